"""A small codebook for tests, and a compact way to see what the rules make of an utterance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import AspectKind, Code, Codebook, Cues, Patterns
from qualcode.model.coding import Coding, Polarity
from qualcode.model.source import (
    Passage,
    Segment,
    SegmentKind,
    Source,
    SourceEntry,
    SourceKind,
    Voice,
)
from qualcode.model.text import LocalText

VOICES = {
    "P": Voice.INTERVIEWER,
    "I": Voice.INFORMANT,
    "J": Voice.INFORMANT,
    "?": Voice.UNRESOLVED,
    "-": Voice.NOBODY,
}


def code(
    code_id: str,
    kind: AspectKind = AspectKind.ASPECT,
    polarity: str = "0",
    alone: bool = True,
    **match: Patterns,
) -> Code:
    """A root code with its patterns per language (`id=`, `en=`, `any=`)."""
    return Code(
        code_id,
        LocalText.plain(code_id),
        kind=kind,
        polarity=Polarity(polarity),
        alone=alone,
        match=match,
    )


def book(*codes: Code, cues: Cues | None = None) -> Codebook:
    """A codebook of these codes."""
    return Codebook("small", LocalText.plain("Small"), codes, cues=cues or Cues())


def words(code_id: str, *patterns: str, language: str = "id") -> Code:
    """A code with nothing but words or phrases in one language."""
    return replace(code(code_id), match={language: Patterns(words=patterns)})


def source(turns: str, source_id: str = "W1", **entry: object) -> Source:
    """A source with one segment per line: `P: …` asks, `I: …` and `J: …` answer, `?: …` is
    nobody known, `-: …` is a paragraph. A line without such a beginning continues the one above.
    """
    segments: list[Segment] = []
    start = 0
    for line in _entries(turns):
        label, speech = line[0], line[3:]
        begin = start + 3
        segments.append(
            Segment(
                SegmentKind.PARAGRAPH if label == "-" else SegmentKind.TURN,
                len(segments) + 1,
                start,
                start + len(line),
                turns.count("\n", 0, start) + 1,
                Passage(begin, begin + len(speech), speech),
                label,
                VOICES[label],
                label if VOICES[label] is Voice.INFORMANT else None,
            )
        )
        start += len(line) + 1
    told = {"file": f"{source_id}.txt", "kind": SourceKind.INTERVIEW, **entry}
    about = SourceEntry(id=source_id, **told)  # type: ignore[arg-type]
    return Source(about, turns, tuple(segments), "text/1")


def _entries(turns: str) -> Iterable[str]:
    entries: list[str] = []
    for line in turns.split("\n"):
        if line[:1] in VOICES and line[1:3] == ": ":
            entries.append(line)
        else:
            entries[-1] += "\n" + line
    return entries


def codings(codebook: Codebook, turns: str) -> list[Coding]:
    """The proposals for a conversation; each codebook has one coder, as in a study."""
    known = _CODERS.get(id(codebook))
    if known is None:
        known = _CODERS[id(codebook)] = RuleCoder(codebook)
    return known.code(source(turns))


_CODERS: dict[int, RuleCoder] = {}


def brief(found: Iterable[Coding]) -> list[str]:
    """Codings as `CODE polarity`, sorted."""
    return sorted(f"{one.code} {one.polarity}" for one in found)


def table(cases: str) -> list[tuple[str, list[str]]]:
    """Lines `utterance | CODE+ CODE-` as utterances with what `brief` says; `#` is a heading."""
    found = []
    for line in cases.strip().splitlines():
        if not line.startswith("#"):
            utterance, _, expected = line.rpartition(" | ")
            said = sorted(f"{one[:-1]} {one[-1]}" for one in expected.split())
            found.append((utterance, said))
    return found


def spans(found: Iterable[Coding]) -> Mapping[str, str]:
    """`CODE polarity` → quotation."""
    return {f"{one.code} {one.polarity}": one.quotation for one in found}


TOPICS = book(
    code("T", id=Patterns(roots=("latih",), words=("kursus",)),
         en=Patterns(words=("training", "course*"))),
    code("P", id=Patterns(roots=("izin",), words=("NIB",)),
         en=Patterns(words=("permit*", "licence*"))),
    code("M", id=Patterns(roots=("modal",), words=("KUR", "pinjaman")),
         en=Patterns(words=("loan*", "capital"))),
    code("A", id=Patterns(words=("alat", "alat-alat", "mesin")),
         en=Patterns(words=("machine*", "equipment"))),
    code("D", id=Patterns(roots=("damping",)), en=Patterns(words=("mentor*",))),
    code("S", id=Patterns(roots=("sosialisasi", "suluh")), en=Patterns(words=("outreach",))),
    code("Q", id=Patterns(words=("peserta*", "orangnya")), en=Patterns(words=("participant*",))),
    code("I", id=Patterns(words=("asuransi",)), en=Patterns(words=("insurance",))),
    code("OB", AspectKind.OBSTACLE, "-",
         id=Patterns(words=("kendala*", "hambatan*", "kesulitan*")),
         en=Patterns(words=("obstacle*", "difficulty", "difficulties"))),
    code("SUG", AspectKind.SUGGESTION,
         id=Patterns(words=("harapan*", "saran*", "sebaiknya", "semoga")),
         en=Patterns(words=("hope", "suggest*"))),
)  # fmt: skip
"""Training, Permits, Money, Apparatus, assistance (D), outreach (S), participants (Q), insurance
(I), obstacles and suggestions, in both languages."""
