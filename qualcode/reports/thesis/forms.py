"""The appendices that come from outside: consent, permits, photographs."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import (
    Block,
    Heading,
    Paragraph,
    phrase,
)
from qualcode.reports.thesis.part import Pack, prompt

_LINES = ("name", "role", "address")
_CHOICES = ("named", "role", "anonymous")


def consent_appendix(pack: Pack) -> Iterator[Block]:
    """The form by which informants say that they take part, and what may be printed of them."""
    settings = pack.study.settings
    yield Paragraph(phrase("consent.signed"))
    yield from (Paragraph(phrase("consent.line", what=phrase(f"consent.{one}"))) for one in _LINES)
    researcher = settings.researcher or phrase("prompt")
    yield Paragraph(phrase("consent.text", title=pack.text(settings.title), researcher=researcher))
    yield Paragraph(phrase("consent.choose"))
    for one in _CHOICES:
        yield Paragraph(phrase("consent.box", what=phrase(f"consent.choice.{one}")))
    yield Paragraph(phrase("consent.withdraw"))
    yield Paragraph(phrase("form.place-and-date"))
    yield Paragraph(phrase("consent.signature"))
    yield prompt("consent.prompt")


def permits_appendix(pack: Pack) -> Iterator[Block]:
    """Where the letters go."""
    yield Heading(2, phrase("permits.letter"))
    yield prompt("permits.letter.prompt")
    yield Heading(2, phrase("permits.statement"))
    yield prompt("permits.statement.prompt")


def photographs_appendix(pack: Pack) -> Iterator[Block]:
    """Where the photographs go, and the question of consent for each."""
    yield prompt("photographs.prompt")
