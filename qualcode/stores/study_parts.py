"""Reading the lists of study.yaml: what its parts have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from qualcode.model.text import LocalText
from qualcode.stores.forms import Form, fill
from qualcode.stores.marked import Field, Marked, Refused
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.study_file import MarkPath, add_marks
from qualcode.stores.study_forms import LabelledForm

FormType = TypeVar("FormType", bound=Form)


class StudyReading:
    """study.yaml while it is read: its tree, the problems and marks gathered so far."""

    def __init__(self, root: Marked, file: str) -> None:
        self.root = root
        self.problems = ProblemList(file)
        self.marks: dict[MarkPath, Mark] = {}
        self.broken: dict[str, dict[str, Mark]] = {"informant": {}}

    def entries(self, key: str, noun: str) -> Iterator[tuple[str, Marked]]:
        """The entries of a list, each with the words that name it in messages."""
        field = self._given(key)
        if field is None:
            return
        if not isinstance(field.value.content, tuple):
            hint = "Begin each entry with '- '."
            self.problems.error("wrong-value", f"{key} must be a list", field.value.mark, hint)
            return
        for number, node in enumerate(field.value.content, start=1):
            if not isinstance(node.content, Refused):
                name = named(node)
                yield (f"{noun} {name}" if name else f"{key}, entry {number}"), node

    def fields(self, key: str) -> Iterator[Field]:
        """The fields of a mapping at the top of the file."""
        field = self._given(key)
        if field is None:
            return
        if not isinstance(field.value.content, dict):
            hint = f"Write the id of each, a colon, and below it what belongs to it ({key})."
            self.problems.error("wrong-value", f"{key} must be a mapping", field.value.mark, hint)
            return
        for entry in field.value.content.values():
            if str(entry.key.content).strip():
                yield entry
            else:
                self.problems.error("wrong-value", f"{key}: an id is empty", entry.key.mark)

    def _given(self, key: str) -> Field | None:
        """A field of the file, unless it is empty or was refused."""
        field = self.root.fields().get(key)
        if field is None or field.value.is_nothing or isinstance(field.value.content, Refused):
            return None
        return None if field.value.content in ((), {}) else field

    def new_id(self, key: str, noun: str, name: str, node: Marked) -> bool:
        """Note where an entry stands; tell of a second one with the same id."""
        first = self.marks.get((key, name))
        at = id_mark(node)
        if first is None:
            add_marks(self.marks, node, (key, name))
            return True
        earlier = self.marks.get((key, name, "id"), first)[0]
        self.problems.error(
            f"duplicate-{noun}",
            f"{noun} '{name}' is listed twice, in lines {earlier} and {at[0]}",
            at,
            f"Only the one in line {earlier} is used; give the other an id of its own.",
        )
        return False

    def fill(self, form: type[FormType], node: Marked, what: str) -> FormType | None:
        """A filled-in form of one entry."""
        return fill(form, node, self.problems, what)


def named(node: Marked) -> str:
    """The id of an entry as far as it can be read."""
    return " ".join(node.text("id").split())[:100]


def id_mark(node: Marked) -> Mark:
    """Where the id of an entry stands; the entry itself, where it has none."""
    field = node.fields().get("id")
    return field.value.mark if field else node.mark


def label_of(
    reading: StudyReading, entry: Field, form: LabelledForm | None, what: str
) -> LocalText:
    """The label of a group or case; where it is missing its id serves, and that is told."""
    if form and form.label:
        return form.label.text
    written = entry.value.fields().get("label")
    told = not entry.value.is_nothing and form is None
    if not told and (written is None or written.value.is_nothing):
        name = entry.key.content
        hint = f"Write {name}: {{label: …}}."
        reading.problems.error("missing-key", f"{what}: 'label' is missing", entry.key.mark, hint)
    return LocalText.plain(str(entry.key.content))
