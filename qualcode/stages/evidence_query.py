"""Which codings a query of a finding finds among all that are in force."""

from __future__ import annotations

from qualcode.model.evidence_query import EvidenceQuery
from qualcode.stages.nearness import Nearness, Unit
from qualcode.stages.quotations import Query, select_quotations
from qualcode.stages.selection_query import parse
from qualcode.stages.word_search import WordSearch
from qualcode.study import Selection, Study


def codings_found(study: Study, query: EvidenceQuery) -> set[str]:
    """The ids of the codings that a query finds, as `qualcode quotes` would select them.

    Words of who withdrew are never found.

    Raises:
        QualcodeError: the query cannot be read, or names a code that is not in the codebook.
    """
    wanted = Query(
        parse(query.expression),
        _selection(query),
        _nearness(query),
        query.polarities,
        WordSearch(query.text, query.roots) if query.text else None,
    )
    return {
        row.coding.id
        for passage in select_quotations(study, wanted)
        for said in passage.statements
        for row in said.rows
        if not query.periods or row.source.entry.period in query.periods
    }


def _selection(query: EvidenceQuery) -> Selection:
    return Selection(
        codes=query.codes,
        groups=query.groups,
        informants=query.informants,
        cases=query.cases,
        sources=query.sources,
        phase=query.phase,
        reviewed=query.reviewed,
    )


def _nearness(query: EvidenceQuery) -> Nearness:
    if query.near is not None:
        return Nearness(Unit.SENTENCE, query.near)
    return Nearness(Unit(query.within or Unit.OVERLAP))
