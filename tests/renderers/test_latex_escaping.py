"""Text in LaTeX: it prints as it was said and nothing in it can act."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kitchen_sink import CONTROL, HOSTILE, LONG, UNBROKEN, UNICODE
from latex_reader import NotTextError, printed
from odd_words import WORDS

from qualcode.renderers import file_text
from qualcode.renderers.latex.escaping import escaped, folded, one_line_of, property_text
from qualcode.renderers.latex.scripts import fallback_fonts

_LATEX = st.text(st.sampled_from("\\{}[]()$&#^_~%*-`'\",<>?!| \nab1漢م\u0301\u200b"), max_size=40)


def expected(words: str) -> str:
    """What the words should print: without what has no shape, white space folded."""
    text = re.sub("[\u061c\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]",
                  "", file_text(words))  # fmt: skip
    return re.sub("[ \t\n\u2028\u2029]+", " ", text).strip(" ")


@settings(max_examples=400)
@given(WORDS | _LATEX, st.sampled_from([1, 4, 9, 18]))
def test_any_text_prints_itself_and_nothing_in_it_acts(words: str, room: int) -> None:
    for latex in (escaped(words, room), folded(escaped(words, room))):
        assert printed(latex).strip(" ") == expected(words)


@pytest.mark.parametrize("words", [*HOSTILE, CONTROL, UNICODE, UNBROKEN, LONG])
def test_the_hostile_sample_prints_itself(words: str) -> None:
    assert printed(folded(escaped(words))).strip(" ") == expected(words)


@settings(max_examples=150)
@given(WORDS | _LATEX)
def test_a_heading_never_has_a_line_break(words: str) -> None:
    line = one_line_of([(words, False)])
    assert "\\qcline" not in line
    assert printed(line).strip(" ") == expected(words)


@pytest.mark.parametrize(
    "latex",
    ["\\input{x}", "a & b", "50 % x", "{", "}", "[x]", "*", "a -- b", "x\n\ny", "$x$", "\\\\"],
)
def test_the_reader_of_these_tests_finds_what_would_act(latex: str) -> None:
    with pytest.raises(NotTextError):
        printed(latex)


@pytest.mark.parametrize(
    ("words", "latex"),
    [
        ("50% & 3_1 #2", "50\\% \\& 3\\_1 \\#2"),
        ("C:\\temp^~", "C:\\textbackslash{}temp\\textasciicircum{}\\textasciitilde{}"),
        ("[tertawa] *", "{[}tertawa{]} {*}"),
        ("a--b ''c``", "a-{}-b '{}'c`{}`"),
        ("?` !`", "?{}` !{}`"),
        ("satu\n\ndua", "satu\\qcline dua"),
        ("\n di awal \n", "di awal"),
        ("Rp\u00a05", "Rp~5"),
        ("kata\u200b lain", "kata lain"),
        ("kata/\u200blain", "kata/\\qcbreak lain"),
        ("a\tb", "a\\quad b"),
        ("漢字", "\\qcspaceless{6F22}{zh}{漢字}"),
        ("n\u0303a", "\\qcother{303}{n\u0303}a"),
        ("👍🏽👩\u200d🌾", "\\qcother{1F44D}{👍🏽}\\qcother{1F469}{👩\u200d🌾}"),
        ("السلام عليكم", "\\qcrtl{627}{arab}{السلام عليكم}"),
        ("क्षि", "\\qcscript{915}{dev2}{क्षि}"),
        ("mempertanggungjawabkannya",
         "mem\\-per\\-tang\\-gung\\-ja\\-wab\\-kan\\-nya"),
        ("https://example.org/data", "https://\\qcbreak example.\\qcbreak org/\\qcbreak data"),
    ],
)  # fmt: skip
def test_each_character_has_its_form(words: str, latex: str) -> None:
    assert escaped(words) == latex


def test_no_stretch_of_a_long_word_is_without_a_place_to_break() -> None:
    for word in (UNBROKEN, "0" * 300, "я" * 300, "/" * 300, "a1" * 150):
        parts = re.split(r"\\qcbreak |\\-", escaped(word))
        assert max(len(re.sub(r"\\qcother\{\w+\}", "", part)) for part in parts) <= 30


def test_a_word_that_its_column_holds_is_not_broken() -> None:
    assert escaped("pemberdayaan") == "pemberdayaan"
    assert escaped("pemberdayaan", 8) == "pem\\-ber\\-da\\-yaan"


def test_lines_are_short_enough_for_tex_and_its_users() -> None:
    for words in (LONG, UNBROKEN * 50, "漢" * 5000, "kata " * 300):
        assert max(map(len, folded(escaped(words)).split("\n"))) < 1000


def test_the_fonts_that_are_looked_for_are_those_of_the_scripts_in_the_text() -> None:
    assert fallback_fonts(escaped("Pelatihan – “ada” ± é")) == []
    assert fallback_fonts(escaped("ꦲꦤ"))[:2] == ["Noto Serif Javanese", "Noto Sans Javanese"]
    assert "Noto Naskh Arabic" in fallback_fonts(escaped("سلام"))


@given(WORDS | _LATEX)
def test_the_title_in_the_properties_cannot_act(words: str) -> None:
    assert not set("\\{}$&#^_~%") & set(property_text(words))
