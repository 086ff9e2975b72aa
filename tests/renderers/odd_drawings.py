"""Drawings that nobody would make, and what must be read in a picture of each."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from kitchen_pictures import pictures
from odd_words import WORDS

from qualcode.document import (
    Arrow,
    Bar,
    BarGroup,
    Bars,
    Dot,
    Drawing,
    Figure,
    Happening,
    HeatMap,
    Lane,
    Line,
    Lines,
    Network,
    Node,
    NodeKind,
    Scatter,
    Sign,
    Span,
    Strip,
    Strips,
    Timeline,
)

KITCHEN = tuple(one for one in pictures() if isinstance(one, Figure))
LONG = "PG1 Pembagian kerja pengurus dan anggota kelompok"

_LABELS = WORDS | st.sampled_from([LONG, "", "HAS1", "x" * 60, "漢字" * 9, "👩‍🌾 tani"])
_SIGNS = st.sampled_from(Sign)
_SHARES = st.floats(0, 1)


def _some(strategy: st.SearchStrategy, most: int = 5) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


_BAR = st.builds(Bar, _LABELS, _some(st.tuples(_SIGNS, st.integers(0, 400))))
_BARS = st.builds(
    Bars,
    _some(st.builds(BarGroup, _LABELS, _some(_BAR, 3)), 4),
    _LABELS,
    _some(st.tuples(_SIGNS, _LABELS)),
)
_LANE = st.builds(Lane, _LABELS, _some(st.builds(Happening, st.integers(0, 2), _LABELS, _SIGNS)))
_STRIP = st.builds(Strip, _LABELS, _some(st.builds(Span, _SHARES, _SHARES, st.integers(0, 3))))


@st.composite
def _heat_maps(draw: st.DrawFn) -> HeatMap:
    rows, columns = draw(_some(_LABELS)), draw(_some(_LABELS, 7))
    value = st.none() | st.integers(0, 9) | st.integers(0, 10**7)
    row = st.tuples(*[value] * len(columns))
    return HeatMap(rows, columns, draw(st.tuples(*[row] * len(rows))), draw(_LABELS))


@st.composite
def networks(draw: st.DrawFn, labels: st.SearchStrategy[str] = _LABELS, most: int = 8) -> Network:
    """A network with cycles, loops and several arrows between the same nodes."""
    ids = [f"n{number}" for number in range(draw(st.integers(0, most)))]
    nodes = [
        Node(one, draw(labels), draw(st.sampled_from(NodeKind)), draw(st.integers(0, 30)))
        for one in ids
    ]
    ends = st.sampled_from([*ids, "nobody"])
    arrow = st.builds(
        Arrow, ends, ends, _SIGNS, st.booleans(), st.booleans(), st.just("") | labels,
        st.integers(0, 9),
    )  # fmt: skip
    arrows = draw(_some(arrow, 2 * most))
    return Network(tuple(nodes), arrows, draw(_LABELS), draw(_LABELS), draw(st.booleans()))


@st.composite
def _scatters(draw: st.DrawFn) -> Scatter:
    across, up = draw(_some(_LABELS, 4)), draw(_some(_LABELS, 4))
    there = bool(across and up)
    dot = st.builds(
        Dot, _LABELS, st.integers(0, max(0, len(across) - 1)), st.integers(0, max(0, len(up) - 1))
    )
    return Scatter(draw(_LABELS), across, draw(_LABELS), up, draw(_some(dot)) if there else ())


@st.composite
def _line_drawings(draw: st.DrawFn) -> Lines:
    moments, grades = draw(_some(_LABELS)), draw(st.just(()) | _some(_LABELS, 4))
    known = st.integers(0, len(grades) - 1) if grades else st.integers(-20, 10**6)
    values = st.tuples(*[st.none() | known] * len(moments))
    return Lines(moments, draw(_some(st.builds(Line, _LABELS, values), 9)), draw(_LABELS), grades)


def drawings() -> st.SearchStrategy[Drawing]:
    """A drawing of any kind."""
    return st.one_of(
        _BARS,
        _heat_maps(),
        networks(),
        st.builds(Timeline, st.tuples(*[_LABELS] * 3), _some(_LANE, 4)),
        st.builds(Strips, st.tuples(*[_LABELS] * 4), _some(_STRIP, 4), st.just(("", "#12ab34"))),
        _scatters(),
        _line_drawings(),
    )


def words_of(drawing: Drawing) -> Iterator[str]:
    """Every word that must be read in a picture of the drawing."""
    match drawing:
        case Bars(groups, unit, signs):
            yield from (unit, *(words for _, words in signs))
            for group in groups:
                yield from (group.label, *(bar.label for bar in group.bars))
        case HeatMap(rows, columns, values, unit):
            yield from (*rows, *columns, *[unit] * bool(rows and columns))
            yield from (str(one) for row in values for one in row if one is not None)
        case Network():
            yield from _words_of_network(drawing)
        case Timeline(moments, lanes):
            yield from moments
            for lane in lanes:
                yield from (lane.label, *(one.label for one in lane.happenings))
        case Strips(rows, strips):
            yield from (*(rows if strips else ()), *(strip.label for strip in strips))
        case Scatter(across, across_grades, up, up_grades, dots):
            yield from (across, *across_grades, up, *up_grades, *(dot.label for dot in dots))
        case Lines(moments, lines, unit, grades):
            yield from (unit, *moments, *grades, *(line.label for line in lines))


def _words_of_network(drawing: Network) -> Iterator[str]:
    ids = {node.id for node in drawing.nodes}
    arrows = [one for one in drawing.arrows if {one.source, one.target} <= ids]
    yield from (node.label for node in drawing.nodes)
    yield from (one.label for one in arrows)
    yield from (one.sign.value for one in arrows)
    yield from [drawing.asserted] * any(a.asserted for a in arrows if a.source != a.target)
    yield from [drawing.suggested] * any(not a.asserted for a in arrows if a.source != a.target)
