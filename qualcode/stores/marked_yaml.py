"""YAML as a tree in which every key and value knows its line and column.

A study comes from other people's hands, so guards stand before the parser (size, encoding,
invisible characters, bracket depth) and in its stream of events (depth, number of nodes). What
makes YAML surprising is refused by name: anchors, aliases, merge keys, tags, several documents,
keys that stand twice. Scalars stay text, so `no`, `010`, `12:30` and `1.10` mean what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from qualcode.errors import Problem
from qualcode.stores.decoding import decode, refuse_control_characters, refuse_open_brackets
from qualcode.stores.marked import REFUSED, Content, Field, Marked, Refused
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.yaml_syntax import syntax_problem

MAX_DEPTH = 200
MAX_NODES = 300_000
MAX_PROBLEMS = 500

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_marked(data: bytes, file: str) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Read YAML; never raises for what is in it.

    Returns:
        The tree, or None where nothing can be made of the file, and the problems found. An
        alias is a `Refused` value in the tree; of a key that stands twice the first one counts.
    """
    text, problems = decode(data, file)
    node = None if text is None else read_text(text, problems)
    return node, problems.in_order()


def read_text(text: str, problems: ProblemList) -> Marked | None:
    """The tree of a text, if it passes the guards; what is wrong is added to `problems`."""
    if refuse_control_characters(text, problems) or refuse_open_brackets(text, problems):
        return None
    try:
        return _Builder(text, problems).build(yaml.parse(text, Loader=_LOADER))
    except _LimitError:
        return None
    except yaml.YAMLError as error:
        syntax_problem(error, text, problems)
        return None


# What ends a line for a YAML parser.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class _LimitError(Exception):
    """The limit of depth or size is passed; the problem has been told."""


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("fields", "items", "key", "mark")

    def __init__(self, mark: Mark, mapping: bool) -> None:
        self.mark = mark
        self.items: list[Marked] = []
        self.fields: dict[str, Field] | None = {} if mapping else None
        self.key: Marked | None = None


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, text: str, problems: ProblemList) -> None:
        self._lines = _LINE_END.split(text)
        self._problems = problems
        self._stack: list[_Open] = []
        # Told when all was read: where brackets are wrong, that is what is wrong with them.
        self._loose: list[Marked] = []
        self._end: Any = None
        self._root: Marked | None = None
        self._nodes = 0
        self._documents = 0

    def build(self, events: Iterator[Any]) -> Marked | None:
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._check(event)
                    mark = _mark(event)
                    self._note_loose(event)
                    self._place(Marked(*mark, event.value, bool(event.style)))
                case yaml.CollectionStartEvent():
                    self._check(event)
                    mapping = isinstance(event, yaml.MappingStartEvent)
                    self._stack.append(_Open(_mark(event), mapping))
                case yaml.CollectionEndEvent():
                    self._close()
                case yaml.AliasEvent():
                    self._refuse_alias(event)
                case yaml.DocumentStartEvent() if self._another_document(event):
                    break
        for key in self._loose:
            self._problems.error(
                "yaml-comma",
                f"'{key.content}' stands between commas without a value",
                key.mark,
                'A text with a comma needs quotation marks in brackets: "one, two".',
            )
        if self._root is None:
            self._problems.error("yaml-empty", "the file is empty")
        return self._root

    def _check(self, event: Any) -> None:
        self._nodes += 1
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        limit = ""
        if len(self._stack) > MAX_DEPTH:
            limit = f"values stand more than {MAX_DEPTH} levels deep"
        elif self._nodes > MAX_NODES:
            limit = f"the file has more than {MAX_NODES} values"
        elif len(self._problems) > MAX_PROBLEMS:
            limit = f"the file has more than {MAX_PROBLEMS} defects; the rest is not read"
        if limit:
            self._problems.error("yaml-limit", limit, _mark(event))
            raise _LimitError

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._problems.error(
                "yaml-anchor",
                f"the anchor &{event.anchor} is not read",
                _mark(event),
                "Write the values out where they are needed; quote a text that begins with &.",
            )
        if event.tag is not None:
            self._problems.error(
                "yaml-tag",
                f"the tag {event.tag.replace('tag:yaml.org,2002:', '!!')} is not read",
                _mark(event),
                "Remove it; quote a text that begins with !.",
            )

    def _note_loose(self, event: Any) -> None:
        """Note `{id: one, two}`: what stands behind the comma is a key that says nothing."""
        key = self._stack[-1].key if self._stack else None
        if key is None:
            self._end = event.end_mark
        elif (
            isinstance(key.content, str)
            and not (event.style or event.value)
            and ":" not in self._between(event.start_mark)
        ):
            self._loose.append(key)

    def _between(self, mark: Any) -> str:
        """What stands between the last scalar and a place, without remarks."""
        lines = self._lines[self._end.line : mark.line + 1] or [":"]
        if mark.line < len(self._lines):
            lines[-1] = lines[-1][: mark.column]
        lines[0] = lines[0][self._end.column :]
        return "\n".join(line.partition("#")[0] for line in lines)

    def _refuse_alias(self, event: Any) -> None:
        name = event.anchor
        self._problems.error(
            "yaml-alias",
            f"the alias *{name} is not read",
            _mark(event),
            f"Write the value out; if it is a text, quote it: '*{name}'.",
        )
        self._place(Marked(*_mark(event), REFUSED))

    def _another_document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return False
        self._problems.error(
            "yaml-documents",
            "a second document begins here; it is not read",
            _mark(event),
            "Keep one document in a file: remove the line '---'.",
        )
        return True

    def _close(self) -> None:
        done = self._stack.pop()
        content: Content = tuple(done.items) if done.fields is None else done.fields
        self._place(Marked(*done.mark, content))

    def _place(self, node: Marked) -> None:
        if not self._stack:
            self._root = node
            return
        above = self._stack[-1]
        if above.fields is None:
            above.items.append(node)
        elif above.key is None:
            above.key = node
        else:
            self._add_field(above.fields, above.key, node)
            above.key = None

    def _add_field(self, fields: dict[str, Field], key: Marked, value: Marked) -> None:
        if not isinstance(key.content, str):
            if not isinstance(key.content, Refused):
                self._problems.error(
                    "yaml-key",
                    "a list or a mapping cannot be a key",
                    key.mark,
                    "Quote it if it is a text.",
                )
        elif key.content == "<<" and not key.quoted:
            self._problems.error(
                "yaml-merge",
                "the merge key << is not read",
                key.mark,
                "Write the fields out.",
            )
        elif key.content in fields:
            first = fields[key.content].key.line
            self._problems.error(
                "duplicate-key",
                f"'{key.content}' stands twice, in lines {first} and {key.line}",
                key.mark,
                f"Only line {first} is used; remove or rename one of them.",
            )
        else:
            fields[key.content] = Field(key, value)


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
