"""A text in the field that shows it safely is the same text, whatever it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.renderers.safe import safe_text
from qualcode.tui.kept_text import KeptText, cannot_be_kept, pasted_text

_SIGNS = "ab \t\n\r\0\x0b\x0c\x1c\x1b\x7f\x85\u00a0\u200e\u202e\u2028␛日\u0301"
_SIGNS += "\U00100000\U00100001\U0010fffd"
TEXTS = st.text(st.sampled_from(_SIGNS) | st.characters(), max_size=20)
PLACES = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(TEXTS)
def test_it_comes_back_as_it_was(text: str) -> None:
    assert KeptText(text).text == text


@given(TEXTS)
def test_what_is_drawn_of_it_is_harmless(text: str) -> None:
    kept = KeptText(text)
    for line in kept.lines:
        drawn = line.translate(kept.signs).replace("\t", " ")
        assert safe_text(drawn) == drawn


@given(TEXTS)
def test_with_the_line_ends_of_windows_too(text: str) -> None:
    whole = "\r\n".join(text.replace("\r", "").split("\n"))
    assert KeptText(whole).text == whole


@given(TEXTS, PLACES, PLACES, TEXTS)
def test_undoing_an_edit_brings_the_same_text_back(
    text: str, one: tuple[int, int], other: tuple[int, int], typed: str
) -> None:
    kept = KeptText(text)
    start, end = sorted(
        (min(row, kept.line_count - 1), min(column, len(kept[min(row, kept.line_count - 1)])))
        for row, column in (one, other)
    )
    done = kept.replace_range(start, end, pasted_text(typed))
    kept.replace_range(start, done.end_location, done.replaced_text)
    assert kept.text == text


@given(TEXTS)
def test_what_is_pasted_can_be_written_to_a_file_but_for_nul(text: str) -> None:
    pasted = pasted_text(text)
    assert "\r" not in pasted
    assert pasted.encode().decode() == pasted
    assert cannot_be_kept(pasted) == ("\0" in pasted)
