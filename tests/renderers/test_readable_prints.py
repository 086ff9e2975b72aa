"""Pictures are printed in letters that can be read: divided, turned or cut down with a note."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from odd_drawings import drawings, networks, words_of
from test_pictures_layout import run_together

from qualcode.document import (
    Arrow,
    Bar,
    BarGroup,
    Bars,
    Drawing,
    Figure,
    HeatMap,
    Network,
    Node,
    NodeKind,
    Sign,
    Span,
    Strip,
    Strips,
    Table,
)
from qualcode.document.strongest import strongest
from qualcode.renderers.pictures import for_room, natural_width, pngs, svgs, tikzs
from qualcode.renderers.pictures.dividing import divided
from qualcode.renderers.pictures.marks import Box, Text, extent, overlap
from qualcode.renderers.pictures.network import other_networks
from qualcode.renderers.pictures.paging import (
    LEAST_LETTERS,
    fitted,
    is_readable,
    laid_out,
    pages,
    smallest,
)

PAGE = (397.0, 516.0)
ROOMY = (397.0, 532.0)
ROOM = (14.0, 18.2)


def bars(groups: int) -> Bars:
    """Bars of so many codes; the last one is the longest."""
    return Bars(
        tuple(
            BarGroup(f"KD{n} Kode nomor {n}", (Bar("Aparatur", ((Sign.FAVOURABLE, n + 1),)),))
            for n in range(groups)
        ),
        "Segmen",
    )


def dense(nodes: int, arrows: int) -> Network:
    """A network that is too dense for any page; its last arrow is the strongest."""
    random = Random(nodes)
    pairs = [random.sample(range(nodes), 2) for _ in range(arrows)]
    return Network(
        tuple(Node(str(n), f"KD{n} Kode yang berlabel") for n in range(nodes)),
        tuple(Arrow(str(a), str(b), asserted=False, weight=n) for n, (a, b) in enumerate(pairs)),
    )


def figure_of(drawing: Drawing) -> Figure:
    """A figure around a drawing."""
    return Figure("Judul", drawing, Table("", (), ()))


def said(drawings: list[Drawing]) -> set[str]:
    """Every word of some drawings."""
    return {str(word) for one in drawings for word in words_of(one)}


@pytest.mark.parametrize(
    "drawing",
    [
        bars(70),
        HeatMap(tuple(f"Kode {n}" for n in range(90)), ("A", "B"), ((1, 2),) * 90, "Segmen"),
        HeatMap(("Kode",), tuple(f"W{n}" for n in range(80)), (tuple(range(80)),), "Segmen"),
        Strips(
            tuple(f"Aspek {n}" for n in range(120)),
            (Strip("W1", tuple(Span(0.1, 0.2, n) for n in range(120))),),
        ),
    ],
    ids=["bars", "rows", "columns", "strips"],
)
def test_what_is_too_large_for_a_page_is_divided_and_says_the_same(drawing: Drawing) -> None:
    found = pages(drawing, *PAGE)
    assert len(found) > 1
    assert all(is_readable(picture, scale) for picture, scale in found)
    written = "".join(mark.words for picture, _ in found for mark in picture.marks
                      if isinstance(mark, Text)).replace(" ", "")  # fmt: skip
    assert [one for one in words_of(drawing) if str(one).replace(" ", "") not in written] == []


def test_a_network_that_is_too_wide_for_its_page_gets_narrow_labels_where_it_is_low() -> None:
    first, second = "Kelompok Limpapeh (Nagari Aie Batirai)", "Kelompok Bungo Lado (Koto Sipanjang)"
    office = "Aparat dan tokoh masyarakat"
    ties = (
        ("Ibu I", "Bapak H", "petugas kurang dan bensinnya tetap"),
        ("Bapak H", first, "datang dua kali sebulan dan mengajari pengurus"),
        ("Bapak H", second, "jarang datang sejak menggantikan petugas lama"),
        ("Petugas sebelumnya", second, "mengerjakan tugas pengurus lalu pindah"),
        ("Niniak mamak", first, "menolak pada putaran I lalu mendukung"),
        ("Pembeli borongan", second, "mengembalikan barang lalu tidak datang lagi"),
    )
    belonging = (Arrow(one, office, asserted=False, directed=False) for one in ("Ibu I", "Bapak H"))
    named = dict.fromkeys(name for one in ties for name in one[:2])
    network = Network(
        tuple(
            Node(name, name, NodeKind.CASE if name in (first, second) else NodeKind.ROLE)
            for name in (*named, office)
        ),
        (*(Arrow(start, end, label=said) for start, end, said in ties), *belonging),
    )
    [(picture, scale)] = pages(network, *PAGE)
    assert is_readable(picture, scale)


CAUSES = (
    ("EM1.1 Pelatihan", "EM1.4 Keterampilan dan pengetahuan",
     "yang diajarkan dipakai sendiri di rumah"),
    ("EM1.4 Keterampilan dan pengetahuan", "EM2.3 Pemasaran dan digitalisasi",
     "warnanya tidak luntur dan dicari pembeli"),
    ("EM2.3 Pemasaran dan digitalisasi", "OUT1 Pendapatan dan kesejahteraan",
     "lebih banyak lembar terjual dalam setahun"),
    ("OB2 Keterbatasan anggaran dan petugas", "PR3.2 Rutin dan keberlanjutan",
     "satu petugas dan satu motor untuk sebelas kelompok"),
    ("PR3.2 Rutin dan keberlanjutan", "EN1.2 Motivasi dan dorongan",
     "semangat naik bila didatangi dan turun bila tidak"),
    ("EN1.2 Motivasi dan dorongan", "EM2.5 Penguatan kelembagaan kelompok",
     "anggota yang kehilangan semangat berhenti"),
    ("PR2.1 Perlindungan dari persaingan tidak seimbang", "OUT1 Pendapatan dan kesejahteraan",
     "harga yang terlindungi akan menaikkan pendapatan; sekarang pembeli yang menentukannya"),
    ("PR3.2 Rutin dan keberlanjutan", "OUT3 Kepuasan",
     "kata “sangat” ditahan sampai kunjungan teratur"),
    ("EN2.1 Akses informasi", "EM2.3 Pemasaran dan digitalisasi",
     "undangan yang terlambat membuat kain tidak ikut pameran"),
    ("EN2.4 Dukungan tokoh", "EM2.5 Penguatan kelembagaan kelompok",
     "kepala desa menahan kelompok agar tidak bubar"),
)  # fmt: skip
TOGETHER = (
    ("EM2.3 Pemasaran dan digitalisasi", "PR2.1 Perlindungan dari persaingan tidak seimbang"),
    ("EM2.3 Pemasaran dan digitalisasi", "PR3.2 Rutin dan keberlanjutan"),
    ("EM2.5 Penguatan kelembagaan kelompok", "PR3.2 Rutin dan keberlanjutan"),
)


def causes(*ties: tuple[str, ...]) -> Network:
    """A network of causes, each with the sign and the words of its arrow."""
    named = dict.fromkeys(name for one in (*ties, *TOGETHER) for name in one[:2])
    return Network(
        tuple(Node(name, name) for name in named),
        (
            *(Arrow(start, end, Sign.FAVOURABLE, label=said) for start, end, said in ties),
            *(Arrow(*pair, asserted=False, directed=False) for pair in TOGETHER),
        ),
    )


def test_layers_come_closer_where_the_letters_of_a_network_were_too_small() -> None:
    network = causes(*CAUSES)
    assert not is_readable(*fitted(network, *PAGE))
    [(picture, scale)] = pages(network, *ROOMY)
    assert is_readable(picture, scale)
    assert for_room(figure_of(network), "id", (ROOM[0], ROOMY[1] * 2.54 / 72))[1] == ""


@settings(max_examples=25, deadline=None)
@given(networks(most=9))
def test_a_network_laid_out_otherwise_says_the_same_and_no_words_overlap(network: Network) -> None:
    for picture in other_networks(network, PAGE[0]):
        marks = [mark for mark in picture.marks if isinstance(mark, Text)]
        written = "".join(run_together(mark.words) for mark in marks)
        wanted = (run_together(str(words)) for words in words_of(network))
        assert [words for words in wanted if words not in written] == []
        edges = [extent(mark) for mark in marks]
        assert not any(overlap(*two, 0.05) for two in combinations(edges, 2))


@pytest.mark.parametrize("seed", range(8))
def test_no_letters_of_a_network_are_smaller_than_those_of_a_footnote(seed: int) -> None:
    random = Random(seed)
    nodes = range(random.randint(6, 18))
    pairs = [random.sample(nodes, 2) for _ in range(random.randint(6, 22))]
    network = Network(
        tuple(Node(str(n), f"KD{n} " + "kode " * random.randint(1, 5)) for n in nodes),
        tuple(
            Arrow(str(a), str(b), label="sebab yang panjang " * random.randint(0, 3))
            for a, b in pairs
        ),
    )
    shown, _ = for_room(figure_of(network), "id", ROOM)
    assert all(is_readable(*one) for one in pages(shown.drawing, *PAGE))


def test_a_picture_that_is_readable_is_not_divided() -> None:
    assert len(pages(bars(8), *PAGE)) == 1


def test_the_parts_of_bars_keep_the_scale_of_the_whole() -> None:
    parts = divided(bars(30), 3, wide=False)
    assert [one.most for one in parts if isinstance(one, Bars)] == [30, 30, 30]


def test_a_bar_is_as_long_in_all_parts_of_a_picture_whatever_stands_beside_it() -> None:
    short, long = (
        BarGroup(name, (Bar("Aparatur dinas" * times, ((Sign.FAVOURABLE, 3),)),))
        for name, times in (("A", 1), ("Kode dengan nama yang panjang", 2))
    )
    parts = divided(Bars((short, long), "Segmen"), 2, wide=False)
    drawn = [laid_out(part, PAGE[0]).marks for part in parts]
    boxes = [[one.width for one in marks if isinstance(one, Box) and one.fill] for marks in drawn]
    assert len(boxes) == 2
    assert boxes[0][0] == boxes[1][0]


def test_small_pieces_of_a_network_share_a_picture_beside_that_of_the_large_one() -> None:
    names = ("a", "b", "1", "2", "3", "4", "5", "6", "7", "c", "d", "e", "f")
    pairs = ["ab", "cd", "ef", *("12", "23", "34", "45", "56", "67")]
    network = Network(
        tuple(Node(name, name) for name in names), tuple(Arrow(*pair) for pair in pairs)
    )
    parts = divided(network, 2, wide=False)
    shown = [{node.id for node in one.nodes} for one in parts if isinstance(one, Network)]
    assert shown == [set("1234567"), set("abcdef")]


@settings(max_examples=30, deadline=None)
@given(drawings())
def test_no_word_of_a_divided_drawing_is_lost(drawing: Drawing) -> None:
    parts = divided(drawing, 3, wide=True)
    assert said([drawing]) <= said(parts)


def test_a_dense_network_shows_its_strongest_arrows_and_says_how_many_it_leaves_out() -> None:
    network = dense(60, 200)
    shown, note = for_room(figure_of(network), "id", ROOM)
    assert isinstance(shown.drawing, Network)
    arrows = shown.drawing.arrows
    assert network.arrows[-1] in arrows
    assert f"{len(arrows)} dari 200 hubungan" in note
    assert ".mmd" in note
    assert min(smallest(picture) * scale for picture, scale in pages(shown.drawing, *PAGE)) >= 6.99


def test_a_network_that_can_be_read_is_whole_and_has_no_note() -> None:
    network = dense(6, 5)
    assert for_room(figure_of(network), "id", ROOM) == (figure_of(network), "")
    assert strongest(network) is network


def test_what_the_researcher_asserted_stays_before_what_was_only_suggested() -> None:
    network = dense(60, 200)
    own = Arrow("0", "1", asserted=True, weight=0)
    kept = strongest(Network(network.nodes, (*network.arrows, own)))
    assert own in kept.arrows
    assert {node.id for node in kept.nodes} >= {"0", "1"}


def test_every_format_has_as_many_parts_as_the_page_needs() -> None:
    figure = figure_of(bars(60))
    count = len(pages(figure.drawing, *(side * 72 / 2.54 for side in ROOM)))
    assert count > 1
    assert len(tikzs(figure, ROOM[0], str, ROOM[1])) == count
    assert len(pngs(figure, *ROOM)) in (count, 0)
    assert len(set(svgs(figure))) == len(svgs(figure)) > 1


def test_a_picture_wider_than_its_room_says_so() -> None:
    columns = tuple(f"W{n}" for n in range(120))
    wide = figure_of(HeatMap(("Kode",), columns, (tuple(range(120)),), "Segmen"))
    assert natural_width(wide, 18) > 18
    assert natural_width(figure_of(bars(2)), 18) == pytest.approx(18, abs=0.1)
    assert LEAST_LETTERS == 7
