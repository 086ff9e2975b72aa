"""Page styles in YAML: what they say, what is told where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import codes, marked, places, words

from qualcode.document.style import INDONESIA, PAPERS, QuotationRule, StyleProfile
from qualcode.errors import Problem, QualcodeError
from qualcode.loading import load_study
from qualcode.stores.styles import asked_style, parse_style, read_style, shipped_styles
from tests.small_study import STUDY, write_study

OWN = """\
based_on: apa7
font: Arial
paper: F4
margins: {left: 3, top: 1.5in}
tables: {lines: grid, header_fill: "#d9e2f3"}
captions: {form: "{label}. {title}", figures: below}
notes: {prefix: "*Ket.:*", together: no}
quotation: {block_from_words: 50, italic: ya}
wording:
  column.code: Kode/Tema
  column.indicator: {id: Sub-aspek}
"""


def style_of(text: str) -> StyleProfile:
    """A style that has nothing wrong."""
    style, problems = parse_style(text.encode(), "kampus.yaml")
    assert not problems
    assert style is not None
    return style


def told(text: str) -> tuple[StyleProfile | None, tuple[Problem, ...]]:
    """A style with its problems, each of which stands at a mark."""
    data, at = marked(text)
    style, problems = parse_style(data, "kampus.yaml")
    assert places(problems) == at
    return style, problems


@pytest.mark.parametrize("name", sorted(shipped_styles()))
def test_every_shipped_style_is_right_and_goes_by_its_name(name: str) -> None:
    style, problems = read_style(shipped_styles()[name], name)
    assert not problems
    assert style is not None
    assert style.name == name


def test_indonesia_in_words_is_what_the_program_does_by_itself() -> None:
    style, _ = read_style(shipped_styles()["indonesia"], "indonesia")
    assert style == INDONESIA


def test_a_style_of_ones_own_changes_what_it_says_and_keeps_the_rest() -> None:
    style = style_of(OWN)
    assert (style.name, style.font, style.paper) == ("kampus", "Arial", PAPERS["F4"])
    assert (style.left, style.top, style.right) == (3, 3.81, 2.54)
    assert (style.lines, style.header_fill) == ("grid", "D9E2F3")
    assert (style.caption_form, style.figure_caption) == ("{label}. {title}", "below")
    assert (style.note_prefix, style.notes_together) == ({"": "*Ket.:*"}, False)
    assert style.quotation == QuotationRule(50, 1.27, 0, italic=True, marks=False)
    assert style.line_spacing == 2


def test_its_words_are_for_both_languages_or_for_one() -> None:
    assert style_of(OWN).wording == {
        "id": {"column.code": "Kode/Tema", "column.indicator": "Sub-aspek"},
        "en": {"column.code": "Kode/Tema"},
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [("4", 4.0), ("4 cm", 4.0), ("2,5cm", 2.5), ("30 mm", 3.0), ("1in", 2.54), ('"72pt"', 2.54)],
)
def test_lengths_may_be_written_as_people_write_them(written: str, expected: float) -> None:
    assert style_of(f"margins: {{left: '{written.strip(chr(34))}'}}").left == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("A4", (21.0, 29.7)), ("f4", (21.5, 33.0)), ("21 x 29,7", (21.0, 29.7)),
     ("21.5 × 33 cm", (21.5, 33.0))],
)  # fmt: skip
def test_paper_has_a_name_or_two_sides(written: str, expected: tuple[float, float]) -> None:
    assert style_of(f"paper: '{written}'").paper == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("«fonts: Arial\n", "unknown key 'fonts' Did you mean 'font'?"),
        ("font: «'<w:p/>'\n", "font must be the name of a font"),
        ("size: «72\n", "size must be a number from 5 to 40"),
        ("line_spacing: «double\n", "line_spacing must be a number from 1 to 3"),
        ("paper: «A3x\n", "paper must be a sheet of paper"),
        ("paper: «29.7 x 21\n", "Write 21 x 29.7."),
        ("margins: {left: «wide}\n", "left must be a length"),
        ("margins: {left: «99}\n", "left must be at most 60 cm"),
        ("margins: «{left: 10, right: 10}\n", "the margins leave less than 8 cm"),
        ("tables: {lines: «apa6}\n", "lines must be grid, horizontal or apa"),
        ("tables: {header_fill: «grey}\n", "header_fill must be a colour or none"),
        ("captions: {form: «'Tabel {title}'}\n", "form must hold {label} and {title} once each"),
        ("captions: {form: «'{label} {title} {x}'}\n", "form must hold {label} and {title}"),
        ("captions: {form: «'**{label} {title}'}\n", "form has a * without its partner"),
        ("notes: {prefix: {«fr: Note}}\n", "unknown key 'fr'"),
        ("quotation: {block_from_words: «forty}\n", "must be a whole number"),
        ("headings: {numbered_to: «9}\n", "numbered_to must be from 0 to 6"),
        ("headings: {levels: «[bold, tebal]}\n", "levels must be made of bold, italic"),
        ("headings: {levels: «[a, b, c, d, e, f, g]}\n", "levels must be made of bold"),
        ("headings: {levels: «[]}\n", "levels must be a list of 1 to 6 looks"),
        ("page_numbers: «top\n", "page_numbers must be bottom-center"),
        ("based_on: «apa\n", "there is no style 'apa' Did you mean 'apa7'?"),
        ("wording: «[a]\n", "wording must be a mapping"),
        ("wording: {«colum.code: X}\n", "'colum.code' Did you mean 'column.code'?"),
        ("wording: {column.code: «[a]}\n", "column.code must be a text"),
        ("wording: {column.code: «''}\n", "column.code must be a text"),
        ("wording: {column.code: {«jv: X}}\n", "has the languages id and en, not 'jv'"),
        ("wording: {n-of-n: «'{n} / {total}'}\n", "has no place {total}"),
        ("wording: {n-of-n: «'{n} orang'}\n", "no longer says {of}"),
        ("wording: {«draft.banner: Final}\n", "tells readers what they must know"),
        ("wording: {«note.draft: ok}\n", "tells readers what they must know"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_a_remedy(text: str, message: str) -> None:
    _, problems = told(text)
    assert len(problems) == 1
    assert message in words(problems)


def test_what_is_wrong_is_left_out_and_the_rest_counts() -> None:
    style, problems = told("font: Arial\nsize: «big\nmargins: {left: 3, top: «x}\n")
    assert codes(problems) == ["wrong-value"] * 2
    assert style is not None
    assert (style.font, style.size, style.left, style.top) == ("Arial", 12, 3, 4)


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x\n", "font: !!python/object:os.system x\n", "[" * 5000, "- a\n- b\n"]
)
def test_a_file_made_to_harm_is_told_of_and_does_nothing(text: str) -> None:
    _, problems = parse_style(text.encode(), "kampus.yaml")
    assert problems


@given(st.text(max_size=60), st.sampled_from(["font", "size", "paper", "margins", "wording", ""]))
def test_no_text_is_too_odd(text: str, key: str) -> None:
    parse_style(f"{key}: {text}".encode("utf-8", "replace"), "kampus.yaml")


def test_study_yaml_may_name_a_file_of_the_study(tmp_path: Path) -> None:
    folder = write_study(tmp_path / "s", study=f"{STUDY}report: {{style: kampus.yaml}}\n")
    (folder / "kampus.yaml").write_text("font: Arial\nsize: huge\n")
    study, problems = load_study(folder)
    assert study is not None
    assert (study.style.name, study.style.font) == ("kampus", "Arial")
    assert [one.place for one in problems] == ["kampus.yaml:2:7"]


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("apa", "there is no style 'apa'"),
        ("none.yaml", "the style 'none.yaml' does not exist"),
        ("../x.yaml", "leads out of the study folder"),
        ("/etc/x.yaml", "is absolute"),
    ],
)
def test_a_style_that_is_not_there_is_told_of_in_study_yaml(
    style: str, message: str, tmp_path: Path
) -> None:
    folder = write_study(tmp_path / "s", study=f"{STUDY}report: {{style: {style}}}\n")
    study, problems = load_study(folder)
    assert study is not None
    assert study.style == INDONESIA
    assert [one.place for one in problems] == ["study.yaml:16:17"]
    assert message in words(problems)


def test_a_style_that_a_command_asks_for_must_be_right(tmp_path: Path) -> None:
    (tmp_path / "kampus.yaml").write_text("size: huge\n")
    with pytest.raises(QualcodeError, match=r"^kampus\.yaml:1:7: size must be a number"):
        asked_style("kampus.yaml", tmp_path)
    with pytest.raises(QualcodeError, match="there is no style 'apa8'"):
        asked_style("apa8", tmp_path)
    assert asked_style("apa7", tmp_path).lines == "apa"
