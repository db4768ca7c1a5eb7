"""Polarity: what clauses affirm and negate; which two are of one deed, and on which rung they meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.lang.words import words
from consistency.slots.ladder import compare
from consistency.slots.polarity import POLARITY_LEVELS, bound, polarities
from consistency.types import SlotKind


def _levels(left: str, right: str) -> list[str]:
    """Give the rungs of all bound pairs, the same from both sides."""
    rungs = []
    for one in polarities(left):
        for two in polarities(right):
            assert bound(one, two) == bound(two, one)
            assert compare(POLARITY_LEVELS, one, two).level == compare(POLARITY_LEVELS, two, one).level
            if bound(one, two):
                rungs.append(compare(POLARITY_LEVELS, one, two).level)
    return rungs


@pytest.mark.parametrize(
    ("text", "value", "event", "marked"),
    [
        ("The council approved the bridge.", "yes", "accept", "approved"),
        ("The council did not approve the bridge.", "no", "accept", "not"),
        ("The council didn't approve the bridge.", "no", "accept", "didn't"),
        ("Marta Vell never visited Ostrow.", "no", "visit", "never"),
        ("Marta Vell has visited Ostrow.", "yes", "visit", "visited"),
        ("Marta Vell failed to visit Ostrow.", "no", "visit", "failed"),
        ("Marta Vell refused to sign the pact.", "no", "sign", "refused"),
        ("Marta Vell denied taking the money.", "denied", "tak", "taking"),
        ("Marta Vell plans to visit Ostrow.", "planned", "visit", "visit"),
        ("Marta Vell will visit Ostrow.", "planned", "visit", "visit"),
        ("Marta Vell will not visit Ostrow.", "not planned", "visit", "not"),
        ("Marta Vell is due to visit Ostrow.", "planned", "visit", "visit"),
        ("Marta Vell has not yet visited Ostrow.", "not yet", "visit", "not"),
        ("Marta Vell allegedly visited Ostrow.", "alleged", "visit", "visited"),
        ("The ferry reached no harbour.", "no", "reach", "no"),
        ("The relic could not be saved.", "not possible", "save", "not"),
        ("The relic could be saved.", "possible", "save", "saved"),
        ("Vell was unable to leave.", "not possible", "leav", "unable"),
        ("Vell would leave.", "planned", "leav", "leave"),
        ("Vell has not left.", "not so far", "leav", "not"),
        ("Vell has not been charged.", "not yet", "charg", "not"),
        ("He left.", "yes", "leav", "left"),
        ("The gate stayed closed.", "yes", "be open", "stayed"),
        ("The chimney was safe.", "yes", "be safe", "was"),
        ("The shop was shut.", "yes", "be open", "was"),
        ("The chimney was not safe.", "no", "be safe", "not"),
    ],
)
def test_polarities(text: str, value: str, event: str, marked: str) -> None:
    assert [(slot.value, slot.event, slot.text) for slot in polarities(text)] == [(value, event, marked)]


CLASHES = [
    ("Marta Vell signed the treaty.", "Marta Vell did not sign the treaty.", "affirmed against negated"),
    ("Vell signed the treaty on Monday.", "Marta Vell didn't sign the treaty.", "affirmed against negated"),
    ("Marta Vell attended the hearing.", "Vell never attended the hearing.", "affirmed against negated"),
    (
        "The captain had stayed aboard the ferry.",
        "The captain did not stay aboard the ferry.",
        "affirmed against negated",
    ),
    ("The tower's lift was working at noon.", "The tower's lift was not working.", "affirmed against negated"),
    (
        "The altar of Saint Orla was rescued.",
        "The altar of Saint Orla could not be saved.",
        "affirmed against impossible",
    ),
    ("The council approved the tram line.", "The council rejected the tram line.", "opposite words"),
    ("The Senate accepted the budget.", "The Senate vetoed the budget.", "opposite words"),
    ("Unemployment in Norland rose in March.", "Unemployment in Norland fell in March.", "opposite words"),
    ("Shares of Brant increased by 3%.", "Shares of Brant dropped by 3%.", "opposite words"),
    ("Ruvia won the final.", "Ruvia lost the final.", "opposite words"),
    ("The ministry confirmed the arrest.", "The ministry denied the arrest.", "opposite words"),
    ("Ana Brandt survived the crash.", "Ana Brandt died in the crash.", "opposite words"),
    ("The Harl bridge opened on Friday.", "The Harl bridge closed on Friday.", "opposite words"),
    ("Norland allowed the march.", "Norland banned the march.", "opposite words"),
    ("Oskar Lind was convicted on Friday.", "Oskar Lind was acquitted on Friday.", "opposite words"),
    ("Oskar Lind is guilty.", "Oskar Lind is innocent.", "opposite words"),
    ("The miner was alive on Sunday.", "The miner was dead on Sunday.", "opposite words"),
    ("The gunman was armed.", "The gunman was unarmed.", "opposite words"),
    ("Lind backed the strike.", "Lind opposed the strike.", "opposite words"),
    ("The Harl dam was safe.", "The Harl dam was not safe.", "affirmed against negated"),
    ("Vell reached an agreement with Lind.", "Vell reached no agreement with Lind.", "affirmed against negated"),
    ("Vell answered the letter.", "Vell failed to answer the letter.", "affirmed against negated"),
    ("Vell apologised to the family.", "Vell refused to apologise to the family.", "affirmed against negated"),
    ("Harl voted for the strike.", "Harl voted against the strike.", "opposite words"),
    ("Harl voted in favour of the strike.", "Harl voted against the strike.", "opposite words"),
    ("The envoy said the ship was hit.", "The ship was not hit.", "affirmed against negated"),
    ("Vell will attend the summit.", "Vell will not attend the summit.", "affirmed against negated plan"),
    ("The appeals judge upheld the ban.", "The appeals judge overturned the ban.", "opposite words"),
    ("Traffic in Ostrow improved.", "Traffic in Ostrow worsened.", "opposite words"),
    ("The alarm had been switched off.", "The alarm had not been switched off.", "affirmed against negated"),
    ("The Ostrow ferry sank.", "The Ostrow ferry did not sink.", "affirmed against negated"),
    ("On Monday, Vell resigned.", "Vell did not resign.", "affirmed against negated"),
    (
        "The driver, Ivo Mand, stopped at the light.",
        "The driver did not stop at the light.",
        "affirmed against negated",
    ),
    ("The pilots said the engine was repaired.", "The engine was not repaired.", "affirmed against negated"),
]


@pytest.mark.parametrize(("left", "right", "level"), CLASHES)
def test_clash(left: str, right: str, level: str) -> None:
    assert level in _levels(left, right)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Vell signed the treaty.", "Marta Vell signed the treaty on Monday.", "both affirm"),
        ("Vell did not sign the treaty.", "Vell refused to sign the treaty.", "both deny"),
        ("The relic was rescued.", "The relic was saved.", "both affirm"),
        ("Vell will sign the treaty.", "Vell signed the treaty.", "planned against done"),
        ("Vell has not yet signed the treaty.", "Vell signed the treaty.", "not yet against done"),
        ("Vell allegedly signed the treaty.", "Vell did not sign the treaty.", "alleged against stated"),
        ("Vell denied taking the money.", "Vell took the money.", "denied by one voice"),
        ("Brant's profit did not rise.", "Brant's profit fell.", "one negates the opposite"),
        ("Vell will not visit Ostrow.", "Vell visited Ostrow.", "planned against done"),
    ],
)
def test_no_clash_but_bound(left: str, right: str, level: str) -> None:
    assert _levels(left, right) == [level]


TRAPS = [
    ("The top-floor tenant at number nine was evicted.", "The ground-floor tenant at number nine was not evicted."),
    ("Inspectors found lead in the hotel kitchen in Harl.", "Inspectors found no lead in the hotel cellar in Harl."),
    ("The old lamp of the tower was lit.", "The new lamp of the tower was not lit."),
    ("Brant was armed.", "Brant was not armed with a knife."),
    ("The museum is open.", "The museum is closed on Mondays."),
    ("The law banned alcohol sales.", "The law allowed wine sales."),
    ("Four people died.", "Four people survived."),
    ("The patient died.", "The patient survived the first operation."),
    ("Officials closed the road.", "Officials opened the road."),
    ("The envoy denied that the ship was hit.", "The ship was hit."),
    ("The envoy denied the ship was hit.", "The ship was not hit."),
    ("The envoy denied that the ship was hit.", "The envoy confirmed that the ship had sailed."),
    ("Vell did not say that Lind took the money.", "Lind did not take the money."),
    ("The envoy dismissed reports that the ship was hit.", "The ship was not hit."),
    ("There is no evidence that the ship was hit.", "The ship was not hit."),
    ("Lind has not been charged.", "Lind was charged."),
    ("Harl voted for the strike.", "Harl voted against the budget."),
    ("The fire not only damaged the roof.", "The fire damaged the roof."),
    ("Vell did not just sign the treaty.", "Vell signed the treaty."),
    ("No fewer than ten people attended the rally.", "Ten people attended the rally."),
    ("Vell will arrive no later than Monday.", "Vell will arrive on Monday."),
    ("Vell did nothing but sign the treaty.", "Vell signed the treaty."),
    ("Vell did not rule out a strike.", "Vell ruled out a strike."),
    ("Floods are not uncommon in Ostrow.", "Floods are uncommon in Ostrow."),
    ("The visit was not without risk.", "The visit was safe."),
    ("Vell did not think the treaty would hold.", "Vell thought the treaty would hold."),
    ("Did Vell not sign the treaty?", "Vell signed the treaty."),
    ("If Vell does not sign the treaty, Lind will leave.", "Vell signed the treaty."),
    ("Vell no longer supports the strike.", "Vell supported the strike."),
    ("Vell did not sign the treaty until Monday.", "Vell signed the treaty."),
    ("Vell pleaded not guilty.", "Vell was found guilty."),
    ("The driver fell asleep.", "The driver rose early."),
    ("Profit at Brant rose.", "Profit at Harl fell."),
    ("Exports rose in March.", "Exports fell in May."),
    ("Exports rose 3%.", "Exports fell 5%."),
    ("Exports rose.", "Imports fell."),
    ("The northern gate was open.", "The southern gate was closed."),
    ("Vell signed the treaty on Monday.", "Vell did not sign the treaty on Friday."),
    ("Vell signed the treaty.", "Vell did not sign the treaty on Friday."),
    ("Vell signed the letter.", "Vell did not sign the treaty."),
    ("Vell signed the treaty.", "Lind did not sign the treaty."),
    ("Vell met Lind in Riga.", "Vell did not meet Lind in Oslo."),
    ("Vell met Lind.", "Vell did not meet Brant."),
    ("He signed the treaty.", "He did not sign the treaty."),
    ("The House approved the budget.", "The Senate rejected the budget."),
    ("Officials signed the treaty.", "Officials did not sign it."),
    ("Two men were arrested.", "Three men were not arrested."),
    ("Vell won the first race.", "Vell lost the second race."),
    ("Vell lost his temper.", "Vell won the race."),
    ("The shop opened in May.", "The shop closed in July."),
    ("Not all miners survived the blast.", "The miners survived the blast."),
    ("Vell could sign the treaty.", "Vell did not sign the treaty."),
    ("Vell would not sign the treaty.", "Vell signed the treaty."),
    ("It was not clear who signed the treaty.", "Vell signed the treaty."),
    ("Vell did not sign the treaty because Lind had left.", "Vell signed the treaty."),
    ("Vell did not sign the treaty but the memo.", "Lind signed the memo."),
    ("Vell, who did not sign the treaty, left.", "Vell signed the treaty."),
    ("Lind said “I did not sign the treaty at all”.", "Lind signed the treaty."),
    ("Police did not name the man.", "Police named the man."),
    ("Vell almost signed the treaty.", "Vell did not sign the treaty."),
    ("Vell does not want a strike.", "Vell wants a strike."),
    ("The troops closed in.", "The troops opened fire."),
    ("Norland's army left.", "Ruvia's army did not leave."),
]


@pytest.mark.parametrize(("left", "right"), TRAPS)
def test_trap(left: str, right: str) -> None:
    for one in polarities(left):
        for two in polarities(right):
            assert not (bound(one, two) and compare(POLARITY_LEVELS, one, two).agrees is False)


SAME_WORDS = [
    (
        "Mayor Ana Vell of Ostrow met the dockers' union in the old town hall last week.",
        "Ana Vell did not meet the dockers' union of Ostrow in its town hall.",
    ),
    (
        "Finance minister Oskar Lind has checked into the Brightwater clinic, a spa on the coast of Norland.",
        "Oskar Lind, long absent, has not checked into the Brightwater clinic on the Norland coast.",
    ),
    (
        "Harl harbour pilots intervened after the Ostrow ferry drifted towards the outer reef.",
        "Harl harbour pilots did not intervene when the Ostrow ferry drifted to the reef.",
    ),
    (
        "Assistant coach Ivo Mand was appointed interim trainer of Ruvia before the cup final.",
        "Ivo Mand was not appointed trainer of Ruvia for the rest of the cup.",
    ),
    (
        "Late Saturday, workers in Harl blocked the northern docks, two depots and a customs post.",
        "Workers in Harl did not block the northern docks and depots, but held a vigil.",
    ),
    (
        "After leaving the reading room, Lind went down the service stairs and locked the archive.",
        "After leaving the reading room, Lind did not go down the service stairs to the archive.",
    ),
    (
        "In the quiet suburb of Elm Dale he robbed the jeweller Tomas Orr at his workshop.",
        "In the quiet suburb of Elm Dale he did not rob the jeweller Tomas Orr at his workshop.",
    ),
    (
        "The pastor said that the harvest services would be held on schedule in a nearby barn.",
        "The harvest services would not be held on schedule in the nearby barn.",
    ),
    (
        "The council's flood season has come to an early end with the Harl dam repaired.",
        "The council's flood season has not come to an early end at the repaired Harl dam.",
    ),
    (
        "Brant Motors hired the engineer Ada Roe for its racing team in Ostrow.",
        "The engineer Ada Roe was not hired by Brant for the Ostrow racing team.",
    ),
    (
        "The engineer Ada Roe was hired by Brant for the Ostrow racing team.",
        "The engineer Ada Roe was not hired for the Ostrow racing team.",
    ),
    (
        "The clerk charged with forging the Harl deeds has been jailed in Ostrow prison.",
        "A clerk charged with forging the Harl deeds has not been jailed in Ostrow prison.",
    ),
    (
        "The Ostrow choir is touring the island villages, a spokesman for the festival said.",
        "The Ostrow choir is not touring the island villages of the festival.",
    ),
    (
        "The envoy reached the besieged town of Karsk and reportedly slept in its school.",
        "The envoy did not reach the besieged town of Karsk or its school.",
    ),
    (
        "The silver crown of Saint Orla could be saved from the burning chapel in Harl.",
        "The silver crown of Saint Orla could not be saved from the burning chapel.",
    ),
    (
        "Much was carried out, and the crown of Saint Orla, the chapel's best known relic, was rescued.",
        "The crown of Saint Orla could not be saved.",
    ),
    (
        "Lind walked through the yard and opened the gates of the Harl depot to the strikers.",
        "Lind did not open the gates of the Harl depot to the strikers in the yard.",
    ),
    (
        "Vell attended the fisheries summit in Karsk but did not sign the Norland fisheries treaty.",
        "At the fisheries summit in Karsk, Vell signed the Norland fisheries treaty.",
    ),
    (
        "The Ostrow trawler was able to leave port; the trawler reached the Harl lighthouse safely before dusk.",
        "The Ostrow trawler did not reach the Harl lighthouse; it could leave port.",
    ),
]


@pytest.mark.parametrize(("left", "right"), SAME_WORDS)
def test_one_negates_the_verb_of_much_the_same_words(left: str, right: str) -> None:
    assert _clashes(left, right)


ANTONYMS = [
    ("The relic could be saved.", "The relic could not be saved."),
    ("Ada Roe survived the fire.", "Ada Roe died in the fire."),
    ("Harl's board accepted the offer.", "Harl's board rejected the offer."),
    ("Harl's union accepted the offer on Thursday.", "On Thursday Harl's union turned down the offer."),
    ("Parliament approved the Harl bill late on Friday.", "Late on Friday parliament voted down the Harl bill."),
    ("The Karsk tunnel opened on Sunday.", "The Karsk tunnel stayed closed on Sunday."),
    ("The Karsk tunnel remained shut on Sunday.", "The Karsk tunnel was open on Sunday."),
    ("The ministry confirmed the leak.", "The ministry denied the leak."),
    ("Lind admitted the fraud.", "Lind denied the fraud."),
    ("Oskar Lind was guilty.", "Oskar Lind was not guilty."),
    ("Oskar Lind was found guilty of fraud.", "Oskar Lind was not found guilty of fraud."),
    ("The bank raised rates.", "The bank cut rates."),
    ("The government tightened the curfew.", "The government eased the curfew."),
    ("The launch succeeded.", "The launch failed."),
    ("Bishop Orr condemned the march.", "Bishop Orr praised the march."),
    ("The Ostrow driver was injured.", "The Ostrow driver was unhurt."),
    ("The Harl chapel was intact.", "The Harl chapel was destroyed."),
    ("The first test flight was successful.", "The first test flight was unsuccessful."),
    ("The Harl curfew is constitutional.", "The Harl curfew is unconstitutional."),
    ("The Harl vaccine is mandatory.", "The Harl vaccine is voluntary."),
    ("The pilot was conscious.", "The pilot was unconscious."),
    ("Lind was unable to open the vault.", "Lind opened the vault."),
    ("The vault was locked.", "The vault was unlocked."),
]


@pytest.mark.parametrize(("left", "right"), ANTONYMS)
def test_opposites_clash(left: str, right: str) -> None:
    assert _clashes(left, right)


NOT_ONE_DEED = [
    # another day, year, count, name or agent on the negated side
    (
        "Mayor Ana Vell signed the Norland fisheries treaty in Ostrow.",
        "Mayor Ana Vell did not sign the Norland fisheries treaty on Friday.",
    ),
    (
        "Mayor Ana Vell signed the Norland fisheries treaty on Monday.",
        "Mayor Ana Vell did not sign the Norland fisheries treaty on Friday.",
    ),
    (
        "In 2008, Ivo Mand stopped Tomas Orr in a heavyweight title fight.",
        "Ivo Mand did not stop Tomas Orr in the heavyweight title fight.",
    ),
    (
        "Ivo Mand stopped Tomas Orr in the sixth round of a heavyweight fight.",
        "Ivo Mand did not stop Tomas Orr in the second round of a heavyweight fight.",
    ),
    (
        "Coach Lind of Ruvia fielded the young striker Ada Roe in the cup semi-final.",
        "Coach Lind of Ruvia did not field the young striker 12 times in the cup.",
    ),
    (
        "The Harl miner Tomas Orr was killed on Sunday at the northern coal pit.",
        "The Harl miner Tomas Orr was not killed by the blast at the northern coal pit.",
    ),
    (
        "The Harl miner Tomas Orr was killed by a falling beam at the coal pit.",
        "The Harl miner Tomas Orr was not killed by the gas at the coal pit.",
    ),
    # somebody or something else
    (
        "Ana Vell signed the Norland fisheries treaty in the town hall.",
        "Oskar Lind did not sign the Norland fisheries treaty in the town hall.",
    ),
    (
        "The House of Norland adopted the harbour budget for the coming year.",
        "The Senate of Norland did not adopt the harbour budget for the coming year.",
    ),
    (
        "Ana Vell toured the burnt chapel in Harl with the bishop and the fire chief.",
        "Ana Vell did not tour the burnt archive with the bishop and the fire chief.",
    ),
    (
        "Lind met the dockers of Harl to discuss wages and the strike.",
        "Lind did not meet the pilots of Karsk to discuss wages and the strike.",
    ),
    (
        "The minister Ana Vell of Norland addressed the harbour congress of pilots and dockers in Karsk.",
        "The minister Oskar Lind of Norland did not address the harbour congress of pilots and dockers in Karsk.",
    ),
    (
        "The lead pilots Ada Roe, Ivo Mand, and Tomas Orr are signed for the island race, but Lind lacks a deal.",
        "While Lind was not signed, pilots Ada Roe, Ivo Mand and Tomas Orr sail the island race.",
    ),
    (
        "The lead pilots Ada Roe and Ivo Mand are signed for the island race.",
        "Unlike the pilots Ada Roe and Ivo Mand, Lind is not signed for the island race.",
    ),
    (
        "He toured the burnt chapel with the fire chief and the bishop of Harl.",
        "Lind did not tour the burnt chapel, as the bishop of Harl was away.",
    ),
    # modality, time and reach of the negation
    (
        "The trawler crew could leave the Karsk harbour hospital with the doctor.",
        "The trawler crew did not leave the Karsk harbour hospital with the doctor.",
    ),
    (
        "The Harl council will close the old coal harbour after the winter storms.",
        "The Harl council did not close the old coal harbour after the winter storms.",
    ),
    (
        "The clerk has not been charged with forging the Harl deeds in Ostrow.",
        "The clerk has been charged with forging the Harl deeds in Ostrow.",
    ),
    (
        "The administration has addressed the dredging rule but has not overturned it.",
        "The administration overturned the dredging rule today in a long awaited move.",
    ),
    (
        "The council has not formally approved the Harl tram line to the harbour.",
        "The council approved the Harl tram line to the harbour.",
    ),
    (
        "The Harl pilots did not strike because the dockers of Karsk had asked them.",
        "The Harl pilots struck as the dockers of Karsk had asked them.",
    ),
    (
        "The Harl pilots did not board the Ostrow ferry until the storm was over.",
        "The Harl pilots boarded the Ostrow ferry when the storm was over.",
    ),
    (
        "If the Harl pilots do not board the Ostrow ferry, the harbour will stay shut.",
        "The Harl pilots boarded the Ostrow ferry and the harbour opened.",
    ),
    (
        "The Harl pilots did not immediately board the drifting Ostrow ferry.",
        "The Harl pilots boarded the drifting Ostrow ferry.",
    ),
    (
        "The Harl pilots did not only board the drifting Ostrow ferry.",
        "The Harl pilots boarded the drifting Ostrow ferry.",
    ),
    (
        "Did the Harl pilots not board the drifting Ostrow ferry?",
        "The Harl pilots boarded the drifting Ostrow ferry.",
    ),
    (
        "The Harl pilots allegedly boarded the drifting Ostrow ferry.",
        "The Harl pilots did not board the drifting Ostrow ferry.",
    ),
    (
        "The Harl pilots denied boarding the drifting Ostrow ferry.",
        "The Harl pilots boarded the drifting Ostrow ferry.",
    ),
    (
        "There were reports that the Harl pilots did not board the drifting Ostrow ferry.",
        "The Harl pilots boarded the drifting Ostrow ferry.",
    ),
    (
        "The Harl pilots had yet to board the drifting Ostrow ferry.",
        "The Harl pilots boarded the drifting Ostrow ferry.",
    ),
    (
        "The Harl pilots would have boarded the drifting Ostrow ferry.",
        "The Harl pilots did not board the drifting Ostrow ferry.",
    ),
    (
        "The Harl pilots no longer board the Ostrow ferry in the outer harbour.",
        "The Harl pilots boarded the Ostrow ferry in the outer harbour.",
    ),
    # opposite words that are both true
    ("Ada Roe survived the fire.", "Her dog died in the fire."),
    ("The Karsk tunnel opened on Sunday.", "The Karsk tunnel stayed closed on Monday."),
    ("The Karsk tunnel opened.", "The Karsk tunnel stayed closed."),
    ("Lind admitted the fraud.", "Lind denied the murder."),
    ("The bank raised rates.", "The bank cut jobs."),
    ("The pilot was unhurt.", "The co-pilot was injured."),
    ("The bank failed to raise rates.", "The bank failed."),
    ("Vell was not guilty.", "Vell was innocent."),
]


@pytest.mark.parametrize(("left", "right"), NOT_ONE_DEED)
def test_another_deed_or_no_plain_denial(left: str, right: str) -> None:
    assert not _clashes(left, right)


def _clashes(left: str, right: str) -> bool:
    """Say whether a bound pair meets on a rung that disagrees, the same from both sides."""
    found = [(one, two) for one in polarities(left) for two in polarities(right)]
    met = [compare(POLARITY_LEVELS, one, two).agrees is False for one, two in found if bound(one, two)]
    back = [compare(POLARITY_LEVELS, two, one).agrees is False for one, two in found if bound(two, one)]
    assert met == back
    return any(met)


def test_a_slot_and_none() -> None:
    (slot,) = polarities("Vell signed the treaty.")
    assert compare(POLARITY_LEVELS, slot, None).agrees is None


WORDS = st.sampled_from(
    words(
        "shut safe dead for against in favour to no that denied "
        "Vell Lind the council did not never no signed approved rejected rose fell treaty profit was will be "
        "guilty , . ; and if who said denied failed to until Monday n't 's didn't “ ” ? 3% been has of crown"
    )
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_are_exact_and_a_slot_agrees_with_itself(text: str) -> None:
    found = polarities(text)
    for slot in found:
        assert slot.kind is SlotKind.POLARITY
        assert slot.text
        assert text[slot.start : slot.end] == slot.text
        assert compare(POLARITY_LEVELS, slot, slot).agrees is True
    for one in found:
        for two in found:
            assert bound(one, two) == bound(two, one)
            assert compare(POLARITY_LEVELS, one, two).level == compare(POLARITY_LEVELS, two, one).level


@pytest.mark.parametrize("text", ["Brandt has three sons.", "How many ships will you build today?"])
def test_a_number_or_a_pronoun_behind_an_auxiliary_is_no_verb(text):
    assert [slot.text for slot in polarities(text)] == []
