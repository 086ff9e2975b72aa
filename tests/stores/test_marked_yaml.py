"""YAML read with the place of every value; what is surprising in YAML is refused by name."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from told import codes, marked, places, words

from qualcode.stores import marked_yaml
from qualcode.stores.marked import Refused
from qualcode.stores.marked_yaml import read_marked

LOADERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_yaml, "_LOADER", request.param)


@pytest.mark.usefixtures("either_parser")
def test_every_key_and_value_knows_its_place() -> None:
    tree, problems = read_marked(b"a: x\nlist:\n  - one\n  - {k: two}\n", "f")
    assert tree is not None and not problems
    assert tree.fields()["list"].key.mark == (2, 1)
    assert [item.mark for item in tree.at(("list",)).items()] == [(3, 5), (4, 5)]
    assert tree.at(("list", 1, "k")).mark == (4, 9)
    assert tree.at(("list", 1, "missing", "deeper")).mark == (4, 5)
    assert tree.plain() == {"a": "x", "list": ["one", {"k": "two"}]}


@pytest.mark.usefixtures("either_parser")
def test_scalars_stay_text() -> None:
    tree, _ = read_marked(b"[no, 010, 12:30, 1.10, 2026-99-99, 1e999, yes, 'null', 0x1F]", "f")
    assert tree is not None
    assert tree.plain() == [
        "no", "010", "12:30", "1.10", "2026-99-99", "1e999", "yes", "null", "0x1F",
    ]  # fmt: skip


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ["{a: , b: 1}", "{b: 1, a: }", "{b: 1, 'a':}"])
def test_a_key_in_brackets_may_be_left_empty(text: str) -> None:
    tree, problems = read_marked(text.encode(), "f")
    assert not problems
    assert tree is not None and tree.plain() == {"b": "1"}


@pytest.mark.usefixtures("either_parser")
def test_empty_fields_are_left_out_and_empty_quotes_are_not() -> None:
    tree, _ = read_marked(b'a:\nb: ~\nc: null\nd: ""\n', "f")
    assert tree is not None and tree.plain() == {"d": ""}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yaml-anchor", "a: «&x 1\n"),
        ("yaml-alias", "a: «*x\n"),
        ("yaml-merge", "«<<: {b: 1}\n"),
        ("yaml-tag", "a: «!!python/object:os.system x\n"),
        ("yaml-tag", "a: «!!int 3\n"),
        ("yaml-key", "? «[a, b]\n: c\n"),
        ("yaml-comma", "a: {id: one, «two, en: three}\n"),
        ("yaml-comma", "a: {id: one, «two}\n"),
        ("yaml-comma", "é: {\n  id: ø,\n  «two\n}\n"),
        ("yaml-documents", "a: 1\n«---\nb: 2\n"),
        ("duplicate-key", "a: 1\nb: 2\n«a: 3\n"),
        ("yaml-tab", "a:\n«\tb: 1\n"),
        ("yaml-tab", "a:\n  b: 1\n  «\tc: 2\n"),
        ("yaml-syntax", "a: b«: c\n"),
        ("yaml-syntax", "a: «'open\nb: 1\n"),
        ("yaml-syntax", 'a: «"open\nb: 1\n'),
        ("yaml-syntax", "a: [1, 2\nb«: 3\n"),
        ("yaml-syntax", "a: {source}«.{turn}\n"),
        ("yaml-syntax", "a: 'it'«s'\n"),
        ("yaml-syntax", "a: «@x\n"),
        ("yaml-syntax", "- a\n«b: c\n"),
        ("yaml-syntax", "a: 1\n«b\n"),
        ("yaml-syntax", "a: «-\n"),
        ("control-character", "a: b«\0\n"),
        ("control-character", "a: «\x1b[31m\n"),
    ],
)
def test_what_is_refused_is_named_at_its_place(code: str, text: str) -> None:
    data, expected = marked(text)
    _, problems = read_marked(data, "f")
    assert (codes(problems), places(problems)) == ([code], expected)
    assert problems[0].file == "f" and problems[0].message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: b: c", "colon must stand in quotes"),
        ("a\nb: c", "lacks its colon"),
        ("a:\n\tb: 1", "Indent with spaces"),
        ("a: 'x", "Close it"),
        ('a: "\\d"', "Use single quotes"),
        ("a: [x", "Close it"),
        ("a: %x", "in quotes"),
        ("words: [*train]", "'*train'"),
        ("a: 'it's'", "apostrophe is written twice"),
    ],
)
def test_syntax_errors_say_what_to_do(text: str, hint: str) -> None:
    _, problems = read_marked(text.encode(), "f")
    assert hint in words(problems)


def test_a_duplicate_key_names_both_lines_and_the_first_counts() -> None:
    tree, problems = read_marked(b"x:\n  a: 1\n  b: 2\n  a: 3\n", "f")
    assert "in lines 2 and 4" in problems[0].message
    assert tree is not None and tree.plain() == {"x": {"a": "1", "b": "2"}}


def test_what_stands_around_a_refused_value_is_kept() -> None:
    tree, problems = read_marked(b"a: &x 1\nb: *x\nc: 3\n", "f")
    assert codes(problems) == ["yaml-anchor", "yaml-alias"]
    assert tree is not None and isinstance(tree.at(("b",)).content, Refused)
    assert (tree.text("a"), tree.text("c")) == ("1", "3")


@pytest.mark.usefixtures("either_parser")
def test_a_merge_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    _, problems = read_marked("\n".join(lines).encode(), "bomb.yaml")
    assert set(codes(problems)) == {"yaml-anchor", "yaml-alias", "yaml-merge"}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{" * 100_000, "a: " + "[{" * 50_000, "[" * 300, "- " * 100_000, "? " * 5_000],
    ids=["[", "{", "[{", "300 [", "-", "?"],
)
def test_deep_nesting_is_refused_before_it_can_hurt(text: str) -> None:
    tree, problems = read_marked(text.encode(), "f")
    assert tree is None
    assert codes(problems) == ["yaml-limit"]
    assert problems[0].line == 1 and problems[0].column is not None


def test_brackets_that_are_closed_do_not_count() -> None:
    tree, problems = read_marked(b"- [a]\n" * 3_000, "f")
    assert tree is not None and not problems


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_yaml, "MAX_NODES", 10)
    tree, problems = read_marked(b"- a\n" * 11, "f")
    assert tree is None and codes(problems) == ["yaml-limit"]


def test_a_flood_of_defects_is_cut_off() -> None:
    tree, problems = read_marked(b"a: b\n" * 100_000, "f")
    assert tree is None and len(problems) < 600
    assert problems[-1].code == "yaml-limit"


def test_a_file_that_is_too_large_is_refused() -> None:
    tree, problems = read_marked(b"#" * 5_000_001, "f")
    assert tree is None and codes(problems) == ["file-too-large"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_with_their_mark_are_read(encoding: str) -> None:
    tree, problems = read_marked("judul: Pelaku é 漢".encode(encoding), "f")
    assert tree is not None and not problems
    assert tree.text("judul") == "Pelaku é 漢"
    assert tree.fields()["judul"].key.mark == (1, 1)


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"a: b\nc: caf\xe9\n", "Windows-1252"),
        (b"PK\x03\x04\xff\xfe\x00", "a Word, Excel or zip file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        ("a: é".encode("utf-16-le"), "UTF-16 without its byte order mark"),
        ("title: a study".encode("utf-16-le"), "UTF-16 without its byte order mark"),
    ],
)
def test_other_encodings_are_refused_and_named(data: bytes, looks: str) -> None:
    tree, problems = read_marked(data, "f")
    assert tree is None and len(problems) == 1
    assert looks in problems[0].message


def test_the_place_of_a_wrong_byte_is_told() -> None:
    _, problems = read_marked("a: é\nb: ".encode() + b"caf\xe9\n", "f")
    assert places(problems) == [(2, 7)]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only this\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data: bytes) -> None:
    tree, problems = read_marked(data, "f")
    assert tree is None and codes(problems) == ["yaml-empty"]


@given(st.text() | st.text(alphabet="ab:-?[]{}&*!<>|'\"%@`#, \n\t0~\\", max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    tree, problems = read_marked(text.encode("utf-8", "surrogatepass"), "f")
    assert tree is not None or problems


@given(st.binary())
def test_no_bytes_make_it_raise(data: bytes) -> None:
    tree, problems = read_marked(data, "f")
    assert tree is not None or problems


_TREES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc"), inner, max_size=4),
    max_leaves=12,
)


@given(_TREES)
def test_what_yaml_writes_is_read_back(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style="'")
    tree, problems = read_marked(text.encode(), "f")
    assert tree is not None and not problems
    assert tree.plain() == data
