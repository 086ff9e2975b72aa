"""Which open proposals a person is to look at, in the order of the transcripts."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.errors import QualcodeError
from qualcode.registry import did_you_mean
from qualcode.study import Evidence, Selection, Study


def open_proposals(
    study: Study, selection: Selection, words: str = "", rules: Iterable[str] = ()
) -> list[Evidence]:
    """The proposals of a selection that nobody has judged.

    Args:
        study: The study.
        selection: Codes, sources, people.
        words: Only passages that hold them; case and white space do not matter.
        rules: Only proposals of which one of these rules fired, as `explain` names it.

    Raises:
        QualcodeError: no open proposal was made by one of the rules.
    """
    rows = [row for row in study.select(selection) if not row.coding.reviewed]
    wanted = " ".join(words.casefold().split())
    rows = [row for row in rows if wanted in " ".join(row.coding.quotation.casefold().split())]
    chosen = list(rules)
    known = {fired for row in rows for fired in row.coding.rules} if chosen else set()
    for rule in chosen:
        if rule not in known:
            raise QualcodeError(
                f"no open proposal was made by the rule '{rule}'.",
                did_you_mean(rule, sorted(known)) or "See them with: qualcode explain W1:14",
            )
    return [row for row in rows if not chosen or any(one in chosen for one in row.coding.rules)]
