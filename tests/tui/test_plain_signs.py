"""On terminals without Unicode the signs are others, as wide as before, and still different."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from qualcode.tui.painting import DECIDED, MORE, PROPOSED
from qualcode.tui.plain_signs import Harmless, PlainSigns, plain_signs


def test_where_output_is_unicode_nothing_is_replaced() -> None:
    assert plain_signs("utf-8") == {}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_elsewhere_every_sign_can_be_shown_and_is_one_cell_wide(encoding: str) -> None:
    signs = plain_signs(encoding)
    assert signs
    for sign, plain in signs.items():
        assert plain.encode(encoding)
        assert cell_len(plain) == cell_len(chr(sign)) == 1


def test_decisions_proposals_and_polarities_stay_apart() -> None:
    line = [Segment(f"{DECIDED}+{DECIDED}−{DECIDED}±{DECIDED}0{DECIDED}?{PROPOSED}{MORE}")]
    (shown,) = PlainSigns(plain_signs("ascii")).apply(line, Color.parse("black"))
    assert shown.text == "|+|-|~|0|?:>"


def test_what_the_terminal_has_is_left_as_it_is() -> None:
    assert ord("±") not in plain_signs("latin-1")
    assert ord("┃") in plain_signs("latin-1")
    assert ord("…") not in plain_signs("cp1252")


def test_what_could_act_on_a_terminal_never_reaches_it() -> None:
    line = [Segment("a\x1b[31m\u202eb\r\t\nc\u00a0é日"), Segment("plain")]
    shown = Harmless().apply(line, Color.parse("black"))
    assert "".join(one.text for one in shown) == "a[31mbc\u00a0é日plain"
    assert sum(cell_len(one.text) for one in shown) == sum(cell_len(one.text) for one in line)
