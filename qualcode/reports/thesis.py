"""The thesis pack: informants, codebook, all stages and where every figure comes from."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.axes import under_title
from qualcode.displays.citation import calendar_date, code_name
from qualcode.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import Code
from qualcode.model.informant import Informant
from qualcode.model.privacy import printed_role
from qualcode.reports.conclusion import conclusion_blocks
from qualcode.reports.display import display_blocks
from qualcode.reports.provenance import provenance_blocks
from qualcode.reports.reduction import reduction_blocks
from qualcode.reports.triangulation import triangulation_blocks, triangulation_title
from qualcode.reports.writer import Writer
from qualcode.stages.conclusion import conclude
from qualcode.stages.passages import quotable
from qualcode.stages.reduction import reduce
from qualcode.stages.voices import voices
from qualcode.study import Selection, Study


def thesis_report(study: Study, selection: Selection, version: str, full: bool = False) -> Document:
    """The whole report. `version` is the program's, printed as provenance; `full` uncuts cells."""
    writer = Writer(study, selection)
    blocks = (
        *_informants(study, selection, writer),
        *_codebook(study, writer),
        Heading(1, phrase("stage.reduction")),
        *reduction_blocks(study, reduce(study, selection)),
        Heading(1, phrase("stage.display")),
        *display_blocks(study, selection, full),
        Heading(1, triangulation_title(study, selection)),
        *triangulation_blocks(study, selection, full),
        Heading(1, phrase("stage.conclusion")),
        *conclusion_blocks(study, conclude(study, selection), writer),
        Heading(1, phrase("provenance.title")),
        *provenance_blocks(study, selection, version, writer),
    )
    lines = tuple(_title_lines(study, writer))
    return writer.document(study.settings.title, blocks, lines=lines, title_page=True)


def _title_lines(study: Study, writer: Writer) -> Iterable[Words]:
    yield phrase("report.subtitle")
    if study.settings.illustrative:
        yield phrase("note.illustrative")
    yield from (word for word in (study.settings.researcher, study.settings.site) if word)
    if writer.date:
        yield calendar_date(writer.date)


def _informants(study: Study, selection: Selection, writer: Writer) -> tuple[Block, ...]:
    people = [voice.informant for voice in voices(study, selection) if voice.informant]
    heads = ("number", "id", "name", "role", "kind", "group", "reason")
    weights = (0.4, 0.6, 1.0, 1.4, 0.8, 1.1, 2.0)
    table = Table(
        title=phrase("informants.title"),
        columns=tuple(
            Column(phrase(f"column.informant.{head}"), weight=weight)
            for head, weight in zip(heads, weights, strict=True)
        ),
        sections=(Section(tuple(_informant(study, one, n) for n, one in enumerate(people, 1))),),
        notes=(phrase("note.informants"), *writer.selection_notes()[:1]),
        source=writer.dated("source.study"),
        name="informants",
    )
    return (Heading(1, phrase("informants.title")), table)


def _informant(study: Study, one: Informant, number: int) -> tuple[Cell, ...]:
    group = study.roster.group(one.group)
    kind = (phrase(f"informant.{one.kind}"),) if one.kind else ()
    outside = () if one.sample else (phrase("informant.not-sample"),)
    return (
        cell(str(number)),
        cell(one.id),
        cell(one.printed_name),
        cell(printed_role(one) or phrase("role.withheld")),
        cell(*(kind + outside or ("–",))),
        cell(group.label if group else one.group),
        cell(quotable(study, one.selection) or "–"),
    )


def _codebook(study: Study, writer: Writer) -> tuple[Block, ...]:
    book = study.codebook
    language = study.settings.language
    heads = ("code", "definition", "include", "exclude", "example")
    table = Table(
        title=phrase("codebook.title"),
        columns=tuple(
            Column(phrase(f"column.{head}"), weight=weight)
            for head, weight in zip(heads, (1.2, 1.8, 1.4, 1.4, 1.8), strict=True)
        ),
        sections=tuple(
            _family(root, tuple(book.subtree(root.id)), language) for root in book.roots
        ),
        notes=(phrase("note.codebook", title=book.title),),
        source=writer.dated("source.study"),
        name="codebook",
    )
    origin = (Paragraph(book.source),) if book.source else ()
    return (Heading(1, phrase("codebook.title")), *origin, table)


def _family(root: Code, codes: tuple[Code, ...], language: str) -> Section:
    """A root's codes under its name and definition, which then need no row of their own."""
    title = code_name(root)
    if len(codes) > 1 and not (root.include or root.exclude or _examples(root, language)):
        title = Joined((title, root.definition), ": ") if root.definition else title
        codes = codes[1:]
    rows = tuple(_code(code, language) for code in codes)
    names = tuple(map(code_name, codes))
    return under_title(title, names, rows)


def _examples(code: Code, language: str) -> tuple[str, ...]:
    return tuple(code.examples.get(language) or code.examples.get("") or ())


def _code(code: Code, language: str) -> tuple[Cell, ...]:
    texts = (code.definition, code.include, code.exclude)
    examples = _examples(code, language)
    return (
        cell(code_name(code)),
        *(cell(text) if text else cell("–") for text in texts),
        cell(*examples) if examples else cell("–"),
    )
