"""Job titles, names of offices and self-introductions: never evidence of their topic.

"Kasi Fasilitasi Sarana" tells what somebody's post is called, not that facilities were given.
"""

from __future__ import annotations

from itertools import pairwise

from qualcode.coders.cues import Lexicon
from qualcode.coders.tokens import Token, tokens

_LINKS = frozenset({"dan", "serta", "of", "and", "for", "the", "usaha", "kecil", "mikro"})
_AMBIGUOUS = frozenset(
    """
    kasi bagian kantor badan staf section balai analis penyuluh fungsional bendahara sekretaris
    """.split()
)
_BEFORE = frozenset(
    """
    sebagai jadi selaku menjabat bu pak ibu bapak kepala saya di dari as
    """.split()
)
_END = frozenset(
    """
    yang di pada itu ini saya kami kita ke dengan sudah belum tidak kan who is was has dulunya
    juga akan ada untuk tahun selama sejak beliau terus sekarang meliputi memang telah adalah
    melakukan memberikan mengadakan
    """.split()
)
_UNITS = frozenset(
    """
    division desk department unit office section bureau directorate building committee taskforce
    ministry agency
    """.split()
)
_OF_UNITS = frozenset(
    {
        "kepala bidang",
        "kepala seksi",
        "kepala bagian",
        "kabid",
        "kasie",
        "kabag",
        "kasubag",
        "kasubbag",
    }
)
_HOLDERS = frozenset({"sebagai", "jadi", "selaku", "menjabat", "staf", "as"})
_LONGEST_TITLE = 7


def masked(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches of a sentence that are titles or introductions and are not to be coded."""
    words = list(tokens(text, start, end))
    found = []
    starts = lexicon.title_starts
    for index, word in enumerate(words):
        if word.word not in starts and word.word not in _UNITS:
            continue
        if lexicon.introductions.length_at(words, index):
            found.append((words[index].start, _clause_end(text, words, index)))
        elif (begin := _unit_before(text, words, index)) < index:
            found.append((words[begin].start, words[index].end))
        else:
            size = _title_words(text, words, index, lexicon)
            stop = _title_end(text, words, index, size) if size else index
            if stop > index:
                found.append((words[index].start, words[stop - 1].end))
    return found


def _clause_end(text: str, words: list[Token], index: int) -> int:
    for before, word in pairwise(words[index:]):
        if "," in text[before.end : word.start]:
            return before.end
    return words[-1].end


def _title_words(text: str, words: list[Token], index: int, lexicon: Lexicon) -> int:
    size = lexicon.titles.length_at(words, index)
    if size == 1 and words[index].word in _AMBIGUOUS:
        before = words[index - 1].word if index else ""
        return size if before in _BEFORE or _is_named(text, words, index) else 0
    return size


def _is_named(text: str, words: list[Token], index: int) -> bool:
    """Whether a word and the next are capitalised in mid-sentence: "Badan Pengawas Koperasi"."""
    following = words[index + 1 : index + 2]
    return index > 0 and all(text[word.start].isupper() for word in [words[index], *following])


def _unit_before(text: str, words: list[Token], index: int) -> int:
    """Where an English unit's name begins that ends with this word: "Training Division"."""
    begin = index
    if words[index].word in _UNITS and text[words[index].start].isupper():
        while begin and (
            text[words[begin - 1].start].isupper() or words[begin - 1].word in ("and", "&")
        ):
            begin -= 1
    return begin


def _title_end(text: str, words: list[Token], index: int, size: int) -> int:
    """The index after the title: capitalised words, or a few plain ones after a clear title."""
    first = index + size
    if first >= len(words):
        return index
    capitalised = text[words[first].start].isupper()
    limit = min(len(words), first + (_LONGEST_TITLE if capitalised else 3))
    title = " ".join(word.word for word in words[index:first])
    before = words[index - 1].word if index else ""
    if not capitalised and title not in _OF_UNITS and before not in _HOLDERS:
        return index  # "kepala dinas meninjau": what follows is no name
    stop = first
    while stop < limit and _continues(text, words, stop, capitalised):
        stop += 1
    return stop


def _continues(text: str, words: list[Token], index: int, capitalised: bool) -> bool:
    gap = text[words[index - 1].end : words[index].start]
    if any(sign in gap for sign in ".;:!?()") or words[index].word in _END:
        return False
    if capitalised:
        comma_list = "," in gap
        upper = text[words[index].start].isupper()
        return upper or (words[index].word in _LINKS and not comma_list)
    return "," not in gap
