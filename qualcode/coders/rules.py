"""The rule coder: proposes codings by the patterns of the codebook.

It is a pure function of sources and codebook. Interviewers' turns are never coded; what fires in
them tells what was asked, and short answers take over the question's codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qualcode.coders.answers import Question, answered, takes_over, without_setting
from qualcode.coders.cues import CueKind, Lexicon
from qualcode.coders.dictionary import Dictionary, Hit, Rule
from qualcode.coders.elsewhere import ElsewhereFinder
from qualcode.coders.passages import codings_of
from qualcode.coders.reading import SentenceReader, standing
from qualcode.coders.readings import SentenceReading
from qualcode.coders.sentences import sentences, stretches
from qualcode.coders.titles import masked
from qualcode.coders.tokens import fold, tokens
from qualcode.errors import Problem
from qualcode.model.codebook import AspectKind, Codebook
from qualcode.model.coding import Coding, Origin
from qualcode.model.decision import Proposals
from qualcode.model.source import Segment, SegmentKind, Source, SourceKind, Voice

_ASKING = 2
"""How many sentences of a question turn, from its end, an elliptical answer refers to."""


_NOT_SAID = re.compile(r"<[^<>\n]*>|\[[^\[\]\n]*\]")
"""What a program or the transcriber put in: `<Media omitted>`, `[laughs]`."""

_HEADING = re.compile(
    r"(?:\d+(?:\.\d+)*\.?|(?:[IVX]+|[A-Z])\.)\s+[^\W\d_]+(?:[\s/&,-]+[^\W\d_]+){0,4}"
)
"""The heading of a part of a document: `3.2 Rencana Tindak Lanjut`."""

_ECHOED = (CueKind.GIVEN, CueKind.POSITIVE)
NO_QUESTION = Question()
"""Before anybody has asked."""


class RuleCoder:
    """Applies one codebook. Made once for a study, so that all sources share its vocabulary."""

    def __init__(self, codebook: Codebook, languages: Iterable[str] = ("id", "en")) -> None:
        self.codebook = codebook
        self.lexicon = Lexicon(codebook.cues)
        self.dictionary = Dictionary(codebook, languages)
        self.reader = SentenceReader(codebook, self.lexicon)
        self.elsewhere = ElsewhereFinder(codebook.elsewhere, languages)
        self.failures: list[Problem] = []

    def propose(self, sources: Iterable[Source]) -> Proposals:
        """Proposals for all sources, and the codes that each source's questions asked about."""
        codings: list[Coding] = []
        asked: list[tuple[str, frozenset[tuple[int, str]]]] = []
        for source in sources:
            codings += self.code(source)
            asked.append((source.id, self.questions(source)))
        return Proposals(tuple(codings), tuple(asked), tuple(self.failures))

    def code(self, source: Source) -> list[Coding]:
        """The proposals for one source, in the order of its text."""
        found: list[Coding] = []
        for segment, question in self._speeches(source):
            for reading, origin in self.readings(source, segment, question):
                found += codings_of(source, reading, origin)
        return found

    def questions(self, source: Source) -> frozenset[tuple[int, str]]:
        """The codes whose rules fire in the interviewer's turns, with the number of the turn."""
        return frozenset(
            (segment.number, hit.rule.code)
            for segment in source.numbered
            if segment.voice is Voice.INTERVIEWER
            for start, end in sentences(segment.speech.text)
            for hit in standing(
                self._hits(source.text, segment.speech.start + start, segment.speech.start + end)
            )
        )

    def question_before(self, source: Source, segment: Segment) -> Question:
        """The question that a segment answers: the interviewer's turn before it.

        In a focus group several answer in a row: then it is the turn before the first of them, as
        long as this informant has not spoken since.
        """
        if segment.voice is not Voice.INFORMANT:
            return NO_QUESTION
        in_a_row = source.kind is SourceKind.FOCUS_GROUP
        for number in range(segment.number - 1, 0, -1):
            before = source.numbered[number - 1]
            if before.voice is Voice.INTERVIEWER:
                return self._question(source, before)
            other = before.voice is Voice.INFORMANT and before.informant != segment.informant
            if not (in_a_row and other):
                break
        return NO_QUESTION

    def readings(
        self, source: Source, segment: Segment, question: Question = NO_QUESTION
    ) -> Iterator[tuple[SentenceReading, Origin]]:
        """How each sentence of a segment is read, with what it takes from the question."""
        text = source.text
        topics: tuple[str, ...] = ()
        for number, (start, end) in enumerate(self._sentences(text, segment)):
            hits = self._hits(text, start, end)
            answer = (start, end, segment.speech.end)
            virtual = self._taken_over(text, answer, hits, question) if number == 0 else ()
            if not hits and not virtual and not self._refers_back(text, start, end, topics):
                topics = ()
                continue
            goes_on = not hits or self._refers_back(text, start, end, topics)
            carried = topics if goes_on else ()
            reading = self.reader.read(text, start, end, hits, carried, virtual)
            origin = Origin.RULE
            if virtual or (number == 0 and question.codes):
                reading = answered(text, reading, question, self.codebook, self.lexicon)
                origin = Origin.ANSWER if virtual else origin
            reading = self._in_company(reading, topics, question.codes)
            topics = reading.topics or topics
            yield reading, origin

    def set_aside(self, source: Source, segment: Segment) -> list[tuple[int, int, tuple[str, ...]]]:
        """The sentences in which rules fired but which speak of something else, with its words."""
        text = source.text
        found = [
            (start, end, self.elsewhere.words_in(text, start, end, fired))
            for start, end in self._sentences(text, segment)
            if (fired := self._fired(text, start, end))
        ]
        return [one for one in found if one[2]]

    def _in_company(
        self, reading: SentenceReading, before: Sequence[str], asked: Sequence[str]
    ) -> SentenceReading:
        """The reading without codes that do not stand alone and have nobody to stand with."""
        said = {code for clause in reading.clauses for code in clause.codes}
        dependent = {code for code in said if not self.codebook[code].alone} - set(asked)
        around = said.union(before, asked)
        if not dependent or any(self.codebook[code].alone for code in around):
            return reading
        return reading.without(dependent)

    def _speeches(self, source: Source) -> Iterator[tuple[Segment, Question]]:
        for segment in source.spoken_by_informants():
            yield segment, self.question_before(source, segment)

    def _sentences(self, text: str, segment: Segment) -> Iterator[tuple[int, int]]:
        """Sentences of a speech; an informant's own question and its answer are one."""
        if segment.kind is SegmentKind.HEADING:
            return
        base = segment.speech.start
        pending: int | None = None
        for start, end in stretches(segment.speech.text):
            if self._says_nothing(segment, start, end):
                continue
            begin = base + start if pending is None else pending
            stop = base + end
            own = pending is None and text[begin:stop].endswith("?")
            pending = None
            if own and stop < segment.speech.end and self._is_topic_only(text, begin, stop):
                pending = begin
                continue
            yield begin, stop
        if pending is not None:
            yield pending, segment.speech.end

    def _says_nothing(self, segment: Segment, start: int, end: int) -> bool:
        """Whether a stretch of a speech is a heading, or was put in by a program."""
        speech = segment.speech.text
        if _NOT_SAID.fullmatch(speech, start, end):
            return True
        # Rows and lists have numbers too: only a heading judges nothing.
        if segment.kind is not SegmentKind.PARAGRAPH or not _HEADING.fullmatch(speech, start, end):
            return False
        return not self.lexicon.find(speech, start, end)

    def _is_topic_only(self, text: str, start: int, end: int) -> bool:
        """Whether a question names a topic and nothing else: "Asuransi? Belum ada."."""
        return not self.lexicon.find(text, start, end) and bool(self._hits(text, start, end))

    def _refers_back(self, text: str, start: int, end: int, topics: Sequence[str]) -> bool:
        """Whether a sentence without a topic goes on about the one before."""
        if not topics:
            return False
        words = (token.word for token in tokens(text, start, end))
        word = next((one for one in words if one not in self.lexicon.fillers), "")
        return word in self.lexicon.borders or word in self.lexicon.no or word in _CONTINUING

    def _hits(self, text: str, start: int, end: int) -> list[Hit]:
        hits = self._fired(text, start, end)
        if not hits or self.elsewhere.words_in(text, start, end, hits):
            return []
        hidden = masked(text, start, end, self.lexicon)
        return [hit for hit in hits if not any(begin <= hit.start < stop for begin, stop in hidden)]

    def _fired(self, text: str, start: int, end: int) -> list[Hit]:
        """Everything that fired in a sentence; nothing where only `not` patterns did."""
        hits = self.dictionary.find(text, start, end)
        if self.dictionary.expressions.all:
            hits += self.dictionary.find_expressions(text, start, end, self._gave_up)
        return hits if any(not hit.rule.suppress for hit in hits) else []

    def _gave_up(self, rule: Rule) -> None:
        self.failures.append(rule.too_slow(self.codebook.file, self.codebook[rule.code].line))

    def _question(self, source: Source, segment: Segment) -> Question:
        base = segment.speech.start
        asking = sentences(segment.speech.text)[-_ASKING:]
        if not asking:
            return Question()
        start, end = base + asking[0][0], base + asking[-1][1]
        hits = standing(self._hits(source.text, start, end))
        hits = without_setting(source.text, start, hits)
        named = [hit for hit in hits if not hit.rule.weak] or hits
        codes = tuple(dict.fromkeys(hit.rule.code for hit in named))
        words = {token.word for token in tokens(source.text, start, end)}
        cues = self.lexicon.find(source.text, start, end)
        echoes = frozenset(fold(cue.word) for cue in cues if cue.kind in _ECHOED)
        return Question(codes, echoes, bool(words & self.lexicon.problems))

    def _taken_over(
        self, text: str, answer: tuple[int, int, int], hits: Sequence[Hit], question: Question
    ) -> tuple[str, ...]:
        if not question.codes:
            return ()
        own = {hit.rule.code for hit in hits if not hit.rule.weak}
        asked = [code for code in question.codes if code not in own]
        if takes_over(text, *answer, question, self.lexicon):
            return tuple(asked)
        # Whatever is said when asked for hopes and suggestions is one.
        return tuple(code for code in asked if self._is_suggestion(code))

    def _is_suggestion(self, code: str) -> bool:
        return self.codebook.kind(code) is AspectKind.SUGGESTION


_CONTINUING = frozenset(
    """
    cuma cuman cumanya it they he she that haven't hasn't never just itu itupun sekarang
    sekalinya but only sayangnya untungnya jadi jadinya akhirnya ternyata makanya alhasil
    nyatanya buktinya masalahnya still yet
    """.split()
)
