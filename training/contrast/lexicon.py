"""The word tables of the generator, written for it; `_` stands for a space inside an entry."""


def entries(*lines: str) -> tuple[str, ...]:
    """Split lines of entries parted by spaces: `entries("New_York Paris") == ("New York", "Paris")`."""
    return tuple(word.replace("_", " ") for line in lines for word in line.split())


def couples(*lines: str) -> tuple[tuple[str, str], ...]:
    """Split lines of couples: `couples("rose/fell") == (("rose", "fell"),)`."""
    return tuple((left, right) for entry in entries(*lines) for left, right in [entry.split("/")])


MONTHS = entries("January February March April May June July August September October November December")
SHORT_MONTHS = entries("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.")
WEEKDAYS = entries("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

COUNTRIES = entries(
    "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus",
    "Belgium Bolivia Bosnia Botswana Brazil Bulgaria Burma Cambodia Cameroon Canada Chad Chile China Colombia",
    "Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Fiji Finland France Gabon Georgia",
    "Germany Ghana Greece Guatemala Guinea Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland",
    "Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Laos Latvia Lebanon Liberia Libya Lithuania",
    "Malawi Malaysia Mali Malta Mexico Moldova Mongolia Morocco Mozambique Myanmar Namibia Nepal New_Zealand",
    "Nicaragua Niger Nigeria North_Korea Norway Oman Pakistan Panama Paraguay Peru Philippines Poland Portugal",
    "Qatar Romania Russia Rwanda Saudi_Arabia Scotland Senegal Serbia Sierra_Leone Singapore Slovakia Slovenia",
    "Somalia South_Africa South_Korea Spain Sri_Lanka Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania",
    "Thailand Tunisia Turkey Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe",
)
NATIONALITIES = entries(
    "Afghan Albanian Algerian American Argentine Australian Austrian Bangladeshi Belgian Bolivian Brazilian",
    "British Bulgarian Cambodian Canadian Chilean Chinese Colombian Croatian Cuban Czech Danish Dutch Egyptian",
    "Estonian Ethiopian Finnish French German Ghanaian Greek Hungarian Icelandic Indian Indonesian Iranian Iraqi",
    "Irish Israeli Italian Jamaican Japanese Jordanian Kenyan Korean Kuwaiti Latvian Lebanese Libyan Lithuanian",
    "Malaysian Mexican Moroccan Nepalese Nigerian Norwegian Pakistani Peruvian Polish Portuguese Romanian Russian",
    "Rwandan Saudi Scottish Serbian Slovak Somali Spanish Sudanese Swedish Swiss Syrian Taiwanese Thai Tunisian",
    "Turkish Ugandan Ukrainian Venezuelan Vietnamese Welsh Yemeni",
)
STATES = entries(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois",
    "Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri",
    "Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico North_Carolina North_Dakota Ohio Oklahoma Oregon",
    "Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia West_Virginia",
    "Wisconsin Wyoming",
)
CITIES = entries(
    "Aberdeen Accra Adelaide Algiers Amman Amsterdam Ankara Athens Atlanta Auckland Austin Baghdad Baltimore",
    "Bangkok Barcelona Basra Beijing Beirut Belfast Belgrade Berlin Birmingham Bogota Boston Brasilia Brisbane",
    "Bristol Brussels Bucharest Budapest Buenos_Aires Buffalo Cairo Calgary Canberra Cape_Town Caracas Cardiff",
    "Charlotte Chennai Chicago Christchurch Cincinnati Cleveland Cologne Copenhagen Dallas Damascus Delhi Denver",
    "Detroit Dhaka Doha Dubai Dublin Durban Edinburgh El_Paso Fallujah Florence Frankfurt Gaza Geneva Genoa",
    "Glasgow Hamburg Hanoi Harare Havana Helsinki Hiroshima Houston Indianapolis Islamabad Istanbul Jakarta",
    "Jerusalem Johannesburg Kabul Kandahar Karachi Kathmandu Kiev Kigali Kinshasa Kolkata Lagos Lahore Las_Vegas",
    "Leeds Leicester Lima Lisbon Liverpool London Los_Angeles Lyon Madrid Manchester Manila Marseille Melbourne",
    "Memphis Miami Milan Milwaukee Minneapolis Mogadishu Montreal Moscow Mosul Mumbai Munich Nairobi Naples",
    "Nashville New_Delhi New_Orleans Newcastle Nottingham Oakland Osaka Oslo Ottawa Oxford Paris Perth",
    "Philadelphia Phoenix Pittsburgh Portland Prague Pretoria Pyongyang Quebec_City Rangoon Riga Rio_de_Janeiro",
    "Riyadh Rome Rotterdam Sacramento San_Antonio San_Diego San_Francisco San_Jose Santiago Sarajevo Seattle",
    "Seoul Seville Shanghai Sheffield Sofia St._Louis Stockholm Stuttgart Sydney Taipei Tallinn Tampa Tehran",
    "Tel_Aviv Tokyo Toronto Tripoli Tucson Tunis Turin Vancouver Venice Vienna Vilnius Warsaw Zagreb Zurich",
)
FIRST_NAMES = frozenset(
    entries(
        "Aaron Abdul Adam Adrian Ahmed Alan Albert Alex Alexander Alexandra Alfred Ali Alice Allan Allen Amanda",
        "Amy Andre Andrea Andrew Andy Angela Angelina Ann Anna Anne Anthony Antonio Arnold Arthur Ashley Barack",
        "Barbara Barry Ben Benjamin Bernard Bill Billy Bob Bobby Brad Bradley Brandon Brenda Brendan Brian Bruce",
        "Bryan Carl Carlos Carol Caroline Catherine Charles Charlie Charlotte Chris Christian Christina Christine",
        "Christopher Claire Clint Colin Craig Cynthia Dan Daniel Dave David Dean Deborah Dennis Derek Diana Diane",
        "Dick Don Donald Donna Dorothy Doug Douglas Drew Dylan Ed Eddie Edward Eleanor Elizabeth Ellen Emily Emma",
        "Eric Erik Ernest Eugene Eva Evan Frances Francis Francisco Frank Franklin Fred Frederick Gary Gavin Gene",
        "Geoffrey George Gerald Gerard Gordon Grace Graham Grant Greg Gregory Guy Hans Harold Harry Heather Helen",
        "Henry Herbert Howard Hugh Hugo Ian Isaac Ivan Jack Jackie Jacob James Jamie Jan Jane Janet Jason Javier",
        "Jay Jean Jeff Jeffrey Jennifer Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joe Joel Johan John Johnny",
        "Jon Jonathan Jorge Jose José Joseph Joshua Juan Judith Judy Julia Julian Julie Justin Karen Karl Kate",
        "Katherine Kathleen Katie Keith Kelly Ken Kenneth Kevin Kim Kirk Kristen Kyle Larry Laura Lauren Laurence",
        "Lawrence Lee Leo Leon Leonard Leonardo Lewis Linda Lindsay Lisa Liz Louis Louise Lucas Lucy Luis Luke",
        "Manuel Marc Marco Marcus Margaret Maria Marie Mario Marion Mark Martha Martin Mary Matt Matthew Maurice",
        "Max Megan Melissa Michael Michel Michelle Miguel Mike Mikhail Mohamed Mohammad Mohammed Molly Monica",
        "Muhammad Nancy Natalie Nathan Neil Nicholas Nick Nicolas Nicole Nigel Noah Noel Norman Oliver Oscar",
        "Pamela Patricia Patrick Paul Paula Pedro Penelope Peter Phil Philip Phillip Pierre Rachel Ralph Randy",
        "Ray Raymond Rebecca Ricardo Richard Rick Ricky Robert Roberto Robin Rod Roger Roland Ron Ronald Ronnie",
        "Rosa Ross Roy Russell Ruth Ryan Sally Sam Samuel Sandra Sara Sarah Scott Sean Seth Shane Shannon Sharon",
        "Sheila Shirley Simon Sophie Stanley Stefan Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne",
        "Sylvia Taylor Ted Teresa Terry Theodore Theresa Thomas Tim Timothy Todd Tom Tommy Tony Tracy Tyler",
        "Victor Victoria Vincent Virginia Vladimir Walter Warren Wayne Wendy William Willie Yuri Zachary",
    )
)
HONORIFICS = entries(
    "Mr. Mrs. Ms. Dr. Sir Lord Lady Dame Judge Justice Professor Prof. President Senator Sen. Rep. Gov. Governor",
    "Mayor Minister Secretary Chancellor Captain Capt. Colonel Col. General Gen. Lt. Sgt. Sergeant Detective",
    "Sheriff Officer Coach King Queen Prince Princess Pope Bishop Archbishop Cardinal Rev. Congressman Ambassador",
    "Chairman actor actress singer spokesman spokeswoman director coach lawyer attorney rapper quarterback",
    "striker captain",
)
ORG_ENDS = entries(
    "Inc Inc. Corp Corp. Corporation Company Party University College Ministry Council Agency Bank Court",
    "Committee Department Association Union Group Commission Institute Foundation Hospital Airlines Airways",
    "Records Pictures Studios Entertainment Club FC United City Rovers Network Times Post Newspaper Press Society",
    "League Authority Bureau Office Industries Motors Technologies Systems Holdings School Academy Museum Church",
)

#: Posts and relations of which one person has one at a time, so that one for another is a clash.
ROLE_GROUPS = (
    entries(
        "president prime_minister vice_president foreign_minister defense_minister finance_minister",
        "interior_minister health_minister justice_minister attorney_general secretary_of_state",
        "treasury_secretary chancellor ambassador",
    ),
    entries("governor mayor senator congressman sheriff"),
    entries("spokesman lawyer doctor manager neighbour coach accountant bodyguard driver"),
    entries("spokeswoman lawyer doctor manager neighbour assistant"),
    entries("brother father uncle son grandfather cousin nephew"),
    entries("sister mother aunt daughter grandmother niece"),
    entries("detective prosecutor judge firefighter paramedic coroner"),
    entries("goalkeeper defender striker midfielder"),
    entries("quarterback linebacker cornerback kicker"),
    entries("teacher nurse farmer plumber lawyer electrician soldier journalist"),
    entries("colonel captain lieutenant sergeant"),
    entries("bishop cardinal priest archbishop"),
)

#: Words that exclude each other in one place of one sentence; both ways.
ANTONYMS = couples(
    "rose/fell rise/fall rises/falls rising/falling increased/decreased increase/decrease increases/decreases",
    "increasing/decreasing won/lost winning/losing win/lose wins/loses approved/rejected approve/reject",
    "approves/rejects accepted/refused accept/refuse accepts/refuses alive/dead north/south northern/southern",
    "east/west eastern/western opened/closed opening/closing began/ended begins/ends started/finished",
    "largest/smallest oldest/youngest highest/lowest biggest/smallest longest/shortest best/worst",
    "supported/opposed supports/opposes support/oppose confirmed/denied confirms/denies allowed/banned",
    "allows/bans gained/lost higher/lower male/female men/women man/woman boy/girl boys/girls winter/summer",
    "majority/minorityd arrested/released bought/sold legal/illegal inside/outside above/below likely/unlikely",
    "able/unable agreed/refused strong/weak major/minor strengthened/weakened strengthens/weakens",
    "improved/worsened improves/worsens expanded/shrank arrived/departed entered/left succeeded/failed",
    "succeeds/fails attacked/defended legalized/outlawed raised/lowered raise/lower expensive/cheap rich/poor",
    "northeast/southwest northwest/southeast northeastern/southwestern northwestern/southeastern married/divorced",
    "survived/died guilty/innocent successful/unsuccessful safe/unsafe possible/impossible peaceful/violent",
    "public/private positive/negative early/late day/night morning/evening outgoing/incoming former/current",
    "domestic/foreign praised/criticized praises/criticizes upheld/overturned temporary/permanent",
    "voluntary/compulsory guilty/not_guilty stable/critical accepted/rejected remembered/forgot borrowed/lent",
    "deployed/withdrew advanced/retreated included/excluded includes/excludes maximum/minimum upper/lower",
    "first/last earlier/later faster/slower larger/smaller older/younger always/never everyone/nobody",
    "everything/nothing hot/cold wet/dry warm/cool upstairs/downstairs awake/asleep profit/loss victory/defeat",
    "success/failure wealthy/poor visible/invisible rural/urban",
    "for_the_first_time/for_the_second_time before/after more_than/less_than with/without rejected/endorsed",
    "tightened/eased dismissed/upheld deepest/shallowest heaviest/lightest widely/rarely fully/partly",
)

#: Past forms and the lemma of the opposite: what `rose` did not do is `fall`.
OPPOSITE_LEMMAS = dict(
    couples(
        "rose/fall fell/rise increased/decrease decreased/increase won/lose lost/win approved/reject",
        "rejected/approve accepted/reject refused/agree supported/oppose opposed/support confirmed/deny",
        "denied/confirm allowed/ban banned/allow survived/die succeeded/fail failed/succeed improved/worsen",
        "arrived/leave expanded/shrink praised/criticize criticized/praise strengthened/weaken",
        "weakened/strengthen upheld/overturn overturned/uphold hired/fire",
    )
)

#: Verbs of `A verb B` where `B verb A` is another event.
ASYMMETRIC = entries(
    "defeated beat killed sued accused hired fired attacked arrested succeeded replaced bought acquired founded",
    "invaded criticized praised thanked employed shot stabbed robbed supported endorsed nominated appointed",
    "followed taught raised adopted betrayed overthrew assassinated conquered directed discovered influenced",
    "inspired joined sponsored rescued saved kidnapped murdered captured blamed invited visited called telephoned",
    "warned promoted",
)

IRREGULAR_PAST = dict(
    couples(
        "become/became begin/began break/broke bring/brought build/built buy/bought catch/caught choose/chose",
        "come/came drive/drove fall/fell feel/felt fight/fought find/found fly/flew forget/forgot get/got",
        "give/gave go/went grow/grew hear/heard hold/held keep/kept know/knew lead/led leave/left lose/lost",
        "make/made meet/met pay/paid rise/rose run/ran see/saw sell/sold send/sent shoot/shot sing/sang sit/sat",
        "speak/spoke spend/spent stand/stood steal/stole strike/struck swim/swam take/took teach/taught tell/told",
        "think/thought throw/threw wear/wore win/won write/wrote",
    )
)
REGULAR_LEMMAS = entries(
    "accept accuse achieve acquire admit adopt agree announce appear apply appoint approve arrest arrive ask",
    "attack attempt attend ban belong blame call cancel carry cause change charge claim close collapse compete",
    "complete confirm continue control convert cover crash create cross deal decide declare defeat defend deliver",
    "demand deny depend design destroy die direct discover discuss drop earn elect employ enable end endorse",
    "enjoy enter escape establish expand expect explain explode express face fail file finish fire follow force",
    "found gain graduate help hire identify import include increase inform injure inspire intend introduce invade",
    "invent invite issue join kill land last launch learn live look love maintain manage marry mention move",
    "murder need offer open oppose order own pass pick plan play plead praise prevent produce promise propose",
    "protect prove provide publish pull push raise reach receive recognize record recover reduce refer refuse",
    "regain reject release remain remove repeat replace report represent request rescue resign respond retire",
    "return reveal review save score search serve settle show sign specify star start state stay stop struggle",
    "study succeed suffer suggest supply support surrender survive talk threaten touch trade train travel treat",
    "turn use visit vote wait walk want warn wish withdraw witness work",
)

#: Light rewordings that keep the truth, left for right.
SYNONYMS = couples(
    "said/stated said_that/stated_that around/about approximately/about roughly/about began/started begin/start",
    "purchased/bought obtained/got assisted/helped required/needed United_States/U.S. United_Kingdom/UK",
    "movie/film film/movie large/big near/close_to numerous/many several/a_number_of injured/hurt hurt/injured",
    "wounded/injured ill/sick agreement/deal deal/agreement announced/declared attempted/tried tried/attempted",
    "nearly/almost almost/nearly company/firm firm/company attorney/lawyer lawyer/attorney",
    "automobile/car television/TV percent/per_cent per_cent/percent soon/shortly shortly/soon often/frequently",
    "frequently/often quickly/rapidly rapidly/quickly huge/enormous earlier/previously previously/earlier",
    "primarily/mainly mainly/primarily currently/now entire/whole located/situated situated/located",
    "ended/came_to_an_end finished/ended received/got founded/established established/founded constructed/built",
    "built/constructed commenced/began departed/left occurred/happened took_place/was_held blaze/fire",
    "quake/earthquake earthquake/quake murdered/killed featuring/with children/kids photo/picture",
)
