"""More informants and groups in study.yaml: whatever its layout, nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.study_text import with_entries, with_labels

HEAD = "title: x  # a remark\n"
TAIL = "# The end.\nsources: []\n"
PEOPLE = [
    {"id": "I8", "name": "Ani: 'A', S.Sos", "aliases": ["a, b", "no"], "attributes": {"age": "45"}},
    {"id": "I9", "name": "# Budi", "attributes": {"status, lain": "[1]", "x: y": "é 😀"}},
]
GROUPS = {"pelaku-umkm": "Pelaku: UMKM", "no": "[Lain]"}


def data_of(content: bytes) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content.decode(), Loader=loader)


@pytest.mark.parametrize(
    "body",
    [
        "", "informants:\n", "informants: []\n", "informants: ~\n", "informants: [{id: I1}]\n",
        "informants:\n  - id: I1\n    attributes: {sex: P}  # hers\n  # of nobody\n",
        "informants:\n- id: I1\n  aliases:\n  - x\n",
    ],
)  # fmt: skip
def test_several_entries_go_to_the_end_of_a_list(body: str) -> None:
    old = HEAD + body + TAIL
    new = with_entries(old.encode(), "informants", PEOPLE)
    before, after = data_of(old.encode()), data_of(new)
    assert after.pop("informants") == [*(before.pop("informants", None) or []), *PEOPLE]
    assert after == before
    assert [line for line in old.splitlines() if "#" in line and line not in new.decode()] == []


@pytest.mark.parametrize(
    "body",
    [
        "", "groups:\n", "groups: {}\n", "groups: {a: {label: A}}\n",
        "groups:\n  a: {label: A}  # first\n", "groups:\n  a:\n    label:\n      id: A\n  # none\n",
        "groups: {\n  a: {label: A},  # first\n}\n",
    ],
)  # fmt: skip
def test_several_groups_go_to_the_end_of_a_mapping(body: str) -> None:
    old = HEAD + body + TAIL
    new = with_labels(old.encode(), "groups", GROUPS)
    before, after = data_of(old.encode()), data_of(new)
    made = {name: {"label": label} for name, label in GROUPS.items()}
    assert after.pop("groups") == (before.pop("groups", None) or {}) | made
    assert after == before
    assert [part for part in ("# first", "# none", "# a remark", "# The end.")
            if (part in old) != (part in new.decode())] == []  # fmt: skip


@pytest.mark.parametrize("body", ["informants: everybody\n", "informants:\n  I1: {name: x}\n"])
def test_what_stands_in_the_place_of_the_list_is_never_written_over(body: str) -> None:
    with pytest.raises(QualcodeError, match="Mend it first"):
        with_entries((HEAD + body).encode(), "informants", PEOPLE)
