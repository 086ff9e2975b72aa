"""GitHub-flavoured Markdown: for notes, wikis and version control.

Everything that came from a transcript is escaped, so that it prints as it was said and can never
become markup, a link or HTML. Markdown has no column groups (the group stands in front of the
header) and no sections of rows (a section's title is a bold row).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from qualcode.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Document,
    Emphasized,
    Figure,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Parted,
    Quotation,
    Table,
    Transcript,
    Work,
    in_pieces,
)
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.reading import (
    below,
    bracketed,
    caption,
    full_header,
    paragraphs,
    quoted,
    text,
    titled,
)
from qualcode.renderers.safe import safe_text
from qualcode.renderers.spelled_out import spelled_out

_MARKUP = re.compile(r"[\\`*#\[\]<>|~$@]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w+;)|:(?=//)|(?<=www)\.")
_AT_START = re.compile(r"^(?:([+=-])|(\d{1,9})([.)]))")
_RULES = {Align.LEFT: "---", Align.CENTER: ":-:", Align.RIGHT: "--:"}


class MarkdownRenderer:
    """GitHub-flavoured Markdown in UTF-8."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The document as Markdown; ends with a line break."""
        document = spelled_out(document)
        parts = [_banner(text(document.banner)), *_title(document), *_blocks(document.blocks)]
        return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8")


@lru_cache(maxsize=1024)
def escaped(words: str) -> str:
    """Text as one line of Markdown that prints exactly this text; line breaks become `<br>`."""
    lines = (line.strip() for line in safe_text(words).strip().split("\n"))
    return "<br>".join(_MARKUP.sub(r"\\\g<0>", line) for line in lines)


def _line(words: str) -> str:
    """Escaped text that begins a line, where a few more characters would be markup."""
    return _AT_START.sub(_start, _own(words))


def _own(words: str) -> str:
    """Escaped text with its emphasis."""
    if not isinstance(words, Emphasized):
        return escaped(words)
    pieces = in_pieces(words)
    if not all(_can_be_marked(one, other) for one, other in pairwise(pieces)):
        return escaped(words)
    return "".join(_looking(piece, look) for piece, look in pieces).strip()


def _can_be_marked(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether readers know where marks begin and end between two pieces that look different.

    Two marks that touch are read as one of another kind, and one between a letter and another
    character as that character.
    """
    (before, look), (after, another) = one, other
    if before[-1:].isspace() or after[:1].isspace():
        return True
    outer, inner = (before[-1:], after[:1]) if another else (after[:1], before[-1:])
    return not (look and another) and (inner.isalnum() or not outer.isalnum())


def _looking(piece: str, look: int) -> str:
    """A piece of a text; the spaces at its ends are kept, outside of its emphasis."""
    mark = "*" * bool(look & Look.ITALIC) + "**" * bool(look & Look.BOLD)
    before = piece[: len(piece) - len(piece.lstrip())]
    after = piece[len(piece.rstrip()) :] if piece.strip() else ""
    return f"{before}{_around(mark, escaped(piece))}{after}"


def _start(match: re.Match[str]) -> str:
    mark, digits, point = match.groups()
    return f"\\{mark}" if mark else f"{digits}\\{point}"


def _around(mark: str, words: str) -> str:
    """Emphasis; none around nothing, which would be markup of another kind."""
    return f"{mark}{words}{mark}" if words else ""


def _banner(words: str) -> str:
    return f"> {_around('**', escaped(words))}" if words else ""


def _title(document: Document) -> Iterable[str]:
    title = escaped(text(document.title))
    lines = [_line(text(words)) for words in document.lines]
    return (f"# {title}" if title else "", "\\\n".join(filter(None, lines)))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks; a comment parts two lists, or two quotations, that would be read as one."""
    previous: Block | None = None
    for block in blocks:
        written = _block(block)
        if not written or (previous == block == PageBreak()):
            continue
        if isinstance(block, Bullets | Quotation) and type(previous) is type(block):
            yield "<!-- -->"
        yield written
        previous = block


def _block(block: Block) -> str:
    match block:
        case Heading(level, words):
            heading = _own(text(words))
            return f"{'#' * min(6, max(1, level) + 1)} {heading}" if heading else ""
        case Paragraph(words, prompt):
            return _paragraph(text(words), prompt)
        case Quotation(words, attribution):
            return _quotation(words, text(attribution))
        case Bullets(items, numbered):
            return _bullets([_line(text(item)) for item in items], numbered)
        case Work():
            return _work(titled(block))
        case Table():
            return _table(block)
        case PageBreak():
            return "---"
        case Figure() | Transcript():
            raise TypeError("pictures and transcripts are spelled out before they are written")
        case _:
            assert_never(block)


def _paragraph(words: str, prompt: bool) -> str:
    if not prompt:
        return _line(words)
    return _around("*", escaped(bracketed(words.strip(" \n"), "[]")))


def _work(pieces: Parted) -> str:
    found = (_looking(words, Look.ITALIC if title else Look.PLAIN) for words, title in pieces)
    return _AT_START.sub(_start, "".join(found).strip())


def _quotation(words: str, attribution: str) -> str:
    place = f" {escaped(bracketed(attribution))}" if attribution else ""
    return f"> {_line(quoted(words))}{place}"


def _bullets(items: list[str], numbered: bool) -> str:
    marks = (f"{position}." if numbered else "-" for position in range(1, len(items) + 1))
    return "\n".join(f"{mark} {item}".rstrip() for mark, item in zip(marks, items, strict=True))


def _table(table: Table) -> str:
    above = _around("**", escaped(caption(table)))
    rows = "\n".join(_rows(table)) if table.columns else ""
    return "\n\n".join(filter(None, (above, rows, *map(_below, below(table)))))


def _below(words: str) -> str:
    return _around("*", escaped(words))


def _rows(table: Table) -> Iterable[str]:
    yield _row(escaped(full_header(column)) for column in table.columns)
    yield _row(_RULES[column.align] for column in table.columns)
    for section in table.sections:
        if title := escaped(text(section.title)):
            yield _row([f"**{title}**", *[""] * (len(table.columns) - 1)])
        for row in section.rows:
            yield _row(map(_cell, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(filter(None, map(_own, paragraphs(cell))))
