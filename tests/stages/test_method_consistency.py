"""What a study says of its method is held against what it has."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant
from qualcode.model.memo import Finding, MemberCheck, Memo, MemoKind
from qualcode.model.source import Phase, SourceKind
from qualcode.stages.method_claims import (
    ClaimKind,
    MethodText,
    claims_in,
    informants_in,
    texts_of,
)
from qualcode.stages.method_consistency import Inconsistency, Issue, inconsistencies
from qualcode.study import Study
from tests.study_builder import build_study

PEOPLE = (
    Informant("I1", "Kurnia Supartina", "gov", "Mrs A", selection="heads the field"),
    Informant("I2", "Slamet Riyanto", "gov", "Mr B", selection="knows the programme"),
    Informant("I3", "Nurhayati", "com", "Mrs C"),
    Informant("I4", "Komarudin", "com", "Mr D", sample=False),
)
SOURCES = {
    "W1": "P> How is training?\nI1> Training was good.",
    "W2": "I2> Permits are quick.",
    "W3": "I3> Permits are hard.",
    "P1": "I4> I got nothing.",
    "D1": "Training was held twice.",
}
ENTRIES: dict[str, dict[str, object]] = {
    "P1": {"phase": Phase.PRELIMINARY},
    "D1": {"kind": SourceKind.DOCUMENT, "group": "gov"},
}
CODINGS = ("W1.2 EM1.1 + Training", "W2.1 PR1.1 + Permits", "W3.1 PR1.1 - Permits")


def study(*findings: Finding, codings: tuple[str, ...] = CODINGS, **more: object) -> Study:
    return build_study(
        informants=PEOPLE, sources=SOURCES, entries=ENTRIES, codings=codings,
        findings=findings, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def finding(text: str, about: tuple[str, ...] = (), **more: object) -> Finding:
    return Finding("findings/T1.md", "T1", "A finding", about, "", "", text, **more)  # type: ignore[arg-type]


def issues(of: Study, *chapters: str) -> list[tuple[Issue, str]]:
    texts = [MethodText("chapter3.md", one, chapter=True) for one in chapters]
    return [(one.issue, one.of) for one in _found(of, texts)]


def _found(of: Study, texts: list[MethodText]) -> tuple[Inconsistency, ...]:
    return inconsistencies(of, (*texts, *texts_of(of)))


def test_observation_that_is_claimed_needs_an_observation() -> None:
    chapter = "Data dikumpulkan melalui observasi, wawancara, dan dokumentasi."
    assert (Issue.NO_SOURCE, "observation") in issues(study(), chapter)
    denied = "Data dikumpulkan melalui wawancara dan dokumentasi. Observasi tidak dilakukan."
    assert (Issue.NO_SOURCE, "observation") not in issues(study(), denied)
    assert (Issue.NO_SOURCE, "observation") not in issues(study())


def test_a_technique_that_a_chapter_leaves_out_is_a_remark() -> None:
    found = issues(study(), "Interviews were held with three informants.")
    assert (Issue.UNCLAIMED, "document") in found
    assert (Issue.UNCLAIMED, "interview") not in found
    assert (Issue.UNUSED, "document") in found


def test_a_technique_of_the_preliminary_phase_only_is_told() -> None:
    of = build_study(
        informants=PEOPLE, sources=SOURCES, codings=CODINGS,
        entries={**ENTRIES, "D1": {"kind": SourceKind.OBSERVATION, "phase": Phase.PRELIMINARY}},
    )  # fmt: skip
    assert (Issue.ONLY_PRELIMINARY, "observation") in issues(of, "Observasi dilakukan.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Informan penelitian ini berjumlah 5 (lima) orang.",
        "There were five informants: three officials and two owners.",
        "Penelitian ini melibatkan lima orang informan.",
        "Kelima informan sependapat.",
        "Ada tiga informan dari dinas dan dua informan pelaku usaha.",
    ],
)
def test_the_number_of_informants_is_read_from_a_sentence(sentence: str) -> None:
    assert informants_in(sentence) == 5


def test_more_or_fewer_informants_than_were_heard_are_told() -> None:
    (one,) = [
        found
        for found in _found(study(), [MethodText("c.md", "Informan berjumlah lima orang.", True)])
        if found.issue is Issue.OTHER_NUMBER
    ]
    assert dict(one.counts) == {"said": 5, "declared": 3, "heard": 3}
    assert (Issue.OTHER_NUMBER, "") not in issues(study(), "Informan berjumlah tiga orang.")


def test_a_finding_may_speak_of_some_informants_but_not_of_more_than_there_are() -> None:
    assert (Issue.OTHER_NUMBER, "") not in issues(study(finding("Kedua informan sependapat.")))
    assert (Issue.OTHER_NUMBER, "") in issues(study(finding("Kelima informan sependapat.")))


def test_an_informant_who_is_not_heard_not_counted_or_never_cited_is_told() -> None:
    silent = Informant("I5", "Hadi Sutrisno", "com", "Mr E")
    of = build_study(
        informants=(*PEOPLE, silent), sources=SOURCES, entries=ENTRIES, codings=CODINGS[:2],
        findings=(finding("Training was praised (W1.2)."),),
    )  # fmt: skip
    found = issues(of)
    assert (Issue.SILENT, "I5") in found
    assert (Issue.OUTSIDE_SAMPLE, "I4") in found
    assert (Issue.NEVER_CODED, "I3") in found
    assert (Issue.NEVER_CITED, "I2") in found
    assert not [one for one in found if one[1] == "I1"]


def test_an_informant_of_the_sample_who_was_heard_before_only_is_told() -> None:
    of = build_study(informants={"I1": "gov"}, sources={"P1": "I1> Good."}, entries=ENTRIES)
    assert issues(of) == [(Issue.HEARD_BEFORE, "I1")]


def test_somebody_who_is_quoted_and_is_no_informant_is_told_by_initials() -> None:
    text = "“No” (Wawancara dengan Bapak Hamid Basri, 17 Mei 2021). “Yes” (Wawancara, Ibu Kurnia)."
    of = study(finding(text, ("PR1.1",)))
    (one,) = [found for found in _found(of, []) if found.issue is Issue.STRANGER]
    assert one.places == ("Bapak H… B…",)
    assert one.contradicts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hasil wawancara dengan Ibu Komariah Sari menyatakan bahwa izin sulit.", ["Ibu K… S…"]),
        ("We interviewed Mr Hamid Basri in May.", ["Mr H… B…"]),
        ("Hasil wawancara dengan Ibu Kurnia dan wawancara dengan Pak Slamet Riyanto.", []),
        ("“No” (Wawancara dengan Bapak Hamid Basri, 17 Mei 2021).", ["Bapak H… B…"]),
        ("Wawancara dengan ibu rumah tangga dan bapak tani dilakukan di balai.", []),
    ],
)
def test_somebody_whom_a_sentence_says_was_interviewed_is_looked_for(
    text: str, told: list[str]
) -> None:
    found = _found(study(), [MethodText("chapter4.md", text, chapter=True)])
    assert [one.places[0] for one in found if one.issue is Issue.STRANGER] == told


def test_a_place_in_a_source_that_is_not_there_is_told_and_a_code_is_no_place() -> None:
    found = issues(study(finding("As W9.2 says of PR1.1, EM1.1 and P1.1; the W-9 form.")))
    assert found.count((Issue.NO_SUCH_PLACE, "T1")) == 1


def test_places_that_are_nobodys_or_nowhere_are_told() -> None:
    found = issues(study(finding("As W1.1 says, and W1.9, and W2.1.")))
    assert (Issue.NO_INFORMANT, "T1") in found
    assert (Issue.NO_SUCH_PLACE, "T1") in found
    assert len([one for one in found if one[1] == "T1"]) == 2


def test_a_finding_on_one_group_only_is_told_and_so_is_an_aspect() -> None:
    of = study(finding("Good (W1.2).", ("EM1.1", "PR1.1")))
    (one,) = [found for found in _found(of, []) if found.issue is Issue.ONE_GROUP]
    assert (one.of, one.codes, one.group) == ("T1", ("EM1.1",), "gov")
    assert (Issue.ASPECT_ONE_GROUP, "EM") in issues(of)
    assert (Issue.ASPECT_ONE_GROUP, "PR") not in issues(of)


def test_a_code_of_which_one_group_alone_can_speak_is_no_remark() -> None:
    of = study(finding("Good (W1.2).", ("EM1.1",)), expect={"EM": ("gov",)})
    found = issues(of)
    assert (Issue.ONE_GROUP, "T1") not in found
    assert (Issue.ASPECT_ONE_GROUP, "EM") not in found


def test_an_aspect_is_no_remark_where_one_group_alone_can_speak_of_every_code_below_it() -> None:
    of = study(finding("Good (W1.2).", ("EM",)))
    leaves = [one.id for one in of.codebook.leaves if one.id.startswith("EM")]
    every = dict.fromkeys(leaves, ("gov",))
    found = issues(study(finding("Good (W1.2).", ("EM",)), expect=every))
    assert (Issue.ONE_GROUP, "T1") not in found
    assert (Issue.ASPECT_ONE_GROUP, "EM") not in found
    del every[leaves[-1]]
    found = issues(study(finding("Good (W1.2).", ("EM",)), expect=every))
    assert (Issue.ONE_GROUP, "T1") in found
    assert (Issue.ASPECT_ONE_GROUP, "EM") in found


def test_a_finding_without_any_evidence_is_a_contradiction() -> None:
    assert (Issue.NO_EVIDENCE, "T1") in issues(study(finding("So be it.", ("EM1.2",))))


def test_triangulation_and_member_checks_need_their_ground() -> None:
    chapter = "Digunakan triangulasi sumber, teknik, dan waktu, serta member check."
    found = issues(study(), chapter)
    assert (Issue.NO_TRIANGULATION, "time") in found
    assert (Issue.NO_TRIANGULATION, "group") not in found
    assert (Issue.NO_TRIANGULATION, "technique") not in found
    assert (Issue.NO_MEMBER_CHECK, "") in found
    checked = study(finding("Good.", member_checks=(MemberCheck("I1", "agrees"),)))
    assert (Issue.NO_MEMBER_CHECK, "") not in issues(checked, chapter)


def test_purposive_selection_needs_a_reason_for_everybody() -> None:
    assert (Issue.NO_REASON, "I3") in issues(study(), "Informan dipilih secara purposive.")


def test_methodological_memos_are_read_and_others_are_not() -> None:
    memos = tuple(
        Memo(f"memos/{kind}.md", (), kind, "", "Observasi dilakukan di pasar.")
        for kind in (MemoKind.METHODOLOGICAL, MemoKind.ANALYTIC)
    )
    of = study(memos=memos)
    assert [one.file for one in texts_of(of)] == ["memos/methodological.md"]
    assert (Issue.NO_SOURCE, "observation") in issues(of)


def test_a_sentence_that_denies_claims_nothing() -> None:
    text = MethodText("c.md", "Kami tidak menggunakan observasi. Tanpa triangulasi waktu.")
    assert claims_in([text]) == ()
    (one,) = claims_in([MethodText("c.md", "Observation was made at the market.")])
    assert (one.kind, one.what) == (ClaimKind.TECHNIQUE, "observation")


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Penelitian melibatkan dua puluh lima informan.", 25),
        ("There were twenty-five informants.", 25),
        ("Informan berjumlah dua puluh lima orang.", 25),
        ("Tiga puluh dua informan dipilih.", 32),
        ("1.250 responden disurvei dinas.", 0),
        ("Informan adalah satu kesatuan.", 0),
    ],
)
def test_numbers_of_informants_are_read_whole_or_not_at_all(sentence: str, number: int) -> None:
    assert informants_in(sentence) == number
