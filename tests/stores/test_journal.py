"""The journals: nothing that was acknowledged is lost, whatever stands in the file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.stores.journal import (
    append_events,
    append_lines,
    coder_name,
    new_id,
    next_seq,
    read_journals,
)
from qualcode.stores.journal_lines import Event, read_line


def event(number: int = 1, **fields: Any) -> Event:
    told = {
        "id": f"e{number}", "seq": number, "event": "add", "source": "W1", "code": "EM1",
        "start": 0, "end": 4, "exact": "text", "coder": "rina",
    }  # fmt: skip
    return Event(**(told | fields))


def line(**fields: Any) -> bytes:
    record = json.loads(event().as_line()) | fields
    return json.dumps({key: value for key, value in record.items() if value != "-"}).encode()


def written(root: Path, content: bytes, coder: str = "rina") -> Path:
    path = root / "codings" / f"{coder}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def numbers(root: Path) -> list[int]:
    return [one.seq for one in read_journals(root)[0]]


def codes(root: Path) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in read_journals(root)[1]]


def test_events_come_back_as_they_were_written(tmp_path: Path) -> None:
    first = event(note='a "note"\nwith\u2028 odd 😀 characters\0', polarity="±", rule="latih")
    append_events(tmp_path, "rina", [first, event(2)], [])
    append_events(tmp_path, "rina", [event(3)], [])
    events, problems = read_journals(tmp_path)
    assert not problems
    assert [one.line for one in events] == [1, 2, 3]
    assert events[0].note == first.note
    assert next_seq(tmp_path, "rina") == 4
    assert next_seq(tmp_path, "budi") == 1


@given(st.binary(min_size=1, max_size=40).filter(lambda cut: b"\n" not in cut))
def test_a_torn_last_line_loses_nothing_else(tmp_path_factory: Any, torn: bytes) -> None:
    root = tmp_path_factory.mktemp("study")
    append_events(root, "rina", [event(1)], [])
    path = root / "codings" / "rina.jsonl"
    path.write_bytes(path.read_bytes() + torn)
    append_events(root, "rina", [event(2)], [])
    assert numbers(root) == [1, 2]
    aside = root / ".qualcode" / "quarantine"
    kept = b"".join(one.read_bytes() for one in aside.iterdir()) if aside.exists() else b""
    assert torn in kept + path.read_bytes()


def test_a_record_torn_at_any_byte_is_reported_and_put_aside(tmp_path: Path) -> None:
    record = event(2, note="ä😀").as_line()
    for cut in range(1, len(record) - 1):
        path = written(tmp_path, event(1).as_line() + record[:cut])
        assert numbers(tmp_path) == [1]
        assert codes(tmp_path) == [("journal-torn", 2)]
        append_events(tmp_path, "rina", [event(3)], [])
        assert path.read_bytes() == event(1).as_line() + event(3).as_line()
        assert codes(tmp_path) == []


def test_a_whole_last_line_without_its_line_break_is_kept(tmp_path: Path) -> None:
    written(tmp_path, event(1).as_line().rstrip(b"\n"))
    append_events(tmp_path, "rina", [event(2)], [])
    assert numbers(tmp_path) == [1, 2]
    assert not (tmp_path / ".qualcode").exists()


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_line_of_a_later_qualcode_is_left_and_nothing_is_added_behind_it(
    end: bytes, tmp_path: Path
) -> None:
    path = written(tmp_path, event(1).as_line() + line(v=2) + end)
    assert codes(tmp_path) == [("journal-line", 2)]
    with pytest.raises(QualcodeError, match="Use the qualcode that wrote it"):
        append_events(tmp_path, "rina", [event(2)], [])
    assert path.read_bytes() == event(1).as_line() + line(v=2) + end
    assert not (tmp_path / ".qualcode").exists()


GARBAGE = [
    b"garbage", b"{", b"[]", b"5", b"null", b'"text"', b"\xff\xfe", b"<<<<<<< HEAD", b"[" * 100_000,
    b'{"a":' * 50_000, b'{"v": 1, "seq": ' + b"9" * 5000 + b"}",
    line(v=2), line(v="1"), line(id=""), line(id=5), line(event="merge"), line(event=[]),
    line(polarity="good"), line(polarity=[]), line(polarity={}), line(proposed="x"),
    line(start=-5), line(start=4), line(start=1.0), line(start=True), line(end=None),
    line(exact="-"), line(source=None), line(code=["EM1"]), line(coder={}), line(note=7),
    line(rule=None), line(at=[]), line(text_sha256=1), line(note="\ud800"),
]  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda one: one[-40:].decode("latin-1"))
def test_with_a_line_that_is_no_event_all_others_are_read_and_nothing_is_added(
    garbage: bytes, tmp_path: Path
) -> None:
    content = event(1).as_line() + garbage + b"\n" + event(2).as_line()
    path = written(tmp_path, content)
    assert numbers(tmp_path) == [1, 2]
    conflict = garbage.startswith(b"<<<<<<<")
    assert codes(tmp_path) == [("journal-conflict" if conflict else "journal-line", 2)]
    for add in (append_events, append_lines):
        with pytest.raises(QualcodeError, match=r"rina\.jsonl:2: .*Nothing was changed"):
            add(tmp_path, "rina", [event(3)], *([[]] if add is append_events else []))
    with pytest.raises(QualcodeError):
        next_seq(tmp_path, "rina")
    assert path.read_bytes() == content
    append_events(tmp_path, "budi", [event(3, coder="budi")], [])


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3)), st.sampled_from(
                        sorted(Event.__dataclass_fields__)))  # fmt: skip
def test_no_value_of_any_field_is_believed_blindly(value: Any, name: str) -> None:
    found, wrong = read_line(line(**{name: value}), 1)
    assert (found is None) == bool(wrong)
    if found is not None:
        assert 0 <= found.start < found.end
        assert isinstance(found.note + found.rule + found.proposed + found.id, str)


def test_lines_ended_by_windows_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (event(1).as_line() + event(2).as_line()).replace(b"\n", b"\r\n")
    written(tmp_path, content + b"\r\n\r\n")
    assert numbers(tmp_path) == [1, 2]
    assert codes(tmp_path) == []


def test_a_union_merge_folds_to_the_union_and_is_told(tmp_path: Path) -> None:
    mine = [event(1), event(2, id="mine")]
    other = [event(1), event(2, id="other"), event(3, id="later")]
    written(tmp_path, b"".join(one.as_line() for one in (*mine, *other)))
    assert [one.id for one in read_journals(tmp_path)[0]] == ["e1", "mine", "other", "later"]
    assert codes(tmp_path) == [("journal-merged", None)]


def test_the_order_is_by_number_not_by_line(tmp_path: Path) -> None:
    written(tmp_path, b"".join(event(number).as_line() for number in (3, 1, 2)))
    assert numbers(tmp_path) == [1, 2, 3]


def test_an_event_of_another_coder_does_not_count(tmp_path: Path) -> None:
    written(tmp_path, event(1, coder="budi").as_line())
    assert (numbers(tmp_path), codes(tmp_path)) == ([], [("journal-coder", 1)])


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../rina", "a/b", "a\\b", ".rina", "rina.", "-rina", "_x", "rules", "Rules",
     "a b", "a\0", "a\n", "con", "x" * 65, "C:", "~", "a*"],
)  # fmt: skip
def test_names_that_are_no_file_names_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(QualcodeError):
        append_events(tmp_path, name, [event()], [])
    assert list(tmp_path.iterdir()) == []


def test_usual_names_are_taken_in_composed_form() -> None:
    for name in ("rina", "Rina-2", "rina.m", "ß", "梨奈", "r_n"):
        assert coder_name(name) == name
    assert coder_name("Re\u0301ne") == "R\u00e9ne"


def test_a_journal_under_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    written(tmp_path, event(1, coder="rules").as_line(), "rules")
    (tmp_path / "codings" / "notes.txt").write_text("not a journal")
    assert (numbers(tmp_path), codes(tmp_path)) == ([], [("journal-unreadable", None)])


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_pipes_folders_and_links_out_are_neither_read_nor_written(tmp_path: Path) -> None:
    study = tmp_path / "study"
    (study / "codings").mkdir(parents=True)
    (tmp_path / "outside").write_text("kept")
    os.mkfifo(study / "codings" / "pipe.jsonl")
    (study / "codings" / "folder.jsonl").mkdir()
    (study / "codings" / "link.jsonl").symlink_to(tmp_path / "outside")
    assert codes(study) == [("journal-unreadable", None)] * 3
    for name in ("pipe", "folder", "link"):
        with pytest.raises(QualcodeError):
            append_events(study, name, [event(coder=name)], [])
        with pytest.raises(QualcodeError):
            next_seq(study, name)
    assert (tmp_path / "outside").read_text() == "kept"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "codings").write_text("x")
    assert codes(tmp_path) == [("journal-unreadable", None)]
    with pytest.raises(QualcodeError):
        append_events(tmp_path, "rina", [event()], [])


def test_ids_are_unique_and_of_version_7() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {one[14] for one in made} == {"7"}
    assert {one[19] for one in made} <= set("89ab")


WRITER = """
import sys
from pathlib import Path
from qualcode import disk
from qualcode.stores.journal import append_events, new_id, next_seq
from qualcode.stores.journal_lines import Event
study = Path(sys.argv[1])
for _ in range(25):
    with disk.locked(study):
        seq = next_seq(study, "rina")
        event = Event(new_id(), seq, "add", "W1", "EM1", 0, 4, "text", "rina")
        append_events(study, "rina", [event], [])
"""


def test_four_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)]) for _ in range(4)
    ]  # fmt: skip
    assert [one.wait(60) for one in writers] == [0] * 4
    assert numbers(tmp_path) == list(range(1, 101))
    assert codes(tmp_path) == []


def test_events_about_another_need_to_name_it(tmp_path: Path) -> None:
    for kind in ("change", "remove", "undo"):
        line = Event("e1", 1, kind, "W1", "EM", 0, 4, "Well", "rina").as_line()
        assert read_line(line, 1) == (None, "does not say what it is about (target)")


def test_a_journal_that_the_system_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "codings").mkdir()
    (tmp_path / "codings" / "rina.jsonl").write_bytes(b"")

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    events, problems = read_journals(tmp_path)
    assert (events, [one.code for one in problems]) == ([], ["journal-unreadable"])
    assert "permission denied" in problems[0].message


def test_half_a_character_as_an_escape_is_refused() -> None:
    line = Event("e1", 1, "add", "W1", "EM", 0, 4, "Well", "rina").as_line()
    whole = line.replace(b'"Well"', b'"\\ud83d\\ude00 x"')
    assert read_line(whole, 1)[0] is not None
    assert read_line(line.replace(b'"Well"', b'"\\ud83d x"'), 1)[1] == "holds a broken character"
