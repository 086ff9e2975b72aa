"""What a finding names as evidence: ids of codings, places, and queries over codes.

A query is a mapping with the key `query`, so that it cannot be taken for an id or a place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.registry import did_you_mean
from qualcode.stages.nearness import Unit
from qualcode.stages.selection_query import ANY, named, parse
from qualcode.stages.word_search import WordSearch
from qualcode.stores.forms import Form, fill
from qualcode.stores.marked import Marked
from qualcode.stores.marked_yaml import read_text
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects
from qualcode.stores.values import (
    FilledText,
    Names,
    WholeNumber,
    YesNo,
    as_choice,
    as_name,
)

_choose_sign = as_choice(("+", "-", "±", "0", "?"))


def _as_polarity(value: Any) -> Polarity:
    return Polarity(_choose_sign(value))


def _as_several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _as_named(value: Any) -> Any:
    return value if isinstance(value, dict) else as_name(value)


NamedEvidence = Annotated[
    tuple[Annotated[Any, BeforeValidator(_as_named)], ...], BeforeValidator(_as_several)
]
"""Ids and places as texts; mappings, which `read_evidence` goes on to read as queries."""


class QueryForm(Form):
    """A query in a finding's `evidence` or `counter_evidence`."""

    vital: ClassVar[frozenset[str]] = frozenset({"query"})
    query: FilledText
    code: Names = ()
    group: Names = ()
    informant: Names = ()
    case: Names = ()
    source: Names = ()
    period: Names = ()
    polarity: Annotated[
        tuple[Annotated[Polarity, BeforeValidator(_as_polarity)], ...],
        BeforeValidator(_as_several),
    ] = ()
    phase: Annotated[str, BeforeValidator(as_choice(("main", "preliminary", "all")))] = "all"
    reviewed: Annotated[str, BeforeValidator(as_choice(("all", "only")))] = "all"
    text: FilledText = ""
    root: YesNo = False
    within: Annotated[str, BeforeValidator(as_choice([str(one) for one in Unit]))] = ""
    near: WholeNumber | None = None


def read_evidence(
    given: Sequence[Any], node: Marked, subjects: Subjects, problems: ProblemList
) -> tuple[str | EvidenceQuery, ...]:
    """What a key of a finding names, each once; a query with a defect is told and left out.

    Half of a query would find something else than was meant.
    """
    mappings = iter([one for one in node.items() if isinstance(one.content, dict)])
    found: dict[str | EvidenceQuery, None] = {}
    for one in given:
        if isinstance(one, str):
            found[one] = None
        elif query := _query(next(mappings), subjects, problems):
            found[query] = None
    return tuple(found)


def query_typed(text: str, subjects: Subjects) -> EvidenceQuery:
    """A query as a person types it for a command, in the notation of a finding's file.

    Raises:
        QualcodeError: it is none; the text says what is wrong.
    """
    problems = ProblemList("")
    node = read_text(text, problems)
    query = _query(node, subjects, problems) if node else None
    wrong = problems.in_order()
    if query is None or wrong:
        message = wrong[0].message if wrong else "this is no query"
        hint = wrong[0].hint if wrong else ""
        raise QualcodeError(
            f"{message.rstrip('.')}.", hint or "Write it so: {query: EM1.1 and OB2, group: com}"
        )
    return query


def _query(node: Marked, subjects: Subjects, problems: ProblemList) -> EvidenceQuery | None:
    before = len(problems)
    form = fill(QueryForm, node, problems, "a query")
    if form is None or len(problems) > before:
        return None
    reading = _Reading(node, subjects, problems)
    reading.expression(form.query)
    query = EvidenceQuery(
        expression=" ".join(form.query.split()),
        codes=reading.known("code", form.code, subjects.codes),
        groups=reading.known("group", form.group, subjects.groups),
        informants=reading.known("informant", form.informant, subjects.informants),
        cases=reading.known("case", form.case, subjects.cases),
        sources=reading.sources(form.source),
        periods=reading.known("period", form.period, subjects.periods),
        polarities=tuple(dict.fromkeys(form.polarity)),
        phase=form.phase,
        reviewed=form.reviewed,
        text=reading.words(form),
        roots=form.root,
        within=form.within,
        near=form.near,
        line=node.line,
    )
    if form.within and form.near is not None:
        reading.wrong("near", "within and near cannot both be given", "Leave out one of them.")
    return query if len(problems) == before else None


class _Reading:
    """Checks what a query says against what the study has, and tells where it is wrong."""

    def __init__(self, node: Marked, subjects: Subjects, problems: ProblemList) -> None:
        self._node, self._subjects, self._problems = node, subjects, problems

    def wrong(self, key: str, told: str, hint: str, code: str = "wrong-query") -> None:
        """Tell of a defect at a key."""
        self._problems.error(code, f"a query: {told}", self._node.at((key,)).mark, hint)

    def expression(self, text: str) -> None:
        """Check that a selection can be read and names codes that there are."""
        try:
            expression = parse(text)
        except QualcodeError as error:
            self.wrong("query", error.message.rstrip("."), error.hint)
            return
        unknown = dict.fromkeys(
            one.code
            for one in named(expression)
            if one.code != ANY and one.code not in self._subjects.codes
        )
        for code in unknown:
            self._unknown("query", "code", code, self._subjects.codes)

    def known(self, key: str, names: Sequence[str], ids: Collection[str]) -> tuple[str, ...]:
        """The names, of which those that there are not are told."""
        for name in names:
            if name not in ids:
                self._unknown(key, key, name, ids)
        return tuple(dict.fromkeys(names))

    def sources(self, names: Sequence[str]) -> tuple[str, ...]:
        """Sources by the ids that they have now."""
        former = self._subjects.former_sources
        ids = (*self._subjects.sources, *former)
        return tuple(former.get(one, one) for one in self.known("source", names, ids))

    def words(self, form: QueryForm) -> str:
        """The words to be looked for, which must be words."""
        if form.root and not form.text:
            self.wrong("root", "root says how text is meant", "Add text, or leave root out.")
        try:
            return WordSearch(form.text, form.root).text if form.text else ""
        except QualcodeError as error:
            self.wrong("text", error.message.rstrip("."), error.hint)
            return ""

    def _unknown(self, key: str, noun: str, name: str, ids: Collection[str]) -> None:
        same = next((one for one in ids if one.casefold() == name.casefold()), None)
        hint = f"Did you mean '{same}'?" if same else did_you_mean(name, ids)
        told = f"there is no {noun} '{name}'"
        if not hint and ids:
            codes = noun == "code"
            hint = "See them with: qualcode codebook show" if codes else "See study.yaml."
        self.wrong(key, told, hint or f"The study has no {noun}s.", f"unknown-{noun}")
