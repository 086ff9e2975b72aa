"""Displays that study.yaml declares: what `where` narrows stays narrowed, and ratings are shown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qualcode.displays import DisplayRequest, UnsuitedError
from qualcode.displays.own import DeclaredDisplay
from qualcode.errors import QualcodeError
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.settings import Grade, OwnDisplay
from qualcode.model.text import LocalText
from qualcode.study import Selection, Study
from tests.document_outline import outline_blocks
from tests.study_builder import build_study

GRADED = Memo(
    "a.md",
    (("case", "a"), ("code", "EM1")),
    MemoKind.SUMMARY,
    "",
    "So it is.",
    scale="scale",
    grade="low",
)


def study() -> Study:
    return build_study(
        codebook="EM Empowering\n  EM1 Capacity\n    EM1.1 Training\n  EM2 Access\n",
        informants=[
            Informant("I1", "One", "gov", case="a"),
            Informant("I2", "Two", "com", case="b"),
        ],
        cases=[Case(one, LocalText.plain(f"Case {one}")) for one in ("a", "b")],
        sources={"W1": "I1> alpha beta", "W2": "I2> alpha beta"},
        codings=["W1.1 EM2 + beta", "W2.1 EM1.1 - alpha", "W2.1 EM2 + beta"],
        scales={"scale": (Grade("low"), Grade("high"))},
        memos=(GRADED,),
    )


def shown(
    rows: str,
    columns: str,
    entry: str,
    where: Mapping[str, tuple[str, ...]],
    **asked: tuple[str, ...],
) -> list[str]:
    own = OwnDisplay("mine", LocalText.plain("Mine"), rows, columns, entry, where=where)
    request = DisplayRequest(Selection(**asked))  # type: ignore[arg-type]
    return outline_blocks(DeclaredDisplay(own).build(study(), request)).splitlines()


def test_what_is_asked_for_narrows_where_and_never_widens_it() -> None:
    where = {"code": ("EM1",)}
    assert shown("group", "code", "counts", where)[1] == "Source Group | EM1.1 Training"
    wider = shown("group", "code", "counts", where, codes=("EM",))
    assert wider == shown("group", "code", "counts", where)
    narrower = shown("group", "code", "counts", {"code": ("EM",)}, codes=("EM2",))
    assert narrower[1] == "Source Group | EM2 Access"


def test_what_has_nothing_in_common_with_where_is_refused() -> None:
    with pytest.raises(UnsuitedError, match="about group com only"):
        shown("informant", "code", "counts", {"group": ("com",)}, groups=("gov",))
    with pytest.raises(UnsuitedError, match="about code EM1 only"):
        shown("informant", "code", "counts", {"code": ("EM1",)}, codes=("EM2",))


def test_a_rating_is_shown_also_where_nothing_is_coded() -> None:
    rows = shown("case", "indicator", "ratings", {"code": ("EM1",)})
    assert rows[2] == "Case a | Rating: low – So it is."


@pytest.mark.parametrize("entry", ["counts", "positions", "presence"])
def test_cells_of_numbers_do_not_hold_a_summary_where_nothing_is_coded(entry: str) -> None:
    rows = shown("case", "indicator", entry, {"code": ("EM1",)})
    assert "So it is." not in rows[2]


@pytest.mark.parametrize(("rows", "columns"), [("group", "case"), ("code", "role")])
def test_a_cell_that_no_memo_can_be_about_holds_nothing_that_is_written(
    rows: str, columns: str
) -> None:
    for entry in ("ratings", "summaries"):
        with pytest.raises(QualcodeError, match=f"nobody can have written {entry}"):
            shown(rows, columns, entry, {})


def test_a_phase_that_is_asked_for_narrows_the_declared_one() -> None:
    def phase(declared: str, asked: str) -> str:
        own = OwnDisplay("x", LocalText.plain("X"), "group", "code", where={"phase": (declared,)})
        return DeclaredDisplay(own).selected(study(), Selection(phase=asked)).phase

    assert phase("all", "preliminary") == "preliminary"
    assert phase("preliminary", "all") == "preliminary"
    assert phase("preliminary", "main") == "preliminary"
    with pytest.raises(UnsuitedError, match="main phase only"):
        phase("main", "preliminary")


@pytest.mark.parametrize(
    ("declared", "asked", "shown_as"),
    [
        ("only", "all", "only"),
        ("only", None, "only"),
        ("all", "only", "only"),
        ("all", None, "all"),
    ],
)
def test_what_is_reviewed_is_narrowed_by_what_is_asked_for_and_never_widened(
    declared: str, asked: str | None, shown_as: str
) -> None:
    own = OwnDisplay("x", LocalText.plain("X"), "group", "code", where={"reviewed": (declared,)})
    chosen = DeclaredDisplay(own).selected(study(), Selection(reviewed=asked))
    assert chosen.reviewed == shown_as
