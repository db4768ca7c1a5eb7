"""What parts two facts that look like one, and what does not."""

import pytest

from consistency.claims import extract
from consistency.slots import with_slots
from consistency.slots.parting import parted
from consistency.types import Article, SlotKind


def read(text, kind):
    article = Article("a", "a", text)
    return next(
        (claim, slot)
        for claim in with_slots(extract(article), article)
        for slot in claim.slots
        if slot.kind is SlotKind(kind)
    )


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        ("date", "By 1958 she had vanished.", "In 1957 she vanished.", True),
        ("date", "By 1958 she had vanished.", "By 1961 she had vanished.", False),
        ("date", "The bank did not close it in 2019.", "The bank closed it in 2023.", True),
        ("date", "The bank closed it in 2019.", "The bank closed it in 2023.", False),
        ("date", "The church burned on Friday night.", "The church burned on Saturday.", True),
        ("date", "An overnight fire Friday destroyed it.", "The church burned on Saturday.", True),
        ("date", "The church burned on Friday.", "The church burned early on Saturday.", True),
        ("date", "The church burned on 31 December.", "The church burned at 4 a.m. on 1 January.", True),
        ("date", "The church burned on Friday morning.", "The church burned on Saturday.", False),
        ("date", "The church burned on Friday.", "The church burned on Saturday night.", False),
        ("date", "The church burned on Friday night.", "The church burned early on Sunday.", False),
        ("date", "The clinic fell to Hurricane Vera in 1998.", "Hurricane Odo destroyed it in 2005.", True),
        ("date", "The clinic fell to Hurricane Vera in 1998.", "Hurricane Vera destroyed it in 2005.", False),
        ("date", "The hurricane destroyed it in 1998.", "Hurricane Odo destroyed it in 2005.", False),
        ("date", "Mara Holt won the race Sunday.", "Mara Holt won the race Friday.", False),
        ("quantity", "Flight 214 carried 80 people.", "Flight 93 carried 40 people.", True),
        ("quantity", "Holt scored 12 goals in Game 3.", "Holt scored nine goals in game 3.", False),
        ("age", "Mara Holt, 39, was hurt.", "The third victim, Mara Holt, 48, was hurt.", False),
        ("age", "The second victim, 39, was hurt.", "The third victim, 48, was hurt.", True),
        ("quantity", "Divers have found 14 bodies so far.", "Nine bodies were found on Monday.", True),
        ("quantity", "Divers have found 14 bodies so far.", "Nine bodies have been found.", False),
        ("quantity", "He completed his first 17 passes.", "He completed 24 passes.", True),
        ("quantity", "He completed 17 passes.", "He completed 24 passes.", False),
        ("time", "The first train left Ostrow at 14:20.", "The second train left Ostrow at 14:50.", True),
        ("time", "The first train left Ostrow at 14:20.", "The first train left Ostrow at 14:50.", False),
        ("time", "The siren sounded at 8 a.m. in Vell.", "The siren sounded again at 11 a.m. in Vell.", True),
        ("time", "The train left Ostrow at 14:20.", "The train left Ostrow at 14:50.", False),
        ("money", "The gang demanded a ransom of $3 million.", "The family paid a ransom of $1 million.", True),
        ("money", "Vera Holt is suing the state for $20 million.", "The state will pay her $2 million.", True),
        ("money", "In 2007 the firm made $4 million.", "The firm made $7 million.", True),
        ("money", "In 2007 the firm made $4 million.", "The firm made $7 million in 2007.", False),
        ("money", "The firm, founded in 1950, made $4 million.", "The firm made $7 million.", False),
        ("quantity", "In 2011, 23 people were killed on the bend.", "Nine people were killed on the bend.", True),
        ("age", "Mara Holt, 92, won the race in 2006.", "Mara Holt, 95, died on Monday.", True),
        ("age", "Mara Holt, 92, told the radio that she was proud.", "Mara Holt, 95, died on Monday.", False),
        ("time", "The library opens at 9 a.m. on weekdays.", "On Sundays the library opens at noon.", True),
        ("time", "They came again; the siren sounded at 8 a.m.", "The siren sounded at 11 a.m. in Vell.", False),
        ("money", "The bridge was to cost $60 million.", "The bridge cost $90 million to build.", True),
        ("money", "The fire was to blame for a loss of $6 million.", "The loss was $9 million.", False),
        ("quantity", "The army will send 700 soldiers.", "The army has sent 200 soldiers.", True),
        ("quantity", "The army will send 700 soldiers.", "The army plans to send 200 soldiers.", False),
        ("quantity", "Fourteen people were injured.", "Two people were seriously injured.", True),
        ("quantity", "Nine people were killed.", "Three children were killed.", True),
        ("quantity", "Five women were killed.", "Two men were killed.", True),
        ("quantity", "Twelve riders fell.", "Nine horses fell.", True),
        ("quantity", "Nine people were killed.", "Twelve passengers were killed.", False),
        ("quantity", "The road kills 12 people a year.", "Nine people were killed on the road.", True),
        ("money", "Every family will get $500.", "The families will get $40 million.", True),
        ("time", "Polls opened at 8 a.m.", "Half of the voters had come by 4 p.m.", True),
        ("quantity", "Norland shot down 12 drones.", "Ruvia launched 40 drones.", True),
        ("quantity", "It proposed the rule in May and has received 300 letters.", "It received 250 letters.", False),
        ("date", "The match will be played on 5 May.", "The match was played on 12 May.", False),
        ("date", "The match was to have been played on 5 May.", "The match will be played on 12 May.", True),
        ("date", "The match was originally planned for 5 May.", "The match is planned for 12 May.", True),
        ("date", "The lower house passed the bill on 4 June.", "The senate passed the bill on 18 June.", True),
        ("date", "The senate passed the bill on 4 June.", "The senate passed the bill on 18 June.", False),
        ("quantity", "A decade ago Tarn counted 655 deaths.", "Tarn counted 412 deaths last year.", True),
        ("quantity", "In the cities, 61% of voters backed it.", "Among farmers, 34% of voters backed it.", True),
        ("quantity", "Shares of Brack plunged 5.4%.", "Shares of Brack closed down 3.9%.", True),
        ("quantity", "Shares of Brack ended 5.4% lower.", "Shares of Brack closed down 3.9%.", False),
        ("quantity", "The crash hurt 11 people in all.", "Nine people and two dogs were hurt in the crash.", True),
        ("quantity", "The crash hurt 11 people in all.", "Nine people were hurt in the crash.", False),
        ("quantity", "The car was carrying 22 people.", "The car can hold 40 people.", True),
        ("quantity", "The ferry has room for 90 people.", "The ferry has a capacity of 80 people.", False),
        ("quantity", "The ferry had 480 people on board, though built for 300.", "It held 540 people.", False),
        ("quantity", "Orban cut 300 jobs in Leeds.", "Orban cut 1,200 jobs in all.", True),
        ("quantity", "Orban cut 300 jobs in Leeds.", "Orban cut 1,200 jobs.", False),
        ("quantity", "On Friday 11 crewmen were missing.", "On Friday 14 crewmen had not been seen since noon.", False),
        ("quantity", "Nine houses burned.", "Twelve homes burned.", False),
        ("quantity", "The base has 12 F-16 jets.", "The base has seven C-130 planes.", True),
        ("money", "Kell will give $3,000 to each.", "Kell promised $5,000 to each.", False),
        ("date", "It sank on the evening of 14 March.", "It sank on the evening of 13 March.", False),
        ("date", "It sank late on 13 March.", "It sank early on 14 March.", True),
        ("date", "It sank on the night of 13 March.", "It sank on 14 March.", True),
        ("date", "It sank early on 13 March.", "It sank early on 14 March.", False),
        ("quantity", "Norland fired nine missiles.", "The ministry counted 14 missiles.", False),
        ("quantity", "The crash killed 41 people.", "In the first carriage alone, it killed 17 people.", True),
        ("quantity", "The storm hit 84 homes in Marden and Colby.", "The storm hit 31 homes in Marden.", True),
        ("quantity", "The storm hit 84 homes in Marden and Colby.", "The storm hit 31 homes.", False),
        ("quantity", "Fires destroyed 210 homes.", "Fires destroyed 38 homes on Maple Ridge Road.", True),
        ("quantity", "A bomb killed 12 people.", "A bomb killed 15 people on Maple Ridge Road.", False),
        ("quantity", "Initial reports put the missing at 60.", "The navy says 43 people are missing.", True),
        ("money", "Insurers paid $900 million.", "To cars alone insurers paid $200 million.", True),
        ("time", "The capsule was due to land at 2 p.m.", "The capsule landed at 4.20 p.m.", True),
        ("quantity", "The blast killed 56 people.", "The blast killed 14 firefighters.", True),
        ("quantity", "Norland invited 27 leaders.", "At the talks were 22 leaders.", True),
        ("quantity", "Initial reports put the dead at 60.", "The navy now says 43 people are dead.", True),
        ("quantity", "Thieves took four paintings.", "Thieves took two Flemish paintings.", True),
        ("quantity", "Thieves took four paintings.", "Thieves took nine Flemish paintings.", False),
        ("quantity", "Thieves took four Flemish paintings.", "Thieves took two Flemish paintings.", False),
        ("quantity", "Three people were dead on Samar.", "A week after the storm 29 people were dead.", True),
        ("quantity", "Three people were dead on Samar.", "On Samar 29 people were dead.", False),
        ("money", "The tram will cost the city 2 million euros.", "It will cost 4 million euros in all.", False),
        ("money", "It will cost the city 2 million euros.", "It costs 4 million euros, split between both.", True),
        ("date", "They expected to let all of the 900 residents go home on Sunday.", "They went on Tuesday.", True),
        ("date", "They expected to let all of them go on Sunday.", "They hoped to let them go on Tuesday.", False),
        ("date", "It had registered 31 families by Monday night.", "It had registered 78 by Wednesday.", True),
        ("date", "All work must be done by Monday.", "All work must be done by Wednesday.", False),
        ("quantity", "Orvia has 230 cases of measles.", "Brent County in Orvia has 148 cases of measles.", True),
        ("quantity", "There were 160 people aboard.", "She had 148 passengers and a crew of 12 aboard.", True),
        ("duration", "The cabinet reels after four days of riots.", "It was calm after eight days of riots.", True),
        ("duration", "The riots lasted four days.", "The riots lasted eight days.", False),
        ("duration", "Vera Holt spent 27 years in prison.", "She spent three years waiting for her retrial.", True),
    ],
)
def test_parted(kind, left, right, expected):
    assert parted(*read(left, kind), *read(right, kind)) is expected
    assert parted(*read(right, kind), *read(left, kind)) is expected
