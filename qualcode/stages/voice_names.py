"""What those are called whose statements speak for or against something."""

from __future__ import annotations

from qualcode.stages.passages import Statement
from qualcode.study import Study


def named(study: Study, voice: str) -> str:
    """The printed name of an informant; of a document or observation its id."""
    informant = study.roster.informant(voice)
    return informant.printed_name if informant else voice


def who_says(study: Study, said: tuple[Statement, ...]) -> tuple[str, ...]:
    """Who says some statements, each once, in order."""
    return tuple(dict.fromkeys(named(study, one.first.voice) for one in said))
