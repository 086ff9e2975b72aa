"""Memos as `qualcode memo` prints them: as records, in a list, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.model.memo import Event, Link, Memo, Subject
    from qualcode.study import Study

COLUMNS = (
    "file", "kind", "about", "title", "text", "scale", "grade", "event", "links", "withheld",
)  # fmt: skip
"""What is told of each memo."""


def memo_record(study: Study, memo: Memo) -> dict[str, Any]:
    """A memo as programs read it; nothing that it says where somebody withdrew consent."""
    from qualcode.actions.memo_subjects import is_withheld, printed_file
    from qualcode.stages.memo_codings import about_today
    from qualcode.stages.withheld import link_withheld

    hidden = is_withheld(study, memo)
    about: dict[str, list[str]] = {}
    for noun, name in about_today(study, memo):
        about.setdefault(noun, []).append(_named(study, (noun, name)))
    links = [link for link in memo.links if not link_withheld(study, link)]
    values = (
        printed_file(study, memo),
        str(memo.kind),
        about,
        None if hidden else study.anonymiser(memo.title),
        None if hidden else study.anonymiser(memo.text),
        None if hidden else study.anonymiser(memo.scale) or None,
        None if hidden else study.anonymiser(memo.grade) or None,
        None if hidden else _event_record(study, memo.event),
        [] if hidden else [_link_record(study, one) for one in links],
        hidden,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _event_record(study: Study, event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {
        "date": event.date.isoformat() if event.date else None,
        "period": study.anonymiser(event.period) or None,
        "effect": study.anonymiser(event.effect) or None,
        "sign": str(event.sign) if event.sign else None,
        "critical": event.critical,
    }


def _link_record(study: Study, link: Link) -> dict[str, Any]:
    return {
        "from": {link.source[0]: _named(study, link.source)},
        "to": {link.target[0]: _named(study, link.target)},
        "sign": str(link.sign) if link.sign else None,
        "evidence": list(link.evidence),
        "because": study.anonymiser(link.because) or None,
    }


def _named(study: Study, subject: Subject) -> str:
    """What a memo names, as it may be printed; a period's or role's id is the researcher's text."""
    from qualcode.model.privacy import WITHHELD
    from qualcode.stages.withheld import role_withheld

    noun, name = subject
    if noun == "role" and role_withheld(study, name):
        return WITHHELD
    return study.anonymiser(name) if noun in ("role", "period") else name


def _fact_lines(record: dict[str, Any]) -> Iterator[str]:
    """The grade, the event and the links of a memo as people read them."""
    if record["grade"]:
        yield f"grade: {record['grade']} ({record['scale']})"
    if event := record["event"]:
        when = " · ".join(filter(None, (event["date"], event["period"]))) or "no date"
        came = " ".join(filter(None, (event["sign"], event["effect"])))
        critical = " · critical" if event["critical"] else ""
        yield f"event: {when}{critical}" + (f" → {came}" if came else "")
    for link in record["links"]:
        ends = " → ".join(next(iter(link[key].values())) for key in ("from", "to"))
        sign = f" {link['sign']}" if link["sign"] else ""
        rests = f" ({', '.join(link['evidence'])})" if link["evidence"] else ""
        yield f"link: {ends}{sign}{rests}"


def listed_memos(study: Study, found: Sequence[Memo]) -> Iterator[str]:
    """The lines of a list of memos."""
    from qualcode.cli.output import fitted

    for line in [line for memo in found for line in _list_lines(study, memo)] or ["None."]:
        yield from fitted(line)


def _list_lines(study: Study, memo: Memo) -> list[str]:
    record = memo_record(study, memo)
    about = " + ".join(_named(study, one) for one in memo.about) or "nothing"
    head = f"{about:<14} {record['kind']:<14} {record['file']}"
    if record["withheld"]:
        return [head, "  (not shown: consent was withdrawn)"]
    stem = Path(memo.file).stem
    words = len(memo.text.split())
    size = f"{words} word" if words == 1 else f"{words} words"
    title = f"  {record['title']} ({size})" if memo.title != stem else f"  ({size})"
    return [head, title, *(f"  {line}" for line in _fact_lines(record))]


def memo_page(study: Study, memo: Memo) -> list[str]:
    """A memo as people read it."""
    from qualcode.cli.output import fitted

    record = memo_record(study, memo)
    about = ", ".join(f"{one[0]} {_named(study, one)}" for one in memo.about) or "nothing"
    lines = [record["file"], f"about {about} · {record['kind']}"]
    if record["withheld"]:
        return [*lines, "", "Not shown: consent was withdrawn."]
    if memo.title != Path(memo.file).stem and not memo.text.lstrip().startswith("#"):
        lines.append(record["title"])
    lines += _fact_lines(record)
    text = [part for line in record["text"].split("\n") for part in fitted(line)]
    return [*(part for line in lines for part in fitted(line)), "", *text]
