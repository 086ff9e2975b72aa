"""Transcripts and passages as they may be printed: by consent, and never a part of a name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import (
    Column,
    Document,
    Heading,
    Paragraph,
    Passage,
    Reference,
    Section,
    Table,
    Transcript,
    cell,
)
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Decisions
from qualcode.model.informant import Consent, Informant
from qualcode.model.source import SourceKind
from qualcode.reports import thesis_report
from qualcode.reports.passages import passages_of
from qualcode.reports.printed_text import PrintedText
from qualcode.reports.traceable import traceable
from qualcode.reports.transcripts import transcripts_of
from qualcode.stages.passages import quoted
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.document_outline import all_text
from tests.study_builder import build_study

ALL = Selection(phase="all")
GONE = Informant("I9", "Bambang Sutejo", "com", pseudonym="Mr G", consent=Consent.WITHDRAWN)
PEOPLE = [
    Informant("I1", "Endang Wulandari", "gov", pseudonym="Mrs A", aliases=("Bu Endang",)),
    Informant("I2", "Slamet Riyadi", "com", consent=Consent.ROLE, role="weaver"),
    Informant("I3", "Zulaikha", "com", consent=Consent.NAMED, role="trader"),
    GONE,
]
SECRETS = ("Endang", "Wulandari", "Slamet", "Riyadi", "Bambang", "Sutejo", "Secret", "transcripts/")


def study_of(sources: dict[str, str], codings: tuple[str, ...] = (), **more: object) -> Study:
    return build_study(informants=PEOPLE, sources=sources, codings=codings, **more)  # type: ignore[arg-type]


def printed(study: Study, selection: Selection = ALL) -> tuple[Transcript, ...]:
    """The transcripts of a study, with their words as they are printed."""
    document = traceable(study, selection, Document("x", "id", (), title_page=True))
    return tuple(block for block in document.blocks if isinstance(block, Transcript))


def opened(study: Study, selection: Selection = ALL) -> tuple[Passage, ...]:
    return traceable(study, selection, Document("x", "id", (), title_page=True)).passages


def test_turns_are_numbered_as_cited_and_told_by_who_may_be_named() -> None:
    (one,) = printed(study_of({"W1": "P> Why?\nI1> So.\nI3> Yes.\nBu Endang> Hm.\nA note."}))
    assert [(said.number, said.speaker, said.asking) for said in one.utterances] == [
        (1, "Peneliti", True),
        (2, "Mrs A", False),
        (3, "Zulaikha", False),
        (4, "Tidak dikenali", False),
        (5, "", False),
    ]
    assert one.heads == ("No", "Pelaku", "Pernyataan", "Kode")


def test_a_turn_is_cut_where_codings_begin_and_end_and_has_their_codes_in_its_margin() -> None:
    study = study_of(
        {"W1": "I1> Training was good but dear."},
        ("W1.1 EM1.1 + Training was good", "W1.1 OB1 - good but dear @rules"),
    )
    (said,) = printed(study)[0].utterances
    assert [(one.text, len(one.codings)) for one in said.pieces] == [
        ("Training was ", 1),
        ("good", 2),
        (" but dear", 1),
        (".", 0),
    ]
    assert said.codes == ("EM1.1\u00a0(+)", "OB1\u00a0(−), usulan")
    known = {one.coding: one.text for one in opened(study)}
    assert {known[one] for piece in said.pieces for one in piece.codings} == {
        "Training was good",
        "good but dear",
    }


def test_a_name_that_a_coding_cuts_stands_whole_on_one_side_only() -> None:
    study = study_of(
        {"W1": "I1> Kata Bu Endang Wulandari begitu."}, ("W1.1 EM1.1 + Wulandari begitu",)
    )
    (said,) = printed(study)[0].utterances
    assert [one.text for one in said.pieces] == ["Kata ", "[Mrs A] begitu", "."]
    assert [one.text for one in opened(study)] == ["[Mrs A] begitu"]


TEXT = "Kata Bu Endang Wulandari dan Slamet  Riyadi: telepon 0812 3456 7890,\u00a0ya Endangnya"


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 40)), max_size=6))
def test_no_piece_ever_holds_a_part_of_a_name(spans: list[tuple[int, int]]) -> None:
    begin = len("I1> ")
    codings = tuple(
        coding(str(number), begin + start, min(begin + start + length, begin + len(TEXT)))
        for number, (start, length) in enumerate(spans)
        if start < len(TEXT)
    )
    study = study_of({"W1": f"I1> {TEXT}"}, decisions=Decisions(manual=codings))
    (said,) = printed(study)[0].utterances
    whole = "Kata [Mrs A] dan [I2]: telepon [–], ya [Mrs A]nya"
    assert said.text == whole
    for piece in said.pieces:
        assert not any(part in piece.text for part in (*SECRETS, "3456", "ndang", "lame"))
    shown = {one for piece in said.pieces for one in piece.codings}
    assert shown == {one.id for one in codings}


def coding(name: str, start: int, end: int, source: str = "W1") -> Coding:
    return Coding(
        name,
        source,
        start,
        end,
        "x",
        "EM1.1",
        "ani",
        Polarity.NEUTRAL,
        Origin.MANUAL,
        reviewed=True,
    )


@given(st.integers(0, len(TEXT)), st.integers(0, 50))
def test_a_part_of_a_printed_text_is_what_a_quotation_of_it_would_be(
    start: int, length: int
) -> None:
    study = study_of({"W1": f"I1> {TEXT}"})
    source = study.sources[0]
    end = min(start + length, len(source.text))
    part = PrintedText(study, source).between(start, end)
    assert " ".join(part.split()) == quoted(study, source, start, end)


def test_the_turns_of_who_has_withdrawn_are_missing_and_the_report_says_so() -> None:
    study = study_of(
        {"F1": "I1> Well.\nI9> Secret.\nSomebody> Secret too.\nI2> Good.", "W9": "I9> Secret."},
        ("F1.1 EM1.1 + Well", "F1.2 EM1.1 - Secret", "F1.4 EM1.1 + Good"),
    )
    (one,) = printed(study)
    assert one.source == "F1"
    missing = "[Tidak ditampilkan: informan menarik persetujuannya.]"
    assert [said.text for said in one.utterances] == ["Well.", missing, missing, "Good."]
    assert [said.speaker for said in one.utterances][1:3] == ["[–]", "[–]"]
    assert [one.text for one in opened(study)] == ["Well", "Good"]
    assert ("Informan", "Mrs A, I2") in one.facts


def test_where_nobody_has_withdrawn_the_words_of_unknown_speakers_are_printed() -> None:
    (one,) = printed(study_of({"W1": "I1> Well.\nSomebody> Indeed."}))
    assert one.utterances[1].text == "Indeed."


@pytest.mark.parametrize(
    ("informant", "facts"),
    [
        ("I1", {"Informan": "Mrs A"}),
        ("I2", {"Informan": "I2", "Jabatan/Status": "weaver", "Tempat": "Rumah [I2]"}),
        ("I3", {"Informan": "Zulaikha", "Jabatan/Status": "trader", "Tempat": "Rumah [I2]"}),
    ],
)
def test_the_head_of_a_transcript_tells_what_consent_allows(
    informant: str, facts: dict[str, str]
) -> None:
    entry = {"place": "Rumah Slamet", "date": date(2026, 1, 20), "time": "09.10"}
    (one,) = printed(study_of({"W1": f"{informant}> Well."}, entries={"W1": entry}))
    always = {"Tanggal": "20 Januari 2026", "Waktu": "09.10", "Teknik": "Wawancara"}
    assert dict(one.facts) == facts | always


def test_a_written_source_is_told_by_its_kind_and_its_place_is_printed() -> None:
    entry = {"kind": SourceKind.DOCUMENT, "place": "Archive"}
    (one,) = printed(study_of({"D1": "A line."}, entries={"D1": entry}))
    assert one.title == "Teks dokumen D1"
    assert dict(one.facts) == {"Tempat": "Archive", "Teknik": "Dokumentasi"}


def test_a_passage_says_who_where_which_way_and_who_has_decided() -> None:
    study = study_of(
        {"W1": "I2> Training was good.", "D1": "Slamet was there."},
        ("W1.1 EM1.1 + Training was good", "D1.1 EM1.2 - Slamet was @rules"),
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
    )
    first, second = opened(study)
    assert (first.place, first.speaker, first.sign) == ("W1.1", "I2 (weaver)", "+")
    assert (first.code, first.code_label, first.aspect) == ("EM1.1", "Training", "EM")
    assert (first.state, second.state) == ("Dikodekan peneliti", "Usulan, belum ditinjau")
    assert (second.text, second.speaker, second.sign) == ("[I2] was", "D1", "−")


def test_only_what_is_selected_is_printed_and_what_a_document_refers_to() -> None:
    study = study_of(
        {"W1": "I1> Good.", "W2": "I2> Bad.", "W3": "I3> Nothing."},
        ("W1.1 EM1.1 + Good", "W2.1 EM1.1 - Bad"),
    )
    only = Selection(informants=("I1",))
    assert [one.source for one in printed(study, only)] == ["W1"]
    assert [one.text for one in opened(study, only)] == ["Good"]
    bad = next(one for one in passages_of(study, ALL) if one.text == "Bad")
    also = frozenset({bad.coding})
    assert [one.text for one in passages_of(study, only, also)] == ["Good", "Bad"]
    assert [one.source for one in transcripts_of(study, only, also)] == ["W1", "W2"]


def test_a_document_that_rests_on_no_coding_stays_as_it_is() -> None:
    study = study_of({"W1": "I1> Good."}, ("W1.1 EM1.1 + Good",))
    document = Document("x", "id", (Paragraph("text"),))
    assert traceable(study, ALL, document) is document


def test_a_document_gets_what_its_cells_rest_on_once() -> None:
    study = study_of({"W1": "I1> Good."}, ("W1.1 EM1.1 + Good",))
    (known,) = passages_of(study, ALL)
    row = (cell("x", evidence=(Reference(known.coding, "W1", 1),)),)
    document = Document("x", "id", (Table("", (Column("a"),), (Section((row,)),)),))
    once = traceable(study, ALL, document)
    again = traceable(study, ALL, once)
    assert [type(block).__name__ for block in once.blocks] == ["Table", "Heading", "Transcript"]
    assert again == once


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_word_of_a_transcript_is_in_the_catalogue(language: str) -> None:
    say = catalogue(language, 1994).say
    for kind in SourceKind:
        assert say(f"transcript.{kind}", {"source": "X1"}).endswith("X1")


def test_a_whole_report_with_its_transcripts_prints_no_name() -> None:
    study = study_of(
        {
            "W1": "P> Bu Endang?\nI1> Saya Endang.\nBambang> Secret.\nI9> Secret.",
            "W2": "I2> Kata Slamet.",
        },
        ("W1.2 EM1.1 + Saya Endang", "W2.1 EM1.1 - Kata Slamet @rules"),
    )
    report = traceable(study, ALL, thesis_report(study, ALL, "1.0"))
    told = all_text(report) + str(report.passages)
    assert [secret for secret in SECRETS if secret in told] == []


def test_what_is_added_says_whether_there_are_transcripts_in_it() -> None:
    entries = {"D1": {"kind": SourceKind.DOCUMENT}}
    study = study_of({"W1": "I1> Quiet.", "D1": "A report."}, entries=entries)

    def title(*there: Transcript) -> str:
        document = Document("x", "id", there, title_page=True)
        added = traceable(study, ALL, document).blocks[len(there)]
        assert isinstance(added, Heading)
        return str(added.text)

    assert title() == study.wording.say("transcripts.title", {})
    told = [one for one in printed(study) if one.source == "W1"]
    assert title(*told) == study.wording.say("transcripts.written", {})
