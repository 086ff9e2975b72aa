"""The codebook's rules as one dictionary: distinct word → what it triggers.

Each distinct word of the corpus is tested once against all roots, words and wildcards; the answer
is kept for all sources. A phrase is a short walk from its first word. The cost therefore depends
on the text and its vocabulary and hardly on the number of codes. The researcher's own regular
expressions run apart, with a time limit, and only where a literal part of theirs occurs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from qualcode.coders.expressions import Expression, Expressions
from qualcode.coders.morphology import RootFinder, respelled, without_clitics
from qualcode.coders.tokens import WORD, fold, joins_phrase, pieces
from qualcode.errors import Problem, Severity
from qualcode.model.codebook import Codebook, Patterns

ANY = "any"
# A word with a hyphen is a phrase of its parts (`P-IRT`).
_PART = re.compile(rf"{WORD.pattern}\*?")
_LONGEST_NAME = 40


class Rule(NamedTuple):
    """One pattern of one code. A tuple, because there are very many.

    A `suppress` rule keeps the code from applying to a clause; a `weak` one counts only where the
    clause says something of what it names.
    """

    code: str
    pattern: str
    suppress: bool = False
    weak: bool = False

    @property
    def name(self) -> str:
        """The pattern as it is told to the researcher: a long expression is cut."""
        short = " ".join(self.pattern.split())
        return short if len(short) <= _LONGEST_NAME else short[: _LONGEST_NAME - 1] + "…"

    def too_slow(self, file: str, line: int | None = None) -> Problem:
        """What the researcher is told when the expression reached its time limit."""
        message = f"the regex of code {self.code} took too long: {self.pattern}"
        return Problem(Severity.WARNING, "rule-timeout", message, file, line)


class Hit(NamedTuple):
    """A rule that fired on a stretch of text. A tuple, because there are very many."""

    start: int
    end: int
    rule: Rule


@dataclass(slots=True)
class _Node:
    """A step of the phrase tree: the rules that end here and the words that may follow."""

    rules: list[Rule] = field(default_factory=list)
    follow: dict[int, _Node] = field(default_factory=dict)


class _Vocabulary(dict[str, "tuple[_Node, ...]"]):
    """Distinct spelling → the steps that it begins; worked out when a word is first met."""

    def __init__(self, begun: Callable[[str], tuple[_Node, ...]]) -> None:
        self._begun = begun

    def __missing__(self, raw: str) -> tuple[_Node, ...]:
        self[raw] = nodes = self._begun(raw)
        return nodes


class Dictionary:
    """All rules of a codebook for some languages, ready to be found in texts.

    `languages` are those of study.yaml; rules of `any` always apply. A dictionary is made once
    and used for all sources, so that its vocabulary is shared.
    """

    def __init__(self, codebook: Codebook, languages: Iterable[str]) -> None:
        self._atoms: dict[tuple[str, str], int] = {}
        self._words: dict[str, dict[str, int]] = defaultdict(dict)
        self._plain: dict[str, list[int]] = defaultdict(list)
        self._with_clitics: dict[str, list[int]] = defaultdict(list)
        self._prefixes: dict[str, list[int]] = defaultdict(list)
        self._roots: dict[str, int] = {}
        self._start = _Node()
        self._triggers: dict[str, tuple[int, ...]] = {}
        self._vocabulary = _Vocabulary(self._begun)
        own: list[Expression[Rule]] = []
        wanted = {ANY, *languages}
        for code in codebook.codes:
            for language, patterns in code.match.items():
                if language in wanted and not code.retired:
                    self._add(code.id, language, patterns)
                    own += [Expression(one, Rule(code.id, one)) for one in patterns.regexes]
        self.expressions = Expressions(own)
        self._lengths = sorted({*map(len, self._prefixes)})
        self._finder = RootFinder(self._roots)

    def _add(self, code: str, language: str, patterns: Patterns) -> None:
        for root in patterns.roots:
            self._add_rule(Rule(code, root), [self._root(root)])
        for pattern in (*patterns.words, *patterns.phrases):
            self._add_words(Rule(code, pattern), language)
        for pattern in patterns.weak:
            self._add_words(Rule(code, pattern, weak=True), language)
        for pattern in patterns.suppress:
            self._add_words(Rule(code, pattern, suppress=True), language)

    def _add_words(self, rule: Rule, language: str) -> None:
        known = self._words[language]
        if parts := _PART.findall(rule.pattern):
            self._add_rule(rule, [known.get(part) or self._word(part, language) for part in parts])

    def _add_rule(self, rule: Rule, atoms: list[int]) -> None:
        node = self._start
        for atom in atoms:
            following = node.follow.get(atom)
            if following is None:
                following = node.follow[atom] = _Node()
            node = following
        node.rules.append(rule)

    def _root(self, root: str) -> int:
        key = respelled(fold(root))
        if key not in self._roots:
            self._roots[key] = self._atom("root", key)
        return self._roots[key]

    def _word(self, part: str, language: str) -> int:
        """The number of a word pattern; Indonesian words may carry clitics, acronyms too."""
        if part.endswith("*"):
            number = self._listed("prefix", fold(part[:-1]), self._prefixes)
        elif language == "en":
            number = self._listed("plain", fold(part), self._plain)
        else:
            number = self._listed("clitics", fold(part), self._with_clitics)
        self._words[language][part] = number
        return number

    def _listed(self, kind: str, key: str, table: dict[str, list[int]]) -> int:
        atom = self._atom(kind, key)
        if atom not in table[key]:
            table[key].append(atom)
        return atom

    def _atom(self, kind: str, key: str) -> int:
        return self._atoms.setdefault((kind, key), len(self._atoms) + 1)

    def _triggered(self, raw: str) -> tuple[int, ...]:
        """The word patterns that a word satisfies; worked out once per distinct spelling."""
        known = self._triggers.get(raw)
        if known is None:
            known = self._triggers[raw] = tuple(dict.fromkeys(self._satisfied(fold(raw))))
        return known

    def _satisfied(self, word: str) -> list[int]:
        found = [*self._plain.get(word, ())]
        if word.endswith("'s"):
            found += self._plain.get(word[:-2], ())
        heads = map(self._prefixes.get, [word[:length] for length in self._lengths])
        found += chain.from_iterable(filter(None, heads))
        modern = respelled(word)
        if self._with_clitics:
            for spelling in (word,) if modern == word else (word, modern):
                forms = map(self._with_clitics.get, without_clitics(spelling))
                found += chain.from_iterable(filter(None, forms))
        found += [self._roots[root] for root in self._finder.roots_of(modern)]
        return found

    def _begun(self, raw: str) -> tuple[_Node, ...]:
        """The first steps of the phrase tree that a word takes."""
        first = self._start.follow
        return tuple(first[atom] for atom in self._triggered(raw) if atom in first)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Every rule that fires between two offsets, in the order of the words."""
        cut = pieces(text[start:end])
        words = cut[1::2]
        firing = [*compress(count(), map(self._vocabulary.__getitem__, words))]
        if not firing:
            return []
        found: list[Hit] = []
        borders = [*accumulate(map(len, cut), initial=start)]
        for place in firing:
            first = 2 * place + 1
            for node in self._vocabulary[words[place]]:
                if node.rules:
                    begin, stop = borders[first], borders[first + 1]
                    found += [Hit(begin, stop, rule) for rule in node.rules]
                if node.follow and first + 2 < len(cut):
                    self._walk(node, cut, borders, first, first + 2, found)
        return found

    def _walk(
        self,
        node: _Node,
        cut: Sequence[str],
        borders: list[int],
        first: int,
        place: int,
        found: list[Hit],
    ) -> None:
        """Add the phrases from the word `cut[first]` on; `node` was reached before `cut[place]`."""
        atoms = self._triggers[cut[place]]
        if node.follow.keys().isdisjoint(atoms) or not joins_phrase(cut[place - 1]):
            return
        begin, stop = borders[first], borders[place + 1]
        for atom in atoms:
            following = node.follow.get(atom)
            if following is not None:
                found += [Hit(begin, stop, rule) for rule in following.rules]
                if following.follow and place + 2 < len(cut):
                    self._walk(following, cut, borders, first, place + 2, found)

    def find_expressions(
        self, text: str, start: int, end: int, gave_up: Callable[[Rule], None]
    ) -> list[Hit]:
        """Every regular expression of the codebook that matches between two offsets.

        `gave_up` is told, once, of each whose time limit was reached.
        """
        found: list[Hit] = []
        for expression in self.expressions.within(pieces(text[start:end])[1::2]):
            try:
                found += [Hit(a, b, expression.tag) for a, b in expression.find(text, start, end)]
            except TimeoutError:
                gave_up(expression.tag)
        return found
