"""Every conclusion and suggestion of the last chapter points to what it rests on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.document import Bullets, Resolver, Table
from qualcode.loading import load_study
from qualcode.reports.findings import pack_of
from qualcode.reports.thesis.closing import closing_chapter
from qualcode.study import Selection, Study

SAMPLES = Path(__file__).resolve().parents[2] / "transcripts"


def conclusions(study: Study) -> list[str]:
    """The numbered sentences of the chapter, as they are printed."""
    say = study.wording.say
    resolver = Resolver(study.settings.language, say, {}, study.anonymiser)
    blocks = list(closing_chapter(pack_of(study, Selection())))
    lists = [one for one in blocks if isinstance(one, Bullets) and one.numbered]
    return [str(resolver.words(item)) for one in lists for item in one.items]


def suggestions(study: Study) -> list[str]:
    """What stands under the basis of each suggestion."""
    resolver = Resolver(study.settings.language, study.wording.say, {}, study.anonymiser)
    blocks = closing_chapter(pack_of(study, Selection()))
    rows = (row for one in blocks if isinstance(one, Table) for part in one.sections
            for row in part.rows)  # fmt: skip
    return [" ".join(str(resolver.words(part)) for part in row[2].content) for row in rows]


@pytest.mark.parametrize("sample", ["sampang", "padang-pariaman", "alok-barat"])
def test_each_conclusion_has_its_finding_and_each_suggestion_its_basis(sample: str) -> None:
    study, _ = load_study(SAMPLES / sample)
    assert study is not None
    ids = {one.id for one in study.findings}
    drawn, based = conclusions(study), suggestions(study)
    assert len(drawn) > 1 and len(based) > 1
    assert all(set(re.findall(r"\[(T\d)", one)) & ids for one in drawn), drawn
    place = re.compile(r"\b[A-Z]\d+\.\d+")
    assert all(place.search(one) or one.split(":")[0].split()[-1] in ids for one in based), based
    assert conclusions(replace(study, findings=())) == []
