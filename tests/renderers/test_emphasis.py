"""What a researcher has set in italics or bold looks so in every format that has them."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from word_reading import rendered

from qualcode.document import (
    Bullets,
    Document,
    Emphasized,
    Foreign,
    Heading,
    Joined,
    Look,
    Paragraph,
    Resolver,
    all_emphasized_like,
    in_pieces,
    phrase,
)
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.wording import catalogue

BOTH = Look.ITALIC | Look.BOLD
WORDS = "Yang paling penting adalah niniak mamak."
PROSE = Emphasized(WORDS, ((5, 19, Look.BOLD), (27, 39, Look.ITALIC), (12, 19, Look.ITALIC)))
PIECES = [
    ("Yang ", 0), ("paling ", 2), ("penting", 3), (" adalah ", 0), ("niniak mamak", 1), (".", 0),
]  # fmt: skip


@st.composite
def emphasized(draw: st.DrawFn) -> Emphasized:
    words = draw(st.text(max_size=30))
    ends = st.integers(0, len(words))
    spans = draw(st.lists(st.tuples(ends, ends, st.sampled_from([1, 2, 3])), max_size=4))
    return Emphasized(words, ((min(a, b), max(a, b), look) for a, b, look in spans))


def looks(words: str) -> list[tuple[str, int]]:
    """Each letter with its look."""
    return [(letter, int(look)) for piece, look in in_pieces(words) for letter in piece]


def test_the_pieces_of_a_text_are_those_that_look_alike() -> None:
    assert in_pieces(PROSE) == PIECES
    assert in_pieces("plain") == [("plain", Look.PLAIN)]


@given(emphasized(), st.lists(st.integers(0, 30)))
def test_a_text_that_is_cut_keeps_the_look_of_every_letter(
    words: Emphasized, at: list[int]
) -> None:
    cuts = sorted({0, *at, 30})
    pieces = [str(words)[a:b] for a, b in pairwise(cuts)]
    again = [look for piece in all_emphasized_like(pieces, words) for look in looks(piece)]
    assert again == looks(words)
    assert "".join(letter for letter, _ in again) == words


def test_foreign_words_are_italic_within_what_is_emphasized_too() -> None:
    words = Emphasized("Dengan coding yang baik", ((7, 18, Look.BOLD),))
    found = Foreign(["coding"]).parted(words)
    assert found == [("Dengan ", 0), ("coding", BOTH), (" yang", Look.BOLD), (" baik", 0)]
    assert Foreign(["coding"]).parted(str(words))[1] == ("coding", Look.ITALIC)


def test_emphasis_stays_in_what_a_text_is_put_into() -> None:
    resolver = Resolver("en", catalogue("en", 1994).say)
    title = Emphasized("why coaching helps", ((4, 12, Look.ITALIC),))
    told = resolver.words(phrase("finding.name", id="T1", title=title))
    assert (told, in_pieces(told)[1]) == ("T1: why coaching helps", ("coaching", Look.ITALIC))
    joined = resolver.words(Joined(("first", title)))
    assert in_pieces(joined)[1] == ("coaching", Look.ITALIC)
    # Where it cannot be known which of two is meant, nothing is emphasized.
    assert in_pieces(resolver.words(Joined((title, title)))) == [(f"{title}, {title}", 0)]


def written(name: str, options: RenderOptions | None = None) -> str:
    """A paragraph and an item of a list in a format whose files are text."""
    document = Document("", "id", (Paragraph(PROSE), Bullets((PROSE,))))
    return RENDERERS[name].render(document, options or RenderOptions()).decode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("markdown", "Yang **paling** ***penting*** adalah *niniak mamak*."),
        ("latex", "Yang \\textbf{paling }\\textbf{\\emph{penting}} adalah \\emph{niniak mamak}."),
        (
            "html",
            'Yang <b>paling </b><b><i class="foreign">penting</i></b> adalah '
            '<i class="foreign">niniak mamak</i>.',
        ),
    ],
)
def test_a_format_marks_it_in_paragraphs_and_lists(name: str, expected: str) -> None:
    assert " ".join(written(name).split()).count(expected) == 2


@given(st.lists(st.tuples(st.sampled_from([*WORDS.split(), "(x)", "[Ibu B],", "*", "1.", "“"]),
                          st.sampled_from([0, 1, 2, 3]), st.booleans()), min_size=1))  # fmt: skip
def test_readers_of_markdown_show_the_text_and_its_emphasis(
    parts: list[tuple[str, int, bool]],
) -> None:
    words, spans = "Ia", list[tuple[int, int, int]]()
    for word, look, apart in parts:
        start = len(words) + apart
        words += f"{' ' * apart}{word}"
        spans.append((start, len(words), look))
    document = Document("", "id", (Paragraph(Emphasized(words, spans)),))
    data = RENDERERS["markdown"].render(document, RenderOptions()).decode()
    tokens = [one for block in MarkdownIt("commonmark").parse(data) for one in block.children or []]
    assert "".join(one.content for one in tokens) == words
    assert data.count("\n") == 1


def test_word_has_runs_in_bold_and_italics() -> None:
    data = rendered(Paragraph(PROSE), Bullets((PROSE,)))
    opened: Any = docx.Document(BytesIO(data))
    for paragraph in opened.paragraphs:
        if paragraph.text:
            runs = [(run.text, bool(run.italic) | 2 * bool(run.bold)) for run in paragraph.runs]
            assert runs == PIECES


def test_a_link_within_emphasis_takes_nothing_of_it_away() -> None:
    words = Emphasized("lihat Bab IV ini", ((0, 16, Look.ITALIC),))
    blocks = (Heading(1, "Bab IV Hasil", 4), Paragraph(words))
    opened: Any = docx.Document(BytesIO(rendered(*blocks)))
    runs = [run for run in opened.paragraphs[-1].runs if run.text]
    assert [(run.text, bool(run.italic)) for run in runs if run.text.strip() != "Bab\u00a0IV"] == [
        ("lihat ", True), (" ini", True),
    ]  # fmt: skip
    page = RENDERERS["html"].render(Document("", "id", blocks), RenderOptions()).decode()
    assert '<i class="foreign">lihat </i><a href=' in page
    assert '</a><i class="foreign"> ini</i></p>' in page


def test_the_screen_shows_it_in_colour_only() -> None:
    assert WORDS in written("terminal")
    coloured = written("terminal", RenderOptions(color=True))
    assert "\x1b[1mpaling \x1b[0m\x1b[1;3mpenting\x1b[0m" in coloured
    assert "\x1b[3mniniak mamak\x1b[0m" in coloured


def test_in_data_it_is_a_text_like_any_other() -> None:
    assert json.dumps(PROSE) == json.dumps(WORDS)
    assert PROSE == WORDS and hash(PROSE) == hash(WORDS)
