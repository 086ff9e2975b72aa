"""Whatever way a codebook is laid out, an edit changes what is meant and nothing else.

Each action reads its own result again and refuses where it is not what was meant; here it must
not come to that.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.actions.codebook_add import add_code
from qualcode.actions.codebook_delete import delete_code
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_tree import move_code
from qualcode.actions.codebook_words import edit_code, rename_code
from qualcode.actions.own_codebook import Edited
from qualcode.errors import QualcodeError
from qualcode.study import Study
from tests.actions.codebook_layouts import Sample, codebooks
from tests.small_study import loaded, write_study

often = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return loaded(write_study(tmp_path / "study"))


def put(study: Study, sample: Sample) -> None:
    (study.root / "codebook.yaml").write_bytes(sample.text.encode())


def text_of(study: Study) -> str:
    return (study.root / "codebook.yaml").read_bytes().decode()


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"# (?!no\b)\w+", text))


def lines(text: str) -> Counter[str]:
    kept = (line.strip().removeprefix("-").strip() for line in text.splitlines())
    # A list of children and the kind of a root come and go; their remarks stay, on lines of theirs.
    passing = ("children:", "kind:", "# remark")
    return Counter(line for line in kept if line and not line.startswith(passing))


def gone(before: str, after: str) -> int:
    """How many lines of a text are not in the other any more."""
    return (lines(before) - lines(after)).total()


def keeps_ends(before: str, after: str) -> bool:
    return "\r\n" not in before or not re.search(r"(?<!\r)\n", after)


@often
@given(codebooks(), st.data())
def test_a_new_code_leaves_every_line_but_a_parent_in_brackets_as_it_was(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    parent = data.draw(st.sampled_from([None, *sample.parents]))
    label = data.draw(st.sampled_from(["Label", "With: colon", "two\nlines"]))
    add_code(study, "new, é", label, parent, definition=data.draw(st.sampled_from(["", "x # y"])))
    after = text_of(study)
    assert gone(sample.text, after) <= 1
    assert comments(after) >= comments(sample.text)
    assert keeps_ends(sample.text, after)


@often
@given(codebooks(), st.data())
def test_a_new_id_touches_the_code_and_those_that_yield_to_it(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    old = data.draw(st.sampled_from(sorted(sample.parents)))
    new = data.draw(st.sampled_from(["NEW", f"old {old}".replace(":", "-"), "n # w"]))
    edited = rename_code(study, old, new, data.draw(st.sampled_from(["", "Other: label"])))
    yielding = sum(old in code.yields_to for code in edited.before.codes)
    after = text_of(study)
    assert gone(sample.text, after) <= 3 + yielding  # its id, label and former ids
    assert comments(after) >= comments(sample.text)
    assert edited.after[old].id == new
    assert keeps_ends(sample.text, after)


@often
@given(codebooks(), st.data())
def test_other_words_touch_the_lines_of_that_text_alone(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    code = data.draw(st.sampled_from(sorted(sample.parents)))
    key = data.draw(st.sampled_from(["label", "definition", "include"]))
    text = data.draw(st.sampled_from(["t", "a: b", "l\nm", "it's # no"]))
    edit_code(study, code, {key: text}, data.draw(st.sampled_from(["", "id", "en"])))
    after = text_of(study)
    assert gone(sample.text, after) <= 3  # a text may have had several lines
    assert comments(after) >= comments(sample.text)
    assert keeps_ends(sample.text, after)


@often
@given(codebooks(), st.data())
def test_a_moved_code_takes_its_lines_and_comments_along(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    code = data.draw(st.sampled_from(sorted(sample.parents)))
    places = [None, *(one for one in sample.parents if one not in sample.below(code))]
    parent = data.draw(st.sampled_from(places))
    siblings = [one for one, above in sample.parents.items() if above == parent and one != code]
    before = data.draw(st.sampled_from([None, *siblings]))
    if done(lambda: move_code(study, code, parent, before)):
        after = text_of(study)
        assert comments(after) >= comments(sample.text)
        assert keeps_ends(sample.text, after)
        if "{" not in sample.text and "[" not in sample.text:
            assert lines(after) == lines(sample.text)


@often
@given(codebooks(), st.data())
def test_merged_codes_are_found_under_the_one_that_stays(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    target = data.draw(st.sampled_from(sorted(sample.parents)))
    others = [one for one in sample.parents if target not in sample.below(one)]
    if not others:
        return
    sources = data.draw(st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
    rules = data.draw(st.booleans())
    if edited := done(lambda: merge_codes(study, sources, target, rules=rules)):
        assert {edited.after[one].id for one in sources} == {target}
        left = set(sample.parents) - set(sources)
        assert {code.id for code in edited.after.codes} == left
        assert keeps_ends(sample.text, text_of(study))


@often
@given(codebooks(), st.data())
def test_a_deleted_code_leads_where_its_codings_were_sent(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    code = data.draw(st.sampled_from(sorted(sample.parents)))
    block = sample.below(code)
    targets = [one for one in sample.parents if one not in block]
    if not targets:
        return
    target = data.draw(st.sampled_from([None, *targets]))
    edited = done(lambda: delete_code(study, code, target, with_children=True))
    assert edited is not None
    assert {code.id for code in edited.after.codes} == set(targets)
    found = {one: edited.after.get(one) for one in block}
    assert {one and one.id for one in found.values()} == {target}
    assert keeps_ends(sample.text, text_of(study))


@often
@given(codebooks(), st.data())
def test_retired_codes_lose_nothing_of_what_is_written_of_them(
    study: Study, sample: Sample, data: st.DataObject
) -> None:
    put(study, sample)
    code = data.draw(st.sampled_from(sorted(sample.parents)))
    edited = delete_code(study, code, "retire", with_children=True)
    retired = {one.id for one in edited.after.codes if one.retired}
    assert retired == sample.below(code)
    assert comments(text_of(study)) >= comments(sample.text)


def done(action: object) -> Edited | None:
    """What an action did; None where it refused for a reason that a person understands."""
    assert callable(action)
    try:
        result = action()
    except QualcodeError as error:
        assert "stands there already" in error.message or "no place" in error.message, error
        return None
    assert isinstance(result, Edited)
    return result
