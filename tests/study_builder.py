"""A compact way to write down a whole study in a test, with its codings made by hand.

>>> study = build_study(
...     groups=("gov", "com"),
...     informants={"I1": "gov", "I2": "com"},
...     codebook='''
...         EM Empowering
...           EM1 Capacity
...             EM1.1 Training
...         OB Obstacles (obstacle)
...           OB1 Cost
...     ''',
...     sources={"W1": "I1> Training was good.", "W2": "P> And training?\\nI2> Never."},
...     codings=["W1.1 EM1.1 + Training was good", "W2.2 EM1.1 - Never"],
... )

A turn is `LABEL> words`, where the label is an informant's id, or `P` for the interviewer; a line
without a label is a paragraph. A coding is `SOURCE.TURN CODE POLARITY QUOTE`, by the coder `ani`
and hence reviewed; one that ends in ` @rules` is an unreviewed proposal, in ` @budi` another
coder's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from qualcode.model.codebook import AspectKind, Code, Codebook
from qualcode.model.coding import RULES, Coding, Origin, Polarity, proposal_id
from qualcode.model.decision import Decisions, Proposals
from qualcode.model.informant import Case, Consent, Informant, Roster, SourceGroup
from qualcode.model.memo import Finding, Memo
from qualcode.model.settings import Settings
from qualcode.model.source import (
    Passage,
    Segment,
    SegmentKind,
    Source,
    SourceEntry,
    SourceKind,
    Voice,
)
from qualcode.model.text import LocalText
from qualcode.study import Study

CODEBOOK = """
EM Empowering
  EM1 Capacity
    EM1.1 Training
    EM1.2 Guidance
PR Protecting
  PR1 Legal security
    PR1.1 Permits
OB Obstacles (obstacle)
  OB1 Cost
SUG Suggestions (suggestion)
  SUG1 Hope
"""


def build_study(
    *,
    sources: Mapping[str, str],
    informants: Mapping[str, str] | Sequence[Informant] = (),
    groups: Sequence[str] = ("gov", "com"),
    codebook: str = CODEBOOK,
    codings: Iterable[str] = (),
    entries: Mapping[str, Mapping[str, object]] | None = None,
    asked_in_text: Mapping[str, Iterable[str]] | None = None,
    expect: Mapping[str, tuple[str, ...]] | None = None,
    decisions: Decisions | None = None,
    memos: tuple[Memo, ...] = (),
    findings: tuple[Finding, ...] = (),
    cases: Sequence[Case] = (),
    settings: Mapping[str, object] | None = None,
    **more: object,
) -> Study:
    """A study from its shorthand; `entries` adds to the study.yaml entry of a source.

    `expect` is the codebook's; `settings` and further keywords go to `Settings`.
    """
    people, decided = _people(informants), decisions or Decisions()
    book = build_codebook(codebook, expect or {})
    built = tuple(
        build_source(source, text, people, **(entries or {}).get(source, {}))
        for source, text in sources.items()
    )
    made = [_coding(shorthand, {one.id: one for one in built}) for shorthand in codings]
    manual = tuple(one for one in made if one.coder != RULES)
    proposed = tuple(one for one in made if one.coder == RULES)
    asked = tuple(
        (key, frozenset((0, code) for code in codes))
        for key, codes in (asked_in_text or {}).items()
    )
    return Study(
        root=Path("/study"),
        settings=Settings(**{"title": "A study", **(settings or {}), **more}),  # type: ignore[arg-type]
        codebook=book,
        roster=Roster(
            groups=tuple(SourceGroup(one, LocalText.plain(f"Group {one}")) for one in groups),
            cases=tuple(cases),
            informants=people,
            interviewer=("P",),
        ),
        sources=built,
        propose=lambda: Proposals(proposed, asked),
        decisions=replace(decided, manual=(*decided.manual, *manual)),
        memos=memos,
        findings=findings,
    )


def build_codebook(outline: str, expect: Mapping[str, tuple[str, ...]] | None = None) -> Codebook:
    """A codebook from lines `ID Label`, indented by two spaces a level, `(kind)` on a root."""
    codes: list[Code] = []
    above: list[str] = []
    for line in dedent(outline).strip().splitlines():
        level = (len(line) - len(line.lstrip())) // 2
        code_id, _, label = line.strip().partition(" ")
        kind = re.search(r" \((\w+)\)$", label)
        label = label.removesuffix(kind.group()) if kind else label
        codes.append(
            Code(
                code_id,
                LocalText.plain(label or code_id),
                parent=above[level - 1] if level else None,
                kind=None if level else AspectKind(kind.group(1) if kind else "aspect"),
                expect=(expect or {}).get(code_id, ()),
            )
        )
        above[level:] = [code_id]
    return Codebook("book", LocalText.plain("A codebook"), tuple(codes), sha256="c" * 64)


def build_source(
    source: str, text: str, people: Sequence[Informant] = (), **entry: object
) -> Source:
    """A source whose lines are turns (`LABEL> words`) or paragraphs."""
    known = {one.id for one in people}
    segments: list[Segment] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = min(start + len(line) + 1, len(text))
        segments.append(_segment(number, line, start, end, known))
        start = end
    speakers = tuple(dict.fromkeys(one.informant for one in segments if one.informant))
    told = {"file": f"transcripts/{source}.txt", "kind": SourceKind.INTERVIEW, **entry}
    about = SourceEntry(id=source, **{"informants": speakers, **told})  # type: ignore[arg-type]
    return Source(about, text, tuple(segments), "text/1")


def _segment(number: int, line: str, start: int, end: int, informants: set[str]) -> Segment:
    label, mark, words = line.partition("> ")
    speech_start = start + (len(label) + len(mark) if mark else 0)
    speech = words if mark else line
    kind = SegmentKind.TURN if mark else SegmentKind.PARAGRAPH
    voice = Voice.NOBODY if not mark else Voice.UNRESOLVED
    if mark and label == "P":
        voice = Voice.INTERVIEWER
    if mark and label in informants:
        voice = Voice.INFORMANT
    return Segment(
        kind,
        number,
        start,
        end,
        number,
        Passage(speech_start, speech_start + len(speech), speech),
        label if mark else "",
        voice,
        label if voice is Voice.INFORMANT else None,
    )


def _coding(shorthand: str, sources: Mapping[str, Source]) -> Coding:
    place, code, polarity, quote = shorthand.split(" ", 3)
    quote, _, coder = quote.partition(" @")
    source, turn = place.rsplit(".", 1)
    segment = sources[source].numbered[int(turn) - 1]
    start = sources[source].text.index(quote, segment.speech.start, segment.speech.end)
    proposed = coder == RULES
    return Coding(
        id=proposal_id(f"{coder or 'ani'}/{source}", code, start, start + len(quote)),
        source=source,
        start=start,
        end=start + len(quote),
        quotation=quote,
        code=code,
        coder=coder or "ani",
        polarity=Polarity(polarity),
        origin=Origin.RULE if proposed else Origin.MANUAL,
        rule="word" if proposed else "",
        reviewed=not proposed,
    )


def _people(informants: Mapping[str, str] | Sequence[Informant]) -> tuple[Informant, ...]:
    if isinstance(informants, Mapping):
        return tuple(
            Informant(one, name=f"Name of {one}", group=group, pseudonym=f"Person {one}")
            for one, group in informants.items()
        )
    return tuple(informants)


def withdrawn(informant: Informant) -> Informant:
    """The informant after withdrawing consent."""
    return replace(informant, consent=Consent.WITHDRAWN)
