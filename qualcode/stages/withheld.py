"""Which words are shown nowhere: those of informants who have withdrawn consent."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.memo import Link, Memo
from qualcode.model.privacy import WITHHELD, role_may_be_printed
from qualcode.model.source import Segment, Source
from qualcode.study import Study

NOT_SHOWN = f"{WITHHELD} withdrew consent: not shown"
"""What stands in the place of a turn whose words are not shown."""


def turn_withheld(study: Study, segment: Segment) -> bool:
    """Whether the words of a turn are those of somebody who has withdrawn consent."""
    return study.withdrawn(segment.informant)


def withheld_turns(study: Study, source: Source) -> frozenset[int]:
    """The numbers of the turns of a source whose words are not shown.

    Raises:
        QualcodeError: nothing of the source may be shown.
    """
    if study.closed(source):
        raise QualcodeError(f"{source.id} is not shown: its informant has withdrawn consent.")
    return frozenset(one.number for one in source.numbered if turn_withheld(study, one))


def memo_withheld(study: Study, memo: Memo) -> bool:
    """Whether a memo tells of a person, source or passage whose words are not shown."""
    if any(study.hidden(one.source, one.span) for one in memo.passages):
        return True
    return any(_subject_withheld(study, noun, name) for noun, name in memo.about)


def _subject_withheld(study: Study, noun: str, name: str) -> bool:
    if noun == "informant":
        return study.withdrawn(name)
    if noun == "source":
        source = study.source(name)
        return source is not None and study.closed(source)
    if noun != "coding":
        return False
    coding = next((one for one in study.codings if one.id == name), None)
    return coding is not None and study.hidden(coding.source, (coding.start, coding.end))


def link_withheld(study: Study, link: Link) -> bool:
    """Whether an arrow is from or to somebody who has withdrawn consent."""
    ends = (link.source, link.target)
    return any(noun == "informant" and study.withdrawn(name) for noun, name in ends)


def role_withheld(study: Study, role: str) -> bool:
    """Whether somebody has a role, as an arrow names it, who does not let it be printed.

    In a small office a role names the person. Case and white space do not matter.
    """
    having = (one for one in study.roster.informants if _plain(one.role) == _plain(role))
    return not all(map(role_may_be_printed, having))


def _plain(role: str) -> str:
    return " ".join(role.casefold().split())


def shown_codings(study: Study, source: Source, codings: Iterable[Coding]) -> list[Coding]:
    """The codings of a source, without those on words that are not shown."""
    return [
        one
        for one in codings
        if one.source == source.id and not study.hidden(source.id, (one.start, one.end))
    ]
