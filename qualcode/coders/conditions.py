"""Conditions contrary to fact: what they say of their topic is the opposite of how it sounds."""

from __future__ import annotations

from qualcode.coders.clauses import Clause
from qualcode.coders.cues import Cue, CueKind, Lexicon
from qualcode.coders.tokens import Token, tokens
from qualcode.model.coding import Polarity

_CONTRARY = frozenset(
    {"bakal", "akan", "mungkin", "pasti", "would", "wouldn't", "could", "couldn't"}
)
_WITHOUT = frozenset({"without", "tanpa", "unless"})
_INVERTED = frozenset({"had", "coba"})
"""Words that make a condition where they open the sentence: "Had they not come, we would …"."""

_UNREAL = frozenset({"seandainya", "andai", "andaikan", "umpama", "had", "coba"})
_CERTAIN = frozenset({"tentu", "pasti", "mungkin", "kan", "would", "wouldn't", "bakal"})
_OWED = frozenset({"karena", "berkat", "gara-gara"})
"""Behind a negator they name what is owed something, whatever follows: "kalau bukan karena"."""

_REACH = 4
"""Words after the conditional within which its negator stands."""

_OWED_WITHIN = 2


def contrary_to_fact(
    text: str, found: list[Clause], cues: list[Cue], lexicon: Lexicon
) -> Polarity | None:
    """What a condition contrary to fact says of its topic.

    "Kalau nggak ada X, nggak bakal …" praises X; "seandainya ada X, tentu …" says that there
    was none.
    """
    words = list(tokens(text, found[0].start, found[-1].end)) if found else []
    for place, word in enumerate(words):
        opens = place == 0 and word.word in _INVERTED
        if (opens or word.word in lexicon.conditional) and place + 1 < len(words):
            said = _condition(text, words[place:], cues, lexicon)
            if said is not None:
                return said
    return None


def _condition(text: str, words: list[Token], cues: list[Cue], lexicon: Lexicon) -> Polarity | None:
    word, *rest = words
    without = word.word in _WITHOUT
    near = rest[min(_REACH, len(rest) - 1)].start
    comma = text.find(",", word.end, words[-1].end)
    near = min(near, comma) if comma > 0 else near
    negators = [
        cue for cue in cues
        if cue.kind is CueKind.NEGATOR and word.end <= cue.start <= near
    ]  # fmt: skip
    gap = text.find(",", negators[0].end if negators else word.end, words[-1].end)
    end = gap if gap > 0 else (negators[0].end if negators and not without else word.end)
    tail = {token.word for token in rest if token.start > end}
    if without or negators:
        loose = gap > 0 and not without
        expected = lexicon.consequence if loose else _CONTRARY
        owed = any(one.word in _OWED and one.start <= near for one in rest[:_OWED_WITHIN])
        if not tail & expected and not (negators and owed):
            return None
        return Polarity.UNFAVOURABLE if _is_bad(negators, cues) else Polarity.FAVOURABLE
    past = word.word == "if" and any(one.word == "had" for one in rest[:_REACH])
    if (past or word.word in _UNREAL) and gap > 0 and tail & _CERTAIN:
        return Polarity.UNFAVOURABLE
    return None


def _is_bad(negators: list[Cue], cues: list[Cue]) -> bool:
    """Whether the condition denies something bad: "had it not been cancelled"."""
    if not negators:
        return False
    following = next((cue for cue in cues if cue.start >= negators[0].end), None)
    return following is not None and following.kind is CueKind.NEGATIVE
