"""What an older study.yaml would do to consent: words are shown again, a name is printed again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.model.informant import Consent, Informant
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_yaml import parse_study

_WITHDRAWN = re.compile(rb"(?i)withdrawn|ditarik")


def consent_undone(now: bytes, then: bytes) -> tuple[str, ...]:
    """What would be shown with the study.yaml of `then` that is not shown now, each in words.

    A study.yaml that cannot be read shows nobody's words. If that of now cannot, or not all of it,
    its text alone tells whether somebody has withdrawn.
    """
    new, old = parse_study(then)[0], parse_study(now)[0]
    if new is None:
        return ()
    told = [] if old is None else [*_shown_again(old, new), *_named_again(old, new)]
    unread = old is None or old.roster.withheld
    if unread and len(_WITHDRAWN.findall(now)) > len(_WITHDRAWN.findall(then)):
        told.append(f"{STUDY_FILE} cannot be read now, and more people have withdrawn in it")
    return tuple(told)


def _shown_again(old: StudyFile, new: StudyFile) -> Iterator[str]:
    """Who has withdrawn, and would not have, or would not be the one who speaks in a source."""
    after = {entry.file: set(entry.informants) for entry in new.sources}
    entries = old.sources
    for one in old.roster.informants:
        if one.consent is not Consent.WITHDRAWN:
            continue
        same = {each.id for each in new.roster.informants if _withdrawn(each, one)}
        heard = [after[each.file] for each in entries if one.id in each.informants
                 and each.file in after]  # fmt: skip
        if not same or any(not same & people for people in heard):
            yield f"{one.id} has withdrawn consent, and would be shown again"


def _withdrawn(each: Informant, one: Informant) -> bool:
    """Whether an older entry is the same person's, who had withdrawn then already."""
    return each.consent is Consent.WITHDRAWN and (each.id == one.id or each.name == one.name)


def _named_again(old: StudyFile, new: StudyFile) -> Iterator[str]:
    before = {one.name: one.consent for one in old.roster.informants}
    for one in new.roster.informants:
        named = one.consent is Consent.NAMED
        if named and before.get(one.name, Consent.NAMED) is not Consent.NAMED:
            yield f"{one.id} does not agree to be named, and would be"
