"""Tables for tests: Markdown text in, checked table out."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.informant import Roster
from qualcode.model.source import Source, SourceEntry, SourceKind
from qualcode.sources.document_tables import printed_tables
from qualcode.sources.markdown import MarkdownFormat
from qualcode.sources.turns import build_source
from qualcode.stages.document_check import CheckedTable, check_tables
from qualcode.stages.printed_table import PrintedTable
from qualcode.study import Study
from tests.study_builder import build_study


def read_tables(text: str) -> tuple[PrintedTable, ...]:
    """The tables of a document in Markdown."""
    raw = MarkdownFormat().read(text.encode())
    return printed_tables(raw, document(text))


def document(text: str, source: str = "D1") -> Source:
    """A document in Markdown as a source."""
    raw = MarkdownFormat().read(text.encode())
    entry = SourceEntry(source, f"{source}.md", SourceKind.DOCUMENT)
    return build_source(raw, entry, Roster())[0]


def checked(text: str, study: Study | None = None) -> tuple[CheckedTable, ...]:
    """The tables of a document, checked against its own text and the sources of a study."""
    of = study or build_study(sources={})
    own = document(text)
    from dataclasses import replace

    whole = replace(of, sources=(own, *of.sources))
    raw = MarkdownFormat().read(text.encode())
    return check_tables(whole, printed_tables(raw, own), whole.sources)


def table(*rows: Sequence[object]) -> str:
    """A pipe table; its first row is the header."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def wrong(found: CheckedTable) -> list[tuple[str, str, str, int]]:
    """The wrong sums: row, column, printed, and what it should be."""
    layout = found.layout
    return [
        (layout.name(one.addition.total[0]), layout.head(one.addition.total[1]),
         layout.text(one.addition.total), int(one.addition.computed))
        for one in found.wrong
    ]  # fmt: skip


def misprints(found: CheckedTable) -> set[tuple[str, str, int]]:
    """The cells that are likely to be misprinted, with what they should be."""
    layout = found.layout
    return {
        (layout.name(one.misprint.place[0]), layout.head(one.misprint.place[1]),
         int(one.misprint.value))
        for one in found.wrong
        if one.misprint
    }  # fmt: skip
