"""Places of statements in a line: cut only where that saves something, and it says how many."""

from __future__ import annotations

import pytest

from qualcode.displays.citation import places
from qualcode.document import Resolver
from qualcode.stages.positions import positions_of
from qualcode.study import Selection
from tests.study_builder import build_study


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (3, "W1.1; W1.2; W1.3"),
        (4, "W1.1; W1.2; W1.3; W1.4"),
        (6, "W1.1; W1.2; W1.3; and 3 more"),
    ],
)
def test_places_beyond_those_shown_are_counted(turns: int, told: str) -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "\n".join(["I1> good"] * turns)},
        codings=[f"W1.{turn} EM1.1 + good" for turn in range(1, turns + 1)],
        language="en",
    )
    said = positions_of(study, Selection()).statements
    resolver = Resolver("en", study.wording.say)
    assert resolver.words(places(study.settings, said, most=3)) == told
