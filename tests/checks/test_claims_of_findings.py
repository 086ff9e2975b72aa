"""Checks of findings: evidence that is gone, and words that claim too much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.checks.claimed_words import claimed_words
from qualcode.checks.finding_evidence import lost_evidence_of_findings
from qualcode.model.memo import Finding, MemberCheck, Memo, MemoKind, Recommendation
from qualcode.study import Study
from tests.study_builder import build_study, withdrawn


def study_with(**fields: object) -> Study:
    base = Finding("findings/1.md", "T1", "A claim", ("EM1.1",), "", "", "")
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> a b c"},
        codings=["W1.1 EM1.1 + a"],
        findings=(replace(base, **fields),),  # type: ignore[arg-type]
    )


def test_evidence_in_force_is_no_problem_and_what_is_gone_is_told_with_the_reason() -> None:
    assert not list(lost_evidence_of_findings(study_with(evidence=("W1:1",))))
    (found,) = lost_evidence_of_findings(study_with(counter_evidence=("W1:7",)))
    assert "finding T1 is not in force: W1:7 (there is no such turn)" in found.message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Semua responden setuju.", "responden"),
        ("Menurut respondennya baik.", "respondennya"),
        ("Two respondents agreed.", "respondents"),
        ("Sampelnya lima.", "sampelnya"),
        ("Warga yang disampel lima.", "disampel"),
        ("The sample was small.", "sample"),
        ("Populasi itu besar.", "populasi"),
        ("Data valid.", "valid"),
        ("Validitasnya tinggi.", "validitasnya"),
        ("Kevalidan data terjaga.", "kevalidan"),
        ("Kevaliditasan data terjaga.", "kevaliditasan"),
        ("The validity is high.", "validity"),
        ("Ini terbukti.", "terbukti"),
        ("Terbuktilah hal itu.", "terbuktilah"),
        ("Ini membuktikan bahwa ia baik.", "membuktikan"),
        ("Hal itu dapat dibuktikan.", "dibuktikan"),
        ("This proves it.", "proves"),
        ("It was proven.", "proven"),
        ("Naik signifikan.", "signifikan"),
        ("Kesignifikanan itu besar.", "kesignifikanan"),
        ("It rose significantly.", "significantly"),
        ("Bantuan berpengaruh.", "berpengaruh"),
        ("Bantuan memengaruhi hasil.", "memengaruhi"),
        ("Bantuan mempengaruhi hasil.", "mempengaruhi"),
        ("Hasil dipengaruhi bantuan.", "dipengaruhi"),
        ("Mereka terpengaruh.", "terpengaruh"),
        ("Pengaruhnya besar.", "pengaruhnya"),
        ("Training influenced income.", "influenced"),
        ("Training affects income.", "affects"),
        ("Seluruh pelaku dibina.", "seluruh pelaku"),
        ("Seluruh para pelaku dibina.", "seluruh para pelaku"),
        ("Keseluruhan warga dibina.", "keseluruhan warga"),
        ("All the residents were trained.", "all the residents"),
        ("Seluruh Group gov dibina.", "seluruh group gov"),
        ("Ini **terbukti**.", "terbukti"),
        ("Ini *terbukti*.", "terbukti"),
    ],
)  # fmt: skip
def test_a_word_that_claims_too_much_is_pointed_out(text: str, word: str) -> None:
    (found,) = claimed_words(study_with(text=text))
    assert (str(found.severity), found.code) == ("notice", "claimed-word")
    assert found.message == f"'{word}' says more than interviews can show"
    assert found.hint


@pytest.mark.parametrize(
    "text",
    [
        "Validasi dokumen izin dilakukan.",
        "Ia berkata “itu terbukti, Pak”.",
        'Ia berkata "itu\nterbukti", lalu pergi.',
        "Ia berkata „itu terbukti“, lalu pergi.",
        "Ia berkata «itu terbukti».",
        "Ia berkata ‘itu terbukti’, lalu pergi.",
        "> Itu terbukti, Pak.\n\nInforman setuju.",
        "Informan setuju.",
        "Anggota tidak dapat membuktikan pembayarannya.",
        "They could not prove it.",
        "Bukti pembayaran ada, dan buktinya disimpan.",
        "Menurut Sari (2019) dalam *Pengaruh Pelatihan terhadap Kinerja* hal itu sama.",
        "- Sari, D. (2019). Pengaruh Pelatihan terhadap Kinerja. Jurnal Ilmu, 3(1).",
        "Teknik purposive sampling dipakai.",
        "Semua penenun yang ditanya menyebutnya.",
        "Seluruh kain dicelup.",
        "All cloth was dyed.",
        "Sampai di sana ia pulang.",
        "The effects matrix shows it.",
    ],
)
def test_words_of_others_and_other_words_are_left_alone(text: str) -> None:
    assert not list(claimed_words(study_with(text=text)))


def test_a_mark_that_nobody_closes_hides_only_its_paragraph() -> None:
    found = claimed_words(study_with(text="Ia berkata “itu.\n\nIni terbukti.\n\nLalu ” pulang."))
    assert [one.message.split("'")[1] for one in found] == ["terbukti"]


def test_each_word_is_told_once_with_its_line_and_wherever_the_researcher_writes() -> None:
    study = study_with(
        text="Baik.\n“Ya\nbegitu.”\nIni terbukti, terbukti,\ndan valid.", text_line=20,
        rivals=("Naik signifikan.",), negative_evidence="Responden lain setuju.",
        recommendations=(Recommendation("Dinas", "Menambah sampel."),),
        member_checks=(MemberCheck("I1", "populasi setuju"),),
    )  # fmt: skip
    found = {one.message.split("'")[1]: one.line for one in claimed_words(study)}
    assert found == {
        "signifikan": None, "sampel": None, "responden": None, "terbukti": 23, "valid": 24,
    }  # fmt: skip


def test_a_reflexive_memo_may_speak_of_what_the_researcher_influenced() -> None:
    for kind, told in ((MemoKind.REFLEXIVE, []), (MemoKind.ANALYTIC, ["memos/a.md"])):
        memo = Memo("memos/a.md", (("informant", "I1"),), kind, "", "Itu memengaruhi saya.")
        study = replace(study_with(), memos=(memo,))
        assert [one.file for one in claimed_words(study)] == told
        proven = replace(study, memos=(replace(memo, text="Ini terbukti."),))
        assert len(list(claimed_words(proven))) == 1


def test_memos_are_looked_at_but_not_those_about_who_withdrew() -> None:
    memo = Memo("memos/a.md", (("informant", "I1"),), MemoKind.ANALYTIC, "", "Ini terbukti.")
    study = replace(study_with(), memos=(memo,))
    assert [one.file for one in claimed_words(study)] == ["memos/a.md"]
    people = tuple(map(withdrawn, study.roster.informants))
    gone = replace(study, roster=replace(study.roster, informants=people))
    assert not list(claimed_words(gone))
