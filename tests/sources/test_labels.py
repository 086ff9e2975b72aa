"""Speaker labels in all the shapes that transcripts have."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant, Roster
from qualcode.model.source import SourceKind
from tests.sources.docx_builder import docx, p, r
from tests.sources.reading_study import read, said

ASKS, SAYS = "interviewer", "I1"

PAIRS = {
    "letters": "P: Apa?\nI: Ya.",
    "space before the colon": "Pewawancara : Apa?\nBu Endang : Ya.",
    "tab before the colon": "Pewawancara\t: Apa?\nBu Endang\t: Ya.",
    "Tanya and Jawab": "Tanya: Apa?\nJawab: Ya.",
    "T and J": "T: Apa?\nJ: Ya.",
    "Q and A": "Q: Apa?\nA: Ya.",
    "P and J": "P: Apa?\nJ: Ya.",
    "P and N": "P: Apa?\nN: Ya.",
    "capitals": "PEWAWANCARA: Apa?\nBU ENDANG: Ya.",
    "small letters": "p: Apa?\ni: Ya.\np: Apa?\ni: Ya.",
    "numbered questions": "P1: Apa?\nJ1: Ya.",
    "question and answer with numbers": "Tanya 1: Apa?\nJawab 1: Ya.",
    "a word and a numbered word": "Peneliti: Apa?\nInforman 1: Ya.",
    "dashes": "Peneliti - Apa?\nBu Endang – Ya.",
    "dash after a general word": "Peneliti – Apa?\nInforman 2 - Ya.",
    "long dash": "Peneliti — Apa?\nEW — Ya.",
    "tabs": "P\tApa?\nI\tYa.",
    "full-width colon": "P：Apa?\nI：Ya.",
    "bold Markdown, colon inside": "**Moderator:** Apa?\n**Bu Endang:** Ya.",
    "bold Markdown, colon outside": "**Moderator**: Apa?\n**Bu Endang**: Ya.",
    "bold Markdown without a space": "**P:**Apa?\n**I:**Ya.",
    "italics": "*Moderator*: Apa?\n_Bu Endang_: Ya.",
    "quoted Markdown": "> P: Apa?\n> I: Ya.",
    "list marks": "- P: Apa?\n- I: Ya.",
    "numbered turns": "1. P: Apa?\n2. I: Ya.",
    "turn numbers in brackets": "(1) P: Apa?\n2) I: Ya.",
    "time in brackets": "[00:01:02] Rina: Apa?\n[00:01:05] EW: Ya.",
    "bare time": "00:01:02 Rina: Apa?\n00:01:05 EW: Ya.",
    "time in round brackets": "(00:01) Rina: Apa?\n(00:02) EW: Ya.",
    "time range": "[00:01 - 00:02] Rina: Apa?\n[00:02 - 00:03] EW: Ya.",
    "time after the label": "Rina [00:01:02]: Apa?\nEW (00.12): Ya.",
    "time after the colon": "Rina: [00:01:02] Apa?\nEW: (00:01:09) Ya.",
    "label and time alone": "Rina 0:01:22\nApa?\n\nEndang Wulandari 0:01:30\nYa.",
    "general labels alone on lines": "Pertanyaan 1\nApa?\nJawaban\nYa.",
    "subtitles": "1\n00:00:01,000 --> 00:00:04,000\nP: Apa?\n\n2\n00:00:04,000 --> 00:00:09,000\n"
    "I: Ya.",
    "labels alone on lines": "Rina\nApa?\n\nEndang Wulandari\nYa.",
    "name, id, pseudonym": "Rina: Apa?\nIbu A: Ya.",
    "id with a hyphen": "Rina: Apa?\nI-1: Ya.",
    "role in brackets": "Rina (peneliti): Apa?\nBu Endang (kabid): Ya.",
    "white space folded": "Rina: Apa?\nBu  Endang: Ya.",
    "no-break space": "Rina\u00a0: Apa?\nBu\u00a0Endang\u00a0: Ya.",
    "indented": "   P : Apa?\n   I : Ya.",
}


@pytest.mark.parametrize("name", PAIRS)
def test_question_and_answer_are_told_apart(name: str) -> None:
    source, problems = read(PAIRS[name])
    repeated = len(source.numbered) // 2
    assert said(source) == [(ASKS, "Apa?"), (SAYS, "Ya.")] * repeated
    assert problems == ()


CONTINUED = {
    "a speech with a colon": "P: Apa?\nI: Ya.\nBegini: ada satu.",
    "recurring openers": "P: Apa?\nI: Ya.\nJadi caranya: satu.\nJadi caranya: dua.",
    "clock times": "P: Apa?\nI: Ya.\nJam 10:30 mulai\nPukul 10:30: selesai",
    "a link": "P: Apa?\nI: Ya.\nhttp://contoh.id\nHttps://contoh.id",
    "a stage direction": "P: Apa?\nI: Ya.\n[rekaman dijeda]",
    "laughter": "P: Apa?\nI: Ya. [laughs]\n(tertawa)",
    "list items": "P: Apa?\nI: Ya.\n1. Modal\n2. Alat: mesin",
    "list items with labels": "P: Apa?\nI: Ya.\n1. Modal: satu\n2. Izin: dua\n1. Modal: tiga",
    "lettered items": "P: Apa?\nI: Ya.\nA: alat\nB: bahan",
    "field words in the middle": "P: Apa?\nI: Ya.\nTanggal: dua\nTanggal: tiga",
    "a dash within": "P: Apa?\nI: Ya.\nPasar Baru - sepi\nPasar Baru - ramai",
    "an empty line": "P: Apa?\nI: Ya.\n\nMasih saya.",
}


@pytest.mark.parametrize("name", CONTINUED)
def test_lines_without_a_label_belong_to_the_turn_above(name: str) -> None:
    source, problems = read(CONTINUED[name])
    assert [who for who, _ in said(source)] == [ASKS, SAYS]
    assert source.segments[-1].speech.text == CONTINUED[name].split("I: ")[1]
    assert [one.code for one in problems if one.severity == "error"] == []


HEADERS = {
    "fields": "Nama: Endang\nTanggal: 2 Januari 2026\nJabatan : Kabid\n",
    "fields with a day and place": "Hari/Tanggal : Senin, 5 Januari\nWaktu: 09.00\n",
    "a title": "TRANSKRIP WAWANCARA\n\n",
    "an informant's name as a field": "Transkrip\nInforman: Ibu A\n\n",
    "names with titles": "Informan : Endang Wulandari, S.Sos., M.Si.\nPewawancara : Rina H\n\n",
    "a field between others": "Informan: ibu rumah tangga di desa\nTanggal: 5 Januari\n\n",
    "a legend": "P : Peneliti\nI : Informan (Ibu A)\n\n",
}


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_block_is_one_header_segment(name: str) -> None:
    source, problems = read(HEADERS[name] + "P: Selamat pagi, Bu?\nI: Pagi.\nP: Ya?\nI: Ya.")
    assert [who for who, _ in said(source)] == ["-", ASKS, SAYS, ASKS, SAYS]
    assert source.segments[0].speech.text == HEADERS[name].strip()
    assert problems == ()


def test_a_label_that_is_a_header_field_above_is_a_turn_below() -> None:
    source, _ = read("Informan: Ibu A\n\nPeneliti: Sudah?\nInforman: Ya, sudah.\nPeneliti: Oh?")
    assert said(source)[0] == ("-", "Informan: Ibu A")
    assert said(source)[2] == (SAYS, "Ya, sudah.")


def test_a_first_turn_is_no_header_field() -> None:
    source, _ = read("Pewawancara: Selamat Pagi Bu\nInforman: Ya, sudah.")
    assert said(source) == [(ASKS, "Selamat Pagi Bu"), (SAYS, "Ya, sudah.")]


def test_an_unknown_recurring_name_is_one_problem_with_all_labels() -> None:
    source, problems = read("Rina: Apa?\nBu Endeng: Ya.\nRina: Lalu?\nBu Endeng: Itu.")
    assert [who for who, _ in said(source)] == [ASKS, "unresolved", ASKS, "unresolved"]
    [problem] = problems
    assert (problem.code, problem.severity, problem.line) == ("unresolved-speaker", "error", 2)
    assert problem.file == "w1"
    assert "Rina (2), Bu Endeng (2)" in problem.message
    assert "aliases:" in problem.hint and "Did you mean 'Bu Endang'?" in problem.hint


def test_an_honorific_is_tolerated_only_where_declared() -> None:
    source, problems = read("Rina: Apa?\nPak Endang Wulandari: Ya.")
    assert said(source)[1] == ("unresolved", "Ya.")
    assert [one.code for one in problems] == ["unresolved-speaker"]


def test_a_name_that_occurs_once_stays_in_the_turn_and_is_told() -> None:
    source, problems = read("Rina: Apa?\nBu Endang: Ya.\nSiti: ikut bicara")
    assert said(source)[1] == (SAYS, "Ya.\nSiti: ikut bicara")
    assert [(one.code, one.severity, one.line) for one in problems] == [
        ("possible-speaker", "warning", 3)
    ]


NOT_UNDERSTOOD = {
    "two answer letters": "I: Apa.\nR: Ya.\nI: Apa.\nR: Ya.",
    "answers ask and questions do not": "P: Ya.\nI: Apa?\n" * 4,
    "no question side": "Informan: Ya.\nInforman: Itu.",
    "two informants by number": "P: Apa?\nInforman 1: Ya.\nP: Apa?\nInforman 2: Ya.",
    "no turns taken": "P: a\n" * 9 + "I: b\n",
}


@pytest.mark.parametrize("name", NOT_UNDERSTOOD)
def test_general_labels_that_are_not_consistent_are_not_guessed(name: str) -> None:
    source, problems = read(NOT_UNDERSTOOD[name])
    assert SAYS not in [who for who, _ in said(source)]
    assert "unresolved-speaker" in {one.code for one in problems}


@pytest.mark.parametrize("kind", [SourceKind.INTERVIEW, SourceKind.FOCUS_GROUP])
def test_general_labels_mean_nothing_where_several_are_heard(kind: SourceKind) -> None:
    source, problems = read("P: Apa?\nI: Ya.", informants=("I1", "I2"), kind=kind)
    assert [who for who, _ in said(source)] == ["unresolved", "unresolved"]
    assert len(problems) == 2


def test_a_focus_group_has_declared_speakers_and_a_moderator() -> None:
    text = "Moderator: Apa?\nBu Endang: Ya.\nPak Slamet: Belum."
    source, problems = read(text, informants=("I1", "I2"), kind=SourceKind.FOCUS_GROUP)
    assert said(source) == [(ASKS, "Apa?"), ("I1", "Ya."), ("I2", "Belum.")]
    assert problems == ()


def test_unknown_speakers_with_numbers_bear_each_other_out() -> None:
    text = "Moderator: Apa?\nKader 1: Ya.\nKader 2: Belum."
    source, problems = read(text, informants=("I1", "I2"), kind=SourceKind.FOCUS_GROUP)
    assert [who for who, _ in said(source)] == [ASKS, "unresolved", "unresolved"]
    assert [one.line for one in problems] == [2, 3]


def test_a_letter_that_study_yaml_declares_wins_over_its_general_meaning() -> None:
    source, problems = read("I: Apa?\nP: Ya.\nI: Apa?", interviewer=("I",))
    assert said(source)[0] == (ASKS, "Apa?")
    roster = Roster(informants=(Informant("X", "Xaver", "g", aliases=("P",)),))
    source, problems = read("T: Apa?\nP: Ya.", informants=("X",), roster=roster)
    assert said(source) == [(ASKS, "Apa?"), ("X", "Ya.")]
    assert problems == ()


def test_a_label_with_two_owners_means_the_informant_of_the_source() -> None:
    roster = Roster(
        informants=(
            Informant("A1", "Ani", "g", aliases=("Bu",)),
            Informant("B1", "Budi", "g", aliases=("Bu",)),
        )
    )
    text = "Peneliti: Apa?\nBu: Ya."
    assert said(read(text, informants=("B1",), roster=roster)[0])[1] == ("B1", "Ya.")
    both, problems = read(text, informants=("A1", "B1"), roster=roster)
    assert said(both)[1] == ("unresolved", "Ya.")
    assert "more than one speaker" in problems[0].hint


def test_only_interviewer_labels_is_an_error() -> None:
    _, problems = read("Peneliti: Apa?\nYa, sudah.\nPeneliti: Lalu?\nSudah juga.")
    assert [one.code for one in problems] == ["no-informant-turns"]


def test_a_label_without_words_still_counts() -> None:
    source, _ = read("P:\nI: Ya.\nP: Apa?\nI:")
    assert [one.number for one in source.numbered] == [1, 2, 3, 4]
    first, last = source.numbered[0].speech, source.numbered[-1].speech
    assert (first.start, first.end, first.text) == (2, 2, "")
    assert (last.start, last.text) == (len(source.text), "")


def test_a_time_line_before_a_label_belongs_to_the_turn_that_follows() -> None:
    source, _ = read("P: Apa?\n\n[00:01:02]\nI: Ya.\n[00:02]\nP: Apa?\nI: Ya.")
    assert said(source)[:2] == [(ASKS, "Apa?"), (SAYS, "Ya.")]
    assert source.segments[1].line == 3


def test_lines_and_numbers_count_from_one() -> None:
    source, _ = read("Judul\n\nP: Apa?\nI: Ya.\nLagi.\n\nP: Apa?")
    assert [(one.number, one.line) for one in source.segments] == [(0, 1), (1, 3), (2, 4), (3, 7)]


def test_headings_between_turns_are_headers() -> None:
    source, _ = read("P: Apa?\nI: Ya.\n\n## Bagian 2\n\nP: Apa?\nI: Ya.", fmt="markdown")
    assert [who for who, _ in said(source)] == [ASKS, SAYS, "-", ASKS, SAYS]
    assert [one.number for one in source.segments] == [1, 2, 0, 3, 4]


def test_bold_labels_in_word_need_no_colon() -> None:
    bold = "<w:b/>"
    body = (
        p(r("Rina", bold), r("\tApa?"))
        + p(r("Bu Endang", bold), r(" Ya."))
        + p(r("Rina", bold))
        + p(r("Lalu?"))
        + p(r("Bu Endang", bold))
        + p(r("Begitu."))
        + p(r("B. Pemasaran", bold))
        + p(r("Rina: ", bold), r("Apa?"))
    )
    source, problems = read(docx(body), fmt="word")
    assert said(source) == [
        (ASKS, "Apa?"),
        (SAYS, "Ya."),
        (ASKS, "Lalu?"),
        (SAYS, "Begitu."),
        ("-", "B. Pemasaran"),
        (ASKS, "Apa?"),
    ]
    assert problems == ()


def test_turns_parted_by_line_breaks_within_one_word_paragraph_are_turns() -> None:
    body = p("<w:r><w:t>P: Apa?</w:t><w:br/><w:t>I: Ya.</w:t></w:r>")
    source, _ = read(docx(body), fmt="word")
    assert said(source) == [(ASKS, "Apa?"), (SAYS, "Ya.")]


def test_a_transcript_without_speakers_is_never_coded() -> None:
    source, problems = read("Saya ikut pelatihan.\n\nSudah lama.")
    assert said(source) == [("unresolved", "Saya ikut pelatihan."), ("unresolved", "Sudah lama.")]
    assert [(one.code, one.severity) for one in problems] == [("no-speakers", "error")]
    assert list(source.spoken_by_informants()) == []


@pytest.mark.parametrize("text", ["", "\n\n", " "])
def test_a_source_without_text_has_no_numbers(text: str) -> None:
    source, problems = read(text)
    assert source.numbered == ()
    assert [one.code for one in problems] == ["no-speakers"]
