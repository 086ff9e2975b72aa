"""The signs of a clause: its cues after negation, each with a valence and a strength.

A negator up to four words before a cue turns it round. Cues of evaluation (*bagus*, *sulit*)
outweigh those of giving (*ada*, *dikasih*), which outweigh those of aspect (*sudah*).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from qualcode.coders.cues import Cue, CueKind, Lexicon
from qualcode.coders.morphology import without_clitics
from qualcode.coders.tokens import Token, fold, tokens

SCOPE = 4
"""Words that may stand between a negator and the cue it turns round."""

STRONG, GIVEN, _LIGHT, MINOR, FIXED = 3, 2, 1, 0, 4

_VALENCE = {
    CueKind.POSITIVE: (1, STRONG),
    CueKind.NEGATIVE: (-1, STRONG),
    CueKind.DIMINISHER: (-1, STRONG),
    CueKind.GIVEN: (1, GIVEN),
    CueKind.LIGHT: (1, _LIGHT),
    CueKind.MINOR: (-1, MINOR),
    CueKind.ASSERTED: (1, FIXED),
    CueKind.DENIED: (-1, FIXED),
}
_CONTRASTIVE = frozenset({"bukan", "bukannya"})
_ENGLISH_NOT = frozenset({"not", "isn't", "wasn't", "aren't", "weren't"})
_NOBODY = frozenset(
    {"not one", "not a single", "not a single one", "none", "nobody", "no one"}
    | {f"{no} {one} pun" for no in ("tidak", "tak", "nggak", "gak") for one in ("satu", "seorang")}
)
"""Negators of a subject: they turn round what is bad however far behind it stands."""

_UNWILLING = frozenset({"mau", "ingin", "pengen", "want", "wants", "wanted"})
_FEW = frozenset(
    """sekali satu dua tiga empat lima enam tujuh delapan sembilan sepuluh segelintir yang
    setahun sebulan seminggu ketua pengurus once one two twice three""".split()
)
_LEFT = _FEW - {"sekali", "setahun", "sebulan", "seminggu"} | frozenset(
    "seorang sebuah sebiji seekor selembar berdua bertiga berempat".split()
)
_OF_NOUNS = frozenset({"no", "without", "tanpa", "tiada"})
"""Negators that deny the noun after them and turn round no cue further on."""

_MODALS = frozenset(
    """bisa mampu sanggup berani ada ado ono punya kena ketemu
    can able could have has had any""".split()
)
_FILLERS = frozenset({"well", "too"})
"""Words that say nothing where a comma or an end follows."""

_PURPOSES = frozenset({"agar", "supaya", "lest"})
_PURPOSE_REACH = 5
_THERE = frozenset({"ada", "ado", "ono", "wonten"})
_RARELY = frozenset("jarang rarely seldom jarang-jarang stopped stop stops berhenti".split())
_COORDINATED = re.compile(r"[,;]|\b(?:dan|serta|tapi|and)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue after negation: where it stands, +1 or -1, and how much it weighs.

    `negated` is True where a negator made it what it is, `scant` where the cue says "too little".
    """

    start: int
    end: int
    valence: int
    strength: int
    negated: bool = False
    scant: bool = False


def signs(text: str, start: int, end: int, cues: Sequence[Cue], lexicon: Lexicon) -> list[Sign]:
    """The signs of a stretch of text within one clause, in order."""
    words = list(tokens(text, start, end))
    within = [cue for cue in cues if start <= cue.start < end]
    return _Reading(text, words, within, lexicon).signs()


def _says_left(cue: Cue) -> bool:
    return fold(cue.word).startswith("tinggal")


class _Reading:
    """One pass over the cues of a clause."""

    def __init__(self, text: str, words: list[Token], cues: list[Cue], lexicon: Lexicon) -> None:
        self._text = text
        self._starts = [word.start for word in words]
        self._words = words
        self._cues = cues
        self._lexicon = lexicon
        self._pending: list[Cue] = []
        self._signs: list[Sign] = []

    def _place(self, offset: int) -> int:
        return bisect_left(self._starts, offset)

    def _distance(self, negator: Cue, cue: Cue) -> int:
        return self._place(cue.start) - self._place(negator.end)

    def signs(self) -> list[Sign]:
        for cue, following in zip_longest(self._cues, self._cues[1:]):
            if cue.kind is CueKind.NEGATOR or self._is_rarely(cue, following):
                self._negator(cue)
            elif self._is_modal(cue, following):
                continue
            elif cue.kind in _VALENCE:
                self._valenced(cue)
            elif cue.kind is CueKind.NORM:
                self._norm(cue)
        self._leftover()
        return self._without_shadowed(sorted(self._signs, key=lambda sign: sign.start))

    def _negator(self, cue: Cue) -> None:
        following = self._place(cue.end)
        word = self._words[following].word if following < len(self._words) else ""
        if word in self._lexicon.negated_only:
            self._signs.append(Sign(cue.start, cue.end, 1, GIVEN))
        elif self._takes_back(cue):
            self._signs = [Sign(self._signs[-1].start, cue.end, 1, FIXED, negated=True)]
        elif self._text[cue.end : cue.end + 1] in (",", ".", ";", "!", "?"):
            self._signs.append(Sign(cue.start, cue.end, -1, STRONG, negated=True))
        else:
            self._pending.append(cue)

    def _is_modal(self, cue: Cue, following: Cue | None) -> bool:
        """Whether a word only carries the negation on.

        "Nggak bisa main harga lagi"; "tidak ada tokoh adat yang menolak".
        """
        if following is None or following.kind not in (CueKind.NEGATIVE, CueKind.DIMINISHER):
            return False
        if cue.word.lower() not in _MODALS:
            return False
        between = self._text[cue.end : following.start].split()
        if "," in between[:1]:
            return False  # "belum ada, ribet": two things are said
        return len(between) <= 1 or ("yang" in between and len(between) <= SCOPE)

    def _is_rarely(self, cue: Cue, following: Cue | None) -> bool:
        """Whether a word of scarcity or of ceasing denies something bad: "jarang rusak"."""
        return (
            cue.word.lower() in _RARELY
            and following is not None
            and following.kind is CueKind.NEGATIVE
            and self._distance(cue, following) == 0
        )

    def _takes_back(self, cue: Cue) -> bool:
        """Whether *bukan* denies the problem named before: "masalahnya bukan pada alat"."""
        last = self._signs[-1] if self._signs else None
        if last is None or cue.word.lower() not in _CONTRASTIVE | _ENGLISH_NOT:
            return False
        word = fold(self._text[last.start : last.end])
        return (
            word in self._lexicon.problems and self._place(cue.start) - self._place(last.end) <= 1
        )

    def _valenced(self, cue: Cue) -> None:
        if cue.word.lower() in _FILLERS and not self._text[cue.end : cue.end + 2].strip(" ,.;!?"):
            return  # "well, …" and "the tools too"
        if cue.kind is CueKind.MINOR and _says_left(cue) and not self._is_left(cue):
            return  # "lives here", not "only so many left"
        valence, strength = _VALENCE[cue.kind]
        if strength == FIXED:
            self._pending.clear()
            self._signs.append(Sign(cue.start, cue.end, valence, strength))
            return
        used = [one for one in self._pending if self._reaches(one, cue)]
        if used and cue.kind is CueKind.LIGHT:
            return
        negated = len(used) % 2 == 1
        if negated and valence < 0 and self._repeated(cue):
            negated = False  # "nggak turun-turun": it never came
        if used:
            self._pending = [one for one in self._pending if one not in used]
            strength = max(strength, STRONG)
        if used and cue.kind is CueKind.GIVEN and (named := self._named_before(used[0])):
            self._turn_round(named, cue.end)
            return
        start = used[0].start if used else cue.start
        scant = cue.kind is CueKind.DIMINISHER and not negated
        counted = cue.kind is CueKind.MINOR and self._is_counted(cue)
        if cue.word.lower() == "baru" and not counted:
            return  # "just now", not "only so many"
        if counted:
            strength, scant = STRONG, True
        valence = -valence if negated else valence
        self._signs.append(Sign(start, cue.end, valence, strength, negated, scant))

    def _named_before(self, negator: Cue) -> Sign | None:
        """The problem named right before it is said not to be there: "pungutan tidak ada lagi"."""
        named = next((one for one in reversed(self._signs) if one.strength != _LIGHT), None)
        if named is None or named.valence > 0 or named.negated:
            return None
        word = fold(self._text[named.start : named.end])
        near = self._place(negator.start) - self._place(named.end) <= SCOPE
        return named if word in self._lexicon.problems and near else None

    def _turn_round(self, named: Sign, end: int) -> None:
        self._signs.remove(named)
        self._signs.append(replace(named, end=end, valence=1, strength=FIXED, negated=True))

    def _is_there(self, negator: Cue) -> bool:
        """Whether the word after a negator is *ada*, be it no cue of its own ("tidak ada lagi")."""
        following = self._words[self._place(negator.end) :][:1]
        return any(word.word in _THERE for word in following)

    def _is_counted(self, cue: Cue) -> bool:
        """Whether *only* is followed by how few: "hanya jalan sekali"."""
        place = self._place(cue.end)
        if _says_left(cue):
            return self._is_left(cue)
        reach = 1 if cue.word.lower() == "paling" else 3
        return any(word.word in _FEW for word in self._words[place : place + reach])

    def _is_left(self, cue: Cue) -> bool:
        """Whether *tinggal* says how few are left: "anggota tinggal dua"."""
        place = self._place(cue.end)
        before, counted = self._words[: place - 1], self._words[place : place + 1]
        if not counted or counted[0].word not in _LEFT:
            return False
        after = {word.word for word in self._words[place + 1 : place + 2]}
        owed = {form for word in before for form in without_clitics(word.word)}
        return not (after & self._lexicon.homes or owed & self._lexicon.debts)

    def _repeated(self, cue: Cue) -> bool:
        """Whether the cue's word is doubled: *turun-turun*."""
        return self._text[cue.end : cue.end + len(cue.word) + 1].lower() == f"-{cue.word.lower()}"

    def _reaches(self, negator: Cue, cue: Cue) -> bool:
        if "," in self._text[negator.end : cue.start]:
            return False
        if negator.word.lower() in _CONTRASTIVE:
            return True
        if negator.word.lower() in _NOBODY and cue.kind in (CueKind.NEGATIVE, CueKind.DIMINISHER):
            return True
        near = negator.word.lower() in _OF_NOUNS
        return self._distance(negator, cue) <= (1 if near else SCOPE)

    def _norm(self, cue: Cue) -> None:
        near = [one for one in self._pending if self._distance(one, cue) <= 1]
        if near and cue.word.lower() in _UNWILLING:
            self._pending = [one for one in self._pending if one not in near]
            self._signs.append(Sign(near[0].start, cue.end, -1, STRONG, negated=True))

    def _leftover(self) -> None:
        """A negator with nothing to turn round denies the topic, or a problem named before it."""
        for negator in self._pending:
            before = [one for one in self._signs if one.end <= negator.start and one.valence < 0]
            contrastive = negator.word.lower() in _CONTRASTIVE
            if self._is_there(negator) and (gone := self._named_before(negator)):
                self._turn_round(gone, negator.end)
            elif contrastive and before and "," in self._text[before[-1].end : negator.start]:
                # "yang susah itu modalnya, bukan izinnya"
                self._signs.append(Sign(negator.start, negator.end, 1, STRONG, negated=True))
            elif contrastive and before:
                named = before[-1]
                self._signs.remove(named)
                self._signs.append(replace(named, end=negator.end, valence=1, negated=True))
            elif not self._is_aside(negator) and not self._is_purpose(negator):
                self._signs.append(Sign(negator.start, negator.end, -1, STRONG, negated=True))

    def _is_purpose(self, negator: Cue) -> bool:
        """Whether something is only to be kept away: "agar pedagang kecil tidak …"."""
        place = self._place(negator.start)
        before = self._words[max(0, place - _PURPOSE_REACH) : place]
        so_that = any(pair[0].word == "so" and pair[1].word == "that" for pair in pairwise(before))
        return so_that or any(word.word in _PURPOSES for word in before)

    def _is_aside(self, negator: Cue) -> bool:
        """Whether something else is only ruled out: "it was the mentor, not the bank, who …"."""
        contrastive = negator.word.lower() in _CONTRASTIVE | _ENGLISH_NOT
        opened = self._text[: negator.start].rstrip().endswith(",")
        return contrastive and opened and "," in self._text[negator.end : self._words[-1].end]

    def _without_shadowed(self, found: list[Sign]) -> list[Sign]:
        """Leaves out praise that stands inside what is denied: "nggak dapat mesin yang bagus"."""
        kept: list[Sign] = []
        denied: Sign | None = None
        for sign in found:
            if denied and _COORDINATED.search(self._text[denied.end : sign.start]):
                denied = None
            if denied and sign.valence > 0 and not sign.negated and sign.strength <= STRONG:
                continue
            denied = sign if sign.valence < 0 and sign.negated else None
            kept.append(sign)
        return kept
