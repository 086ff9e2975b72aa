"""The arrows that memos and findings assert between codes, cases, groups, informants and roles.

What an arrow rests on (`evidence`) is kept as it is written: which codings there are is known only
when the whole study has been loaded (see `qualcode.stages.links`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from qualcode.model.coding import Polarity
from qualcode.model.memo import Link
from qualcode.stores.forms import Form, fill
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects, read_end
from qualcode.stores.values import Names, Text, as_choice

_choose_sign = as_choice(("+", "-", "±", "0"))


def _as_sign(value: Any) -> Polarity:
    return Polarity(_choose_sign(value))


Sign = Annotated[Polarity, BeforeValidator(_as_sign)]
"""Whether something furthers (`+`) or hinders (`-`), both (`±`) or neither (`0`)."""


class LinkForm(Form):
    """An arrow in the front matter of a memo or finding."""

    vital: ClassVar[frozenset[str]] = frozenset({"from", "to"})
    source: Any = Field(alias="from")
    target: Any = Field(alias="to")
    sign: Sign | None = None
    evidence: Names = ()
    because: Text = ""


def read_links(front: Marked, subjects: Subjects, problems: ProblemList) -> tuple[Link, ...]:
    """The arrows under `links:`; one whose end is wrong is told and left out."""
    field = front.fields().get("links")
    if field is None or field.value.is_nothing or isinstance(field.value.content, Refused):
        return ()
    return tuple(_links(field.value, subjects, problems))


def _links(node: Marked, subjects: Subjects, problems: ProblemList) -> Iterator[Link]:
    for item in node.items():
        form = fill(LinkForm, item, problems, "a link")
        ends = [
            read_end(entry.value, key, subjects, problems)
            for key in ("from", "to")
            if (entry := item.fields().get(key)) and not entry.value.is_nothing
        ]
        match ends:
            case [tuple() as source, tuple() as target] if form:
                evidence = tuple(dict.fromkeys(form.evidence))
                yield Link(source, target, form.sign, evidence, form.because, item.line)
