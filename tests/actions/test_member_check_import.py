"""Filled-in sheets as they come back: ticked, struck, cut, of somebody else, and broken."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Word

from qualcode import disk
from qualcode.actions.member_checks import Answer, Standing, plan_answers, record_answers
from qualcode.errors import QualcodeError
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.reports.member_sheet import sheet_document
from qualcode.stages.member_sheets import sheets_of
from qualcode.stores.kept_versions import content_of, kept_versions
from qualcode.study import Selection
from tests.small_study import STUDY, fingerprint, loaded, write_study

T1 = """\
---
id: T1   # the first
title: Training is good
about: [EM1.1]
direction: "+"
member_checks: []    # {informant: …}
---
Mr B says otherwise.
"""
T2 = T1.replace("T1", "T2").replace("is good", "is rare").replace('"+"', '"-"')
DAY = date(2026, 2, 20)
Fill = Callable[[Word], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = write_study(tmp_path / "study")
    (made / "findings").mkdir()
    (made / "findings" / "1.md").write_text(T1, "utf-8", newline="\r\n")
    (made / "findings" / "2.md").write_text(T2, "utf-8")
    return made


def returned(root: Path, *fills: Fill, informant: str = "I1", name: str = "back.docx") -> Path:
    """The sheet of an informant as it comes back, filled in."""
    study = loaded(root)
    sheet = next(one for one in sheets_of(study, Selection()) if one.informant.id == informant)
    content = RENDERERS["word"].render(sheet_document(study, sheet), RenderOptions())
    word = docx.Document(io.BytesIO(content))
    for fill in fills:
        fill(word)
    path = root.parent / name
    word.save(str(path))
    return path


def says(paragraph: Any, text: str) -> None:
    first, *others = paragraph.runs
    first.text = text
    for one in others:
        one.text = ""


def dated(words: str = "Sampang, 20 Februari 2026") -> Fill:
    def fill(word: Word) -> None:
        line = next(one for one in word.paragraphs if one.text.startswith("Place and date"))
        says(line, f"Place and date: {words}")

    return fill


def tick(row: int, box: int, sign: str = "[x]") -> Fill:
    def fill(word: Word) -> None:
        paragraph = word.tables[0].rows[row].cells[2].paragraphs[box]
        says(paragraph, f"{sign} {paragraph.text.split()[-1]}")

    return fill


def strike(row: int, *boxes: int) -> Fill:
    def fill(word: Word) -> None:
        for box in boxes:
            for run in word.tables[0].rows[row].cells[2].paragraphs[box].runs:
                run.font.strike = True

    return fill


def write(row: int, column: int, words: str, table: int = 0) -> Fill:
    def fill(word: Word) -> None:
        word.tables[table].rows[row].cells[column].text = words

    return fill


def cut(row: int) -> Fill:
    def fill(word: Word) -> None:
        element = word.tables[0].rows[row]._tr
        element.getparent().remove(element)

    return fill


def planned(root: Path, *paths: Path, **wishes: Any) -> list[Answer]:
    return list(plan_answers(loaded(root), paths, **wishes).answers)


def told(answers: list[Answer]) -> list[tuple[str, str, str]]:
    return [(one.returned.finding, one.result, str(one.standing)) for one in answers]


def test_answers_are_put_into_the_findings_and_every_other_byte_stays(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 1), write(2, 3, "only in town"))
    plan = plan_answers(loaded(root), [path])
    assert record_answers(loaded(root), plan) == ("findings/1.md", "findings/2.md")
    line = "member_checks:    # {informant: …}\n  - {informant: I1, date: 2026-02-20, result: "
    one = T1.replace("member_checks: []    # {informant: …}\n", f"{line}agreed}}\n")
    two = T2.replace(
        "member_checks: []    # {informant: …}\n", f"{line}corrected; only in town}}\n"
    )
    assert (root / "findings" / "1.md").read_bytes() == one.replace("\n", "\r\n").encode()
    assert (root / "findings" / "2.md").read_bytes() == two.encode()
    kept = {content_of(each) for each in kept_versions(root)}
    assert {T1.replace("\n", "\r\n").encode(), T2.encode()} <= kept


def test_a_sheet_that_is_read_again_writes_nothing_twice(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 2))
    record_answers(loaded(root), plan_answers(loaded(root), [path]))
    assert {one.standing for one in planned(root, path)} == {Standing.RECORDED}


def test_another_answer_of_the_same_day_is_shown_and_nothing_written_over(root: Path) -> None:
    record_answers(
        loaded(root), plan_answers(loaded(root), [returned(root, dated(), tick(1, 0), tick(2, 0))])
    )
    again = planned(root, returned(root, dated(), tick(1, 2), tick(2, 0)))
    assert told(again) == [("T1", "rejected", "different"), ("T2", "agreed", "recorded")]
    assert again[0].why.endswith("agreed")


def test_two_boxes_none_and_those_left_when_others_are_struck(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), tick(1, 2), strike(2, 0, 1))
    assert told(planned(root, path)) == [("T1", "", "left"), ("T2", "rejected", "new")]
    assert planned(root, path)[0].why.startswith("several boxes are ticked")
    assert planned(root, returned(root, dated()))[1].why == "no box is ticked"


def test_a_comment_without_a_tick_is_shown_and_not_taken_for_an_answer(root: Path) -> None:
    path = returned(root, dated(), write(1, 3, "I was not there.\n…………"), tick(2, 0))
    assert planned(root, path)[0].why == "no box is ticked: “I was not there.”"


def test_a_table_whose_first_row_is_gone_is_read_and_that_of_the_words_is_not(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 0), cut(0))
    assert [str(one.standing) for one in planned(root, path)] == ["new", "new"]

    def without(word: Word) -> None:
        element = word.tables[0]._tbl
        element.getparent().remove(element)

    with pytest.raises(QualcodeError, match="no table with answers"):
        planned(root, returned(root, dated(), without))


def test_a_day_that_is_not_there_or_not_clear_is_asked_for(root: Path) -> None:
    for words, why in (("", "no date"), ("2/20/2026", "“2/20/2026”"),
                       ("1/2/2026, 2/2/2026", "several dates")):  # fmt: skip
        path = returned(root, dated(words), tick(1, 0), cut(2))
        (one,) = planned(root, path)
        assert one.standing is Standing.LEFT and why in one.why
        assert planned(root, path, day=DAY)[0].returned.day == DAY


def test_a_finding_that_was_rewritten_since_is_told_and_taken_only_when_asked(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 0))
    file = root / "findings" / "2.md"
    file.write_text(T2.replace("is rare", "is much too rare"), "utf-8")
    one, two = planned(root, path)
    assert (one.standing, two.standing) == (Standing.NEW, Standing.LEFT)
    assert "rewritten since" in two.why
    _, taken = planned(root, path, rewritten=True)
    assert taken.result == "agreed; on the claim as it was before it was rewritten"


def test_a_finding_that_is_gone_is_told(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 0))
    (root / "findings" / "2.md").unlink()
    assert "no finding 'T2'" in planned(root, path)[1].why


def test_rows_added_changed_moved_and_taken_out_are_told(root: Path) -> None:
    def more(word: Word) -> None:
        word.tables[0].add_row().cells[1].text = "The road is bad"

    path = returned(root, dated(), tick(1, 0), cut(2), more, write(1, 1, "Training is so-so"),
                    write(1, 3, "no, other words", table=1))  # fmt: skip
    plan = plan_answers(loaded(root), [path])
    assert [one for _, one in plan.remarks] == [
        "the statement of T1 was changed on the sheet: “Training is so-so”",
        "a row that the sheet did not have: The road is bad",
        "no row any more for T2",
        "words at W1.2 are to be corrected: “no, other words”",
    ]
    swapped = returned(root, dated(), tick(1, 0), write(1, 0, "2"), cut(2))
    (one,) = planned(root, swapped)
    assert one.standing is Standing.LEFT and one.why == "number 2 is T2, the statement T1"


def test_a_sheet_with_the_name_of_another_informant_is_refused(root: Path) -> None:
    def other(word: Word) -> None:
        line = next(one for one in word.paragraphs if one.text.startswith("Informant"))
        says(line, "Informant: Mr B")

    with pytest.raises(QualcodeError, match="made for I1, but the name on it is that of I2"):
        planned(root, returned(root, dated(), other))


@pytest.mark.parametrize("name", ["Rosalinda Harjanti", "Bu Rosa", "I1", ""])
def test_the_informants_own_name_in_any_form_is_not_remarked_upon(root: Path, name: str) -> None:
    def own(word: Word) -> None:
        line = next(one for one in word.paragraphs if one.text.startswith("Informant"))
        says(line, f"Informant: {name}")

    assert plan_answers(loaded(root), [returned(root, dated(), own)]).remarks == ()


def test_a_name_that_nobody_has_is_remarked_upon(root: Path) -> None:
    def somebody(word: Word) -> None:
        line = next(one for one in word.paragraphs if one.text.startswith("Informant"))
        says(line, "Informant: Mrs Z")

    plan = plan_answers(loaded(root), [returned(root, dated(), somebody)])
    assert plan.remarks == (("back.docx", "the name on it is “Mrs Z”"),)


def test_of_who_withdrew_since_nothing_is_taken(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0))
    text = STUDY.replace("pseudonym: Mrs A,", "pseudonym: Mrs A, consent: withdrawn,")
    (root / "study.yaml").write_text(text)
    with pytest.raises(QualcodeError, match="withdrawn"):
        planned(root, path)


def test_a_sheet_whose_mark_is_gone_belongs_to_nobody(root: Path) -> None:
    def unmarked(word: Word) -> None:
        for one in word.paragraphs:
            if "Mark of this sheet" in one.text:
                says(one, "")

    with pytest.raises(QualcodeError, match="carries no mark"):
        planned(root, returned(root, dated(), unmarked))


def test_the_same_answer_in_two_files_is_taken_once_and_two_answers_not_at_all(root: Path) -> None:
    one = returned(root, dated(), tick(1, 0), tick(2, 0), name="one.docx")
    two = returned(root, dated("20/2/2026"), tick(1, 0), tick(2, 2), name="two.docx")
    assert [str(each.standing) for each in planned(root, one, two)] == [
        "new", "different", "recorded", "different",
    ]  # fmt: skip


def test_a_table_is_read_as_well_and_its_result_is_taken_word_for_word(root: Path) -> None:
    path = root.parent / "answers.csv"
    path.write_text(
        "Temuan;Informan;Tanggal;Hasil;Catatan\n"
        "T1;I1;20 Februari 2026;setuju sebagian;hanya di kota\n"
        "T9;I1;20/2/2026;setuju;\nT1;I8;20/2/2026;setuju;\nT2;I2;;setuju;\nT2;I2;20/2/2026;;\n"
    )
    answers = planned(root, path)
    assert (answers[0].result, answers[0].returned.day) == ("setuju sebagian; hanya di kota", DAY)
    whys = ["", "no finding 'T9'", "no informant 'I8'", "row 5 has no date", "row 6 has no result"]
    assert all(why in one.why for one, why in zip(answers, whys, strict=True))
    assert [one.standing is Standing.NEW for one in answers] == [True, *[False] * 4]


def test_where_one_finding_cannot_be_written_none_is_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 0))
    plan = plan_answers(loaded(root), [path])
    before = fingerprint(root / "findings")
    whole = disk.rewrite

    def full(study: Path, path: Path, content: bytes) -> None:
        if path.name == "2.md":
            raise QualcodeError("the disk is full.")
        whole(study, path, content)

    monkeypatch.setattr(disk, "rewrite", full)
    with pytest.raises(QualcodeError, match="full"):
        record_answers(loaded(root), plan)
    assert fingerprint(root / "findings") == before


def test_a_finding_that_was_changed_between_looking_and_writing_stops_all(root: Path) -> None:
    plan = plan_answers(loaded(root), [returned(root, dated(), tick(1, 0), tick(2, 0))])
    (root / "findings" / "2.md").write_text(T2 + "More.\n", "utf-8")
    before = fingerprint(root / "findings")
    with pytest.raises(QualcodeError, match="meantime"):
        record_answers(loaded(root), plan)
    assert fingerprint(root / "findings") == before


def _zipped(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b""),
        ("a.docx", b"just text"),
        ("a.docx", b"PK\x03\x04" + bytes(200)),
        ("a.docx", _zipped(word__document="<w:document")),
        ("a.docx", _zipped(word__document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        ("a.pdf", b"%PDF-1.4"),
        ("a.txt", b"[I1: 1=T1#00000000]"),
        ("a.csv", b"a,b\n1,2\n"),
        ("a.xlsx", b"PK\x03\x04broken"),
    ],
)
def test_a_broken_file_is_told_in_one_sentence_and_changes_nothing(
    root: Path, name: str, content: bytes
) -> None:
    path = root.parent / name
    path.write_bytes(content)
    good = returned(root, dated(), tick(1, 0))
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"^a\."):
        planned(root, good, path)
    assert fingerprint(root) == before


def test_a_table_of_another_document_with_a_mark_pasted_in_is_no_answer(root: Path) -> None:
    word = docx.Document()
    word.add_paragraph("[I1: 1=T1#00000000]")
    word.add_table(3, 2)
    path = root.parent / "other.docx"
    word.save(str(path))
    with pytest.raises(QualcodeError, match="no table with answers"):
        planned(root, path)


def parted(at: int, informed: bool = True) -> Fill:
    """Make two tables of one; without its first row where it is not `informed`."""

    def fill(word: Word) -> None:
        first = word.tables[0]._tbl
        if not informed:
            first.remove(first.tr_lst[0])
        second = copy.deepcopy(first)
        first.addnext(second)
        first.addnext(word.add_paragraph()._p)
        for row in first.tr_lst[at:]:
            first.remove(row)
        for row in second.tr_lst[:at]:
            second.remove(row)

    return fill


@pytest.mark.parametrize(("at", "informed"), [(2, True), (1, False)])
def test_a_table_that_was_parted_in_two_is_read_whole(root: Path, at: int, informed: bool) -> None:
    path = returned(root, dated(), tick(1, 0), tick(2, 2), parted(at, informed))
    assert told(planned(root, path)) == [("T1", "agreed", "new"), ("T2", "rejected", "new")]


def test_boxes_that_nobody_ticked_are_no_first_row(root: Path) -> None:
    path = returned(root, dated(), tick(1, 0), cut(0))
    assert told(planned(root, path)) == [("T1", "agreed", "new"), ("T2", "", "left")]


def test_what_is_written_below_the_sheet_is_told_and_its_own_lines_are_not(root: Path) -> None:
    def object_to_it(word: Word) -> None:
        word.add_paragraph("Please do not quote me.")

    path = returned(root, dated(), tick(1, 0), tick(2, 0), object_to_it)
    told = "a line that the sheet did not have: “Please do not quote me.”"
    assert plan_answers(loaded(root), [path]).remarks == (("back.docx", told),)
