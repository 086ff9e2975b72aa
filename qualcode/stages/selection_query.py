"""Boolean selections over codes, as they are typed: `(EM1.1 or EM1.2) and not OB`.

`not` binds more than `and`, `and` more than `or`; `dan`, `atau`, `bukan` mean the same. A code
stands for all below it, `*` for any code. A code whose id has a space or is one of these words is
written in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from qualcode.errors import QualcodeError

ANY = "*"
"""Stands for any code."""

LONGEST = 4_000
"""More characters are not a selection that somebody has typed."""

DEEPEST = 50
"""So many brackets and `not` may stand within one another."""

_CONNECTING = {
    "en": {"and": "and", "or": "or", "not": "not"},
    "id": {"and": "dan", "or": "atau", "not": "bukan"},
}
_MEANING = {word: kind for words in _CONNECTING.values() for kind, word in words.items()}
WORDS = frozenset(_MEANING)
"""The words that connect codes, in both languages."""

_TOKEN = re.compile(
    r"""(?P<open>\()|(?P<close>\))|(?P<quoted>"(?:[^"]|"")*"|'(?:[^']|'')*')"""
    r"""|(?P<unclosed>["'])|(?P<word>[^\s()"'][^\s()"]*)"""
)


@dataclass(frozen=True, slots=True)
class Has:
    """That a code is there, or one below it. `at` is the character, from 1, where it was typed."""

    code: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """That something is not there."""

    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    """That all of two or more parts hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """That at least one of two or more parts holds."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Has | Not | And | Or


def parse(text: str) -> Expression:
    """The selection that a text says; any code for an empty one.

    Raises:
        QualcodeError: it says none; the text tells at which character, and what to do.
    """
    if len(text) > LONGEST:
        raise QualcodeError("the selection is too long.", f"Up to {LONGEST} characters are read.")
    tokens = list(_tokens(text))
    return _Parser(tokens, len(text)).whole() if tokens else Has(ANY)


def written(expression: Expression, language: str = "en") -> str:
    """The selection as it could be typed, with the connecting words of a language (`id`, `en`)."""

    def part(one: Expression, bracketed: tuple[type, ...]) -> str:
        text = written(one, language)
        return f"({text})" if isinstance(one, bracketed) else text

    words = _CONNECTING[language]
    match expression:
        case Has(code):
            return _as_typed(code)
        case Not(inner):
            return f"{words['not']} {part(inner, (And, Or))}"
        case And(parts):
            return f" {words['and']} ".join(part(one, (And, Or)) for one in parts)
        case Or(parts):
            return f" {words['or']} ".join(part(one, (Or,)) for one in parts)


def named(expression: Expression) -> Iterator[Has]:
    """The codes that a selection names, in the order in which they were typed."""
    match expression:
        case Has():
            yield expression
        case Not(part):
            yield from named(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from named(part)


def _as_typed(code: str) -> str:
    token = _TOKEN.fullmatch(code)
    if token and token.lastgroup == "word" and code.casefold() not in _MEANING:
        return code
    return '"' + code.replace('"', '""') + '"'


class _Token(NamedTuple):
    """`kind` is `open`, `close`, `code`, `and`, `or`, `not` or `end`; `at` counts from 1."""

    kind: str
    text: str
    at: int


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        kind, words, at = found.lastgroup, found.group(), found.start() + 1
        if kind == "unclosed":
            message = f"the quotation mark at character {at} is not closed around an id."
            raise QualcodeError(message, f"Write {words}the id{words}, or leave it out.")
        if kind == "quoted":
            if not words[1:-1].strip():
                message = f"no id stands between the quotation marks at character {at}."
                raise QualcodeError(message, "Write a code's id between them, or leave them out.")
            yield _Token("code", words[1:-1].replace(words[0] * 2, words[0]), at)
        elif kind == "word":
            yield _Token(_MEANING.get(words.casefold(), "code"), words, at)
        else:
            yield _Token(str(kind), words, at)


class _Parser:
    """Reads tokens from left to right; each method reads what binds more than the one before."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = [*tokens, _Token("end", "", length + 1)]
        self._next = 0
        self._depth = 0

    def whole(self) -> Expression:
        """All of it."""
        found = self._alternatives()
        if self._peek.kind == "close":
            message = f"the bracket at character {self._peek.at} closes nothing."
            raise QualcodeError(message, "Leave it out, or open one before it.")
        if self._peek.kind != "end":
            raise self._unconnected()
        return found

    @property
    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, kind: str) -> _Token | None:
        token = self._peek
        if token.kind != kind:
            return None
        self._next += 1
        return token

    def _alternatives(self) -> Expression:
        parts = [self._conjunction()]
        while self._take("or"):
            parts.append(self._conjunction())
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def _conjunction(self) -> Expression:
        parts = [self._single()]
        while self._take("and"):
            parts.append(self._single())
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def _single(self) -> Expression:
        if code := self._take("code"):
            return Has(code.text, code.at)
        opening = self._take("not") or self._take("open")
        if opening is None:
            raise self._missing()
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"too much stands within one another at character {opening.at}."
            raise QualcodeError(message, "Write a simpler selection.")
        found = Not(self._single()) if opening.kind == "not" else self._bracketed(opening)
        self._depth -= 1
        return found

    def _bracketed(self, opening: _Token) -> Expression:
        found = self._alternatives()
        if self._take("close"):
            return found
        if self._peek.kind != "end":
            raise self._unconnected()
        message = f"the bracket at character {opening.at} is not closed."
        raise QualcodeError(message, "Put a ) behind what belongs together.")

    def _unconnected(self) -> QualcodeError:
        before, here = self._tokens[self._next - 1].text, self._peek
        return QualcodeError(
            f"between '{before}' and '{here.text}' (character {here.at}) a word is missing.",
            "Write and, or, or and not between them.",
        )

    def _missing(self) -> QualcodeError:
        here = self._peek
        where = f"before '{here.text}'" if here.text else "at the end"
        return QualcodeError(
            f"a code is missing {where} (character {here.at}).",
            "Write a code there, for example: EM1.1 and not OB1",
        )
