"""The coding guide (pedoman pengodean): every code with its definition, rules and example."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays.axes import under_title
from qualcode.displays.citation import code_name
from qualcode.document import (
    Block,
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
from qualcode.reports.thesis.part import Pack, columns, prompt


def coding_guide_section(pack: Pack) -> Iterator[Block]:
    """The codebook as a table, under its roots."""
    book = pack.study.codebook
    yield Heading(2, phrase("codebook.title"))
    if not book.codes:
        yield prompt("codebook.prompt")
        return
    yield Paragraph(
        phrase("codebook.lead", codes=_levels(pack), title=book.title, table=Numbered("codebook"))
    )
    examples = any(_examples(pack, code) for code in book.codes)
    yield Table(
        title=phrase("codebook.title"),
        columns=columns(
            {
                "column.code": 1.2,
                "column.definition": 1.8,
                "column.include": 1.4,
                "column.exclude": 1.4,
                "column.example": 1.8,
            }
        ),
        sections=tuple(_family(pack, root, tuple(book.subtree(root.id))) for root in book.roots),
        notes=(phrase("note.examples"),) if examples else (),
        source=phrase("source.codebook", title=book.title),
        name="codebook",
    )


def _levels(pack: Pack) -> Words:
    """How many codes there are, and how many of them at the top and below."""
    book = pack.study.codebook
    n, roots = len(book.codes), len(book.roots)
    total = phrase("count.codes", n=n)
    if n == roots:
        return total
    return phrase("codebook.levels", codes=total, roots=str(roots), below=str(n - roots))


def _family(pack: Pack, root: Code, codes: tuple[Code, ...]) -> Section:
    """A root's codes under its name and definition, which then need no row of their own."""
    title = code_name(root)
    if len(codes) > 1 and not (root.include or root.exclude or _examples(pack, root)):
        title = Joined((title, root.definition), ": ") if root.definition else title
        codes = codes[1:]
    rows = tuple(_code(pack, code) for code in codes)
    names = tuple(map(code_name, codes))
    return under_title(title, names, rows)


def _examples(pack: Pack, code: Code) -> tuple[str, ...]:
    """Its examples as they may be printed: often they are quotations."""
    language = pack.study.settings.language
    written = code.examples.get(language) or code.examples.get("") or ()
    return tuple(map(pack.text, written))


def _code(pack: Pack, code: Code) -> tuple[Cell, ...]:
    texts = (code.definition, code.include, code.exclude)
    examples = _examples(pack, code)
    return (
        cell(code_name(code)),
        *(cell(text) if text else cell("–") for text in texts),
        cell(*examples) if examples else cell("–"),
    )
