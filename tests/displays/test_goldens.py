"""One golden per display on one small study, in English, as a plain outline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Event, Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from tests.document_outline import outline_blocks
from tests.study_builder import CODEBOOK, build_study


def rated(case: str, code: str, grade: str, text: str) -> Memo:
    about = (("case", case), ("code", code))
    return Memo(f"{case}.md", about, MemoKind.SUMMARY, "", text, scale="support", grade=grade)


def happened(
    case: str, code: str, title: str, day: date, period: str, sign: str, critical: bool
) -> Memo:
    about = (("case", case), ("code", code))
    event = Event(day, period, f"{title}: what came of it", Polarity(sign), critical)
    return Memo(f"{day}.md", about, MemoKind.EVENT, title, "", event=event)


STUDY = build_study(
    codebook=f"{CODEBOOK}OUT Outcomes (outcome)\n  OUT1 Income\n",
    informants=[
        Informant("I1", "Rini", "gov", pseudonym="Mrs A", role="head", consent=Consent.ROLE),
        Informant(
            "I2",
            "Joko",
            "com",
            pseudonym="Mr B",
            role="weaver",
            case="rose",
            attributes={"sex": "M"},
        ),
        Informant("I3", "Tuti", "com", pseudonym="Mrs C", case="lily", attributes={"sex": "F"}),
    ],
    cases=[
        Case("lily", LocalText.plain("Lily group"), "stuck", {"loans": "few"}),
        Case("rose", LocalText.plain("Rose group"), "thriving", {"loans": "many"}),
    ],
    periods=("round 1", "round 2"),
    scales={
        "growth": (Grade("stuck", "loans unpaid"), Grade("thriving", "loans paid")),
        "support": (Grade("low"), Grade("high", "named by most")),
    },
    sources={
        "W1": "P> Training?\nI1> It was good.\nI1> But rare. Permits are cheap.",
        "W2": "I2> Never any training.\nI2> Permits are dear.",
        "D1": "Training was planned.",
    },
    entries={
        "D1": {"kind": SourceKind.DOCUMENT, "case": "lily", "period": "round 1"},
        "W1": {"asked": ("EM1",), "period": "round 1", "date": date(2026, 1, 5)},
        "W2": {"period": "round 2", "date": date(2026, 2, 6)},
    },
    codings=[
        "W1.2 EM1.1 + It was good",
        "W1.3 EM1.1 - But rare",
        "W1.3 PR1.1 + Permits are cheap",
        "W2.1 EM1.1 - Never any training",
        "W2.2 PR1.1 - Permits are dear",
        "W2.2 OB1 - Permits are dear",
        "W2.2 OUT1 + dear",
        "D1.1 EM1.2 0 Training was planned",
    ],
    memos=(
        Memo("m.md", (("informant", "I2"), ("code", "OB1")), MemoKind.SUMMARY, "", "Mr Joko pays."),
        rated("rose", "EM1.1", "high", "Trained each month."),
        rated("lily", "EM1.1", "low", ""),
        happened("rose", "PR1.1", "Permit office opens", date(2025, 3, 1), "round 1", "+", True),
        happened("lily", "OB1", "Loom broke", date(2025, 9, 9), "round 2", "-", False),
    ),
    findings=(
        Finding(
            "f.md",
            "T1",
            "Training helped Rose",
            ("EM1.1",),
            "",
            "",
            "It did.",
            links=(
                Link(("code", "EM1.1"), ("case", "rose"), Polarity.FAVOURABLE, because="skills"),
                Link(("code", "OB1"), ("code", "EM1.1"), Polarity.UNFAVOURABLE),
                Link(
                    ("code", "PR1.1"),
                    ("code", "EM1.1"),
                    Polarity.FAVOURABLE,
                    ("W1:3",),
                    "with a permit one is invited",
                ),
                Link(("informant", "I1"), ("case", "rose"), Polarity.FAVOURABLE, ("W1:2",)),
                Link(("role", "weaver"), ("group", "gov"), Polarity.UNFAVOURABLE),
            ),
        ),
    ),
)

GOLDENS = {path.stem: path for path in (Path(__file__).parent / "golden").glob("*.txt")}


def built(name: str, request: DisplayRequest) -> str:
    lines = outline_blocks(DISPLAYS[name].build(STUDY, request)).splitlines()
    return "\n".join(line for line in lines if not line.startswith("note: "))


def test_every_display_has_a_golden() -> None:
    assert set(GOLDENS) == set(DISPLAYS.names)


@pytest.mark.parametrize("name", sorted(GOLDENS))
def test_a_display_is_filled_as_written_down(name: str) -> None:
    golden = GOLDENS[name].read_text(encoding="utf-8")
    assert built(name, DisplayRequest()) + "\n" == golden


OTHER_ENTRIES = {
    "counts": "Mrs A (head) | 2 segments | 1 segment | Not asked | Not asked | Not asked",
    "positions": (
        "Mrs A (head) | EM1.1: Mixed (±) (W1.2; W1.3) | PR1.1: Favourable (+) (W1.3)"
        " | Not asked | Not asked | Not asked"
    ),
    "presence": "Mrs A (head) | Present | Present | Not asked | Not asked | Not asked",
}


@pytest.mark.parametrize("entry", OTHER_ENTRIES)
def test_a_matrix_of_informants_holds_other_entries_on_request(entry: str) -> None:
    lines = built("conceptually-clustered", DisplayRequest(entry=entry)).splitlines()
    assert OTHER_ENTRIES[entry] in lines


def test_a_group_cell_with_quotations_names_the_speaker() -> None:
    lines = built("checklist", DisplayRequest(entry="quotations")).splitlines()
    assert any("“Never any training” (Mr B, W2.1; EM1.1 −)" in line for line in lines)


def test_a_group_cell_with_counts_keeps_segments_and_people_apart() -> None:
    lines = built("checklist", DisplayRequest(entry="counts")).splitlines()
    assert any("2 segments / 1 of 1 informant" in line for line in lines)


def test_the_code_level_shows_codes() -> None:
    head = built("role-ordered", DisplayRequest(level="code", entry="presence")).splitlines()[1]
    assert "EM1.1 Training" in head
    assert "EM1.2 Guidance" in head
    assert "EM1 Capacity" not in head


def test_rows_can_stand_in_the_order_of_their_segments() -> None:
    lines = built("content-analytic-summary", DisplayRequest(order="count")).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("EM1.")] == ["EM1.1", "EM1.2"]
    people = built("conceptually-clustered", DisplayRequest(order="count", entry="presence"))
    assert people.splitlines()[-1].startswith("Mrs C")
