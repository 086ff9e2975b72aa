"""`guide`, `triangulate --worksheet` and pages of `sidang --printed`, as somebody types them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_guide_is_printed_and_told_as_data(run: Run) -> None:
    shown = run("guide")
    assert shown.code == 0
    assert max(map(len, shown.out.splitlines())) <= 80
    told = run("guide", "--json").json
    assert told["guide"] is False
    assert set(told["again"]) == {"I1", "I2"}


def test_sheets_are_of_those_who_are_named(run: Run) -> None:
    assert set(run("guide", "--again", "com", "--json").json) == {"I2"}
    assert "Mr B" in run("guide", "--again", "I2").out
    wrong = run("guide", "I9")
    assert (wrong.code, wrong.out) == (2, "")
    assert "no informant or group in this selection is called 'I9'" in wrong.err


def test_a_page_of_sheets_has_no_transcript_behind_it(run: Run, study: Path) -> None:
    assert run("guide", "--again", "I2", "-o", "again.html").code == 0
    page = (study / "again.html").read_text("utf-8")
    assert "Mr B" in page
    assert "training was good" not in page.lower()
    # The grid, which is for the desk, has them.
    run("guide", "-o", "guide.html")
    assert "training was good" in (study / "guide.html").read_text("utf-8").lower()


def test_one_group_leaves_with_1_and_a_sentence(run: Run) -> None:
    alone = run("triangulate", "--group", "gov")
    assert alone.code == 1
    assert "a single source group cannot be triangulated" in alone.err
    assert run("triangulate").code == 0
    assert run("triangulate", "--group", "gov", "--worksheet").code == 2
    assert run("triangulate", "--worksheet", "--by", "time").code == 2


def test_what_tells_nothing_of_pages_is_refused(run: Run, study: Path) -> None:
    run("finding", "new", "Training helps", "--about", "EM1.1", "--direction", "+")
    (study / "notes.pdf").write_bytes(b"no PDF at all")
    for file, told in (
        ("nowhere.pdf", "nowhere.pdf"),
        ("notes.pdf", "is neither a PDF file nor a Word document"),
        ("report.docx", "does not say where its pages begin"),
    ):
        if file == "report.docx":
            run("report", "-o", file)
        found = run("sidang", "T1", "--printed", file)
        assert (found.code, found.out) == (2, "")
        assert told in found.err
