"""A document from top to bottom in lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from rich.text import Text

from qualcode.document import (
    Block,
    Bullets,
    Document,
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
from qualcode.renderers.reading import bracketed, quoted, text, titled
from qualcode.renderers.spelled_out import spelled_out
from qualcode.renderers.terminal.screen import shown, wrapped
from qualcode.renderers.terminal.tables import table_lines

# Longer lines of running text are hard to read, however wide the window is.
_PROSE = 100
_LOOKS: dict[int, str] = {
    Look.PLAIN: "",
    Look.ITALIC: "italic",
    Look.BOLD: "bold",
    Look.ITALIC | Look.BOLD: "bold italic",
}


def lines(document: Document, width: int) -> Iterator[Text]:
    """All lines of the document, blocks apart by an empty one."""
    document = spelled_out(document)
    blocks = [_banner(document, width), _title(document, width)]
    blocks += [_block(block, width) for block in document.blocks]
    first = True
    for block in filter(None, blocks):
        if not first:
            yield Text()
        first = False
        yield from block


def _banner(document: Document, width: int) -> list[Text]:
    banner = text(document.banner)
    if not banner:
        return []
    rule = Text("━" * min(width, _PROSE), style="bold yellow")
    return [rule, *wrapped(shown(banner, "bold yellow"), min(width, _PROSE)), rule.copy()]


def _title(document: Document, width: int) -> list[Text]:
    title = _underlined(text(document.title), "═", width) if text(document.title) else []
    under = [line for words in document.lines for line in _prose(text(words), width)]
    return [*title, *under]


def _block(block: Block, width: int) -> list[Text]:
    match block:
        case Heading(level, words):
            return _heading(level, text(words), width)
        case Paragraph(words, prompt):
            return _paragraph(text(words), prompt, width)
        case Quotation(words, attribution):
            return _quotation(words, text(attribution), width)
        case Bullets(items, numbered):
            return _bullets([text(item) for item in items], numbered, width)
        case Work():
            return _work(titled(block), width)
        case Table():
            return table_lines(block, width)
        case PageBreak():
            return []
        case Figure() | Transcript():
            raise TypeError("pictures and transcripts are spelled out before they are written")
        case _:
            assert_never(block)


def _heading(level: int, words: str, width: int) -> list[Text]:
    if level <= 2:
        return _underlined(words, "═" if level == 1 else "─", width)
    return wrapped(shown(words, "bold"), min(width, _PROSE))


def _underlined(words: str, rule: str, width: int) -> list[Text]:
    above = wrapped(shown(words, "bold"), min(width, _PROSE))
    longest = max(line.cell_len for line in above)
    return [*above, Text(rule * longest, style="bold")]


def _prose(words: str, width: int, style: str = "", indent: int = 0) -> list[Text]:
    room = min(width, _PROSE) - indent
    margin = Text(" " * indent)
    return [margin + line for line in wrapped(_looking(in_pieces(words), style), room)]


def _looking(pieces: Parted, style: str = "") -> Text:
    """Words of one style with their emphasis."""
    styled = ((piece, f"{style} {_LOOKS[look]}".strip()) for piece, look in pieces)
    return Text("").join(shown(piece, look) for piece, look in styled)


def _paragraph(words: str, prompt: bool, width: int) -> list[Text]:
    if prompt:
        return _prose(bracketed(words, "[]"), width, "italic")
    return _prose(words, width) if words else []


def _quotation(words: str, attribution: str, width: int) -> list[Text]:
    place = f" {bracketed(attribution)}" if attribution else ""
    return _prose(f"{quoted(words)}{place}", width, indent=4 if width >= 40 else 2)


def _work(pieces: Parted, width: int) -> list[Text]:
    """An entry of the references, its further lines indented."""
    words = _looking(pieces)
    hang = 4 if width >= 40 else 2
    first, *more = wrapped(words, min(width, _PROSE) - hang)
    return [first, *(Text(" " * hang) + line for line in more)]


def _bullets(items: list[str], numbered: bool, width: int) -> list[Text]:
    found: list[Text] = []
    hang = len(str(len(items))) + 2 if numbered else 2
    for position, item in enumerate(items, 1):
        marker = f"{position}." if numbered else "•"
        body = _prose(item, width, indent=hang)
        found.append(Text(marker.ljust(hang)) + body[0][hang:])
        found += body[1:]
    return found
