"""The researcher's Markdown in the pack: its emphasis is kept, and names in it are withheld."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from qualcode.document import Block, Bullets, Heading, Look, Paragraph, in_pieces
from qualcode.model.informant import Informant
from qualcode.model.memo import Finding
from qualcode.renderers.reading import text
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection
from tests.study_builder import build_study

PEOPLE = [Informant("I1", "Rini Astuti", "gov", pseudonym="Mrs A")]


def blocks(written: str, *parts: str, **told: Any) -> list[Block]:
    told = {"grade": "", "scale": "", "title": "Why", **told}
    finding = Finding("T1.md", "T1", about=("EM1.1",), text=written, **told)
    study = build_study(
        informants=PEOPLE, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=(finding,), language="en",
    )  # fmt: skip
    return list(thesis_report(study, Selection(), "1.0", parts=parts or ["bab-4"]).blocks)


def texts(found: list[Block]) -> Iterator[str]:
    for one in found:
        match one:
            case Paragraph() | Heading():
                yield text(one.text)
            case Bullets():
                yield from map(text, one.items)
            case _:
                pass


def emphasized(found: list[Block], beginning: str) -> list[tuple[str, int]]:
    """What is emphasized in the text that begins so."""
    (words,) = (one for one in texts(found) if one.startswith(beginning))
    return [(piece, int(look)) for piece, look in in_pieces(words) if look]


ITALIC, BOLD, BOTH = int(Look.ITALIC), int(Look.BOLD), int(Look.ITALIC | Look.BOLD)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Z *niniak mamak* _coaching_.", [("niniak mamak", ITALIC), ("coaching", ITALIC)]),
        ("Z **very** __much__.", [("very", BOLD), ("much", BOLD)]),
        ("Z ***both***.", [("both", BOTH)]),
        ("Z **a *b* c**.", [("a ", BOLD), ("b", BOTH), (" c", BOLD)]),
        ("Z **with _under_ in it**.", [("with ", BOLD), ("under", BOTH), (" in it", BOLD)]),
        ("Z *over two\nlines*.", [("over two lines", ITALIC)]),
        ("Z 2 * 3 * 4 and snake_case_name and *open.", []),
    ],
)
def test_emphasis_of_paragraphs_is_kept(said: str, expected: list[tuple[str, int]]) -> None:
    assert emphasized(blocks(said), "Z ") == expected


def test_the_marks_themselves_are_not_printed() -> None:
    words = next(one for one in texts(blocks("Z **a *b* c** and _d_.")) if one.startswith("Z "))
    assert words == "Z a b c and d."


def test_lists_rivals_titles_and_negative_evidence_keep_theirs() -> None:
    found = blocks(
        "x\n\n- Item *one*", title="Why _coaching_ helps", rivals=("Luck *two*",),
        negative_evidence="not *three*",
    )  # fmt: skip
    assert emphasized(found, "Item") == [("one", ITALIC)]
    assert emphasized(found, "Luck") == [("two", ITALIC)]
    assert emphasized(found, "T1: Why coaching helps") == [("coaching", ITALIC)]
    negative = [one for one in texts(found) if "not three" in one]
    assert [piece for one in negative for piece, look in in_pieces(one) if look] == ["three"]


def test_a_conclusion_and_a_recommendation_keep_theirs() -> None:
    closing = blocks("x", "bab-5", title="Why _coaching_ helps")
    told = [one for one in texts(closing) if "coaching" in one]
    assert told and all(("coaching", ITALIC) in in_pieces(one) for one in told)


@pytest.mark.parametrize(
    ("said", "printed", "expected"),
    [
        ("Z *Rini Astuti* came *late*.", "Z [Mrs A] came late.", ["[Mrs A]", "late"]),
        ("Z said *Rini* and *Astuti*.", None, None),
        ("Z *Rini* Astuti came *late*.", "Z [Mrs A] came late.", ["late"]),
        ("Z *so Rini* Astuti came.", "Z so [Mrs A] came.", ["so"]),
        ("Z Rini Astuti *came* to Rini.", "Z [Mrs A] came to [Mrs A].", ["came"]),
    ],
)
def test_names_are_withheld_in_emphasis_and_where_it_ends_within_them(
    said: str, printed: str | None, expected: list[str] | None
) -> None:
    (words,) = (one for one in texts(blocks(said)) if one.startswith("Z "))
    assert "Rini" not in words and "Astuti" not in words
    if printed is not None:
        assert words == printed
        assert [piece for piece, look in in_pieces(words) if look] == expected
