"""How often a coding finds its passage in an edited transcript: wrong, lost, and how fast.

Run by hand: `python benchmarks/anchoring.py`. Passages of the samples' transcripts are followed
through edits of known effect: every character knows where it came from, so the right answer is
certain. A passage is *wrong* where less than nine tenths of what is left of it was found, or where
what was found as moved is not the same; it is *lost* where it survives and got no place.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from qualcode.loading import load_study
from qualcode.model.anchoring import Comparison, Fate
from qualcode.model.source import Source
from qualcode.stores.shipped import shipped_studies

Text = list[tuple[str, int | None]]
"""The characters of a text, each with its offset in the text that was coded."""

Edit = Callable[[Text, random.Random], Text]
PASSAGES = 600


def fresh(words: str) -> Text:
    """Characters that come from nowhere."""
    return [(letter, None) for letter in words]


def lines_of(text: Text) -> list[Text]:
    found: list[Text] = [[]]
    for one in text:
        found[-1].append(one)
        if one[0] == "\n":
            found.append([])
    return found


def joined(lines: list[Text]) -> Text:
    return [one for line in lines for one in line]


def words_of(text: Text) -> list[tuple[int, int]]:
    plain = "".join(letter for letter, _ in text)
    return [match.span() for match in re.finditer(r"\w+", plain)]


def unchanged(text: Text, chance: random.Random) -> Text:
    return list(text)


def preamble(text: Text, chance: random.Random) -> Text:
    return fresh("Transkrip wawancara\nTempat: rumah informan\nTanggal: 3 Mei\n\n") + text


def reflow(text: Text, chance: random.Random) -> Text:
    made: Text = []
    column = 0
    for letter, origin in text:
        column = 0 if letter == "\n" else column + 1
        broken = letter == " " and column > 60
        made.append(("\n" if broken else letter, None if broken else origin))
        column = 0 if broken else column
    return made


def smart_quotes(text: Text, chance: random.Random) -> Text:
    swap = {'"': "”", "'": "’", "“": '"', "”": '"', "’": "'", "-": "–"}
    return [(swap.get(letter, letter), origin) for letter, origin in text]


def time_stamps(text: Text, chance: random.Random) -> Text:
    stamped = [
        fresh(f"[00:{number // 60:02}:{number % 60:02}] ") + line if line else line
        for number, line in enumerate(lines_of(text))
    ]
    return joined(stamped)


def typing_errors(text: Text, chance: random.Random) -> Text:
    made = list(text)
    for start, end in reversed(words_of(text)):
        if end - start > 3 and chance.random() < 0.04:
            made[start + 1 : start + 2] = fresh(chance.choice("aiueo"))
    return made


def names_masked(text: Text, chance: random.Random) -> Text:
    made = list(text)
    for start, end in reversed(words_of(text)):
        if text[start][0].isupper() and chance.random() < 0.3:
            made[start:end] = fresh("[nama]")
    return made


def lines_deleted(text: Text, chance: random.Random) -> Text:
    return joined([line for line in lines_of(text) if chance.random() > 0.15])


def lines_moved(text: Text, chance: random.Random) -> Text:
    lines = lines_of(text)
    for _ in range(3):
        at = chance.randrange(len(lines) - 4)
        block = lines[at : at + 3]
        del lines[at : at + 3]
        to = chance.randrange(len(lines))
        lines[to:to] = block
    return joined(lines)


def questions_added(text: Text, chance: random.Random) -> Text:
    made: list[Text] = []
    for line in lines_of(text):
        made.append(line)
        if chance.random() < 0.2:
            made.append(fresh("P: Bisa diceritakan lagi, Bu, seperti apa?\nI: Ya, begitu, Mbak.\n"))
    return joined(made)


def sentences_cut(text: Text, chance: random.Random) -> Text:
    made: Text = []
    keep = True
    for letter, origin in text:
        if keep or letter == "\n":
            made.append((letter, origin))
        if letter in ".?!\n":
            keep = chance.random() > 0.1
    return made


def fillers_removed(text: Text, chance: random.Random) -> Text:
    made = list(text)
    for start, end in reversed(words_of(text)):
        word = "".join(letter for letter, _ in text[start:end]).lower()
        if word in {"ya", "sih", "itu", "kan", "lah", "gitu"}:
            del made[start : end + 1]
    return made


def everything(text: Text, chance: random.Random) -> Text:
    for edit in (preamble, typing_errors, questions_added, smart_quotes, lines_deleted, reflow):
        text = edit(text, chance)
    return text


EDITS: tuple[Edit, ...] = (
    unchanged, preamble, reflow, smart_quotes, time_stamps, typing_errors, names_masked,
    lines_deleted, lines_moved, questions_added, sentences_cut, fillers_removed, everything,
)  # fmt: skip


def passages(source: Source, chance: random.Random, count: int) -> list[tuple[int, int]]:
    """Sentences of what is said, and short stretches of words in it, as people code them."""
    said = [one.speech for one in source.segments if one.speech.text]
    sentences, words = [], []
    for speech in said:
        found = re.finditer(r"[^\s.?!][^.?!\n]*[.?!]?", speech.text)
        sentences += [(speech.start + m.start(), speech.start + m.end()) for m in found]
        spans = [m.span() for m in re.finditer(r"\w+", speech.text)]
        words.append([(speech.start + start, speech.start + end) for start, end in spans])
    chosen = []
    for _ in range(count):
        if chance.random() < 0.7:
            chosen.append(chance.choice(sentences))
        else:
            turn = chance.choice([one for one in words if one])
            at = chance.randrange(len(turn))
            chosen.append((turn[at][0], turn[min(at + chance.randrange(5), len(turn) - 1)][1]))
    return chosen


def outcome(comparison: Comparison, text: Text, span: tuple[int, int]) -> str:
    """Right, wrong, lost (though it survives) or gone (and told so)."""
    inside = range(*span)
    now = [
        at
        for at, (letter, origin) in enumerate(text)
        if origin is not None and origin in inside and not letter.isspace()
    ]
    had = sum(not letter.isspace() for letter in comparison.old[slice(*span)])
    place = comparison.place(*span)
    survives = now and len(now) >= 0.8 * had and now[-1] - now[0] < 3 * (span[1] - span[0]) + 40
    if place.fate is Fate.LOST:
        return "lost" if survives else "gone"
    found = {at for at in range(place.start, place.end) if not text[at][0].isspace()}
    own = {at for at in found if at in set(now)}
    if place.fate is Fate.CHANGED and now and len(own) >= 0.9 * len(now):
        return "right" if len(found) <= 2 * had + 20 else "wrong"
    exact = now and len(own) >= 0.9 * max(len(now), len(found))
    return "right" if exact else "wrong"


def measure(seed: int, verbose: bool = False) -> dict[str, Counter[str]]:
    """Outcomes by edit, over the longer transcripts and documents of all sample studies."""
    told = {edit.__name__: Counter[str]() for edit in EDITS}
    for folder in shipped_studies().values():
        study, _ = load_study(folder)
        assert study is not None
        sources = [source for source in study.sources if len(source.text) > 3000]
        for edit in EDITS:
            _follow(edit, sources, f"{seed} {edit.__name__}", told[edit.__name__], verbose)
    return told


def _follow(
    edit: Edit, sources: Sequence[Source], seed: str, counts: Counter[str], verbose: bool
) -> None:
    chance = random.Random(seed)
    for source in sources:
        text = source.text
        edited = edit(list(zip(text, range(len(text)), strict=True)), chance)
        comparison = Comparison(text, "".join(letter for letter, _ in edited))
        for span in passages(source, chance, PASSAGES // len(sources)):
            result = outcome(comparison, edited, span)
            counts[result] += 1
            if verbose and result in ("wrong", "lost"):
                place = comparison.place(*span)
                print(edit.__name__, result, place.fate, repr(text[slice(*span)]), "->",
                      repr(comparison.new[place.start : place.end]))  # fmt: skip


def main() -> None:
    begun = time.perf_counter()
    told = measure(int(next((one for one in sys.argv[1:] if one.isdigit()), "1")), "-v" in sys.argv)
    print(f"{'edit':<18} right  wrong  lost   gone")
    for name, counts in told.items():
        print(f"{name:<18}", *(f"{counts[one]:<6}" for one in ("right", "wrong", "lost", "gone")))
    print(f"{time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
