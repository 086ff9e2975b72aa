"""Which answers say only that the informant does not know."""

from __future__ import annotations

import pytest

from qualcode.coders.cues import lexicon_list
from qualcode.coders.unknowing import asks_knowing, says_unknowing


@pytest.mark.parametrize(
    "answer",
    [
        "Tidak tahu.",
        "Kurang tahu, Mbak.",
        "Wah, kalau itu saya kurang tahu, Mbak.",
        "Wah nggak tau saya, Bu. Coba tanya ke dinas saja.",
        "Kalau soal izin usaha, saya kurang paham.",
        "Kalau izin tidak tahu, Mbak.",
        "Soal KUR kurang tahu saya.",
        "Hmm. Ndak tau.",
        "Entahlah.",
        "Ya mana saya tahu, Mas.",
        "Saya tidak tahu-menahu soal itu.",
        "Belum tahu, Pak. Itu urusan ketua.",
        "Tidak tahu berapa biayanya.",
        "Kami tidak begitu tahu.",
        "Ibu nggak tahu, Nak.",
        "Mboten ngertos kulo.",
        "Ora ngerti aku.",
        "Ta' tao, Mas.",
        "Indak tau do.",
        "TIDAK TAHU",
        "I don't know.",
        "I don’t really know.",
        "Oh, I'm not sure about that, sir.",
        "No idea. Ask the office.",
        "I really don't know if it helped.",
        "Honestly, I couldn't tell you.",
    ],
)
def test_an_answer_says_that_the_informant_does_not_know(answer: str) -> None:
    assert says_unknowing(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "…",
        "Ya.",
        "Kurang.",
        # tofu, and knowing
        "Tahu, Mbak. Tiap hari saya bikin tahu.",
        "Tahu goreng dan tempe.",
        "Bahannya kurang, tahu mahal.",
        "Tidak, tahu saya mahal.",
        "Nggak. Tahu kok.",
        # others do not know, or it is only said
        "Orang tidak tahu kalau kami ada di sini.",
        "Kalau pelatihan anggota tidak tahu.",
        "Kalau Bu Rika tidak tahu.",
        "Ibu-ibu tidak tahu.",
        "Mereka tidak tahu.",
        "Siapa yang tidak tahu.",
        "Bukan tidak tahu, tapi malas.",
        "Tidak tahu?",
        "Kalau tak ada Bu Rika, tak tahulah saya.",
        # what is not known is what is told
        "Saya tidak tahu kalau ada program itu.",
        "Saya tidak tahu caranya.",
        "Tak tahu malu orangnya.",
        "Entah berapa kali saya datang ke sana.",
        # it is told after all, or has been before
        "Tidak tahu, tapi biasanya murah.",
        "Kurang tahu. Kira-kira dua juta sebulan.",
        "Bagus. Selebihnya saya tidak tahu.",
        "Lupa, Mbak.",
        "People don't know that we sell here.",
        "They are not sure.",
        "I don't know how to apply.",
        "I don't know what we would do without it.",
        "Not sure it helped anybody.",
        "No, I know it well.",
        "You know, it was good.",
    ],
)
def test_a_near_miss_says_something_else(answer: str) -> None:
    assert not says_unknowing(answer)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Ibu tahu ada KUR?", True),
        ("Apakah anggota paham aturannya?", True),
        ("Have you heard of it?", True),
        ("Izinnya bagaimana, Bu?", False),
        ("Oh, saya baru tahu. Bagaimana izinnya?", False),
        ("Ceritakan izinnya", False),
        ("", False),
    ],
)
def test_a_question_may_ask_whether_somebody_knows(question: str, asks: bool) -> None:
    assert asks_knowing(question) is asks


@pytest.mark.parametrize(
    "name",
    ["negators", "softeners", "knowing", "alone", "before", "after", "topics", "about", "asking",
     "others", "asked", "going_on"],
)  # fmt: skip
def test_the_lists_of_both_languages_hold_words_only(name: str) -> None:
    # A bare `no` or `on` in YAML is no word but a truth value.
    assert not {"True", "False", "None"} & set(lexicon_list("unknowing", name))
