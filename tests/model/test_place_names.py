"""Names that are also words of places and groups are left alone there, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.informant import Case, Consent, Informant, Roster, SourceGroup
from qualcode.model.place_names import _GROUPS, _PLACES
from qualcode.model.privacy import Anonymiser
from qualcode.model.text import LocalText

SIPANJANG = Informant(
    "I1", "Rusli Sipanjang", "gov", pseudonym="Mr A", aliases=("Datuak Sipanjang",)
)
MELATI = Informant("I2", "Melati Sukma", "com", pseudonym="Mrs B")
ENDANG = Informant("I3", "Endang Wulandari", "com", pseudonym="Mrs C", aliases=("Bu Endang",))
SLAMET = Informant("I4", "Slamet Riyanto", "com", consent=Consent.WITHDRAWN)
GROUPS = (SourceGroup("com", LocalText.plain("Kelompok Tani Melati")),)
CASES = (
    Case("a", LocalText.plain("Kelompok Melati")),
    Case("b", LocalText.plain("Usaha Bu Endang")),
)
PEOPLE = (SIPANJANG, MELATI, ENDANG, SLAMET)
BARE = Anonymiser(Roster(informants=PEOPLE))
DECLARED = Anonymiser(
    Roster(groups=GROUPS, cases=CASES, informants=PEOPLE), "Nagari Koto Sipanjang, Kabupaten Tinggi"
)


def test_a_health_service_that_the_study_declares_keeps_its_name_and_no_other_does() -> None:
    people = Roster(informants=(Informant("I5", "Sari Puspita", "com", pseudonym="Mrs E"),))
    declared = Anonymiser(people, "Posyandu Mekar Sari, Desa Sumber Agung")
    title = "Mutu layanan Posyandu Mekar Sari menurut kader"
    assert declared(title) == title
    assert declared("Di Posyandu Bu Sari ramai.") == "Di Posyandu [Mrs E] ramai."
    assert Anonymiser(people)(title) != title


@pytest.mark.parametrize(
    "text",
    [
        "Di Nagari Koto Sipanjang, dekat pasar.",
        "Kami dari Koto Sipanjang.",
        "di KOTO SIPANJANG dan sekitarnya",
        "Ia tinggal di Jalan Slamet Riyadi nomor 3.",
        "Jl. Melati, gang kedua",
        "Ketua Kelompok Melati.",
        "Desa Endang, Kecamatan Wulan.",
        "Dusun Melati di atas",
    ],
)
def test_a_word_of_a_places_name_is_left_alone(text: str) -> None:
    assert BARE(text) == text
    assert BARE.within(text, 0, len(text)) == text
    assert BARE.stretches(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Koto Sipanjang jauh dari sini",
        "Anggota Kelompok Melati kecewa, Kelompok Tani Melati tidak.",
        "anggota kelompok Melati, katanya",
        "Pedagang di Koto Sipanjang menolak.",
    ],
)
def test_a_name_that_study_yaml_declares_is_left_alone_whatever_follows(text: str) -> None:
    assert DECLARED(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Rumah Endang", "Rumah [Mrs C]"),
        ("Toko Bu Endang", "Toko [Mrs C]"),
        ("Toko Endang, di sudut", "Toko [Mrs C], di sudut"),
        ("Kelompok Endang.", "Kelompok [Mrs C]."),
        ("Di Kecamatan Endang yang urus.", "Di Kecamatan [Mrs C] yang urus."),
        ("Di Desa Bu Endang.", "Di Desa [Mrs C]."),
        ("Desa Endang Wulandari.", "Desa [Mrs C]."),
        ("di desa Endang.", "di desa [Mrs C]."),
        ("Di Desa. Endang pulang", "Di Desa. [Mrs C] pulang"),
        ("Di Kecamatan, Endang,", "Di Kecamatan, [Mrs C],"),
        ("Ke Pasar Slamet jualan", "Ke Pasar [–] jualan"),
        ("Kata Melati begitu", "Kata [Mrs B] begitu"),
        ("Usaha Bu Endang", "Usaha [Mrs C]"),
        ("Pak Sipanjang dari Koto Sipanjang.", "[Mr A] dari Koto Sipanjang."),
        ("Jalan Slamet Riyanto", "Jalan [–]"),
        ("Koto Rusli Sipanjang.", "Koto [Mr A]."),
    ],
)
def test_what_may_be_the_person_is_replaced(text: str, printed: str) -> None:
    assert DECLARED(text) == printed
    assert DECLARED.within(text, 0, len(text)) == printed


def test_an_alias_that_sounds_like_a_group_is_the_person() -> None:
    person = Informant("I1", "Rina", "com", pseudonym="Mrs R", aliases=("Kelompok Melati",))
    both = Roster(cases=CASES, informants=(person,))
    assert Anonymiser(both, "Kelompok Melati")("Kata Kelompok Melati.") == "Kata [Mrs R]."


def test_a_name_with_a_noun_of_place_in_it_stays_a_name() -> None:
    person = Informant("I1", "Ermawati Tanjung", "com", pseudonym="Mrs E")
    known = Anonymiser(Roster(informants=(person,)), "Desa Tanjung Melati")
    assert known("Kata Tanjung, kata Bu Tanjung.") == "Kata [Mrs E], kata [Mrs E]."
    assert known("Desa Tanjung Melati.") == "Desa Tanjung Melati."


NAMES = ["Endang", "Wulandari", "Melati", "Sipanjang", "Slamet"]
ADDRESSES = ["Bu", "Pak", "Ibu", "Mbak", "bu", "Uni", "Datuak"]
OTHERS = ["di", "kata", "Rumah", "datang", "yang", "Warung", "kelompok", ",", ".", "ada", "Rina"]


@given(
    before=st.lists(st.sampled_from([*_PLACES, *_GROUPS, *OTHERS]), max_size=4),
    capital=st.booleans(),
    address=st.sampled_from(ADDRESSES[:-1]),
    name=st.sampled_from(NAMES),
    after=st.lists(st.sampled_from([*OTHERS, *_PLACES]), max_size=3),
)
def test_behind_an_address_it_is_always_the_person(
    before: list[str], capital: bool, address: str, name: str, after: list[str]
) -> None:
    front = [one.capitalize() if capital else one for one in before]
    for one in (BARE, DECLARED):
        assert name not in one(" ".join([*front, address, name, *after]))


@given(
    before=st.lists(st.sampled_from([*_PLACES, *_GROUPS, *OTHERS]), max_size=3),
    whole=st.sampled_from(
        ["Endang Wulandari", "Melati Sukma", "Rusli Sipanjang", "Slamet Riyanto"]
    ),
    after=st.lists(st.sampled_from([*OTHERS, *NAMES]), max_size=2),
)
def test_a_whole_name_is_always_the_person(before: list[str], whole: str, after: list[str]) -> None:
    text = " ".join([*(one.capitalize() for one in before), whole, *after])
    for one in (BARE, DECLARED):
        assert whole not in one(text)
        assert whole.split()[0] not in one(text).removesuffix(" ".join(after))


@given(words=st.lists(st.sampled_from([*OTHERS, *NAMES, *ADDRESSES, "jual", "lalu"]), max_size=7))
def test_without_a_noun_of_place_or_group_nothing_is_left_alone(words: list[str]) -> None:
    text = " ".join(words)
    for name in ("Endang", "Sipanjang", "Slamet"):
        assert name not in BARE(text)
