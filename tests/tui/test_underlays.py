"""Which codings cover what, on which track, and what a line of the screen shows of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.tui.layout import lay_out
from qualcode.tui.page import Page
from qualcode.tui.painting import Gutter, gutter_for, painted_row
from qualcode.tui.parts import parts_of
from qualcode.tui.selection import Selection
from qualcode.tui.underlays import Mark, Underlays, painted, tracks
from tests.study_builder import build_study

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=20)


def coding(number: int, start: int, end: int, code: str = "EM1.1", reviewed: bool = True) -> Coding:
    return Coding(
        f"id{number}", "W1", start, end, "", code, "ani", Polarity.FAVOURABLE, Origin.MANUAL,
        reviewed=reviewed,
    )  # fmt: skip


def codings(spans: list[tuple[int, int]]) -> list[Coding]:
    return [coding(number, start, start + long) for number, (start, long) in enumerate(spans)]


@given(SPANS, st.integers(0, 70), st.integers(1, 20))
def test_the_codings_of_a_stretch_are_found_and_no_others(
    spans: list[tuple[int, int]], start: int, long: int
) -> None:
    made = codings(spans)
    found = Underlays(made).between(start, start + long)
    assert {mark.coding.id for mark in found} == {
        one.id for one in made if one.overlaps(start, start + long)
    }
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)


@given(SPANS, st.integers(1, 20))
def test_codings_that_meet_on_a_line_have_tracks_of_their_own(
    spans: list[tuple[int, int]], width: int
) -> None:
    underlays = Underlays(codings(spans))
    found = tracks(underlays.marks, lambda offset: offset // width)
    for line in range(100 // width):
        here = [
            found[mark.coding.id]
            for mark in underlays.marks
            if mark.start // width <= line <= (mark.end - 1) // width
        ]
        assert len(here) == len(set(here))


def test_a_track_that_is_free_again_is_used_again() -> None:
    underlays = Underlays([coding(1, 0, 30), coding(2, 5, 8), coding(3, 20, 25)])
    assert tracks(underlays.marks, lambda offset: offset // 10) == {"id1": 0, "id2": 1, "id3": 1}


@given(SPANS)
def test_of_several_codings_the_shortest_gives_its_colour(spans: list[tuple[int, int]]) -> None:
    marks = [Mark(one) for one in codings(spans)]
    for place, mark in enumerate(painted(marks, 0, 90)):
        here = [one for one in marks if one.start <= place < one.end]
        assert (mark is None) == (not here)
        if mark:
            assert mark.end - mark.start == min(one.end - one.start for one in here)


STUDY = build_study(
    sources={"W1": "P> How?\nI1> It was good. Later it was dear, they say.\nI2> No."},
    informants={"I1": "com", "I2": "com"},
    codings=[
        "W1.2 EM1.1 + It was good.",
        "W1.2 OB1 ? Later it was dear, they say. @rules",
        "W1.2 EM1.2 - was dear @budi",
    ],
)
GUTTER = Gutter(number=3, tracks=2, margin=10, text=24)


def lines(page: Page, gutter: Gutter = GUTTER) -> list[str]:
    layout = lay_out(page.source.text, page.parts, gutter.text)
    found = tracks(page.underlays.marks, layout.row_at)
    return [
        "".join(run.text for run in painted_row(page, layout, number, gutter, found)).rstrip()
        for number in range(len(layout.rows))
    ]


def page() -> Page:
    return Page(STUDY.sources[0], parts_of(STUDY, STUDY.sources[0]), STUDY.codings)


def test_bars_signs_and_ids_say_without_colour_what_is_coded_how() -> None:
    assert lines(page()) == [
        " 1      P: How?",
        " 2 ┃+┊? I1: It was good. Later    EM1.1 ·…",
        "   ┃−┊  it was dear, they say.    EM1.2",
        " 3      I2: No.",
    ]


def test_more_codings_than_tracks_are_hinted_at() -> None:
    told = lines(page(), Gutter(number=3, tracks=1, margin=0, text=24))
    assert told[1].startswith(" 2 ┃»")
    assert told[2].startswith("   ┃»")


def test_decisions_and_proposals_and_the_selection_look_different() -> None:
    one = page()
    one.select(Selection(one.source.text.index("good"), one.source.text.index("good") + 4))
    layout = lay_out(one.source.text, one.parts, 60)
    found = tracks(one.underlays.marks, layout.row_at)
    runs = painted_row(one, layout, 1, Gutter(3, 2, 0, 60), found)
    looks = {run.text: run.look for run in runs}
    assert (looks["It was "].code, looks["It was "].open) == ("EM1.1", False)
    assert (looks["good"].chosen, looks["It was "].chosen) == (2, 0)
    assert (looks["Later it "].code, looks["Later it "].open) == ("OB1", True)
    assert (looks["was dear"].code, looks["was dear"].open) == ("EM1.2", False)


def test_the_narrower_the_screen_the_less_stands_beside_the_text() -> None:
    assert gutter_for(30, 99) == Gutter(3, 2, 0, 22)
    assert gutter_for(56, 99).tracks == 3
    assert gutter_for(120, 99).margin == 14
    assert gutter_for(300, 99).text == 100
