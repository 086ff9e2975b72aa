"""Why a cell is empty: asked and silent, not knowing, not yet coded, not asked, and the rest.

Silence is not claimed lightly: that somebody said nothing of a topic is said only where they
were asked, and a person has gone through all that they said. Not knowing is no silence (Miles and
Huberman 1994, chapter 5: "don't know" is kept apart from what was not asked).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from qualcode.coders.unknowing import asks_knowing, says_unknowing
from qualcode.model.source import Segment, Source, Voice
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study


class Empty(StrEnum):
    """The reasons for an empty cell."""

    DONT_KNOW = "dont-know"
    ASKED_SILENT = "asked-silent"
    ASKED_UNCODED = "asked-uncoded"
    NOT_ASKED = "not-asked"
    NOT_RAISED = "not-raised"
    NOT_WRITTEN = "not-written"
    NOT_APPLICABLE = "not-applicable"
    NO_SOURCE = "no-source"

    @property
    def word(self) -> str:
        """Its word in JSON, where no difference is made between what is said and written."""
        return str(Empty.NOT_RAISED if self is Empty.NOT_WRITTEN else self)


@dataclass(slots=True)
class _Answers:
    """A voice's turns behind questions about a code: whether there is one of a kind among them.

    `unknowing` is no more than that the informant does not know, `uncoded` has no coding at all,
    `unread` has none and says more than that.
    """

    unknowing: bool = False
    uncoded: bool = False
    unread: bool = False

    def add(self, unknowing: bool, coded: bool) -> None:
        """Take another turn in."""
        self.unknowing |= unknowing
        self.uncoded |= not coded
        self.unread |= not coded and not unknowing


_NONE: Final = _Answers()


_PRECEDENCE = (
    Empty.ASKED_UNCODED,
    Empty.DONT_KNOW,
    Empty.ASKED_SILENT,
    Empty.NOT_RAISED,
    Empty.NOT_WRITTEN,
    Empty.NOT_ASKED,
    Empty.NOT_APPLICABLE,
)


def together(reasons: Iterable[Empty]) -> Empty:
    """The reason that holds for several voices or codes: what is still to be done goes first."""
    found = set(reasons)
    return next((one for one in _PRECEDENCE if one in found), Empty.NO_SOURCE)


def expected_groups(study: Study, code: str) -> tuple[str, ...]:
    """The source groups that can speak of a code, in the order of study.yaml.

    `expect` holds for what stands below a code; the nearest one counts, and study.yaml's before
    the codebook's. One that names none of the study's groups (a shipped codebook's) is no
    restriction.
    """
    groups = tuple(group.id for group in study.roster.groups)
    for node in reversed(study.codebook.lineage(code)):
        told = (study.settings.expect.get(one) for one in (node.id, *node.formerly))
        expect = next(filter(None, told), node.expect)
        known = tuple(group for group in groups if group in expect)
        if known:
            return known
    return groups


class Silence:
    """Tells why voices and groups have no position; it remembers what was asked in each source."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._asked: dict[tuple[str, str | None], frozenset[str] | None] = {}
        self._texts: dict[str, frozenset[str]] = {}
        self._expected: dict[str, tuple[str, ...]] = {}

    def expects(self, code: str, group: str | None) -> bool:
        """Whether a group can speak of a code."""
        if code not in self._expected:
            self._expected[code] = expected_groups(self._study, code)
        return group is None or group in self._expected[code]

    def of_voice(self, code: str, voice: GroupVoice) -> Empty:
        """Why a voice has no position on a code, or on anything below it.

        In this order: the group cannot speak of it; the voice was not heard; it said, asked about
        it, that it does not know, and left no other answer about it without coding; it was asked
        in one of its sources (silent if all its sources are reviewed and no answer to a question
        about it is left without any coding, else not yet coded); it is not known whether it was
        asked; it was not asked.
        """
        if not self.expects(code, voice.group):
            return Empty.NOT_APPLICABLE
        if not voice.sources:
            return Empty.NO_SOURCE
        if voice.informant is None:
            return Empty.NOT_WRITTEN
        if self._does_not_know(code, voice):
            return Empty.DONT_KNOW
        answers = [self.was_asked(code, source, voice.group) for source in voice.sources]
        if True in answers:
            reviewed = all(source.id in self.reviewed for source in voice.sources)
            left = any(self._left_uncoded(code, source, voice) for source in voice.sources)
            return Empty.ASKED_UNCODED if left or not reviewed else Empty.ASKED_SILENT
        return Empty.NOT_RAISED if None in answers else Empty.NOT_ASKED

    def of_group(self, code: str, group: str, voices: Iterable[GroupVoice]) -> Empty:
        """Why a group has no position, from its voices.

        In this order: it cannot speak of it; none of its voices was heard; one was asked and not
        all such are reviewed (not yet coded); one does not know; all are reviewed (silent); it is
        not known of one whether they were asked; none was asked. Documents speak only for a group
        without informants.
        """
        if not self.expects(code, group):
            return Empty.NOT_APPLICABLE
        return self.of_voices(code, voices)

    def of_voices(self, code: str, voices: Iterable[GroupVoice]) -> Empty:
        """Why none of several voices has a position, in the order of `of_group`."""
        heard = [voice for voice in voices if voice.sources]
        people = [voice for voice in heard if voice.informant] or heard
        found = {self.of_voice(code, voice) for voice in people}
        return together(found)

    def _does_not_know(self, code: str, voice: GroupVoice) -> bool:
        """Whether a voice answered that it does not know, and nothing that is not coded yet."""
        found = [self._about(code, source, voice) for source in voice.sources]
        return any(one.unknowing for one in found) and not any(one.unread for one in found)

    def _left_uncoded(self, code: str, source: Source, voice: GroupVoice) -> bool:
        """Whether an answer of a voice to a question about a code has no coding at all."""
        return self._about(code, source, voice).uncoded

    def _about(self, code: str, source: Source, voice: GroupVoice) -> _Answers:
        """The answers of a voice to questions about a code, or about anything below it."""
        answers = self._answers.get((source.id, voice.id), {})
        return answers.get(self._study.codebook[code].id, _NONE)

    @cached_property
    def _answers(self) -> dict[tuple[str, str], dict[str, _Answers]]:
        """By source and informant: their turns right behind questions that are about codes."""
        shown = self._study.select(Selection(phase="all", reviewed="all"))
        coded = {(row.source.id, row.segment.start) for row in shown}
        found: dict[tuple[str, str], dict[str, _Answers]] = {}
        for source in self._study.sources:
            asked = self._asked_by_turn(source)
            for question, turn, first in _answered(source):
                if about := asked.get(question.number):
                    unknowing = first and _is_unknowing(question, turn)
                    answers = found.setdefault((source.id, turn.informant or ""), {})
                    for code in about:
                        one = answers.setdefault(code, _Answers())
                        one.add(unknowing, (source.id, turn.start) in coded)
        return found

    def _asked_by_turn(self, source: Source) -> dict[int, set[str]]:
        """The codes that each question is about, with all that stands above them."""
        book = self._study.codebook
        asked: dict[int, set[str]] = {}
        for number, code in self._study.questions_in_text(source):
            if code in book:
                asked.setdefault(number, set()).update(one.id for one in book.lineage(code))
        return asked

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The sources that a person has reviewed: something decided in them, no proposal open."""
        decisions = self._study.decisions
        decided = {one.source for one in decisions.manual}
        decided |= {one.source for one in decisions.verdicts}
        shown = self._study.select(Selection(phase="all", reviewed="all"))
        still_open = {row.source.id for row in shown if not row.coding.reviewed}
        return frozenset(decided - still_open)

    def was_asked(self, code: str, source: Source, group: str | None) -> bool | None:
        """Whether a code, or anything below it, was asked of a group in a source; None: unknown.

        A guide is a plan: what it does not name may have been asked all the same.
        """
        told = self._told(source, group)
        one = self._study.codebook[code].id
        if told is not None and (one in told or source.entry.asked is not None):
            return one in told
        if one in self._in_text(source):
            return True
        return None if told is None else False

    def _in_text(self, source: Source) -> frozenset[str]:
        """The codes that the interviewer's questions touch."""
        if source.id not in self._texts:
            self._texts[source.id] = self._touched(self._study.asked_in_text(source))
        return self._texts[source.id]

    def _told(self, source: Source, group: str | None) -> frozenset[str] | None:
        """What the source's entry or the guide says was asked of a group; None: nothing."""
        key = source.id, group
        if key not in self._asked:
            self._asked[key] = self._look_up(source, group)
        return self._asked[key]

    def _look_up(self, source: Source, group: str | None) -> frozenset[str] | None:
        if source.entry.asked is not None:
            return self._touched(source.entry.asked)
        guide = self._study.settings.guide
        if not source.kind.spoken or not any(question.codes for question in guide):
            return None
        return self._touched(
            code
            for question in guide
            if not question.groups or group in question.groups
            for code in question.codes
        )

    def _touched(self, codes: Iterable[str]) -> frozenset[str]:
        """These codes, what stands below them, and what stands above: that was asked in part."""
        book = self._study.codebook
        known = [code for code in codes if code in book]
        above = (one.id for code in known for one in book.lineage(code))
        return book.below(known).union(above)


def silence_of(study: Study) -> Silence:
    """What is known of a study's silences, worked out once for all tables."""
    known: Silence = vars(study).setdefault("_silence", Silence(study))
    return known


def _answered(source: Source) -> Iterator[tuple[Segment, Segment, bool]]:
    """The informants' turns, each with the question before it; whether it is their first to it."""
    question: Segment | None = None
    heard: set[str] = set()
    for turn in source.numbered:
        if turn.voice is Voice.INTERVIEWER:
            question, heard = turn, set()
        elif turn.informant and question:
            yield question, turn, turn.informant not in heard
            heard.add(turn.informant)


def _is_unknowing(question: Segment, answer: Segment) -> bool:
    # To "do you know of it?" not knowing is the answer, which can be coded.
    return says_unknowing(answer.speech.text) and not asks_knowing(question.speech.text)
