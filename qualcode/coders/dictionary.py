"""The codebook's rules as one dictionary: distinct word → what it triggers.

Each distinct word of the corpus is tested once against all roots, words and wildcards; the answer
is kept for all sources. A phrase is a short walk from its first word. The cost therefore depends
on the text and its vocabulary and hardly on the number of codes. The researcher's own regular
expressions run apart, with a time limit, and only where a literal part of theirs occurs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qualcode.coders.expressions import Expression
from qualcode.coders.morphology import respelled, roots_of, without_clitics
from qualcode.coders.tokens import PHRASE_GAP, WORD, fold
from qualcode.model.codebook import Codebook, Patterns

ANY = "any"
INDONESIAN = "id"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of one code. `suppress` rules keep the code from applying to a clause."""

    code: str
    pattern: str
    suppress: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired on a stretch of text."""

    start: int
    end: int
    rule: Rule


@dataclass(slots=True)
class _Node:
    """A step of the phrase tree: the rules that end here and the words that may follow."""

    rules: list[Rule] = field(default_factory=list)
    follow: dict[int, _Node] = field(default_factory=dict)


class Dictionary:
    """All rules of a codebook for some languages, ready to be found in texts.

    `languages` are those of study.yaml; rules of `any` always apply. A dictionary is made once
    and used for all sources, so that its vocabulary is shared.
    """

    def __init__(self, codebook: Codebook, languages: Iterable[str]) -> None:
        self._atoms: dict[tuple[str, str], int] = {}
        self._plain: dict[str, list[int]] = defaultdict(list)
        self._with_clitics: dict[str, list[int]] = defaultdict(list)
        self._prefixes: dict[str, list[int]] = defaultdict(list)
        self._roots: dict[str, int] = {}
        self._start = _Node()
        self._triggers: dict[str, tuple[int, ...]] = {}
        self.expressions: list[Expression[Rule]] = []
        wanted = {ANY, *languages}
        for code in codebook.codes:
            for language, patterns in code.match.items():
                if language in wanted:
                    self._add(code.id, language, patterns)
        self._longest = max(map(len, self._prefixes), default=0)

    def _add(self, code: str, language: str, patterns: Patterns) -> None:
        for root in patterns.roots:
            self._add_rule(Rule(code, root), [self._root(root)])
        for pattern in (*patterns.words, *patterns.phrases):
            self._add_words(Rule(code, pattern), language)
        for pattern in patterns.suppress:
            self._add_words(Rule(code, pattern, suppress=True), language)
        for pattern in patterns.regexes:
            self.expressions.append(Expression(pattern, Rule(code, pattern)))

    def _add_words(self, rule: Rule, language: str) -> None:
        parts = [part for part in _split_pattern(rule.pattern) if part.strip("*")]
        if parts:
            self._add_rule(rule, [self._word(part, language) for part in parts])

    def _add_rule(self, rule: Rule, atoms: list[int]) -> None:
        node = self._start
        for atom in atoms:
            node = node.follow.setdefault(atom, _Node())
        node.rules.append(rule)

    def _root(self, root: str) -> int:
        key = respelled(fold(root))
        if key not in self._roots:
            self._roots[key] = self._atom("root", key)
        return self._roots[key]

    def _word(self, part: str, language: str) -> int:
        """The number of a word pattern; Indonesian words may carry clitics, acronyms too."""
        if part.endswith("*"):
            return self._listed("prefix", fold(part[:-1]), self._prefixes)
        if language == "en":
            return self._listed("plain", fold(part), self._plain)
        return self._listed("clitics", fold(part), self._with_clitics)

    def _listed(self, kind: str, key: str, table: dict[str, list[int]]) -> int:
        atom = self._atom(kind, key)
        if atom not in table[key]:
            table[key].append(atom)
        return atom

    def _atom(self, kind: str, key: str) -> int:
        return self._atoms.setdefault((kind, key), len(self._atoms))

    def _triggered(self, raw: str) -> tuple[int, ...]:
        """The word patterns that a word satisfies; worked out once per distinct spelling."""
        word = fold(raw)
        found = list(self._plain.get(word, ()))
        if word.endswith("'s"):
            found += self._plain.get(word[:-2], ())
        for length in range(1, min(self._longest, len(word)) + 1):
            found += self._prefixes.get(word[:length], ())
        if self._with_clitics:
            for form in {*without_clitics(word), *without_clitics(respelled(word))}:
                found += self._with_clitics.get(form, ())
        if self._roots:
            found += [self._roots[root] for root in roots_of(respelled(word), self._roots)]
        return tuple(dict.fromkeys(found))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every rule that fires between two offsets, in the order of the words."""
        stop = len(text) if end is None else end
        known, first = self._triggers, self._start.follow
        for match in WORD.finditer(text, start, stop):
            raw = match.group()
            atoms = known.get(raw)
            if atoms is None:
                atoms = known[raw] = self._triggered(raw)
            for atom in atoms:
                node = first.get(atom)
                if node is not None:
                    yield from self._walk(node, text, match.start(), match.end(), stop)

    def _walk(self, node: _Node, text: str, start: int, end: int, stop: int) -> Iterator[Hit]:
        for rule in node.rules:
            yield Hit(start, end, rule)
        if not node.follow:
            return
        gap = PHRASE_GAP.match(text, end, stop)
        match = WORD.match(text, gap.end(), stop) if gap else None
        if match is None:
            return
        raw = match.group()
        atoms = self._triggers.get(raw)
        if atoms is None:
            atoms = self._triggers[raw] = self._triggered(raw)
        for atom in atoms:
            following = node.follow.get(atom)
            if following is not None:
                yield from self._walk(following, text, start, match.end(), stop)

    def find_expressions(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Every regular expression of the codebook that matches between two offsets.

        Raises:
            TimeoutError: an expression took too long; its text names code and pattern.
        """
        for expression in self.expressions:
            for begin, stop in expression.find(text, start, end):
                yield Hit(begin, stop, expression.tag)


def _split_pattern(pattern: str) -> list[str]:
    """The words of a phrase; a word with a hyphen is a phrase of its parts (`P-IRT`)."""
    parts: list[str] = []
    position = 0
    for match in WORD.finditer(pattern):
        word = match.group()
        if pattern[match.end() : match.end() + 1] == "*":
            word += "*"
        parts.append(word)
        position = match.end()
    return parts if position else []
