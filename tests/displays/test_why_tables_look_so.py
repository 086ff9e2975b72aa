"""What would puzzle a reader of a table is said in it or below it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.displays.own import DeclaredDisplay
from qualcode.document import Figure, Timeline
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Event, Memo, MemoKind
from qualcode.model.settings import OwnDisplay
from qualcode.model.text import LocalText
from qualcode.study import Selection
from tests.document_outline import outline_blocks
from tests.study_builder import build_study

CASES = (Case("lily", LocalText.plain("Lily")), Case("rose", LocalText.plain("Rose")))

# --- Events in several rows


def memo(title: str, *about: tuple[str, str]) -> Memo:
    event = Event(period="one")
    return Memo(f"memos/{title}.md", about, MemoKind.EVENT, title, "", event=event)


FLOOD = memo("flood", ("case", "rose"), ("case", "lily"))
RAIN = memo("rain", ("case", "rose"))


def told(
    *memos: Memo, cases: tuple[Case, ...] = CASES, cases_asked: tuple[str, ...] = ()
) -> list[str]:
    study = build_study(sources={}, memos=memos, cases=cases, periods=("one",))
    request = DisplayRequest(Selection(cases=cases_asked))
    return outline_blocks(DISPLAYS["event-listing"].build(study, request)).splitlines()


def test_more_entries_than_events_are_explained_below_the_table_and_with_the_figure() -> None:
    study = build_study(sources={}, memos=(FLOOD, RAIN), cases=CASES, periods=("one",))
    _, figure = DISPLAYS["event-listing"].build(study, DisplayRequest())
    assert isinstance(figure, Figure) and isinstance(figure.drawing, Timeline)
    assert sum(len(lane.happenings) for lane in figure.drawing.lanes) == 3
    why = (
        "One event concerns more than one case and stands in the row of each"
        " (events: 2; entries in all: 3)."
    )
    lines = told(FLOOD, RAIN)
    assert f"note: {why}" in lines
    (described,) = (line for line in lines if line.startswith("The figure has two events"))
    assert described.endswith(why)


def test_without_cases_it_is_the_aspects_that_an_event_concerns() -> None:
    law = memo("law", ("code", "EM1.1"), ("code", "PR1.1"))
    lines = told(law, cases=())
    assert any("One event concerns more than one aspect and" in line for line in lines)


def test_where_every_event_stands_once_nothing_is_explained() -> None:
    assert "entries in all" not in "\n".join(told(RAIN))
    narrowed = "\n".join(told(FLOOD, RAIN, cases_asked=("rose",)))
    assert "flood" in narrowed and "entries in all" not in narrowed


# --- Empty cells of tables without topics

PEOPLE = [Informant("I1", "One", "gov", case="rose"), Informant("I2", "Two", "com")]


def own(
    rows: str,
    columns: str,
    codes: tuple[str, ...] = (),
    asked: Mapping[str, tuple[str, ...]] | None = None,
) -> list[str]:
    """The rows of a display of the study's own, with what stands below them."""
    study = build_study(
        informants=PEOPLE,
        cases=CASES,
        sources={"W1": "I1> alpha", "W2": "I2> beta", "W3": "P> And permits?\nI2> Yes."},
        entries={"W1": {"period": "one"}, "W2": {"period": "two"}, "W3": {"period": "one"}},
        codings=["W1.1 EM1.1 + alpha", "W2.1 EM1.1 - beta"],
        periods=("one", "two"),
        asked_in_text=asked,
    )
    display = DeclaredDisplay(OwnDisplay("mine", LocalText.plain("Mine"), rows, columns, "counts"))
    request = DisplayRequest(Selection(codes=codes))
    return outline_blocks(display.build(study, request)).splitlines()


def test_where_nobody_was_heard_the_cell_says_that_there_is_no_source() -> None:
    rows = own("case", "period")
    assert rows[2:5] == [
        "Lily | No source here | No source here",
        "Rose | 1 segment / 1 of 1 informant | No source here",
        "No case | Did not come up | 1 segment / 1 of 1 informant",
    ]


def test_where_somebody_was_heard_the_cell_says_why_nothing_is_coded_there() -> None:
    asked = own("case", "period", asked={"W3": ("PR1.1",)})
    assert asked[4].split(" | ")[1] == "Asked, not yet coded"
    # Of the codes that the table is about nobody was asked.
    other = own("case", "period", ("EM1.1",), asked={"W3": ("PR1.1",)})
    assert other[4].split(" | ")[1] == "Did not come up"


@pytest.mark.parametrize("columns", ["source", "period"])
def test_no_cell_of_a_matrix_is_a_mere_dash(columns: str) -> None:
    cells = [one for row in own("informant", columns) for one in row.split(" | ")]
    assert "–" not in cells and "No source here" in cells
