"""The page about the tactics: what each does, when, how to read it, and where it comes from.

`docs/generate.py` writes it from the manuals that `verify --tactics` and `conclude --manual` print.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from qualcode.displays import Manual
from qualcode.reports.tactic_manuals import tactic_manual
from qualcode.stages.meaning import APPROACHES, Approach
from qualcode.stages.tactics import TACTICS, Tactic

WIDTH = 80


def tactics_page() -> str:
    """`tactics.md`: the 26 tactics with their manuals in both languages."""
    parts = [_HEAD, _GENERATING, *_all(APPROACHES), _TESTING, *_all(TACTICS), _LITERATURE]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _all(tactics: Iterable[Tactic | Approach]) -> Iterable[str]:
    for one in tactics:
        english, indonesian = (tactic_manual(one, language) for language in ("en", "id"))
        yield f"### {english.title}\n\n`{one.name}` · *{indonesian.title}*"
        yield from _manual(english)
        yield from _manual(indonesian)


def _manual(manual: Manual) -> Iterable[str]:
    return (_wrapped(f"**{one.heading}**: {one.text}") for one in manual.parts)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


_HEAD = """
<!-- Made by docs/generate.py from the program. Do not edit. -->

# Tactics

Miles and Huberman describe 13 ways to come to a conclusion and 13 ways to test one. qualcode
computes what can be computed of them and asks for the rest; nothing adds them up. How they are
used for a finding is in [findings.md](findings.md). Each manual stands here in English and
Indonesian, as the program prints it.

**Contents**: [for generating meaning](#for-generating-meaning) ·
[for testing or confirming](#for-testing-or-confirming) · [literature](#literature)
"""
_GENERATING = """
## For generating meaning

`qualcode conclude --tactics` goes through them, before there is a claim; `--manual` prints these
texts.
"""
_TESTING = """
## For testing or confirming

`qualcode verify` puts findings to them; `qualcode verify --tactics` prints these texts.
"""
_LITERATURE = """
## Literature

- Denzin, N. K. (1978). *The research act* (2nd ed.). McGraw-Hill.
- Jaccard, P. (1912). The distribution of the flora in the alpine zone. *New Phytologist, 11*(2),
  37–50.
- Kvale, S. (1996). *InterViews: An introduction to qualitative research interviewing*. Sage.
- Lincoln, Y. S., & Guba, E. G. (1985). *Naturalistic inquiry*. Sage.
- Maxwell, J. A. (2010). Using numbers in qualitative research. *Qualitative Inquiry, 16*(6),
  475–482.
- Miles, M. B., & Huberman, A. M. (1994). *Qualitative data analysis* (2nd ed.). Sage.
- Miles, M. B., Huberman, A. M., & Saldaña, J. (2014). *Qualitative data analysis: A methods
  sourcebook* (3rd ed.). Sage.
- Patton, M. Q. (1999). Enhancing the quality and credibility of qualitative analysis. *Health
  Services Research, 34*(5 Pt 2), 1189–1208.
- Sandelowski, M. (2001). Real qualitative researchers do not count: The use of numbers in
  qualitative research. *Research in Nursing & Health, 24*(3), 230–240.
- Sugiyono. (2011). *Metode penelitian kuantitatif, kualitatif, dan R&D*. Alfabeta.
- Yin, R. K. (2014). *Case study research: Design and methods* (5th ed.). Sage.
"""
