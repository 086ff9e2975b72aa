"""Who is asked about which finding, and what a sheet is known by."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.coding import Polarity
from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Finding
from qualcode.stages.member_sheets import (
    SheetMark,
    SheetRow,
    fingerprint,
    marks_in,
    sheets_of,
)
from qualcode.study import Selection, Study
from tests.study_builder import build_study

PEOPLE = (
    Informant("I1", "Rosa Harjanti", "gov", pseudonym="Mrs A"),
    Informant("I2", "Wira Susilo", "com", pseudonym="Mr B"),
    Informant("I3", "Dewi Lestari", "com", pseudonym="Mrs C"),
)
CLAIM = Finding(
    "findings/1.md", "T1", "Training is good", ("EM1.1",), "", "", "Prose.",
    directions=(("", Polarity.FAVOURABLE),),
)  # fmt: skip
IDS = st.text(min_size=1, max_size=20).filter(lambda one: bool(one.strip()) and one.isprintable())


def study(*findings: Finding, people: tuple[Informant, ...] = PEOPLE) -> Study:
    return build_study(
        informants=people,
        sources={"W1": "I1> Good.", "W2": "I2> Never.", "W3": "I3> Dear."},
        codings=["W1.1 EM1.1 + Good", "W2.1 EM1.1 - Never", "W3.1 OB1 - Dear"],
        findings=findings or (CLAIM,),
    )


def asked(made: Study) -> dict[str, list[str]]:
    found = sheets_of(made, Selection())
    return {one.informant.id: [each.finding.id for each in one.asked] for one in found}


def test_who_bears_and_who_contradicts_a_claim_is_asked_and_nobody_else() -> None:
    assert asked(study()) == {"I1": ["T1"], "I2": ["T1"]}


def test_the_verdict_of_an_informant_is_on_their_sheet_alone() -> None:
    own = replace(CLAIM, id="T2", voice="I3", about=("OB1",), directions=())
    assert asked(study(CLAIM, own)) == {"I1": ["T1"], "I2": ["T1"], "I3": ["T2"]}


def test_who_withdrew_gets_no_sheet() -> None:
    gone = replace(PEOPLE[0], consent=Consent.WITHDRAWN)
    assert asked(study(people=(gone, *PEOPLE[1:]))) == {"I2": ["T1"]}


def test_a_sheet_has_the_informants_own_words_only() -> None:
    one, two = sheets_of(study(), Selection())
    assert [said.text for said in one.asked[0].words] == ["Good"]
    assert [said.text for said in two.asked[0].words] == ["Never"]


def test_a_fingerprint_changes_with_title_grade_and_prose_and_with_nothing_else() -> None:
    assert fingerprint(CLAIM) == fingerprint(replace(CLAIM, text="Prose.\n", evidence=("W1:1",)))
    changed = {"title": "x", "text": "x", "grade": "x", "qualifiers": ("x",)}
    others = {fingerprint(replace(CLAIM, **{key: new})) for key, new in changed.items()}  # type: ignore[arg-type]
    assert len(others | {fingerprint(CLAIM)}) == 5


@given(IDS, st.lists(IDS, min_size=1, max_size=5))
def test_a_mark_is_read_back_from_any_line_that_holds_it(person: str, ids: list[str]) -> None:
    rows = tuple(SheetRow(at, one, "0123abcd") for at, one in enumerate(ids, 1))
    mark = SheetMark(person, rows)
    broken = mark.printed.replace(" ", "\n  ")
    assert marks_in(f"Mark: {broken}. [x] other [I9: 1=T1#xyz]") == (mark,)


def test_a_mark_without_an_end_is_none_and_takes_no_time() -> None:
    assert marks_in("[I1: " + "1=T1#0123abcd " * 3000) == ()


def test_a_draft_is_on_no_sheet_unless_it_is_named() -> None:
    draft = replace(CLAIM, id="D-EM1", title="DRAF: Pelatihan")
    made = study(CLAIM, draft)
    assert asked(made) == {"I1": ["T1"], "I2": ["T1"]}
    named = sheets_of(made, Selection(), (draft,))
    assert [one.asked[0].finding.id for one in named] == ["D-EM1", "D-EM1"]
