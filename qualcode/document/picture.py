"""Pictures: what they show, as data; how they are drawn is the renderers' business.

The list of drawings is closed, as that of blocks is. Whatever a picture shows it also says in the
table of its figure, for readers and formats that cannot see it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from qualcode.document.table import Caption, Reference, Table
from qualcode.document.words import Words


class Sign(StrEnum):
    """What a bar's part, an arrow or an event says of its topic; told by more than colour."""

    FAVOURABLE = "+"
    UNFAVOURABLE = "−"
    MIXED = "±"
    NEUTRAL = "0"
    UNDECIDED = "?"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: whose it is, and its parts by sign as numbers of segments."""

    label: Words
    parts: tuple[tuple[Sign, int], ...]


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars that stand together, such as those of all source groups on one code."""

    label: Words
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars divided by sign; `unit` says what is counted, `signs` what each sign means.

    `by` names what the bars of one topic stand for, such as source groups.
    The scale reaches to the longest bar, or further to `most`, for parts of a larger picture. They
    have the groups of the `whole`, so that a bar is as long in all of them.
    """

    groups: tuple[BarGroup, ...]
    unit: Words
    signs: tuple[tuple[Sign, Words], ...] = ()
    most: int = 0
    whole: tuple[BarGroup, ...] = ()
    by: Words = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Numbers at the crossings of rows and columns; None where the crossing cannot be.

    The darkest cell is that of the largest number, or of `most`, for parts of a larger picture.
    """

    rows: tuple[Words, ...]
    columns: tuple[Words, ...]
    values: tuple[tuple[int | None, ...], ...]
    unit: Words
    most: int = 0


class NodeKind(StrEnum):
    """What a node of a network stands for; each has a shape of its own."""

    CODE = "code"
    CASE = "case"
    ROLE = "role"
    GROUP = "group"
    EVENT = "event"
    STATE = "state"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a network. `weight` is what it is sized by, say its segments; 0 has no size."""

    id: str
    label: Words
    kind: NodeKind = NodeKind.CODE
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A connection of two nodes, asserted by the researcher or only suggested by what was coded.

    One that is `directed` leads from `source` to `target`. `weight` is the number of segments
    behind it.
    """

    source: str
    target: str
    sign: Sign = Sign.NONE
    asserted: bool = True
    directed: bool = True
    label: Words = ""
    weight: int = 0
    evidence: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and arrows. `asserted` and `suggested` say in the legend what each kind of arrow is.

    `signs` say what those on arrows mean. `round` sets the nodes on a circle, in their order,
    instead of in layers.
    """

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    asserted: Words = ""
    suggested: Words = ""
    round: bool = False
    signs: tuple[tuple[Sign, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on a timeline, at the moment of that number (0-based)."""

    moment: int
    label: Words
    sign: Sign = Sign.NONE


@dataclass(frozen=True, slots=True)
class Lane:
    """What happened to one case, person or topic."""

    label: Words
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes under moments in order."""

    moments: tuple[Words, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A passage in a strip: from and to as shares of the text (0 to 1), in the row of that number.

    `row` is the 0-based number of what the strips' `rows` name.
    """

    start: float
    end: float
    row: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One transcript from its beginning to its end, with what was coded where."""

    label: Words
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """Coverage strips of several transcripts; `rows` are the aspects or codes that are told apart.

    `colors` has a colour (`#rrggbb` or "") for each row.
    """

    rows: tuple[Words, ...]
    strips: tuple[Strip, ...]
    colors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A labelled dot at two ordinal grades (0-based numbers of the axes' grades)."""

    label: Words
    across: int
    up: int


@dataclass(frozen=True, slots=True)
class Scatter:
    """Labelled dots over two ordinal scales, worst grade first; no line is fitted to them."""

    across: Words
    across_grades: tuple[Words, ...]
    up: Words
    up_grades: tuple[Words, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its value at each moment, None where it is not known."""

    label: Words
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over moments. With `grades` a value is the 0-based number of a grade, worst first."""

    moments: tuple[Words, ...]
    lines: tuple[Line, ...]
    unit: Words
    grades: tuple[Words, ...] = ()


Drawing: TypeAlias = Bars | HeatMap | Network | Timeline | Strips | Scatter | Lines


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its title.

    `description` says in one or two sentences what is to be seen; `table` holds all that the
    picture shows, for formats and readers that cannot see it. Where `beside` is true the document
    has that table anyway, so that formats with pictures need not print it again.
    """

    title: Words
    drawing: Drawing
    table: Table
    description: Words = ""
    notes: tuple[Words, ...] = ()
    source: Words = ""
    name: str = ""
    caption: Caption | None = None
    about_all: bool = False
    beside: bool = False
    evidence: tuple[Reference, ...] = field(default=())
