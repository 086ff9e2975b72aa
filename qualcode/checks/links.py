"""Arrows that rest on nothing, on what is not in force, or lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.memo import Link, Subject
from qualcode.model.privacy import WITHHELD
from qualcode.stages.links import ResolvedLink, links_of
from qualcode.stages.passages import quotable
from qualcode.stages.withheld import role_withheld
from qualcode.study import Selection, Study

_FIND = "See the ids with: qualcode coding list. A place such as W1:14 will do too."


def doubtful_links(study: Study) -> Iterator[Problem]:
    """Links of memos and findings without evidence in force, and from a thing to itself."""
    if not study.codebook.codes:
        return  # nothing can be coded; the codebook's own problem says why
    for one in links_of(study, Selection(phase="all")):
        if one.link.source == one.link.target:
            message = f"the link leads from {_end(study, one.link.source)} to itself"
            yield _problem(one, "link-to-itself", message, "Let `to` name something else.")
        yield from _about_evidence(study, one)


def _about_evidence(study: Study, one: ResolvedLink) -> Iterator[Problem]:
    name, words = _name(study, one.link), [f"{it.word} ({it.why})" for it in one.missing]
    if not one.link.evidence:
        message = f"the link {name} has no evidence"
        hint = "Name codings or places on which it rests: evidence: [W1:14]."
        yield _problem(one, "link-without-evidence", message, hint)
    elif not one.named:
        message = f"the link {name} has no evidence in force: {', '.join(words)}"
        yield _problem(one, "link-without-evidence", message, _FIND)
    else:
        for word in words:
            message = f"evidence of the link {name} is not in force: {word}"
            yield _problem(one, "link-evidence-lost", message, _FIND)
        if not one.evidence:
            message = f"nobody has reviewed the evidence of the link {name}"
            hint = "study.yaml has `reviewed: only`. Accept it: qualcode coding accept ID"
            yield _problem(one, "link-not-reviewed", message, hint)


def _name(study: Study, link: Link) -> str:
    return f"{_end(study, link.source)} → {_end(study, link.target)}"


def _end(study: Study, subject: Subject) -> str:
    """What an arrow leads from or to, without a role that somebody does not let be told."""
    noun, name = subject
    return WITHHELD if noun == "role" and role_withheld(study, name) else quotable(study, name)


def _problem(one: ResolvedLink, code: str, message: str, hint: str) -> Problem:
    return Problem(Severity.WARNING, code, message, one.file, one.link.line, None, hint)
