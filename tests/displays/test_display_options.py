"""What is asked of a display changes it, or is refused: nothing is ignored in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from qualcode.displays import DISPLAYS, Display, DisplayRequest
from qualcode.displays.own import DeclaredDisplay
from qualcode.errors import QualcodeError
from qualcode.model.codebook import EffectKind
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Event, Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade, OwnDisplay
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports import display_document
from qualcode.study import Selection, Study
from tests.study_builder import build_study

LONG = " ".join(f"word{n}" for n in range(60)) + "."


def happened(number: int, case: str, code: str, about: str, day: date, period: str) -> Memo:
    event = Event(day, period, "it helped", Polarity("+"), critical=True)
    subjects = (("case", case), ("code", code), ("coding", about))
    return Memo(f"e{number}.md", subjects, MemoKind.EVENT, f"Event {number}", LONG, event=event)


def rated(noun: str, name: str, code: str, grade: str) -> Memo:
    about = ((noun, name), ("code", code))
    return Memo(f"{name}-{code}.md", about, MemoKind.SUMMARY, "", "So.", scale="s", grade=grade)


CODINGS = [
    f"W1.1 A1.1 + Early {LONG}", "W1.2 A1.2 - Late.", f"W2.1 A1.1 + Early {LONG}",
    "W2.1 A1.2 + Late and other.", "W2.1 A2.1 - Late and other.", "W2.1 B1.1 + Last came.",
    "W2.1 A1.1 - Last came.",
    "W2.1 H1 - Cost,", "W2.1 H2 - time and rain.", "W2.1 K1 - time and rain.",
    "W3.1 A1.2 + Late and late again.", "W3.1 A1.2 - Late", "W3.1 A2.1 + Other.",
    f"W3.1 B1.1 + {LONG}", "W3.1 B1.1 0 Last.", "W3.1 OUT1 + Income and trust.",
    f"W3.1 OUT2 + {LONG}", "W3.1 OUT2 + Income and trust.", f"D1.1 A1.1 + Early {LONG}",
    f"W3.1 H2 - {LONG}", "W3.1 A2.1 0 Last.", "W3.1 A2.1 - Income",
    "W3.2 K1 - Rain.", "W3.2 H2 + Time.", "W4.1 A1.2 + Late.", "W3.1 OUT3 + Income",
    "W3.1 OUT3 - trust",
]  # fmt: skip


PEOPLE = [
    Informant("I1", "P1", "gov", role="head", case="x", consent=Consent.ROLE),
    Informant("I2", "P2", "gov", role="clerk", case="y", consent=Consent.ROLE),
    Informant("I3", "P3", "com", case="y", attributes={"age": "5"}),
    Informant("I4", "P4", "com", case="z", attributes={"sex": "F"}),
]  # fmt: skip

CASES = [
    Case("x", LocalText.plain("X"), "worse", {"size": "1", "loans": "2"}),
    Case("y", LocalText.plain("Y"), "middling", {"size": "2", "loans": "1"}),
    Case("z", LocalText.plain("Z"), "better", {"size": "3", "loans": "3"}),
]  # fmt: skip

SOURCES = {
    "W1": f"I1> Early {LONG}\nI1> Late.",
    "W2": f"I2> Early {LONG} Late and other. Last came. Cost, time and rain.",
    "W3": f"I3> Late and late again. Other. {LONG} Last. Income and trust.\n"
    "I3> Rain. Time.",
    "W4": "I4> Late.",
    "D1": f"Early {LONG}",
}  # fmt: skip

ENTRIES = {
    "W1": {"period": "one", "date": date(2026, 1, 1)},
    "W2": {"period": "two", "date": date(2026, 2, 1)},
    "W3": {"period": "two", "date": date(2026, 2, 2)},
    "D1": {"kind": SourceKind.DOCUMENT, "case": "x", "period": "one"},
}  # fmt: skip

MEMOS = (
    rated("case", "x", "A1.1", "better"), rated("case", "y", "A1.1", "worse"),
    rated("case", "x", "B1.1", "worse"), rated("case", "y", "B1.1", "better"),
    rated("informant", "I3", "A1.2", "better"), rated("group", "com", "H2", "better"),
    rated("case", "y", "A1.2", "worse"), rated("period", "two", "A1.2", "worse"),
)  # fmt: skip


def rich_study() -> Study:
    """A study in which every option of every display has something to change."""
    study = build_study(
        codebook="A Aspect\n  A1 One\n    A1.1 Early\n    A1.2 Late\n  A2 Two\n    A2.1 Other\n"
        "B Aspect\n  B1 Three\n    B1.1 Last\n"
        "H Hindrance (obstacle)\n  H1 Cost\n  H2 Time\nK Kinds (obstacle)\n  K1 Rain\n"
        "OUT Outcomes (outcome)\n  OUT1 Income\n  OUT2 Trust\n  OUT3 Work\n",
        informants=PEOPLE,
        cases=CASES,
        periods=("one", "two"),
        scales={"s": (Grade("worse"), Grade("middling"), Grade("better"))},
        sources=SOURCES,
        entries=ENTRIES,
        codings=CODINGS,
        memos=MEMOS,
        findings=(
            Finding("f.md", "T1", "Found", ("A1.1",), "", "", "So.", links=(
                Link(("code", "A1.1"), ("code", "B1.1"), Polarity("+")),
                Link(("informant", "I1"), ("group", "com")),
            )),
        ),
    )  # fmt: skip
    coding = {row.code.id: row.coding.id for row in reversed(study.select(Selection()))}
    events = (
        happened(1, "x", "A1.1", coding["A1.1"], date(2026, 1, 1), "one"),
        happened(2, "y", "B1.1", coding["B1.1"], date(2026, 2, 1), "two"),
        happened(3, "y", "A1.1", coding["A1.1"], date(2026, 2, 2), "two"),
        happened(4, "y", "A1.2", coding["A1.2"], date(2026, 2, 3), "two"),
    )
    book = study.codebook
    classified = (
        replace(one, effect=EffectKind.DIRECT) if one.id in ("OUT1", "OUT3") else one
        for one in book.codes
    )
    return replace(
        study, memos=(*study.memos, *events), codebook=replace(book, codes=tuple(classified))
    )


STUDY = rich_study()
WITHOUT_MEMOS = replace(STUDY, memos=())
WITHOUT_CASES = replace(STUDY, roster=replace(STUDY.roster, cases=()))
ASKED = {"by": (("attribute:size",), ("attribute:age",), ("OUT1",), ("outcome", "attribute:size")),
         "within": ("turn", "sentence", "overlap"), "split": (True,)}  # fmt: skip


def made(display: Display, request: DisplayRequest, study: Study = STUDY) -> object:
    try:
        return display.build(study, request)
    except QualcodeError as error:
        return str(error)


def choices(display: Display) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "entry", display.entries
    yield "level", display.levels
    yield "order", display.orders


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
def test_whatever_a_display_offers_changes_it(display: Display) -> None:
    for name, words in choices(display):
        found = [made(display, DisplayRequest(**{name: word})) for word in words]
        alike = [
            (one, other)
            for n, one in enumerate(words)
            for m, other in enumerate(words)
            if n < m and found[n] == found[m]
        ]
        assert not alike, name
    for name in display.asks:
        requests = [DisplayRequest(**{name: value}) for value in ASKED[name]]
        assert any(
            not isinstance(other := made(display, request, study), str)
            and other != made(display, DisplayRequest(), study)
            for request in requests
            for study in (STUDY, WITHOUT_CASES)
        ), name
    for entry in display.full_in:
        request = DisplayRequest(entry=entry)
        assert any(
            made(display, request, study) != made(display, replace(request, full=True), study)
            for study in (STUDY, WITHOUT_MEMOS)
        ), entry


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
def test_what_a_display_does_not_offer_is_refused_and_would_change_nothing(
    display: Display,
) -> None:
    usual = made(display, DisplayRequest())
    assert not isinstance(usual, str)
    for name, values in ASKED.items():
        if name in display.asks:
            continue
        for value in values:
            request = DisplayRequest(**{name: value})
            assert made(display, request) == usual or isinstance(made(display, request), str)
            with pytest.raises(QualcodeError, match=f"has no use for --{name}"):
                display_document(STUDY, display, request)
    for entry in set(display.entries) - set(display.full_in):
        request = DisplayRequest(entry=entry)
        assert made(display, request) == made(display, replace(request, full=True))
        with pytest.raises(QualcodeError, match="has no use for --full"):
            display_document(STUDY, display, replace(request, full=True))
    for name, _ in choices(display):
        with pytest.raises(QualcodeError, match=f"has no use for --{name} other"):
            display_document(STUDY, display, DisplayRequest(**{name: "other"}))


def test_the_hint_lists_what_the_display_takes() -> None:
    with pytest.raises(QualcodeError) as refused:
        display_document(STUDY, DISPLAYS["predictor-outcome"], DisplayRequest(order="count"))
    assert str(refused.value) == (
        "display 'predictor-outcome' has no use for --order count. "
        "It takes --entry (positions, quotations), --order (outcome, study)."
    )
    with pytest.raises(QualcodeError, match="It takes no options of its own"):
        display_document(STUDY, DISPLAYS["coverage"], DisplayRequest(full=True))


def test_an_own_display_is_asked_as_those_of_the_catalogue_are() -> None:
    declared = OwnDisplay("mine", LocalText.plain("Mine"), "group", "code")
    own = DeclaredDisplay(declared)
    for asked, word in (
        ({"order": "outcome"}, "--order outcome"),
        ({"level": "code"}, "--level code"),
        ({"split": True}, "--split"),
        ({"entry": "counts", "full": True}, "--full without --entry quotations"),
    ):
        with pytest.raises(QualcodeError, match=word):
            display_document(STUDY, own, DisplayRequest(**asked))
    assert display_document(STUDY, own, DisplayRequest(full=True)).tables
