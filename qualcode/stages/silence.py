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


@dataclass(frozen=True, slots=True)
class _Answer:
    """A turn behind a question, with the codes that the question is about.

    `unknowing` says that it is no more than that the informant does not know, `coded` that it has
    any coding.
    """

    about: frozenset[str]
    unknowing: bool
    coded: bool


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
        answers = [self._was_asked(code, source, voice.group) for source in voice.sources]
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
        answers = [one for source in voice.sources for one in self._about(code, source, voice)]
        known = [one for one in answers if not one.unknowing]
        return len(known) < len(answers) and all(one.coded for one in known)

    def _left_uncoded(self, code: str, source: Source, voice: GroupVoice) -> bool:
        """Whether an answer of a voice to a question about a code has no coding at all."""
        return any(not one.coded for one in self._about(code, source, voice))

    def _about(self, code: str, source: Source, voice: GroupVoice) -> list[_Answer]:
        """The answers of a voice to questions about a code, or about anything below it."""
        answers = self._answers.get((source.id, voice.id))
        if not answers:
            return []
        wanted = {below.id for below in self._study.codebook.subtree(code)}
        return [one for one in answers if one.about & wanted]

    @cached_property
    def _answers(self) -> dict[tuple[str, str], list[_Answer]]:
        """By source and informant: their turns right behind questions that are about codes."""
        shown = self._study.select(Selection(phase="all", reviewed="all"))
        coded = {(row.source.id, row.segment.start) for row in shown}
        found: dict[tuple[str, str], list[_Answer]] = {}
        for source in self._study.sources:
            asked: dict[int, set[str]] = {}
            for number, code in self._study.questions_in_text(source):
                asked.setdefault(number, set()).add(code)
            for question, turn, first in _answered(source):
                if about := asked.get(question.number):
                    unknowing = first and _is_unknowing(question, turn)
                    one = _Answer(frozenset(about), unknowing, (source.id, turn.start) in coded)
                    found.setdefault((source.id, turn.informant or ""), []).append(one)
        return found

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The sources that a person has reviewed: something decided in them, no proposal open."""
        decisions = self._study.decisions
        decided = {one.source for one in decisions.manual}
        decided |= {one.source for one in decisions.verdicts}
        shown = self._study.select(Selection(phase="all", reviewed="all"))
        still_open = {row.source.id for row in shown if not row.coding.reviewed}
        return frozenset(decided - still_open)

    def _was_asked(self, code: str, source: Source, group: str | None) -> bool | None:
        """Whether a code, or anything below it, was asked of a group in a source; None: unknown."""
        told = self._told(source, group)
        book = self._study.codebook
        wanted = {below.id for below in book.subtree(code)}
        if told is not None:
            return bool(wanted & told)
        in_text = self._below(self._study.asked_in_text(source))
        return True if wanted & in_text else None

    def _told(self, source: Source, group: str | None) -> frozenset[str] | None:
        """What the source's entry or the guide says was asked of a group; None: nothing."""
        key = source.id, group
        if key not in self._asked:
            self._asked[key] = self._look_up(source, group)
        return self._asked[key]

    def _look_up(self, source: Source, group: str | None) -> frozenset[str] | None:
        if source.entry.asked is not None:
            return self._below(source.entry.asked)
        guide = self._study.settings.guide
        if not source.kind.spoken or not any(question.codes for question in guide):
            return None
        return self._below(
            code
            for question in guide
            if not question.groups or group in question.groups
            for code in question.codes
        )

    def _below(self, codes: Iterable[str]) -> frozenset[str]:
        book = self._study.codebook
        known = (code for code in codes if code in book)
        return frozenset(below.id for code in known for below in book.subtree(code))


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
