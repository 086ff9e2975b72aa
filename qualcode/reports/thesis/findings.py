"""The researcher's findings as a thesis prints them: verdict, prose, and the other side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualcode.displays.citation import calendar_date, place
from qualcode.document import Block, Bullets, Heading, Joined, Paragraph, Words, phrase
from qualcode.model.memo import Finding, MemberCheck
from qualcode.reports.thesis.part import Pack
from qualcode.reports.thesis.prose import prose, written
from qualcode.stages.finding_status import Support
from qualcode.stages.passages import Statement
from qualcode.stages.rivals import rivals_of


def finding_blocks(
    pack: Pack, one: Finding, level: int, basis: Iterable[Block] = ()
) -> Iterator[Block]:
    """A finding under its name: verdict, prose, rivals, negative evidence, informants' answers.

    What it rests on stands before what is said against it.
    """
    yield Heading(level, finding_name(pack, one))
    if one.grade:
        yield Paragraph(verdict(pack, one))
    yield from prose(pack, one.text)
    yield from basis
    if one.rivals:
        yield Paragraph(phrase("finding.rivals", n=len(one.rivals)))
        yield Bullets(rivals(pack, one))
    if one.negative_evidence:
        key = "finding.negative" if pack.grounds[one.id].opposing else "finding.other-view"
        yield Paragraph(phrase(key, text=written(pack, one.negative_evidence)))
    if checks := member_checks(pack, one):
        yield Paragraph(phrase("finding.checked", n=len(checks)))
        yield Bullets(tuple(_answered(pack, check) for check in checks))


def rivals(pack: Pack, one: Finding) -> tuple[Words, ...]:
    """The rival explanations, each with the places that are named for and against it."""
    said = pack.positions.statements
    found: list[Words] = []
    for rival in rivals_of(pack.study, one, said):
        parts: list[Words] = [written(pack, rival.text)]
        for key, those in (("pro", rival.pro), ("con", rival.con)):
            if those:
                parts.append(phrase(f"finding.rival.{key}", places=_where(pack, those)))
        found.append(Joined(tuple(parts), " ") if len(parts) > 1 else parts[0])
    return tuple(found)


def _where(pack: Pack, said: Iterable[Statement]) -> Words:
    """The places of statements, each once: which way they point there is another matter."""
    rows = {(one.first.source.id, one.first.segment.number): one.first for one in said}
    return Joined(tuple(place(pack.study.settings, row) for row in rows.values()))


def member_checks(pack: Pack, one: Finding) -> tuple[MemberCheck, ...]:
    """What informants answered on a finding, without those who have withdrawn consent."""
    return tuple(check for check in one.member_checks if not pack.study.withdrawn(check.informant))


def _answered(pack: Pack, check: MemberCheck) -> Words:
    """Who answered what on a finding, and when."""
    known = pack.study.roster.informant(check.informant)
    who = known.printed_name if known else check.informant
    told: dict[str, Words] = {"name": who, "result": pack.text(check.result).rstrip(".")}
    if check.date is None:
        return phrase("finding.answer", **told)
    return phrase("finding.answer.dated", date=calendar_date(check.date), **told)


def drawn(found: Sequence[Finding]) -> Words:
    """How many findings are told; the judgements of informants are counted apart."""
    own = sum(one.is_the_researchers for one in found)
    others = len(found) - own
    if not own:
        return phrase("finding.drawn.voices", n=others)
    return phrase("finding.drawn.both" if others else "finding.drawn", n=own, others=others)


def finding_name(pack: Pack, one: Finding) -> Words:
    """A finding's id and title."""
    return phrase("finding.name", id=one.id, title=written(pack, one.title))


def verdict(pack: Pack, one: Finding) -> Words:
    """Whose verdict it is, the grade with its scale and criterion, then what qualifies it."""
    grades = pack.study.settings.scales.get(one.scale, ())
    criterion = next((step.criterion for step in grades if step.grade == one.grade), "")
    plain = "finding.grade" if one.scale else "finding.grade.plain"
    told = phrase(
        "finding.criterion" if criterion else plain,
        grade=pack.text(one.grade),
        scale=pack.text(one.scale),
        criterion=pack.text(criterion).rstrip("."),
    )
    qualified = Joined((told, *map(pack.text, one.qualifiers)))
    return phrase("finding.verdict", voice=_voice(pack, one), grade=qualified)


def graded(pack: Pack, one: Finding) -> Words:
    """A finding in one line: its title, and of grade and qualifiers what that does not say."""
    title = written(pack, one.title)
    told = map(pack.text, (one.grade, *one.qualifiers) if one.grade else ())
    missing: tuple[Words, ...] = tuple(
        words for words in told if words.casefold() not in title.casefold()
    )
    if one.scale and missing[:1] == (grade := pack.text(one.grade),):
        # A grade such as "mixed" says nothing without its scale.
        named = phrase("finding.graded.scale", scale=pack.text(one.scale), grade=grade)
        missing = (named, *missing[1:])
    return phrase("finding.graded", title=title, grade=Joined(missing)) if missing else title


def _voice(pack: Pack, one: Finding) -> Words:
    informant = pack.study.roster.informant(one.voice) if one.voice else None
    return informant.printed_name if informant else phrase("finding.researcher")


def status_name(support: Support) -> Words:
    """The status of a finding in words, such as Didukung antarsumber."""
    return phrase(f"support.status.{support.status}")


def codes_about(pack: Pack, one: Finding) -> tuple[str, ...]:
    """The present ids of the codes that a finding is about."""
    found = (pack.study.codebook.get(name) for name in one.about)
    return tuple(code.id for code in found if code)


def home(pack: Pack, one: Finding) -> str:
    """The root of the codebook under which a finding is told: its first aspect, else its first.

    Nothing for one that is about no code.
    """
    roots = aspects_about(pack, one)
    shown = [aspect.aspect.id for aspect in pack.conclusion.aspects]
    return next((root for root in roots if root in shown), roots[0] if roots else "")


def aspects_about(pack: Pack, one: Finding) -> tuple[str, ...]:
    """The aspects of these codes, each once."""
    book = pack.study.codebook
    return tuple(dict.fromkeys(book.aspect(code).id for code in codes_about(pack, one)))
