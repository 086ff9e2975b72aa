"""Words in findings and memos that claim more than a qualitative study can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import Problem, Severity
from qualcode.model.memo import Finding, MemoKind
from qualcode.stages.others_words import own_words
from qualcode.stages.result_words import group_heads
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Study

_INFORMANT = "Who is interviewed in depth tells of something: write informan (informant)."
_SAMPLE = "Informants are chosen for what they know, not to stand for others: write informan."
_TRUE = "Sources can agree; that does not make a claim true. Say who says so, and who does not."
_TESTED = "It is a word of statistical tests, and nothing was tested so."
_CAUSE = "Without a test of causes say what informants see as the cause: menurut informan …"
_ALL = "Say how many of how many, such as 2 dari 2 informan."

_WORDS = (
    (r"responden\w*|respondents?", _INFORMANT),
    (r"(?:di|per)?sampel\w*|(?:me|pe)nyampel\w*|populasi\w*|samples?|populations?", _SAMPLE),
    (r"valid(?:itas\w*|ity|ly|nya|lah)?|kevalid(?:an|itasan)\w*", _TRUE),
    (r"(?:terbukti|(?:mem|di)?buktikan|pembuktian)\w*|prove[sdn]?|proving|proven", _TRUE),
    (r"(?:ke)?signifikan\w*|signifikansi\w*|(?:in)?significan(?:t|tly|ce)", _TESTED),
    (r"(?:ber|mem|di|ter|keter|se)?pengaruh\w*|[mp]emengaruh\w*", _CAUSE),
    (r"influenc(?:e[sd]?|ing|ers?)|affect(?:s|ed|ing)?", _CAUSE),
)
_UNABLE = re.compile(
    r"\b(?:tidak|belum|tak|cannot|not|unable to)(?:\s+(?:dapat|bisa|mampu|sempat|able to))?\s*$",
    re.IGNORECASE,
)
"""Before a word of proof: somebody could not prove something, which is told and not claimed."""

_EVERYBODY = """pelaku informan narasumber masyarakat warga anggota penduduk"""
_EVERYBODY_EN = """actors people residents citizens villagers members informants participants"""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the researcher, with the line on which it begins where that is known."""

    words: str
    line: int | None = None


def claimed_words(study: Study) -> Iterator[Problem]:
    """Each such word of a finding or memo once, with the reason; others' words are left alone."""
    known = _patterns(study)
    for one in study.findings:
        if not study.withdrawn(one.voice or None):
            yield from _in(one.file, _texts(one), known)
    for memo in study.memos:
        if not memo_withheld(study, memo):
            # What a reflexive memo says of influence is the researcher's own.
            reflexive = memo.kind is MemoKind.REFLEXIVE
            asked = [one for one in known if not (reflexive and one[1] == _CAUSE)]
            texts = (_Text(memo.title), _Text(memo.text, memo.text_line))
            yield from _in(memo.file, texts, asked)


def _texts(one: Finding) -> tuple[_Text, ...]:
    """All that the researcher writes in a finding; what informants answered is theirs."""
    others = (*one.qualifiers, *one.rivals, *(told.text for told in one.recommendations))
    return (
        _Text(one.title),
        *map(_Text, others),
        _Text(one.negative_evidence),
        _Text(one.text, one.text_line),
    )


def _patterns(study: Study) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words with their reasons; `seluruh` also with the study's own groups."""
    heads = [head for one in study.roster.groups for head in group_heads(study, one.label)]
    names = "|".join([*_EVERYBODY.split(), *map(re.escape, heads)])
    english = "|".join([*_EVERYBODY_EN.split(), *map(re.escape, heads)])
    everybody = rf"(?:ke)?seluruh(?:an)? (?:para )?(?:{names})|all (?:of )?(?:the )?(?:{english})"
    return tuple(
        (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), reason)
        for words, reason in (*_WORDS, (everybody, _ALL))
    )


def _in(
    file: str, texts: Iterable[_Text], known: Sequence[tuple[re.Pattern[str], str]]
) -> Iterator[Problem]:
    told: set[str] = set()
    for text in texts:
        own = own_words(text.words)
        for pattern, reason in known:
            for found in pattern.finditer(own):
                word = " ".join(found.group().casefold().split())
                unable = reason == _TRUE and _UNABLE.search(own[: found.start()][-40:])
                if word in told or unable:
                    continue
                told.add(word)
                line = text.line + own.count("\n", 0, found.start()) if text.line else None
                message = f"'{word}' says more than interviews can show"
                yield Problem(Severity.NOTICE, "claimed-word", message, file, line, None, reason)
