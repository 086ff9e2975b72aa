"""A coded passage in an edited transcript: it follows its words, or it is told to be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.anchoring import Comparison, Fate

TEXT = (
    "P: Apakah pernah ada pelatihan?\n"
    "I: Ya, Mbak. Pelatihan pernah ada, dua kali di balai desa.\n"
    "P: Bagaimana dengan modalnya?\n"
    "I: Ya, Mbak. Modalnya belum ada, kami “nunggu” saja.\n"
)
PASSAGE = "Pelatihan pernah ada, dua kali di balai desa."


def found(passage: str, edited: str, old: str = TEXT, occurrence: int = 0) -> tuple[Fate, str]:
    start = -1
    for _ in range(occurrence + 1):
        start = old.index(passage, start + 1)
    place = Comparison(old, edited).place(start, start + len(passage))
    return place.fate, edited[place.start : place.end]


def test_in_the_same_text_a_passage_stays() -> None:
    assert found(PASSAGE, TEXT) == (Fate.SAME, PASSAGE)


@pytest.mark.parametrize(
    "edited",
    [
        "Transkrip 3 Mei\n\n" + TEXT,
        TEXT.replace("I: ", "[00:01:02] I: "),
        TEXT.replace("P: ", "Pewawancara: ").replace("I: ", "Bu Ani: "),
        TEXT.replace("P: Apakah pernah ada pelatihan?\n", ""),
        TEXT + TEXT.replace("dua kali", "tiga kali"),
    ],
)
def test_around_an_edit_it_moves_with_its_words(edited: str) -> None:
    assert found(PASSAGE, edited) == (Fate.MOVED, PASSAGE)


def test_other_line_breaks_and_quotation_marks_are_no_change() -> None:
    edited = TEXT.replace("dua kali ", "dua\nkali  ")
    assert found(PASSAGE, edited) == (Fate.MOVED, PASSAGE.replace("dua kali ", "dua\nkali  "))
    straight = TEXT.replace("“", '"').replace("”", '"')
    assert found("“nunggu”", straight) == (Fate.MOVED, '"nunggu"')


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("dua kali", "tiga kali", "Pelatihan pernah ada, tiga kali di balai desa."),
        ("Pelatihan pernah", "Kursus pernah", "Kursus pernah ada, dua kali di balai desa."),
        ("balai desa.", "balai kota.", "Pelatihan pernah ada, dua kali di balai kota."),
        ("ada, dua", "ada, katanya, dua", "Pelatihan pernah ada, katanya, dua kali di balai desa."),
        ("pernah ada, dua kali", "dua kali", "Pelatihan dua kali di balai desa."),
    ],
)
def test_with_some_words_edited_it_is_the_same_passage_changed(
    old: str, new: str, after: str
) -> None:
    assert found(PASSAGE, TEXT.replace(old, new)) == (Fate.CHANGED, after)


def test_a_deleted_passage_is_lost_though_its_words_stand_elsewhere() -> None:
    edited = TEXT.replace("I: Ya, Mbak. Pelatihan", "I: Pelatihan")
    assert found("Ya, Mbak.", edited)[0] is Fate.LOST
    assert found("Ya, Mbak.", edited, occurrence=1) == (Fate.MOVED, "Ya, Mbak.")
    assert found(PASSAGE, TEXT.replace(PASSAGE, ""))[0] is Fate.LOST
    assert found(PASSAGE, "")[0] is Fate.LOST


def test_of_equal_words_each_keeps_its_own() -> None:
    edited = "Pembuka.\n" + TEXT
    for occurrence in (0, 1):
        fate, words = found("Ya, Mbak.", edited, occurrence=occurrence)
        assert (fate, words) == (Fate.MOVED, "Ya, Mbak.")
    first, second = (TEXT.index("Ya, Mbak."), TEXT.rindex("Ya, Mbak."))
    compared = Comparison(TEXT, edited)
    assert [compared.place(at, at + 9).start - at for at in (first, second)] == [9, 9]


def test_a_turn_that_was_moved_is_found_and_a_copied_one_is_not_guessed() -> None:
    first, second = TEXT[: TEXT.index("P: Bagaimana")], TEXT[TEXT.index("P: Bagaimana") :]
    assert found(PASSAGE, second + first) == (Fate.MOVED, PASSAGE)
    gone = TEXT.replace(PASSAGE, "Lain sekali, begitu ceritanya waktu itu.")
    assert found(PASSAGE, gone + f"\nX: {PASSAGE}\nY: {PASSAGE}\n")[0] is Fate.LOST


def test_a_passage_of_marks_stays_between_its_words() -> None:
    old = "I: Begini … ya begitulah … memang."
    edited = "Catatan. " + old
    compared = Comparison(old, edited)
    at = old.rindex("…")
    place = compared.place(at, at + 1)
    assert (place.fate, place.start) == (Fate.MOVED, edited.rindex("…"))
    assert (
        Comparison(old, old.replace("begitulah … memang", "begitulah memang"))
        .place(at, at + 1)
        .fate
        is Fate.LOST
    )
    assert Comparison(old, "memang … Begini").place(at, at + 1).fate is Fate.LOST


def test_a_passage_may_begin_and_end_within_a_word() -> None:
    start = TEXT.index("latihan pernah")
    compared = Comparison(TEXT, "Ini dia: " + TEXT)
    place = compared.place(start, start + len("latihan per"))
    assert compared.new[place.start : place.end] == "latihan per"


def test_a_rewritten_text_has_no_place_for_it() -> None:
    assert found(PASSAGE, "Sama sekali lain " * 2000)[0] is Fate.LOST
    assert found("Ya, Mbak.", "Ya.\n" * 50)[0] is Fate.LOST


SAID = "ya mbak modal ada belum pelatihan … “itu” e\u0301".split()
WORDS = st.lists(st.sampled_from(SAID), max_size=40)


@given(WORDS, WORDS, WORDS, st.data())
def test_what_stands_between_two_insertions_is_found_or_lost_but_never_elsewhere(
    before: list[str], kept: list[str], after: list[str], data: st.DataObject
) -> None:
    old = " ".join(kept) + " tanda " + " ".join(kept[::-1])
    edited = " ".join([*before, "x", old, "y", *after])
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    place = Comparison(old, edited).place(start, end)
    if place.fate is not Fate.LOST:
        assert 0 <= place.start <= place.end <= len(edited)
    if place.fate is Fate.MOVED and end - start > 0:
        assert edited[place.start : place.end].split() == old[start:end].split()


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_no_text_breaks_it(old: str, new: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    place = Comparison(old, new).place(start, end)
    assert 0 <= place.start <= place.end <= max(len(new), len(old))


def test_a_stray_word_does_not_stretch_a_passage() -> None:
    old = "satu dua tiga empat lima enam tujuh"
    inserted = " ".join(f"x{number}" for number in range(12))
    left = f"satu dua tiga {inserted} empat lima enam tujuh"
    assert found("tiga empat lima enam", left, old) == (Fate.CHANGED, "empat lima enam")
    right = f"satu dua tiga empat lima {inserted} enam tujuh"
    assert found("tiga empat lima enam", right, old) == (Fate.CHANGED, "tiga empat lima")


LONG = "B: Ceritanya panjang sekali dari awal sampai akhir, tidak ada habisnya, sungguh.\n"


def test_few_words_that_moved_need_their_context() -> None:
    old = "A: Ya sudah begitu. Dulu sepi sekali di sini.\n" + LONG
    moved = LONG + "A: Ya sudah begitu. Dulu sepi sekali di sini.\n"
    assert found("Dulu sepi", moved, old) == (Fate.MOVED, "Dulu sepi")
    edited = LONG + "A: Ya sudah. Dulu sepi sekali di sana.\n"
    assert found("Dulu sepi", edited, old)[0] is Fate.LOST


def test_masked_names_bring_their_brackets() -> None:
    edited = TEXT.replace("balai desa.", "balai [nama].").replace("Pelatihan pernah", "[x] pernah")
    assert found(PASSAGE, edited) == (Fate.CHANGED, "[x] pernah ada, dua kali di balai [nama].")
    assert found("Pelatihan pernah ada", edited) == (Fate.CHANGED, "[x] pernah ada")
    assert found("kali di balai desa", edited) == (Fate.CHANGED, "kali di balai [nama]")


def test_words_that_stand_once_among_new_ones_were_moved() -> None:
    old = "A: satu dua tiga empat.\n" + LONG
    assert found("satu dua tiga empat", LONG + "C: lalu satu dua tiga empat lima.\n", old) == (
        Fate.MOVED, "satu dua tiga empat"
    )  # fmt: skip
    twice = LONG + "C: satu dua tiga empat.\nD: satu dua tiga empat.\n"
    assert found("satu dua tiga empat", twice, old)[0] is Fate.LOST


def test_a_passage_of_marks_beside_an_edited_word_has_no_place() -> None:
    assert Comparison("a … b", "a … c").place(2, 3).fate is Fate.LOST


def test_marks_that_are_gone_are_left_behind() -> None:
    assert found("“nunggu”", TEXT.replace("“nunggu”", "(nunggu)")) == (Fate.CHANGED, "nunggu")


def test_words_that_stand_elsewhere_were_not_edited() -> None:
    """Two turns change places: the one is not an edit of the other."""
    old = (
        "P: Sosialisasi?\nI: Nggak pernah.\nP: Lain hal, ya, Bu, soal modal usaha ini.\n"
        "I: Nggak dapat. Kata orang ada, saya nggak pernah lihat.\nP: Terima kasih banyak, Bu.\n"
    )
    first, second = (
        "I: Nggak pernah.\n",
        "I: Nggak dapat. Kata orang ada, saya nggak pernah lihat.\n",
    )
    swapped = old.replace(first, "#").replace(second, first).replace("#", second)
    assert found("Nggak pernah.", swapped, old) == (Fate.LOST, "")


def test_a_file_that_was_replaced_by_another_keeps_nothing_by_chance() -> None:
    old = "I: Ada, Mbak Ririn itu datang.\nP: Lalu?\nI: Nggak ada produk baru sama sekali.\n" * 3
    other = (
        "P: Silakan.\nS: Mbak Ririn itu datang sekali, lalu pulang naik bus malam.\n"
        "P: Soal produk?\nS: Yang orang kota mau beli itu produk baru lagi.\n"
    )
    compared = Comparison(old, other)
    for passage in ("Ada, Mbak Ririn itu datang.", "Nggak ada produk baru sama sekali."):
        start = old.index(passage)
        assert compared.place(start, start + len(passage)).fate is Fate.LOST


@pytest.mark.parametrize("stamp", ["[00:01:02] ", "12\n00:01:02,500 --> 00:01:04,000\n"])
@pytest.mark.parametrize("passage", ["WAWANCARA\nNama", "Nama: Ani\nDesa", "desa.\nB"])
def test_time_stamps_within_a_passage_do_not_cut_it(stamp: str, passage: str) -> None:
    old = "WAWANCARA\nNama: Ani\nDesa: Sukamaju\nA: Di balai desa.\nB: Oh.\n"
    stamped = "".join(stamp + line for line in old.splitlines(keepends=True))
    assert found(passage, stamped, old) == (Fate.CHANGED, passage.replace("\n", "\n" + stamp))


@pytest.mark.parametrize("stamp", ["[00:01:02] ", "12\n00:01:02,500 --> 00:01:04,000\n"])
def test_a_word_alone_on_its_line_stays_between_time_stamps(stamp: str) -> None:
    old = "A: Ya.\nB: Belum.\nA: Ya.\nB: Sudah.\n" + LONG
    stamped = "".join(stamp + line for line in old.splitlines(keepends=True))
    for occurrence in (0, 1):
        assert found("Ya.", stamped, old, occurrence) == (Fate.MOVED, "Ya.")


def test_numbers_that_were_said_are_words_like_others() -> None:
    old = "A: Dapat 5 juta 300 ribu tahun 2019 itu, Mbak.\n" + LONG
    assert found("juta 300 ribu", "Catatan 3.\n" + old, old) == (Fate.MOVED, "juta 300 ribu")
    masked = old.replace("300", "400")
    assert found("juta 300 ribu", masked, old) == (Fate.CHANGED, "juta 400 ribu")


@pytest.mark.parametrize(
    ("mark", "edited"),
    [
        (")*", "[00:01] A: (modal)*\n[00:02] B: ya"),
        ("*(", "C: oh\nA: lain *(modal)*\nB: ya"),
        ("(", "[00:01] A: lalu (modal) B: ya"),
    ],
)
def test_marks_stay_with_the_word_they_touch(mark: str, edited: str) -> None:
    old = "A: *(modal)*\nB: ya"
    assert found(mark, edited, old) == (Fate.MOVED, mark)
    assert found(mark, edited.replace(mark, ""), old) == (Fate.LOST, "")
