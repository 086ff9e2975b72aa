"""What displays that are networks have in common: nodes of the study, arrows, and their table.

An arrow is asserted by the researcher (`links` of a memo or finding) or, visibly different,
suggested by what was coded together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.displays.citation import case_name, code_name, places, references
from qualcode.displays.entries import most_telling, shortened
from qualcode.document import (
    Arrow,
    Cell,
    Column,
    Network,
    Node,
    NodeKind,
    Section,
    Sign,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.coding import Polarity
from qualcode.model.memo import Subject
from qualcode.stages.cooccurrence import Pair
from qualcode.stages.links import ResolvedLink
from qualcode.stages.passages import Statement, quotable, statements
from qualcode.stages.positions import Positions
from qualcode.stages.withheld import role_withheld
from qualcode.study import Study

_SIGNS = {
    Polarity.FAVOURABLE: Sign.FAVOURABLE,
    Polarity.UNFAVOURABLE: Sign.UNFAVOURABLE,
    Polarity.MIXED: Sign.MIXED,
    Polarity.NEUTRAL: Sign.NEUTRAL,
    Polarity.UNDECIDED: Sign.UNDECIDED,
    None: Sign.NONE,
}
SIGNS_TOLD = (
    (Sign.FAVOURABLE, phrase("network.favourable")),
    (Sign.UNFAVOURABLE, phrase("network.unfavourable")),
    (Sign.MIXED, phrase("network.mixed")),
)
"""What the signs on arrows mean, as legends say it."""
_KINDS = {
    "code": NodeKind.CODE,
    "case": NodeKind.CASE,
    "group": NodeKind.GROUP,
    "informant": NodeKind.ROLE,
    "role": NodeKind.ROLE,
}


def node_id(subject: Subject) -> str:
    """The id of a subject's node."""
    return ":".join(subject)


def nodes_of(positions: Positions, subjects: Iterable[Subject]) -> tuple[Node, ...]:
    """A node for each subject, once; codes with the number of their segments."""
    counts: dict[str, int] = {}
    for one in positions.statements:
        counts[one.first.code.id] = counts.get(one.first.code.id, 0) + 1
    return tuple(
        Node(
            node_id(one),
            subject_name(positions.study, one),
            _KINDS.get(one[0], NodeKind.STATE),
            counts.get(one[1], 0) if one[0] == "code" else 0,
        )
        for one in dict.fromkeys(subjects)
    )


def subject_name(study: Study, subject: Subject) -> Words:
    """A subject as it may be printed; a role only where it is one that consent lets be printed."""
    noun, name = subject
    if noun == "code" and name in study.codebook:
        return code_name(study.codebook[name])
    if noun == "case" and (case := study.roster.case(name)):
        return case_name(study, case)
    if noun == "group" and (group := study.roster.group(name)):
        return group.label
    if noun == "informant" and (informant := study.roster.informant(name)):
        return informant.printed_name
    if noun == "role" and role_withheld(study, name):
        return phrase("role.withheld")
    return quotable(study, name)


def told_network(drawing: Network, links: Sequence[ResolvedLink]) -> Words:
    """How many nodes and asserted arrows a picture has, and what the thickness of lines shows."""
    nodes = phrase("count.nodes", n=len(drawing.nodes))
    told = phrase("figure.network", nodes=nodes, n=len(links))
    weights = {one.weight for one in drawing.arrows if one.asserted or one.evidence}
    return phrase("figure.network.weighted", told=told) if len(weights) > 1 else told


def asserted(links: Iterable[ResolvedLink]) -> tuple[Arrow, ...]:
    """The researcher's arrows."""
    return tuple(
        Arrow(
            node_id(one.link.source),
            node_id(one.link.target),
            _SIGNS[one.link.sign],
            label=one.because,
            weight=len(one.evidence),
        )
        for one in links
    )


def suggested(pairs: Iterable[Pair]) -> tuple[Arrow, ...]:
    """Lines between codes that stand together."""
    return tuple(
        Arrow(
            f"code:{one.one}",
            f"code:{one.other}",
            asserted=False,
            directed=False,
            weight=one.times,
            evidence=references(one.statements),
        )
        for one in pairs
    )


def arrows_table(
    positions: Positions,
    links: tuple[ResolvedLink, ...],
    pairs: tuple[Pair, ...],
    title: Words,
    name: str,
    rule: Words = "",
) -> Table:
    """Every arrow in words, with what it rests on; `rule` is the note where it has one of its own.

    Otherwise the notes explain the arrows that there are.
    """
    rows = [_asserted_row(positions.study, one) for one in links]
    rows += [_suggested_row(positions.study, one) for one in pairs]
    heads = ("from", "sign", "to", "because", "evidence")
    weights = (1.3, 0.4, 1.3, 1.6, 2.2)
    columns = tuple(
        Column(phrase(f"column.link.{head}"), weight=weight)
        for head, weight in zip(heads, weights, strict=True)
    )
    notes = (rule,) if rule else _explained(bool(pairs))
    return Table(title, columns, (Section(tuple(rows)),), notes=notes, name=name)


def _explained(suggestions: bool) -> tuple[Words, ...]:
    together = (phrase("note.network.together"),) if suggestions else ()
    return (phrase("rule.network"), *together)


def _asserted_row(study: Study, one: ResolvedLink) -> tuple[Cell, ...]:
    said = statements(study, one.evidence)
    sign = _SIGNS[one.link.sign]
    shown = _ends_first(study, one, said)
    evidence = (
        cell(
            *(_quoted(study, each) for each in shown[:2]), *_more(shown), evidence=references(said)
        )
        if said
        else cell(phrase("network.evidence-elsewhere"), tone=Tone.EMPTY)
        if one.named
        else cell(phrase("network.no-evidence"), tone=Tone.CONFLICT)
    )
    return (
        cell(subject_name(study, one.link.source)),
        cell(f"→ {sign}".rstrip()),
        cell(subject_name(study, one.link.target)),
        cell(one.because or "–"),
        evidence,
    )


def _quoted(study: Study, said: Statement) -> Words:
    where = places(study.settings, (said,))
    return phrase("network.quotation", text=shortened(said.printed, 25), place=where)


def _once(said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements without those that have the same words under another code."""
    found = {_at(one): one for one in reversed(said)}
    return tuple(one for one in said if found[_at(one)] is one)


def _ends_first(study: Study, one: ResolvedLink, said: tuple[Statement, ...]) -> list[Statement]:
    """The statements, each once: first one that is coded with each end of the arrow.

    Of what is said on its target rather one that points the way of the arrow. The second is rather
    of another source than the first, also where one alone is coded with an end.
    """
    once = _once(said)
    codes: dict[tuple[str, int, str], dict[str, Polarity]] = {}
    for each in said:
        codes.setdefault(_at(each), {})[each.first.code.id] = each.polarity
    first: list[Statement] = []
    for end, way in ((one.link.source, None), (one.link.target, one.link.sign)):
        below = _below(study, end)
        there = [each for each in once if codes[_at(each)].keys() & below and each not in first]
        fitting = [each for each in there if way in {codes[_at(each)].get(code) for code in below}]
        first += [most_telling(_elsewhere(fitting or there, first))] if there else []
    rest = [each for each in once if each not in first]
    if len(first) == 1 and rest:
        first.append(most_telling(_elsewhere(rest, first)))
    return sorted(once, key=lambda each: each not in first)


def _elsewhere(said: list[Statement], shown: Sequence[Statement]) -> list[Statement]:
    """Those of other sources than what is shown already, else of other turns, else all."""
    sources = {each.first.source.id for each in shown}
    turns = {_at(each)[:2] for each in shown}
    apart = [each for each in said if each.first.source.id not in sources]
    return apart or [each for each in said if _at(each)[:2] not in turns] or said


def _below(study: Study, end: Subject) -> set[str]:
    """The ids of a code at the end of an arrow and of those below it."""
    noun, name = end
    known = noun == "code" and name in study.codebook
    return {code.id for code in study.codebook.subtree(name)} if known else set()


def _at(one: Statement) -> tuple[str, int, str]:
    return one.first.source.id, one.first.segment.number, one.text


def _more(said: Sequence[Statement]) -> tuple[Words, ...]:
    return (phrase("entry.more", n=len(said) - 2),) if len(said) > 2 else ()


def _suggested_row(study: Study, one: Pair) -> tuple[Cell, ...]:
    where = places(study.settings, one.statements)
    return (
        cell(subject_name(study, ("code", one.one))),
        cell("···"),
        cell(subject_name(study, ("code", one.other))),
        cell(phrase("network.together", n=one.times), tone=Tone.PROVISIONAL),
        cell(where, evidence=references(one.statements)),
    )
