"""Word documents (`.docx`), read from their XML so that no text is lost.

Tables, text boxes, content controls, fields, moved and inserted text all count; footnotes,
endnotes and comments do not, which a notice says. A self-check compares the characters of the
file's text elements with those of the text that came out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from qualcode.errors import Problem, Severity

if TYPE_CHECKING:
    from qualcode.sources.raw import Composer, RawSource
    from qualcode.sources.word_body import Body
    from qualcode.sources.word_package import Package

_LEFT_OUT: Final = (
    ("footnoteReference", "footnotes"),
    ("endnoteReference", "endnotes"),
    ("commentReference", "comments"),
)


@dataclass(frozen=True, slots=True)
class WordFormat:
    """Reads the accepted view of a Word document."""

    name: ClassVar[str] = "word"
    suffixes: ClassVar[tuple[str, ...]] = (".docx",)
    version: ClassVar[int] = 1

    def read(self, data: bytes, encoding: str | None = None) -> RawSource:
        """The text with its paragraphs and table cells; `encoding` has no meaning here.

        Raises:
            QualcodeError: not a Word document, damaged, locked, or dangerously large.
        """
        from qualcode.sources.word_package import Package

        composer, body = heard(Package(data))
        raw = composer.finish(f"{self.name}/{self.version}")
        notices = tuple(_notices(body, raw, composer))
        return composer.finish(raw.reader, notices)


def heard(package: Package, kind: type[Body] | None = None) -> tuple[Composer, Body]:
    """The text of a document as a listener hears it, by default all of the accepted view.

    Raises:
        QualcodeError: the document is damaged, locked, or dangerously large.
    """
    from xml.parsers import expat

    from qualcode.sources.raw import Composer
    from qualcode.sources.word_body import Body
    from qualcode.sources.word_styles import Styles

    styles = Styles(package)
    for honour_fields in (True, False):
        # A field that never ends would take the rest of the text for its instruction.
        parser = expat.ParserCreate(namespace_separator=" ")
        composer = Composer()
        body = (kind or Body)(parser, composer, styles, honour_fields)
        package.feed(package.main, parser)
        body.finish()
        if not body.unclosed:
            break
    return composer, body


def _notices(body: Body, raw: RawSource, composer: Composer) -> Iterator[Problem]:
    left_out = [f"{body.counts[key]} {noun}" for key, noun in _LEFT_OUT if body.counts[key]]
    if left_out:
        yield _problem(Severity.NOTICE, "left-out", f"not read: {', '.join(left_out)}")
    if body.counts["hidden"]:
        message = f"{body.counts['hidden']} characters of hidden text are read as well"
        hint = "Delete hidden text in Word if it is not part of the source."
        yield _problem(Severity.NOTICE, "hidden-text", message, hint)
    if body.counts["altChunk"]:
        message = f"{body.counts['altChunk']} embedded documents are not read"
        hint = "Open the document in Word, save it again, and the text becomes part of it."
        yield _problem(Severity.WARNING, "embedded-document", message, hint)
    emitted = len(raw.text) - composer.separators - body.inserted
    if emitted != body.expected:
        message = f"the file holds {body.expected} characters of text but {emitted} were read"
        hint = "Open it in Word or LibreOffice, save it again, and compare the text."
        yield _problem(Severity.WARNING, "text-lost", message, hint)


def _problem(severity: Severity, code: str, message: str, hint: str = "") -> Problem:
    return Problem(severity, code, message, "", hint=hint)
