"""How the data were analysed: the interactive model with what was done in each component."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.document import (
    Arrow,
    Block,
    Bullets,
    Column,
    Figure,
    Heading,
    Joined,
    Network,
    Node,
    NodeKind,
    Numbered,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import SourceKind
from qualcode.reports.thesis.chosen import where_voices_stand
from qualcode.reports.thesis.part import Pack, appendix
from qualcode.stages.passages import Statement

_STEPS = ("collection", "reduction", "display", "conclusion")
_WAYS = (
    ("collection", "reduction"),
    ("collection", "display"),
    ("reduction", "display"),
    ("display", "reduction"),
    ("reduction", "conclusion"),
    ("conclusion", "reduction"),
    ("display", "conclusion"),
    ("conclusion", "display"),
)
"""What leads to what (Miles and Huberman 1994, chapter 1, figure 1.4)."""


def analysis_section(pack: Pack) -> Iterator[Block]:
    """The picture of the model, then what this study did in each of its components."""
    yield Heading(2, phrase("model.section"))
    yield Paragraph(phrase("model.lead", figure=Numbered("figure:interactive-model")))
    yield _figure()
    yield Paragraph(phrase("model.done"))
    yield Bullets(tuple(_done(pack)), numbered=True)


def _figure() -> Figure:
    rows = tuple(
        (cell(_step(one)), cell(*(_step(to) for came, to in _WAYS if came == one)))
        for one in _STEPS
    )
    table = Table(
        title="",
        columns=(Column(phrase("column.component")), Column(phrase("column.leads-to"), weight=3)),
        sections=(Section(rows),),
        name="interactive-model",
    )
    return Figure(
        title=phrase("model.title"),
        drawing=Network(
            tuple(Node(one, _step(one), NodeKind.STEP) for one in _STEPS),
            tuple(Arrow(came, to) for came, to in _WAYS),
            round=True,
        ),
        table=table,
        description=phrase("model.description"),
        source=phrase("source.method"),
        name="interactive-model",
        beside=True,
    )


def _step(name: str) -> Words:
    return phrase(f"stage.{name}")


def _done(pack: Pack) -> Iterator[Words]:
    """What was done, counted from the study; what was not done is not claimed."""
    sources = pack.study.selected_sources(pack.selection)
    kinds = tuple(
        phrase(f"count.kind.{kind}", n=n)
        for kind in SourceKind
        if (n := sum(one.kind is kind for one in sources))
    )
    statements = pack.positions.statements
    yield phrase("model.did.collection", n=len(sources), kinds=Joined(kinds or ("–",)))
    yield phrase(
        "model.did.reduction",
        segments=_segments(statements),
        reviewed=_reviewed(sum(one.reviewed for one in statements)),
        codes=phrase("count.codes", n=len({one.first.code.id for one in statements})),
        appendix=appendix(7),
    )
    yield _displayed(pack)
    yield _concluded(pack)


def _segments(statements: Sequence[Statement]) -> Words:
    """How many segments are coded; where some have several codes, on how many passages."""
    stretches = ((one.first.source.id, one.first.coding) for one in statements)
    different = len({(source, coding.start, coding.end) for source, coding in stretches})
    n = len(statements)
    key = "model.segments.once" if n == different else "model.segments"
    return phrase(key, n=n, passages=phrase("count.passages", n=different))


def _reviewed(x: int) -> Words:
    return phrase("model.reviewed", x=x) if x else phrase("model.reviewed.none")


def _displayed(pack: Pack) -> Words:
    """Where the display matrix and the provisional conclusions stand, mostly not in one place."""
    said, eight = where_voices_stand(pack), appendix(8)
    key = "model.did.display" if said == eight else "model.did.display.apart"
    return phrase(key, said=said, appendix=eight)


def _concluded(pack: Pack) -> Words:
    """How many findings the researcher wrote; an informant's verdict is told apart from them.

    What is still a draft nobody wrote.
    """
    written = [one for one in pack.findings if not one.is_draft]
    own = sum(one.is_the_researchers for one in written)
    if not own:
        return phrase("model.did.comparing", appendix=appendix(9))
    others = len(written) - own
    key = "model.did.conclusion.voices" if others else "model.did.conclusion"
    return phrase(key, n=own, others=others, appendix=appendix(9))
