"""From a marked tree to a filled-in form, with every defect told at its exact place.

A form is a pydantic model of plain nested data. Where pydantic complains, the path of the
complaint is walked over the marked tree to the line and column. What is wrong is cut out and the
rest is kept, unless a field that a form cannot do without (`vital`) is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from qualcode.model.text import LocalText
from qualcode.registry import did_you_mean
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.values import FilledText, refuse

Path: TypeAlias = tuple[str | int, ...]
_GONE: Any = object()
_ROUNDS = 20


class Form(BaseModel):
    """A mapping of a YAML file: its keys and what they may hold.

    `vital` names the fields without which the whole form is left out; another field that is
    wrong is left out alone.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    vital: ClassVar[frozenset[str]] = frozenset()


def _per_language(value: Any) -> Any:
    return {"": value} if isinstance(value, str) else value


class LocalForm(Form):
    """A text written once, or once for each language."""

    id: FilledText | None = None
    en: FilledText | None = None
    plain: FilledText | None = Field(None, alias="")

    @model_validator(mode="after")
    def _says_something(self) -> LocalForm:
        if not self.text:
            refuse("is empty")
        return self

    @property
    def text(self) -> LocalText:
        """The text as the model keeps it."""
        known = (("", self.plain), ("id", self.id), ("en", self.en))
        return LocalText(tuple((language, text) for language, text in known if text))


_HELPED = 200
"""So many problems of a file come with a guess what was meant; more of them nobody reads."""

Local = Annotated[LocalForm, BeforeValidator(_per_language)]
FormType = TypeVar("FormType", bound=Form)


def fill(form: type[FormType], node: Marked, problems: ProblemList, what: str) -> FormType | None:
    """Fill a form from a tree; tell of every defect.

    `what` names the thing in messages ("informant I1"), "" for the file as a whole. None where
    the tree is no mapping or a vital field is wrong.
    """
    data = node.plain()
    try:
        return form.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    for detail in details:
        _tell(detail, form, node, problems, what)
    for _ in range(_ROUNDS):
        if not _prune(data, details, form):
            return None
        data = _swept(data)
        try:
            return form.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
    return None


def local(form: LocalForm | None) -> LocalText:
    """The text of a field that may be missing."""
    return form.text if form else LocalText()


def _tell(
    detail: ErrorDetails, form: type[Form], node: Marked, problems: ProblemList, what: str
) -> None:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    found = node.at(path)
    if isinstance(found.content, Refused):
        return
    about = f"{what}: " if what else ""
    if not path and not what:
        about = "the file "
    match detail["type"]:
        case "extra_forbidden":
            known = _known_keys(form, path[:-1])
            mark = _key_mark(node, path)
            hint = did_you_mean(str(path[-1]), known) if len(problems) < _HELPED else ""
            problems.error("unknown-key", f"{about}unknown key '{path[-1]}'", mark, hint)
        case "missing":
            code, words = "missing-key", "is missing"
            if path[-1] in node.at(path[:-1]).fields():
                words = "is empty"
            problems.error(code, f"{about}'{path[-1]}' {words}", _key_mark(node, path))
        case kind:
            words, hint = _complaint(kind, detail)
            problems.error("wrong-value", f"{about}{_subject(path)}{words}", found.mark, hint)


def _complaint(kind: str, detail: ErrorDetails) -> tuple[str, str]:
    if kind == "value":
        context = detail.get("ctx", {})
        return context["message"], context["hint"]
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "must be a mapping with 'key: value' in each line", ""
    if kind == "list_type":
        return "must be a list", "Begin each item with '- '."
    return f"is not right: {detail['msg']}", ""


def _subject(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str) and step]
    if not names:
        return ""
    if isinstance(path[-1], int):
        return f"an item of {names[-1]} "
    return f"{names[-1]} "


def _key_mark(node: Marked, path: Path) -> Mark:
    above = node.at(path[:-1])
    field = above.fields().get(str(path[-1]))
    return field.key.mark if field else above.mark


def _known_keys(form: type[Form], path: Path) -> list[str]:
    for step in path:
        field = _fields(form).get(str(step))
        form = next(_forms_in(field), form) if field is not None else form
    return [name for name in _fields(form) if name]


def _fields(form: type[Form]) -> Mapping[str, Any]:
    return {
        field.alias if field.alias is not None else name: field.annotation
        for name, field in form.model_fields.items()
    }


def _forms_in(annotation: Any) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for part in get_args(annotation):
        yield from _forms_in(part)


def _prune(data: Any, details: list[ErrorDetails], form: type[Form]) -> bool:
    """Cut out what is wrong; False where the whole form goes."""
    for detail in details:
        path = _existing(data, tuple(step for step in detail["loc"] if step != "[key]"))
        if detail["type"] == "missing":
            path = tuple(detail["loc"][:-1])
        if not path or (path[0] in form.vital and len(path) == 1 and not _is_extra(detail)):
            return False
        if not _cut(data, path):
            return False
    return True


def _is_extra(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden"


def _existing(data: Any, path: Path) -> Path:
    """As much of a path as the data has: a lone text may stand for a list or a mapping."""
    for length, step in enumerate(path):
        inside = isinstance(data, dict | list)
        if not inside or (isinstance(data, dict) and step not in data):
            return path[:length]
        data = data[step]
    return path


def _cut(data: Any, path: Path) -> bool:
    for step in path[:-1]:
        data = data[step]
        if data is _GONE:
            return True
    data[path[-1]] = _GONE
    return True


def _swept(data: Any) -> Any:
    match data:
        case dict():
            return {key: _swept(value) for key, value in data.items() if value is not _GONE}
        case list():
            return [_swept(value) for value in data if value is not _GONE]
        case _:
            return data
