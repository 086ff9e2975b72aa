"""Answers whose topic stands only in the question.

The codes are those of `small_book.TOPICS`: training, permits, money, apparatus, assistance (D),
outreach (S), insurance (I), obstacles (OB), suggestions (SUG).
"""

from __future__ import annotations

import pytest

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import Patterns
from qualcode.model.coding import Origin
from tests.coders.small_book import TOPICS, book, brief, code, codings, source, table, words

OPENERS = """
# Indonesian
Pernah. | T+
Sudah, Mbak. | T+
Iya, pernah dua kali. | T+
Nggih, sampun. | T+
Alhamdulillah sudah. | T+
Oh ya, sering Bu. | T+
Ya ada, setahun dua kali lah kurang lebih begitu Mas di balai desa sana. | T+
Belum, Mbak. | T-
Belum pernah. | T-
Tidak. | T-
Nggak, Bu. | T-
Wah, belum Mas, dari dulu sampai sekarang saya menunggu saja di rumah. | T-
Kalau saya belum, Bu. | T-
Boro-boro, Mas. | T-
Mboten, Mas. | T-
Durung. | T-
Jarang. | T-
# English
Yes. | T+
Yeah, twice. | T+
Yes, we did, in the village hall behind the market with all of the others. | T+
Of course. | T+
Well, yes. | T+
No. | T-
Not yet. | T-
Never. | T-
No, I was busy with the shop all that year and nobody asked me about it. | T-
Rarely. | T-
# neither yes nor no: short, but for the researcher to decide
Di balai desa, hari Selasa. | T?
In the village hall. | T?
# the answer's own words tell it
Bagus sekali. | T+
Kurang, Mbak. | T-
Ya, tapi kurang rutin. | T+ T-
Sudah, cuma jarang. | T+ T-
It was useless. | T-
"""


@pytest.mark.parametrize(("answer", "expected"), table(OPENERS))
def test_a_short_answer_speaks_of_what_was_asked(answer: str, expected: list[str]) -> None:
    found = codings(TOPICS, f"P: Ibu pernah ikut pelatihan?\nI: {answer}")
    assert brief(found) == expected


@pytest.mark.parametrize(("answer", "expected"), table(OPENERS))
def test_the_question_may_be_english(answer: str, expected: list[str]) -> None:
    found = codings(TOPICS, f"P: Have you had any training?\nI: {answer}")
    assert brief(found) == expected


def test_what_is_taken_over_is_told_as_such_and_stands_on_the_answer() -> None:
    (found,) = codings(TOPICS, "P: Pernah ikut pelatihan?\nI: Belum, Mbak. Sibuk.")
    assert (found.quotation, found.origin, found.rule) == ("Belum, Mbak.", Origin.ANSWER, "")


def test_a_code_that_fires_in_the_answer_is_its_own() -> None:
    (found,) = codings(TOPICS, "P: Pernah ikut pelatihan?\nI: Belum pernah ada pelatihan.")
    assert (found.origin, found.rule, str(found.polarity)) == (Origin.RULE, "latih: pelatihan", "-")


@pytest.mark.parametrize(
    "answer",
    [
        "Saya buka warung ini sejak anak saya yang kedua lahir, di pinggir jalan situ.",
        "My husband and I opened this little shop when our second child was born.",
        "Rumah saya itu di belakang pasar. Bapak kerja di laut. Anak saya tiga, semua sekolah.",
    ],
)
def test_a_long_answer_that_says_neither_yes_nor_no_takes_over_nothing(answer: str) -> None:
    assert codings(TOPICS, f"P: Pernah ikut pelatihan?\nI: {answer}") == []


@pytest.mark.parametrize(
    "answer",
    [
        "Kurang tahu, Mbak.",
        "Wah, saya nggak tahu.",
        "Tidak tahu saya.",
        "Lupa, Bu.",
        "Entah, Mas.",
        "Maksudnya gimana, Mbak?",
        "Pelan-pelan ya Mbak?",
        "I don't know.",
        "No idea.",
        "Not sure, really.",
        "I can't remember.",
        "What do you mean?",
        "…",
    ],
)
def test_an_answer_that_tells_nothing_takes_over_nothing(answer: str) -> None:
    assert codings(TOPICS, f"P: Ibu pernah ikut pelatihan?\nI: {answer}") == []


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Ada kesulitan mengurus izin?", "Tidak ada, Bu.", ["P +"]),
        ("Ada kesulitan mengurus izin?", "Nggak, Mas.", ["P +"]),
        ("Izinnya susah, Bu?", "Nggak.", ["P +"]),
        ("Izinnya susah, Bu?", "Iya.", ["P -"]),
        ("Was the permit difficult?", "No.", ["P +"]),
        ("Was the permit difficult?", "Yes.", ["P -"]),
        ("Ada masalah dengan alatnya?", "Ada, Mbak.", ["A -"]),
        ("Ada masalah dengan alatnya?", "Tidak.", ["A +"]),
        ("Any trouble with the machines?", "Never.", ["A +"]),
    ],
)
def test_no_to_a_question_about_something_bad_is_good(
    question: str, answer: str, expected: list[str]
) -> None:
    assert brief(codings(TOPICS, f"P: {question}\nI: {answer}")) == expected


def test_no_obstacle_is_no_obstacle() -> None:
    assert codings(TOPICS, "P: Apa ada hambatan?\nI: Tidak ada.") == []
    assert brief(codings(TOPICS, "P: Apa ada hambatan?\nI: Ada.")) == ["OB -"]


def test_a_suggestion_keeps_its_own_polarity() -> None:
    assert brief(codings(TOPICS, "P: Ada saran?\nI: Tidak ada, Mbak.")) in ([], ["SUG 0"])
    assert brief(codings(TOPICS, "P: Ada saran, Bu?\nI: Ada, itu saja tadi.")) == ["SUG 0"]


@pytest.mark.parametrize(
    "turns",
    [
        "I: Belum, Mbak.",
        "P: Pernah ikut pelatihan?\nP: Namanya siapa?\nI: Belum, Mbak.",
        "P: Pernah ikut pelatihan?\nI: Saya buka warung di depan rumah ini sejak lama sekali.\n"
        "I: Belum, Mbak.",
        "P: Pernah ikut pelatihan?\nJ: Saya buka warung di depan rumah ini sejak lama sekali.\n"
        "I: Belum.",
        "P: Pernah ikut pelatihan?\n?: Siapa itu?\nI: Belum, Mbak.",
        "?: Pernah ikut pelatihan?\nI: Belum, Mbak.",
        "P: Pernah ikut pelatihan?\n-: Belum.",
        "P: Soal pelatihan dulu. Itu cukup. Ibu sehat? Bapak juga sehat?\nI: Sudah.",
    ],
)
def test_only_the_last_words_of_the_interviewer_right_before_are_the_question(turns: str) -> None:
    assert codings(TOPICS, turns) == []


def test_only_the_first_sentence_is_the_answer() -> None:
    turns = "P: Pernah ikut pelatihan?\nI: Belum. Saya jualan saja tiap hari di sana."
    assert [one.quotation for one in codings(TOPICS, turns)] == ["Belum."]


def test_every_code_of_the_question_is_taken_over() -> None:
    turns = "P: Apakah sudah dapat pelatihan dan modal?\nI: Belum, Bu."
    assert brief(codings(TOPICS, turns)) == ["M -", "T -"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Setelah pelatihan itu, ada pendampingan?", ["D -"]),
        ("After the training, was there any mentoring?", ["D -"]),
        ("Setelah pelatihan itu, bagaimana?", ["T -"]),
        ("Pelatihan itu, setelah modal cair, ada?", ["M -", "T -"]),
    ],
)
def test_what_only_says_when_is_not_asked_about(question: str, expected: list[str]) -> None:
    assert brief(codings(TOPICS, f"P: {question}\nI: Belum.")) == expected


def test_what_the_answer_names_itself_is_not_taken_over_a_second_time() -> None:
    turns = "P: Apakah sudah dapat pelatihan dan modal?\nI: Modal sudah, pelatihan belum."
    assert brief(codings(TOPICS, turns)) == ["M +", "T -"]


@pytest.mark.parametrize(
    ("speech", "passages"),
    [
        ("Asuransi? Belum ada.", ["I -: Asuransi? Belum ada."]),
        ("Pelatihan? Bagus kok.", ["T +: Pelatihan? Bagus kok."]),
        ("Insurance? None of us has any.", ["I -: Insurance? None of us has any."]),
        ("Ya begitu. Modal? Susah, Mas.", ["M -: Modal? Susah, Mas."]),
    ],
)
def test_the_informants_own_question_and_its_answer_are_one_passage(
    speech: str, passages: list[str]
) -> None:
    found = codings(TOPICS, f"I: {speech}")
    whole = [f"{one.code} {one.polarity}: {one.quotation}" for one in found]
    assert whole == passages


def test_a_question_without_an_answer_stands_alone() -> None:
    (found,) = codings(TOPICS, "I: Modal?")
    assert (found.quotation, str(found.polarity)) == ("Modal?", "0")


def test_a_question_to_which_no_code_belongs_gives_nothing() -> None:
    assert codings(TOPICS, "P: Sudah makan, Bu?\nI: Sudah.") == []


def test_suppressed_words_are_not_asked_about() -> None:
    guarded = book(code("T", id=Patterns(roots=("latih",), suppress=("sepak bola",))))
    turns = "P: Anaknya ikut latihan sepak bola?\nI: Iya."
    assert codings(guarded, turns) == []
    assert RuleCoder(guarded).questions(source(turns)) == frozenset()


def test_a_regex_can_ask() -> None:
    asking = book(code("T", any=Patterns(regexes=(r"\bTOT\b",))), words("M", "modal"))
    assert brief(codings(asking, "P: Sudah ikut TOT?\nI: Belum.")) == ["T -"]
