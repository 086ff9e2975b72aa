"""The codebook: a tree of codes with their definitions and matching rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from qualcode.model.coding import Polarity
from qualcode.model.text import LocalText


class AspectKind(StrEnum):
    """What a root of the codebook is; all but `aspect` cut across the aspects."""

    ASPECT = "aspect"
    OBSTACLE = "obstacle"
    SUPPORT = "support"
    OUTCOME = "outcome"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The rules of one code in one language (`id`, `en`) or in any (`any`).

    `roots` are Indonesian roots with all their affixes, `words` whole words with an optional `*`
    at the end, `phrases` words in a row, `regexes` the researcher's own, `suppress` (YAML: `not`)
    words or phrases that keep the code from applying to the clause they stand in. `weak` words or
    phrases count only where the clause also says something of them: that it is there or lacking,
    good or bad.
    """

    roots: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    regexes: tuple[str, ...] = ()
    suppress: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.roots or self.words or self.phrases or self.regexes or self.weak)


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that a codebook adds to the built-in polarity cues, per language.

    `given` says that something is there or was given; what stands in `ignore` is no cue at all,
    also where a word of it would be one.
    """

    negators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negative: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    positive: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignore: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words of other walks of life, per language: what a study is not about.

    A sentence with one of `words` and none of `unless` is not coded by the rules, so that *izin*
    to leave the hospital is no permit.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class EffectKind(StrEnum):
    """How an outcome comes about: aimed at, further off, or beside what was aimed at."""

    DIRECT = "direct"
    GENERAL = "general"
    SIDE = "side"


class CodeOrigin(StrEnum):
    """Whether a code was fixed before there were data, or came out of them."""

    A_PRIORI = "a-priori"
    EMERGENT = "emergent"


@dataclass(frozen=True, slots=True)
class Code:
    """A node of the codebook. Only `id` and `label` are required of the researcher.

    `alone` is False for a code that says something of another topic (its regularity, its cost):
    the rules propose it only where another code stands in the sentence or in what the sentence
    goes on about. `yields_to` are codes before which it gives way: where one of them is found in
    a clause, the rules do not propose this one there. A `retired` code keeps what was coded with
    it: the rules do not propose it, and nobody can code anything new with it. `effect` and
    `intended` divide outcomes for the effects matrix; None where nobody has said. So does `origin`
    where the researcher says where the code, with those below it, comes from.
    """

    id: str
    label: LocalText
    parent: str | None = None
    kind: AspectKind | None = None
    definition: LocalText = LocalText()
    include: LocalText = LocalText()
    exclude: LocalText = LocalText()
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    color: str = ""
    polarity: Polarity = Polarity.NEUTRAL
    expect: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    alone: bool = True
    yields_to: tuple[str, ...] = ()
    match: Mapping[str, Patterns] = field(default_factory=dict)
    line: int | None = None
    retired: bool = False
    effect: EffectKind | None = None
    intended: bool | None = None
    origin: CodeOrigin | None = None


@dataclass(frozen=True)
class Codebook:
    """Codes in depth-first order, as the YAML file lists them."""

    id: str
    title: LocalText
    codes: tuple[Code, ...]
    source: LocalText = LocalText()
    cues: Cues = Cues()
    elsewhere: Elsewhere = Elsewhere()
    file: str = ""
    sha256: str = ""

    @cached_property
    def _by_id(self) -> dict[str, Code]:
        former = {old: code for code in self.codes for old in code.formerly}
        return former | {code.id: code for code in self.codes}

    def get(self, code_id: str) -> Code | None:
        """The code of that id, or the one that was formerly called so."""
        return self._by_id.get(code_id)

    def __getitem__(self, code_id: str) -> Code:
        return self._by_id[code_id]

    def __contains__(self, code_id: str) -> bool:
        return code_id in self._by_id

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all codes."""
        return frozenset(code.id for code in self.codes)

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {code.id: number for number, code in enumerate(self.codes)}

    def rank(self, code_id: str) -> int:
        """The place of a code in the codebook, from 0; behind all others for an unknown one."""
        return self._rank.get(code_id, len(self.codes))

    def in_order(self, ids: Iterable[str]) -> tuple[Code, ...]:
        """The codes of these ids, each once, in the order of the codebook."""
        return tuple(self.codes[number] for number in sorted({self._rank[one] for one in ids}))

    def below(self, ids: Iterable[str]) -> frozenset[str]:
        """The ids of these codes and of everything below them."""
        asked = tuple(ids)
        if asked not in self._asked:
            self._asked[asked] = frozenset(code.id for one in asked for code in self.subtree(one))
        return self._asked[asked]

    @cached_property
    def _asked(self) -> dict[tuple[str, ...], frozenset[str]]:
        # A table asks for each of its cells.
        return {}

    @cached_property
    def _children(self) -> dict[str | None, tuple[Code, ...]]:
        families: dict[str | None, list[Code]] = {}
        for code in self.codes:
            families.setdefault(code.parent, []).append(code)
        return {parent: tuple(children) for parent, children in families.items()}

    @property
    def roots(self) -> tuple[Code, ...]:
        """The aspects and the cross-cutting roots."""
        return self.children(None)

    def children(self, code_id: str | None) -> tuple[Code, ...]:
        """The codes directly below a code; the roots for None."""
        return self._children.get(code_id, ())

    def is_leaf(self, code_id: str) -> bool:
        """Whether nothing stands below the code."""
        return not self.children(code_id)

    @property
    def leaves(self) -> tuple[Code, ...]:
        """The codes without children, in order."""
        return tuple(code for code in self.codes if self.is_leaf(code.id))

    @cached_property
    def _lineages(self) -> dict[str, tuple[Code, ...]]:
        lines: dict[str, tuple[Code, ...]] = {}
        for code in self.codes:
            above = lines.get(code.parent, ()) if code.parent else ()
            lines[code.id] = (*above, code)
        return lines

    def lineage(self, code_id: str) -> tuple[Code, ...]:
        """The code and what stands above it, from the root down."""
        return self._lineages[self._by_id[code_id].id]

    def aspect(self, code_id: str) -> Code:
        """The root above a code (itself, where it is one)."""
        return self.lineage(code_id)[0]

    def origin(self, code_id: str) -> CodeOrigin | None:
        """Where a code comes from, as it says itself or else what stands above it."""
        said = (one.origin for one in reversed(self.lineage(code_id)) if one.origin)
        return next(said, None)

    def indicator(self, code_id: str) -> Code:
        """The code at the second level above a code; itself where it stands there or higher."""
        line = self.lineage(code_id)
        return line[1] if len(line) > 1 else line[0]

    @cached_property
    def _subtrees(self) -> dict[str, tuple[Code, ...]]:
        below: dict[str, list[Code]] = {code.id: [] for code in self.codes}
        for code in self.codes:
            for above in self._lineages[code.id]:
                below[above.id].append(code)
        return {code: tuple(members) for code, members in below.items()}

    def subtree(self, code_id: str) -> tuple[Code, ...]:
        """The code and everything below it, in order."""
        return self._subtrees[self._by_id[code_id].id]

    def kind(self, code_id: str) -> AspectKind:
        """The kind of the root above a code."""
        return self.aspect(code_id).kind or AspectKind.ASPECT
