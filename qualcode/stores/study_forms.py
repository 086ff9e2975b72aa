"""The keys of study.yaml and what they may hold."""

from __future__ import annotations

import string
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from qualcode.model.informant import Consent, InformantKind
from qualcode.model.settings import LANGUAGES
from qualcode.model.source import Phase, SourceKind
from qualcode.registry import did_you_mean
from qualcode.stores.forms import Form, Local
from qualcode.stores.values import (
    Day,
    FilledText,
    Name,
    Names,
    SourceId,
    Text,
    Texts,
    WholeNumber,
    YesNo,
    as_choice,
    as_filled_text,
    as_list,
    as_name,
    as_whole_number,
    one_of,
    refuse,
    shown,
)

PLACEHOLDERS = ("source", "turn", "line", "informant", "date", "time")
"""What a citation pattern may hold in braces."""

_FIRST_RESULTS = 3
"""The chapter of results at the earliest: that of literature and that of method come before."""


def _as_citation(value: Any) -> str:
    text = as_filled_text(value)
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        refuse("has a brace that is not closed", 'For example "{source}.{turn}".')
    for _, name, layout, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or layout or conversion):
            hint = did_you_mean(name, PLACEHOLDERS)
            refuse(f"holds {{{name}}}, which is not known", hint)
    return text


def _as_encoding(value: Any) -> str:
    import codecs

    text = as_filled_text(value)
    try:
        known = codecs.lookup(text)
    except (LookupError, ValueError):
        refuse(f"must be the name of an encoding, not '{text}'", "For example utf-8 or cp1252.")
    if not getattr(known, "_is_text_encoding", True):
        refuse(f"must be an encoding of text, not '{text}'", "For example utf-8 or cp1252.")
    return text


def _as_one_informant(value: Any) -> str:
    if isinstance(value, list):
        refuse("must be one id, not a list", "A list goes under 'informants'.")
    return as_name(value)


Language = Annotated[str, BeforeValidator(as_choice(LANGUAGES))]
Languages = Annotated[tuple[Language, ...], BeforeValidator(as_list)]
Citation = Annotated[str, BeforeValidator(_as_citation)]
Encoding = Annotated[str, BeforeValidator(_as_encoding)]
Edition = Annotated[WholeNumber, BeforeValidator(as_choice(("1994", "2014")))]
Reviewed = Annotated[str, BeforeValidator(as_choice(("all", "only")))]
SourceIds = Annotated[tuple[SourceId, ...], BeforeValidator(as_list)]


def _as_term(value: Any) -> str:
    text = " ".join(as_filled_text(value).split())
    if not any(map(str.isalpha, text)) or len(text) > 100:
        refuse(f"must be a word or a few, not {shown(text)}", "For example niniak mamak.")
    return text


Term = Annotated[str, BeforeValidator(_as_term)]
Terms = Annotated[tuple[Term, ...], BeforeValidator(as_list)]


def _as_results_chapter(value: Any) -> int:
    number = as_whole_number(value)
    if number < _FIRST_RESULTS:
        refuse(
            f"must be {_FIRST_RESULTS} or more, not {number}",
            "It is the number of the chapter of results; literature and method stand before it "
            "as chapters of their own. To have only the results, use --part bab-4.",
        )
    return number


ResultsChapter = Annotated[int, BeforeValidator(_as_results_chapter)]


class ReportForm(Form):
    """`report:`."""

    chapter: ResultsChapter | None = None
    style: Name | None = None
    displays: Names = ()
    foreign: Terms = ()
    native: Terms = ()


class PriorStudyForm(Form):
    """An entry of `literature:`."""

    author: FilledText
    title: FilledText
    year: Text = ""
    method: Text = ""
    result: Text = ""
    same: Text = ""
    different: Text = ""
    reference: Text = ""


class StudyForm(Form):
    """study.yaml as a whole; its lists of entries are read one entry at a time."""

    title: FilledText | None = None
    language: Language | None = None
    questions: Texts = ()
    objectives: Texts = ()
    site: Text = ""
    researcher: Text = ""
    date: Day | None = None
    codebook: FilledText | None = None
    edition: Edition | None = None
    reviewed: Reviewed | None = None
    citation: Citation | None = None
    languages: Languages | None = None
    report: ReportForm | None = None
    illustrative: YesNo = False
    scales: Any = None
    groups: Any = None
    cases: Any = None
    periods: Any = None
    informants: Any = None
    mentioned: Any = None
    interviewer: Texts = ()
    guide: Any = None
    expect: dict[str, Names] = Field(default_factory=dict)
    strength: dict[str, Texts] = Field(default_factory=dict)
    sources: Any = None
    displays: Any = None
    literature: list[PriorStudyForm] = Field(default_factory=list)


class LabelledForm(Form):
    """A source group or a period, and what a case has in common with them."""

    label: Local | None = None


class PeriodsForm(Form):
    """`periods:` as a list of ids."""

    periods: Names = ()


class CaseForm(LabelledForm):
    """A case."""

    outcome: Text = ""
    attributes: dict[str, Text] = Field(default_factory=dict)


class GradeForm(Form):
    """A step of a scale."""

    vital: ClassVar[frozenset[str]] = frozenset({"grade"})
    grade: FilledText
    criterion: Text = ""


class QuestionForm(Form):
    """A question of the interview guide."""

    vital: ClassVar[frozenset[str]] = frozenset({"id"})
    id: Name
    text: Text
    codes: Names = ()
    groups: Names = ()


class InformantForm(Form):
    """An informant. Consent and sample are vital: a guess at them could do harm."""

    vital: ClassVar[frozenset[str]] = frozenset({"id", "name", "group", "consent", "sample"})
    id: Name
    name: FilledText
    group: Name
    pseudonym: Text = ""
    consent: Annotated[Consent, one_of(Consent)] = Consent.ANONYMOUS
    role: Text = ""
    kind: Annotated[InformantKind, one_of(InformantKind)] | None = None
    selection: Text = ""
    sample: YesNo = True
    case: Name | None = None
    aliases: Texts = ()
    attributes: dict[str, Text] = Field(default_factory=dict)


class MentionedForm(Form):
    """Somebody of whom informants speak. All is vital: a name must not slip through."""

    vital: ClassVar[frozenset[str]] = frozenset({"name", "pseudonym", "aliases", "public"})
    name: FilledText
    pseudonym: Text = ""
    aliases: Texts = ()
    public: YesNo = False


class SourceForm(Form):
    """A source. Phase is vital: it decides whether the source counts at all."""

    vital: ClassVar[frozenset[str]] = frozenset(
        {"file", "id", "kind", "phase", "informant", "informants"}
    )
    file: FilledText
    id: SourceId
    title: Text = ""
    kind: Annotated[SourceKind, one_of(SourceKind)]
    phase: Annotated[Phase, one_of(Phase)] = Phase.MAIN
    informant: Annotated[str, BeforeValidator(_as_one_informant)] | None = None
    informants: Names = ()
    group: Name | None = None
    case: Name | None = None
    date: Day | None = None
    time: Text = ""
    place: Text = ""
    period: Name | None = None
    asked: Names | None = None
    present: Names | None = None
    interviewer: Texts = ()
    encoding: Encoding | None = None
    formerly: SourceIds = ()
