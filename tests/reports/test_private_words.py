"""What the researcher wrote is printed without the names of informants, wherever it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.cli.memo_told import listed_memos, memo_page, memo_record
from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.displays.axes import axis_named
from qualcode.document import Joined, Resolver, phrase
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Event, Link, Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports import display_document, document_as_json
from qualcode.reports.concordance import concordance_rows
from qualcode.reports.evidence import evidence_record, evidence_records
from qualcode.reports.passages import passages_of
from qualcode.reports.transcripts import transcripts_of
from qualcode.reports.workbook import workbook
from qualcode.stages.concordance import concordance
from qualcode.stages.voices import voices
from qualcode.stages.withheld import role_withheld
from qualcode.stages.word_search import WordSearch
from qualcode.study import Selection
from tests.study_builder import build_study

SECRETS = ("Endang", "Wulandari", "Slamet", "Bambang")
ENDANG = Informant(
    "I1", "Endang Wulandari", "gov", pseudonym="Mrs A", role="Kepala Bidang", aliases=("EW",)
)
SLAMET = Informant(
    "I2",
    "Slamet",
    "com",
    consent=Consent.ROLE,
    role="Penenun, murid Bu Endang",
    attributes={"kenal Endang": "ya"},
)
BAMBANG = Informant("I3", "Bambang", "gov", consent=Consent.WITHDRAWN, role="Bendahara")
LINKS = (
    Link(("code", "EM1.1"), ("role", "kepala  bidang"), None, ("W2:1",)),
    Link(("role", "Bendahara"), ("code", "EM1.1"), None, ("W2:1",)),
    Link(("role", "Pembeli kenalan Slamet"), ("code", "EM1.1"), None, ("W2:1",)),
    Link(("informant", "I3"), ("code", "EM1.1"), None, ("W2:1",), "Rahasia"),
)
PERIOD = "masa Bu Endang"
MEMO = Memo(
    "m.md",
    (("period", PERIOD), ("code", "EM1.1")),
    MemoKind.SUMMARY,
    "",
    "Sudah.",
    scale="skala Endang",
    grade="baik kata Slamet",
    event=Event(None, PERIOD),
    links=LINKS,
)
STUDY = build_study(
    informants=[ENDANG, SLAMET, BAMBANG],
    sources={"W1": "I1> Pelatihan ada.", "W2": "I2> Pelatihan belum ada."},
    entries={
        "W1": {"kind": SourceKind.INTERVIEW, "period": PERIOD, "time": "sesudah Pak Slamet"},
        "W2": {"kind": SourceKind.INTERVIEW, "period": "kini", "case": "a"},
    },
    codings=["W1.1 EM1.1 + Pelatihan ada", "W2.1 EM1.1 - Pelatihan belum ada"],
    cases=[Case("a", LocalText.plain("A"), "", {"ketua Slamet": "tidak"})],
    periods=(PERIOD, "kini"),
    scales={"skala Endang": (Grade("kurang"), Grade("baik kata Slamet"))},
    memos=(MEMO,),
    citation="{source}.{turn}, {time}",
)
ALL = Selection(phase="all")


def secrets_in(value: object) -> list[str]:
    return [secret for secret in SECRETS if secret in str(value)]


def resolver() -> Resolver:
    return Resolver("en", STUDY.wording.say, printable=STUDY.anonymiser)


def test_a_label_a_title_and_a_time_are_printed_without_names() -> None:
    label = LocalText((("id", "Kata Bu Endang"), ("en", "Bu Endang's idea")))
    words = Joined((label, phrase("voice.with-role", name=label, role="x")))
    assert resolver().words(words) == "[Mrs A]'s idea, [Mrs A]'s idea (x)"


def test_words_that_displays_made_printable_are_not_changed_again() -> None:
    assert resolver().words("kata [Mrs A] begitu") == "kata [Mrs A] begitu"


def test_a_role_is_printed_without_the_name_of_another_informant() -> None:
    found = {voice.id: voice.role for voice in voices(STUDY, ALL)}
    assert found == {"I1": "", "I2": "Penenun, murid [Mrs A]"}


def test_the_evidence_as_data_holds_no_name_in_roles_and_periods() -> None:
    first, second = evidence_records(STUDY, ALL)
    assert (first["period"], first["role"]) == ("masa [Mrs A]", None)
    assert second["role"] == "Penenun, murid [Mrs A]"
    assert secrets_in((first, second)) == []


def test_a_rule_is_told_without_the_names_that_it_found() -> None:
    (row, *_) = STUDY.select(ALL)
    told = replace(row, coding=replace(row.coding, rule="dari Bu *: dari Bu Endang"))
    assert evidence_record(STUDY, told)["rule"] == "dari Bu *: dari [Mrs A]"


def test_the_name_of_an_attribute_is_printed_without_names() -> None:
    axis = axis_named("attribute:kenal Endang")
    assert resolver().words(axis.header) == "kenal [Mrs A]"
    assert "kenal [Mrs A]" in resolver().words(axis.definition)


def test_places_of_words_hold_no_name_in_roles_and_periods() -> None:
    found = concordance(STUDY, WordSearch("pelatihan"), ALL)
    records = [one.as_json() for one in found.occurrences]
    assert [one["period"] for one in records] == ["masa [Mrs A]", "kini"]
    assert [one["role"] for one in records] == [None, "Penenun, murid [Mrs A]"]
    assert secrets_in(concordance_rows(found).records) == []


def test_what_stands_behind_a_table_holds_no_name() -> None:
    passages = [
        resolver().words(Joined((one.place, one.speaker))) for one in passages_of(STUDY, ALL)
    ]
    assert secrets_in(passages) == []
    assert "murid [Mrs A]" in passages[1]
    facts = [fact for one in transcripts_of(STUDY, ALL) for _, fact in one.facts]
    assert secrets_in([resolver().words(one) for one in facts]) == []


def test_the_lists_of_a_workbook_hold_no_name() -> None:
    display = DISPLAYS["checklist"]
    document = display_document(STUDY, display, DisplayRequest(ALL, entry="counts"))
    added = workbook(STUDY, ALL, document)
    evidence = document_as_json(added)["tables"][-1]  # type: ignore[index]
    assert secrets_in(evidence) == []
    assert secrets_in(added.passages) == []


@pytest.mark.parametrize("role", ["Kepala Bidang", "kepala  bidang", "BENDAHARA"])
def test_a_role_without_consent_is_withheld_however_it_is_written(role: str) -> None:
    assert role_withheld(STUDY, role)


@pytest.mark.parametrize("role", ["Penenun, murid Bu Endang", "Pembeli", ""])
def test_a_role_of_nobody_or_with_consent_is_not_withheld(role: str) -> None:
    assert not role_withheld(STUDY, role)


def test_a_memo_is_told_without_names_roles_and_arrows_that_are_withheld() -> None:
    record = memo_record(STUDY, MEMO)
    assert record["about"] == {"period": ["masa [Mrs A]"], "code": ["EM1.1"]}
    assert (record["scale"], record["grade"]) == ("skala [Mrs A]", "baik kata [I2]")
    assert record["event"]["period"] == "masa [Mrs A]"
    assert [(one["from"], one["to"]) for one in record["links"]] == [
        ({"code": "EM1.1"}, {"role": "[–]"}),
        ({"role": "[–]"}, {"code": "EM1.1"}),
        ({"role": "Pembeli kenalan [I2]"}, {"code": "EM1.1"}),
    ]
    told = [*listed_memos(STUDY, [MEMO]), *memo_page(STUDY, MEMO)]
    for text in (str(record), "\n".join(told)):
        assert secrets_in(text) == []
        assert not any(one in text for one in ("bidang", "Bendahara", "Rahasia", "I3"))
