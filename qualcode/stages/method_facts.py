"""What a study has, as far as a description of its method can be held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Finding
from qualcode.model.settings import LANGUAGES
from qualcode.model.source import Phase, Segment, Source
from qualcode.stages.method_claims import Claim, ClaimKind, MethodText, claims_in, text_of
from qualcode.study import Evidence, Selection, Study

_INTERVIEWED = re.compile(
    r"\((?:hasil\s+)?(?:wawancara|interview)(?:\s+(?:dengan|with))?\s*[,:]?\s+"
    r"(?P<who>[^\W\d][^,;()\d\n]{1,60}?)\s*[,;)]",
    re.I,
)
_IN_PROSE = re.compile(
    r"\b(?i:wawancara|interview(?:s|ed)?)\s+(?:(?i:dengan|kepada|terhadap|bersama|with)\s+)?"
    r"(?P<who>(?:Bapak|Pak|Bpk|Ibu|Bu|Mas|Mbak|Sdri?|Saudara|Saudari|Mr|Mrs|Ms)\.?"
    r"(?:\s+[A-Z][\w’'-]*){1,4})"
)
"""Who a sentence says was interviewed, by a form of address and words with capitals."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESSES = frozenset(
    "bapak pak bpk ibu bu mas mbak kak bang mama nona nyonya tuan saudara sdr sdri h hj dr drs dra "
    "ir mr mrs ms miss informan informant narasumber".split()
)


class MethodFacts:
    """A study with what its texts claim and who is heard in it."""

    def __init__(self, study: Study, texts: tuple[MethodText, ...]) -> None:
        self.study = study
        self.texts = texts

    @cached_property
    def claims(self) -> dict[tuple[ClaimKind, str], Claim]:
        """The first sentence for each thing that is claimed, a chapter's before others'."""
        ordered = sorted(claims_in(self.texts), key=lambda one: not one.within.chapter)
        return {(one.kind, one.what): one for one in reversed(ordered)}

    def claimed(self, kind: ClaimKind) -> dict[str, Claim]:
        """What is claimed of a kind, with the sentence that does."""
        return {what: one for (of, what), one in self.claims.items() if of is kind}

    @cached_property
    def open(self) -> tuple[Source, ...]:
        """The sources of whom nobody has withdrawn."""
        return self.study.selected_sources(Selection(phase="all"))

    def sources(self, phase: Phase | None = None) -> list[Source]:
        """The sources of a phase; without one, all."""
        return [one for one in self.open if phase in (None, one.entry.phase)]

    def heard(self, phase: Phase | None = None) -> frozenset[str]:
        """The informants who speak in the sources of a phase."""
        turns = (turn for one in self.sources(phase) for turn in one.segments)
        return frozenset(turn.informant for turn in turns if turn.informant)

    @cached_property
    def people(self) -> list[Informant]:
        """The informants who have not withdrawn."""
        people = self.study.roster.informants
        return [one for one in people if one.consent is not Consent.WITHDRAWN]

    @cached_property
    def sample(self) -> list[Informant]:
        """Those who count among the N."""
        return [one for one in self.people if one.sample]

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The codings of the study proper."""
        return self.study.select(Selection())

    @cached_property
    def results(self) -> tuple[tuple[str, str], ...]:
        """The texts that quote informants: findings by id, and chapters by file."""
        chapters = ((one.file, one.text) for one in self.texts if one.chapter)
        return (*((one.id, _with_links(one)) for one in self.study.findings), *chapters)

    @cached_property
    def cited(self) -> list[tuple[str, str, Segment | None]]:
        """The places that these texts name, with the turn there, None where there is none."""
        sources = {one.id: one for one in self.study.sources}
        if not sources:
            return []
        ids = "|".join(re.escape(one) for one in sorted(sources, key=len, reverse=True))
        alike = "|".join(sorted({re.escape(one.rstrip("0123456789")) for one in sources} - {""}))
        alike = rf"|(?:{alike})\d{{1,3}}" if alike else ""
        named = re.compile(rf"(?<![\w.])({ids}{alike})[.:](\d{{1,5}})(?!\w)")
        codes = self.study.codebook
        found: list[tuple[str, str, Segment | None]] = []
        for of, text in self.results:
            for source, number in dict.fromkeys(named.findall(text)):
                if source not in sources and (source in codes or f"{source}.{number}" in codes):
                    continue
                turns = sources[source].numbered if source in sources else ()
                turn = turns[int(number) - 1] if 0 < int(number) <= len(turns) else None
                found.append((of, f"{source}.{number}", turn))
        return found

    @cached_property
    def strangers(self) -> list[tuple[str, str]]:
        """People whom a text quotes as interviewed and whom the roster does not have.

        By the text and their initials: nobody asked for their consent.
        """
        known = [label for one in self.study.roster.informants for label in _known_as(one)]
        known += [group.label.in_language(one) for group in self.study.roster.groups
                  for one in LANGUAGES]  # fmt: skip
        words = [frozenset(_words(label)) for label in known]
        found: dict[tuple[str, str], None] = {}
        for of, text in self.results:
            for name in _quoted_in(text):
                who = frozenset(_words(name))
                if who and not any(one and (one <= who or who <= one) for one in words):
                    found[of, _initials(name)] = None
        return list(found)

    @cached_property
    def used_in_findings(self) -> frozenset[str]:
        """The informants to whom findings or chapters point: by place, name, voice or link."""
        findings = self.study.findings
        prose = " ".join(text for _, text in self.results)
        named = {one.id for one in self.people if _is_named(one, prose)}
        cited = {turn.informant for _, _, turn in self.cited if turn and turn.informant}
        about = {one for finding in findings for one in (*finding.about, finding.voice)}
        links = {one for finding in findings for link in finding.links for one in link.evidence}
        linked = {
            row.informant.id for row in self.evidence if row.informant and row.coding.id in links
        }
        return frozenset(named | cited | about | linked)

    def places_of(self, informant: str) -> tuple[str, ...]:
        """The places of an informant's words that findings name."""
        return tuple(place for _, place, turn in self.cited if turn and turn.informant == informant)

    def groups_on(self, code: str) -> frozenset[str]:
        """The groups whose words are coded with a code or with what stands below it."""
        below = self.study.codebook.below((code,))
        return frozenset(row.group for row in self.evidence if row.group and row.code.id in below)


def _quoted_in(text: str) -> Iterator[str]:
    """Those whom a text says it has from interviews: in brackets behind their words, or before."""
    bracketed = list(_INTERVIEWED.finditer(text))
    yield from (one["who"] for one in bracketed)
    for one in _IN_PROSE.finditer(text):
        if not any(other.start() <= one.start() < other.end() for other in bracketed):
            yield one["who"]


def _with_links(finding: Finding) -> str:
    return "\n\n".join(
        (text_of(finding), *(one for link in finding.links for one in link.evidence))
    )


def _known_as(informant: Informant) -> tuple[str, ...]:
    return (*informant.labels, *((informant.role,) if informant.role else ()))


def _words(text: str) -> list[str]:
    """The words of a name without forms of address, which many share."""
    return [one for one in _WORD.findall(text.casefold()) if one not in _ADDRESSES]


def _initials(who: str) -> str:
    """A name as far as it may be told: `Bapak K…`."""
    words = who.split()
    return " ".join(
        one if one.casefold().strip(".") in _ADDRESSES else f"{one[0]}…" for one in words if one
    )


def _is_named(informant: Informant, prose: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(label)}(?!\w)", prose)
        for label in informant.labels
        if len(label) > 2
    )
