"""The pages about the displays: the catalogue, and a page for each with its manuals and pictures.

`docs/generate.py` writes them. What a page shows is in `docs/examples.py`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from examples import example

from qualcode.displays import DISPLAYS, LEVELS, Display, Manual, manual_of
from qualcode.displays.entries import ENTRIES
from qualcode.document import Resolver, Words, phrase
from qualcode.model.display_words import ORDERS
from qualcode.reports.display import by_family
from qualcode.wording import catalogue

WIDTH = 80
HERE = Path(__file__).resolve().parent

_SAY = {language: Resolver(language, catalogue(language, 1994).say) for language in ("en", "id")}


def display_pages() -> dict[str, str]:
    """The catalogue and the page of every display, by file name."""
    pages = {f"displays/{one.name}.md": _page(one) for one in DISPLAYS}
    return {"displays.md": _catalogue(), **pages}


def _said(words: Words, language: str = "en") -> str:
    return _SAY[language].words(words)


def _catalogue() -> str:
    parts = [_HEAD]
    for family, members in by_family(DISPLAYS).items():
        rows = [f"| {_link(one)} | {_titles(one)} | {_said(one.purpose)} |" for one in members]
        lines = (f"## {_said(phrase(f'family.{family}'))}", "", _ROW, "|---|---|---|", *rows)
        parts.append("\n".join(lines))
    return _joined(*parts, _entries(), _TAIL)


def _link(display: Display) -> str:
    return f"[{display.name}](displays/{display.name}.md)"


def _titles(display: Display) -> str:
    return f"{_said(display.title)}<br>*{_said(display.title, 'id')}*"


def _entries() -> str:
    rules = (f"- **{one.name}**: {_said(phrase(f'rule.{one.name}'))}" for one in ENTRIES)
    lines = ["## What a cell holds", "", f"`--entry` is one of {_code(ENTRIES.names)}.", ""]
    return "\n".join([*lines, *(_wrapped(one, "  ") for one in rules)])


def _page(display: Display) -> str:
    english, indonesian = (manual_of(display, language) for language in ("en", "id"))
    family = _said(phrase(f"family.{display.family}"))
    return _joined(
        _MADE,
        f"# {_said(display.title)}",
        f"*{_said(display.title, 'id')}* · [{family}](../displays.md#{_anchor(family)})",
        _wrapped(f"{_said(display.purpose)}."),
        *_shown(display),
        f"## Manual\n\n{_manual(english)}",
        f"## Panduan\n\n{_manual(indonesian)}",
        f"## Options\n\n{_options(display, english)}",
    )


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _shown(display: Display) -> Iterator[str]:
    """The command to try and what it shows."""
    chosen = example(display.name)
    lines = (
        f"qualcode demo {chosen.sample} --sample {chosen.sample}",
        f"cd {chosen.sample}",
        chosen.command(display.name),
    )
    yield "\n".join(f"    {line}" for line in lines)
    pictures = [f"{display.name}.png", f"{display.name}-figure.png"]
    found = [one for one in pictures if (HERE / "displays" / "pictures" / one).exists()]
    if found:
        yield "\n\n".join(f"![{_said(display.title)}](pictures/{one})" for one in found)
        yield _wrapped(_ABOUT_PICTURES)


def _manual(manual: Manual) -> str:
    told = (f"**{one.heading}**: {one.text}" if one.heading else one.text for one in manual.parts)
    return "\n\n".join(map(_wrapped, told))


def _options(display: Display, manual: Manual) -> str:
    lines = [f"- `--entry`: {_code(display.entries)}; the first by default."]
    if len(display.levels) > 1:
        lines.append(f"- `--level`: {_code(display.levels)}; the first by default.")
    if orders := getattr(display, "orders", ()):
        lines.append(f"- `--order`: {_code(orders)}; the first by default.")
    named = dict.fromkeys(re.findall(r"`--(by|within)\b", " ".join(map(str, manual.parts))))
    lines += [f"- `--{one}`: see the manual." for one in named]
    lines.append(_SELECTING)
    return "\n".join(_wrapped(line, "  ") for line in lines)


def _code(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{one}`" for one in words)


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _joined(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


_MADE = "<!-- Made by docs/generate.py from the program. Do not edit. -->"
_HEAD = f"""
{_MADE}

# Displays

Stage 2 of Miles and Huberman is *data display* (penyajian data): the evidence
on one page, so that one can see what goes with what. `qualcode display` prints
this catalogue, `qualcode display NAME` a display of your study, and
`qualcode display NAME --manual` what it is for, in the language of the study.
Each has a page with its manual in both languages, a picture, and a command that
shows it on a sample study. A study can declare displays of its own in
[study.yaml](study-yaml.md).
"""
_ROW = "| Name | Display | What it shows |"
_SELECTING = (
    "- Options that select (`--code`, `--group`, `--case` …) and `-o FILE`: see "
    "[commands](../commands.md#display)."
)
_ABOUT_PICTURES = (
    "The sample study is invented: the data are illustrative. DRAF in a title says that nobody has "
    "reviewed the codings. A long table goes on where its picture ends."
)
_TAIL = f"""
## Depth, order, length

`--level` is one of {_code(LEVELS)}: how deep into the codebook the topics
go. `--order` is one of {_code(ORDERS)}: rows as in study.yaml and
the codebook, those with the most segments first, or cases by their outcome.
`--full` prints every quotation uncut; without it a cell shows the first
quotation that tells its position (one of each side where it is mixed), cut after
40 words with […].

## Empty cells

A cell without a coding says why: see *Empty cells* in
[triangulation.md](triangulation.md).

## Draft

While proposals that nobody has reviewed are in a display, its title begins with
DRAF (in English DRAFT), and its note says how many codings are reviewed.

## Pictures

`python docs/pictures.py` takes the pictures of the pages: the tables as they
stand in the Word file, the figures as they are drawn in every format.
"""
