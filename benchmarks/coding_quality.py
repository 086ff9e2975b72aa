"""How good the shipped rules are: precision, recall and F1 per aspect, accuracy of polarity.

Run by hand: `python benchmarks/coding_quality.py [SET …] [--codebook NAME] [--misses]`. A set is a
file of `benchmarks/gold` or a path; NAME is a shipped codebook or a path.

The gold sets in `benchmarks/gold/` were written and coded from the code definitions alone by
people who had not seen the rules. *everyday* names its topics as informants mostly do; *indirect*
avoids the ordinary words on purpose. The rules were tuned on `everyday-tune`, `everyday-more`,
`everyday-wide`, `everyday-fourth-tune`, `indirect-tune` and `traps`; those of the codebook
edward-iii-1980 on `edward-iii-tune`. The others are held out: do not look into their misses.

An utterance is one unit: its set of aspects proposed against its set of gold aspects. A gold
coding is found when the same code is proposed on an overlapping passage; its polarity is right
only when it is the same, so `?` is wrong. Intervals are 95 %: bootstrap over utterances for F1,
Wilson (1927) for proportions.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import AspectKind, Codebook
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
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.shipped import shipped_codebooks

GOLD = Path(__file__).parent / "gold"
SETS = {
    "fahrudin-2012": ("everyday-fourth-score", "indirect-score"),
    "edward-iii-1980": ("edward-iii-score",),
}
"""The held-out sets that are scored when none is named."""

ROUNDS = 2000


@dataclass(frozen=True)
class Scored:
    """One utterance after coding: its gold codings and what was proposed."""

    entry: dict[str, Any]
    source: Source
    proposed: list[Coding]

    def gold_aspects(self, book: Codebook) -> set[str]:
        return {book.aspect(one["code"]).id for one in self.entry["gold"]}

    def proposed_aspects(self, book: Codebook) -> set[str]:
        return {book.aspect(one.code).id for one in self.proposed}


def as_source(entry: dict[str, Any]) -> Source:
    """An utterance as a source of one turn, after the interviewer's question where it has one."""
    question = entry.get("question", "")
    text = f"{question}\n{entry['text']}" if question else entry["text"]
    segments: list[Segment] = []
    if question:
        passage = Passage(0, len(question), question)
        segments.append(
            Segment(SegmentKind.TURN, 1, 0, len(question) + 1, 1, passage, "P", Voice.INTERVIEWER)
        )
    start = len(text) - len(entry["text"])
    passage = Passage(start, len(text), entry["text"])
    number = len(segments) + 1
    segments.append(
        Segment(SegmentKind.TURN, number, start, len(text), number, passage, "I", Voice.INFORMANT)
    )
    declared = SourceEntry(entry["id"], f"{entry['id']}.txt", SourceKind.INTERVIEW)
    return Source(declared, text, tuple(segments), "gold/1")


def load(name: str) -> list[dict[str, Any]]:
    """The utterances of one file of `benchmarks/gold`, or of a path."""
    path = Path(name) if name.endswith(".yaml") else GOLD / f"{name}.yaml"
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return entries


def codebook_of(name: str) -> Codebook:
    """A shipped codebook, or one at a path."""
    path = shipped_codebooks().get(name, Path(name))
    book, problems = read_codebook(path, path.name)
    if book is None:
        raise SystemExit("\n".join(problem.message for problem in problems))
    return book


def f1(
    units: Sequence[tuple[set[str], set[str]]], keys: tuple[str, ...]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of the keys, micro-averaged over units of (gold, proposed)."""
    hit = sum(len(gold & got & set(keys)) for gold, got in units)
    got = sum(len(got & set(keys)) for _, got in units)
    gold = sum(len(gold & set(keys)) for gold, _ in units)
    precision, recall = hit / got if got else 0.0, hit / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def interval(units: list[tuple[set[str], set[str]]], keys: tuple[str, ...]) -> tuple[float, float]:
    """The middle 95 % of F1 over bootstrap samples of the utterances."""
    chance = random.Random(1)
    values = sorted(f1(chance.choices(units, k=len(units)), keys)[2] for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS)]


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's score interval for a proportion."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return middle - half, middle + half


def polarity_of(one: dict[str, str], scored: Scored) -> Polarity | None:
    """The polarity proposed for a gold coding; None where the coding was not found."""
    speech = len(scored.source.text) - len(scored.entry["text"])
    start = scored.source.text.index(one["quote"], speech)
    end = start + len(one["quote"])
    met = [c for c in scored.proposed if c.code == one["code"] and c.overlaps(start, end)]
    inside = [c for c in met if c.start >= start and c.end <= end] or met
    return Polarity.combine(coding.polarity for coding in inside)


def report(name: str, book: Codebook, misses: bool) -> None:
    """Print the figures of one gold set."""
    coder = RuleCoder(book)
    scored = [Scored(entry, source := as_source(entry), coder.code(source)) for entry in load(name)]
    units = [(one.gold_aspects(book), one.proposed_aspects(book)) for one in scored]
    roots = tuple(code.id for code in book.roots)
    aspects = tuple(code.id for code in book.roots if book.kind(code.id) is AspectKind.ASPECT)
    empty = sum(not gold for gold, _ in units)
    print(f"\n{name}: {len(scored)} utterances, {empty} with nothing to code")
    width = max(11, *(len(label) for label in ("+".join(aspects), *roots)))
    print(f"{'aspect':<{width}} precision  recall  F1     95 % interval")
    for label, keys in [
        *((key, (key,)) for key in roots), ("+".join(aspects), aspects), ("all roots", roots)
    ]:  # fmt: skip
        precision, recall, score = f1(units, keys)
        low, high = interval(units, keys)
        print(f"{label:<{width}} {precision:9.3f} {recall:7.3f} {score:6.3f}  {low:.3f}–{high:.3f}")
    codes = [
        ({one["code"] for one in s.entry["gold"]}, {c.code for c in s.proposed}) for s in scored
    ]
    precision, recall, score = f1(codes, tuple(code.id for code in book.codes))
    print(f"{'leaf codes':<{width}} {precision:9.3f} {recall:7.3f} {score:6.3f}")
    found = [(one, polarity_of(one, s), s) for s in scored for one in s.entry["gold"]]
    met = [(one, polarity, s) for one, polarity, s in found if polarity is not None]
    right = sum(one["polarity"] == polarity for one, polarity, _ in met)
    open_ = sum(polarity is Polarity.UNDECIDED for _, polarity, _ in met)
    low, high = wilson(right, len(met))
    print(
        f"gold codings found {len(met)} of {len(found)}; polarity right {right} of {len(met)}"
        f" = {right / max(1, len(met)):.3f} ({low:.3f}–{high:.3f}); undecided {open_}"
    )
    if misses:
        print_misses(scored, book)
        print_wrong_polarities(met)


def print_misses(scored: list[Scored], book: Codebook) -> None:
    """Every utterance whose aspects differ from gold, as a Markdown list."""
    print("\n## Aspects missed or proposed too much\n")
    for one in scored:
        if one.gold_aspects(book) != one.proposed_aspects(book):
            wanted = ", ".join(sorted({gold["code"] for gold in one.entry["gold"]})) or "nothing"
            made = ", ".join(sorted({coding.code for coding in one.proposed})) or "nothing"
            print(f"- {spoken(one.entry)} Gold: {wanted}. Proposed: {made}.")


def print_wrong_polarities(
    met: Sequence[tuple[dict[str, str], Polarity | None, Scored]],
) -> None:
    """Every gold coding that was found with another polarity."""
    print("\n## Polarity\n")
    for gold, polarity, one in met:
        if gold["polarity"] != polarity:
            print(f"- {spoken(one.entry)} {gold['code']}: gold {gold['polarity']}, got {polarity}.")


def spoken(entry: dict[str, Any]) -> str:
    """An utterance with the question before it, in italics."""
    question = f"“{entry['question']}” – " if entry.get("question") else ""
    return f"*{question}“{entry['text']}”*"


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("sets", nargs="*", metavar="SET")
    asked.add_argument("--codebook", default="fahrudin-2012", metavar="NAME")
    asked.add_argument("--misses", action="store_true", help="list every difference")
    told = asked.parse_args()
    names = told.sets or SETS.get(told.codebook)
    if not names:
        asked.error(f"name the sets to score for {told.codebook}")
    book = codebook_of(told.codebook)
    for name in names:
        report(name, book, told.misses)


if __name__ == "__main__":
    main()
