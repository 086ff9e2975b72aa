"""Stage 3, drawing conclusions, in its first form: what the comparison of groups lets be said.

It sorts, it does not judge: per aspect and indicator what agrees, what differs, what rests on
one group, with who says so; and which obstacles, supporting factors, outcomes and suggestions
were voiced. Every result is a draft for the researcher.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codebook import AspectKind, Code
from qualcode.stages.positions import Positions, VoicePosition, positions_of
from qualcode.stages.triangulation import CodeComparison, Convergence, compare_groups
from qualcode.study import Selection, Study


class Views(StrEnum):
    """How the views of the groups on a code relate, as drafts sort the codes.

    Groups that are all mixed have no direction in common, and where a group that can speak of a
    code has no position the others agree without it: neither is told as plain agreement.
    """

    AGREE = "agrees"
    MIXED = "mixed"
    INCOMPLETE = "incomplete"
    DIFFER = "differs"
    PARTLY = "partly"
    ONE_GROUP = "one-group"
    MENTIONED = "mentioned"
    UNDECIDED = "undecided"


_VIEWS = {
    Convergence.CONVERGENT: Views.AGREE,
    Convergence.CONVERGENT_INCOMPLETE: Views.INCOMPLETE,
    Convergence.DISSONANT: Views.DIFFER,
    Convergence.PARTIAL: Views.PARTLY,
    Convergence.SINGLE_SOURCE: Views.ONE_GROUP,
    Convergence.ONE_GROUP: Views.ONE_GROUP,
    Convergence.DESCRIPTIVE: Views.MENTIONED,
    Convergence.NO_DATA: Views.UNDECIDED,
}


def views_on(row: CodeComparison) -> Views:
    """How the views of the groups on a code relate."""
    return Views.MIXED if row.mixed else _VIEWS[row.convergence]


_VOICED = (
    AspectKind.OBSTACLE,
    AspectKind.SUPPORT,
    AspectKind.OUTCOME,
    AspectKind.SUGGESTION,
)


@dataclass(frozen=True, slots=True)
class IndicatorConclusion:
    """What can be said of the codes of one indicator."""

    indicator: Code
    rows: tuple[CodeComparison, ...]

    def having(self, views: Views) -> tuple[CodeComparison, ...]:
        """The codes about which something was said with such views."""
        return tuple(
            row
            for row in self.rows
            if views_on(row) is views and any(one.statements for one in row.groups)
        )

    @property
    def unspoken(self) -> tuple[CodeComparison, ...]:
        """The codes about which nothing was said."""
        return tuple(row for row in self.rows if not any(one.statements for one in row.groups))

    def as_json(self) -> dict[str, object]:
        """The indicator's codes, each with its comparison."""
        return {
            "indicator": self.indicator.id,
            "rows": [row.as_json() for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class AspectConclusion:
    """An aspect with its indicators."""

    aspect: Code
    indicators: tuple[IndicatorConclusion, ...]

    def as_json(self) -> dict[str, object]:
        """The aspect with its indicators."""
        return {
            "aspect": self.aspect.id,
            "indicators": [one.as_json() for one in self.indicators],
        }


@dataclass(frozen=True, slots=True)
class VoicedTheme:
    """An obstacle, supporting factor, outcome or suggestion, and who voiced it."""

    kind: AspectKind
    code: Code
    voices: tuple[VoicePosition, ...]

    def as_json(self) -> dict[str, object]:
        """The theme with each voice's quotations."""
        return {
            "kind": str(self.kind),
            "code": self.code.id,
            "voices": {one.voice.id: one.as_json() for one in self.voices},
        }


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Draft conclusions: nothing in here has been judged by a person."""

    phase: str
    reviewed: str
    aspects: tuple[AspectConclusion, ...]
    voiced: tuple[VoicedTheme, ...]

    def as_json(self) -> dict[str, object]:
        """The whole draft."""
        return {
            "draft": True,
            "phase": self.phase,
            "reviewed": self.reviewed,
            "aspects": [one.as_json() for one in self.aspects],
            "voiced": [one.as_json() for one in self.voiced],
        }


def conclude(study: Study, selection: Selection) -> Conclusion:
    """Draft conclusions from a selection, in codebook order."""
    positions = positions_of(study, selection)
    return Conclusion(
        phase=selection.phase,
        reviewed=study.reviewed_as(selection),
        aspects=_aspects(positions),
        voiced=_voiced(positions),
    )


def _aspects(positions: Positions) -> tuple[AspectConclusion, ...]:
    book = positions.study.codebook
    families: dict[str, dict[str, list[CodeComparison]]] = {}
    for row in compare_groups(positions):
        if book.kind(row.code.id) is AspectKind.ASPECT:
            aspect, indicator = book.aspect(row.code.id).id, book.indicator(row.code.id).id
            families.setdefault(aspect, {}).setdefault(indicator, []).append(row)
    return tuple(
        AspectConclusion(
            book[aspect],
            tuple(
                IndicatorConclusion(book[indicator], tuple(rows))
                for indicator, rows in indicators.items()
            ),
        )
        for aspect, indicators in families.items()
    )


def _voiced(positions: Positions) -> tuple[VoicedTheme, ...]:
    book = positions.study.codebook
    return tuple(
        VoicedTheme(
            kind,
            code,
            tuple(
                positions.of_voice(code.id, voice)
                for voice in positions.voices
                if positions.said(code.id, voice)
            ),
        )
        for kind in _VOICED
        for code in book.codes
        if book.kind(code.id) is kind and positions.is_coded(code.id)
    )
