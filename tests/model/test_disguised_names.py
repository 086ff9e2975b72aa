"""A name is found however it is set, spelt, broken, joined or given titles."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.informant import Consent, Informant, Roster
from qualcode.model.letters import views
from qualcode.model.privacy import Anonymiser

PEOPLE = (
    Informant("I1", "Rosalinda Harjanti", "g", pseudonym="Ibu A", aliases=("Bu Rosa",)),
    Informant("I2", "Wiratmoko Melati", "g", pseudonym="Mr B"),
    Informant("I3", "Ma'ruf", "g", pseudonym="Mr C"),
    Informant("I4", "José-María Nur", "g", pseudonym="Mr D"),
    Informant("I5", "Hanafi McDonald", "g", pseudonym="Mr E"),
    Informant("I6", "Dra. Zubaidah, S.Sos., M.Si.", "g", pseudonym="Ibu F"),
    Informant("I7", "Kusumo, Bambang", "g", pseudonym="Mr G"),
    Informant("I8", "H. Untung Slamet S.E.", "g", pseudonym="Mr H"),
    Informant("I9", "Ratna Dewi", "g", consent=Consent.NAMED),
)
printed = Anonymiser(Roster(informants=PEOPLE))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_Rosa_ datang", "_[Ibu A]_ datang"),
        ("__ROSA__ datang", "__[Ibu A]__ datang"),
        ("kata _bu_ _rosa_ ya", "kata [Ibu A] ya"),
        ("bu **rosa** ya", "[Ibu A] ya"),
        ("Wiratmoko **Melati**", "[Mr B]"),
        ("**Wiratmoko** _Melati_ datang", "[Mr B] datang"),
        ("***Rosalinda*** **Harjanti**", "[Ibu A]"),
        ("_Wiratmoko Melati_ pulang", "_[Mr B]_ pulang"),
        ("kata **Melati** begitu", "kata **[Mr B]** begitu"),
        ("Saya, Melati, juga", "Saya, [Mr B], juga"),
        ("Ro**sa** pulang", "[Ibu A] pulang"),
        ("~~Rosa~~ `Rosa` ==Rosa==", "~~[Ibu A]~~ `[Ibu A]` ==[Ibu A]=="),
        ("Rosa\\_Harjanti", "[Ibu A]\\_[Ibu A]"),
    ],
)
def test_signs_of_emphasis_hide_no_name(text: str, shown: str) -> None:
    assert printed(text) in (shown, shown.replace("[Ibu A]\\_[Ibu A]", "[Ibu A]"))


@pytest.mark.parametrize(
    "text",
    [
        *("Ma’ruf", "Ma`ruf", "Maʼruf", "Maruf", "MA'RUF", "Ma‘ruf’s"),
        *("Jose María", "JOSÉ", "José-María", "Jose-Maria", unicodedata.normalize("NFD", "José")),
        *("Hanaﬁ", "HANAFI", "McDonald", "MCDONALD", "Mcdonald"),
        *("Ro\u00adsa", "Ro\u200bsa", "R\u200do\u200ds\u200da", "Ro\u2060sa", "\ufeffRosa\u200e"),
        *("Rosa-\nlinda", "Har-\n   janti", "Rosa-\nHarjanti", "Rosa‐linda"),
        *("R O S A", "R O S A L I N D A H A R J A N T I", "𝐑𝐨𝐬𝐚", "Ｒｏｓａ", "Ⓡⓞⓢⓐ"),
        *("Rosa1", "2021Rosa", "Rosa²", "Rosa_2021.jpg", "ROSA", "RoSa"),
        *("Rosa's", "Bu Rosa-nya", "Rosanyalah", "bu\u00a0rosa", "bu\nrosa", "Bu_Rosa"),
        *("rosalinda harjanti", "rosalinda-harjanti", "rosalinda_harjanti.docx"),
        *(
            "rosalindaharjanti",
            "Wiratmoko-Rosa",
            "Rosa/Wiratmoko",
            "Rosa–Wiratmoko",
            "“Rosa”",
            "<b>Rosa</b>",
        ),
        *("@rosa", "@rosa_batik", "#rosa", "@melati", "www.batikrosa.id", "rosaBatik.com"),
        *("https://facebook.com/rosajaya.batik,", "instagram.com/melati", "x.com/wiratmoko-m"),
        *("rosa@mail.example.id", "Bambang", "Kusumo", "untung slamet", "Untung_Slamet"),
    ],
)
def test_no_name_is_left(text: str) -> None:
    told = f"Kata {text} begitu."
    found = "".join(view.text for view in views(printed(told))).casefold()
    names = "rosa linda harjanti wira melati ruf jos maria hanafi donald bambang slamet"
    for name in names.split():
        assert name not in found.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dra. Rosa, M.M.", "[Ibu A]."),
        ("Dra. Rosalinda Harjanti, S.Sos., M.Si. datang", "[Ibu A] datang"),
        ("Ibu Dra. Rosalinda Harjanti, S.Sos., M.Si.", "[Ibu A]."),
        ("Prof. Dr. Ir. Rosa, M.Sc., Ph.D., berkata", "[Ibu A], berkata"),
        ("Rosa, SE, MM.", "[Ibu A]."),
        ("Rosa, S. Sos. dan", "[Ibu A] dan"),
        ("kata Dra Zubaidah", "kata [Ibu F]"),
        ("Rosa, SE itu surat edaran", "[Ibu A], SE itu surat edaran"),
        ("Rosa, S. Budi dan M. Ali", "[Ibu A], S. Budi dan M. Ali"),
        ("Dra. Siti, S.Sos., M.Si. datang", "Dra. Siti, S.Sos., M.Si. datang"),
        ("Dra. Ratna Dewi, M.M. datang", "Dra. Ratna Dewi, M.M. datang"),
        ("Ia dapat S.Sos. dari Rosa.", "Ia dapat S.Sos. dari [Ibu A]."),
    ],
)
def test_titles_go_with_the_name_and_with_no_other(text: str, shown: str) -> None:
    assert printed(text) == shown
    assert printed.within(text, 0, len(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "kata **kami** _begitu_, itu_saja",
        "R-1, A B C D, orang-\norang, agrosari, prosa prosais",
        "https://kompas.com/agrosaja lihat www.disperindag.go.id dan @dinas",
        "Melati itu bunga. Melati\n\nMelati putih.",
        "sos dan dra, SE, MM, Sos Dra",
        "Tahun 2023 ada 081 orang, 12.500.000; 0 85 90 75 80 60",
        "café, ‘naïf’ dan jaran\u00adgan",
    ],
)
def test_words_that_are_no_name_are_left_as_they_are_written(text: str) -> None:
    assert printed(text) == text
    assert printed.stretches(text) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_0812-3456-7890_", "_[–]_"),
        ("No.0812-3456-7890 ya", "No.[–] ya"),
        ("HP0812–3456–7890", "HP[–]"),
        ("+62 812‑3456‑7890 ya", "[–] ya"),
        ("(+62) 812 3456 7890 ya", "[–] ya"),
        ("0812 34 56 78 90 pagi", "[–] pagi"),
        ("0812 3456 7890, 2021", "[–], 2021"),
        ("email,siti@mail.example.id ya", "email,[–] ya"),
        ("352701 010101 0001", "[–]"),
        ("angka 1.0812345678", "angka 1.0812345678"),
    ],
)
def test_numbers_of_people_are_found_however_they_are_set(text: str, shown: str) -> None:
    assert printed(text) == shown


def test_marks_that_are_left_out_of_a_passage_cut_no_name() -> None:
    text = "- kata Wiratmoko **Melati** juga"
    marks = ((0, 2), (17, 19), (25, 27))
    assert printed.within(text, 0, len(text), marks) == "kata [Mr B] juga"
    assert printed.within(text, 0, len(text)) == "- kata [Mr B] juga"


@pytest.mark.parametrize("written", ["Ha\u00adnaﬁ", "H\u200banaﬁ Melati", "Ha\u00adna\ufb01"])
def test_a_sign_left_out_and_a_ligature_do_not_make_up_for_each_other(written: str) -> None:
    people = (Informant("I1", "Hanafi Melati", "com", pseudonym="Pak A"),)
    assert Anonymiser(Roster(informants=people))(f"Kata {written} itu.") == "Kata [Pak A] itu."


HIDING = st.sampled_from(["\u00ad", "\u200b", "\u200d", "\u2060", "**", "_", "-\n", "\u0301"])


@given(st.sampled_from(["Rosalinda", "Wiratmoko", "Zubaidah"]), st.data())
def test_a_name_is_found_whatever_is_put_between_its_letters(
    name: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(name) - 1))
    hidden = f"{name[:at]}{data.draw(HIDING)}{name[at:]}"
    shown = printed(f"Lihat {hidden} di sana.")
    assert shown.startswith("Lihat [") and shown.endswith("] di sana.")


@given(st.text(st.sampled_from("Rosa RMmelti*_-\n\u00ad\u0301é’ﬁ.@,1")))
def test_a_view_stands_where_the_text_stands(text: str) -> None:
    for view in views(text):
        for at in range(len(view.text)):
            first, last = view.span(at, at + 1)
            assert 0 <= first < last <= len(text)
    stretches = printed.stretches(text)
    assert all(low < high for low, high, _ in stretches)
    assert list(stretches) == sorted(stretches)
