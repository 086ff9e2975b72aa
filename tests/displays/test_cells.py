"""What stands in a cell: the telling quotation, the cut, wide tables and large ones."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.displays.axes import Key, readable_parts
from qualcode.displays.entries import shortened
from qualcode.document import Table
from qualcode.errors import QualcodeError
from qualcode.model.informant import Case
from qualcode.model.memo import Finding, Link
from qualcode.model.text import LocalText
from qualcode.study import Selection, Study
from tests.document_outline import outline_blocks
from tests.study_builder import build_study

ONE_CODE = "EM Empowering\n  EM1 Training"


def cell_of(*signs: str, full: bool = False) -> tuple[str, ...]:
    """The quotations cell of one informant who says word0, word1, … with these signs."""
    study = build_study(
        informants={"I1": "gov"},
        codebook=ONE_CODE,
        sources={"W1": "I1> " + " ".join(f"word{n}." for n, _ in enumerate(signs))},
        codings=[f"W1.1 EM1 {sign} word{n}" for n, sign in enumerate(signs)],
    )
    lines = outline_blocks(
        DISPLAYS["conceptually-clustered"].build(study, DisplayRequest(full=full))
    ).splitlines()
    return tuple(lines[2].split(" | ")[1].split(" / "))


@pytest.mark.parametrize(
    ("signs", "shown"),
    [
        ("+", ["word0 +"]),
        ("0+", ["word1 +"]),
        ("?0", ["word1 0"]),
        ("?", ["word0 ?"]),
        ("0+-", ["word1 +", "word2 −"]),
        ("-0+", ["word0 −", "word2 +"]),
        ("+±", ["word0 +", "word1 ±"]),
        ("±", ["word0 ±"]),
    ],
)
def test_a_cell_shows_the_first_quotation_of_its_position_and_of_a_mixed_one_each_side(
    signs: str, shown: list[str]
) -> None:
    found = [line for line in cell_of(*signs) if line.startswith("“")]
    expected = [one.split() for one in shown]
    assert found == [f"“{word}” (W1.1; {sign})" for word, sign in expected]


def test_a_cell_says_how_many_quotations_it_leaves_out_and_full_leaves_out_none() -> None:
    assert cell_of(*"+++")[-1] == "and 2 more quotations"
    assert len([line for line in cell_of(*"+++", full=True) if line.startswith("“")]) == 3


def test_words_with_two_codes_are_counted_as_one_quotation() -> None:
    study = build_study(
        informants={"I1": "gov"},
        codebook="EM Empowering\n  EM1 Training\n  EM2 Capital",
        sources={"W1": "I1> First. Second."},
        codings=["W1.1 EM1 + First", "W1.1 EM1 + Second", "W1.1 EM2 + Second"],
    )
    request = DisplayRequest(level="aspect")
    lines = outline_blocks(DISPLAYS["conceptually-clustered"].build(study, request)).splitlines()
    assert lines[2].endswith("and 1 more quotation")


def test_a_quotation_is_cut_after_forty_words() -> None:
    words = [f"w{number}" for number in range(41)]
    assert shortened(" ".join(words[:40])) == " ".join(words[:40])
    assert shortened(" ".join(words)) == " ".join(words[:40]) + " […]"


@pytest.mark.parametrize("full", [True, False])
def test_only_full_shows_a_long_quotation_uncut(full: bool) -> None:
    words = " ".join(f"w{number}" for number in range(50))
    study = build_study(
        informants={"I1": "gov"},
        codebook=ONE_CODE,
        sources={"W1": f"I1> {words}"},
        codings=[f"W1.1 EM1 + {words}"],
    )
    text = outline_blocks(
        DISPLAYS["conceptually-clustered"].build(study, DisplayRequest(full=full))
    )
    assert ("w49" in text, "[…]” (" in text) == (full, not full)


WIDE_BOOK = """
    A One
      A1 a
      A2 b
      A3 c
    B Two
      B1 d
      B2 e
      B3 f
    O Obstacles (obstacle)
      O1 g
    U Outcomes (outcome)
      U1 h
"""


def wide_study() -> Study:
    return build_study(
        informants={"I1": "gov"},
        codebook=WIDE_BOOK,
        sources={"W1": "I1> hm"},
        cases=[Case("a", LocalText.plain("Case A"), "good", {"size": "3"})],
        periods=("first",),
        findings=(
            Finding(
                "f.md",
                "T",
                "",
                (),
                "",
                "",
                "",
                links=(
                    Link(("code", "A1"), ("case", "a")),
                    Link(("group", "gov"), ("case", "a")),
                ),
            ),
        ),
    )


def test_a_wide_matrix_has_a_table_for_every_aspect_and_one_for_what_cuts_across() -> None:
    tables = DISPLAYS["conceptually-clustered"].build(wide_study(), DisplayRequest())
    assert outline_blocks(tables).count("== Conceptually clustered matrix: ") == 3
    assert [len(table.columns) - 1 for table in tables if isinstance(table, Table)] == [3, 3, 2]


@pytest.mark.parametrize(("limit", "widths"), [(5, [4, 3]), (7, [7]), (2, [2, 2, 2, 1])])
def test_one_long_cluster_is_split_evenly(limit: int, widths: list[int]) -> None:
    keys = tuple(Key(str(number), "", cluster="A") for number in range(7))
    assert [len(part) for part in readable_parts(keys, limit)] == widths


def test_a_matrix_too_large_to_take_in_says_so() -> None:
    study = build_study(
        informants={f"I{number}": "gov" for number in range(21)}, sources={}, codebook=ONE_CODE
    )
    display = DISPLAYS["conceptually-clustered"]
    assert "21 rows or columns" in outline_blocks(display.build(study, DisplayRequest()))


@pytest.mark.parametrize("name", DISPLAYS.names)
@pytest.mark.parametrize("option", ["entry", "order", "level"])
def test_an_unknown_option_is_refused_with_a_hint(name: str, option: str) -> None:
    request = DisplayRequest(**{option: "quotation"})
    with pytest.raises(QualcodeError, match=r"no .+ named 'quotation'"):
        DISPLAYS[name].build(wide_study(), request)


def test_a_selection_of_codes_keeps_only_their_columns() -> None:
    request = DisplayRequest(Selection(codes=("A2", "O")))
    head = outline_blocks(DISPLAYS["role-ordered"].build(wide_study(), request)).splitlines()[1]
    assert head == "Informant | A One: A2 b | O Obstacles: O1 g"


def test_a_root_that_is_coded_directly_has_a_column_of_its_own() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> strong"},
        codings=["W1.1 EM + strong"],
    )
    text = outline_blocks(DISPLAYS["conceptually-clustered"].build(study, DisplayRequest()))
    assert "Informant | EM Empowering | EM Empowering: EM1 Capacity" in text
    assert "“strong” (W1.1; +)" in text
