"""The position of a voice and of a source group on a code.

The rules are deterministic and without weights: a voice's position combines the polarities of
its statements, a group's those of its voices (see `Polarity.combine`). Positions are never
merged over codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.informant import SourceGroup
from qualcode.stages.passages import Statement, statements
from qualcode.stages.silence import Empty, silence_of
from qualcode.stages.voices import GroupVoice, VoiceKey, said_by, voices
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True)
class VoicePosition:
    """Where one voice stands on a code; `empty` says why it stands nowhere."""

    voice: GroupVoice
    statements: tuple[Statement, ...]
    empty: Empty | None

    @cached_property
    def polarity(self) -> Polarity | None:
        """The position: None without a coding, `?` where all are undecided."""
        return Polarity.combine(one.polarity for one in self.statements)

    def as_json(self) -> dict[str, object]:
        """The voice's position with its quotations."""
        return {
            "position": _json(self.polarity),
            "empty": _json(self.empty),
            "quotations": [one.as_json() for one in self.statements],
        }


class OverVoices:
    """The position that several voices have together, by the rule that holds for one voice.

    For whoever has `voices`, `expected` if they can speak of the code at all, and `empty` where
    none of them has a position.
    """

    voices: tuple[VoicePosition, ...]
    expected: bool
    empty: Empty | None

    @cached_property
    def polarity(self) -> Polarity | None:
        """The position over the voices."""
        found = (one.polarity for one in self.voices)
        return Polarity.combine(one for one in found if one is not None)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that they say on the code, voice by voice."""
        return tuple(one for voice in self.voices for one in voice.statements)

    @property
    def speaking(self) -> tuple[VoicePosition, ...]:
        """The voices that have a position."""
        return tuple(one for one in self.voices if one.polarity is not None)

    @property
    def informants(self) -> tuple[VoicePosition, ...]:
        """The informants who have a position; one with `sample: false` among them."""
        return tuple(one for one in self.speaking if one.voice.informant is not None)

    @property
    def n(self) -> int:
        """How many counted informants have a position."""
        return sum(one.voice.counted for one in self.speaking)

    @property
    def of(self) -> int:
        """N: the informants of the sample who were heard in the selection."""
        return sum(one.voice.counted for one in self.voices)

    @property
    def split(self) -> bool:
        """Whether they are divided among themselves: one voice + and another −."""
        found = {one.polarity for one in self.voices}
        return {Polarity.FAVOURABLE, Polarity.UNFAVOURABLE} <= found

    def as_json(self) -> dict[str, object]:
        """The cell of a table that compares such positions."""
        return {
            "position": _json(self.polarity),
            "empty": _json(self.empty),
            "informants": [one.voice.id for one in self.informants],
            "n": self.n,
            "of": self.of,
            "quotations": [one.as_json() for one in self.statements],
        }


@dataclass(frozen=True)
class GroupPosition(OverVoices):
    """Where a source group stands on a code. `expected`: whether it can speak of it at all."""

    group: SourceGroup
    voices: tuple[VoicePosition, ...]
    expected: bool
    empty: Empty | None


class Positions:
    """All positions of a selection, looked up by code and voice or group."""

    def __init__(self, study: Study, selection: Selection) -> None:
        self.study = study
        self.selection = selection
        self.silence = silence_of(study)
        self._of_groups: dict[tuple[str, str], GroupPosition] = {}

    @cached_property
    def voices(self) -> tuple[GroupVoice, ...]:
        """All voices of the selection in the order of study.yaml."""
        return voices(self.study, self.selection)

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        """The codes that tables have a line for: each selected leaf, and parents coded directly.

        A retired code is kept for its codings; without any in the selection it has no line.
        """
        chosen = self.study.selected_codes(self.selection)
        return tuple(
            code
            for code in self.study.codebook.in_order(chosen)
            if self.is_coded(code.id) or (self.is_lowest(code.id) and not code.retired)
        )

    def is_lowest(self, code: str) -> bool:
        """Whether nothing stands below a code that tables could have a line for."""
        return not any(map(self.is_kept, self.study.codebook.subtree(code)[1:]))

    def is_kept(self, code: Code) -> bool:
        """Whether a code is in use, or retired and has codings in the selection."""
        return not code.retired or self.is_coded(code.id)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The codings of the selection, in order."""
        return self.study.select(self.selection)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the selection, in order."""
        return statements(self.study, self.evidence)

    @cached_property
    def groups(self) -> tuple[SourceGroup, ...]:
        """The source groups of the selection, also those of which nobody was heard.

        Where informants, sources or cases are selected, a group none of whose voices is among
        them is left out: it may well have been heard.
        """
        chosen, wanted = self.selection, self.selection.groups
        narrowed = bool(chosen.informants or chosen.sources or chosen.cases)
        present = {voice.group for voice in self.voices}
        return tuple(
            one
            for one in self.study.roster.groups
            if (not wanted or one.id in wanted) and (not narrowed or one.id in present)
        )

    @cached_property
    def _said(self) -> dict[tuple[VoiceKey, str], tuple[Statement, ...]]:
        said: dict[tuple[VoiceKey, str], list[Statement]] = {}
        for one in self.statements:
            said.setdefault((said_by(one.first), one.first.code.id), []).append(one)
        return {key: tuple(found) for key, found in said.items()}

    def said(self, code: str, voice: GroupVoice) -> tuple[Statement, ...]:
        """What a voice says on exactly this code."""
        return self._said.get((voice.key, code), ())

    def of_voice(self, code: str, voice: GroupVoice) -> VoicePosition:
        """Where a voice stands on a code."""
        said = self.said(code, voice)
        empty = None if said else self.silence.of_voice(code, voice)
        return VoicePosition(voice, said, empty)

    def of_group(self, code: str, group: SourceGroup) -> GroupPosition:
        """Where a source group stands on a code."""
        key = code, group.id
        if key not in self._of_groups:
            # Several parts of a report compare the groups.
            self._of_groups[key] = self._of_group(code, group)
        return self._of_groups[key]

    def _of_group(self, code: str, group: SourceGroup) -> GroupPosition:
        members = [voice for voice in self.voices if voice.group == group.id]
        positions = tuple(self.of_voice(code, voice) for voice in members)
        silent = not any(one.statements for one in positions)
        empty = self.silence.of_group(code, group.id, members) if silent else None
        return GroupPosition(group, positions, self.silence.expects(code, group.id), empty)

    def is_coded(self, code: str) -> bool:
        """Whether anything in the selection is coded with exactly this code."""
        return code in self._coded

    @cached_property
    def _coded(self) -> frozenset[str]:
        return frozenset(row.code.id for row in self.evidence)


def positions_of(study: Study, selection: Selection) -> Positions:
    """The positions of a selection, worked out once for all tables that are cut from them."""
    known: dict[Selection, Positions] = vars(study).setdefault("_positions", {})
    if selection not in known:
        known[selection] = Positions(study, selection)
    return known[selection]


def disagreements(
    positions: Iterable[VoicePosition],
) -> tuple[tuple[VoicePosition, VoicePosition], ...]:
    """Every pair of a favourable and an unfavourable voice, in that order."""
    known = tuple(positions)
    return tuple(
        (one, other)
        for one in known
        if one.polarity is Polarity.FAVOURABLE
        for other in known
        if other.polarity is Polarity.UNFAVOURABLE
    )


def _json(value: Polarity | Empty | None) -> str | None:
    return value.word if isinstance(value, Empty) else None if value is None else str(value)
