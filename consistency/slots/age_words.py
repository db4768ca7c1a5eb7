"""Words beside ages: who has an age, what is so old and is nobody, and what is no name."""

from __future__ import annotations

import re

from consistency.lang.words import words

#: Capitals that are no names of people.
NAME_STOP = frozenset(
    words(
        "the a an in on at and but for after before with when while as by from since because police officials "
        "monday tuesday wednesday thursday friday saturday sunday january "
        "february march april may june "
        "july august september october november december today yesterday tomorrow meanwhile however also then "
        "president "
        "king queen he she it they "
        "street avenue road city county state north south east west route flight channel chapter page number psalm "
        "game "
        "week"
    )
)
THINGS = frozenset(
    words(
        "company corporation corp inc bank stadium bridge church hotel theatre theater school university museum club "
        "party union league institute act "
        "agreement treaty war programme program project plant station league team ltd llc bill law airline newspaper "
        "station center centre house hall "
        "building tower temple mosque palace prison hospital airport records studio studios group foundation "
        "association "
        "agency"
    )
)
#: What is said to be so old and is no person, in the singular or the plural.
OLD_THINGS = THINGS | frozenset(
    words(
        "rule rules regulation regulations laws home ship ferry plane jet bus train car truck boat system ban record "
        "policy tradition contract deal conflict dispute case investigation marriage business practice tree wine "
        "whisky pipe pipes line facility dam road event firm startup company institution"
    )
)
TITLES = frozenset(
    words(
        "mr mrs ms miss dr doctor sir lord lady dame president minister prime foreign senator governor mayor judge "
        "justice "
        "king "
        "queen prince princess "
        "general colonel captain lieutenant sergeant major officer detective trooper senior sheriff deputy chief "
        "secretary chancellor professor "
        "coach actor actress singer director former rep sen gov gen col capt lt sgt rev reverend pope father sister "
        "brother"
    )
)
GENERIC = frozenset(
    words(
        "man woman person people boy girl boys girls men women teenager teen child children suspect victim suspects "
        "victims resident native student "
        "students male female baby infant toddler youth youngster individual adult adults pensioner passenger other "
        "others one friend citizen "
        "worker employee member patient defendant"
    )
)
PEOPLE = GENERIC | frozenset(
    words(
        "son daughter brother sister mother father wife husband uncle aunt nephew niece cousin grandson granddaughter "
        "grandmother grandfather widow "
        "twin twins driver pilot nurse chef cook coach guard guide thief judge mayor king queen prince princess pope "
        "priest monk nun bishop clerk "
        "athlete champion president minister secretary senator governor lawmaker congressman congresswoman politician "
        "leader chief head soldier "
        "officer sergeant detective star model american frenchman briton german italian russian ukrainian spaniard "
        "veteran native journalist artist "
        "musician guitarist bride groom fiancee boyfriend girlfriend husband partner neighbour neighbor accountant "
        "assistant tourist immigrant migrant "
        "refugee recruit cadet civilian hostage gunman attacker shooter bomber killer cyclist pedestrian motorist "
        "goalkeeper striker midfielder "
        "quarterback forward captain heir monarch tycoon billionaire millionaire orphan schoolboy schoolgirl "
        "undergraduate graduate freshman rookie "
        "comedian physician surgeon dentist scientist expert spokesman spokeswoman diplomat envoy ambassador "
        "chancellor "
        "premier tsar "
        "actor actress waitress hostess heiress duchess countess stewardess starlet socialite host roommate flatmate "
        "housemate classmate teammate colleague co-worker coworker vicar deacon addict convict felon fugitive burglar "
        "golfer surfer skier boxer jockey cop deputy constable sheriff marshal corporal lieutenant colonel general "
        "sailor tailor juror professor survivor supervisor councillor councilor investor dancer racer footballer "
        "dealer wrestler bowler butler handler courier cashier pupil fan mum mom dad stepfather stepmother stepson "
        "pastor rabbi imam seamstress tenor soprano lad lass captain skipper bookkeeper librarian hero heroine "
        "stepdaughter ex-wife ex-husband ex-girlfriend ex-boyfriend fiance godfather godmother grandparent parent"
    )
)
#: They have their ages as people have.
ANIMALS = frozenset(
    words(
        "animal horse pony mare stallion gelding foal donkey mule bull cow elephant tortoise turtle parrot cockatoo "
        "dog puppy labrador terrier cat kitten gorilla chimpanzee orangutan orca whale dolphin rhino giraffe panda "
        "lion lioness hippo alligator crocodile"
    )
)
PERSON_ENDING = re.compile(
    r"(?:\w{3,}(?:ist|ian|man|woman|men|women)|\w{2,}(?:cher|ker|ter|ger|der|ner|per|mer|ber|ver|ctor|itor|utor|ator|"
    r"eer|yer))$"
)
NOT_PERSONS = frozenset(
    words(
        "whisker water paper letter order border computer river winter summer tower timber monster theater theatre "
        "theater center poster master trailer freighter tanker cruiser cutter helicopter charter chapter quarter "
        "disaster reactor tractor barrier sweater steamer carrier"
    )
)
