"""A codebook as the researcher's text: each change touches the lines that it must, no others.

Every method gives a new text. What it says is for the caller to prove: the text is read again as
a codebook and compared with what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from qualcode.model.text import LocalText
from qualcode.stores.codebook_blocks import cut, piece, put_codes
from qualcode.stores.codebook_places import Place, extent, item_step, places, remarks
from qualcode.stores.yaml_blocks import Piece, list_item
from qualcode.stores.yaml_fields import add_field, quote_of, remove_field, set_text, set_value
from qualcode.stores.yaml_layout import (
    Edit,
    Node,
    YamlLayout,
    fields_of,
    is_nothing,
    items_of,
    odd_layout,
    text_of,
)
from qualcode.stores.yaml_lists import add_items, add_tree, in_flow, set_items, without_items
from qualcode.stores.yaml_notation import Value, Verbatim

ORDER = (
    "id", "kind", "color", "label", "definition", "include", "exclude", "examples", "polarity",
    "alone", "yields_to", "expect", "formerly", "retired", "effect",
    "intended", "origin", "match", "children",
)  # fmt: skip
"""The order in which the keys of a code are usually written."""

_LANGUAGES = ("", "id", "en")


@dataclass(frozen=True)
class CodebookText:
    """The text of a codebook with its places."""

    doc: YamlLayout

    @classmethod
    def of(cls, data: bytes) -> CodebookText:
        """The text of a file that has been read as a codebook before."""
        return cls(YamlLayout.of(data))

    @cached_property
    def _by_id(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for place in self.places:
            found.setdefault(place.id, place)
        return found

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every code of the file, depth first, also those that cannot be read."""
        return tuple(places(self.doc))

    def place(self, code: str) -> Place:
        """Where a code stands; the first place, where it is defined twice.

        Raises:
            QualcodeError: it cannot be found in the text.
        """
        found = self._by_id.get(code)
        if found is None:
            raise odd_layout(f"code {code}")
        return found

    def lines(self, code: str) -> tuple[int, int]:
        """The first and the last line of a code with all that is below it."""
        return extent(self.doc, self.place(code))

    def remarks(self, code: str) -> list[str]:
        """The comments of a code and of what is below it."""
        return [one.strip() for one in remarks(self.doc, self.place(code))]

    def field_span(self, code: str, key: str) -> tuple[int, int]:
        """Where a field of a code begins and ends; an empty stretch where it has none."""
        field = fields_of(self.place(code).node).get(key)
        if field is None:
            return 0, 0
        return int(field.key.start_mark.index), self.doc.value_end(field.value)

    def edited(self, edits: Iterable[Edit]) -> CodebookText:
        """The text after some edits."""
        made = list(edits)
        return CodebookText(self.doc.edited(made)) if made else self

    def renamed(self, old: str, new: str) -> CodebookText:
        """Another id for a code."""
        return self.edited(set_text(self.doc, self.place(old).node, "id", new))

    def with_field(self, code: str, key: str, text: str) -> CodebookText:
        """A field of a code with a text of one line."""
        owner = self.place(code).node
        if key in fields_of(owner):
            return self.edited(set_text(self.doc, owner, key, text))
        return self.edited(add_field(self.doc, owner, key, text, ORDER))

    def retired(self, codes: Sequence[str]) -> CodebookText:
        """Several codes retired at once."""
        edits: list[Edit] = []
        for code in codes:
            owner = self.place(code).node
            if "retired" in fields_of(owner):
                edits += set_text(self.doc, owner, "retired", Verbatim("true"))
            else:
                edits += add_field(self.doc, owner, "retired", Verbatim("true"), ORDER)
        return self.edited(edits)

    def without_field(self, code: str, key: str) -> CodebookText:
        """A code without a field; the same text where it has none."""
        owner = self.place(code).node
        if key not in fields_of(owner):
            return self
        return self.edited(remove_field(self.doc, owner, key))

    def with_local(self, code: str, key: str, text: LocalText) -> CodebookText:
        """A field with a text, or with one for each language."""
        owner = self.place(code).node
        texts = {name: written for name, written in text.texts if written}
        field = fields_of(owner).get(key)
        value: Value = texts[""] if list(texts) == [""] else texts
        if field is None:
            return self.edited(add_field(self.doc, owner, key, value, ORDER))
        if isinstance(field.value, yaml.MappingNode):
            return self._with_languages(field.value, texts)
        if isinstance(value, str):
            return self.edited(set_text(self.doc, owner, key, value))
        kept = {
            name: in_flow(self.doc, field.value) if one == text_of(field.value) else one
            for name, one in texts.items()
        }
        return self.edited(set_value(self.doc, owner, key, kept))

    def _with_languages(self, owner: yaml.MappingNode, texts: Mapping[str, str]) -> CodebookText:
        edits: list[Edit] = []
        known = fields_of(owner)
        for name, text in texts.items():
            if name not in known:
                edits += add_field(self.doc, owner, name, text, _LANGUAGES)
            elif text_of(known[name].value) != text:
                edits += set_text(self.doc, owner, name, text)
        return self.edited(edits)

    def with_names(self, code: str, key: str, names: Sequence[str]) -> CodebookText:
        """More names at the end of a code's list (`formerly`)."""
        return self.edited(add_items(self.doc, self.place(code).node, key, names, ORDER))

    def yielding(self, old: str, new: str | None) -> CodebookText:
        """Another id wherever a code yields to an old one; None takes it out."""
        edits: list[Edit] = []
        for place in self.places:
            field = fields_of(place.node).get("yields_to")
            names = [text_of(item) for item in items_of(field.value)] if field else []
            if old in names and (new is None or new in (*names, place.id)):
                edits += without_items(self.doc, place.node, "yields_to", [old])
            elif old in names and new is not None:
                edits += set_items(self.doc, place.node, "yields_to", old, new)
        return self.edited(edits)

    def with_name(self, code: str, key: str, old: str, new: str) -> CodebookText:
        """Another name in the place of one in a code's list."""
        return self.edited(set_items(self.doc, self.place(code).node, key, old, new))

    def with_rules(
        self, code: str, rules: Mapping[str, Mapping[str, Sequence[str]]]
    ) -> CodebookText:
        """More patterns in the rules of a code, by language and key."""
        owner = self.place(code).node
        return self.edited(add_tree(self.doc, owner, {"match": rules}, ORDER)) if rules else self

    def written(self, code: str, language: str, key: str) -> dict[str, str]:
        """The patterns of a code under a key, each as it is written in the file."""
        node: Node = self.place(code).node
        for step in ("match", language, key):
            field = fields_of(node).get(step)
            if field is None or is_nothing(field.value):
                return {}
            node = field.value
        return {
            item.value if key == "regex" else text_of(item): in_flow(self.doc, item)
            for item in items_of(node)
            if isinstance(item, yaml.ScalarNode)
        }

    def moved(
        self, codes: Sequence[str], parent: str | None, before: str | None = None
    ) -> CodebookText:
        """Codes of one list with all that is below them, elsewhere in the tree."""
        moving = [self.place(code) for code in codes]
        pieces = [piece(self.doc, place) for place in moving]
        return self.edited([*cut(self.doc, moving), *self._put(pieces, parent, before)])

    def removed(self, code: str) -> CodebookText:
        """The file without a code and all that is below it."""
        return self.edited(cut(self.doc, [self.place(code)]))

    def added(self, fields: Mapping[str, Value], parent: str | None) -> CodebookText:
        """A new code at the end of a list."""
        siblings = [one for one in self.places if (one.parent.id if one.parent else None) == parent]
        around = siblings[-1] if siblings else self.place(parent) if parent is not None else None
        quote = quote_of(around.node) if around else ""
        new = list_item(fields, item_step(self.doc, around), quote)
        if siblings and _in_a_line(self.doc, siblings[-1]):
            new = Piece((f"- {new.flow}",), new.flow)
        return self.edited(self._put([new], parent, None))

    def _put(self, pieces: Sequence[Piece], parent: str | None, before: str | None) -> list[Edit]:
        sibling = self.place(before) if before is not None else None
        above = self.place(parent) if parent is not None else None
        return put_codes(self.doc, above, pieces, sibling)


def _in_a_line(doc: YamlLayout, place: Place) -> bool:
    start, end = place.node.start_mark.index, doc.value_end(place.node)
    return bool(place.node.flow_style) and doc.line_number(start) == doc.line_number(end)
