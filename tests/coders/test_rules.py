"""The rule coder as a whole: who is coded, on which passages, with what account of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import AspectKind, Cues, Patterns
from qualcode.model.coding import RULES, Origin, proposal_id
from tests.coders.small_book import (
    TOPICS,
    VOICES,
    book,
    brief,
    code,
    codings,
    source,
    spans,
    table,
    words,
)


def test_interviewers_are_never_coded() -> None:
    assert codings(TOPICS, "P: Pelatihan belum ada ya, Bu, modalnya juga susah.") == []


def test_speakers_nobody_knows_are_never_coded() -> None:
    assert codings(TOPICS, "?: Pelatihan belum ada.\nI: Ya.") == []


def test_paragraphs_of_notes_and_documents_are_coded() -> None:
    found = codings(TOPICS, "-: Mesin jahit rusak.\n-: Rapat dibuka.\n-: Izin sudah keluar.")
    assert brief(found) == ["A -", "P +"]


def test_what_was_asked_is_what_fires_in_the_interviewers_turns() -> None:
    turns = "P: Soal pelatihan?\nI: Modal susah.\nP: Ada alat?\n?: Asuransi?\nI: Ya."
    assert {code for _, code in RuleCoder(TOPICS).questions(source(turns))} == {"T", "A"}


def test_proposals_tell_of_all_sources_in_order() -> None:
    first = source("P: Soal pelatihan?\nI: Belum.", "W1")
    second = source("-: Modal ada.", "D1")
    proposals = RuleCoder(TOPICS).propose([first, second])
    assert [(one.source, one.code) for one in proposals.codings] == [("W1", "T"), ("D1", "M")]
    assert proposals.asked == (("W1", frozenset({(1, "T")})), ("D1", frozenset()))
    assert proposals.failures == ()


PASSAGES = """
Pelatihan sudah baik, namun tidak rutin. => T+ Pelatihan sudah baik, / T- namun tidak rutin.
Alat ada, tapi modal susah. => A+ Alat ada, / M- tapi modal susah.
Modal dan alat sudah ada. => A+ Modal dan alat sudah ada. / M+ Modal dan alat sudah ada.
Pelatihan ada, tapi singkat soal pelatihan. => T+ Pelatihan ada, tapi singkat soal pelatihan.
Training was good but the loan never came. => M- but the loan never came. / T+ Training was good
Ya begitu. Izin susah. => P- Izin susah.
"""


@pytest.mark.parametrize("case", PASSAGES.strip().splitlines())
def test_the_passage_is_the_sentence_or_the_clause_where_polarity_differs(case: str) -> None:
    speech, _, expected = case.partition(" => ")
    found = [f"{one.code}{one.polarity} {one.quotation}" for one in codings(TOPICS, f"I: {speech}")]
    assert sorted(found) == expected.split(" / ")


def test_sentences_are_coded_one_by_one() -> None:
    found = codings(TOPICS, "I: Pelatihan ada. Pelatihan ada.\nI: Pelatihan ada.")
    assert [one.start for one in found] == [3, 18, 36]


def test_a_code_stands_once_on_a_passage_with_all_that_fired() -> None:
    (found,) = codings(TOPICS, "I: Pelatihan, kursus, dan kursusnya ada.")
    assert found.rule == "latih: Pelatihan; kursus: kursus; kursus: kursusnya"


def test_a_proposal_gives_an_account_of_itself() -> None:
    (found,) = codings(TOPICS, "I: Ya, pelatihan ada.")
    assert (found.coder, found.origin, found.reviewed) == (RULES, Origin.RULE, False)
    assert found.id == proposal_id("W1", "T", found.start, found.end)
    assert (found.rule, found.source) == ("latih: pelatihan", "W1")


def test_the_same_input_gives_the_same_proposals() -> None:
    turns = "P: Pelatihan?\nI: Belum. Modal ada tapi alat rusak.\n-: Izin mahal."
    coder = RuleCoder(TOPICS)
    first = coder.code(source(turns))
    coder.code(source("I: Pelatihan modal alat."))
    assert first == coder.code(source(turns)) == RuleCoder(TOPICS).code(source(turns))


def test_passages_stay_within_the_speech() -> None:
    found = codings(TOPICS, "I: Pelatihan\nI: sudah ada.\nP: Modal?\nI: Alat")
    assert spans(found)["T 0"] == "Pelatihan"


def test_a_sentence_over_several_lines_is_one_passage() -> None:
    assert spans(codings(TOPICS, "I: Pelatihan\nsudah\nada.")) == {"T +": "Pelatihan\nsudah\nada."}


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        ("Pelatihan ada. Tapi tidak rutin.", ["T +", "T -"]),
        ("Pelatihan bagus. Cuma jarang.", ["T +", "T -"]),
        ("Training was good. But it stopped.", ["T +", "T -"]),
        ("Pelatihan bagus. Saya jualan. Tapi rusak.", ["T +"]),
        ("Tapi rusak.", []),
        ("Pelatihan bagus. Warung saya rusak.", ["T +"]),
    ],
)
def test_a_sentence_that_goes_on_speaks_of_the_topic_before(
    speech: str, expected: list[str]
) -> None:
    assert brief(codings(TOPICS, f"I: {speech}")) == expected


def test_a_topic_is_not_carried_into_another_turn() -> None:
    turns = "I: Pelatihan bagus.\nI: Tapi tidak rutin, saya pikir begitu."
    assert brief(codings(TOPICS, turns)) == ["T +"]


GUARDED = book(
    code("T", id=Patterns(roots=("latih",), suppress=("sepak bola", "badminton"))),
    words("M", "modal"),
)


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        ("Latihan sepak bola tiap sore.", []),
        ("Modal ada, latihan sepak bola juga.", ["M +"]),
        ("Pelatihan ada, tapi anak saya suka sepak bola.", ["T +"]),
        ("Sepak bola saja. Pelatihan ada.", ["T +"]),
    ],
)
def test_a_pattern_under_not_keeps_the_code_out_of_its_clause(
    speech: str, expected: list[str]
) -> None:
    assert brief(codings(GUARDED, f"I: {speech}")) == expected


COMPANY = book(
    words("M", "modal"),
    code("R", alone=False, id=Patterns(words=("rutin", "jadwal*"))),
)


@pytest.mark.parametrize(
    ("turns", "codes"),
    [
        ("I: Rutin saja, Mbak, semua.", []),
        ("I: Modal keluar rutin.", ["M", "R"]),
        ("I: Modal dari bank. Jadwalnya tetap.", ["M", "R"]),
        ("P: Modalnya rutin?\nI: Ada jadwalnya.", ["M", "R"]),
        ("I: Saya salat rutin.", []),
    ],
)
def test_a_code_that_does_not_stand_alone_needs_company(turns: str, codes: list[str]) -> None:
    assert sorted(one.code for one in codings(COMPANY, turns)) == codes


DEFAULTS = book(
    code("B", polarity="-", id=Patterns(words=("tengkulak",))),
    code("G", polarity="+", id=Patterns(words=("guyub",))),
    code("OB", AspectKind.OBSTACLE, "-", id=Patterns(words=("kendala",))),
    code("SUG", AspectKind.SUGGESTION, id=Patterns(words=("saran",))),
    code("N", id=Patterns(words=("netral",))),
)

CASES = """
Ada tengkulak di sini. | B-
Kami guyub. | G+
Kendala kami itu. | OB-
Saran saya bagus. | SUG0
Itu netral. | N0
"""


@pytest.mark.parametrize(("speech", "expected"), table(CASES))
def test_a_code_has_its_own_polarity_where_the_clause_says_nothing(
    speech: str, expected: list[str]
) -> None:
    assert brief(codings(DEFAULTS, f"I: {speech}")) == expected


def test_a_codebook_adds_its_own_cues() -> None:
    added = Cues(
        negators={"id": ("ganyak",)}, negative={"id": ("mrongkol",)}, positive={"en": ("ace",)}
    )
    own = book(words("M", "modal", language="any"), cues=added)
    assert brief(codings(own, "I: Modal ganyak.")) == ["M -"]
    assert brief(codings(own, "I: Modalnya mrongkol.")) == ["M -"]
    assert brief(codings(own, "I: The modal is ace.")) == ["M +"]
    assert brief(codings(TOPICS, "I: Modalnya mrongkol.")) == ["M 0"]


def test_a_codebook_adds_words_of_giving_which_count_less_than_judgements() -> None:
    own = book(
        words("M", "modal"), cues=Cues(given={"id": ("diumbulke",)}, negative={"id": ("bosok",)})
    )
    assert brief(codings(own, "I: Modal diumbulke.")) == ["M +"]
    assert brief(codings(own, "I: Modal belum diumbulke.")) == ["M -"]
    assert brief(codings(own, "I: Modal diumbulke bosok.")) == ["M -"]


def test_a_codebook_takes_words_and_phrases_out_of_the_cues() -> None:
    plain = book(words("M", "modal"))
    own = book(words("M", "modal"), cues=Cues(ignore={"id": ("bagus", "kurang putih")}))
    assert brief(codings(plain, "I: Modal bagus.")) == ["M +"]
    assert brief(codings(own, "I: Modal bagus.")) == ["M 0"]
    assert brief(codings(plain, "I: Modal kurang putih.")) == ["M -"]
    assert brief(codings(own, "I: Modal kurang putih.")) == ["M 0"]
    assert brief(codings(own, "I: Modal kurang.")) == ["M -"]


def test_only_rules_of_the_studys_languages_apply() -> None:
    both = book(words("A", "kata"), words("B", "kata", language="en"))
    found = RuleCoder(both, ("en",)).code(source("I: Satu kata."))
    assert brief(found) == ["B 0"]


def test_expressions_propose_codings_like_other_rules() -> None:
    own = book(code("A", any=Patterns(regexes=(r"\d+ juta",))))
    (found,) = codings(own, "I: Dapat 5 juta. Lalu pulang.")
    assert (found.quotation, found.rule) == ("Dapat 5 juta.", r"\d+ juta: 5 juta")


def test_an_expression_that_takes_too_long_is_told_once_and_the_rest_goes_on() -> None:
    slow = book(code("A", any=Patterns(regexes=(r"(a+)+$",))), words("M", "modal"))
    text = "a" * 1000
    proposals = RuleCoder(slow).propose([source(f"I: {text}b modal.\nI: {text}b modal.")])
    assert brief(proposals.codings) == ["M 0", "M 0"]
    [problem] = proposals.failures
    assert problem.message == "the regex of code A took too long: (a+)+$"


def test_an_empty_codebook_and_an_empty_source_give_nothing() -> None:
    assert codings(book(), "I: Pelatihan.") == []
    assert codings(TOPICS, "I: ") == []


PIECES = """
    pelatihan modal izin alat kendala saran semoga kalau nggak bakal bukan tapi meski dulu
    sekarang sudah belum ada tidak susah bagus training loan but although not without if would
    yang cuma semua katanya akan kepala bidang saya bekerja sebagai , . ? ! ; — ( ) … " 👍 İ ß
    \u200b Dr. 1.500 ya Modal PELATIHAN tahu
"""
SPEECH = st.one_of(
    st.text(st.characters(exclude_characters="\n"), max_size=60),
    st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join),
)
TURN = st.builds("{}: {}".format, st.sampled_from(sorted(VOICES)), SPEECH)
CODER = RuleCoder(
    book(
        *TOPICS.codes,
        code("X", any=Patterns(regexes=(r"\w+ ada",), suppress=("susah",))),
        code("R", alone=False, any=Patterns(words=("semua", "ya"))),
    )
)


@settings(max_examples=150, deadline=None)
@example(["P: Ada saran?", "I: …"])
@given(st.lists(TURN, min_size=1, max_size=6))
def test_whatever_is_said_the_proposals_are_sound(turns: list[str]) -> None:
    made = source("\n".join(turns))
    found = CODER.code(made)
    for one in found:
        assert one.quotation == made.text[one.start : one.end] == one.quotation.strip() != ""
        speech = made.segment_at(one.start).speech
        assert speech.start <= one.start < one.end <= speech.end
        assert VOICES[made.segment_at(one.start).label].value in ("informant", "nobody")
    keys = [(one.code, one.start, one.end) for one in found]
    assert len(keys) == len({*keys}) == len({one.id for one in found})
    assert CODER.code(made) == found
    assert {code for _, code in CODER.questions(made)} <= {one.id for one in CODER.codebook.codes}


YIELDING = book(
    replace(words("M", "modal"), yields_to=("I",)),
    words("I", "kabar"),
)


@pytest.mark.parametrize(
    ("speech", "codes"),
    [
        ("Kabar soal modal nggak sampai.", ["I"]),
        ("Modal dari bank.", ["M"]),
        ("Kabar ada, tapi modal belum.", ["I", "M"]),
    ],
)
def test_a_code_gives_way_to_another_one_in_its_clause(speech: str, codes: list[str]) -> None:
    assert sorted({one.code for one in codings(YIELDING, f"I: {speech}")}) == codes


@pytest.mark.parametrize("line", ["<Media modal tidak disertakan>", "[modal ditunjukkan]"])
def test_what_a_program_put_in_is_not_said(line: str) -> None:
    assert codings(COMPANY, f"P: Modal ada?\nI: {line}") == []


def test_the_heading_of_a_part_of_a_document_is_no_evidence() -> None:
    assert codings(COMPANY, "-: 3.2 Rencana Modal Usaha") == []
    assert len(codings(COMPANY, "-: 3.2 Modal usaha sudah diberikan kepada 40 orang.")) == 1
