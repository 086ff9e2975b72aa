"""What is printed for one informant to read: the claims and their own words, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from qualcode.document import Resolver
from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Finding
from qualcode.model.privacy import Anonymiser
from qualcode.reports.findings import pack_of
from qualcode.reports.thesis.findings import graded
from qualcode.stages.passages import CUT
from qualcode.study import Selection, Study

_QUOTED = re.compile(
    r"[“„\"][^“”„\"]+[”“\"]|«[^«»]+»|‘[^‘]+’(?!\w)|(?<!\w)'[^']+(?:'\w[^']*)*'(?!\w)"
)
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.{2,}|\s[-–—]\s")
_PHRASE = 3
"""Words of the shortest quotation that can give somebody away."""


def _plain(words: str) -> str:
    """Words as they are compared."""
    return " ".join(re.sub(r"[^\w]+", " ", words).casefold().split())


class ForInformant:
    """Texts of a study as an informant may read them.

    No other informant is named in them, also not by a pseudonym, nor who agreed to be named in
    the report: villages are small. Nor are others' words quoted.
    """

    def __init__(self, study: Study, informant: Informant) -> None:
        self._study = study
        self._informant = informant
        self._instead = study.wording.say("sheet.other", {})

    def text(self, words: str) -> str:
        """A text without the others."""
        printed = self._anonymiser(_QUOTED.sub(self._own_words, " ".join(words.split())))
        return self._pseudonyms.sub(f"[{self._instead}]", printed) if self._others else printed

    def claim(self, finding: Finding) -> str:
        """A claim with its grade, in one line."""
        without = replace(
            finding,
            title=self.text(finding.title),
            grade=self.text(finding.grade),
            qualifiers=tuple(map(self.text, finding.qualifiers)),
        )
        study = self._study
        resolver = Resolver(study.settings.language, study.wording.say, {}, study.anonymiser)
        return str(resolver.words(graded(pack_of(study, Selection()), without)))

    def _own_words(self, found: re.Match[str]) -> str:
        """A quotation; where it is somebody else's and not the informant's, what marks a cut."""
        # What was left out or put in by the researcher parts the words that were said.
        parts = (_plain(found[0]), *map(_plain, _LEFT_OUT.split(found[0])))
        return f"“{CUT}”" if any(map(self._is_of_others, parts)) else found[0]

    def _is_of_others(self, words: str) -> bool:
        if words.count(" ") < _PHRASE - 1 or words in self._said:
            return False
        return words in self._said_by_others

    @cached_property
    def _said(self) -> str:
        """All that the informant said."""
        return _plain(" ".join(self._turns(True)))

    @cached_property
    def _said_by_others(self) -> str:
        """All that the other informants said."""
        return _plain(" ".join(self._turns(False)))

    def _turns(self, own: bool) -> Iterator[str]:
        for source in self._study.sources:
            for turn in source.segments:
                if turn.informant and (turn.informant == self._informant.id) is own:
                    yield source.text[turn.speech.start : turn.speech.end]

    @cached_property
    def _others(self) -> tuple[Informant, ...]:
        people = self._study.roster.informants
        return tuple(one for one in people if one.id != self._informant.id)

    @cached_property
    def _anonymiser(self) -> Anonymiser:
        """One for which nobody but the informant agreed to be named."""
        hidden = tuple(
            replace(one, consent=Consent.ANONYMOUS, pseudonym=self._instead)
            if one in self._others
            else one
            for one in self._study.roster.informants
        )
        roster = replace(self._study.roster, informants=hidden)
        return Anonymiser(roster, self._study.settings.site)

    @cached_property
    def _pseudonyms(self) -> re.Pattern[str]:
        """The others as they are called in print, with the brackets of an editor's insertion."""
        own = {self._informant.pseudonym, self._informant.printed_name}
        called = {name for one in self._others for name in (one.pseudonym, one.printed_name)}
        names = sorted(filter(None, called - own), key=len, reverse=True)
        called_so = "|".join(map(re.escape, names))
        return re.compile(rf"\[?(?<!\w)(?:{called_so})(?!\w)\]?", re.IGNORECASE)
