"""Keyword in context: what is found, what is shown of it, and what never is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coders.tokens import WORD, fold
from qualcode.errors import QualcodeError
from qualcode.model.informant import Consent, Informant, Roster
from qualcode.model.privacy import Anonymiser
from qualcode.stages.concordance import Concordance, concordance
from qualcode.stages.contexts import beginning, ending, in_context
from qualcode.stages.nearness import Stretches
from qualcode.stages.word_search import WordSearch
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

ALL = Selection(phase="all")


def found(text: str, wanted: str, roots: bool = False) -> list[str]:
    return [text[start:end] for start, end in WordSearch(wanted, roots)(text)]


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        ("usaha", "Usaha, USAHA; wirausaha usaha-usaha", ["Usaha", "USAHA", "usaha", "usaha"]),
        ("usaha mikro", "usaha\nmikro, Usaha-Mikro, usaha, mikro", ["usaha\nmikro", "Usaha-Mikro"]),
        ("usaha-mikro", "usaha mikro", ["usaha mikro"]),
        ("latih*", "Latihan, dilatih, LATIH", ["Latihan", "LATIH"]),
        ("usah* mikro", "usahanya mikro", ["usahanya mikro"]),
        ("latih*,", "latihan", ["latihan"]),
        ("a a", "a a a a a", ["a a", "a a"]),
        ("p-irt", "punya P-IRT dan PIRT", ["P-IRT"]),
        ("10.30", "jam 10.30, bukan 10 30", ["10.30"]),
        ("s.sos", "Ibu A, S.Sos., hadir", ["S.Sos"]),
        ("ada, tapi", "Ada, tapi jarang. Ada tapi", ["Ada, tapi"]),
        ("jum'at", "hari Jum’at", ["Jum’at"]),
        (normalize("NFD", "café"), "di Café", ["Café"]),
        ("latih", "pelatihan", []),
    ],
)  # fmt: skip
def test_words_and_phrases_are_found_in_any_case(wanted: str, text: str, places: list[str]) -> None:
    assert found(text, wanted) == places


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        ("latih", "Pelatihan, melatih, dilatihnya, latar", ["Pelatihan", "melatih", "dilatihnya"]),
        ("bina", "pembinaan binatang membina", ["pembinaan", "membina"]),
        ("izin", "perijinan, mengizinkan", ["perijinan", "mengizinkan"]),
        ("beri bantu", "memberi bantuan, beri modal", ["memberi bantuan"]),
    ],
)
def test_a_root_is_found_with_its_affixes(wanted: str, text: str, places: list[str]) -> None:
    assert found(text, wanted, roots=True) == places


@pytest.mark.parametrize("wanted", ["", "   ", "?!", "*", "la*tih", "*latih", "latih *"])
def test_what_names_no_word_is_refused_in_a_sentence(wanted: str) -> None:
    with pytest.raises(QualcodeError, match=r"no word|end of a word"):
        WordSearch(wanted)


def test_a_root_takes_no_asterisk() -> None:
    with pytest.raises(QualcodeError, match="all its endings"):
        WordSearch("latih*", roots=True)


@given(st.text(max_size=60), st.data())
def test_every_word_of_a_text_is_found_wherever_it_stands(text: str, data: st.DataObject) -> None:
    words = list(WORD.finditer(text))
    if words:
        wanted = data.draw(st.sampled_from(words)).group()
        same = [one.span() for one in words if fold(one.group()) == fold(wanted)]
        assert WordSearch(wanted)(text) == same


ENDANG = Roster(
    informants=(
        Informant("I1", "Endang Wulandari", "gov", pseudonym="Ibu A", aliases=("Bu Endang",)),
        Informant("I2", "Endang Sukma", "com", consent=Consent.WITHDRAWN),
        Informant("I3", "Untung", "com", pseudonym="Bapak U"),
    )
)
PIECES = [
    "bu", "Bu", "endang", "Endang", "ENDANG", "Wulandari", "wulandari", "Sukma", "pak", "untung",
    "Untung", "latih", "nya", "0812", "3456", "7890", "e.w@mail.com", "Ibu", "A", ".", ",", "(",
    " ", "  ", "\n", "-",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.data())
def test_context_is_always_a_part_of_what_may_be_printed(text: str, data: st.DataObject) -> None:
    text, printable = text.strip(), Anonymiser(ENDANG)
    words = [one.span() for one in WORD.finditer(text)]
    if not words:
        return
    spans = sorted(data.draw(st.sets(st.sampled_from(words), min_size=1)))
    whole = printable(" ".join(text.split()))
    shown = in_context(text, spans, printable, size=1_000)
    assert len(shown) == len(spans)
    for one in shown:
        assert one.before + one.words + one.after == whole


def test_a_hit_in_a_name_shows_the_whole_pseudonym() -> None:
    text = "Katanya bu endang sudah datang"
    (one,) = in_context(text, WordSearch("bu")(text), Anonymiser(ENDANG), 80)
    assert (one.before, one.words, one.after) == ("Katanya ", "[Ibu A]", " sudah datang")


def test_where_a_name_is_longer_than_any_name_all_is_shown_as_printed() -> None:
    name = "very " * 80
    (one,) = in_context(f"{name}end.", [(200, 204)], lambda text: text.replace(name, "[N] "), 80)
    assert (one.before, one.words, one.after) == ("", "[N] end.", "")


@given(st.text("ab c", max_size=30), st.integers(0, 30))
def test_a_context_is_cut_to_its_room_at_words(text: str, room: int) -> None:
    for cut, rest in ((ending(text, room), "ends"), (beginning(text, room), "begins")):
        assert len(cut) <= room
        if len(text) <= room:
            assert cut == text
        elif room:
            kept = cut.strip("…")
            assert "…" in cut
            assert text.endswith(kept) if rest == "ends" else text.startswith(kept)


spans = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda one: (one[0], sum(one)))


@given(st.lists(spans, max_size=8).map(sorted), spans, st.integers(0, 4))
def test_stretches_come_near_exactly_when_one_of_them_does(
    known: list[tuple[int, int]], wanted: tuple[int, int], apart: int
) -> None:
    first, last = wanted
    stretches = Stretches(known)
    assert stretches.near(wanted, apart) == any(
        one[0] <= last + apart and one[1] >= first - apart for one in known
    )
    touched = [n for n, one in enumerate(known) if one[0] <= last and one[1] >= first]
    assert sorted(stretches.touching(wanted)) == touched


def heard(**changed: object) -> Study:
    """Two people in an interview, a document, and a preliminary interview."""
    told: dict[str, object] = {
        "informants": {"I1": "gov", "I2": "com"},
        "sources": {
            "W1": "P> Ada pelatihan?\nI1> Pelatihan ada. Bagus.\nI2> Tidak ada.\nX> Ada saja.",
            "D1": "Pelatihan ada enam kali.",
            "W0": "I2> Ada dulu.",
        },
        "entries": {"D1": {"kind": "document", "group": "gov"}, "W0": {"phase": "preliminary"}},
        "codings": ["W1.2 EM1.1 + Pelatihan ada.", "W1.2 OB1 - Bagus. @rules"],
    }
    return build_study(**{**told, **changed})  # type: ignore[arg-type]


def places(concordance: Concordance) -> list[str]:
    return [one.place for one in concordance.occurrences]


def test_what_people_say_and_documents_are_read_in_order_but_not_the_questions() -> None:
    study = heard()
    assert places(concordance(study, WordSearch("ada"), ALL)) == ["W1:2", "W1:3", "D1:1", "W0:1"]
    asked = concordance(study, WordSearch("pelatihan"), ALL, questions=True)
    assert places(asked) == ["W1:1", "W1:2", "D1:1"]
    assert asked.sources == ("W1", "D1")


def test_words_of_a_speaker_who_is_not_known_are_told_of_and_not_shown() -> None:
    every = concordance(heard(), WordSearch("ada"), ALL)
    assert every.unattributed == ("W1:4",)
    assert concordance(heard(), WordSearch("ada"), replace(ALL, groups=("gov",))).unattributed == ()


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"informants": ("I1",)}, ["W1:1", "W1:2"]),
        ({"informants": ("I2",)}, ["W1:1", "W1:3", "W0:1"]),
        ({"groups": ("gov",)}, ["W1:1", "W1:2", "D1:1"]),
        ({"sources": ("D1",)}, ["D1:1"]),
        ({"phase": "preliminary"}, ["W0:1"]),
        ({"phase": "main", "groups": ("com",)}, ["W1:1", "W1:3"]),
        ({"cases": ("north",)}, []),
    ],
)
def test_a_selection_narrows_who_and_what_is_read(
    narrowed: dict[str, object], expected: list[str]
) -> None:
    selection = replace(ALL, **narrowed)  # type: ignore[arg-type]
    result = concordance(heard(), WordSearch("ada"), selection, questions=True)
    assert places(result) == expected


def test_a_place_says_which_codes_in_force_touch_it() -> None:
    study = heard(
        codings=[
            "W1.2 EM1.1 + Pelatihan ada.",
            "W1.2 EM1.1 - Pelatihan @budi",
            "W1.2 OB1 - ada. Bagus @rules",
            "W1.2 PR1.1 0 Bagus.",
        ]
    )
    (one,) = concordance(study, WordSearch("pelatihan"), replace(ALL, sources=("W1",))).occurrences
    assert [(str(said.polarity), len(said.rows)) for said in one.statements] == [("?", 2)]
    (ada,) = concordance(study, WordSearch("ada"), replace(ALL, informants=("I1",))).occurrences
    assert [said.first.code.id for said in ada.statements] == ["EM1.1", "OB1"]
    assert [said.reviewed for said in ada.statements] == [True, False]
    record = ada.as_json()
    assert record["coded"] is True
    assert (record["source"], record["turn"], record["informant"]) == ("W1", 2, "I1")
    assert (record["before"], record["quotation"], record["after"]) == (
        "Pelatihan ",
        "ada",
        ". Bagus.",
    )
    assert study.sources[0].text[int(str(record["start"])) :].startswith("ada. Bagus")


def gone(study: Study, which: Callable[[Informant], bool]) -> Study:
    people = tuple(withdrawn(one) if which(one) else one for one in study.roster.informants)
    return replace(study, roster=replace(study.roster, informants=people))


def test_nothing_of_those_who_have_withdrawn_is_read() -> None:
    one = gone(heard(), lambda person: person.id == "I2")
    assert places(concordance(one, WordSearch("ada"), ALL, True)) == ["W1:1", "W1:2", "D1:1"]
    both = gone(heard(), lambda person: True)
    assert places(concordance(both, WordSearch("ada"), ALL, True)) == ["D1:1"]
    unsaid = heard(entries={"W1": {"informants": ()}, "D1": {"kind": "document"}})
    nobody = gone(unsaid, lambda person: True)
    assert places(concordance(nobody, WordSearch("ada"), ALL, True)) == ["D1:1"]


def test_names_are_replaced_around_the_words_and_in_them() -> None:
    study = heard(sources={"W1": "I1> Kata I2 ada. Name of I2 ada."}, entries={}, codings=())
    shown = concordance(study, WordSearch("ada"), ALL).occurrences
    assert "Name of" not in "".join(f"{one.context}" for one in shown)
    (name,) = concordance(study, WordSearch("name of"), ALL).occurrences
    assert "Person I2" in name.context.words
