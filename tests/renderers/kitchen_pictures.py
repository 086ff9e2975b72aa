"""One figure of every kind, a transcript and the passages behind cells, with hostile text."""

from __future__ import annotations

from qualcode.document import (
    Arrow,
    Bar,
    BarGroup,
    Bars,
    Block,
    Caption,
    Column,
    Dot,
    Drawing,
    Figure,
    Happening,
    HeatMap,
    Lane,
    Line,
    Lines,
    Network,
    Node,
    NodeKind,
    Passage,
    Piece,
    Reference,
    Scatter,
    Section,
    Sign,
    Span,
    Strip,
    Strips,
    Table,
    Timeline,
    Transcript,
    Utterance,
    cell,
)

_EVIL = '<script>alert(1)</script> & "kutip" [b]'


def pictures() -> tuple[Block, ...]:
    """A figure for each kind of drawing; the last one's table stands in the document anyway."""
    return tuple(figure(n, drawing) for n, drawing in enumerate(_drawings(), 1))


def figure(number: int, drawing: Drawing) -> Figure:
    """A figure around a drawing."""
    table = Table(
        "",
        (Column("Baris"), Column("Nilai")),
        (Section(((cell(f"isi gambar {number}"), cell(str(number))),)),),
    )
    return Figure(
        title=f"Gambar uji {type(drawing).__name__} <b>{number}</b>",
        drawing=drawing,
        table=table,
        description=f"Gambar ke-{number} menunjukkan hal uji.",
        notes=("Catatan gambar.",),
        source="Sumber: Hasil wawancara (2026)",
        name=f"figure-{number}",
        caption=Caption("Gambar", 4, number),
        beside=isinstance(drawing, Lines),
    )


def _drawings() -> tuple[Drawing, ...]:
    plus, minus = (Sign.FAVOURABLE, 3), (Sign.UNFAVOURABLE, 2)
    bars = (Bar("Aparatur", (plus, minus)), Bar("Pelaku", ((Sign.MIXED, 1), (Sign.NEUTRAL, 4))))
    codes = (
        Node("a", "PG1 Pembagian kerja", NodeKind.CODE, 7),
        Node("b", _EVIL, NodeKind.CASE),
        Node("c", "漢字 emoji 👩‍🌾", NodeKind.ROLE, 2),
        Node("d", "HAS1 Angsuran lancar", NodeKind.GROUP),
    )
    arrows = (
        Arrow("a", "b", Sign.FAVOURABLE, label="karena", evidence=(Reference("01J", "W1", 14),)),
        Arrow("b", "c", Sign.UNFAVOURABLE),
        Arrow("a", "d", asserted=False, directed=False, weight=4),
        Arrow("d", "a", Sign.MIXED),
    )
    return (
        Bars(
            (BarGroup("EM1.1 Pelatihan", bars), BarGroup(_EVIL, bars[:1])),
            "segmen",
            ((Sign.FAVOURABLE, "Positif (+)"), (Sign.UNFAVOURABLE, "Negatif (−)")),
        ),
        HeatMap(("Ibu A", "Ibu B"), ("EN", "EM", _EVIL), ((1, 0, 12), (None, 3, 4)), "segmen"),
        Network(codes, arrows, "ditegaskan peneliti", "muncul bersama"),
        Network(codes, arrows, "ditegaskan peneliti", "muncul bersama", round=True),
        Timeline(
            ("I", "II", "III"),
            (
                Lane("Kelompok A", (Happening(0, "mulai", Sign.FAVOURABLE), Happening(2, _EVIL))),
                Lane("Kelompok B", (Happening(1, "berhenti", Sign.UNFAVOURABLE),)),
            ),
        ),
        Strips(
            ("EN", "EM"),
            (Strip("W1", (Span(0.0, 0.1, 0), Span(0.05, 0.5, 1))), Strip("W2", ())),
            ("#1b7f79", ""),
        ),
        Scatter(
            "Dukungan",
            ("rendah", "tinggi"),
            "Hasil",
            ("mundur", "maju"),
            (Dot("Kelompok A", 0, 1), Dot("Kelompok B", 0, 1), Dot(_EVIL, 1, 0)),
        ),
        Lines(("I", "II", "III"), (Line("A", (0, 1, None)), Line("B", (2, 2, 2))), "grade"),
        Lines(("I", "II"), (Line("A", (0, 1)),), "nilai", ("rendah", "tinggi")),
    )


def transcript() -> Transcript:
    """A transcript with a question and an answer on which two codings overlap."""
    return Transcript(
        source="W1",
        title="Transkrip W1",
        facts=(("Informan", "Ibu A"), ("Tempat", _EVIL)),
        utterances=(
            Utterance(13, "Peneliti", (Piece("Bagaimana pelatihannya?"),), asking=True),
            Utterance(
                14,
                "Ibu A",
                (
                    Piece("Ya, "),
                    Piece("pelatihan itu ", ("01J",)),
                    Piece("tiap tahun 👩‍🌾", ("01J", "01K")),
                    Piece(" <script>alert(1)</script>"),
                ),
                ("EM1.1 +", "EM2 −"),
            ),
        ),
        heads=("No.", "Pelaku", "Pernyataan", "Kode"),
    )


def passages() -> tuple[Passage, ...]:
    """What the references of the cells point to."""
    return (
        Passage("01J", "EM1.1", "Pelatihan", "pelatihan itu tiap tahun", "W1", 14, "W1.14", "Ibu A",
                "+", "Diterima", "EM", "#1b7f79"),
        Passage("01K", "EM2", _EVIL, "tiap tahun </script>", "W1", 14, "W1.14", "Ibu A",
                "−", "Usulan", "EM", "", "every year"),
    )  # fmt: skip
