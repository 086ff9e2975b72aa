"""How quick the interactive coder is: `python benchmarks/coder_screen.py [LINES CODINGS]`.

A transcript of 10,000 lines with 5,000 overlapping codings, on a screen of 120 × 40, without a
terminal: opening, scrolling, moving, and a decision from the key to the screen.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from qualcode.actions.coding import Coder
from qualcode.loading import load_study
from qualcode.stores.journal import Anchor, append_events, new_id, now
from qualcode.stores.journal_lines import Event
from qualcode.study import Study
from qualcode.tui.app import CoderApp
from qualcode.tui.coding_screen import CodingScreen
from qualcode.tui.painting import painted_row
from qualcode.tui.selection import Selection
from qualcode.tui.transcript import Transcript

STUDY = """\
title: A long interview
language: en
questions: [How is training judged?]
codebook: codebook.yaml
groups: {com: {label: Traders}}
informants: [{id: I1, name: Rosalinda Harjanti, group: com, aliases: [Bu Rosa]}]
interviewer: [P]
sources: [{file: W1.txt, id: W1, kind: interview, informant: I1}]
"""
WORDS = """we never had any help from the office before the group began and then a mentor came every
month to look at our books and our stock so that prices were fair and sales went up""".split()


def write_study(root: Path, lines: int) -> None:
    """A study with one interview of so many lines."""
    chance = random.Random(1)
    codes = "\n".join(f"  - {{id: C{n}, label: Code number {n}}}" for n in range(40))
    (root / "study.yaml").write_text(STUDY)
    (root / "codebook.yaml").write_text(f"codebook: many\ntitle: Many\ncodes:\n{codes}\n")
    said = (" ".join(chance.choices(WORDS, k=14)).capitalize() for _ in range(lines))
    turns = (f"{'P' if n % 2 else 'Bu Rosa'}: {one}." for n, one in enumerate(said, 1))
    (root / "W1.txt").write_text("\n".join(turns) + "\n")


def code_at_random(study: Study, count: int) -> None:
    """Codings by hand that overlap, some over many turns."""
    chance = random.Random(2)
    source = study.sources[0]
    events = []
    for number in range(count):
        start = chance.randrange(len(source.text) - 3000)
        end = start + chance.choice((20, 60, 200, 200, 3000))
        events.append(
            Event(
                id=new_id(), seq=number + 1, event="add", code=f"C{chance.randrange(40)}",
                coder="ani", polarity=chance.choice("+-0?"), at=now(),
                **Anchor(source, start, end).fields(),
            )
        )  # fmt: skip
    append_events(study.root, "ani", events, [source])


async def timed(act: Callable[[], Awaitable[object]]) -> float:
    """How many milliseconds something takes."""
    begun = time.perf_counter()
    await act()
    return 1000 * (time.perf_counter() - begun)


async def measure(study: Study) -> None:
    """Drive the screen and print what each thing takes."""
    begun = time.perf_counter()
    app = CoderApp(study, Coder("ani"), "W1:1")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        print(f"open, to the first screen      {1000 * (time.perf_counter() - begun):7.0f} ms")
        transcript = app.screen.query_one(Transcript)
        print(f"lines on the screen            {len(transcript.laid_out.rows):7}")
        begun = time.perf_counter()
        layout, gutter = transcript.laid_out, transcript.gutter_now
        for number in range(2000):
            painted_row(transcript.page, layout, number * 5, gutter, transcript.tracks)
        print(f"draw one line                  {(time.perf_counter() - begun) / 2:7.3f} ms")
        app.screen.page.select(Selection.at(app.screen.page.codings[100].start))  # type: ignore[attr-defined]
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        screen.page.select(Selection.at(screen.page.codings[100].start))
        for name, key, times in (
            ("another polarity, on disk", "plus", 10), ("undo, on disk", "u", 5),
            ("a screen down", "pagedown", 30), ("a line down", "down", 60),
            ("the next sentence", "s", 60), ("what is open next", "n", 20),
        ):  # fmt: skip
            taken = [await timed(lambda key=key: pilot.press(key)) for _ in range(times)]
            print(f"{name:<30} {statistics.median(taken):7.0f} ms  (most {max(taken):.0f})")
        begun = time.process_time()
        for _ in range(60):
            await pilot.press("down")
        print(f"work of the processor a key    {1000 * (time.process_time() - begun) / 60:7.0f} ms")
        taken = [
            await timed(lambda width=width: _resize(pilot, width)) for width in (80, 120, 60, 200)
        ]
        print(f"{'another width':<30} {statistics.median(taken):7.0f} ms  (most {max(taken):.0f})")


async def _resize(pilot: object, width: int) -> None:
    await pilot.resize_terminal(width, 40)  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


def main() -> None:
    """Make the study and measure."""
    lines, codings = (int(one) for one in (sys.argv[1:] or ("10000", "5000")))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_study(root, lines)
        study, _ = load_study(root)
        assert study is not None
        code_at_random(study, codings)
        begun = time.perf_counter()
        study, _ = load_study(root)
        assert study is not None
        study.codings  # noqa: B018  (the rules are applied)
        print(f"load the study                 {1000 * (time.perf_counter() - begun):7.0f} ms")
        asyncio.run(measure(study))


if __name__ == "__main__":
    main()
