"""The passages of codings that memos are about: kept in a memo's front matter, found again.

A passage is kept as journals keep it: with its words, their surroundings and the hash of its
text. So a memo about a proposal follows an edited transcript as decisions do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from qualcode.model.anchoring import Fate
from qualcode.model.coding import Coding
from qualcode.model.memo import MemoPassage
from qualcode.model.source import Source
from qualcode.stores.forms import Form, fill
from qualcode.stores.journal import Anchor
from qualcode.stores.journal_lines import Event
from qualcode.stores.marked import Marked
from qualcode.stores.placing import Placing
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects
from qualcode.stores.values import Name, Text, WholeNumber, refuse
from qualcode.stores.yaml_notation import scalar


def _as_words(value: Any) -> str:
    """Words of a transcript, to the letter: white space and odd characters are part of them."""
    return value if isinstance(value, str) else refuse("must be one text")


Words = Annotated[str, BeforeValidator(_as_words)]


class PassageForm(Form):
    """A passage in the front matter of a memo."""

    vital: ClassVar[frozenset[str]] = frozenset(
        {"coding", "source", "code", "start", "end", "exact"}
    )
    coding: Name
    source: Name
    code: Name
    start: WholeNumber
    end: WholeNumber
    exact: Words
    prefix: Words = ""
    suffix: Words = ""
    text: Text = ""


def passage_lines(coding: Coding, source: Source) -> Iterator[str]:
    """The lines of front matter that keep a coding's passage, an item of `passages:`."""
    anchor = Anchor(source, coding.start, coding.end).fields()
    fields = {"coding": coding.id, "source": source.id, "code": coding.code}
    fields |= {name: anchor[name] for name in ("start", "end", "exact", "prefix", "suffix")}
    fields["text"] = anchor["text_sha256"]
    for number, (name, value) in enumerate(fields.items()):
        written = str(value) if isinstance(value, int) else scalar(value, False, '"')
        yield f"{'  - ' if number == 0 else '    '}{name}: {written}"


def read_passages(
    front: Marked, subjects: Subjects, problems: ProblemList, placing: Placing
) -> tuple[MemoPassage, ...]:
    """The passages that a memo's front matter keeps, each where it stands today."""
    field = front.fields().get("passages")
    if field is None or field.value.is_nothing:
        return ()
    forms = [fill(PassageForm, item, problems, "a passage") for item in field.value.items()]
    return tuple(_placed(form, subjects, placing) for form in forms if form is not None)


def _placed(form: PassageForm, subjects: Subjects, placing: Placing) -> MemoPassage:
    source = subjects.former_sources.get(form.source, form.source)
    code = subjects.codes.get(form.code, form.code)
    known = placing.sources.get(source)
    span = None
    if known is not None and form.start < form.end:
        place = placing.place(_event(form, source))
        span = None if place.fate is Fate.LOST else (place.start, place.end)
    return MemoPassage(form.coding, source, code, span)


def _event(form: PassageForm, source: str) -> Event:
    """The passage as if it had just been coded: what is placed are events."""
    return Event(
        id=form.coding, seq=0, event="add", source=source, code=form.code, start=form.start,
        end=form.end, exact=form.exact, prefix=form.prefix, suffix=form.suffix, coder="",
        text_sha256=form.text,
    )  # fmt: skip
