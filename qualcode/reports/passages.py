"""The codings behind a document as they may be printed, for formats that can open them."""

from __future__ import annotations

from qualcode.displays.citation import code_name, place, sign
from qualcode.document import Passage, Words, phrase
from qualcode.model.coding import Coding, Origin
from qualcode.reports.printed_text import PrintedText, PrintedTexts
from qualcode.stages.passages import as_prose, quotable
from qualcode.stages.voices import told_role
from qualcode.study import Evidence, Selection, Study


def passages_of(
    study: Study,
    selection: Selection,
    referenced: frozenset[str] = frozenset(),
    texts: PrintedTexts | None = None,
) -> tuple[Passage, ...]:
    """The codings of a selection with their words, names replaced, and where these stand.

    Codings that are `referenced` by their ids are among them too, though the selection leaves
    them out, except those on words that are not shown.
    """
    texts = texts or PrintedTexts(study)
    rows = rows_behind(study, selection, referenced)
    return tuple(_passage(study, row, texts.of(row.source)) for row in rows)


def rows_behind(
    study: Study, selection: Selection, referenced: frozenset[str]
) -> tuple[Evidence, ...]:
    """The evidence of a selection with what is referenced besides, in order."""
    chosen = referenced.union(row.coding.id for row in study.select(selection))
    everything = study.select(Selection(phase="all", reviewed="all"))
    return tuple(row for row in everything if row.coding.id in chosen)


def _passage(study: Study, row: Evidence, text: PrintedText) -> Passage:
    coding = row.coding
    translated = study.told.translation(coding, study.settings.language)
    return Passage(
        coding=coding.id,
        code=row.code.id,
        code_label=row.code.label,
        text=as_prose(row.source, coding.start, text.between(coding.start, coding.end)),
        source=row.source.id,
        turn=row.segment.number,
        place=place(study.settings, row),
        speaker=_speaker(study, row),
        sign=sign(coding.polarity),
        state=state_of(coding),
        aspect=row.aspect.id,
        aspect_label=code_name(row.aspect),
        rank=study.codebook.rank(row.code.id),
        color=row.aspect.color or row.code.color,
        translation=quotable(study, translated),
    )


def _speaker(study: Study, row: Evidence) -> Words:
    """Who says it, as far as consent lets it be printed; a written source speaks for itself."""
    if row.informant is None:
        return row.source.id
    name, role = row.informant.printed_name, told_role(study, row.informant)
    return phrase("voice.with-role", name=name, role=role) if role else name


def state_of(coding: Coding) -> Words:
    """Whether a coding is the researcher's, accepted or only proposed."""
    if not coding.reviewed:
        return phrase("state.proposed")
    return phrase("state.coded" if coding.origin is Origin.MANUAL else "state.accepted")
