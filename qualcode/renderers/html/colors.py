"""Colours of codes that can be told from the paper, by day and by night.

A codebook may have any colour or none; a line on the page needs a contrast of 3 : 1 (Web Content
Accessibility Guidelines 2.2, criterion 1.4.11). Colour is never the only sign: every aspect has a
pattern too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from qualcode.document import Passage

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_OWN = ("#1f5fa8", "#12706a", "#6d3f9c", "#c0691f", "#a32020", "#3f7d20", "#9a7b12", "#5d6b78")
_LEAST = 3.2
_AT_NIGHT = 5.0
"""Thin lines of a dark colour are lost on a dark ground sooner than the rule says."""

_DAY, _NIGHT = (251, 250, 247), (21, 24, 27)
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_Rgb = tuple[int, int, int]


def aspects(passages: Iterable[Passage]) -> dict[str, str]:
    """The aspects of passages as the codebook orders them, each with its colour or ""."""
    found: dict[str, str] = {}
    for one in sorted(passages, key=lambda one: one.rank):
        color = one.color if _COLOR.fullmatch(one.color) else ""
        found[one.aspect] = found.get(one.aspect) or color
    return found


def color_rules(colors: Mapping[str, str]) -> str:
    """Style rules that give the classes `k0`, `k1`, … the colours of the aspects."""
    rules = (
        f".k{number}{{--c:light-dark({day},{night})}}"
        for number, color in enumerate(colors.values())
        for day, night in (_pair(color or _OWN[number % len(_OWN)]),)
    )
    return "\n".join(rules)


def _pair(color: str) -> tuple[str, str]:
    """The colour as it is drawn on white paper and on black."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return (
        _told_from(_DAY, _BLACK, (red, green, blue), _LEAST),
        _told_from(_NIGHT, _WHITE, (red, green, blue), _AT_NIGHT),
    )


def _told_from(paper: _Rgb, towards: _Rgb, color: _Rgb, least: float) -> str:
    for share in range(21):
        red, green, blue = (
            round(one + (other - one) * share / 20)
            for one, other in zip(color, towards, strict=True)
        )
        if _contrast((red, green, blue), paper) >= least:
            break
    return f"#{red:02x}{green:02x}{blue:02x}"


def _contrast(one: _Rgb, other: _Rgb) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: _Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
