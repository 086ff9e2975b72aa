"""Codebooks: the tree of codes, and every defect at its place."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import codes, marked, places, words

from qualcode.model.codebook import AspectKind, Codebook, Patterns
from qualcode.model.coding import Polarity
from qualcode.stores.codebook_yaml import parse_codebook, read_codebook
from qualcode.stores.shipped import shipped_codebooks

BOOK = r"""
codebook: contoh
title: {id: Contoh, en: Example}
source: Anonim (2012).
cues:
  negators: {id: [boro-boro], en: []}
  positive: {id: guyub}
codes:
  - id: EM
    kind: aspect
    label: {id: Penguatan daya, en: Empowering}
    definition: Memperkuat daya.
    children:
      - id: EM1
        label: Kapasitas
        children:
          - id: EM1.1
            label: {id: Pelatihan, en: Training}
            definition: {id: Pengajaran, en: Teaching}
            include: kursus
            exclude: penyuluhan
            examples: {id: [Saya ikut pelatihan.], en: I was trained.}
            color: "#1B7f79"
            polarity: "0"
            expect: [community]
            formerly: [PEL]
            match:
              id: {roots: [latih], words: [kursus, "bimtek*"], phrases: [praktik lapangan], not: [sepak bola]}
              en: {words: ["train*", workshop]}
              any: {regex: ['\bTOT\b']}
          - id: 漢字 é
            label: any Unicode
  - {id: OB, kind: obstacle, label: Hambatan}
"""  # noqa: E501


def parsed(text: str) -> Codebook:
    book, problems = parse_codebook(text.encode(), "book.yaml", ["community", "government"])
    assert book is not None, words(problems)
    return book


def changed(old: str, new: str) -> str:
    assert BOOK.count(old) == 1, old
    return BOOK.replace(old, new)


def test_the_codebook_of_the_manual_has_no_problems() -> None:
    book, problems = parse_codebook(BOOK.encode(), "book.yaml", ["community"])
    assert problems == ()
    assert book is not None
    assert (book.id, book.title.in_language("en"), book.file) == ("contoh", "Example", "book.yaml")
    assert book.sha256 == hashlib.sha256(BOOK.encode()).hexdigest()
    assert book.cues.negators == {"id": ("boro-boro",)}
    assert book.cues.positive == {"id": ("guyub",)}
    assert [code.id for code in book.codes] == ["EM", "EM1", "EM1.1", "漢字 é", "OB"]
    assert [code.parent for code in book.codes] == [None, "EM", "EM1", "EM1", None]
    assert book["OB"].kind is AspectKind.OBSTACLE


def test_cues_may_say_what_is_given_and_what_is_no_cue() -> None:
    cues = "  given: {id: [dititipkan]}\n  ignore: {en: [poor box]}\n"
    book = parsed(changed("  positive: {id: guyub}\n", f"  positive: {{id: guyub}}\n{cues}"))
    assert book.cues.given == {"id": ("dititipkan",)}
    assert book.cues.ignore == {"en": ("poor box",)}


def test_a_code_has_all_that_is_written_of_it() -> None:
    code = parsed(BOOK)["PEL"]
    assert (code.id, code.line, code.color) == ("EM1.1", 17, "#1b7f79")
    assert (code.polarity, code.expect, code.formerly) == (
        Polarity.NEUTRAL, ("community",), ("PEL",),
    )  # fmt: skip
    assert code.definition.in_language("en") == "Teaching"
    assert code.include.in_language("en") == "kursus"
    assert code.examples == {"id": ("Saya ikut pelatihan.",), "en": ("I was trained.",)}
    assert code.match == {
        "id": Patterns(
            ("latih",), ("kursus", "bimtek*"), ("praktik lapangan",), (), ("sepak bola",)
        ),
        "en": Patterns(words=("train*", "workshop")),
        "any": Patterns(regexes=(r"\bTOT\b",)),
    }


def test_lists_may_be_single_texts_and_words_are_never_numbers_or_bools() -> None:
    book = parsed("codes:\n- {id: 010, label: no, match: {id: {words: no}, en: {words: [1.10x]}}}")
    assert book.codes[0].id == "010"
    assert book.codes[0].label.in_language("id") == "no"
    assert book.codes[0].match["id"].words == ("no",)


def test_a_code_may_yield_to_one_further_down_or_to_its_former_id() -> None:
    book = parsed(
        "codes: [{id: A, label: x, yields_to: [B, OLD]}, {id: B, label: y, formerly: [OLD]}]"
    )
    assert book.codes[0].yields_to == ("B", "OLD")


def test_a_codebook_without_name_is_called_after_its_file() -> None:
    book, problems = parse_codebook(b"codes: [{id: A, label: x}]", "own/my book.yaml")
    assert book is not None and problems == ()
    assert (book.id, book.title.in_language("id")) == ("my book", "my book")


def test_examples_may_be_a_list_without_language() -> None:
    book = parsed("codes: [{id: A, label: x, examples: [one, two]}]")
    assert book.codes[0].examples == {"": ("one", "two")}


ONE_DEFECT = [
    ("title: {", "«tittle: {", "unknown-key", "Did you mean 'title'?"),
    ("            definition: {", "            «definisi: {", "unknown-key",
     "Did you mean 'definition'?"),
    ("cues:\n  negators", "cues:\n  «negator", "unknown-key", "Did you mean 'negators'?"),
    ("{roots: [latih]", "{«root: [latih]", "unknown-key", "Did you mean 'roots'?"),
    ("phrases: [praktik lapangan], not", "phrases: [praktik lapangan], «nott", "unknown-key",
     "Did you mean 'not'?"),
    ("              en: {words", "              «eng: {words", "unknown-key", "EM1.1"),
    ("kind: obstacle", "kind: «hambatan", "wrong-value", "Did you mean 'obstacle'?"),
    ('polarity: "0"', "polarity: «positif", "wrong-value", "must be +, -, ±, 0 or ?, not"),
    ('color: "#1B7f79"', 'color: «"#12345"', "wrong-value", "must be a colour"),
    ('color: "#1B7f79"', "«color: #1b7f79", "wrong-value", "Quote it, since # begins a comment"),
    ("label: Kapasitas", "label: «[a]", "wrong-value", "label must be"),
    ("label: Kapasitas", 'label: «""', "wrong-value", "is empty"),
    ("label: any Unicode", "«label:", "missing-key", "code 漢字 é: 'label' is empty"),
    ("expect: [community]", "expect: [«comunity]", "unknown-group", "Did you mean 'community'?"),
    ("id: 漢字 é", "id: «EM1.1", "duplicate-code",
     "code 'EM1.1' is defined twice, in lines 17 and 31"),
    ("id: OB,", "id: «EM,", "duplicate-code", "in lines 9 and 33"),
    ("formerly: [PEL]", "yields_to: [«OBB]", "unknown-code", "Did you mean 'OB'?"),
    ("formerly: [PEL]", "formerly: [«OB]", "formerly-clash", "present id (line 33)"),
    ("formerly: [PEL]", "formerly: [X, «X]", "formerly-clash", "formerly that of code 'EM1.1'"),
    ("label: any Unicode", "label: x\n            formerly: «PEL", "formerly-clash", "(line 26)"),
    ("        label: Kapasitas", "        label: K\n        «kind: aspect", "kind-below-root",
     "only for roots"),
    ("roots: [latih]", "roots: [«'latih*']", "bad-pattern", "the pattern 'latih*' in roots"),
    ("roots: [latih]", "roots: [«la tih]", "bad-pattern", "Put it under phrases"),
    ("roots: [latih]", "roots: [«l4tih]", "bad-pattern", "code EM1.1"),
    ('"bimtek*"', "«'*bimtek'", "bad-pattern", "elsewhere than at the end"),
    ('"bimtek*"', "«'bim*tek'", "bad-pattern", "elsewhere than at the end"),
    ('"bimtek*"', "«'*'", "bad-pattern", "elsewhere than at the end"),
    ('"bimtek*"', "«a/b", "bad-pattern", "holds '/'"),
    ('"bimtek*"', "«''", "wrong-value", "an item of words is empty"),
    ('"bimtek*"', "«two words", "misplaced-pattern", "Put it under phrases"),
    ("[praktik lapangan]", "[«praktik]", "misplaced-pattern", "Put it under words"),
    ("[praktik lapangan]", "[«praktik lap*ngan]", "bad-pattern", "elsewhere"),
    ("[sepak bola]", "[«sepak / bola]", "bad-pattern", "in not"),
    (r"'\bTOT\b'", "«'(TOT'", "bad-pattern", "cannot be compiled: missing )"),
    (r"'\bTOT\b'", "«'[z-a]'", "bad-pattern", "cannot be compiled"),
    (r"'\bTOT\b'", "«'TOT*|'", "bad-pattern", "matches an empty text"),
    (r"'\bTOT\b'", "«'T*'", "bad-pattern", "matches an empty text"),
    (r"'\bTOT\b'", r"«'\b'", "bad-pattern", "matches an empty text"),
    (r"'\bTOT\b'", "«'(?=pelatihan)'", "bad-pattern", "matches an empty text"),
    (r"'\bTOT\b'", "«'" + "a" * 1001 + "'", "bad-pattern", "longer than 1000"),
    (r"'\bTOT\b'", "«''", "wrong-value", "an item of regex is empty"),
    ('["train*", workshop]}', '["train*"], «roots: [latih]}', "english-roots", "Indonesian"),
    ("children:\n          -", "children: «x\n        y:\n          -", "wrong-value",
     "children must be a list of codes"),
    ("\n  - {id: OB", "\n  - «just text\n  - {id: OB", "wrong-value", "codes, entry 2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    ONE_DEFECT,
    ids=[f"{row[2]}: {row[1][:30]}" for row in ONE_DEFECT],
)
def test_a_defect_is_told_at_its_place(old: str, new: str, code: str, said: str) -> None:
    data, expected = marked(changed(old, new))
    book, problems = parse_codebook(data, "book.yaml", ["community", "government"])
    assert book is not None
    told = [problem for problem in problems if problem.code == code and said in words([problem])]
    assert places(told) == expected, words(problems)


def test_a_broken_pattern_costs_only_itself() -> None:
    book = parsed(changed('"bimtek*"', "'*bimtek', 'b*', two words"))
    assert book["EM1.1"].match["id"].words == ("kursus", "b*", "two words")


def test_a_broken_code_takes_those_below_along_and_their_defects_are_told() -> None:
    data, expected = marked(
        BOOK.replace("  - id: EM\n", "  - «id: EM\n")
        .replace("kind: aspect", "kind: «aspek")
        .replace('polarity: "0"', "polarity: «good")
    )
    book, problems = parse_codebook(data, "book.yaml")
    assert book is not None and [code.id for code in book.codes] == ["OB"]
    assert codes(problems) == ["code-left-out", "wrong-value", "wrong-value"]
    assert places(problems) == expected
    assert "code EM is left out, and the 3 codes below it are too" in problems[0].message


def test_a_field_that_is_not_vital_is_left_out_alone() -> None:
    code = parsed(changed('polarity: "0"', "polarity: good"))["EM1.1"]
    assert code.polarity is Polarity.NEUTRAL and code.color == "#1b7f79"


def test_codes_can_be_nested_deeply() -> None:
    text = "codes:\n"
    for level in range(60):
        pad = "  " * level
        text += f"{pad}- id: C{level}\n{pad}  label: x\n" + (
            f"{pad}  children:\n" if level < 59 else ""
        )
    book = parsed(text)
    assert len(book.codes) == 60
    assert len(book.lineage("C59")) == 60


@pytest.mark.parametrize("text", ["codes: []", "codes:", "title: x"])
def test_a_codebook_without_codes_is_told(text: str) -> None:
    book, problems = parse_codebook(text.encode(), "book.yaml")
    assert book is not None and book.codes == ()
    assert "has no codes" in words(problems)


@pytest.mark.parametrize("text", ["", "- a", "text", "a: b: c"])
def test_what_is_no_mapping_gives_no_codebook(text: str) -> None:
    book, problems = parse_codebook(text.encode(), "book.yaml")
    assert book is None and len(problems) == 1


def test_groups_are_only_checked_where_the_study_is_known() -> None:
    book, problems = parse_codebook(b"codes: [{id: A, label: x, expect: [nobody]}]", "b.yaml")
    assert book is not None and problems == ()
    assert book.codes[0].expect == ("nobody",)


def test_a_catastrophic_pattern_does_not_hang_the_reading() -> None:
    text = "codes: [{id: A, label: x, match: {any: {regex: ['(a+)+$', '((a|aa)+)+b']}}}]"
    book, _ = parse_codebook(text.encode(), "b.yaml")
    assert book is not None


@pytest.mark.parametrize("name", sorted(shipped_codebooks()))
def test_the_shipped_codebooks_have_no_errors(name: str) -> None:
    book, problems = read_codebook(shipped_codebooks()[name], f"{name}.yaml")
    assert book is not None and book.id == name
    assert [one.message for one in problems if one.severity == "error"] == []


def test_a_codebook_that_is_not_there_is_told(tmp_path: Path) -> None:
    book, problems = read_codebook(tmp_path / "no.yaml", "no.yaml")
    assert book is None and codes(problems) == ["file-missing"]


@given(st.data())
def test_no_damage_to_a_codebook_makes_it_raise(data: st.DataObject) -> None:
    lines = BOOK.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[at])))
    damage = data.draw(st.text("{}[]:- ,'\"#&*!|>~0\n(x", max_size=6))
    lines[at] = lines[at][:column] + damage + lines[at][column:]
    book, problems = parse_codebook("".join(lines).encode(), "book.yaml")
    assert book is not None or problems
