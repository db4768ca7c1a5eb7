from dataclasses import replace

from report_fixture import AGE57, COAST, HOSTILE, VERDICTS, C

from consistency.render import claims_table, comparison


def test_comparison_shows_all_the_evidence_of_a_pair() -> None:
    assert comparison(VERDICTS[:1], width=80, color=False).splitlines() == [
        "Contradiction: age · confidence very high (0.97)",
        "Ines Valdor is 57 in one report and 75 in the other.",
        "    first: Harbour master Ines Valdor, «57», led the rescue",
        "    second: Ines Valdor, the «75-year-old» harbour master, directed the rescue",
        "    of the burning ferry.",
        "    person: Ines Valdor / —: missing on one side (says nothing)",
        "    age: 57 / 75-year-old: different value (clashes)",
        "    NLI first → second: entailment 0.01, neutral 0.03, contradiction 0.96",
        "    NLI second → first: entailment 0.01, neutral 0.03, contradiction 0.96",
        "",
    ]


def test_comparison_of_what_could_not_be_measured_or_is_unrelated() -> None:
    shown = comparison(VERDICTS[12:14], width=80, color=False)
    assert shown.startswith('Unmeasured · confidence very high (0.97)\n"It" could stand for two things.\n')
    assert "Unrelated · confidence" in shown
    assert "NLI" not in shown.split("Unrelated")[0]


def test_comparison_of_no_pair_says_so() -> None:
    assert comparison((), width=80, color=False) == "No pair of claims to judge.\n"


def test_claims_show_where_they_lie_and_what_was_read() -> None:
    claims = (
        C["title57"],
        replace(C["age57"], slots=(AGE57,)),
        replace(C["two"], resolved="Two crew members were in hospital on 2 May 2023."),
        C["question"],
        C["cost"],
    )
    assert claims_table(COAST, claims, width=100, color=False).splitlines() == [
        "Coast Daily · Harbour chief, 57, praised after ferry fire · 2 May 2023, 09:15 UTC · 5 claims",
        "headline  Harbour chief, 57, praised after ferry fire",
        "10–56  Harbour master Ines Valdor, 57, led the rescue",
        "    age of Ines Valdor: 57",
        "201–254  Two crew members were in hospital on Tuesday morning.",
        "    resolved: Two crew members were in hospital on 2 May 2023.",
        "255–282  Was the ferry safe to sail?",
        "    question, not judged",
        "283–339  Repairs will cost 4.2 million crowns, the operator said.",
        "    said by the operator",
        "",
    ]


def test_hostile_words_cannot_steer_the_terminal() -> None:
    shown = claims_table(HOSTILE, (C["bidi"], C["escape"]), width=80, color=False)
    assert "⟨U+202E⟩gnidnal⟨U+202C⟩" in shown
    assert not set("\x1b\u202e") & set(shown)
