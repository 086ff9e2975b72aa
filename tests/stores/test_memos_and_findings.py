"""What the researcher writes: memos and findings with their front matter."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import codes, marked, places, words

from qualcode.errors import Problem
from qualcode.model.memo import Finding, MemberCheck, Memo, MemoKind, Recommendation, RivalEvidence
from qualcode.model.settings import Grade
from qualcode.stores.findings import read_findings
from qualcode.stores.memos import parse_memo, read_memos
from qualcode.stores.subjects import Subjects

SUBJECTS = Subjects(
    codes={"EM1.1": "EM1.1", "PEL": "EM1.1", "EN": "EN", "X": "X"},
    informants=("I1", "I2", "X"),
    sources=("W1",),
    findings=("f1",),
)
SCALES = {
    "pelaksanaan": (Grade("belum optimal"), Grade("optimal")),
    "dampak": (Grade("kecil"), Grade("optimal")),
}


def memo(text: str) -> Memo:
    found, problems = parse_memo(text.encode(), "memos/m.md", SUBJECTS)
    assert found is not None and not problems, words(problems)
    return found


def finding(text: str) -> Finding:
    found, problems = read_finding(text.encode())
    assert not problems, words(problems)
    return found


def read_finding(data: bytes) -> tuple[Finding, tuple[Problem, ...]]:
    """The one finding of a study that has `findings/f.md`."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "findings").mkdir()
        (Path(folder) / "findings" / "f.md").write_bytes(data)
        (found,), problems = read_findings(Path(folder), SUBJECTS, SCALES)
        return found, problems


def test_a_memo_about_a_pair_is_that_cells_condensation() -> None:
    found = memo("---\nabout: {informant: I1, code: EM1.1}\nkind: summary\n---\n\nIsi memo.\n\n")
    assert found == Memo(
        "memos/m.md", (("informant", "I1"), ("code", "EM1.1")), MemoKind.SUMMARY, "m", "Isi memo."
    )
    assert set(found.about) == {("code", "EM1.1"), ("informant", "I1")}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("EM1.1", (("code", "EM1.1"),)),
        ("PEL", (("code", "EM1.1"),)),
        ("W1", (("source", "W1"),)),
        ("[I1, EM1.1]", (("informant", "I1"), ("code", "EM1.1"))),
        ("{code: [EM1.1, EN]}", (("code", "EM1.1"), ("code", "EN"))),
        ("[{code: EN}, {source: W1}]", (("code", "EN"), ("source", "W1"))),
        ("{finding: f1}", (("finding", "f1"),)),
        ("{code: X}", (("code", "X"),)),
        ("{coding: whatever}", (("coding", "whatever"),)),
        ("p-0123456789", (("coding", "p-0123456789"),)),
        ("0190a3c8-0000-7000-8000-000000000000",
         (("coding", "0190a3c8-0000-7000-8000-000000000000"),)),
    ],
)  # fmt: skip
def test_about_names_its_subjects_in_several_ways(
    about: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert memo(f"---\nabout: {about}\n---\n").about == expected


def test_a_memo_is_called_by_its_title_its_heading_or_its_file() -> None:
    assert memo("---\nabout: EN\ntitle: T\n---\n# H\n").title == "T"
    assert memo("---\nabout: EN\n---\n\n## H #\ntext").title == "H"
    assert memo("---\nabout: EN\n---\ntext\n# H").title == "m"


def test_windows_newlines_and_a_byte_order_mark_change_nothing() -> None:
    text = "\ufeff---\r\nabout: EN\r\n---\r\none\r\ntwo\r\n"
    assert memo(text).text == "one\ntwo"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("---\nabout: «EM1.\n---\n", "unknown-subject", "Did you mean 'EM1.1'?"),
        ("---\nabout: {code: «EM1.2}\n---\n", "unknown-code", "Did you mean 'EM1.1'?"),
        ("---\nabout: {informant: «I9}\n---\n", "unknown-informant", "no informant 'I9'"),
        ("---\nabout: {source: «W9}\n---\n", "unknown-source", "Known: W1"),
        ("---\nabout: {finding: «f9}\n---\n", "unknown-finding", "f9"),
        ("---\nabout: {«kode: EN}\n---\n", "unknown-key", "Did you mean 'code'?"),
        ("---\nabout: «X\n---\n", "unclear-subject", "Write {code: X} or {informant: X}."),
        ("---\nabout: EN\n«jenis: x\n---\n", "unknown-key", "jenis"),
        ("---\nabout: EN\nkind: «analitik\n---\n", "wrong-value", "Did you mean 'analytic'?"),
        ("---\n«kind: analytic\n---\n", "about-nothing", "does not say"),
        ("---\nabout: EN\n«about: W1\n---\n", "duplicate-key", "in lines 2 and 3"),
        ("---\na: b«: c\n---\n", "yaml-syntax", "colon"),
        ("---\n«- EN\n---\n", "wrong-value", "must be a mapping"),
        ("«---\nabout: EN\ntext\n", "no-front-matter", "does not end"),
        ("«just text\n", "no-front-matter", "does not say what it is about"),
    ],
)
def test_defects_of_a_memo_are_told_at_their_place(text: str, code: str, said: str) -> None:
    data, expected = marked(text)
    found, problems = parse_memo(data, "memos/m.md", SUBJECTS)
    assert found is not None
    assert (codes(problems), places(problems)) == ([code], expected)
    assert said in words(problems)


def test_half_a_pair_is_not_taken_for_the_whole() -> None:
    found, _ = parse_memo(b"---\nabout: {informant: I9, code: EN}\n---\nx", "m.md", SUBJECTS)
    assert found is not None and found.about == () and found.text == "x"


def test_codings_are_checked_where_they_are_known() -> None:
    known = Subjects(codings=("c1",))
    assert parse_memo(b"---\nabout: c1\n---\n", "m.md", known)[1] == ()
    _, problems = parse_memo(b"---\nabout: p-0123456789\n---\n", "m.md", known)
    assert codes(problems) == ["unknown-subject"]


FINDING = """\
---
id: temuan-1
title: Pelatihan ada, tetapi tidak rutin
about: [EM1.1]
grade: belum optimal
scale: pelaksanaan
qualifiers: [tidak rutin, tidak terjadwal]
voice: peneliti
rivals: Pelaku tidak berminat
negative_evidence: Aparatur menyebut pelatihan rutin.
recommendations:
  - {to: Dinas, text: Susun jadwal.}
member_checks:
  - {informant: I1, date: 2026-02-01, result: setuju}
---
# Judul lain

Uraian peneliti.
"""


def test_a_finding_has_all_that_is_written_of_it() -> None:
    assert finding(FINDING) == Finding(
        file="findings/f.md",
        id="temuan-1",
        title="Pelatihan ada, tetapi tidak rutin",
        about=("EM1.1",),
        grade="belum optimal",
        scale="pelaksanaan",
        text="# Judul lain\n\nUraian peneliti.",
        qualifiers=("tidak rutin", "tidak terjadwal"),
        voice="researcher",
        rivals=("Pelaku tidak berminat",),
        negative_evidence="Aparatur menyebut pelatihan rutin.",
        recommendations=(Recommendation("Dinas", "Susun jadwal."),),
        member_checks=(MemberCheck("I1", "setuju", date(2026, 2, 1)),),
    )


def test_a_recommendation_has_its_order_and_keeps_its_words_where_that_is_wrong() -> None:
    ordered = FINDING.replace("{to: Dinas", "{order: 2, to: Dinas")
    assert finding(ordered).recommendations == (Recommendation("Dinas", "Susun jadwal.", 2),)
    found, problems = read_finding(FINDING.replace("{to: Dinas", "{order: -1, to: Dinas").encode())
    assert found is not None and len(problems) == 1
    assert found.recommendations == (Recommendation("Dinas", "Susun jadwal."),)


def test_a_rival_is_a_sentence_or_has_its_own_evidence() -> None:
    found = finding(
        "---\nrivals:\n  - Luck.\n  - {text: The road., evidence: [W1.2, abc], "
        "counter_evidence: W2.1}\n---\n"
    )
    assert found.rivals == ("Luck.", "The road.")
    assert found.rival_evidence == (RivalEvidence("The road.", ("W1.2", "abc"), ("W2.1",)),)


def test_a_finding_without_more_is_called_by_its_heading_and_file() -> None:
    found = finding("---\nabout: {code: PEL}\n---\n# Judul\n")
    assert (found.id, found.title, found.about, found.grade) == ("f", "Judul", ("EM1.1",), "")


def test_a_grade_that_only_one_scale_has_needs_no_scale() -> None:
    assert finding("---\ngrade: kecil\n---\n").scale == "dampak"


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("grade: belum optimal", "grade: «sangat optimal", "unknown-grade",
         "'sangat optimal' is not on the scale 'pelaksanaan' Its grades: belum optimal, optimal."),
        ("grade: belum optimal", "grade: «kecil", "unknown-grade", "not on the scale"),
        ("scale: pelaksanaan", "scale: «pelaksana", "unknown-scale",
         "Did you mean 'pelaksanaan'?"),
        ("grade: belum optimal\nscale: pelaksanaan", "grade: «baik", "unknown-grade",
         "pelaksanaan: belum optimal, optimal"),
        ("grade: belum optimal\nscale: pelaksanaan", "grade: «optimal", "unknown-grade",
         "is on several scales"),
        ("voice: peneliti", "voice: «I9", "unknown-informant", "voice must be researcher or"),
        ("informant: I1", "informant: «I9", "unknown-informant", "no informant 'I9'"),
        ("date: 2026-02-01", "date: «1/2/2026", "wrong-value", "Write 2026-02-01."),
        ("rivals:", "«rival:", "unknown-key", "Did you mean 'rivals'?"),
        ("rivals: Pelaku tidak berminat", "rivals: [{text: x, «evidens: [W1.1]}]", "unknown-key",
         "Did you mean 'evidence'?"),
        ("rivals: Pelaku tidak berminat", "rivals: [«{evidence: [W1.1]}]", "missing-key", "'text'"),
        ("rivals: Pelaku tidak berminat", "rivals: [«[x]]", "wrong-value", "text"),
        ("{to: Dinas", "{«untuk: x, to: Dinas", "unknown-key", "untuk"),
        ("{to: Dinas, ", "«{", "missing-key", "'to' is missing"),
        ("{to: Dinas", "{order: «0, to: Dinas", "wrong-value",
         "order must be a whole number from 1, not '0'"),
        ("{to: Dinas", "{order: «pertama, to: Dinas", "wrong-value", "not 'pertama'"),
        ("{to: Dinas", "{order: «1.5, to: Dinas", "wrong-value", "not '1.5'"),
        ("{to: Dinas", "{«urutan: 1, to: Dinas", "unknown-key",
         "urutan"),
        ("[EM1.1]", "[«EM11]", "unknown-subject", "Did you mean 'EM1.1'?"),
    ],
)  # fmt: skip
def test_defects_of_a_finding_are_told_at_their_place(
    old: str, new: str, code: str, said: str
) -> None:
    assert FINDING.count(old) == 1
    data, expected = marked(FINDING.replace(old, new))
    _, problems = read_finding(data)
    assert (codes(problems), places(problems)) == ([code], expected)
    assert said in words(problems)


def test_a_finding_stands_once(tmp_path: Path) -> None:
    folder = tmp_path / "findings"
    folder.mkdir()
    (folder / "a.md").write_text("---\nid: one\n---\nfirst\n")
    (folder / "b.md").write_text("---\ntitle: x\nid: one\n---\nsecond\n")
    (folder / "notes.txt").write_text("no finding")
    found, problems = read_findings(tmp_path, SUBJECTS, {})
    assert [one.text for one in found] == ["first"]
    assert [(one.code, one.place) for one in problems] == [
        ("duplicate-finding", "findings/b.md:3:5")
    ]


def test_the_memos_of_a_study_are_read_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert read_memos(tmp_path, SUBJECTS) == ((), ())
    folder = tmp_path / "memos"
    folder.mkdir()
    (folder / "b.md").write_text("---\nabout: EN\n---\nb")
    (folder / "a.md").write_bytes(b"---\nabout: EN\n---\ncaf\xe9")
    (folder / "c.md").mkdir()
    outside = tmp_path.parent / "secret.md"
    outside.write_text("---\nabout: EN\n---\nsecret")
    (folder / "d.md").symlink_to(outside)
    memos, problems = read_memos(tmp_path, SUBJECTS)
    assert [one.text for one in memos] == ["b"]
    assert [(one.file, one.code) for one in problems] == [
        ("memos/a.md", "wrong-encoding"),
        ("memos/c.md", "file-missing"),
        ("memos/d.md", "file-missing"),
    ]


@settings(deadline=None)
@given(text=st.text("-\n: abEN{}[]'\"&*\t\r#", max_size=80) | st.text())
def test_no_text_makes_the_reading_raise(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    data = ("---\n" + text).encode("utf-8", "surrogatepass")
    parse_memo(data, "m.md", SUBJECTS)
    folder = tmp_path_factory.mktemp("study") / "findings"
    folder.mkdir()
    (folder / "f.md").write_bytes(data)
    read_findings(folder.parent, SUBJECTS, SCALES)


def test_a_finding_says_which_questions_it_answers() -> None:
    assert finding("---\nanswers: 2\n---\nText.\n").answers == (2,)
    assert finding("---\nanswers: [1, 2]\n---\nText.\n").answers == (1, 2)
    _, problems = read_finding(b"---\nanswers: second\n---\nText.\n")
    assert "must be a whole number" in words(problems)
