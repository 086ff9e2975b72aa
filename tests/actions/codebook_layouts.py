"""Codebooks in the many layouts in which people write YAML, for property tests.

`codebooks()` gives the text of a valid codebook with its tree as {id: parent}. Lines, brackets,
odd indentation, quotation marks, comments and blank lines are mixed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

LETTERS = ["A", "B.1", "C-2", "É 3", "漢字", "P'Q", "x:y", "10", "no", "a, b", "#7", "[z]", "IV1"]


@dataclass
class Draft:
    """A code before it is written down."""

    id: str
    parent: str | None
    fields: dict[str, object] = field(default_factory=dict)
    children: list[Draft] = field(default_factory=list)


@dataclass(frozen=True)
class Sample:
    """A written codebook, and which code stands below which."""

    text: str
    parents: dict[str, str | None]

    def below(self, code: str) -> set[str]:
        """The code and all that is below it."""
        found = {code}
        for one, parent in self.parents.items():
            if parent in found:
                found.add(one)
        return found


@st.composite
def codebooks(draw: st.DrawFn) -> Sample:
    """A codebook of two to seven codes."""
    names = draw(st.lists(st.sampled_from(LETTERS), min_size=2, max_size=7, unique=True))
    drafts: list[Draft] = []
    roots: list[Draft] = []
    for name in names:
        above = draw(st.sampled_from([None, *drafts])) if drafts else None
        one = Draft(name, above.id if above else None)
        (above.children if above else roots).append(one)
        drafts.append(one)
    for one in drafts:
        one.fields = _fields(draw, one, [other.id for other in drafts])
    writer = _Writer(draw)
    text = draw(st.sampled_from(["", "# head\n", "codebook: small\n", "---\n# x\ntitle: T\n"]))
    text += writer.codes(roots)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return Sample(text, {one.id: one.parent for one in _in_order(roots)})


def _in_order(drafts: list[Draft]) -> list[Draft]:
    return [one for draft in drafts for one in (draft, *_in_order(draft.children))]


def _fields(draw: st.DrawFn, one: Draft, ids: list[str]) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": one.id,
        "label": draw(st.sampled_from(["Label", "With: colon", {"id": "Kata", "en": "Word, two"}])),
    }
    if one.parent is None and draw(st.booleans()):
        fields["kind"] = draw(st.sampled_from(["aspect", "obstacle"]))
    if draw(st.booleans()):
        fields["definition"] = draw(st.sampled_from(["Long text # no comment", "two\nlines"]))
    others = [name for name in ids if name != one.id]
    if draw(st.integers(0, 3)) == 0:
        fields["yields_to"] = draw(st.lists(st.sampled_from(others), min_size=1, unique=True))
    if draw(st.integers(0, 3)) == 0:
        fields["formerly"] = [f"old {one.id}"]
    if draw(st.booleans()):
        fields["match"] = {
            draw(st.sampled_from(["id", "en"])): {
                draw(st.sampled_from(["words", "weak"])): draw(
                    st.lists(st.sampled_from(["kata", "train*", "word"]), min_size=1, unique=True)
                )
            }
        }
    order = draw(st.permutations(list(fields)))
    return {key: fields[key] for key in order}


class _Writer:
    """Writes drafts down, drawing the layout of each as it comes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.list_step = draw(st.sampled_from([0, 2, 4]))
        self.item_step = draw(st.sampled_from([2, 2, 3, 4]))
        self.apart = draw(st.booleans())
        self.commented = draw(st.booleans())

    def codes(self, roots: list[Draft]) -> str:
        if self.draw(st.integers(0, 6)) == 0:
            glue = self.draw(st.sampled_from([", ", ",\n  "]))
            inner = glue.join(self.flow_code(one) for one in roots)
            return f"codes: [{inner}{self.draw(st.sampled_from(['', ',']))}]\n"
        return "codes:" + self.remark() + self.blocks(roots, 0)

    def remark(self) -> str:
        shown = self.commented and self.draw(st.integers(0, 2)) == 0
        return "  # remark\n" if shown else "\n"

    def blocks(self, drafts: list[Draft], column: int) -> str:
        dash = column + self.list_step
        return "".join(
            (self.comment(dash) if self.commented else "")
            + self.block(one, dash)
            + ("\n" if self.apart else "")
            for one in drafts
        )

    def comment(self, column: int) -> str:
        kind = self.draw(st.integers(0, 4))
        pad = " " * column
        return {0: f"{pad}# above\n", 1: f"{pad}# apart\n\n", 2: "# far left\n"}.get(kind, "")

    def block(self, one: Draft, dash: int) -> str:
        pad = " " * dash
        if self.draw(st.integers(0, 3)) == 0:
            return f"{pad}- {self.flow_code(one)}{self.remark()}"
        column = dash + self.item_step
        lines = [self.field(key, value, column) for key, value in one.fields.items()]
        if one.children:
            lines.append(" " * column + "children:" + self.remark()
                         + self.blocks(one.children, column).rstrip("\n") + "\n")  # fmt: skip
        if self.commented and self.draw(st.integers(0, 3)) == 0:
            lines.append(" " * (column + 1) + "# below\n")
        if self.draw(st.integers(0, 4)) == 0:
            return f"{pad}-\n" + "".join(lines)
        return f"{pad}-{' ' * (self.item_step - 1)}" + "".join(lines)[column:]

    def field(self, key: str, value: object, column: int) -> str:
        pad = " " * column
        if isinstance(value, str) and "\n" in value:
            if self.draw(st.booleans()):
                style = self.draw(st.sampled_from(["|", ">-", "|+", "|2"]))
                body = "".join(f"{pad}  {line}\n" for line in value.split("\n"))
                return f"{pad}{key}: {style}\n{body}"
            value = value.replace("\n", " ")
            return f"{pad}{key}: two\n{pad}  lines # seen\n"
        if isinstance(value, list) and self.draw(st.booleans()):
            step = self.draw(st.sampled_from([0, 2]))
            items = "".join(f"{pad}{' ' * step}- {json.dumps(one, ensure_ascii=False)}\n"
                            for one in value)  # fmt: skip
            return f"{pad}{key}:\n{items}"
        if isinstance(value, dict) and self.draw(st.booleans()):
            inner = "".join(self.field(name, one, column + 2) for name, one in value.items())
            return f"{pad}{key}:\n{inner}"
        return f"{pad}{key}: {self.flow(value)}{self.remark()}"

    def flow_code(self, one: Draft) -> str:
        fields = [f"{key}: {self.flow(value)}" for key, value in one.fields.items()]
        if one.children:
            inner = ", ".join(self.flow_code(child) for child in one.children)
            fields.append(f"children: [{inner}]")
        return "{" + ", ".join(fields) + "}"

    def flow(self, value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        text = str(value)
        plain = text.isascii() and text.replace(" ", "").isalnum() and not text.isdigit()
        if plain and text != "no" and self.draw(st.booleans()):
            return text
        if "\n" not in text and self.draw(st.booleans()):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)
