"""New codes interview by interview, and the measure of new information, to be read.

It says how new codes dwindled in the interviews that there are. Whether more interviews would
bring more is a judgement of the researcher's, so the report never says that saturation is reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from qualcode.displays.citation import calendar_date
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Joined,
    Line,
    Lines,
    Paragraph,
    Reference,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Source
from qualcode.reports.writer import Writer
from qualcode.stages.code_origins import Origin
from qualcode.stages.new_information import LITTLE, Measure, Run
from qualcode.stages.saturation import Interview, Saturation, Series
from qualcode.study import Evidence

_NAMED: Final = 12
"""So many codes are named; of more only the number is told."""


def saturation_document(found: Saturation, base: int, run: int) -> Document:
    """The interviews in their order with what was new, the picture, and the measure.

    Args:
        found: The interviews.
        base: The base size whose runs are shown one by one.
        run: The length of those runs.
    """
    writer = Writer(found.study, found.selection)
    table = _first_table(found)
    blocks: list[Block] = [Paragraph(one) for one in _order(found)]
    if found.ordered:
        blocks += [table, _picture(found, table), Paragraph(_origins(found))]
    if wrong := found.origins.contradicted & found.whole.used:
        told = {"n": len(wrong), "which": _codes(found, wrong), "since": found.origins.since}
        blocks.append(Paragraph(phrase("saturation.contradicted", **told)))
    if any(found.whole.new_added):
        blocks += [_measures(found), _runs(found, base, run)]
    if found.ordered:
        blocks.append(Paragraph(phrase("saturation.no-verdict")))
    return writer.document(phrase("saturation.title"), blocks)


def _order(found: Saturation) -> Iterator[Words]:
    """In which order, and what is left out: the measure depends on both."""
    if not found.ordered:
        yield phrase("saturation.nothing")
    else:
        yield phrase("saturation.order", n=len(found.ordered), order=_ids(found.ordered))
    if found.same_day:
        yield phrase("saturation.same-day")
    if found.undated:
        yield phrase("saturation.undated", which=_ids(found.undated))
    if found.uncoded:
        yield phrase("saturation.uncoded", which=_ids(found.uncoded))
    if found.others:
        yield phrase("saturation.others", which=_ids(found.others))


def _ids(sources: Iterable[Source]) -> Words:
    return Joined(tuple(one.id for one in sources))


def _first_table(found: Saturation) -> Table:
    """Each interview with its codes, all interviews first and then those of each group."""
    heads = ("codes", "new", "from-data", "so-far", "orders")
    columns = (
        Column(phrase("saturation.column.interview"), weight=1.9),
        *(Column(phrase(f"saturation.column.{one}"), align=Align.RIGHT) for one in heads),
    )
    notes = [phrase("saturation.rule.first")]
    if any(one.orders for one in found.series):
        notes.append(phrase("saturation.rule.orders"))
    if len(found.series) > 1:
        notes.append(phrase("saturation.rule.groups"))
    return Table(
        phrase("saturation.first"),
        columns,
        tuple(Section(tuple(_rows(one)), _name(one)) for one in found.series),
        tuple(notes),
        name="new-codes",
    )


def _name(series: Series) -> Words:
    return series.group.label if series.group else phrase("saturation.all")


def _rows(series: Series) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(series.interviews):
        day = one.source.entry.date
        band = series.orders[number] if series.orders else None
        yield (
            cell(
                phrase("saturation.held", id=one.source.id, day=calendar_date(day))
                if day
                else one.source.id
            ),
            cell(str(len(one.codes)), evidence=_behind(one.rows)),
            cell(str(len(one.new)), evidence=_behind(r for r in one.rows if r.code.id in one.new)),
            cell(_from_data(series, one)),
            cell(str(one.so_far)),
            cell(f"{band[0]}–{band[1]}" if band else "–"),
        )


def _behind(rows: Iterable[Evidence]) -> tuple[Reference, ...]:
    return tuple(Reference(one.coding.id, one.source.id, one.segment.number) for one in rows)


def _from_data(series: Series, one: Interview) -> str:
    """How many of the new codes came out of the data; a dash where that is not known of some."""
    open_ones = series.origins.among(one.new, Origin.UNKNOWN)
    return "–" if open_ones else str(len(series.added(one)))


def _picture(found: Saturation, table: Table) -> Figure:
    """New codes of each interview, and how many codes there are up to it."""
    rows = found.whole.interviews
    lines = (
        Line(phrase("saturation.line.so-far"), tuple(one.so_far for one in rows)),
        Line(phrase("saturation.line.new"), tuple(len(one.new) for one in rows)),
    )
    return Figure(
        title=phrase("saturation.figure"),
        drawing=Lines(tuple(one.source.id for one in rows), lines, phrase("saturation.unit")),
        table=table,
        description=phrase("saturation.figure.description"),
        name="new-codes",
        beside=True,
    )


def _origins(found: Saturation) -> Words:
    """Which codes the measure may be taken on, and how that is known."""
    origins, used = found.origins, found.whole.used
    added = origins.among(used, Origin.ADDED)
    key = f"saturation.origin.{_known(found, added)}"
    basis = phrase(f"saturation.basis.{origins.basis}", since=origins.since)
    known = basis if origins.on_record(used) else ""
    missing = origins.among(used, Origin.UNKNOWN)
    return phrase(
        key, n=len(added), of=len(used), which=_codes(found, added), basis=known,
        fixed=len(origins.among(used, Origin.A_PRIORI)), missing=_codes(found, missing),
    )  # fmt: skip


def _codes(found: Saturation, codes: frozenset[str]) -> Words:
    """Codes by their ids; of many only the first, and how many more there are."""
    named: tuple[Words, ...] = tuple(one.id for one in found.study.codebook.in_order(codes))
    if len(named) > _NAMED:
        named = (*named[:_NAMED], phrase("places.more", n=len(named) - _NAMED))
    return Joined(named or ("–",))


def _known(found: Saturation, added: frozenset[str]) -> str:
    """What is known of where the codes come from, as the catalogue calls it."""
    used = found.whole.used
    if not found.origins.on_record(used):
        if added and found.origins.among(used, Origin.A_PRIORI):
            return "partly"
        return "every" if added == used else "told" if added else "unknown"
    return "added" if added else "none"


def _measures(found: Saturation) -> Table:
    """The measure for every base size and run length, for all and for each group."""
    columns = (
        Column(phrase("saturation.column.base-run"), weight=1.2, whole=True),
        Column(phrase("saturation.column.needed"), align=Align.RIGHT, weight=1.2),
        Column(phrase("saturation.column.base"), align=Align.RIGHT, weight=0.6),
        Column(phrase("saturation.column.little"), weight=2),
        Column(phrase("saturation.column.nothing"), weight=2),
    )
    sections = tuple(
        Section(tuple(_measured(found, series)), _name(series)) for series in found.series
    )
    notes = (phrase("saturation.rule.measure"), phrase("saturation.rule.sizes"))
    return Table(phrase("saturation.measures"), columns, sections, notes, name="new-information")


def _measured(found: Saturation, series: Series) -> Iterator[tuple[Cell, ...]]:
    """A row for each base and run; only the smallest where there are too few for any."""
    behind = _behind(row for one in series.interviews for row in one.rows)
    every = series.measures
    for one in every if any(measure.runs for measure in every) else every[:1]:
        yield _measure(found, one, behind)


def _measure(found: Saturation, one: Measure, behind: tuple[Reference, ...]) -> tuple[Cell, ...]:
    return (
        cell(f"{one.base_size} + {one.run_length}", evidence=behind),
        cell(phrase("saturation.needed", needed=one.needed, has=one.interviews)),
        cell(str(one.base) if one.runs else "–"),
        cell(_reached(found, one, LITTLE)),
        cell(_reached(found, one, 0)),
    )


def _reached(found: Saturation, one: Measure, threshold: float) -> Words:
    """Where the ratio first stays within a threshold, why not, or that it cannot be told."""
    if not one.runs:
        return phrase("saturation.not-assessable")
    if not one.assessable:
        return phrase("saturation.no-base")
    run = one.first_within(threshold)
    if run is None:
        return phrase("saturation.above")
    at = one.reported(threshold) or ""
    return phrase("saturation.at", at=at, ratio=_ratio(found, run))


def _ratio(found: Saturation, run: Run) -> Words:
    """New codes of the base's, with the share: never without what it is a share of."""
    if run.ratio is None:
        return phrase("n-of-n", n=run.new, of=run.base)
    percent = f"{100 * run.ratio:.1f}"
    percent = percent.replace(".", ",") if found.study.settings.language == "id" else percent
    return phrase("n-of-n.percent", n=run.new, of=run.base, percent=percent)


def _runs(found: Saturation, base: int, run: int) -> Block:
    """The runs for one base size and run length, one by one."""
    measures = [(one, one.measure(base, run)) for one in found.series]
    sections = tuple(
        Section(tuple(_run(found, series, one) for one in measure.runs), _name(series))
        for series, measure in measures
        if measure.runs
    )
    if not sections:
        needed = base + run
        return Paragraph(phrase("saturation.too-few", n=len(found.ordered), needed=needed))
    columns = (
        Column(phrase("saturation.column.run")),
        Column(phrase("saturation.column.ratio"), weight=2),
    )
    title = phrase("saturation.runs", base=base, run=run)
    return Table(title, columns, sections, name="runs")


def _run(found: Saturation, series: Series, one: Run) -> tuple[Cell, ...]:
    named = "–".join(series.interviews[at - 1].source.id for at in (one.first, one.last))
    compared = series.interviews[: one.last]
    behind = _behind(row for interview in compared for row in interview.rows)
    numbers = phrase("saturation.run", first=one.first, last=one.last, ids=named)
    return cell(numbers, evidence=behind), cell(_ratio(found, one))
