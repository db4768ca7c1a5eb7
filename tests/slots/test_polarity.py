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
        ("The relic could not be saved.", "no", "save", "not"),
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
    ("The altar of Saint Orla was rescued.", "The altar of Saint Orla could not be saved.", "affirmed against negated"),
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
