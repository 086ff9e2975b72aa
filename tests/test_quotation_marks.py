"""Quotations that hold quotation marks of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.quotation_marks import inner, quoted


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Baik.", "“Baik.”"),
        ("Malu, “Pak, kertas saya?”", "“Malu, ‘Pak, kertas saya?’”"),
        ("“Saya bangkrut dua kali.”", "“‘Saya bangkrut dua kali.’”"),
        ('Dia bilang "ya" saja', "“Dia bilang ‘ya’ saja”"),
        ('Dia bilang: "ya, sepuluh 10"', "“Dia bilang: ‘ya, sepuluh 10’”"),
        ("cut “in the middle […]", "“cut ‘in the middle […]”"),
        ("[…] of it” and on", "“[…] of it’ and on”"),
        ("hari Jum’at di Ma‘had", "“hari Jum’at di Ma‘had”"),
        ("kata “orang bilang ‘jangan’, jadi”", "“kata ‘orang bilang “jangan”, jadi’”"),
        ("kata “hari Jum’at saja”", "“kata ‘hari Jum’at saja’”"),
        ('papan 12" itu', '“papan 12" itu”'),
        ("«Bonjour»", "“«Bonjour»”"),
        ("", "“”"),
    ],
)
def test_marks_within_marks_are_single(words: str, expected: str) -> None:
    assert quoted(words) == expected


@given(st.text(st.sampled_from('ab “”‘’"1.,')))
def test_nothing_but_marks_is_changed(words: str) -> None:
    changed = {(old, new) for old, new in zip(words, inner(words), strict=True) if old != new}
    assert changed <= set(zip('“”‘’""', "‘’“”‘’", strict=True))


@given(st.text(st.sampled_from('ab “”"1.,')))
def test_words_without_single_marks_keep_no_double_curly_ones(words: str) -> None:
    assert not set(inner(words)) & set("“”")
