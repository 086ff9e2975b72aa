"""Whatever way a YAML file is laid out, an edit says what is meant and leaves all else as it is."""

from __future__ import annotations

import copy
import difflib
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qualcode.stores.study_text import with_entries, with_labels, with_new_id, without_entry
from qualcode.stores.yaml_blocks import list_item, named_item, put
from qualcode.stores.yaml_fields import add_field, remove_field, set_text, set_value
from qualcode.stores.yaml_layout import Edit, YamlLayout, fields_of
from qualcode.stores.yaml_lists import add_items, cut_several, set_items, without_items
from tests.stores.yaml_layouts import (
    KEYS,
    Said,
    Sample,
    entries,
    files,
    leaves,
    lists,
    mappings,
    names,
    texts,
    yaml_files,
)  # fmt: skip

often = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
NEW = "new"


def said_by(text: str) -> Any:
    """What a file says: every scalar as a text."""
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(text, Loader=loader)


def owners(node: yaml.Node, said: Any) -> Iterable[tuple[yaml.MappingNode, dict[str, Any]]]:
    """Every mapping of a file, as it stands in the text and as it is meant."""
    if isinstance(node, yaml.MappingNode):
        yield node, said
        for key, value in node.value:
            yield from owners(value, said[key.value])
    elif isinstance(node, yaml.SequenceNode):
        for value, one in zip(node.value, said, strict=True):
            yield from owners(value, one)


class Case:
    """A file, a mapping in it, and what the file is to say after an edit."""

    def __init__(self, sample: Sample, data: st.DataObject) -> None:
        self.sample = sample
        self.doc = YamlLayout.of(sample.data)
        assert said_by(sample.text) == sample.said
        self.meant: dict[str, Any] = copy.deepcopy(sample.said)
        found = list(owners(self.doc.root, self.meant))
        self.owner, self.said = data.draw(st.sampled_from(found))

    def keys(self, kind: type | tuple[type, ...], of: type = object) -> list[str]:
        """The fields of the mapping that hold values of a kind."""
        return [
            key for key, one in self.said.items()
            if isinstance(one, kind) and (isinstance(one, str) or isinstance(next(iter(one)), of))
        ]  # fmt: skip

    def lines_of(self, key: str | None = None) -> tuple[int, int]:
        """Where the lines of a field, or of the whole mapping, begin and end."""
        doc, column = self.doc, self.owner.start_mark.column
        start, node, floor = self.owner.start_mark, self.owner, column - 1
        if key is not None:
            field = fields_of(self.owner)[key]
            start, node, floor = field.key.start_mark, field.value, column
        if self.owner.flow_style:
            return doc.line_start(start.index), doc.line_end(doc.value_end(node))
        return doc.line_start(start.index), doc.entry_end(node, floor)

    def check(
        self, edits: list[Edit], key: str | None = None, lost: int = 0, remarks: bool = True
    ) -> str:
        """Make sure that the edits say what is meant and touch no lines but those concerned.

        At most `lost` lines of the old text are not in the new one as they were.
        """
        old, new = self.doc.text, self.doc.edited(edits)
        assert said_by(new.text) == self.meant
        start, end = self.lines_of(key)
        assert new.text.startswith(old[:start])
        assert new.text.endswith(old[end:])
        assert YamlLayout.of(new.data) == new
        if remarks:
            assert comments(new.text) == comments(old)
        diff = difflib.ndiff(old.splitlines(), new.text.splitlines())
        assert sum(line.startswith("- ") for line in diff) <= lost
        only = set(re.findall(r"\r\n|\n|\r", old))
        assert set(re.findall(r"\r\n|\n|\r", new.text)) <= (only or {"\n"})
        return new.text


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"#\t?\s?no\. \d+|# head\tof it|# the end|# tail", text))


def height(case: Case, key: str) -> int:
    """How many lines a field's value takes up."""
    value = fields_of(case.owner)[key].value
    return case.doc.text[value.start_mark.index : case.doc.value_end(value)].count("\n") + 2


@often
@given(yaml_files(), st.data())
def test_another_text_changes_the_lines_of_that_text(sample: Sample, data: st.DataObject) -> None:
    case = Case(sample, data)
    assume(case.keys(str))
    key = data.draw(st.sampled_from(case.keys(str)))
    case.said[key] = data.draw(st.one_of(texts, st.just("two\nlines: #1")))
    case.check(set_text(case.doc, case.owner, key, case.said[key]), key, lost=2)


@often
@given(yaml_files(), leaves, st.booleans(), st.data())
def test_a_new_field_leaves_every_line_as_it_is(
    sample: Sample, value: Said, last: bool, data: st.DataObject
) -> None:
    case = Case(sample, data)
    order = () if last else (*data.draw(st.permutations(KEYS)), NEW)
    case.said[NEW] = value
    flow = bool(case.owner.flow_style)
    case.check(add_field(case.doc, case.owner, NEW, value, order), lost=flow)


@often
@given(yaml_files(), st.data())
def test_a_field_goes_with_its_lines_and_comments_stay(sample: Sample, data: st.DataObject) -> None:
    case = Case(sample, data)
    assume(len(case.said) > 1)
    key = data.draw(st.sampled_from(list(case.said)))
    behind_dash = not case.owner.flow_style and case.doc.text[
        : fields_of(case.owner)[key].key.start_mark.index
    ].rstrip(" ").endswith("-")
    inside = comments(case.doc.source_of(fields_of(case.owner)[key].value))
    del case.said[key]
    region = None if case.owner.flow_style or behind_dash else key
    edits = remove_field(case.doc, case.owner, key)
    case.check(edits, region, lost=99, remarks=not inside)


@often
@given(yaml_files(), leaves, st.data())
def test_a_text_gives_way_to_a_list(sample: Sample, value: Said, data: st.DataObject) -> None:
    case = Case(sample, data)
    assume(case.keys(str) and not isinstance(value, str))
    key = data.draw(st.sampled_from(case.keys(str)))
    case.said[key] = value
    case.check(set_value(case.doc, case.owner, key, value), key, lost=2)


@often
@given(yaml_files(), names, st.data())
def test_a_list_grows_at_its_end(sample: Sample, more: list[str], data: st.DataObject) -> None:
    case = Case(sample, data)
    key = data.draw(st.sampled_from([NEW, *case.keys((str, list), str)]))
    had = case.said.get(key, [])
    lone = isinstance(had, str)
    nothing = lone and case.doc.source_of(fields_of(case.owner)[key].value) in ("", "~")
    case.said[key] = [*([] if nothing else [had] if lone else had), *more]
    edits = add_items(case.doc, case.owner, key, more)
    case.check(edits, None if key == NEW else key, lost=1 + lone)


@often
@given(yaml_files(), texts, st.data())
def test_a_text_in_a_list_is_exchanged(sample: Sample, new: str, data: st.DataObject) -> None:
    case = Case(sample, data)
    assume(case.keys(list, str))
    key = data.draw(st.sampled_from(case.keys(list, str)))
    old = data.draw(st.sampled_from(case.said[key]))
    lost = 2 * len(case.said[key])
    case.said[key] = [new if one.strip() == old.strip() else one for one in case.said[key]]
    case.check(set_items(case.doc, case.owner, key, old.strip(), new), key, lost)


@often
@given(yaml_files(), st.data())
def test_texts_are_taken_out_of_a_list(sample: Sample, data: st.DataObject) -> None:
    case = Case(sample, data)
    assume(case.keys(list, str))
    key = data.draw(st.sampled_from(case.keys(list, str)))
    gone = data.draw(st.lists(st.sampled_from(case.said[key]), min_size=1))
    case.said[key] = [one for one in case.said[key] if one.strip() not in {g.strip() for g in gone}]
    assume(case.said[key])
    edits = without_items(case.doc, case.owner, key, {one.strip() for one in gone})
    value = fields_of(case.owner)[key].value
    case.check(edits, key, lost=99, remarks=bool(value.flow_style))


@often
@given(yaml_files(), lists, st.data())
def test_entries_are_put_into_a_list(
    sample: Sample, more: list[dict[str, Said]], data: st.DataObject
) -> None:
    case = Case(sample, data)
    key = data.draw(st.sampled_from([NEW, *case.keys(list, dict)]))
    had = case.said.get(key, [])
    at = data.draw(st.sampled_from([None, *range(len(had))]))
    case.said[key] = [*had, *more] if at is None else [*had[:at], *more, *had[at:]]
    edits = put(case.doc, case.owner, key, [list_item(one) for one in more], at)  # type: ignore[arg-type]
    flow = case.owner.flow_style or (had and fields_of(case.owner)[key].value.flow_style)
    case.check(edits, lost=bool(flow))


@often
@given(yaml_files(), st.data())
def test_names_are_put_into_a_mapping(sample: Sample, data: st.DataObject) -> None:
    case = Case(sample, data)
    key = data.draw(st.sampled_from([NEW, *case.keys(dict)]))
    more = {"new: 1": {"label": data.draw(texts)}, "no": {"label": "[x]"}}
    had = case.said.get(key, {})
    case.said[key] = had | more
    pieces = [named_item(name, value) for name, value in more.items()]
    edits = put(case.doc, case.owner, key, pieces, kind=yaml.MappingNode)
    flow = case.owner.flow_style or (had and fields_of(case.owner)[key].value.flow_style)
    case.check(edits, lost=bool(flow))


@often
@given(yaml_files(mappings(lists)), st.data())
def test_entries_are_taken_out_of_brackets_and_comments_stay(
    sample: Sample, data: st.DataObject
) -> None:
    case = Case(sample, data)
    found = [key for key in case.keys(list) if fields_of(case.owner)[key].value.flow_style
             and len(case.said[key]) > 1]  # fmt: skip
    assume(found)
    key = data.draw(st.sampled_from(found))
    had, node = case.said[key], fields_of(case.owner)[key].value
    numbers = st.integers(0, len(had) - 1)
    gone = data.draw(st.lists(numbers, min_size=1, max_size=len(had) - 1, unique=True))
    case.said[key] = [one for number, one in enumerate(had) if number not in gone]
    assert isinstance(node, yaml.SequenceNode)
    inside = any(comments(case.doc.source_of(node.value[number])) for number in gone)
    case.check(cut_several(case.doc, node, sorted(gone)), key, lost=99, remarks=not inside)


SOURCES = st.lists(entries, min_size=1, max_size=4).map(
    lambda found: {"sources": [one | {"id": f"W{n}"} for n, one in enumerate(found, start=1)]}
)
STUDIES = st.tuples(files, SOURCES, files).map(lambda parts: parts[0] | parts[1] | parts[2])


@often
@given(yaml_files(STUDIES), lists, st.data())
def test_a_study_gets_more_sources_and_groups(
    sample: Sample, more: list[dict[str, Said]], data: st.DataObject
) -> None:
    new = with_entries(sample.data, "sources", more)  # type: ignore[arg-type]
    meant: dict[str, Any] = copy.deepcopy(sample.said)
    meant["sources"] += more
    assert said_by(YamlLayout.of(new).text) == meant
    new = with_labels(new, "groups", {"a": "A", "no": "x: y"})
    meant["groups"] = {"a": {"label": "A"}, "no": {"label": "x: y"}}
    assert said_by(YamlLayout.of(new).text) == meant
    assert comments(YamlLayout.of(new).text) == comments(sample.text)


@often
@given(yaml_files(STUDIES), st.data())
def test_a_source_gets_another_id_and_is_taken_out(sample: Sample, data: st.DataObject) -> None:
    meant: dict[str, Any] = copy.deepcopy(sample.said)
    entry = data.draw(st.sampled_from(meant["sources"]))
    was, entry["id"], entry["formerly"] = entry["id"], "K: 9", [entry["id"]]
    new = with_new_id(sample.data, was, "K: 9")
    assert said_by(YamlLayout.of(new).text) == meant
    assert comments(YamlLayout.of(new).text) == comments(sample.text)
    left, taken = without_entry(new, "K: 9")
    assert said_by(taken) == [entry]
    meant["sources"].remove(entry)
    text = YamlLayout.of(left).text
    assert said_by(text) == meant
    assert comments(text) + comments(taken) == comments(sample.text)
