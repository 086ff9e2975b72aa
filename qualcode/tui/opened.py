"""A study that stays open while its journals and its files go on changing.

The study itself is immutable; what is opened holds the one that the disk now describes.
"""

from __future__ import annotations

from collections import defaultdict

from qualcode.errors import Problem, Severity
from qualcode.loading import with_new_decisions
from qualcode.model.coding import Coding
from qualcode.model.decision import Decision
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import Source
from qualcode.stores.journal import FOLDER as JOURNALS
from qualcode.stores.memos import FOLDER as MEMOS
from qualcode.study import Selection, Study
from qualcode.tui.news import (
    News,
    Traces,
    UnreadStudyError,
    files_of,
    news,
    read_again,
    traces_of,
    with_memos,
    with_roster,
)
from qualcode.tui.parts import Part, parts_of


class Opened:
    """The sources of a study with their codings as they are now."""

    def __init__(self, study: Study) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._files: dict[str, str] = {}
        self._traces: Traces = traces_of(study)
        self._peeked = self._traces
        self._take(study)

    def _take(self, study: Study) -> None:
        self.study = study
        self._files |= files_of(study)
        self.sources = study.selected_sources(Selection(phase="all"))
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._codings: defaultdict[str, list[Coding]] = defaultdict(list)
        for coding in study.codings:
            self._codings[coding.source].append(coding)

    def _wrote(self, study: Study) -> None:
        """Take up a study whose study.yaml or codebook was changed from here."""
        self._take(study)
        written = (STUDY_FILE, study.codebook.file)
        known = {name: old for name, old in self._traces.others.items() if name not in written}
        # A shipped codebook that was copied into the study is no file of it any more.
        others = {name: known.get(name, now) for name, now in self._looked().others.items()}
        self._traces = Traces(self._traces.journals, others)

    def _looked(self) -> Traces:
        # What can no longer be read is looked at all the same: it may come back.
        return traces_of(self.study, self._files)

    def _seen_memos(self) -> None:
        others = {**self._traces.others, MEMOS: self._looked().others[MEMOS]}
        self._traces = Traces(self._traces.journals, others)

    def renew(self) -> None:
        """Read the journals again."""
        # Looked at before it is read: what is changed in between is seen the next time.
        self._traces = Traces(self._looked().journals, self._traces.others)
        study, self.problems = with_new_decisions(self.study)
        parts = self._parts
        self._take(study)
        self._parts = parts

    def catch_up(self) -> News:
        """Read again what was changed elsewhere, and say what it was.

        Raises:
            QualcodeError: it cannot be read at the moment; all is as it was.
        """
        now = self._looked()
        found = news(self._traces, now)
        if found.others == (MEMOS,):
            self._take(with_memos(self.study))
            self._traces = Traces(self._traces.journals, now.others)
            if found.coders:
                self.renew()
        elif found.others:
            self._take(self._read_again())
            # Sources may have come or gone with study.yaml.
            after = self._looked().others
            seen = {name: now.others.get(name, stamp) for name, stamp in after.items()}
            self._traces = Traces(now.journals, seen)
        elif found:
            self.renew()
        return found

    def _read_again(self) -> Study:
        """The study as it is now.

        Raises:
            UnreadStudyError: it cannot be read at the moment; who has withdrawn is heeded.
        """
        try:
            return read_again(self.study)
        except UnreadStudyError as error:
            if error.roster not in (None, self.study.roster):
                self._take(with_roster(self.study, error.roster))
            raise

    def told_of(self, news: News) -> str:
        """What is wrong with journals that were changed elsewhere: the first of it, in words."""
        files = [f"{JOURNALS}/{coder}.jsonl" for coder in news.coders]
        wrong = (one for one in self.problems if one.file in files)
        first = next((one for one in wrong if one.severity is Severity.ERROR), None)
        return f"; {first.place}: {first.message}, see: qualcode check" if first else ""

    def must_hide(self, source: Source) -> bool:
        """Whether words of a source that are shown are not to be shown any more.

        What was read stays as it is.

        Raises:
            QualcodeError: it cannot be read at the moment.
        """
        looked = self._looked()
        found = news(self._traces, looked)
        if looked == self._peeked or not found.others or found.others == (MEMOS,):
            return False
        self._peeked = looked
        now = self._foreseen()
        same = now.source(source.id)
        if same is None:
            return True
        hidden = {part.number for part in now.parts(same) if part.instead}
        return any(one.number in hidden and not one.instead for one in self.parts(source))

    def _foreseen(self) -> Opened:
        try:
            return Opened(read_again(self.study))
        except UnreadStudyError as error:
            if error.roster is None:
                raise
            return Opened(with_roster(self.study, error.roster))

    def source(self, source_id: str) -> Source | None:
        """A source that may be shown, by the id that it has or once had."""
        now = (one for one in self.sources if one.id == source_id)
        once = (one for one in self.sources if source_id in one.entry.formerly)
        return next(now, None) or next(once, None)

    def parts(self, source: Source) -> tuple[Part, ...]:
        """The turns and paragraphs of a source."""
        if source.id not in self._parts:
            self._parts[source.id] = parts_of(self.study, source)
        return self._parts[source.id]

    def codings(self, source: Source) -> tuple[Coding, ...]:
        """The codings of a source, without those on words that are not shown."""
        if self.source(source.id) is None:
            return ()
        found = self._codings[source.id]
        hidden = [(one.start, one.end) for one in self.parts(source) if one.instead]
        if not hidden:
            return tuple(found)
        return tuple(one for one in found if not any(one.overlaps(*span) for span in hidden))

    def judged(self, source: Source) -> tuple[Decision, ...]:
        """The verdicts on proposals of a source, also on those that were struck."""
        return tuple(one for one in self.study.decisions.verdicts if one.source == source.id)
