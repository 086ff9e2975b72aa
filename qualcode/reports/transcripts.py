"""The sources of a study as they may be printed: numbered turns with their codes in the margin.

Names are replaced before a text is cut where codings begin and end, so that no part of a name is
left on either side. Who speaks is told by consent, never by the label of the transcript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from qualcode.displays.citation import calendar_date, sign
from qualcode.document import Joined, Piece, Transcript, Utterance, Words, phrase
from qualcode.model.privacy import WITHHELD
from qualcode.model.source import Phase, Segment, SegmentKind, Source, Voice
from qualcode.reports.passages import rows_behind
from qualcode.reports.printed_text import PrintedText, PrintedTexts
from qualcode.reports.table_rows import row_pieces
from qualcode.stages.passages import quotable
from qualcode.stages.voices import printed_place, speakers, told_role
from qualcode.study import Evidence, Selection, Study

_HEADS = ("column.number", "column.speaker", "column.speech", "column.code")
_FIELD = re.compile(r"[\s>#*_|•–-]*(?P<name>[^\W\d_]+)[^:\n]{0,40}:(?P<value>.*)")
_NAMES = {
    "date": frozenset(("hari", "tanggal", "tgl", "date", "day")),
    "time": frozenset(("waktu", "jam", "pukul", "time")),
    "place": frozenset(("tempat", "lokasi", "place", "location", "venue")),
}
"""The first words of fields by which a written source tells such a fact itself."""


def transcripts_of(
    study: Study,
    selection: Selection,
    referenced: frozenset[str] = frozenset(),
    texts: PrintedTexts | None = None,
) -> tuple[Transcript, ...]:
    """The sources of a selection as blocks, with those of `referenced` codings besides.

    Instead of what an informant has said who has withdrawn consent it is said that it is missing;
    a source that is all theirs is left out.
    """
    coded: dict[str, list[Evidence]] = {}
    for row in rows_behind(study, selection, referenced):
        coded.setdefault(row.source.id, []).append(row)
    texts = texts or PrintedTexts(study)
    wanted = {one.id for one in study.selected_sources(selection)}.union(coded)
    return tuple(
        _transcript(study, texts.of(source), coded.get(source.id, []))
        for source in study.sources
        if source.id in wanted
    )


def _transcript(study: Study, text: PrintedText, rows: Sequence[Evidence]) -> Transcript:
    number, speaker, speech, code = map(phrase, _HEADS)
    if not text.source.kind.spoken:
        speech = phrase("column.text")
    source, printing = text.source, _Printing(study, text, rows)
    told = _told_in_text(source)
    facts = ((name, fact) for name, fact in _facts(study, source) if name not in told)
    return Transcript(
        source=source.id,
        title=phrase(f"transcript.{source.kind}", source=source.id),
        facts=tuple((phrase(f"transcript.{name}"), fact) for name, fact in facts),
        utterances=tuple(printing.utterance(one) for one in source.numbered),
        heads=(number, speaker, speech, code),
    )


def _facts(study: Study, source: Source) -> Iterator[tuple[str, Words]]:
    """The head of a transcript, as far as consent lets it be printed."""
    entry = source.entry
    people = [one for one in study.roster.informants if one.id in speakers(source)]
    heard = [one for one in people if not study.withdrawn(one.id)]
    if heard:
        yield "informant", Joined(tuple(one.printed_name for one in heard))
    if roles := tuple(dict.fromkeys(filter(None, (told_role(study, one) for one in heard)))):
        yield "role", Joined(roles, "; ")
    if entry.date:
        yield "date", calendar_date(entry.date)
    if entry.time:
        yield "time", quotable(study, entry.time)
    if place := printed_place(study, source):
        yield "place", place
    yield "technique", phrase(f"technique.{source.kind}")
    if entry.phase is not Phase.MAIN:
        yield "phase", phrase(f"phase.{entry.phase}")


def _told_in_text(source: Source) -> frozenset[str]:
    """The facts that stand in the header fields of a written source, which is printed with them."""
    titles = (one for one in source.numbered if one.kind is SegmentKind.HEADING)
    lines = (line for one in titles for line in one.speech.text.split("\n"))
    fields = [
        (found["name"].casefold(), found["value"]) for found in map(_FIELD.match, lines) if found
    ]
    return frozenset(
        fact
        for fact, names in _NAMES.items()
        for name, value in fields
        if name in names and re.search(r"\w" if fact == "place" else r"\d", value)
    )


def _is_title(segment: Segment) -> bool:
    """Whether a paragraph is the title of a part, and no field such as date or place."""
    return segment.kind is SegmentKind.HEADING and not _FIELD.match(segment.speech.text)


class _Printing:
    """One source on its way to paper."""

    def __init__(self, study: Study, text: PrintedText, rows: Sequence[Evidence]) -> None:
        self._study = study
        self._rows: dict[int, list[Evidence]] = {}
        for row in rows:
            for one in text.source.segments_within(row.coding.start, row.coding.end):
                self._rows.setdefault(one.start, []).append(row)
        self._text = text
        self._anyone_gone = any(map(study.withdrawn, speakers(text.source)))

    def utterance(self, segment: Segment) -> Utterance:
        """A turn as it may be printed."""
        if self._withheld(segment):
            return Utterance(segment.number, WITHHELD, (Piece(self._say("transcript.withheld")),))
        speech = segment.speech
        touching = self._rows.get(segment.start, ())
        rows = [row for row in touching if row.coding.overlaps(speech.start, speech.end)]
        begun = [row for row in rows if row.segment.number == segment.number]
        return Utterance(
            number=segment.number,
            speaker=self._speaker(segment),
            pieces=tuple(_folded(self._read(segment, self._pieces(segment, rows)))),
            codes=_codes(begun),
            asking=segment.voice is Voice.INTERVIEWER,
            title=_is_title(segment),
        )

    def _read(self, segment: Segment, pieces: Iterable[Piece]) -> Iterable[Piece]:
        return row_pieces(pieces) if segment.kind is SegmentKind.ROW else pieces

    def _withheld(self, segment: Segment) -> bool:
        """Whether a turn may be the words of somebody who has withdrawn consent."""
        unknown = segment.voice is Voice.UNRESOLVED
        return self._study.withdrawn(segment.informant) or (unknown and self._anyone_gone)

    def _say(self, key: str) -> str:
        return self._study.wording.say(key, {})

    def _speaker(self, segment: Segment) -> Words:
        if segment.voice is Voice.INTERVIEWER:
            return phrase("speaker.interviewer")
        if segment.voice is Voice.UNRESOLVED:
            return phrase("speaker.unresolved")
        known = self._study.roster.informant(segment.informant) if segment.informant else None
        return known.printed_name if known else ""

    def _pieces(self, segment: Segment, rows: Sequence[Evidence]) -> Iterator[Piece]:
        """The speech, cut wherever a coding begins or ends; a name belongs to one piece whole."""
        start, end = segment.speech.start, segment.speech.end
        spans = {row.coding.id: self._whole(row, start, end) for row in rows}
        borders = sorted({start, end, *(one for span in spans.values() for one in span)})
        for first, last in pairwise(borders):
            codings = (one for one, (low, high) in spans.items() if low <= first and last <= high)
            yield Piece(self._text.between(first, last), tuple(codings))

    def _whole(self, row: Evidence, start: int, end: int) -> tuple[int, int]:
        """The part of a turn that a coding covers, and of a name that it cuts all."""
        first, last = self._text.whole(max(start, row.coding.start), min(end, row.coding.end))
        return max(start, first), min(end, last)


def _codes(rows: Iterable[Evidence]) -> tuple[Words, ...]:
    """The codes in the margin, each once with its sign; one that is only proposed says so."""
    keys = dict.fromkeys((one.code.id, one.coding.polarity, one.coding.reviewed) for one in rows)
    return tuple(
        phrase(
            "concordance.code" if reviewed else "concordance.proposed",
            code=code,
            sign=sign(polarity),
        )
        for code, polarity, reviewed in keys
    )


def _folded(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every run of white space as one space, also where two of them meet."""
    at_space = True
    for piece in pieces:
        text = re.sub(r"\s+", " ", piece.text)
        text = text.removeprefix(" ") if at_space else text
        if text:
            at_space = text.endswith(" ")
            yield Piece(text, piece.codings)
