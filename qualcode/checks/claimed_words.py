"""Words in findings and memos that claim more than a qualitative study can show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Study

_INFORMANT = "Who is interviewed in depth tells of something: write informan (informant)."
_SAMPLE = "Informants are chosen for what they know, not to stand for others: write informan."
_TRUE = "Sources can agree; that does not make a claim true. Say who says so, and who does not."
_TESTED = "It is a word of statistical tests, and nothing was tested so."
_CAUSE = "Without a test of causes say what informants see as the cause: menurut informan …"
_ALL = "Say how many of how many, such as 2 dari 2 informan."

_WORDS = (
    (re.compile(r"\bresponden\w*|\brespondents?\b", re.IGNORECASE), _INFORMANT),
    (re.compile(r"\bsampel\w*|\bpopulasi\w*", re.IGNORECASE), _SAMPLE),
    (re.compile(r"\b(?:valid|validitas|terbukti|proven|proves)\b", re.IGNORECASE), _TRUE),
    (re.compile(r"\bsignifikan\w*|\bsignificant(?:ly)?\b", re.IGNORECASE), _TESTED),
    (re.compile(r"\b(?:ber|mem)?pengaruh\w*", re.IGNORECASE), _CAUSE),
    (re.compile(r"\bseluruh (?:pelaku|informan|masyarakat|warga|anggota)\b", re.IGNORECASE), _ALL),
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


def claimed_words(study: Study) -> Iterator[Problem]:
    """Each such word of a finding or memo once, with the reason; quoted words are others'."""
    for one in study.findings:
        if not study.withdrawn(one.voice or None):
            said = " ".join((one.title, one.text, *one.qualifiers))
            yield from _in(one.file, said)
    for memo in study.memos:
        if not memo_withheld(study, memo):
            yield from _in(memo.file, f"{memo.title} {memo.text}")


def _in(file: str, text: str) -> Iterator[Problem]:
    own = _QUOTED.sub(" ", text)
    for pattern, reason in _WORDS:
        if found := pattern.search(own):
            message = f"'{found.group().casefold()}' says more than interviews can show"
            yield Problem(Severity.NOTICE, "claimed-word", message, file, None, None, reason)
