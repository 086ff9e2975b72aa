"""Growth gradient (gradien pertumbuhan).

What it shows: how one thing rose or fell from period to period, as a line for each case.

Rows: in the table beside the picture the cases (where there are none, the source groups); for
ratings of whole periods the whole study. Columns: the periods of study.yaml in their order.
Cell: what the line is drawn of. Ratings: the grade that the researcher gave the code in a period (a
memo about the period and the code), or in a source, which has a period and a case (a memo about the
source and the code); where two sources of one case and period are rated differently the line has a
gap. Positions, where nothing is rated: the side on which more informants stand, with how many take
which position; neutral is no step between the sides. Counts, where codes stand below the code:
segments. `--by CODE` names what is followed, `--by outcome` an outcome of the codebook: the first
that is rated by periods, else the first that is coded. Without it, it is the first outcome that is
rated, else the first code that is, else the first outcome that is coded.

Use it when: periods differ, and one asks when it went up or down. When not: with sources of one
time only; what people remember of earlier times counts for the period in which they told it, so a
line of positions or counts follows the telling (event listing).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 8.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.axes import PERIODS
from qualcode.displays.citation import (
    case_name,
    code_name,
    period_name,
    places,
    position_name,
    references,
    sign,
)
from qualcode.displays.notes import matrix_notes, scale_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, UnsuitedError, one_of
from qualcode.document import (
    Block,
    Cell,
    Column,
    Figure,
    Joined,
    Line,
    Lines,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, SourceGroup
from qualcode.registry import did_you_mean
from qualcode.stages.growth import (
    SIDES,
    Growth,
    GrowthLine,
    GrowthPoint,
    Measure,
    usual_variable,
)
from qualcode.stages.passages import quotable
from qualcode.study import Study

_MANUAL = __doc__
_RATE = "Rate it: a memo about {period: …, code: …} or {source: …, code: …} with a grade."


@dataclass(frozen=True)
class GrowthGradient:
    """The lines with their table; `entry` is what they are drawn of."""

    name: str = "growth-gradient"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = tuple(map(str, Measure))
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ("by",)
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.growth-gradient.title"), init=False)
    purpose: Words = field(default=phrase("display.growth-gradient.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The table, then the picture.

        Raises:
            UnsuitedError: the study has no periods, or nothing to follow over them.
            QualcodeError: there is no such code; the display has no such entry or order.
        """
        asked = one_of(request.entry, self.entries, "entry") if request.entry else ""
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        growth = Growth(study, request.selection, _followed(study, request))
        if not growth.periods:
            raise UnsuitedError("there is no period in this study.", PERIODS.remedy)
        measure = _measure(growth, asked)
        lines = growth.lines(measure)
        title = phrase("display.part", title=self.title, part=code_name(growth.code))
        notes = _notes(growth, measure, len(lines))
        moments = tuple(period_name(study, one) for one in growth.periods)
        table = Table(
            title=title,
            columns=(
                Column(_head(lines), weight=0.8),
                *(Column(moment) for moment in moments),
            ),
            sections=(Section(tuple(_row(growth, measure, one) for one in lines)),),
            notes=notes,
            name=self.name,
        )
        drawing = Lines(
            moments,
            tuple(Line(_unit(study, one), tuple(p.value for p in one.points)) for one in lines),
            phrase(f"growth.unit.{measure}", code=code_name(growth.code)),
            _grades(growth, measure),
        )
        picture = Figure(
            title=title,
            drawing=drawing,
            table=table,
            description=phrase("figure.lines", n=len(lines), code=code_name(growth.code)),
            name=self.name,
            beside=True,
        )
        return (table, picture)


def _followed(study: Study, request: DisplayRequest) -> Code:
    """The code that is asked for, else the usual one."""
    if len(request.by) > 1:
        raise QualcodeError("this display follows one variable.", "Name one: --by CODE.")
    name = request.by[0] if request.by else ""
    if name and name != "outcome":
        if code := study.codebook.get(name):
            return code
        known = ("outcome", *(one.id for one in study.codebook.codes))
        raise QualcodeError(
            f"there is no variable '{name}' that could change from period to period.",
            did_you_mean(name, known) or "Use outcome or a code's id.",
        )
    found = usual_variable(study, request.selection, outcome=bool(name))
    if found is None:
        raise UnsuitedError(
            "no outcome is coded, and nothing is rated by periods.", f"Use --by CODE. {_RATE}"
        )
    return found


def _measure(growth: Growth, asked: str) -> Measure:
    measure = Measure(asked) if asked else growth.measure
    if measure is Measure.RATINGS and growth.measure is not Measure.RATINGS:
        raise UnsuitedError(f"{growth.code.id} has no ratings by periods.", _RATE)
    if measure is Measure.POSITIONS and not growth.is_leaf:
        raise UnsuitedError(
            f"{growth.code.id} has codes below it, whose positions cannot be made into one.",
            "Use --by with a code below it, or --entry counts.",
        )
    return measure


def _notes(growth: Growth, measure: Measure, rows: int) -> tuple[Words, ...]:
    rule = phrase(f"rule.growth-gradient.{measure}")
    notes = (rule, *matrix_notes("", rows, len(growth.periods))[1:])
    if measure is Measure.RATINGS:
        return (*notes, *scale_notes(growth.study, (growth.scale,)))
    return (*notes, phrase("note.time-of-telling"))


def _grades(growth: Growth, measure: Measure) -> tuple[Words, ...]:
    if measure is Measure.RATINGS:
        steps = growth.study.settings.scales.get(growth.scale, ())
        return tuple(quotable(growth.study, step.grade) for step in steps)
    return tuple(map(position_name, SIDES)) if measure is Measure.POSITIONS else ()


def _head(lines: tuple[GrowthLine, ...]) -> Words:
    groups = any(isinstance(one.unit, SourceGroup) for one in lines)
    return phrase("column.group" if groups else "column.case")


def _unit(study: Study, line: GrowthLine) -> Words:
    if isinstance(line.unit, Case):
        return case_name(study, line.unit)
    return line.unit.label if line.unit else phrase("growth.whole")


def _row(growth: Growth, measure: Measure, line: GrowthLine) -> tuple[Cell, ...]:
    name = cell(_unit(growth.study, line), tone=Tone.STRONG)
    return (name, *(_cell(growth, measure, one) for one in line.points))


def _cell(growth: Growth, measure: Measure, point: GrowthPoint) -> Cell:
    match measure:
        case Measure.RATINGS:
            return _rated(growth.study, point)
        case Measure.POSITIONS:
            lines: tuple[Words, ...] = (_side(point),) if point.statements else ()
        case Measure.COUNTS:
            lines = (phrase("entry.segments", n=point.value),) if point.value is not None else ()
    if not point.statements:
        return cell(*lines, *(() if lines else (_why_empty(point),)), tone=Tone.EMPTY)
    where = places(growth.study.settings, point.statements)
    counted = (_counts(point),) if measure is Measure.POSITIONS else ()
    return cell(*lines, *counted, where, evidence=references(point.statements))


def _rated(study: Study, point: GrowthPoint) -> Cell:
    lines = tuple(
        phrase("entry.graded", grade=quotable(study, one.grade), text=one.text)
        if one.text
        else quotable(study, one.grade)
        for one in point.ratings
    )
    return cell(*lines) if lines else cell("–", tone=Tone.EMPTY)


def _side(point: GrowthPoint) -> Words:
    return position_name(point.side or Polarity.UNDECIDED)


def _counts(point: GrowthPoint) -> Words:
    """`2 (+), 1 (−) of 4`: people where there are any, else segments."""
    stand = [one for one in point.voices if one.voice.counted]
    found = {side: sum(one.polarity is side for one in stand) for side in Polarity}
    told = tuple(f"{n}\u00a0({sign(side)})" for side, n in found.items() if n)
    if not told:
        return phrase("entry.segments", n=len(point.statements))
    return phrase("standing.counts", counts=Joined(told), of=len(stand))


def _why_empty(point: GrowthPoint) -> Words:
    return phrase("growth.silent" if point.heard else "empty.no-source")


GROWTH_GRADIENT = GrowthGradient()
