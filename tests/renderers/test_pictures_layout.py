"""Layouts of pictures: everything is there, in its place, and nothing covers any words."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_drawings import KITCHEN, LONG, drawings, words_of

from qualcode.document import (
    Arrow,
    Bar,
    BarGroup,
    Bars,
    Dot,
    Drawing,
    HeatMap,
    Line,
    Lines,
    Network,
    Node,
    Scatter,
    Sign,
    Strips,
    Timeline,
)
from qualcode.renderers.pictures.layout import layout
from qualcode.renderers.pictures.lettering import breadth, cleaned, wrapped
from qualcode.renderers.pictures.marks import (
    Oval,
    Picture,
    Text,
    Trace,
    extent,
    overlap,
)
from qualcode.renderers.pictures.paging import fitted
from qualcode.renderers.pictures.scale import Scale
from qualcode.renderers.pictures.spread import spread

WIDTHS = st.sampled_from([300.0, 397.0, 480.0, 900.0])
every_kitchen_drawing = pytest.mark.parametrize(
    "drawing", [one.drawing for one in KITCHEN], ids=lambda one: type(one).__name__
)


def texts(picture: Picture) -> list[Text]:
    """The words of a picture, line by line."""
    return [mark for mark in picture.marks if isinstance(mark, Text)]


def run_together(words: str) -> str:
    """Words without the spaces at which lines may be broken."""
    return "".join(cleaned(words).split())


def check(drawing: Drawing, width: float) -> None:
    """What every picture promises."""
    picture = layout(drawing, width)
    said = run_together(" ".join(one.words for one in texts(picture)))
    assert [words for words in words_of(drawing) if run_together(str(words)) not in said] == []
    assert isfinite(picture.width) and isfinite(picture.height)
    for mark in picture.marks:
        left, top, right, bottom = extent(mark)
        assert -0.01 <= left <= right <= picture.width + 0.01, mark
        assert -0.01 <= top <= bottom <= picture.height + 0.01, mark
    lines = sorted((extent(one), one.words) for one in texts(picture))
    for number, (here, words) in enumerate(lines):
        for there, others in lines[number + 1 :]:
            if there[0] >= here[2]:
                break
            assert not overlap(here, there, 0.05), (words, others)


@every_kitchen_drawing
@pytest.mark.parametrize("width", [300, 397, 480, 900])
def test_a_picture_says_everything_and_no_words_overlap_or_are_cut(
    drawing: Drawing, width: float
) -> None:
    check(drawing, width)


@settings(max_examples=120, deadline=None)
@given(drawing=drawings(), width=WIDTHS)
def test_no_drawing_is_too_odd_for_it(drawing: Drawing, width: float) -> None:
    check(drawing, width)


@settings(max_examples=15, deadline=None)
@given(drawing=drawings(), width=WIDTHS)
def test_the_same_drawing_has_the_same_layout(drawing: Drawing, width: float) -> None:
    assert layout(drawing, width) == layout(drawing, width)


@pytest.mark.parametrize(
    "drawing",
    [
        Bars((), "segmen"),
        HeatMap((), (), (), "segmen"),
        HeatMap(("Ibu A",), (), ((),), "segmen"),
        Network((), (), "ditegaskan", "disarankan"),
        Timeline((), ()),
        Strips((), ()),
        Scatter("a", (), "b", (), ()),
        Lines((), (), "segmen"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_drawing_of_nothing_is_a_small_picture(drawing: Drawing) -> None:
    check(drawing, 400)
    assert layout(drawing, 400).height <= 250


def test_forty_rows_and_thirty_columns_fit_on_a_page() -> None:
    row = tuple(n % 17 for n in range(30))
    drawing = HeatMap((LONG,) * 40, (LONG,) * 30, (row,) * 40, "segmen")
    check(drawing, 397)
    picture, scale = fitted(drawing, 397, 620)
    assert picture.width * scale <= 397.01
    assert picture.height * scale <= 620.01
    assert scale > 0.5


def test_a_network_of_forty_nodes_is_drawn() -> None:
    nodes = tuple(Node(str(n), f"{LONG} {n}") for n in range(40))
    arrows = tuple(
        Arrow(str(n), str(n * 7 % 40), list(Sign)[n % 6], n % 3 > 0, label="karena" * (n % 2))
        for n in range(40)
    )
    for is_round in (False, True):
        check(Network(nodes, arrows, "ditegaskan", "disarankan", is_round), 480)


def test_words_go_on_in_the_next_line_and_no_letter_is_lost() -> None:
    assert wrapped("satu dua tiga", 9, breadth("satu dua", 9)) == ("satu dua", "tiga")
    assert "".join(wrapped("e\u0301" * 30, 9, 40)) == "e\u0301" * 30
    assert all(not line.startswith("\u0301") for line in wrapped("e\u0301" * 30, 9, 40))


@given(words=st.text(max_size=60), width=st.floats(1, 300))
def test_wrapped_lines_keep_to_the_column(words: str, width: float) -> None:
    lines = wrapped(words, 9, width)
    assert run_together("".join(lines)) == run_together(words)
    assert all(len(line) == 1 or breadth(line, 9) <= width or not line[1:].isascii()
               for line in lines)  # fmt: skip


def test_wide_letters_and_emoji_take_more_room_and_joined_ones_no_more() -> None:
    assert breadth("漢", 10) == 10
    assert breadth("e\u0301", 10) == breadth("é", 10) == breadth("e", 10)
    assert breadth("👩‍🌾", 10) == breadth("👩", 10)


@given(low=st.integers(-500, 0), high=st.integers(0, 10**9), most=st.integers(2, 9))
def test_ticks_are_few_and_hold_the_scale(low: int, high: int, most: int) -> None:
    ticks = Scale(low, high, 0, 1, most).ticks
    assert 2 <= len(ticks) <= max(most, 3)
    assert ticks[0] <= low and high <= ticks[-1]
    assert len({b - a for a, b in pairwise(ticks)}) == 1


@given(wanted=st.lists(st.floats(-100, 100), max_size=12), gap=st.floats(0, 30))
def test_what_is_spread_stands_apart_and_stays_where_it_can(
    wanted: list[float], gap: float
) -> None:
    placed = spread(wanted, [gap] * (len(wanted) - 1))
    assert all(b - a >= gap - 1e-6 for a, b in pairwise(placed))
    if all(b - a >= gap for a, b in pairwise(wanted)):
        assert placed == pytest.approx(wanted)


def test_missing_values_leave_a_gap_in_the_line() -> None:
    drawing = Lines(("I", "II", "III", "IV", "V"), (Line("A", (1, 2, None, 4, 5)),), "segmen")
    runs = [mark for mark in layout(drawing, 400).marks
            if isinstance(mark, Trace) and mark.pen.thickness == 1.5]  # fmt: skip
    assert [len(one.points) for one in runs] == [2, 2, 2]  # two runs and the sample


def test_lines_differ_by_marker_and_dashes() -> None:
    drawing = Lines(("I", "II"), tuple(Line(f"{n}", (n, n)) for n in range(5)), "segmen")
    picture = layout(drawing, 400)
    dashes = {mark.pen.dashes for mark in picture.marks
              if isinstance(mark, Trace) and mark.pen.thickness == 1.5}  # fmt: skip
    assert len(dashes) == 5


def test_lines_with_the_same_values_do_not_hide_each_other() -> None:
    for grades in ((), ("rendah", "tinggi")):
        drawing = Lines(("I", "II"), (Line("A", (0, 1)), Line("B", (0, 1))), "nilai", grades)
        runs = [mark.points for mark in layout(drawing, 400).marks
                if isinstance(mark, Trace) and mark.pen.thickness == 1.5]  # fmt: skip
        assert runs[0] != runs[1]


def test_dots_in_one_place_are_spread() -> None:
    dots = tuple(Dot(f"Kelompok {n}", 1, 0) for n in range(4))
    picture = layout(Scatter("a", ("x", "y"), "b", ("z",), dots), 400)
    places = [(mark.x, mark.y) for mark in picture.marks if isinstance(mark, Oval)]
    assert all(abs(one[1] - other[1]) >= 6 for one, other in combinations(places, 2))


def test_every_number_of_a_bar_is_printed_with_its_sign() -> None:
    parts = (*((sign, n) for n, sign in enumerate(Sign, 1)), (Sign.FAVOURABLE, 900))
    picture = layout(Bars((BarGroup("a", (Bar("b", parts),)),), "segmen"), 400)
    said = " ".join(one.words for one in texts(picture))
    for words in ("+1", "−2", "±3", "0:\u00a04", "?5", "6", "+900"):
        assert words in said


def test_numbers_that_find_no_room_in_their_parts_are_parted_by_commas() -> None:
    parts = ((Sign.UNFAVOURABLE, 1), (Sign.NEUTRAL, 2), (Sign.UNDECIDED, 1))
    long = Bar("B", ((Sign.FAVOURABLE, 400),))
    picture = layout(Bars((BarGroup("Kode", (Bar("A", parts), long)),), "segmen"), 400)
    assert "−1, 0:\u00a02, ?1" in [one.words for one in texts(picture)]
