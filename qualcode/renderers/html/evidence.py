"""The passages behind a document, numbered, and where in the page each can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qualcode.document import Document, Passage, Reference, Transcript
from qualcode.renderers.html.anchors import Anchors
from qualcode.renderers.html.colors import aspects
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text

_TURN = re.compile(r"(.*\D)\d+", re.DOTALL)
_FOR_SCRIPTS = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


class Evidence:
    """What cells and transcripts point to: passages by their number in the page."""

    def __init__(self, document: Document, anchors: Anchors) -> None:
        known: dict[str, Passage] = {}
        for one in document.passages:
            known.setdefault(one.coding, one)
        self.passages = tuple(known.values())
        self.colors = aspects(self.passages)
        self._anchors = anchors
        self._numbers = {coding: number for number, coding in enumerate(known)}
        self._aspects = {aspect: number for number, aspect in enumerate(self.colors)}
        self._named = dict(_namings(self.passages, document))
        told = _told_in_transcripts(document)
        self.elsewhere = tuple(n for c, n in self._numbers.items() if c not in told)
        """The numbers of the passages that stand in no transcript of the document."""

    def numbers(self, codings: Iterable[str]) -> tuple[int, ...]:
        """The numbers of codings, each once, without those that nothing is known of."""
        known = (self._numbers[one] for one in codings if one in self._numbers)
        return tuple(dict.fromkeys(known))

    def behind(self, references: Iterable[Reference]) -> tuple[int, ...]:
        """The numbers of the passages that references name."""
        return self.numbers(one.coding for one in references)

    def aspect(self, number: int) -> int:
        """The number of a passage's aspect, by which it is coloured."""
        return self._aspects[self.passages[number].aspect]

    def address(self, number: int) -> str:
        """Where in the page a passage stands."""
        one = self.passages[number]
        if number in self.elsewhere:
            return f"passage-{number}"
        return self._anchors.turns.get((one.source, one.turn), f"passage-{number}")

    def aspect_names(self) -> list[str]:
        """What the aspects are called, in their order."""
        labels: dict[str, str] = {}
        for one in self.passages:
            labels[one.aspect] = labels.get(one.aspect) or text(one.aspect_label)
        return [labels[aspect] or aspect or "–" for aspect in self.colors]

    def codes(self) -> list[list[tuple[str, str]]]:
        """The codes of the passages with their labels, as the codebook orders them, by aspect."""
        found: dict[str, dict[str, str]] = {aspect: {} for aspect in self.colors}
        for one in sorted(self.passages, key=lambda one: (one.rank, _by_number(one.code))):
            found[one.aspect].setdefault(one.code, text(one.code_label))
        return [list(codes.items()) for codes in found.values()]

    def sources(self) -> list[tuple[str, str]]:
        """The sources of the passages, each with who speaks there where it is one voice."""
        voices: dict[str, dict[str, None]] = {}
        for one in self.passages:
            voices.setdefault(one.source, {})[text(one.speaker)] = None
        return [(source, _voice(source, list(named))) for source, named in voices.items()]

    def source_named(self, words: str) -> str:
        """The source that a text names, by its id or as the place of one of its turns; or ""."""
        place = _TURN.fullmatch(words)
        return self._named.get(words) or (self._named.get(place[1], "") if place else "")

    def _quotations(self) -> list[int]:
        """For each passage the number of its words: those that have several codes are the same."""
        known: dict[tuple[str, int, str], int] = {}
        return [
            known.setdefault((one.source, one.turn, one.text), len(known)) for one in self.passages
        ]

    def data(self, words: Mapping[str, str]) -> str:
        """Passages and words as JSON that can stand in a page and never ends its element."""
        labels = {one.code: text(one.code_label) for one in reversed(self.passages)}
        order = {code: number for number, code in enumerate(labels)}
        quotations = self._quotations()
        rows = [
            [
                order[one.code], one.sign, text(one.state), text(one.place), text(one.speaker),
                one.source, self.address(number), self.aspect(number), quotations[number],
                *filter(None, (one.translation,)),
            ]
            for number, one in enumerate(self.passages)
        ]  # fmt: skip
        value = {"words": words, "codes": list(labels.items()), "passages": rows}
        written = json.dumps(_harmless(value), ensure_ascii=False, separators=(",", ":"))
        return written.translate(_FOR_SCRIPTS)


def _harmless(value: object) -> object:
    """The same with every text as a file can hold it."""
    match value:
        case str():
            return file_text(value)
        case list() | tuple():
            return [_harmless(one) for one in value]
        case dict():
            return {key: _harmless(one) for key, one in value.items()}
        case _:
            return value


def _told_in_transcripts(document: Document) -> frozenset[str]:
    return frozenset(
        coding
        for block in document.blocks
        if isinstance(block, Transcript)
        for said in block.utterances
        for piece in said.pieces
        for coding in piece.codings
    )


def _namings(passages: Iterable[Passage], document: Document) -> Iterator[tuple[str, str]]:
    """What sources are called: by their ids, and by what stands before the number of a turn."""
    told = [(one.source, _TURN.fullmatch(text(one.place))) for one in passages]
    before = {source: place[1] for source, place in told if place}
    signs = {one.removeprefix(source) for source, one in before.items() if one.startswith(source)}
    printed = (one.source for one in document.blocks if isinstance(one, Transcript))
    for source in dict.fromkeys((*(one for one, _ in told), *printed)):
        yield source, source
        yield from ((f"{source}{sign}", source) for sign in signs)
    yield from ((place, source) for source, place in before.items())


def _voice(source: str, names: Sequence[str]) -> str:
    return f"{source} – {names[0]}" if len(names) == 1 and names[0] != source else source


def _by_number(code: str) -> list[tuple[int, str]]:
    """`EM1.10` stands behind `EM1.9`."""
    parts = re.split(r"(\d+)", code)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
