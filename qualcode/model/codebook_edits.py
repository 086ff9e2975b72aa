"""What a codebook is after a change: the meaning, with which a changed file is compared.

Each function gives the codes in the order of the file. They check nothing: whether a change makes
sense is for the actions to say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, replace

from qualcode.model.codebook import AspectKind, Code, Codebook, Patterns
from qualcode.model.text import LocalText

Codes = tuple[Code, ...]
LANGUAGES = ("", "id", "en")
"""The languages of a text in the order in which they are kept; "" is none in particular."""


def with_code(book: Codebook, code: Code) -> Codes:
    """One code more, the last below its parent."""
    return _placed(book, [code], code.parent, None)


def renamed(book: Codebook, old: str, new: str) -> Codes:
    """A code under another id, with its old one among its former ids."""

    def change(code: Code) -> Code:
        if code.id != old:
            return replace(code, parent=new if code.parent == old else code.parent)
        former = tuple(old if one == new else one for one in code.formerly)
        return replace(code, id=new, formerly=former if old in former else (*former, old))

    return tuple(map(change, _yielding(book.codes, old, new)))


def changed(book: Codebook, code_id: str, change: Callable[[Code], Code]) -> Codes:
    """One code changed in itself."""
    return tuple(change(code) if code.id == code_id else code for code in book.codes)


def moved(book: Codebook, code_id: str, parent: str | None, before: str | None) -> Codes:
    """A code with all that is below it at another place of the tree."""
    block = list(book.subtree(code_id))
    kind = kind_of_root(book, code_id) if parent is None else None
    block[0] = replace(block[0], parent=parent, kind=kind)
    return _placed(_without(book, {one.id for one in block}), block, parent, before)


def kind_of_root(book: Codebook, code_id: str) -> AspectKind | None:
    """The kind that a code needs as a root to stay what it is; None for an aspect."""
    own, kind = book[code_id].kind, book.kind(code_id)
    return own if own is not None or kind is AspectKind.ASPECT else kind


def merged(
    book: Codebook, sources: Sequence[str], target: str, rules: Mapping[str, Patterns]
) -> Codes:
    """Codes taken up in another one, with their children and some of their rules."""
    for source in sources:
        for child in book.children(source):
            if child.id not in sources:
                book = replace(book, codes=moved(book, child.id, target, None))
        book = replace(book, codes=_yielding(book.codes, source, target))
    gone = [book[source] for source in sources]
    left = _without(book, sources)

    def take_up(code: Code) -> Code:
        former = (*code.formerly, *names_of(gone))
        return replace(code, match=_joined(code.match, rules), formerly=former)

    return changed(left, target, take_up)


def deleted(book: Codebook, gone: Collection[str], target: str | None) -> Codes:
    """A book without some codes; their ids lead to another code, where one is named."""
    names = names_of([code for code in book.codes if code.id in gone])
    left = _without(book, gone)
    for one in gone:
        left = replace(left, codes=_yielding(left.codes, one, None))
    if target is None:
        return left.codes
    return changed(left, target, lambda code: replace(code, formerly=(*code.formerly, *names)))


def retired(book: Codebook, ids: Collection[str]) -> Codes:
    """Codes kept for what was coded with them, and not for anything new."""
    return tuple(replace(code, retired=code.retired or code.id in ids) for code in book.codes)


def names_of(codes: Sequence[Code]) -> tuple[str, ...]:
    """The present and former ids of codes."""
    return tuple(name for code in codes for name in (code.id, *code.formerly))


def with_text(old: LocalText, text: str, language: str, usual: str) -> LocalText:
    """A text with another wording in one language; the wording in others is kept.

    Without a language a text for all languages is replaced; one that is written per language is
    changed in the `usual` one.
    """
    known = dict(old.texts)
    if set(known) <= {""}:
        other = {"id": "en", "en": "id"}.get(language, "")
        known = {other: known[""]} if known and other else {}
    else:
        language = language or usual
    known[language] = text
    return LocalText(tuple((name, known[name]) for name in LANGUAGES if known.get(name)))


def _without(book: Codebook, gone: Collection[str]) -> Codebook:
    return replace(book, codes=tuple(code for code in book.codes if code.id not in gone))


def _placed(book: Codebook, block: Sequence[Code], parent: str | None, before: str | None) -> Codes:
    codes = book.codes
    if before is not None:
        at = next(number for number, code in enumerate(codes) if code.id == before)
    elif parent is None:
        at = len(codes)
    else:
        inside = {code.id for code in book.subtree(parent)}
        at = 1 + max(number for number, code in enumerate(codes) if code.id in inside)
    return (*codes[:at], *block, *codes[at:])


def _yielding(codes: Codes, old: str, new: str | None) -> Codes:
    """The codes with `yields_to` naming another code; None takes it out.

    A code that is named already, or is the one that yields, is not named again.
    """

    def led(code: Code) -> Code:
        kept = new is not None and new not in (*code.yields_to, code.id)
        names = [new if one == old and kept else one for one in code.yields_to]
        return replace(code, yields_to=tuple(one for one in names if one and one != old))

    return tuple(led(code) if old in code.yields_to else code for code in codes)


def _joined(first: Mapping[str, Patterns], second: Mapping[str, Patterns]) -> dict[str, Patterns]:
    joined = dict(first)
    for language, more in second.items():
        own = joined.get(language, Patterns())
        lists = {
            one.name: tuple(dict.fromkeys((*getattr(own, one.name), *getattr(more, one.name))))
            for one in fields(Patterns)
        }
        joined[language] = Patterns(**lists)
    return joined
