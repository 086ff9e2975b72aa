"""One more source in study.yaml: whatever its layout, nothing else changes."""

from __future__ import annotations

import codecs
import difflib
from typing import Any

import pytest
import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.study_text import with_entries

NEW = {"file": "transcripts/a, b [1].txt", "id": "W9", "kind": "interview", "informant": "I1"}
HEAD = "# A remark.\ntitle: 'A  study'   # with a remark\n\nquestions: [Why?]\n"
FIRST = "sources:\n  - file: x.txt\n    id: W1\n"
REMARKS = (
    "# A remark.", "# with a remark", "# none yet", "# Who asks.", "# me", "# first",
    "# the first", "# not a remark",
)  # fmt: skip

LAYOUTS = {
    "block list": "sources:\n  - file: x.txt\n    id: W1\n",
    "flow mappings in a block list": "sources:\n  - {file: x.txt, id: W1}\n",
    "list at the left": "sources:\n- file: x.txt\n  id: W1\n",
    "deep list": "sources:\n      -   file: x.txt\n          id: W1\n",
    "empty list": "sources: []\n",
    "empty list with a remark": "sources: []   # none yet\n",
    "empty list over lines": "sources: [\n  # none yet\n]\n",
    "nothing": "sources:\n",
    "nothing with a remark": "sources:   # none yet\n",
    "null": "sources: null\n",
    "tilde": "sources: ~\n",
    "flow list": "sources: [{file: x.txt, id: W1}]\n",
    "flow list over lines": "sources: [\n  {file: x.txt, id: W1},  # first\n]\n",
    "no key": "",
    "no final newline": "sources:\n  - file: x.txt\n    id: W1",
    "remark at the end of the line": "sources:\n  - file: x.txt\n    id: W1  # the first\n",
    "remark without final newline": "sources:\n  - file: x.txt\n    id: W1  # the first",
    "quoted": "sources:\n  - file: x.txt\n    id: 'W1'\n",
    "list inside": "sources:\n  - file: x.txt\n    id: W1\n    asked:\n      - EM1\n      - EM2\n",
    "flow inside": "sources:\n  - file: x.txt\n    id: W1\n    asked: [EM1,\n      EM2]\n",
    "block text": FIRST + "    place: |\n      Here\n      # not a remark\n",
    "folded text at the end": FIRST + "    place: >-\n      Here\n      there",
    "empty value": "sources:\n  - file: x.txt\n    id: W1\n    place:\n",
    "plain text over lines": FIRST + "    place: Here\n      there\n",
}
TAILS = {
    "end": "",
    "blank lines": "\n\n",
    "another key": "interviewer: [P]\n",
    "a remark and a key": "\n# Who asks.\ninterviewer: [P]  # me\n",
}


def with_entry(old: bytes, fields: dict[str, Any]) -> bytes:
    return with_entries(old, "sources", [fields])


def data_of(content: bytes) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content.decode("utf-8-sig"), Loader=loader)


def only_added(old: str, new: str) -> bool:
    """Whether no line of the old text was changed or lost."""
    lines = difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))
    return not [line for line in lines if line.startswith("- ")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_entry_is_added_and_all_else_is_kept(layout: str, tail: str, ending: str) -> None:
    body = LAYOUTS[layout]
    if TAILS[tail] and body and not body.endswith("\n"):
        body += "\n"
    old = (HEAD + body + TAILS[tail]).replace("\n", ending)
    new = with_entry(old.encode(), NEW).decode()
    before, after = data_of(old.encode()), data_of(new.encode())
    assert after.pop("sources") == [*(before.pop("sources", None) or []), NEW]
    assert after == before
    changes_its_line = layout in (
        "empty list", "empty list with a remark", "empty list over lines", "null", "tilde",
        "flow list", "flow list over lines", "no final newline", "remark without final newline",
        "folded text at the end",
    )  # fmt: skip
    assert changes_its_line or only_added(old, new)
    assert [part for part in REMARKS if part in old] == [part for part in REMARKS if part in new]
    if ending == "\r\n":
        assert "\n" not in new.replace("\r\n", "")


def test_a_remark_about_an_entry_stays_with_it() -> None:
    old = """\
sources:
  - file: x.txt
    id: W1
    # This talk was cut short.

  # - file: y.txt
  #   id: W2

# Who asks.
interviewer: [P]
"""
    new = with_entry(old.encode(), {"file": "z.txt", "id": "W3"}).decode()
    added = "  - file: z.txt\n    id: W3\n"
    assert new.replace(added, "") == old
    assert new.index("id: W2") < new.index("z.txt") < new.index("# Who asks.")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_the_byte_order_mark_and_the_encoding_are_kept(mark: bytes, encoding: str) -> None:
    old = mark + "title: Kajian “ü” 😀\nsources: []\n".encode(encoding)
    new = with_entry(old, {"file": "x.txt", "id": "W1"})
    assert new == mark + (
        "title: Kajian “ü” 😀\nsources:\n  - file: x.txt\n    id: W1\n".encode(encoding)
    )


def test_mixed_line_ends_stay_mixed() -> None:
    old = "title: x\r\n# a\nsources:\n  - file: x.txt\n    id: W1\n# b\r\n"
    new = with_entry(old.encode(), {"file": "y.txt"}).decode()
    assert new.replace("  - file: y.txt\r\n", "") == old


@pytest.mark.parametrize(
    "value",
    ["yes", "010", "12:30", "1.10", "null", "# x", "a: b", "- x", "'", '"', "@x", "é 😀", " "],
)
def test_values_that_yaml_would_read_otherwise_are_quoted(value: str) -> None:
    for layout in ("sources: []\n", "sources: [{file: a}]\n"):
        new = with_entry(layout.encode(), {"file": value, "id": "W1", "informants": [value, "I2"]})
        assert data_of(new)["sources"][-1] == {
            "file": value, "id": "W1", "informants": [value, "I2"],
        }  # fmt: skip


def test_a_date_is_written_as_people_write_it() -> None:
    assert b"\n    date: 2026-01-17\n" in with_entry(
        b"sources:\n", {"file": "x", "date": "2026-01-17"}
    )


def test_a_file_of_two_documents_is_not_guessed_at() -> None:
    with pytest.raises(QualcodeError, match="by hand"):
        with_entry(b"title: x\n---\nsources: []\n", {"file": "x"})
