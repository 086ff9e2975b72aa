"""What may be wrong with a study although each of its files is well formed.

A new check is one file with a function from a study to problems, and one entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qualcode.checks.answers import unasked_questions
from qualcode.checks.claimed_words import claimed_words
from qualcode.checks.code_ids import awkward_ids
from qualcode.checks.conflicts import differing_polarities, disagreeing_verdicts
from qualcode.checks.expectations import unexpected_groups
from qualcode.checks.finding_evidence import lost_evidence_of_findings
from qualcode.checks.links import doubtful_links
from qualcode.checks.memos import cells_rated_twice, memos_without_coding
from qualcode.checks.names import undeclared_names
from qualcode.checks.sampling import silent_informants, unequal_groups, unsampled_speakers
from qualcode.checks.texts import names_in_ids, same_text_twice
from qualcode.checks.turns import coded_questions
from qualcode.checks.unfounded_claims import unfounded_claims
from qualcode.errors import Problem
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Check:
    """A named look at a loaded study; it reads no file and writes none."""

    name: str
    find: Callable[[Study], Iterable[Problem]]


CHECKS = (
    Check("silent-informants", silent_informants),
    Check("unsampled-speakers", unsampled_speakers),
    Check("unequal-groups", unequal_groups),
    Check("same-text-twice", same_text_twice),
    Check("names-in-ids", names_in_ids),
    Check("undeclared-names", undeclared_names),
    Check("disagreeing-verdicts", disagreeing_verdicts),
    Check("differing-polarities", differing_polarities),
    Check("unexpected-groups", unexpected_groups),
    Check("awkward-ids", awkward_ids),
    Check("coded-questions", coded_questions),
    Check("memos-without-coding", memos_without_coding),
    Check("cells-rated-twice", cells_rated_twice),
    Check("doubtful-links", doubtful_links),
    Check("unasked-questions", unasked_questions),
    Check("lost-evidence-of-findings", lost_evidence_of_findings),
    Check("claimed-words", claimed_words),
    Check("unfounded-claims", unfounded_claims),
)
