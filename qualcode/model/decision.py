"""What a person decided: codings made by hand, and proposals accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from qualcode.errors import Problem
from qualcode.model.coding import Coding, Polarity
from qualcode.model.source import Passage


class Verdict(StrEnum):
    """A person's answer to a proposal."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on the proposals of one code that overlap a passage.

    It is keyed by source, code and passage, not by the rule that fired: improving a rule keeps
    the decision. `polarity` is the person's, or None where the proposal's own stands.
    """

    id: str
    verdict: Verdict
    source: str
    code: str
    start: int
    end: int
    quotation: str
    coder: str
    polarity: Polarity | None = None
    proposed: Polarity = Polarity.UNDECIDED
    rule: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Consensus:
    """The polarity on which the coders agreed for one code on a passage.

    It is None where they agreed that the code does not apply.
    """

    id: str
    source: str
    code: str
    start: int
    end: int
    polarity: Polarity | None
    coder: str
    note: str = ""


Noting = TypeVar("Noting", Coding, Decision, Consensus)


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a passage in another language, printed beside the original in reports of it."""

    id: str
    source: str
    start: int
    end: int
    text: str
    language: str
    coder: str


@dataclass(frozen=True, slots=True)
class Displaced:
    """A decision whose passage an edited transcript has changed, or has no longer.

    `id` is that of the decision, `before` what was coded. `after` is where the passage stands
    now, which a person should look at; it is None for an orphan, which is kept but not counted.
    A translation has no `code` and no `polarity`.
    """

    id: str
    coder: str
    source: str
    code: str
    before: str
    after: Passage | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """Where a decision stood before, when its note (or translation) was written or kept.

    `span` is where those words are in today's text; None where they are not known any more.
    """

    coder: str
    id: str
    source: str
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that people decided, folded from their journals."""

    manual: tuple[Coding, ...] = ()
    verdicts: tuple[Decision, ...] = ()
    consensus: tuple[Consensus, ...] = ()
    displaced: tuple[Displaced, ...] = ()
    translations: tuple[Translation, ...] = ()
    noted: tuple[Noted, ...] = ()

    def without_notes(self, written_on: Callable[[Noted], bool]) -> Decisions:
        """The decisions, without the notes that were written on such words."""
        gone = {(one.coder, one.id) for one in self.noted if written_on(one)}
        if not gone:
            return self

        def bare(one: Noting) -> Noting:
            return replace(one, note="") if (one.coder, one.id) in gone else one

        return replace(
            self,
            manual=tuple(map(bare, self.manual)),
            verdicts=tuple(map(bare, self.verdicts)),
            consensus=tuple(map(bare, self.consensus)),
            translations=tuple(one for one in self.translations if (one.coder, one.id) not in gone),
        )

    def translation(self, coding: Coding, language: str) -> str:
        """The last translation into a language of a coding's passage or of most of it; or ""."""
        length = coding.end - coding.start
        found = [
            one.text
            for one in self.translations
            if (one.source, one.language) == (coding.source, language)
            and 2 * (min(one.end, coding.end) - max(one.start, coding.start))
            > max(length, one.end - one.start)
        ]
        return found[-1] if found else ""

    @property
    def placed(self) -> tuple[Coding | Decision | Consensus | Translation, ...]:
        """All that stands on a passage of a source."""
        return (*self.manual, *self.verdicts, *self.consensus, *self.translations)

    @property
    def orphans(self) -> tuple[Displaced, ...]:
        """The decisions that lost their passages and are not counted."""
        return tuple(one for one in self.displaced if one.after is None)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the rules propose, and which codes the interviewer's questions asked about.

    `asked` pairs a source's id with the turns that asked, each with a code asked about.
    `failures` are problems of rules that could not be applied.
    """

    codings: tuple[Coding, ...] = ()
    asked: tuple[tuple[str, frozenset[tuple[int, str]]], ...] = ()
    failures: tuple[Problem, ...] = ()
