"""study.yaml: its valid part, and every defect at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from example_study import STUDY
from hypothesis import given
from hypothesis import strategies as st
from told import codes, marked, places, words

from qualcode.model.informant import Consent, InformantKind
from qualcode.model.settings import Grade, Question
from qualcode.model.source import Phase, SourceKind
from qualcode.model.text import LocalText
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_yaml import parse_study


def parsed(text: str) -> StudyFile:
    study, problems = parse_study(text.encode())
    assert study is not None, words(problems)
    return study


def changed(old: str, new: str) -> str:
    """The example with one stretch changed; « marks where the problem is."""
    assert STUDY.count(old) == 1, old
    return STUDY.replace(old, new)


def test_the_study_of_the_manual_has_no_problems() -> None:
    study, problems = parse_study(STUDY.encode())
    assert problems == ()
    assert study is not None
    settings = study.settings
    assert settings.title == "Pemberdayaan pelaku UMKM oleh dinas"
    assert (settings.date, settings.edition, settings.chapter) == (date(2026, 3, 1), 1994, 4)
    assert settings.questions == ("Bagaimana pemberdayaan masyarakat melalui UMKM?",)
    assert settings.scales["pelaksanaan"][0] == Grade(
        "belum optimal", "sebagian besar belum dirasakan"
    )
    assert settings.guide == (
        Question("Q1", "Apakah ada pelatihan?", ("EN1", "EM1.1"), ("government", "community")),
    )
    assert settings.expect == {"EM1.1": ("community",)}
    assert study.codebook == "fahrudin-2012"


def test_informants_and_groups_are_in_the_roster() -> None:
    roster = parsed(STUDY).roster
    endang, suryati, darmawan = roster.informants
    assert endang.labels == ("Endang Wulandari", "I1", "Ibu A", "EW", "Bu Endang")
    assert (endang.kind, endang.consent, endang.case) == (
        InformantKind.KEY, Consent.ANONYMOUS, "asoka",
    )  # fmt: skip
    assert endang.attributes == {"sex": "P", "age": "45"}
    assert suryati.aliases == ("Bu Sur",)
    assert (darmawan.sample, darmawan.consent) == (False, Consent.ROLE)
    assert [group.id for group in roster.groups] == ["government", "community"]
    assert roster.groups[0].label.in_language("en") == "Government officials"
    assert roster.interviewer == ("P", "Peneliti")


def test_sources_come_in_order_with_what_is_said_of_them() -> None:
    first, group, document, note = parsed(STUDY).sources
    assert (first.id, first.file, first.kind) == ("W1", "transcripts/W1.docx", SourceKind.INTERVIEW)
    assert (first.informants, first.asked, first.period) == (("I1",), ("EN1", "EM1.1"), "putaran-4")
    assert (first.encoding, first.interviewer, first.line) == ("cp1252", ("Rina",), 49)
    assert (group.informants, group.asked, group.phase) == (("I2", "I3"), None, Phase.MAIN)
    assert document.group == "government"
    assert (note.time, note.phase) == ("12:30", Phase.PRELIMINARY)


def test_every_value_can_be_found_again_by_its_id() -> None:
    study = parsed(STUDY)
    assert study.mark("codebook") == (8, 11)
    assert study.mark("informants", "I1", "aliases", 1) == (38, 19)
    assert study.mark("sources", "W1", "asked", 1) == (59, 18)
    assert study.mark("sources", "FG", "file") == (62, 12)
    assert study.mark("sources", "FG", "nothing") == (62, 5)
    assert study.mark("nothing") is None


ONE_DEFECT = [
    ("site: Kab", "«sitee: Kab", "unknown-key", "Did you mean 'site'?"),
    ("    role: Kepala", "    «rolle: Kepala", "unknown-key", "informant I1: unknown key 'rolle'"),
    ("    place: Kantor", "    «tempat: Kantor", "unknown-key", "source W1"),
    ("{chapter: 4,", "{«chaptr: 4,", "unknown-key", "Did you mean 'chapter'?"),
    ("grade: cukup optimal, crit", "grade: cukup optimal, «krit", "unknown-key", "kriterion"),
    ("outcome: berhasil", "«hasil: berhasil", "unknown-key", "case asoka"),
    ("id: Pelaku UMKM, en", "«idd: Pelaku UMKM, en", "unknown-key", "Did you mean 'id'?"),
    ("language: id\n", "language: «indonesia\n", "wrong-value",
     "language must be id or en, not 'indonesia' Did you mean 'id'?"),
    ("edition: 1994", "edition: «2004", "wrong-value", "must be 1994 or 2014, not '2004'"),
    ("edition: 1994", "edition: «1e4000", "wrong-value", "edition"),
    ("reviewed: all", "reviewed: «sometimes", "wrong-value", "all or only"),
    ('"{source}.{turn}"', '«"{source}.{trun}"', "wrong-value", "Did you mean 'turn'?"),
    ('"{source}.{turn}"', '«"{source"', "wrong-value", "brace"),
    ('"{source}.{turn}"', '«"{source!r}"', "wrong-value", "citation"),
    ("languages: [id, en]", "languages: [id, «fr]", "wrong-value", "languages must be id or en"),
    ("chapter: 4", "chapter: «empat", "wrong-value", "must be a whole number, not 'empat'"),
    ("chapter: 4", "chapter: «" + "9" * 5000, "wrong-value", "must be a whole number"),
    ("date: 2026-03-01", "date: «01-03-2026", "wrong-value", "Write 2026-03-01."),
    ("date: 2026-03-01", "date: «1 Maret 2026", "wrong-value", "Write 2026-03-01."),
    ("date: 2026-03-01", "date: «2026/3/1", "wrong-value", "Write 2026-03-01."),
    ("date: 2026-03-01", "date: «2026-02-30", "wrong-value", "date of the calendar"),
    ("date: 2026-01-17", "date: «kemarin", "wrong-value", "source W1: date must be a date as"),
    ("[Menggambarkan pemberdayaan]", "«{a: b}", "wrong-value", "must be a list, not a mapping"),
    ("[Menggambarkan pemberdayaan]", "[«[a]]", "wrong-value", "an item of objectives"),
    ("title: Pem", "title: «[a, b]\nxx: Pem", "wrong-value", "title must be one text"),
    ("consent: anonymous", "consent: «anonim", "wrong-value", "Did you mean 'anonymous'?"),
    ("kind: key", "kind: «kunci", "wrong-value", "Did you mean 'key'?"),
    ("    kind: interview", "    kind: «wawancara", "wrong-value", "Did you mean 'interview'?"),
    ("phase: preliminary", "phase: «awal", "wrong-value", "Did you mean 'preliminary'?"),
    ("sample: tidak", "sample: «mungkin", "wrong-value", "sample must be yes or no, not 'mungkin'"),
    ("encoding: cp1252", "encoding: «cp12525", "wrong-value", "encoding"),
    ("encoding: cp1252", "encoding: «rot13", "wrong-value", "encoding"),
    ("{sex: P, age: 45}", "{sex: P, age: «[45]}", "wrong-value", "age must be one text"),
    ("group: government\n    role", "group: «goverment\n    role", "unknown-group",
     "informant I1: there is no group 'goverment' Did you mean 'government'?"),
    ("kind: document, group: government", "kind: document, group: «x", "unknown-group", "D1"),
    ("groups: [government, community]", "groups: [government, «komunitas]", "unknown-group", "Q1"),
    ("{EM1.1: [community]}", "{EM1.1: «umkm}", "unknown-group", "expect EM1.1"),
    ("informants: [I2, I3]", "informants: [I2, «I33]", "unknown-informant", "source FG"),
    ("informants: [I2, I3]", "informants: «'I2, I3'", "unknown-informant", "[I2, I3]"),
    ("    case: asoka\n    aliases", "    case: «asoko\n    aliases", "unknown-case", "asoka"),
    ("    case: asoka\n    date", "    case: «anggrek\n    date", "unknown-case", "source W1"),
    ("period: putaran-4", "period: «putaran-6", "unknown-period", "Did you mean 'putaran-"),
    ("id: I3", "id: «I2", "duplicate-informant", "in lines 40 and 41"),
    ("id: FG", "id: «W1", "duplicate-source", "in lines 50 and 62"),
    ("  community:", "  community: {label: x}\n  «community:", "duplicate-key", "lines 22 and 23"),
    ("transcripts/FG.txt", "«./transcripts//W1.docx", "duplicate-file", "in lines 49 and 62"),
    ("transcripts/FG.txt", "«../FG.txt", "file-outside", "leads out of the study folder"),
    ("transcripts/FG.txt", "«transcripts/../../FG.txt", "file-outside", "leads out"),
    ("transcripts/FG.txt", "«/etc/passwd", "file-outside", "is absolute"),
    ("transcripts/FG.txt", "«'C:\\FG.txt'", "file-outside", "is absolute"),
    ("aliases: Bu Sur", "aliases: «' bu  ENDANG '", "shared-label",
     "belongs to two informants, I1 (line 38) and I2"),
    ("name: Suryati", "name: «ew", "shared-label", "belongs to two informants"),
    ("aliases: Bu Sur", "aliases: [x, «peneliti]", "shared-label", "the interviewer's (line 43)"),
    ("interviewer: [Rina]", "interviewer: [Rina, «bu endang]", "shared-label", "source W1"),
    ("    informant: I1\n", "", "missing-informant", "source W1: an interview needs"),
    (", informants: [I2, I3]", "", "missing-informant", "a focus group needs"),
    ("    informant: I1\n", "    informant: «[I1, I2]\n", "wrong-value", "under 'informants'"),
    ("informants: [I2, I3]", "informant: I2, «informants: [I3]", "wrong-value", "both"),
    ("- {grade: cukup optimal", "- {grade: «belum optimal", "duplicate-grade", "lines 16 and 17"),
    ("[putaran-4, putaran-5]", "[putaran-4, «putaran-4]", "duplicate-period", "twice"),
    ("name: Suryati", "name: «\"a\\e[31m\"", "wrong-value", "control character"),
    ("name: Darmawan", "name: «[Darmawan]", "wrong-value", "name must be one text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    ONE_DEFECT,
    ids=[f"{row[2]}: {row[1][:30]}" for row in ONE_DEFECT],
)
def test_a_defect_is_told_at_its_place(old: str, new: str, code: str, said: str) -> None:
    data, expected = marked(changed(old, new))
    study, problems = parse_study(data)
    assert study is not None
    told = [problem for problem in problems if problem.code == code and said in words([problem])]
    assert told, words(problems)
    if expected:
        assert places(told) == expected
    assert all(problem.file == "study.yaml" for problem in problems)


def test_all_defects_of_a_file_are_told_in_one_run() -> None:
    text = STUDY
    for old, new in [
        ("language: id\n", "language: «xx\n"),
        ("edition: 1994", "«editon: 1994"),
        ("consent: anonymous", "consent: «anonim"),
        ("group: government\n    role", "group: «goverment\n    role"),
        ("    kind: interview", "    kind: «wawancara"),
        ("period: putaran-4", "period: «putaran-9"),
        ("transcripts/FG.txt", "«../FG.txt"),
        ("informants: [I2, I3]", "informants: [I2, «I33]"),
    ]:
        text = text.replace(old, new, 1)
    data, expected = marked(text)
    study, problems = parse_study(data)
    broken_too = [one for one in problems if one.code != "broken-informant"]
    assert places(broken_too) == expected
    assert study is not None


@pytest.mark.parametrize(
    "key", ["title", "language", "questions", "codebook", "groups", "informants", "sources"]
)
def test_a_missing_key_is_told_and_a_study_made_all_the_same(key: str) -> None:
    text = STUDY.replace(f"\n{key}:", f"\n«{key}:\nx-{key}:") if key != "title" else STUDY.replace(
        "title:", "«title:\nx-title:"
    )  # fmt: skip
    data, expected = marked(text)
    study, problems = parse_study(data)
    assert study is not None
    told = [problem for problem in problems if problem.code == "missing-key"]
    assert places(told) == expected
    assert f"'{key}' is empty" in told[0].message


def test_a_key_that_is_not_there_is_told_at_the_mapping_that_lacks_it() -> None:
    study, problems = parse_study(b"# a comment\nlanguage: id\n")
    assert study is not None
    assert study.settings.questions == () and study.sources == ()
    missing = [one for one in problems if one.code == "missing-key"]
    assert len(missing) == 6 and set(places(missing)) == {(2, 1)}


def test_without_a_title_the_folder_gives_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "umkm-2026"
    folder.mkdir()
    study, problems = parse_study(b"language: id\n", folder=folder)
    assert study is not None and study.settings.title == "umkm-2026"
    assert "'title' is missing" in words(problems)


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "", "a: [", "[[["])
def test_what_is_no_mapping_gives_no_study(text: str) -> None:
    study, problems = parse_study(text.encode())
    assert study is None and len(problems) == 1


def test_missing_fields_of_an_entry_are_told_at_the_entry() -> None:
    text = STUDY.replace("  - {id: I2, name: Suryati, ", "  - «{id: I2, ")
    data, expected = marked(text)
    _, problems = parse_study(data)
    assert places(problems)[:1] == expected
    assert problems[0].message == "informant I2: 'name' is missing"


def test_an_entry_that_is_broken_is_left_out_and_the_rest_stays() -> None:
    text = STUDY.replace("name: Suryati", "nama: Suryati").replace("id: D1, kind", "id: D1, kinds")
    study, problems = parse_study(text.encode())
    assert study is not None
    assert [one.id for one in study.roster.informants] == ["I1", "I3"]
    assert [one.id for one in study.sources] == ["W1", "FG", "O1"]
    assert study.sources[1].informants == ("I3",)
    assert "informant 'I2' is left out because of what is wrong in line 40" in words(problems)


def test_a_field_that_is_not_vital_is_left_out_alone() -> None:
    text = STUDY.replace("date: 2026-01-17", "date: 17-01-2026").replace("age: 45", "age: [45]")
    study = parsed(text.replace("period: putaran-4", "period: x"))
    assert study.sources[0].id == "W1"
    assert (study.sources[0].date, study.sources[0].period) == (None, None)
    assert study.roster.informants[0].attributes == {"sex": "P"}


@pytest.mark.parametrize("change", [("consent: role", "consent: withdrwan"), ("tidak", "mungkin")])
def test_nobody_is_printed_on_a_guess_at_consent_or_sample(change: tuple[str, str]) -> None:
    study = parsed(STUDY.replace(*change))
    assert [one.id for one in study.roster.informants] == ["I1", "I2"]


def test_a_case_that_is_unknown_does_not_cost_the_informant() -> None:
    study = parsed(changed("    case: asoka\n    aliases", "    case: x\n    aliases"))
    assert study.roster.informants[0].case is None


def test_a_group_without_label_keeps_its_members() -> None:
    text = changed("{label: {id: Pelaku UMKM, en: MSME actors}}", "{}")
    study, problems = parse_study(text.encode())
    assert study is not None
    assert codes(problems) == ["missing-key"]
    assert study.roster.group("community") is not None
    assert study.roster.groups[1].label == LocalText.plain("community")
    assert len(study.roster.members("community")) == 2


def test_the_group_of_an_interview_is_its_informants() -> None:
    text = changed("    informant: I1\n", "    informant: I1\n    group: «community\n")
    data, expected = marked(text)
    study, problems = parse_study(data)
    assert study is not None and study.sources[0].group is None
    assert (codes(problems), places(problems)) == (["group-ignored"], expected)


def test_an_alias_in_the_yaml_is_told_once() -> None:
    data, expected = marked(changed("name: Suryati", "name: «*nama"))
    _, problems = parse_study(data)
    about = [one for one in problems if one.line == expected[0][0]]
    assert codes(about) == ["yaml-alias"]


@given(st.data())
def test_no_damage_to_a_study_makes_it_raise(data: st.DataObject) -> None:
    lines = STUDY.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[at])))
    damage = data.draw(st.text("{}[]:- ,'\"#&*!|>~0\nx", max_size=6))
    cut = data.draw(st.integers(0, 5))
    lines[at] = lines[at][:column] + damage + lines[at][column + cut :]
    study, problems = parse_study("".join(lines).encode())
    assert study is not None or problems
