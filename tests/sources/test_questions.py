"""Questions and answers that only their form tells apart, and labels by initials and titles."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant, Roster
from qualcode.model.source import SourceKind
from tests.sources.docx_builder import docx, p, r
from tests.sources.reading_study import read, said

ASKED = ("Ada pelatihan di sini?", "Kapan terakhir ikut?", "Bagaimana modalnya?")
TOLD = ("Ada, tiap tahun.", "Bulan lalu. Ramai.", "Pinjam ke koperasi.")
TURNS = [
    turn
    for question, answer in zip(ASKED, TOLD, strict=True)
    for turn in (("interviewer", question), ("I1", answer))
]


def interview(question: str, answer: str, ends: str = "\n") -> str:
    """The interview with these in front of questions and answers; `#` is the question's number."""
    lines = []
    for number, (asked, told) in enumerate(zip(ASKED, TOLD, strict=True), start=1):
        lines.append(question.replace("#", str(number)) + asked)
        lines.append(answer.replace("#", str(number)) + told)
    return ends.join(lines) + "\n"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("P. ", "I. "),
        ("Q. ", "A. "),
        ("P#. ", "J#. "),
        ("I. ", "R. "),
        ("#. ", "Jawab: "),
        ("#) ", "Jawaban : "),
        ("", "Bu Endang: "),
        ("#. ", ""),
        ("12/03/25 10.0# - Peneliti: ", "12/03/25 10.1# - Bu Endang: "),
        ("[12/03/2025, 9:0#:11 AM] Peneliti: ", "[12/03/2025, 9:0#:41 AM] Bu Endang: "),
        ("Penulis: ", "Ibu Endang: "),
        ("Penulis: ", "Informan 1: "),
    ],
)
def test_questions_and_answers_are_told_by_their_form(question: str, answer: str) -> None:
    source, _ = read(interview(question, answer))
    assert said(source) == TURNS


def test_bold_questions_in_word_are_the_interviewers() -> None:
    body = p(r("Wawancara dengan pelaku usaha", "<w:b/>"))
    body += "".join(
        p(r(asked, "<w:b/>")) + p(r(told)) for asked, told in zip(ASKED, TOLD, strict=True)
    )
    source, problems = read(docx(body), fmt="word")
    assert said(source)[-6:] == TURNS
    assert [(one.code, one.severity) for one in problems] == [("questions-by-form", "notice")]


def test_bold_questions_in_markdown_are_the_interviewers() -> None:
    text = "\n\n".join(f"**{a}**\n\n{b}" for a, b in zip(ASKED, TOLD, strict=True))
    source, _ = read(text, fmt="markdown")
    assert [who for who, _ in said(source)] == [who for who, _ in TURNS]


@pytest.mark.parametrize(
    "text",
    [
        "1. Modal usaha.\nSaya pinjam.\n2. Alat.\nBelum ada.\n3. Izin.\nSudah.\n",
        "1. Ada modal?\n2. Ada alat?\n3. Ada izin?\nItu pertanyaannya.\n",
        "A. Rahman datang.\nB. Slamet pulang.\nA. Rahman datang lagi.\nB. Slamet juga.\n",
        "Saya ikut pelatihan. Siapa yang tidak mau?\nYa semua mau.\nBegitu?\nIya.\n",
    ],
)
def test_nothing_is_guessed_where_the_form_does_not_hold(text: str) -> None:
    source, problems = read(text)
    assert {who for who, _ in said(source)} <= {"unresolved"}
    assert {one.code for one in problems} == {"no-speakers"}


def test_with_several_informants_form_tells_nothing() -> None:
    _, problems = read(interview("#. ", ""), informants=("I1", "I2"))
    assert [one.code for one in problems] == ["no-speakers"]
    _, problems = read(interview("#. ", ""), kind=SourceKind.FOCUS_GROUP)
    assert [one.code for one in problems] == ["no-speakers"]


def test_initials_of_the_only_informant_are_read_and_told() -> None:
    roster = Roster(informants=(Informant("I1", "Hj. Endang Wulandari, S.E.", "g"),))
    source, problems = read(interview("P: ", "EW: "), roster=roster)
    assert said(source) == TURNS
    [notice] = problems
    assert (notice.code, notice.severity) == ("label-by-initials", "notice")
    assert "'EW' (3 turns)" in notice.message


def test_other_initials_are_nobodys() -> None:
    _, problems = read(interview("P: ", "KX: "))
    assert {one.code for one in problems} == {"unresolved-speaker"}


CHAT = """\
[12/03/25 10.06.00] ~ Rini: Ada pelatihan?
[12/03/25 10.06.30] Mardiatun: Ada, Mbak.
[12/03/25 10.07.00] +62 812-3790-4471: Alat belum ada.
"""


def test_in_a_chat_strangers_are_nobody_and_a_name_needs_no_title() -> None:
    roster = Roster(
        informants=(Informant("I1", "Hj. Mardiatun, S.Pd", "g"),), interviewer=("Rini",)
    )
    source, problems = read(CHAT, roster=roster)
    assert [who for who, _ in said(source)] == ["interviewer", "I1", "unresolved"]
    assert [one.code for one in problems] == ["unresolved-speaker"]


def test_bold_headings_between_bold_questions_are_no_questions() -> None:
    rows = [("A. Pelatihan", True), (ASKED[0], True), (TOLD[0], False), (ASKED[1], True)]
    rows += [(TOLD[1], False), ("B. Modal", True), (ASKED[2], True), (TOLD[2], False)]
    source, _ = read(docx("".join(p(r(t, "<w:b/>" if b else "")) for t, b in rows)), fmt="word")
    assert [one for one in said(source) if one[0] != "-"] == TURNS


def test_questions_that_word_numbers_are_the_interviewers() -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    body = "".join(p(number, r(a)) + p(r(b)) for a, b in zip(ASKED, TOLD, strict=True))
    source, problems = read(docx(body), fmt="word")
    assert said(source) == TURNS
    assert [one.code for one in problems] == ["questions-by-form"]
    unnumbered, _ = read(docx(body.replace('w:val="3"', 'w:val="0"')), fmt="word")
    assert {who for who, _ in said(unnumbered)} == {"unresolved"}


NUMBERING = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
LISTED = (
    f'<w:style w:type="paragraph" w:styleId="Tanya">{NUMBERING}</w:style>'
    '<w:style w:type="paragraph" w:styleId="Tanya2"><w:basedOn w:val="Tanya"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Isi"/>'
)


def in_style(style: str, text: str, more: str = "") -> str:
    return p(f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>', r(text))


@pytest.mark.parametrize("style", ["Tanya", "Tanya2"])
def test_questions_that_word_numbers_by_their_style_are_the_interviewers(style: str) -> None:
    pairs = list(zip(ASKED, TOLD, strict=True))
    body = "".join(in_style(style, asked) + in_style("Isi", told) for asked, told in pairs)
    source, problems = read(docx(body, styles=LISTED), fmt="word")
    assert said(source) == TURNS
    assert [one.code for one in problems] == ["questions-by-form"]


def test_a_paragraph_may_take_the_number_of_its_style_off() -> None:
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    pairs = list(zip(ASKED, TOLD, strict=True))
    body = "".join(in_style("Tanya", asked, off) + in_style("Isi", told) for asked, told in pairs)
    source, _ = read(docx(body, styles=LISTED), fmt="word")
    assert {who for who, _ in said(source)} == {"unresolved"}


def test_headings_that_word_numbers_are_no_questions() -> None:
    heading = (
        f'<w:style w:type="paragraph" w:styleId="H1"><w:pPr>{NUMBERING[7:-8]}'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    body = in_style("H1", "Pelatihan")
    for asked, told in zip(ASKED, TOLD, strict=True):
        body += in_style("Tanya", asked) + in_style("Isi", told) + in_style("H1", "Bantuan")
    source, _ = read(docx(body, styles=LISTED + heading), fmt="word")
    assert [one for one in said(source) if one[0] == "interviewer"] == TURNS[::2]
