"""The focus of the study and its instrument: what is asked of whom about which topic.

The grid (kisi-kisi) is derived: its topics are the codebook's, its sources the groups that can
speak of a topic, its techniques those by which it was asked about or found, its items the
questions of the guide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from qualcode.displays.axes import under_title
from qualcode.displays.citation import code_name
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import Code
from qualcode.model.informant import SourceGroup
from qualcode.model.settings import Question
from qualcode.model.source import Source, SourceKind
from qualcode.reports.thesis.part import Pack, appendix, columns, prompt, prompted
from qualcode.stages.silence import expected_groups, silence_of
from qualcode.stages.voices import speakers

METHOD = "bab-3"
"""The part whose table a whole pack points to."""


def focus_section(pack: Pack) -> Iterator[Block]:
    """What is asked, and the grid with a row for each indicator."""
    settings = pack.study.settings
    yield Heading(2, phrase("focus.title"))
    for key, texts in (("questions", settings.questions), ("objectives", settings.objectives)):
        if texts:
            yield Paragraph(phrase(f"focus.{key}"))
            yield Bullets(tuple(map(pack.text, texts)), numbered=True)
    grid = _Grid(pack)
    key = "focus.grid" if grid.has_subindicators else "focus.grid.indicators"
    yield Paragraph(phrase(key, table=Numbered("focus"), appendix=appendix(1)))
    yield _grid(pack, grid, grid.by_indicator(), "focus")


def grid_appendix(pack: Pack) -> Iterator[Block]:
    """The grid with a row for each code; where that is the grid of the chapter, it says so."""
    grid = _Grid(pack)
    if grid.has_subindicators:
        yield _grid(pack, grid, grid.by_code(), "grid")
    else:
        in_method = phrase("grid.same.in-method", title=phrase("focus.title"))
        table = Numbered("focus") if METHOD in pack.parts else in_method
        yield Paragraph(phrase("grid.same", table=table))
        yield prompt("grid.same.prompt")


def guide_appendix(pack: Pack) -> Iterator[Block]:
    """The interview guide, a table for each source group."""
    if not pack.study.settings.guide:
        yield prompt("guide.prompt")
        return
    for group in pack.study.roster.groups:
        asked = [one for one in pack.study.settings.guide if _is_asked(one, group)]
        yield Heading(2, group.label)
        if asked:
            yield _guide(pack, group, asked)
        else:
            yield prompt("guide.group.prompt")


def _grid(pack: Pack, grid: _Grid, sections: tuple[Section, ...], name: str) -> Table:
    heads = {
        "column.number": 0.35, "column.indicator": 1.6, "column.subindicator": 2.0,
        "column.data-sources": 1.4, "column.technique": 1.1, "column.items": 0.7,
    }  # fmt: skip
    if not grid.has_subindicators:
        del heads["column.subindicator"]
    return prompted(
        Table(
            title=phrase(f"{name}.title"),
            columns=columns(heads),
            sections=sections,
            notes=(
                phrase("note.grid", appendix=appendix(2)),
                phrase("note.codebook", title=pack.study.codebook.title),
            ),
            source=pack.writer.dated("source.instrument"),
            name=name,
        )
    )


_Row = tuple[Code, Code, tuple[Words, ...], tuple[Code, ...]]
"""An indicator, the code that a row is about, what is named below it, and what it counts."""


class _Grid:
    """The rows of the grid at two depths, under the aspects that they belong to."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._book = pack.study.codebook
        self._kinds: dict[str, set[SourceKind]] = {}
        for row in pack.writer.evidence.values():
            self._kinds.setdefault(row.code.id, set()).add(row.source.kind)

    @cached_property
    def has_subindicators(self) -> bool:
        """Whether a code stands below an indicator: many codebooks have none."""
        return any(below for _, below in self._indicators())

    def by_indicator(self) -> tuple[Section, ...]:
        """A row for each indicator, with what stands below it in one cell."""
        rows = (
            (indicator, tuple(code_name(one) for one in below))
            for indicator, below in self._indicators()
        )
        return self._numbered(
            (indicator, indicator, below, self._book.subtree(indicator.id))
            for indicator, below in rows
        )

    def by_code(self) -> tuple[Section, ...]:
        """A row for each of the lowest codes."""
        return self._numbered(
            (indicator, one, (code_name(one),) if one is not indicator else (), (one,))
            for indicator, below in self._indicators()
            for one in below or (indicator,)
        )

    def _indicators(self) -> Iterator[tuple[Code, tuple[Code, ...]]]:
        book = self._book
        used = [one for one in book.codes if not one.retired]
        for code in dict.fromkeys(book.indicator(one.id).id for one in used if self._counts(one)):
            below = (one for one in book.subtree(code)[1:] if not one.retired)
            yield book[code], tuple(one for one in below if book.is_leaf(one.id))

    def _counts(self, code: Code) -> bool:
        return code.parent is not None or self._book.is_leaf(code.id)

    def _numbered(self, rows: Iterable[_Row]) -> tuple[Section, ...]:
        """The rows with their numbers, those of an aspect under its name."""
        found: dict[str, list[tuple[Cell, ...]]] = {}
        named: dict[str, list[Words]] = {}
        for number, (above, code, below, codes) in enumerate(rows, 1):
            root = self._book.aspect(code.id).id
            told = (cell(*below) if below else cell("–"),) if self.has_subindicators else ()
            cells = (cell(str(number)), cell(code_name(above)), *told, *self._asked(codes))
            found.setdefault(root, []).append(cells)
            named.setdefault(root, []).append(code_name(above))
        return tuple(
            under_title(code_name(self._book[root]), tuple(named[root]), tuple(rows), at=1)
            for root, rows in found.items()
        )

    def _asked(self, codes: tuple[Code, ...]) -> tuple[Cell, Cell, Cell]:
        """Of whom, by which technique, and with which questions of the guide."""
        items = [one for one in self._pack.study.settings.guide if self._concerns(one, codes)]
        return (
            cell(*_or_prompt(tuple(self._groups(codes, items)))),
            cell(*_or_prompt(tuple(self._techniques(codes, items)))),
            cell(", ".join(one.id for one in items) if items else phrase("prompt")),
        )

    def _concerns(self, question: Question, codes: tuple[Code, ...]) -> bool:
        wanted = {one.id for one in codes}
        known = (one for one in question.codes if one in self._book)
        return any(one.id in wanted for name in known for one in self._book.subtree(name))

    def _groups(self, codes: tuple[Code, ...], items: list[Question]) -> Iterator[Words]:
        """The groups that were to be asked: nobody where a guide has no question on the codes.

        Where no question of the guide names a code it is not known who is asked what.
        """
        told = any(one.codes for one in self._pack.study.settings.guide)
        expected = {name for one in codes for name in expected_groups(self._pack.study, one.id)}
        for group in self._pack.study.roster.groups:
            asked = not told or any(_is_asked(one, group) for one in items)
            if group.id in expected and asked:
                yield group.label

    @cached_property
    def _spoken(self) -> list[Source]:
        chosen = self._pack.study.selected_sources(self._pack.selection)
        return [one for one in chosen if one.kind.spoken]

    def _was_asked(self, codes: tuple[Code, ...], source: Source) -> bool:
        """Whether a source has a question about one of the codes, to one of those heard in it."""
        study = self._pack.study
        heard = (study.roster.informant(name) for name in speakers(source))
        groups = {one.group for one in heard if one and not study.withdrawn(one.id)}
        was_asked = silence_of(study).was_asked
        return any(was_asked(one.id, source, group) for one in codes for group in groups)

    def _techniques(self, codes: tuple[Code, ...], items: list[Question]) -> Iterator[Words]:
        """Those that tell of the codes or asked about them; else those that are to ask."""
        found = {kind for one in codes for kind in self._kinds.get(one.id, ())}
        found |= {one.kind for one in self._spoken if self._was_asked(codes, one)}
        if items and not any(kind.spoken for kind in found):
            found |= {one.kind for one in self._spoken} or {SourceKind.INTERVIEW}
        yield from (phrase(f"technique.{kind}") for kind in SourceKind if kind in found)


def _or_prompt(words: tuple[Words, ...]) -> tuple[Words, ...]:
    return words or (phrase("prompt"),)


def _is_asked(question: Question, group: SourceGroup) -> bool:
    return not question.groups or group.id in question.groups


def _guide(pack: Pack, group: SourceGroup, asked: list[Question]) -> Table:
    rows = tuple(_question(pack, one, group, number) for number, one in enumerate(asked, 1))
    return prompted(
        Table(
            title=phrase("guide.title", group=group.label),
            columns=columns(
                {
                    "column.number": 0.35,
                    "column.indicator": 1.5,
                    "column.question": 2.8,
                    "column.probe": 2.2,
                }
            ),
            sections=(Section(rows),),
            notes=(phrase("note.guide"),),
            source=pack.writer.dated("source.instrument"),
            name=f"guide-{group.id}",
        )
    )


def _question(pack: Pack, one: Question, group: SourceGroup, number: int) -> tuple[Cell, ...]:
    """A question with what is probed: of the codes below it those that the group can speak of."""
    book = pack.study.codebook
    codes = [book[code] for code in one.codes if code in book]
    below = (leaf for code in codes for leaf in book.subtree(code.id)[1:] if book.is_leaf(leaf.id))
    probes = tuple(
        leaf.label
        for leaf in below
        if not leaf.retired and group.id in expected_groups(pack.study, leaf.id)
    )
    return (
        cell(str(number)),
        cell(*(map(code_name, codes) if codes else (phrase("prompt"),))),
        cell(phrase("guide.item", id=one.id, text=pack.text(one.text) or phrase("prompt"))),
        cell(Joined(probes, "; ")) if probes else cell(phrase("prompt")),
    )
