"""Queries under `evidence` of a finding: what is read, and what is told with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding
from qualcode.stores.evidence import query_typed
from qualcode.stores.findings import parse_finding
from qualcode.stores.subjects import Subjects

SUBJECTS = Subjects(
    codes={"EM1.1": "EM1.1", "EM1.old": "EM1.1", "OB 2": "OB 2"},
    informants=("I1",),
    sources=("W1",),
    former_sources={"V1": "W1"},
    groups=("com",),
    cases=("c1",),
    periods=("P1",),
)


def read(*evidence: str) -> tuple[Finding, list[str]]:
    text = "\n".join(["---", "id: T1", "title: A claim", *evidence, "---", "Prose.", ""])
    finding, problems = parse_finding(text.encode(), "findings/1.md", SUBJECTS, {})
    assert finding is not None
    told = (f"{one.line}:{one.column} {one.code}: {one.message} {one.hint}" for one in problems)
    return finding, [one.strip() for one in told]


def test_every_key_of_a_query_is_read() -> None:
    finding, told = read(
        "evidence:",
        "  - W1:14",
        "  - query: EM1.1  and EM1.old",
        "    code: EM1.1",
        "    group: com",
        "    informant: [I1]",
        "    case: c1",
        "    source: V1",
        "    period: P1",
        '    polarity: ["-", "+"]',
        "    phase: main",
        "    reviewed: only",
        "    text: good",
        "    root: ya",
        "    near: 2",
        "counter_evidence: {query: EM1.old, within: turn}",
    )
    assert told == []
    assert finding.evidence == (
        "W1:14",
        EvidenceQuery(
            "EM1.1 and EM1.old", ("EM1.1",), ("com",), ("I1",), ("c1",), ("W1",), ("P1",),
            (Polarity.UNFAVOURABLE, Polarity.FAVOURABLE), "main", "only", "good", True, "", 2,
        ),
    )  # fmt: skip
    assert finding.counter_evidence == (EvidenceQuery("EM1.old", within="turn"),)
    assert isinstance(finding.evidence[1], EvidenceQuery) and finding.evidence[1].line == 6


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{query: EM1.1 und EM1.1}", "between 'EM1.1' and 'und' (character 7) a word is missing"),
        ("{query: (EM1.1}", "the bracket at character 1 is not closed"),
        ("{query: EM1.l}", "there is no code 'EM1.l' Did you mean 'EM1.old'?"),
        ("{query: em1.1}", "there is no code 'em1.1' Did you mean 'EM1.1'?"),
        ("{query: EM1.1, code: X}", "there is no code 'X'"),
        ("{query: EM1.1, group: kom}", "there is no group 'kom'"),
        ("{query: EM1.1, informant: I9}", "there is no informant 'I9'"),
        ("{query: EM1.1, case: c9}", "there is no case 'c9'"),
        ("{query: EM1.1, source: [W9]}", "there is no source 'W9'"),
        ("{query: EM1.1, period: P9}", "there is no period 'P9'"),
        ("{query: EM1.1, polarity: good}", "polarity must be"),
        ("{query: EM1.1, polarty: +}", "unknown key 'polarty' Did you mean 'polarity'?"),
        ("{group: com}", "'query' is missing"),
        ("{query: EM1.1, within: turn, near: 1}", "within and near cannot both be given"),
        ("{query: EM1.1, root: yes}", "root says how text is meant"),
        ("{query: EM1.1, text: '*'}", "there is no word to look for"),
    ],
)
def test_a_query_with_a_defect_is_told_where_it_stands_and_left_out(
    written: str, told: str
) -> None:
    finding, problems = read("evidence:", "  - W1:3", f"  - {written}")
    assert finding.evidence == ("W1:3",)
    assert len(problems) == 1 and told in problems[0], problems
    assert problems[0].startswith("6:")


def test_a_code_that_is_not_among_many_is_not_told_as_if_there_were_none() -> None:
    many = replace(SUBJECTS, codes={f"EM{n}": f"EM{n}" for n in range(99)})
    with pytest.raises(QualcodeError) as wrong:
        query_typed("{query: unlike-any}", many)
    assert "See them with: qualcode codebook show" in f"{wrong.value} {wrong.value.hint}"


def test_a_place_is_never_taken_for_a_query_nor_a_query_for_a_place() -> None:
    finding, told = read("evidence: [EM1.1 and EM1.1, W1.14]")
    assert (finding.evidence, told) == (("EM1.1 and EM1.1", "W1.14"), [])


def test_a_query_typed_for_a_command_is_read_like_one_in_a_file() -> None:
    typed = query_typed('{query: EM1.1, polarity: "+"}', SUBJECTS)
    assert typed == EvidenceQuery("EM1.1", polarities=(Polarity.FAVOURABLE,))
    assert str(typed) == "{query: EM1.1, polarity: +}"
    for wrong in ("{query: EM9}", "{", "[W1:1]", "{}"):
        with pytest.raises(QualcodeError):
            query_typed(wrong, SUBJECTS)


def test_a_finding_knows_on_which_lines_its_prose_and_its_answer_begin() -> None:
    for gap in ("", "\n", "\n\n"):
        text = f"---\nid: T1\nnegative_evidence: Answered.\n---\n{gap}Prose.\nMore."
        finding, _ = parse_finding(text.encode(), "findings/1.md", SUBJECTS, {})
        assert finding is not None
        assert (finding.text_line, finding.answer_line) == (5 + len(gap), 3)
