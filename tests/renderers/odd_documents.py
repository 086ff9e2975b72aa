"""Documents that nobody would write, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from odd_drawings import drawings
from odd_words import WORDS

from qualcode.document import (
    Align,
    Bullets,
    Caption,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
    Table,
    Tone,
    Work,
)


@st.composite
def tables(draw: st.DrawFn, titled: bool = True) -> Table:
    """A table with up to nine columns; its weights may be silly."""
    columns = draw(
        st.lists(
            st.builds(
                Column,
                WORDS,
                group=st.sampled_from(["", "", "Kelompok A", "Kelompok B"]),
                align=st.sampled_from(Align),
                weight=st.sampled_from([0.0, 0.3, 1.0, 4.0]),
            ),
            min_size=1,
            max_size=9,
        )
    )
    cell = st.builds(Cell, st.lists(WORDS, max_size=3).map(tuple), tone=st.sampled_from(Tone))
    row = st.tuples(*[cell] * len(columns))
    section = st.builds(Section, st.lists(row, max_size=3).map(tuple), title=WORDS)
    caption = st.builds(Caption, st.just("Tabel"), st.integers(1, 5), st.integers(1, 30))
    return Table(
        title=draw(WORDS) if titled else "",
        columns=tuple(columns),
        sections=tuple(draw(st.lists(section, max_size=2))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
        source=draw(WORDS),
        caption=draw(st.none() | caption) if titled else None,
    )


def figures() -> st.SearchStrategy[Figure]:
    """A figure of any drawing, its table beside it or not."""
    caption = st.builds(Caption, st.just("Gambar"), st.integers(1, 5), st.integers(1, 30))
    return st.builds(
        Figure,
        title=WORDS,
        drawing=drawings(),
        table=tables(titled=False),
        description=WORDS,
        notes=st.lists(WORDS, max_size=2).map(tuple),
        source=WORDS,
        caption=st.none() | caption,
        beside=st.booleans(),
    )


def documents() -> st.SearchStrategy[Document]:
    """A document of any blocks."""
    block = st.one_of(
        st.builds(Heading, st.integers(0, 9), WORDS),
        st.builds(Paragraph, WORDS, st.booleans()),
        st.builds(Quotation, WORDS, WORDS),
        st.builds(Work, WORDS, WORDS | st.just("pelatihan")),
        st.builds(Bullets, st.lists(WORDS, max_size=3).map(tuple), st.booleans()),
        st.just(PageBreak()),
        tables(),
        figures(),
    )
    return st.builds(
        Document,
        title=WORDS,
        language=st.sampled_from(["id", "en", "jv", '"/>']),
        blocks=st.lists(block, max_size=6).map(tuple),
        lines=st.lists(WORDS, max_size=2).map(tuple),
        banner=WORDS,
        title_page=st.booleans(),
        foreign=st.lists(WORDS | st.sampled_from(["pelatihan", "itu ada"]), max_size=2).map(tuple),
    )
