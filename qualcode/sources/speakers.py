"""Whose label is whose: what study.yaml declares, and what labels mean in general."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.model.informant import Informant, Roster
from qualcode.model.source import SourceEntry, SourceKind, Voice
from qualcode.model.speaker_label import fold_label, initials, without_titles
from qualcode.sources.labels import looks_like_a_name
from qualcode.sources.vocabulary import HONORIFICS, Part, general, loose


class Speaker(NamedTuple):
    """Whose words follow a label.

    An unresolved speaker with an informant is one of the study who is not listed for the source:
    nobody knows whether that person speaks there or is quoted.
    """

    voice: Voice
    informant: str | None = None


INTERVIEWER = Speaker(Voice.INTERVIEWER)
UNRESOLVED = Speaker(Voice.UNRESOLVED)

_ASIDE = re.compile(r"\s*[\[(]([^\[\]()]*)[\])]\s*")


@dataclass(frozen=True, slots=True)
class Directory:
    """The labels that a source's speakers are known by.

    A label of the source's own `interviewer` wins over everything; one of the informants listed
    for the source over the others', who are known but not credited. A label that remains with two
    owners is unresolved.
    """

    exact: dict[str, Speaker]
    by_letters: dict[str, Speaker]
    names: tuple[str, ...]
    only: str | None = None
    alone: str | None = None
    initials: str = ""
    """`only` is the one informant of the source; `alone` the same in an interview, where general
    labels and the `initials` of the informant's name can be understood."""

    @classmethod
    def of(cls, entry: SourceEntry, roster: Roster) -> Directory:
        """The directory of one source."""
        exact: dict[str, Speaker] = {}
        letters: dict[str, Speaker] = {}
        for circle in _circles(entry, roster):
            found = _without_doubles(circle)
            exact = found | exact
            letters = _without_doubles((loose(key), who) for key, who in found.items()) | letters
        only = entry.informants[0] if len(entry.informants) == 1 else None
        alone = only if entry.kind is SourceKind.INTERVIEW else None
        person = roster.informant(alone) if alone else None
        short = initials(person.name) if person else ""
        short = "" if short in letters else short
        return cls(exact, letters, _declared(entry, roster), only, alone, short)

    def declared(self, label: str, whole: bool = False) -> Speaker | None:
        """Who is declared to speak under a label.

        `whole` is for a line that nothing parts from speech: only the name itself will do, which
        a role in brackets may follow.
        """
        if not label:
            return None
        for form in _forms(label, whole):
            key = fold_label(form)
            found = self.exact.get(key) or self.by_letters.get(loose(key) or " ")
            if found is not None:
                return found
        return Speaker(Voice.INFORMANT, self.alone) if self.is_initials(label) else None

    def is_initials(self, label: str) -> bool:
        """Whether a label that nobody declared is the initials of an interview's one informant."""
        key = fold_label(label)
        return bool(self.initials) and loose(key) == self.initials and key not in self.exact

    def known(self, label: str, whole: bool = False) -> Speaker | None:
        """Who speaks under a label, declared or by a word that always means the interviewer."""
        found = self.declared(label, whole)
        if found is not None:
            return found
        for form in _forms(label, whole):
            one = general(fold_label(form))
            if one is not None and one.part is Part.INTERVIEWER:
                return INTERVIEWER
        return None


def _circles(entry: SourceEntry, roster: Roster) -> Iterator[list[tuple[str, Speaker]]]:
    listed = [one for one in roster.informants if one.id in entry.informants]
    others = [one for one in roster.informants if one.id not in entry.informants]
    yield [(fold_label(label), INTERVIEWER) for label in entry.interviewer]
    everybody = [(fold_label(label), INTERVIEWER) for label in roster.interviewer]
    yield [*_labels(listed), *everybody]
    yield list(_labels(others, Voice.UNRESOLVED))


def _labels(
    informants: Iterable[Informant], voice: Voice = Voice.INFORMANT
) -> Iterator[tuple[str, Speaker]]:
    for one in informants:
        for label in one.labels:
            yield fold_label(label), Speaker(voice, one.id)
        if bare := without_titles(one.name):
            yield bare, Speaker(voice, one.id)


def _without_doubles(pairs: Iterable[tuple[str, Speaker]]) -> dict[str, Speaker]:
    found: dict[str, Speaker] = {}
    for key, speaker in pairs:
        if key:
            same = found.get(key, speaker) == speaker
            found[key] = speaker if same else UNRESOLVED
    return found


def _declared(entry: SourceEntry, roster: Roster) -> tuple[str, ...]:
    informants = [label for one in roster.informants for label in one.labels]
    return tuple(dict.fromkeys([*entry.interviewer, *roster.interviewer, *informants]))


def _forms(label: str, whole: bool) -> Iterator[str]:
    """The label, without what stands in brackets, and what stands there beside a name or word.

    `Ibu (BJ)` is BJ; `Yang mengurus dinas (Pak Rahmat)` is a sentence.
    """
    yield label
    if "(" not in label and "[" not in label:
        return
    bare = _ASIDE.sub(" ", label).strip()
    if not whole or not label.lstrip().startswith(("(", "[")):
        yield bare
    titled = not bare or fold_label(bare) in HONORIFICS or general(fold_label(bare)) is not None
    if titled or (not whole and looks_like_a_name(bare)):
        yield from _ASIDE.findall(label)
