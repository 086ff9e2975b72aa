"""A study of many interviews: sentences stay readable, and the record holds everything."""

from __future__ import annotations

import json

from qualcode.document import Joined, phrase
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.reports.findings import grounds_of
from qualcode.reports.meaning import meaning_document, meaning_record
from qualcode.reports.shortened import shortened
from qualcode.reports.verification import verification_document, verification_record, verified
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study

PEOPLE = 20
CLAIM = Finding(
    "findings/1.md", "T1", "A claim", ("EM1.1",), "", "", "",
    directions=(("", Polarity.FAVOURABLE),),
)  # fmt: skip


def many_voices() -> Study:
    numbers = range(1, PEOPLE + 1)
    return build_study(
        informants={f"I{n}": "gov" if n % 2 else "com" for n in numbers},
        sources={f"W{n}": f"I{n}> good\nI{n}> bad" for n in numbers},
        codings=[one for n in numbers for one in (f"W{n}.1 EM1.1 + good", f"W{n}.2 EM1.1 - bad")],
        findings=(CLAIM,),
        language="en",
    )


def test_the_first_of_a_long_list_are_told_and_how_many_more_and_short_lists_whole() -> None:
    def listed(n: int) -> Joined:
        return Joined(tuple(f"a{i}" for i in range(n)))

    told = shortened(phrase("tactic.weighting.ask", names=listed(14)))
    first = listed(12).parts
    assert told == phrase(
        "tactic.weighting.ask", names=Joined((*first, phrase("places.more", n=2)))
    )
    assert shortened(listed(13)) == listed(13)  # "and 1 more" would be no shorter
    sentences = Joined(listed(14).parts, "; ")
    assert shortened(sentences) == sentences


def test_verify_tells_twelve_places_and_names_and_its_record_all() -> None:
    study = many_voices()
    (one,) = (verified(ground) for ground in grounds_of(study, Selection()))
    text = outline(verification_document(study, Selection(), (one,)))
    assert "Person I12, and 8 more" in text and "Person I13" not in text
    assert "W12.2, and 8 more" in text and "W13.2" not in text
    assert "--json has all of them" in text
    record = json.dumps(verification_record(study, one))
    assert all(f"Person I{n}" in record for n in range(1, PEOPLE + 1))
    (found,) = (
        note["codings"]
        for tactic in json.loads(record)["tactics"]
        for note in tactic["notes"]
        if "contradict the claim" in note["text"] and len(note["codings"]) == PEOPLE
    )
    assert len(set(found)) == PEOPLE


def test_voices_that_are_all_alike_take_a_line_each_and_not_one_for_each_pair() -> None:
    study = many_voices()
    lines = outline(meaning_document(study, Selection())).splitlines()
    near = [line for line in lines if "is nearest to" in line]
    assert len(near) == PEOPLE
    assert all("and 7 more" in line for line in near)
    told = json.dumps(meaning_record(study, Selection()))
    assert told.count("is nearest to") == PEOPLE and told.count(", Person I20: ") == PEOPLE - 1
