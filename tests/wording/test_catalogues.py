"""The two catalogues say the same things, and everything that the program says is in them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import qualcode
from qualcode.displays import DISPLAYS
from qualcode.displays.entries import ENTRIES
from qualcode.displays.request import Family
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.informant import InformantKind
from qualcode.model.source import Phase, SourceKind
from qualcode.stages.silence import Empty
from qualcode.stages.triangulation import Convergence
from qualcode.wording import EDITIONS, LANGUAGES, PLACE, Entry, catalogue

ID, EN = (catalogue(language, 1994).entries for language in LANGUAGES)
PACKAGE = Path(qualcode.__file__).parent


def texts(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def places(entry: Entry) -> set[str]:
    return {place for text in texts(entry) for place in PLACE.findall(text)}


def test_both_catalogues_have_the_same_keys_in_the_same_order() -> None:
    assert list(ID) == list(EN)


@pytest.mark.parametrize("key", ID)
def test_an_entry_has_the_same_places_in_both_languages(key: str) -> None:
    assert places(ID[key]) == places(EN[key])


@pytest.mark.parametrize("entries", [ID, EN], ids=LANGUAGES)
def test_every_entry_is_a_text_or_complete_forms_of_one(entries: dict[str, Entry]) -> None:
    for key, entry in entries.items():
        assert all(isinstance(text, str) and text for text in texts(entry)), key
        if isinstance(entry, dict):
            assert set(entry) in ({"1994", "2014"}, {"one", "other"}), key


def used_phrases() -> Iterator[str]:
    """The keys of all phrases in the code; what is filled in at run time stands as `*`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "phrase":
                yield key_of(node.args[0])


def key_of(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
        )
    return "*"


def test_every_phrase_in_the_code_is_in_the_catalogue() -> None:
    for key in used_phrases():
        pattern = re.compile(re.escape(key).replace(r"\*", ".+"))
        assert any(pattern.fullmatch(known) for known in ID), key


FAMILIES: list[tuple[str, type[StrEnum]]] = [
    ("empty", Empty),
    ("convergence", Convergence),
    ("kind", SourceKind),
    ("phase", Phase),
    ("note.phase", Phase),
    ("informant", InformantKind),
    ("family", Family),
]


@pytest.mark.parametrize(("prefix", "members"), FAMILIES)
def test_every_member_of_a_closed_list_has_words(prefix: str, members: type[StrEnum]) -> None:
    assert {f"{prefix}.{member}" for member in members} <= ID.keys()


def test_positions_displays_entries_and_months_have_words() -> None:
    wanted = {f"position.{one.name.lower()}" for one in Polarity}
    wanted |= {f"display.{one.name}.{part}" for one in DISPLAYS for part in ("title", "purpose")}
    wanted |= {f"rule.{one.name}" for one in ENTRIES} | {f"month.{n}" for n in range(1, 13)}
    assert wanted <= ID.keys()


@pytest.mark.parametrize("entries", [ID, EN], ids=LANGUAGES)
def test_words_that_a_qualitative_thesis_must_not_use_are_not_used(entries) -> None:
    banned = r"responden|sampel|populasi|\bvalid|terbukti|proven|signifikan|pengaruh|respondent"
    for key, entry in entries.items():
        assert not any(re.search(banned, text, re.IGNORECASE) for text in texts(entry)), key


@pytest.mark.parametrize("entries", [ID, EN], ids=LANGUAGES)
def test_a_percentage_stands_only_beside_its_base(entries) -> None:
    for key, entry in entries.items():
        for text in texts(entry):
            assert "%" not in text or {"n", "of"} <= places(entry), key


@pytest.mark.parametrize(
    ("language", "edition", "expected"),
    [
        ("id", 1994, "Reduksi data"),
        ("id", 2014, "Kondensasi data"),
        ("en", 1994, "Data reduction"),
        ("en", 2014, "Data condensation"),
    ],
)
def test_the_first_stage_is_called_as_its_edition_calls_it(
    language: str, edition: int, expected: str
) -> None:
    assert catalogue(language, edition).say("stage.reduction", {}) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terms_of_the_editions_are_never_mixed(language: str) -> None:
    other = {1994: r"kondensasi|data condensation", 2014: r"reduksi|reduction"}
    for edition in EDITIONS:
        words = catalogue(language, edition)
        for key, entry in words.entries.items():
            said = words.say(key, dict.fromkeys(places(entry), "1"))
            assert not re.search(other[edition], said, re.IGNORECASE), key


def test_a_number_of_one_is_singular_in_english() -> None:
    say = catalogue("en", 1994).say
    assert say("entry.segments", {"n": 1}) == "1 segment"
    assert say("entry.segments", {"n": 12}) == "12 segments"
    assert say("count.sources", {"n": 1}) == "1 source"


def test_n_of_n_is_named_by_how_many_there_are_of_it() -> None:
    say = catalogue("en", 1994).say
    assert say("entry.informants", {"n": 1, "of": 1}) == "1 of 1 informant"
    assert say("entry.informants", {"n": 0, "of": 1}) == "0 of 1 informant"
    assert say("entry.informants", {"n": 1, "of": 3}) == "1 of 3 informants"
    assert say("note.reviewed", {"x": 1, "of": 1}) == "Reviewed: 1 of 1 coded segment."


COUNTED = r"\{\w+(?::spelled)?\} (?:\w+ )?(\w+s)\b"


def test_what_is_counted_in_english_has_a_singular() -> None:
    plural = {
        *("informants", "codings", "sources", "codes", "groups", "segments", "passages", "turns"),
        *("nodes", "arrows", "dots", "pairs", "places", "coders", "documents"),
    }
    for key, entry in EN.items():
        if not isinstance(entry, dict) or "one" not in entry:
            found = {word for text in texts(entry) for word in re.findall(COUNTED, text)}
            assert not found & plural, key


def test_a_value_that_looks_like_a_place_is_left_alone() -> None:
    say = catalogue("id", 1994).say
    assert say("quoted", {"text": "{of} {text} %s"}) == "“{of} {text} %s”"


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("id", "2", "Dua garis: EN1"),
        ("id", "10", "Sepuluh garis: EN1"),
        ("id", "11", "11 garis: EN1"),
        ("id", "1.526", "1.526 garis: EN1"),
        ("en", "1", "One line: EN1"),
        ("en", "3", "Three lines: EN1"),
    ],
)
def test_a_sentence_does_not_begin_with_a_small_number_in_figures(
    language: str, n: str, expected: str
) -> None:
    said = catalogue(language, 1994).say("figure.lines", {"n": n, "code": "EN1"})
    assert said.startswith(expected)


def test_a_small_number_within_a_sentence_is_a_word_without_a_capital() -> None:
    said = catalogue("id", 1994).say("cases.lead", {"n": "2", "table": "Tabel 4.1"})
    assert said == "Tabel 4.1 memuat dua kasus yang diperbandingkan."


@pytest.mark.parametrize("entries", [ID, EN], ids=LANGUAGES)
def test_no_sentence_of_the_catalogue_begins_with_a_figure(entries: dict[str, Entry]) -> None:
    for key, entry in entries.items():
        for text in texts(entry):
            assert not (re.match(r"\d|\{[nx]\}", text) and text.endswith(".")), key


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    said = catalogue("id", 1994).say("quoted", {"text": "Malu, “Pak, kertas saya?”"})
    assert said == "“Malu, ‘Pak, kertas saya?’”"


def test_quotation_marks_beside_a_quotation_stay_as_they_are() -> None:
    values = {"grade": "“baik”", "text": "“tidak tentu”"}
    assert catalogue("id", 1994).say("entry.graded", values) == "“baik” – “tidak tentu”"


@pytest.mark.parametrize("key", ["no.such.key", "Quoted"])
def test_an_unknown_key_is_an_error_and_not_silence(key: str) -> None:
    with pytest.raises(QualcodeError, match="no wording"):
        catalogue("id", 1994).say(key, {})


def test_a_missing_value_is_an_error_that_names_it() -> None:
    with pytest.raises(QualcodeError, match="text"):
        catalogue("en", 1994).say("quoted", {})


@pytest.mark.parametrize(("language", "edition"), [("de", 1994), ("id", 1984)])
def test_there_are_two_languages_and_two_editions(language: str, edition: int) -> None:
    with pytest.raises(QualcodeError, match="no wording in"):
        catalogue(language, edition)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files_of_a_catalogue(language: str) -> None:
    files = sorted((PACKAGE / "wording" / language).glob("*.yaml"))
    written = [line for path in files for line in path.read_text("utf-8").splitlines()]
    keys = [line.split(":")[0] for line in written if line and line[0] not in "# "]
    assert len(keys) > 200
    assert [key for key in keys if keys.count(key) > 1] == []
