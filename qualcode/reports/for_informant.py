"""What is printed for one informant to read: the claims and their own words, and nobody else."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from qualcode.document import Resolver
from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Finding
from qualcode.model.privacy import Anonymiser
from qualcode.reports.findings import pack_of
from qualcode.reports.thesis.findings import graded
from qualcode.study import Selection, Study


class ForInformant:
    """Texts of a study as an informant may read them.

    No other informant is named in them, also not by a pseudonym, nor who agreed to be named in
    the report: villages are small.
    """

    def __init__(self, study: Study, informant: Informant) -> None:
        self._study = study
        self._informant = informant
        self._instead = study.wording.say("sheet.other", {})

    def text(self, words: str) -> str:
        """A text without the others."""
        printed = self._anonymiser(" ".join(words.split()))
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
        return re.compile(rf"\[?(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)\]?")
