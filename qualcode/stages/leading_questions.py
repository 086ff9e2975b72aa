"""Questions that put the answer into the informant's mouth, as far as their words show it.

A question leads by asking for agreement (*ya, kan?*; *isn't it?*), by beginning with a
conclusion (*berarti …?*; *so you …?*), or by naming the judgement in what can only be confirmed
or denied (*Apakah pelatihannya bermanfaat?*). An open question (*bagaimana*, *how*) leads in
none of the last two ways, nor does one that offers the other side (*bermanfaat atau tidak?*).
Tone and what was said before the recording nobody can see in a transcript.

Source: Kvale (1996), InterViews, chapter 7, on leading questions; Miles and Huberman (1994),
chapter 10, on effects of the researcher.
"""

from __future__ import annotations

import re

from qualcode.model.source import Segment, Source, Voice

OPEN = (
    "bagaimana", "gimana", "piye", "apa", "yang mana", "mengapa", "kenapa", "seberapa",
    "sejauh mana", "siapa", "di mana", "dari mana", "ke mana", "kapan", "berapa", "lewat apa",
    "how", "what", "why", "who", "where", "when", "which", "tell me", "in what way",
)  # fmt: skip
"""With these a question is open."""

TAGS = (
    "ya kan", "iya kan", "benar kan", "betul kan", "kan", "ya", "iya", "bukan", "betul", "benar",
    "toh", "to", "right", "isn't it", "wasn't it", "aren't they", "don't you", "didn't you",
    "doesn't it", "didn't it", "correct", "yes",
)  # fmt: skip
"""What asks for agreement at the end of a question."""

CONCLUSIONS = (
    "berarti", "jadi sudah", "jadi belum", "jadi tidak", "bukankah", "tentu", "tentunya", "pasti",
    "so you", "so it", "surely", "obviously", "of course", "wouldn't you", "isn't", "don't you",
    "didn't", "you agree", "setuju",
)  # fmt: skip
"""What puts a conclusion at the beginning of a question."""

JUDGEMENTS = (
    "bagus", "baik", "bermanfaat", "berguna", "membantu", "terbantu", "memuaskan", "puas", "mudah",
    "lancar", "optimal", "maksimal", "sulit", "susah", "kurang", "mahal", "rumit", "ribet", "buruk",
    "merata", "berhasil", "gagal", "good", "useful", "helpful", "satisfied", "easy", "difficult",
    "hard", "bad", "poor", "successful", "expensive", "enough",
)  # fmt: skip
"""Words that judge, in a question that can only be confirmed or denied."""


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


_OPEN = re.compile(rf"\b(?:{_one_of(OPEN)})\b", re.IGNORECASE)
_ENDS = re.compile(
    rf"(?:,|\b(?:tidak|nggak|itu|ini)\b)\s+(?:{_one_of(TAGS)})"
    r"(?:,?\s+(?:pak|bu|mbak|mas|dik|ibu|bapak|mama|nona|sir|madam))?\s*\?",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\A\W*(?:{_one_of(CONCLUSIONS)})\b", re.IGNORECASE)
_JUDGES = re.compile(rf"\b(?:{_one_of(JUDGEMENTS)})(?:nya|kah)?\b", re.IGNORECASE)
_BALANCED = re.compile(
    r"\b(?:tidak|belum|nggak|enggak|ndak|bukan|or not|or bad|or worse)"
    r"(?:,?\s+(?:pak|bu|mbak|mas|dik|ibu|bapak|mama|nona))?\s*\?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


def is_leading(question: str) -> bool:
    """Whether the words of a question ask for one answer.

    Only the last sentence that ends in a question mark counts: what stands before leads up to it.
    """
    asked = [one for one in _SENTENCE.findall(question) if "?" in one]
    if not asked:
        return False
    last = " ".join(asked[-1].split())
    if _ENDS.search(last):
        return True
    says_one_side = _BEGINS.search(last) or _JUDGES.search(last)
    return bool(says_one_side) and not _OPEN.search(last) and not _BALANCED.search(last)


def question_before(source: Source, place: int) -> Segment | None:
    """The interviewer's turn to which what is said at an offset answers."""
    at = source.segment_at(place)
    before = [one for one in source.segments if one.start < at.start and one.number]
    for one in reversed(before):
        if one.voice is Voice.INTERVIEWER:
            return one
        if one.informant != at.informant:
            return None
    return None
