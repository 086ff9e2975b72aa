"""Bab IV: the site, the data aspect by aspect, factors, displays, triangulation, discussion."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays import DisplayRequest, UnsuitedError, displays_of
from qualcode.displays.citation import case_name, code_name, outcome_of
from qualcode.document import (
    Block,
    Cell,
    Figure,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Resolver,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.informant import Case
from qualcode.reports.display import writer_for
from qualcode.reports.thesis.aspects import aspects_section
from qualcode.reports.thesis.basis import told_finding
from qualcode.reports.thesis.chosen import chosen_displays
from qualcode.reports.thesis.factors import VOICED, factors_section
from qualcode.reports.thesis.findings import graded, home
from qualcode.reports.thesis.literature import cited
from qualcode.reports.thesis.part import Pack, appendix, columns, prompt
from qualcode.reports.triangulation import convergence_blocks, triangulation_title


def results_chapter(pack: Pack) -> Iterator[Block]:
    """The chapter of results and their discussion."""
    yield from _site(pack)
    yield from aspects_section(pack)
    yield from factors_section(pack)
    yield from _other_findings(pack)
    yield from _displays(pack)
    yield Heading(2, triangulation_title(pack.study, pack.selection))
    compared = convergence_blocks(pack.study, pack.selection)
    name = next(one.name for one in compared if isinstance(one, Table))
    yield Paragraph(phrase("triangulation.lead", table=Numbered(name), appendix=appendix(9)))
    yield from compared
    yield prompt("triangulation.prompt")
    yield from _discussion(pack)


def _site(pack: Pack) -> Iterator[Block]:
    yield Heading(2, phrase("site.title"))
    if pack.study.settings.site:
        yield Paragraph(phrase("site.told", site=pack.text(pack.study.settings.site).rstrip(".")))
    yield prompt("site.prompt")
    cases = pack.study.roster.cases
    if cases:
        yield Paragraph(phrase("cases.lead", n=len(cases), table=Numbered("cases")))
        yield _cases(pack, cases)


def _cases(pack: Pack, cases: tuple[Case, ...]) -> Table:
    heads = {"column.number": 0.3, "column.case": 2.0, "column.outcome": 1.5, "column.traits": 2.0}
    shown = len(heads) if any(one.attributes for one in cases) else len(heads) - 1
    rows = (_case(pack, one, n)[:shown] for n, one in enumerate(cases, 1))
    return Table(
        title=phrase("cases.title"),
        columns=columns(heads)[:shown],
        sections=(Section(tuple(rows)),),
        notes=(phrase("note.cases"),) if any(one.outcome for one in cases) else (),
        source=pack.writer.dated("source.study"),
        name="cases",
    )


def _case(pack: Pack, one: Case, number: int) -> tuple[Cell, ...]:
    traits = tuple(pack.text(f"{name}: {value}") for name, value in one.attributes.items())
    return (
        cell(str(number)),
        cell(case_name(pack.study, one)),
        cell(outcome_of(pack.study, one) or "–"),
        cell(*(traits or ("–",))),
    )


def _other_findings(pack: Pack) -> Iterator[Block]:
    """The findings that have no section above: about no code, or about one without a section."""
    found = [one for one in pack.findings if not _has_section(pack, home(pack, one))]
    if found:
        yield Heading(2, phrase("finding.others"))
        yield Paragraph(phrase("finding.others.lead", n=len(found)))
    for one in found:
        yield from told_finding(pack, one, 3)


def _has_section(pack: Pack, root: str) -> bool:
    """Whether the chapter has a section on a root of the codebook, which tells its findings."""
    if not root:
        return False
    if pack.study.codebook.kind(root) in VOICED:
        return True
    return bool(pack.writer.evidence) and root in {one.aspect.id for one in pack.conclusion.aspects}


def _displays(pack: Pack) -> Iterator[Block]:
    yield Heading(2, phrase("displays.title"))
    if not pack.writer.evidence:
        yield prompt("displays.prompt")
        return
    yield Paragraph(phrase("displays.arranged"))
    catalogue, left_out = displays_of(pack.study), list[Words]()
    request = DisplayRequest(pack.selection, full=pack.full)
    for name in chosen_displays(pack.study):
        display = catalogue[name]
        try:
            made = display.build(pack.study, request)
            blocks = writer_for(display, pack.writer).noted(made)
        except UnsuitedError:
            left_out.append(display.title)
            continue
        yield Heading(3, display.title)
        yield Paragraph(_lead(pack, display.purpose, blocks))
        yield from blocks
        yield prompt("displays.reading.prompt")
    if left_out and pack.study.settings.chosen:
        yield Paragraph(phrase("note.unsuited", which=Joined(tuple(left_out), "; ")))


def _lead(pack: Pack, purpose: Words, blocks: tuple[Block, ...]) -> Words:
    """A sentence that says what is shown where."""
    told = Resolver(pack.study.settings.language, pack.study.wording.say).words(purpose)
    shown = f"{told[:1].lower()}{told[1:]}"
    names = [one.name for one in blocks if isinstance(one, Table)]
    names += [f"figure:{one.name}" for one in blocks if isinstance(one, Figure)]
    where = tuple(Numbered(name) for name in dict.fromkeys(names))
    *first, last = where
    shown_in = phrase("displays.where", first=Joined(tuple(first)), last=last) if first else last
    return phrase("displays.lead", purpose=shown, where=shown_in, n=len(names))


def _discussion(pack: Pack) -> Iterator[Block]:
    """What the findings are to be held against; what follows from it the researcher writes."""
    yield Heading(2, phrase("discussion.title"))
    yield prompt("discussion.prompt")
    own: list[Words] = [graded(pack, one) for one in pack.findings if one.is_the_researchers]
    found = own or [code_name(one.aspect) for one in pack.conclusion.aspects]
    if not found:
        return
    key = "discussion.lead" if own else "discussion.lead.aspects"
    yield Paragraph(phrase(key, table=Numbered("discussion")))
    earlier = tuple(
        phrase("discussion.earlier", study=cited(pack.study, one))
        for one in pack.study.settings.literature
    )
    rows = tuple(
        (cell(str(number)), cell(told), cell(phrase("prompt")),
         cell(*(earlier or (phrase("prompt"),))), cell(phrase("prompt")))
        for number, told in enumerate(found, 1)
    )  # fmt: skip
    yield Table(
        title=phrase("discussion.title"),
        columns=columns(
            {"column.number": 0.3, "column.finding": 2.6, "column.theory": 1.0,
             "column.prior": 1.8, "column.standing": 1.0}
        ),
        sections=(Section(rows),),
        notes=(phrase("note.prompt"),),
        source=pack.writer.dated("source.study"),
        name="discussion",
    )  # fmt: skip
