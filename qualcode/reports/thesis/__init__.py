"""The thesis pack: chapters II to V, the references and the numbered appendices, as data allow.

A part is one function that gives its blocks. What only the researcher can write is a marked prompt;
where a table would be empty, a prompt says what belongs there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.displays.citation import calendar_date
from qualcode.displays.notes import for_print
from qualcode.document import Document, PageBreak, Words, phrase
from qualcode.errors import QualcodeError
from qualcode.registry import Registry, did_you_mean
from qualcode.reports.thesis.audit import audit_appendix
from qualcode.reports.thesis.bibliography import references_list
from qualcode.reports.thesis.closing import closing_chapter
from qualcode.reports.thesis.forms import (
    consent_appendix,
    permits_appendix,
    photographs_appendix,
)
from qualcode.reports.thesis.instrument import grid_appendix, guide_appendix
from qualcode.reports.thesis.literature import literature_chapter
from qualcode.reports.thesis.matrices import (
    display_appendix,
    reduction_appendix,
    triangulation_appendix,
)
from qualcode.reports.thesis.member_check import member_check_appendix
from qualcode.reports.thesis.method import method_chapter
from qualcode.reports.thesis.part import Pack, Part, on_pages
from qualcode.reports.thesis.results import results_chapter
from qualcode.reports.thesis.written_sources import (
    documents_appendix,
    field_notes_appendix,
    observations_appendix,
    transcripts_appendix,
)
from qualcode.reports.writer import Writer
from qualcode.stages.passages import quotable
from qualcode.study import Selection, Study

APPENDICES = "lampiran"
"""The word that asks for all appendices."""

REFERENCES = "daftar-pustaka"
"""The part that lists the works which the pack cites; `references` in English."""

PARTS: Registry[Part] = Registry(
    "part",
    [
        Part("bab-2", phrase("part.literature"), literature_chapter, after=-2),
        Part("bab-3", phrase("part.method"), method_chapter, after=-1),
        Part("bab-4", phrase("part.results"), results_chapter),
        Part("bab-5", phrase("part.closing"), closing_chapter, after=1),
        Part(REFERENCES, phrase("part.references"), references_list, numbered=False),
        *(
            Part(f"{APPENDICES}-{number}", phrase(title), build, appendix=number)
            for number, (title, build) in enumerate(
                [
                    ("grid.title", grid_appendix),
                    ("part.guide", guide_appendix),
                    ("observations.title", observations_appendix),
                    ("documents.title", documents_appendix),
                    ("part.transcripts", transcripts_appendix),
                    ("part.field-notes", field_notes_appendix),
                    ("reduction.matrix", reduction_appendix),
                    ("matrix.display", display_appendix),
                    ("part.triangulation", triangulation_appendix),
                    ("part.member-check", member_check_appendix),
                    ("consent.title", consent_appendix),
                    ("part.permits", permits_appendix),
                    ("part.photographs", photographs_appendix),
                    ("provenance.title", audit_appendix),
                ],
                start=1,
            )
        ),
    ],
)


def thesis_report(
    study: Study,
    selection: Selection,
    version: str,
    full: bool = False,
    parts: Iterable[str] = (),
) -> Document:
    """The pack, or some parts of it.

    Args:
        study: The study.
        selection: The evidence that it is made of.
        version: The program's, printed as provenance.
        full: Print every quotation, uncut.
        parts: Names such as `bab-4`, `lampiran` or `lampiran-5`; none for all. They come in the
            order of the pack. One or a few parts have no title page.

    Raises:
        QualcodeError: there is no such part; the hint lists them.
    """
    chosen = parts_named(study, parts)
    writer = Writer(study, selection)
    pack = Pack(study, selection, writer, version, full, frozenset(one.name for one in chosen))
    whole = len(chosen) == len(PARTS)
    blocks = [for_print(block) for block in on_pages(chosen, pack)]
    if isinstance(blocks[0], PageBreak):
        blocks = blocks[1:]
    lines = tuple(_title_lines(study, writer)) if whole else ()
    return writer.document(
        quotable(study, study.settings.title), blocks, lines=lines, title_page=whole
    )


def parts_named(study: Study, names: Iterable[str]) -> tuple[Part, ...]:
    """The parts of those names in the order of the pack; all where there are none.

    A chapter goes by the number that it has in the study, so that `bab-5` is the chapter of
    results where `report: {chapter: 5}` says so. `chapter-4` and `appendix-5` are read too.

    Raises:
        QualcodeError: there is no such part.
    """
    chapters = [one.called(study) for one in PARTS if not one.appendix]
    appendices = [one.name for one in PARTS if one.appendix]
    wanted: set[str] = set()
    for name in names:
        word = _plain(name)
        if word == APPENDICES:
            wanted.update(appendices)
        elif word in chapters or word in appendices:
            wanted.add(word)
        else:
            close = did_you_mean(word, [*chapters, APPENDICES, *appendices])
            there = (
                f"Parts: {', '.join(chapters)}, {APPENDICES}, {appendices[0]} to {appendices[-1]}."
            )
            hint = f"{close} {there}" if close.startswith("Did") else there
            raise QualcodeError(f"the report has no part '{name}'.", hint)
    return tuple(one for one in PARTS if not wanted or one.called(study) in wanted)


def _plain(name: str) -> str:
    """A part's name as the list has it."""
    word = name.strip().lower().replace(" ", "-")
    for english, listed in (
        ("chapter", "bab"),
        ("appendices", APPENDICES),
        ("appendix", APPENDICES),
        ("references", REFERENCES),
    ):
        word = word.replace(english, listed)
    return word


def _title_lines(study: Study, writer: Writer) -> Iterator[Words]:
    yield phrase("report.subtitle")
    if study.settings.illustrative:
        yield phrase("note.illustrative")
    yield from filter(None, (study.settings.researcher, quotable(study, study.settings.site)))
    if writer.date:
        yield calendar_date(writer.date)


__all__ = ["PARTS", "Pack", "Part", "parts_named", "thesis_report"]
