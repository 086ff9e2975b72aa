"""Every sentence of a finding's prose that names a result points to where it was said.

The chain of evidence (Yin 2018, chapter 4) breaks where a reader cannot go from a sentence to the
words behind it. Looked at are the prose and the answer to negative evidence, sentence by sentence;
the title is the claim itself, and a draft is none yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from qualcode.coders.sentences import sentences
from qualcode.model.memo import Finding
from qualcode.stages.cited_places import Cited, CitedPlaces
from qualcode.stages.named_codings import Loss, Missing, NamedCodings
from qualcode.stages.others_words import own_words
from qualcode.stages.result_words import Named, ResultWords
from qualcode.study import Study


class Gap(StrEnum):
    """What is wrong with a sentence, or with a place that it names."""

    NO_PLACE = "no-place"
    NOWHERE = "nowhere"
    NOT_CODED = "not-coded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Unfounded:
    """A sentence that names a result without a place, or with one that does not carry it.

    `names` are the words by which it names a result; `place` is the place that is meant.
    """

    gap: Gap
    sentence: str
    line: int
    names: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsChecked:
    """How many sentences of a finding name a result, and what is wrong with which."""

    results: int
    unfounded: tuple[Unfounded, ...]
    draft: bool = False

    def of(self, gap: Gap) -> tuple[Unfounded, ...]:
        """What is wrong in this way."""
        return tuple(one for one in self.unfounded if one.gap is gap)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    line: int
    paragraph: int
    named: Named
    places: tuple[Cited, ...]
    pointed: bool


_SHOWN = 60
_LOSSES = {
    Loss.NO_TURN: Gap.NOWHERE,
    Loss.NO_SOURCE: Gap.NOWHERE,
    Loss.REMOVED: Gap.NOWHERE,
    Loss.WITHDRAWN: Gap.WITHDRAWN,
    Loss.UNCODED: Gap.NOT_CODED,
    Loss.RECODED: Gap.NOT_CODED,
}
_SHOWS = r"(?:tabel|gambar|bagan|grafik|matriks|lampiran|table|figure|chart|matrix|appendix)"
_ELSEWHERE = re.compile(
    rf"\b{_SHOWS} (?:\d[\d.]*|[IVXLC]+|[A-Z])\b|\b(?:lihat|see|cf\.?)\b[^.;]{{0,80}}?\b{_SHOWS}\b|"
    r"\bp-[0-9a-f]{10}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-",
    re.I,
)
_YEAR = r"(?:19|20)\d\d[a-z]?(?:[:,;][^()]{0,80})?\)"
_LITERATURE = re.compile(rf"\([^()\d]{{2,80}},\s{_YEAR}|\b[A-Z][\w’'-]+\.?,? \({_YEAR}")
_OF_ITSELF = re.compile(
    r"^\W*(?:(?:karena itu|oleh karena itu|sebab itu|maka|jadi|dengan demikian|therefore|thus|so|"
    r"hence),? )?(?:temuan|kesimpulan|klaim|bagian|uraian|pembahasan|bab|berikut|di bawah ini|"
    r"selanjutnya|penelitian ini|studi ini|data (?:penelitian )?dikumpulkan|"
    r"(?:fokus|indikator|aspek|dimensi|variabel) (?:penelitian )?(?:ini )?(?:ada|dilihat|diukur|"
    r"terdiri|meliputi|mencakup)|untuk lebih jelas(?:nya)?|"
    r"(?:hal|ini|hal ini|temuan ini) (?:sejalan|sesuai|senada|selaras) dengan "
    r"(?:hasil )?(?:penelitian|teori)|"
    r"(?:setiap )?wawancara (?:ini )?(?:dilakukan|dilaksanakan|berlangsung|direkam|ditranskrip)|"
    r"(?:(?:the|each|all|every|both|these) )*interviews? "
    r"(?:lasted|took|(?:was|were) (?:conducted|held|recorded|transcribed))|(?:\w+ )?coders? |"
    r"the following|below|data were|"
    r"(?:this|the) (?:finding|conclusion|claim|section|chapter|study|researcher))\b",
    re.I,
)
_RULE = re.compile(
    r"^\W*(?:undang-undang|uu|peraturan|perpres|permen|perda|perbup|keputusan|instruksi)\b"
    r"[^.;]{0,80}?\b(?:nomor|no\.?) ?\d",
    re.I,
)
"""What a law or regulation says, which is its own source."""
_OF_ONESELF = re.compile(
    r"^\W*(?-i:I) [a-z]|\b(?:saya|peneliti|kami|we|my|our|the researcher)\b", re.I
)
_FOUND = re.compile(r"\b(?:menemukan|ditemukan|temukan|found|find)\b", re.I)
_ADVISING = re.compile(r"\b(?:sebaiknya|hendaknya|seyogianya|disarankan|should|ought)\b", re.I)
_CONCLUDING = re.compile(
    r"^\W*(?:(?:oleh )?(?:karena|sebab) itu|maka|jadi|dengan demikian|therefore|thus|hence|so)\b|"
    r"\b(?:karena itu|maka dari itu|therefore)\b",
    re.I,
)
_HEADING = re.compile(r"(?m)^[ \t]*#{1,6}[ \t].*$")
_BLANK = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")


def claims_checked(study: Study, finding: Finding) -> ClaimsChecked:
    """The sentences of a finding that name a result, held against the places that they name."""
    if finding.is_draft:
        return ClaimsChecked(0, (), draft=True)
    return _Reading(study, finding).checked()


def beginning(study: Study, sentence: str) -> str:
    """The first words of a sentence as they may be printed."""
    text = study.anonymiser(sentence)
    return f"“{text[:_SHOWN].rsplit(' ', 1)[0]} …”" if len(text) > _SHOWN else f"“{text}”"


class _Reading:
    def __init__(self, study: Study, finding: Finding) -> None:
        self._study, self._finding = study, finding
        self._cited = CitedPlaces(study)
        self._words = ResultWords(study, finding)
        self._naming: NamedCodings | None = None
        self._pointed: dict[int, int] = {}
        """By paragraph: the first sentence that points somewhere."""
        ids = [re.escape(one.id) for one in study.findings if one.id != finding.id]
        self._others = re.compile(rf"(?<![\w.])(?:{'|'.join(ids) or '(?!)'})(?![\w.:]\w)")

    def checked(self) -> ClaimsChecked:
        """All of the finding's prose."""
        one = self._finding
        prose = self._sentences(one.text, one.text_line or 1, True)
        answer = self._sentences(one.negative_evidence, one.answer_line or 1, False)
        found = [*self._unfounded(answer, False), *self._unfounded(prose, True)]
        results = sum(_names_result(each) for each in (*prose, *answer))
        return ClaimsChecked(results, tuple(sorted(found, key=lambda each: each.line)))

    def _unfounded(self, said: Sequence[_Sentence], coded: bool) -> Iterator[Unfounded]:
        """What is wrong with sentences; `coded` where their places must carry the finding.

        Who answers to negative evidence may bring in what belongs to other codes.
        """
        found = ((one.paragraph, at) for at, one in enumerate(said) if one.pointed)
        self._pointed = dict(reversed(tuple(found)))
        for at, one in enumerate(said):
            yield from self._of_places(one, coded)
            if _names_result(one) and not one.pointed and not self._covered(said, at):
                yield Unfounded(Gap.NO_PLACE, one.text, one.line, one.named.words)

    def _sentences(self, text: str, line: int, in_lines: bool) -> list[_Sentence]:
        """The sentences of a text; a bracket with places behind the full stop goes with it."""
        plain = _HEADING.sub(lambda found: " " * len(found.group()), text)
        breaks = [one.start() for one in _BLANK.finditer(plain)]
        said: list[_Sentence] = []
        for start, end in sentences(plain):
            words = plain[start:end]
            paragraph = bisect_left(breaks, start)
            at = line + plain.count("\n", 0, start) if in_lines else line
            places = self._cited.within(words)
            if said and places and not _without(words, places).strip(" ()[],;.&–-\n"):
                before = said.pop()
                one = _Sentence(before.text, before.line, before.paragraph, before.named,
                                (*before.places, *places), True)  # fmt: skip
                said.append(one)
                continue
            own = _MARKS.sub("", _without(words, places))
            pointed = bool(places) or self._points_elsewhere(own)
            named = self._words.named(own)
            said.append(_Sentence(" ".join(words.split()), at, paragraph, named, places, pointed))
        return said

    def _points_elsewhere(self, words: str) -> bool:
        """Whether a sentence names a table, a coding's id, another finding, or literature."""
        return any(one.search(words) for one in (_ELSEWHERE, _LITERATURE, self._others))

    def _of_places(self, one: _Sentence, coded: bool) -> Iterator[Unfounded]:
        losses = {each.word: self._loss_of(each.word) for each in one.places}
        for place, loss in losses.items():
            gap = _LOSSES.get(loss) if loss else None
            if loss is Loss.RECODED and None in losses.values():
                continue  # beside a place that carries the finding another may bring in a topic
            if gap and (coded or gap is not Gap.NOT_CODED):
                yield Unfounded(gap, one.text, one.line, (), place)

    def _loss_of(self, place: str) -> Loss | None:
        """Why a place carries nothing of the finding; None where it does."""
        book = self._study.codebook
        codes = book.below([one for one in self._finding.about if one in book])
        self._naming = self._naming or NamedCodings(self._study)
        meant = self._naming.meant(place, codes)
        return meant.loss if isinstance(meant, Missing) else None

    def _covered(self, said: Sequence[_Sentence], at: int) -> bool:
        """Whether the sentences around one, in its paragraph, point to where it was said.

        These are the last one before that names a result, and the next one. Who is named in the
        sentence must be among those who speak at their places. What is concluded rests on all
        that stands before it in the paragraph.
        """
        one = said[at]
        if _CONCLUDING.search(one.text) and self._pointed.get(one.paragraph, at) < at:
            return True
        earlier = (said[n] for n in range(at - 1, -1, -1))
        before = takewhile(lambda each: each.paragraph == one.paragraph, earlier)
        last = next((each for each in before if _names_result(each) or each.pointed), None)
        after = [each for each in said[at + 1 : at + 2] if each.paragraph == one.paragraph]
        near = [each for each in (last, *after) if each and each.pointed]
        if not near:
            return False
        people, groups = self._speakers(place for each in near for place in each.places)
        return one.named.informants <= people and one.named.groups <= groups

    def _speakers(self, places: Iterator[Cited]) -> tuple[frozenset[str], frozenset[str]]:
        """Who speaks at some places, and of which groups they or the documents are."""
        people: set[str] = set()
        groups: set[str] = set()
        for place in places:
            source, first, last = self._cited.source_of(place)
            turns = source.numbered[max(first, 1) - 1 : last] if source else ()
            for turn in turns:
                known = self._study.roster.informant(turn.informant or "")
                people |= {known.id} if known else set()
                group = known.group if known else source.entry.group if source else None
                groups |= {group} if group else set()
        return frozenset(people), frozenset(groups)


def _names_result(one: _Sentence) -> bool:
    """Whether a sentence says what the data show.

    Questions, advice and words on the finding, the text or oneself do not; what somebody says of
    themselves in quotation marks does.
    """
    if one.text.endswith("?") or _OF_ITSELF.match(one.text) or _ADVISING.search(one.text):
        return False
    if _RULE.match(one.text) and not (one.named.informants or one.named.groups):
        return False
    own = own_words(one.text)
    if _OF_ONESELF.search(own) and not _FOUND.search(own):
        return False
    return bool(one.named.words)


def _without(words: str, places: Sequence[Cited]) -> str:
    """A sentence without the places in it, whose numbers are no results."""
    for one in reversed(places):
        words = words[: one.start] + " " + words[one.end :]
    return words
