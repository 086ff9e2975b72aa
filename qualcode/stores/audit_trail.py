"""What a study has for each of the six categories of an audit trail, each piece with its hash.

The categories are those of Halpern (1983), as Lincoln and Guba (1985, appendix A) hand them on.
Where a category is empty, that is told too: an auditor asks for what is not there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property

from qualcode.errors import QualcodeError
from qualcode.model.memo import Finding, Memo, MemoKind
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import Phase, Source, SourceKind
from qualcode.stages.passages import quotable_file
from qualcode.stages.withheld import memo_withheld
from qualcode.stores.files import bytes_of
from qualcode.stores.journal_trail import JournalTrail, journal_trails
from qualcode.stores.kept_versions import KeptVersion, kept_versions, versions_of
from qualcode.stores.shipped import shipped_codebooks
from qualcode.study import Selection, Study


class Category(StrEnum):
    """The categories, in Halpern's order."""

    RAW = "raw"
    REDUCTION = "reduction"
    SYNTHESIS = "synthesis"
    PROCESS = "process"
    INTENTIONS = "intentions"
    INSTRUMENT = "instrument"


class Kind(StrEnum):
    """What a piece is."""

    SOURCE = "source"
    TEXTS = "texts"
    JOURNAL = "journal"
    PROPOSALS = "proposals"
    MEMO = "memo"
    FINDING = "finding"
    JUDGEMENT = "judgement"
    CHECKS = "checks"
    VERSIONS = "versions"
    STUDY = "study"
    QUESTIONS = "questions"
    OBJECTIVES = "objectives"
    EXPECT = "expect"
    GUIDE = "guide"
    CODEBOOK = "codebook"
    PRELIMINARY = "preliminary"


_MEMOS = {
    MemoKind.ANALYTIC: Category.REDUCTION,
    MemoKind.SUMMARY: Category.REDUCTION,
    MemoKind.EVENT: Category.REDUCTION,
    MemoKind.METHODOLOGICAL: Category.PROCESS,
    MemoKind.REFLEXIVE: Category.INTENTIONS,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of the trail: a file, or what can be counted in one.

    `detail` is the kind of a source or memo, `name` how it is called in print: the id of a source,
    since the name of a file may be somebody's. `n` counts what is in it (turns, decisions, codes),
    `first` and `last` are days. `size` is known of journals, which grow. `versions` are the hashes,
    as far as they are kept, of what the file was before.
    """

    category: Category
    kind: Kind
    name: str = ""
    detail: str = ""
    n: int | None = None
    first: str = ""
    last: str = ""
    who: str = ""
    sha256: str = ""
    size: int | None = None
    versions: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuditTrail:
    """The pieces of a study in the order of the categories, and what its journals prove."""

    study: Study

    @cached_property
    def journals(self) -> tuple[JournalTrail, ...]:
        """The journals, with what breaks their chain."""
        return journal_trails(self.study.root)

    @cached_property
    def kept(self) -> list[KeptVersion]:
        """The old versions of the study's files, the latest first."""
        return kept_versions(self.study.root, self.study.codebook.file)

    @cached_property
    def memos(self) -> tuple[Memo, ...]:
        """The memos that may be printed."""
        return tuple(one for one in self.study.memos if not memo_withheld(self.study, one))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that may be printed."""
        return tuple(one for one in self.study.findings if not self.study.withdrawn(one.voice))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All of them."""
        made = (
            *self._sources(), *self._texts(), *self._journals(), *self._proposals(),
            *self._memos(), *self._findings(), *self._process(), *self._intentions(),
            *self._instruments(),
        )  # fmt: skip
        rank = {one: at for at, one in enumerate(Category)}
        return tuple(sorted(made, key=lambda one: rank[one.category]))

    @cached_property
    def old_codebooks(self) -> tuple[KeptVersion, ...]:
        """What the study's codebook was before, the latest first."""
        book = self.study.codebook
        found = versions_of(self.kept, book.file)
        return tuple(one for one in found if not book.sha256.startswith(one.version))

    def of(self, category: Category) -> tuple[Piece, ...]:
        """The pieces of one category."""
        return tuple(one for one in self.pieces if one.category is category)

    def _open(self) -> tuple[Source, ...]:
        return tuple(one for one in self.study.sources if not self.study.closed(one))

    def _sources(self) -> Iterator[Piece]:
        for one in self._open():
            yield Piece(
                Category.RAW, Kind.SOURCE, one.id, one.kind, len(one.numbered),
                *_days([one.entry.date]), sha256=one.sha256,
            )  # fmt: skip

    def _texts(self) -> Iterator[Piece]:
        """Earlier texts of the sources, kept since they were coded."""
        today = {one.sha256 for one in self.study.sources}
        folder = self.study.root / "codings" / "texts"
        kept = [one.stem for one in folder.glob("*.txt")] if folder.is_dir() else []
        if earlier := set(kept) - today:
            yield Piece(Category.RAW, Kind.TEXTS, n=len(earlier))

    def _journals(self) -> Iterator[Piece]:
        for one in self.journals:
            yield Piece(
                Category.REDUCTION, Kind.JOURNAL, one.file, "", one.events, one.first, one.last,
                one.coder, one.sha256, one.size,
            )  # fmt: skip

    def _proposals(self) -> Iterator[Piece]:
        """What the rules propose and nobody has reviewed: it follows from texts and codebook."""
        every = self.study.select(Selection(phase="all", reviewed="all"))
        if n := sum(not row.coding.reviewed for row in every):
            yield Piece(Category.REDUCTION, Kind.PROPOSALS, n=n)

    def _memos(self) -> Iterator[Piece]:
        for one in self.memos:
            days = _days([one.event.date if one.event else None])
            yield self._file(Piece(_MEMOS[one.kind], Kind.MEMO, "", one.kind, None, *days),
                             one.file)  # fmt: skip

    def _findings(self) -> Iterator[Piece]:
        for one in self.findings:
            days = _days(check.date for check in one.member_checks)
            kind = Kind.FINDING if one.is_the_researchers else Kind.JUDGEMENT
            made = Piece(Category.SYNTHESIS, kind, "", one.id, None, *days)
            yield self._file(made, one.file)

    def _process(self) -> Iterator[Piece]:
        checks = [check for one in self.findings for check in one.member_checks]
        if checks:
            days = _days(one.date for one in checks)
            yield Piece(Category.PROCESS, Kind.CHECKS, "", "", len(checks), *days)
        if self.kept:
            times = _days(one.at.astimezone(UTC).date() for one in self.kept)
            yield Piece(Category.PROCESS, Kind.VERSIONS, "", "", len(self.kept), *times)

    def _intentions(self) -> Iterator[Piece]:
        settings = self.study.settings
        yield self._file(Piece(Category.INTENTIONS, Kind.STUDY), STUDY_FILE)
        for kind, stated in (
            (Kind.QUESTIONS, settings.questions),
            (Kind.OBJECTIVES, settings.objectives),
            (Kind.EXPECT, settings.expect),
        ):
            if stated:
                yield Piece(Category.INTENTIONS, kind, n=len(stated))

    def _instruments(self) -> Iterator[Piece]:
        study, book = self.study, self.study.codebook
        if study.settings.guide:
            yield Piece(Category.INSTRUMENT, Kind.GUIDE, n=len(study.settings.guide))
        tried = [one for one in self._open() if one.entry.phase is Phase.PRELIMINARY]
        if tried:
            days = _days(one.entry.date for one in tried)
            yield Piece(Category.INSTRUMENT, Kind.PRELIMINARY, "", "", len(tried), *days)
        if book.codes:
            own = bool(_content(study, book.file)) or book.id not in shipped_codebooks()
            old = self.old_codebooks if own else ()
            yield Piece(
                Category.INSTRUMENT, Kind.CODEBOOK, (own and book.file) or book.id,
                "own" if own else "shipped", len(book.codes),
                *_days(one.at.astimezone(UTC).date() for one in old), sha256=book.sha256,
                versions=tuple(one.version for one in old),
            )  # fmt: skip

    def _file(self, piece: Piece, file: str) -> Piece:
        """The piece with the name, the hash and the earlier versions of its file."""
        content = _content(self.study, file)
        return Piece(
            piece.category, piece.kind, quotable_file(self.study, file), piece.detail, piece.n,
            piece.first, piece.last, piece.who,
            hashlib.sha256(content).hexdigest() if content else "",
            versions=tuple(one.version for one in versions_of(self.kept, file)),
        )  # fmt: skip

    def changed(self, file: str) -> str:
        """The day on which a file was changed last, as the system tells; "" where it does not."""
        try:
            at = (self.study.root / file).stat().st_mtime
        except OSError:
            return ""
        return datetime.fromtimestamp(at, UTC).date().isoformat()

    @cached_property
    def spoken(self) -> bool:
        """Whether there are interviews or discussions, of which recordings may exist."""
        return any(one.kind.spoken for one in self._open())

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """The sources without a date."""
        return tuple(one.id for one in self._open() if one.entry.date is None)

    def sources_of(self, kind: SourceKind) -> tuple[Piece, ...]:
        """The raw data that one technique gave."""
        return tuple(one for one in self.pieces if one.kind is Kind.SOURCE and one.detail == kind)


def _days(known: Iterable[date | None]) -> tuple[str, str]:
    days = sorted(one.isoformat() for one in known if one)
    return (days[0], days[-1]) if days else ("", "")


def _content(study: Study, file: str) -> bytes:
    try:
        return bytes_of(study.root / file, file) if file else b""
    except QualcodeError:
        return b""
