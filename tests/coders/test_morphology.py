"""Which roots a word is formed from: affixes, nasal assimilation, clitics, spoken forms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coders.morphology import RootFinder, respelled, roots_of, without_clitics
from qualcode.coders.tokens import fold

FORMS = {
    "latih": "latih melatih melatihnya dilatih terlatih berlatih latihan pelatih pelatihan "
    "pelatihannya pelatihanku pelatihankah dilatihlah kulatih kaulatih latihkan berlatihlah "
    "pelatihane ngelatih dilatihin latihin latihannyapun",
    "suluh": "suluh menyuluh penyuluh penyuluhan penyuluhannya disuluh disuluhi nyuluh",
    "pasar": "pasar pasarnya memasarkan dipasarkan pemasaran pemasarannya pasaran terpasarkan "
    "masarin dipasarin",
    "tawar": "menawarkan ditawari penawaran tawaran tertawar nawarin menawar nawari",
    "kirim": "mengirim mengirimkan dikirim pengiriman kiriman terkirim ngirim ngirimin kirimkan",
    "damping": "mendampingi didampingi pendamping pendampingan pendampingannya dampingin "
    "didampingin ndampingi",
    "bina": "membina dibina pembina pembinaan binaan terbina pembinaannya mbina",
    "ajar": "mengajar mengajari diajari belajar pembelajaran pelajaran ajaran pengajar pengajaran "
    "ngajar ngajarin diajarin pelajar",
    "izin": "izin izinnya perizinan mengizinkan diizinkan seizin berizin izinkan",
    "daya": "memberdayakan diberdayakan pemberdayaan berdaya keberdayaan pemberdayaannya",
    "usaha": "berusaha pengusaha perusahaan usahanya diusahakan mengusahakan usahaku",
    "sosialisasi": "sosialisasi mensosialisasikan menyosialisasikan disosialisasikan "
    "tersosialisasi sosialisasinya sosialisasikan",
    "lindung": "melindungi dilindungi perlindungan pelindung terlindungi berlindung "
    "perlindungannya",
    "dukung": "mendukung didukung dukungan pendukung ndukung dukungannya",
    "libat": "melibatkan dilibatkan terlibat keterlibatan pelibatan dilibatin libatkan",
    "awas": "mengawasi diawasi pengawas pengawasan pengawasannya ngawasi ngawasin",
    "adu": "mengadu mengadukan diadukan pengaduan aduan pengaduannya ngadu",
    "pinjam": "meminjam meminjamkan dipinjami pinjaman peminjam peminjaman minjam minjamin "
    "terpinjam",
    "terampil": "terampil keterampilan berketerampilan terampilnya",
    "evaluasi": "mengevaluasi dievaluasi evaluasinya pengevaluasian",
    "fasilitasi": "memfasilitasi difasilitasi fasilitasinya pemfasilitasian",
    "putus": "memutuskan diputuskan terputus keputusan putusnya",
    "bantu": "membantu dibantu bantuan bantuannya terbantu pembantu bantuin kebantu mbantu",
    "cek": "mengecek dicek pengecekan ngecek",
    "beri": "memberi diberi memberikan pemberian diberikannya",
    "praktik": "praktik mempraktikkan dipraktikkan praktiknya",
}

OTHERS = {
    "bina": "binatang kombinasi binasa pembinasaan",
    "dana": "danau sedan adana",
    "modal": "modalitas akomodal",
    "latih": "pelatuk gelatik",
    "izin": "rezim jinak horizon",
    "adu": "padu terpadu madu kadung",
    "awas": "kawasan wawasan hawa",
    "pasar": "kasar sasaran pesawat",
    "ajar": "jajaran sejarah wajar sejajar",
    "zaman": "pinjaman",
    "usaha": "usahid",
    "cek": "ecek-ecek",
    "daya": "budaya kudapan",
    "dukung": "dukun kedudukan",
    "tani": "titani tanin",
    "bantu": "bantul bantah",
    "sosialisasi": "sosialis sosial",
}


@pytest.mark.parametrize("root", FORMS)
def test_a_root_is_found_in_all_that_is_formed_from_it(root: str) -> None:
    missed = [word for word in FORMS[root].split() if root not in roots_of(word, {root})]
    assert missed == []


@pytest.mark.parametrize("root", OTHERS)
def test_a_root_is_not_found_in_words_that_only_look_like_it(root: str) -> None:
    found = [word for word in OTHERS[root].split() if roots_of(respelled(word), {root})]
    assert found == []


def test_each_word_has_only_its_own_root_among_many() -> None:
    known = set(FORMS) | set(OTHERS)
    confused = {
        word: roots_of(word, known)
        for root, forms in FORMS.items()
        for word in forms.split()
        if roots_of(word, known) != {root}
    }
    assert confused == {}


def test_income_is_not_getting() -> None:
    assert roots_of("pendapatan", {"pendapatan"}) == {"pendapatan"}
    assert roots_of("mendapatkan", {"pendapatan"}) == frozenset()


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("ijin", "izin"),
        ("perijinan", "perizinan"),
        ("diijinkan", "diizinkan"),
        ("praktek", "praktik"),
        ("dipraktekkan", "dipraktikkan"),
        ("trampil", "terampil"),
        ("ketrampilan", "keterampilan"),
        ("terampil", "terampil"),
        ("keterampilan", "keterampilan"),
        ("jaman", "zaman"),
        ("pinjaman", "pinjaman"),
        ("resiko", "risiko"),
        ("managemen", "manajemen"),
        ("sertipikat", "sertifikat"),
        ("ijazah", "ijazah"),
        ("usaha2", "usaha"),
        ("usaha2nya", "usahanya"),
        ("covid2", "covid"),
        ("a2", "a2"),
        ("2012", "2012"),
        ("b2b", "b2b"),
    ],
)
def test_variant_spellings_are_brought_to_the_standard(written: str, standard: str) -> None:
    assert respelled(written) == standard


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("perijinannya", "izin"),
        ("ketrampilannya", "terampil"),
        ("mempraktekkan", "praktik"),
        ("usaha2nya", "usaha"),
        ("pelatihan2", "latih"),
        ("PELATIHAN", "latih"),
        ("Pelatihan\u00adnya", "latih"),
    ],
)
def test_words_as_they_are_written_have_their_roots(word: str, root: str) -> None:
    assert roots_of(respelled(fold(word)), {root}) == {root}


def test_a_root_that_is_spelled_the_old_way_is_no_root_of_its_standard_form() -> None:
    assert roots_of("perizinan", {"ijin"}) == frozenset()


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("jaringnya", "jaring"),
        ("jaringnyalah", "jaring"),
        ("modalku", "modal"),
        ("alatmu", "alat"),
        ("izinkah", "izin"),
        ("bukupun", "buku"),
        ("latihane", "latihan"),
        ("meja", "meja"),
    ],
)
def test_clitics_come_off_and_the_word_itself_stays(word: str, bare: str) -> None:
    assert {word, bare} <= {*without_clitics(word)}


def test_no_clitic_leaves_less_than_a_root() -> None:
    assert {*without_clitics("aku")} == {"aku"}
    assert {*without_clitics("dilah")} == {"dilah"}


LETTERS = st.text("abdegiklmnprstuyz2", max_size=14)
WORDS = st.one_of(
    st.text(max_size=20),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["", "me", "mem", "meng", "peny", "di", "memper", "keter", "ng", "ku"]),
        LETTERS,
        st.sampled_from(["", "kan", "an", "i", "in"]),
        st.sampled_from(["", "nya", "lah", "kulah", "pun", "e"]),
    ),
)
ROOTS = st.sets(st.one_of(LETTERS, st.sampled_from(sorted(FORMS))), max_size=8)


@settings(deadline=None)
@given(WORDS, ROOTS)
def test_what_is_found_was_asked_for(word: str, known: set[str]) -> None:
    assert roots_of(respelled(word), known) <= known


@settings(deadline=None)
@given(WORDS, ROOTS)
def test_the_quick_finder_finds_the_same(word: str, known: set[str]) -> None:
    expected = tuple(sorted(roots_of(word, known)))
    assert RootFinder(known).roots_of(word) == expected


@settings(deadline=None)
@given(st.text("abdegiklmnprstuyz", min_size=3, max_size=10))
def test_every_root_is_found_in_itself_and_with_suffixes_and_clitics(root: str) -> None:
    for word in (root, f"di{root}kan", f"ber{root}", f"{root}an", f"{root}nya", f"{root}annyalah"):
        assert root in roots_of(word, {root}), word


@settings(deadline=None)
@given(WORDS)
def test_respelling_is_stable(word: str) -> None:
    assert respelled(respelled(word)) == respelled(word)
