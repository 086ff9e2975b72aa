"""Ratings of cells, events and links, as memos and findings say them in their front matter."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import codes, marked, places, words

from qualcode.model.coding import Polarity
from qualcode.model.memo import Event, Link, Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.stores.findings import read_findings
from qualcode.stores.memos import parse_memo
from qualcode.stores.subjects import Subjects

SUBJECTS = Subjects(
    codes={"EM1": "EM1", "OB1": "OB1", "OLD": "EM1", "both": "both"},
    informants=("I1",),
    sources=("W1",),
    cases=("melati", "both"),
    groups=("com",),
    periods=("round 1", "round 2"),
    roles=("Head of the group", "Treasurer"),
    told_roles=("Head of the group",),
    scales={
        "strength": (Grade("weak"), Grade("strong")),
        "size": (Grade("small"), Grade("strong")),
    },
)


def memo(front: str, text: str = "") -> Memo:
    found, problems = parse_memo(f"---\n{front}\n---\n{text}".encode(), "memos/m.md", SUBJECTS)
    assert found is not None and not problems, words(problems)
    return found


def told(front: str) -> tuple[Memo, list[str], list[tuple[int | None, int | None]], str]:
    """The memo, what is wrong with it and whether that is told where the « stands."""
    data, expected = marked(f"---\n{front}\n---\n")
    found, problems = parse_memo(data, "memos/m.md", SUBJECTS)
    assert found is not None
    assert places(problems) == expected
    return found, codes(problems), expected, words(problems)


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("melati", ("case", "melati")),
        ("com", ("group", "com")),
        ("round 2", ("period", "round 2")),
        ("{case: both}", ("case", "both")),
        ("{code: both}", ("code", "both")),
    ],
)
def test_a_memo_may_be_about_a_case_a_group_or_a_period(
    about: str, subject: tuple[str, str]
) -> None:
    assert memo(f"about: {about}").about == (subject,)


def test_an_id_that_is_a_code_s_and_a_case_s_is_refused_with_both_ways_to_write_it() -> None:
    found, problem, _, said = told("about: «both")
    assert (found.about, problem) == ((), ["unclear-subject"])
    assert said == "'both' can be a code or a case Write {code: both} or {case: both}."


def test_a_period_that_the_study_does_not_have_is_told() -> None:
    assert told("about: {period: «round 3}")[1] == ["unknown-period"]


@pytest.mark.parametrize(
    "who", ["informant: I1", "case: melati", "group: com", "period: round 1", "source: W1"]
)
def test_a_memo_on_a_cell_that_does_not_say_its_kind_is_its_summary(who: str) -> None:
    assert memo(f"about: {{{who}, code: EM1}}").kind is MemoKind.SUMMARY
    assert memo(f"about: {{{who}, code: EM1}}\nkind: reflexive").kind is MemoKind.REFLEXIVE
    assert memo(f"about: {{{who}}}").kind is MemoKind.ANALYTIC


def test_a_grade_rates_the_cell_and_finds_its_scale() -> None:
    found = memo("about: {case: melati, code: OLD}\ngrade: weak")
    assert (found.scale, found.grade) == ("strength", "weak")
    assert found.about == (("case", "melati"), ("code", "EM1"))
    given = memo("about: {case: melati, code: EM1}\ngrade: strong\nscale: size")
    assert (given.scale, given.grade) == ("size", "strong")


@pytest.mark.parametrize(
    ("front", "code", "said"),
    [
        ("about: {case: melati, code: EM1}\ngrade: «strong", "unknown-grade", "scale: strength or"),
        ("about: {case: melati, code: EM1}\ngrade: «week", "unknown-grade", "weak, strong"),
        ("about: EM1\n«grade: weak", "grade-without-cell", "kind: summary"),
        ("about: {informant: I1, case: melati, code: EM1}\n«grade: weak", "grade-without-cell", ""),
        ("about: {case: melati, code: EM1}\nkind: analytic\n«grade: weak", "grade-without-cell",
         "this memo is no cell's summary"),
    ],
)  # fmt: skip
def test_a_grade_that_rates_no_cell_or_is_on_no_scale_is_told(
    front: str, code: str, said: str
) -> None:
    found, problem, _, hint = told(front)
    assert (problem, found.grade) == ([code], "")
    assert said in hint


def test_an_event_says_when_it_was_and_what_came_of_it() -> None:
    found = memo(
        'about: melati\nkind: event\ndate: 2026-01-17\nperiod: round 2\n'
        'effect: The books are gone\nsign: "-"\ncritical: yes'
    )  # fmt: skip
    assert found.event == Event(
        date(2026, 1, 17), "round 2", "The books are gone", Polarity.UNFAVOURABLE, True
    )


def test_an_event_about_a_period_stands_in_it() -> None:
    found = memo("about: [melati, {period: round 1}]\nkind: event")
    assert found.event == Event(period="round 1")


def test_another_memo_is_no_event() -> None:
    assert memo("about: melati").event is None


@pytest.mark.parametrize(
    ("front", "code", "said"),
    [
        ("about: melati\n«date: 2026-01-17", "event-key", "Write kind: event, or remove it."),
        ("about: melati\nkind: reflexive\n«critical: yes", "event-key", "kind reflexive"),
        ("«about: melati\nkind: event", "event-without-time", "neither its date nor its period"),
        ("about: melati\nkind: event\ndate: «17/1/2026", "wrong-value", "Write 2026-01-17."),
        ("about: melati\nkind: event\nperiod: «round 3\ndate: 2026-01-17", "unknown-period",
         "Did you mean 'round"),
        ("about: melati\nkind: event\ndate: 2026-01-17\nsign: «'?'", "wrong-value",
         "sign must be +, -, ± or 0"),
        ("about: melati\nkind: event\ndate: 2026-01-17\ncritical: «maybe", "wrong-value", "yes"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_event_is_told_with_its_remedy(
    front: str, code: str, said: str
) -> None:
    _, problem, _, hint = told(front)
    assert problem == [code] and said in hint


LINKS = """\
about: EM1
links:
  - from: OLD
    to: {role: head of the group}
    sign: "+"
    evidence: [W1:3, p-0123456789]
    because: They say so.
  - {from: {case: both}, to: {informant: I1}, evidence: W1:3-5}
"""


def test_links_keep_their_ends_and_their_evidence_as_written() -> None:
    assert memo(LINKS).links == (
        Link(("code", "EM1"), ("role", "Head of the group"), Polarity.FAVOURABLE,
             ("W1:3", "p-0123456789"), "They say so.", 4),
        Link(("case", "both"), ("informant", "I1"), None, ("W1:3-5",), "", 9),
    )  # fmt: skip


def test_a_role_that_nobody_heard_has_is_kept_and_a_misspelt_one_is_told() -> None:
    found = memo("about: EM1\nlinks: [{from: {role: Governor}, to: EM1}]")
    assert found.links[0].source == ("role", "Governor")
    close, problem, _, said = told(
        "about: EM1\nlinks: [{from: {role: «Head of the grup}, to: EM1}]"
    )
    assert problem == ["unknown-role"] and "Did you mean 'Head of the group'?" in said
    assert close.links[0].source == ("role", "Head of the grup")


def test_what_is_nearly_a_role_that_may_not_be_told_is_not_told_either() -> None:
    close, problem, _, said = told("about: EM1\nlinks: [{from: {role: «Tresurer}, to: EM1}]")
    assert problem == ["unknown-role"] and "reasurer" not in said and "Tresurer" not in said
    assert close.links[0].source == ("role", "Tresurer")


@pytest.mark.parametrize(
    ("link", "code", "said"),
    [
        ("{from: «both, to: OB1}", "unclear-subject", "Write {code: both} or {case: both}."),
        ("{from: «EM7, to: OB1}", "unknown-subject", "Did you mean 'EM1'?"),
        ("{from: {«source: W1}, to: OB1}", "unknown-key", "a link: from cannot be a 'source'"),
        ("{from: «[EM1, OB1], to: OB1}", "wrong-value", "from must name one thing, not 2"),
        ("{«from: EM1}", "missing-key", "'to' is missing"),
        ("{from: EM1, «too: OB1, to: OB1}", "unknown-key", "Did you mean 'to'?"),
        ("{from: EM1, to: OB1, sign: «good}", "wrong-value", "must be +, -, ± or 0"),
        ("«EM1", "wrong-value", "must be a mapping"),
    ],
)
def test_what_is_wrong_with_a_link_is_told_with_its_remedy(link: str, code: str, said: str) -> None:
    data, expected = marked(f"---\nabout: EM1\nlinks: [{link}]\n---\n")
    _, problems = parse_memo(data, "memos/m.md", SUBJECTS)
    assert codes(problems) == [code] and said in words(problems)
    if code != "missing-key":
        assert places(problems) == expected


def test_a_finding_has_links_too(tmp_path: Path) -> None:
    (tmp_path / "findings").mkdir()
    page = "---\nid: t\nabout: EM1\nlinks: [{from: melati, to: EM1, sign: '-'}]\n---\nText.\n"
    (tmp_path / "findings" / "t.md").write_text(page)
    (found,), problems = read_findings(tmp_path, SUBJECTS, {})
    assert problems == ()
    assert found.links == (
        Link(("case", "melati"), ("code", "EM1"), Polarity.UNFAVOURABLE, line=4),
    )


@given(st.text("-\n: abEMI1{}[]'\"&*#melatifromtsgnkd", max_size=120))
def test_no_front_matter_makes_the_reading_raise(text: str) -> None:
    for front in (f"about: EM1\nlinks: {text}", f"kind: event\n{text}", f"about: {text}"):
        parse_memo(f"---\n{front}\n---\n".encode(), "m.md", SUBJECTS)


EXAMPLES = (Path(__file__).parents[2] / "docs" / "coding.md").read_text("utf-8")
RATINGS = EXAMPLES.split("### Ratings, events and links")[1].split("\n## ")[0]


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.+?)```", RATINGS, re.DOTALL))
def test_the_examples_of_the_manual_are_right(block: str) -> None:
    known = Subjects(
        codes={"EM1": "EM1"},
        cases=("melati",),
        periods=("putaran-5",),
        scales={"daya": (Grade("lemah"), Grade("kuat"))},
    )
    found, problems = parse_memo(f"---\n{block}---\n".encode(), "memos/m.md", known)
    assert not problems, words(problems)
    assert found and (found.grade or found.event or found.links)
