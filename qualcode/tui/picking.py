"""Finding a code by a few letters of its id or of its label in any language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.model.codebook import Code, Codebook

_GOOD = 70.0


def ranked(codebook: Codebook, query: str, recent: Sequence[str] = ()) -> list[Code]:
    """The codes that a query may mean, the best first; for an empty one those used last first."""
    wanted = query.strip().casefold()
    usable = [code for code in codebook.codes if not code.retired]
    if not wanted:
        used = [codebook[one] for one in reversed(recent) if one in codebook]
        found = {code.id: code for code in (*used, *usable) if not code.retired}
        return list(found.values())
    scored = [(_score(code, wanted), code) for code in usable]
    best = sorted((one for one in scored if one[0] >= _GOOD), key=lambda one: -one[0])
    return [code for _, code in best]


def labels(code: Code) -> list[str]:
    """The label in each language, each text once."""
    return list(dict.fromkeys(text for _, text in code.label.texts if text))


def _score(code: Code, wanted: str) -> float:
    from rapidfuzz import fuzz

    names = [code.id, *labels(code)]
    exact = max((_literal(name.casefold(), wanted) for name in names), default=0.0)
    # Alike is less than literally there, and few letters are alike to much.
    if exact or len(wanted) < 3:
        return exact
    return 0.9 * max(fuzz.partial_ratio(wanted, name.casefold()) for name in names)


def _literal(name: str, wanted: str) -> float:
    """How well the very letters stand in a name: the whole, a beginning, of a word, anywhere."""
    if name == wanted:
        return 200.0
    if name.startswith(wanted):
        return 190.0 - min(len(name) - len(wanted), 40)
    if all(_begins_a_word(name, part) for part in wanted.split()):
        return 140.0
    return 120.0 if all(part in name for part in wanted.split()) else 0.0


def _begins_a_word(name: str, part: str) -> bool:
    return any(word.startswith(part) for word in _words(name))


def _words(name: str) -> Iterable[str]:
    return name.replace("(", " ").replace("/", " ").replace("-", " ").split()
