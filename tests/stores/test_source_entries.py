"""A source's entry renamed or taken out of study.yaml: all the rest stays to the byte."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.study_text import with_new_id, without_entry

HEAD = "# A remark.\ntitle: 'A  study'   # é 😀\n\n"
TAIL = "\n# Who asks.\ninterviewer: [P]  # me\n"

LAYOUTS = {
    "block": "sources:\n  - file: a\n    id: W1  # one\n    kind: k\n  # of W2\n"
    "  - file: b\n    id: W2\n    asked:\n      - EM1\n\n  # of W3\n  - id: W3\n    file: c\n",
    "at the left": "sources:\n- id: W1\n  file: a\n- id: W2\n  file: b\n- id: W3\n  file: c\n",
    "mappings in brackets": "sources:\n  - {file: a, id: W1}  # one\n  - {id: W2, file: b}\n"
    "  - {file: c, id: 'W3'}\n",
    "all in brackets": "sources: [{file: a, id: W1}, {id: W2, file: b}, {file: c, id: \"W3\"}]\n",
    "brackets over lines": "sources: [\n  {file: a, id: W1},  # one\n  {file: b, id: W2},  # two\n"
    "  {file: c, id: W3},  # three\n]\n",
    "comma below": "sources: [\n  {file: a, id: W1}\n  ,{file: b, id: W2}  # two\n"
    "  ,{file: c, id: W3}\n]\n",
    "dash alone": "sources:\n  -\n    file: a\n    id: W1\n  -   # here\n    id: W2\n    file: b\n"
    "  - file: c\n    id: W3\n",
    "quoted": "sources:\n  - file: 'a: - {'\n    id: 'W1'\n  - file: b\n    id: \"W2\"\n"
    "  - file: c\n    id: W3\n",
    "block text": "sources:\n  - id: W1\n    place: |\n      - id: W2\n      # none\n  - id: W2\n"
    "    place: >-\n      Here\n      there\n  - id: W3\n    place:\n",
}  # fmt: skip


def data_of(content: bytes) -> Any:
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(content.decode("utf-8-sig"), Loader=loader)


def remarks(text: str) -> list[str]:
    return [word for word in ("# A remark.", "# é 😀", "# of W2", "# of W3", "# Who asks.", "# me")
            if word in text]  # fmt: skip


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("source", ["W1", "W2", "W3"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_source_gets_another_id_and_nothing_else_changes(
    layout: str, source: str, ending: str
) -> None:
    old = (HEAD + LAYOUTS[layout] + TAIL).replace("\n", ending)
    new = with_new_id(old.encode(), source, "K-9").decode()
    before, after = data_of(old.encode()), data_of(new.encode())
    entry = next(one for one in before["sources"] if one["id"] == source)
    entry |= {"id": "K-9", "formerly": [source]}
    assert after == before
    assert remarks(new) == remarks(old)
    assert abs(len(new.splitlines()) - len(old.splitlines())) <= 1
    assert ending == "\n" or "\n" not in new.replace("\r\n", "")


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("source", ["W1", "W2", "W3"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_source_is_taken_out_and_all_else_stays(layout: str, source: str, ending: str) -> None:
    old = (HEAD + LAYOUTS[layout] + TAIL).replace("\n", ending)
    content, taken = without_entry(old.encode(), source)
    new = content.decode()
    before, after = data_of(old.encode()), data_of(content)
    gone = [one for one in before["sources"] if one["id"] == source]
    before["sources"] = [one for one in before["sources"] if one["id"] != source]
    assert after == before
    assert remarks(new) == remarks(old)
    assert data_of(taken.encode()) == gone


def test_the_last_source_leaves_an_empty_list() -> None:
    for old in ("sources:  # all\n  - id: W1\n    file: a\n", "sources: [{id: W1}]\n"):
        new = without_entry(old.encode(), "W1")[0]
        assert data_of(new) == {"sources": []}
        assert ("# all" in old) == (b"# all" in new)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("formerly: W0", ["W0", "W1"]),
        ("formerly: [W0]", ["W0", "W1"]),
        ("formerly: []", ["W1"]),
        ("formerly:", ["W1"]),
        ("formerly: ~", ["W1"]),
        ("formerly:\n    - W0\n    - WX", ["W0", "WX", "W1"]),
        ("formerly: [W0, K]", ["W0", "W1"]),
        ("formerly: K", "W1"),
    ],
)
def test_the_old_id_joins_earlier_ones_and_one_that_comes_back_leaves_them(
    written: str, expected: object
) -> None:
    old = f"sources:\n  - id: W1\n    {written}\n    file: a\n"
    (entry,) = data_of(with_new_id(old.encode(), "W1", "K"))["sources"]
    assert entry == {"id": "K", "formerly": expected, "file": "a"}


def test_a_name_and_its_way_back_leave_both_ids_known() -> None:
    old = b"sources:\n  - id: W1\n    file: a\n"
    back = with_new_id(with_new_id(old, "W1", "K"), "K", "W1")
    assert data_of(back)["sources"] == [{"id": "W1", "formerly": ["K"], "file": "a"}]


@pytest.mark.parametrize("new", ["null", "010", "no", "1.10", "~", "É9", "x-1"])
def test_an_id_that_yaml_would_read_otherwise_is_quoted(new: str) -> None:
    old = b"sources:\n  - id: W1\n  - {id: W2}\n"
    for source in ("W1", "W2"):
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        entries = yaml.load(with_new_id(old, source, new), Loader=loader)["sources"]
        assert new in [one["id"] for one in entries]


def test_an_id_on_a_line_of_its_own_is_changed_too() -> None:
    old = b"sources:\n  - id: |  # an id\n      W1\n    file: a\n"
    assert data_of(with_new_id(old, "W1", "K")) == {
        "sources": [{"id": "K", "formerly": ["W1"], "file": "a"}]
    }


def test_the_byte_order_mark_and_the_encoding_are_kept() -> None:
    old = codecs.BOM_UTF16_LE + "# é\nsources:\n  - id: W1\n".encode("utf-16-le")
    new = with_new_id(old, "W1", "K")
    assert new == codecs.BOM_UTF16_LE + (
        "# é\nsources:\n  - id: K\n    formerly: [W1]\n".encode("utf-16-le")
    )


@pytest.mark.parametrize(
    "text",
    ["sources: W1\n", "sources:\n  - id: W2\n", "title: x\n---\nsources: [{id: W1}]\n"],
)
def test_an_odd_layout_is_not_guessed_at(text: str) -> None:
    with pytest.raises(QualcodeError, match="by hand"):
        with_new_id(text.encode(), "W1", "K")
