"""What may be wrong with a study although each of its files is well formed."""

from __future__ import annotations

from dataclasses import replace

from qualcode.checks import CHECKS
from qualcode.errors import Problem
from qualcode.model.coding import Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.informant import Informant
from qualcode.study import Study
from tests.study_builder import build_study, withdrawn


def problems(study: Study) -> list[tuple[str, str]]:
    found: list[Problem] = [problem for check in CHECKS for problem in check.find(study)]
    return [(problem.code, str(problem.severity)) for problem in found]


def people(*names: str) -> tuple[Informant, ...]:
    return tuple(
        Informant(name, f"Name of {name}", "gov" if number == 0 else "com", line=number + 5)
        for number, name in enumerate(names)
    )


def verdict(coder: str, choice: Verdict, start: int = 4, code: str = "EM1.1") -> Decision:
    return Decision(f"d-{coder}", choice, "W1", code, start, start + 5, "words", coder,
                    proposed=Polarity.NEUTRAL)  # fmt: skip


def test_a_sound_study_has_none() -> None:
    study = build_study(informants=people("I1", "I2"), sources={"W1": "I1> a", "W2": "I2> b"})
    assert problems(study) == []


def test_an_informant_who_speaks_nowhere_is_told_with_the_line() -> None:
    study = build_study(informants=people("I1", "I2"), sources={"W1": "I1> a"})
    assert problems(study) == [("silent-informant", "warning")]
    found = next(iter(CHECKS[0].find(study)))
    assert (found.line, "Name" in found.message) == (6, False)


def test_one_who_has_withdrawn_need_not_speak() -> None:
    first, second = people("I1", "I2")
    silent = build_study(informants=(first, withdrawn(second)), sources={"W1": "I1> a"})
    assert problems(silent) == []
    heard = build_study(
        informants=(first, withdrawn(second)), sources={"W1": "I1> a", "W2": "I2> b"}
    )
    assert problems(heard) == [("withdrawn", "notice")]


def test_one_outside_the_sample_is_a_notice() -> None:
    first, second = people("I1", "I2")
    study = build_study(
        informants=(first, replace(second, sample=False)),
        sources={"W1": "I1> a", "W2": "I2> b"},
    )
    assert problems(study) == [("not-in-sample", "notice")]


def test_a_group_without_members_and_a_single_group_are_told() -> None:
    study = build_study(informants=people("I1"), sources={"W1": "I1> a"})
    assert problems(study) == [("empty-group", "warning")]
    single = build_study(informants=people("I1"), sources={"W1": "I1> a"}, groups=("gov",))
    assert problems(single) == [("one-group", "notice")]


def test_the_same_text_under_two_names_is_told_but_not_empty_ones() -> None:
    pair = people("I1", "I2")
    twice = {"W1": "I1> a", "W2": "I2> b", "D1": "x", "D2": "x", "E1": "", "E2": " "}
    study = build_study(informants=pair, sources=twice)
    assert problems(study) == [("same-text", "warning")]


def test_coders_who_disagree_about_a_passage_are_told_once() -> None:
    def judged(*verdicts: Decision) -> list[tuple[str, str]]:
        return problems(
            build_study(
                informants=people("I1", "I2"),
                sources={"W1": "I1> a good training", "W2": "I2> b"},
                decisions=Decisions((), verdicts),
            )
        )

    yes, no = verdict("rina", Verdict.ACCEPT), verdict("budi", Verdict.REJECT)
    assert judged(yes, no) == [("coders-disagree", "warning")]
    assert judged(yes, replace(no, verdict=Verdict.ACCEPT)) == []
    assert judged(yes, replace(no, start=9, end=14)) == []
    assert judged(yes, replace(no, code="EM1.2")) == []
    assert judged(replace(yes, source="W9"), replace(no, source="W9")) == [
        ("coders-disagree", "warning")
    ]


def test_a_person_who_codes_what_expect_leaves_out_is_told() -> None:
    def told(*codings: str) -> list[tuple[str, str]]:
        return problems(
            build_study(
                informants=people("I1", "I2"),
                sources={"W1": "I1> training was good", "W2": "I2> no training"},
                codings=codings,
                expect={"EM1.1": ("gov",)},
            )
        )

    assert told("W1.1 EM1.1 + training was good") == []
    assert told("W2.1 EM1.1 - no training") == [("unexpected-group", "warning")]
    assert told("W2.1 EM1.2 - no training", "W2.1 EM1.1 - no training @rules") == []


def test_people_who_are_named_and_not_declared_are_told() -> None:
    first, second = people("I1", "I2")
    roster = (replace(first, name="Wirajaya", aliases=("Pak Jaya",)), second)
    study = build_study(
        informants=roster,
        sources={
            "W1": "I1> Pak Wira dan Bu Eni, Pak Jaya, Pak Camat. Pak Wira lagi.\nP> Bu siapa?",
            "W2": "I2> b",
        },
    )
    assert problems(study) == [("undeclared-names", "notice")]
    [found] = next(check for check in CHECKS if check.name == "undeclared-names").find(study)
    place = "transcripts/W1.txt:1"
    assert found.message.endswith(f"it: Pak Wira (2, {place}), Bu Eni (1, {place})")


def named_in(text: str) -> str:
    study = build_study(informants=people("I1"), sources={"W1": f"I1> {text}"})
    check = next(check for check in CHECKS if check.name == "undeclared-names")
    return "".join(one.message.partition("it: ")[2] for one in check.find(study))


def test_names_are_told_behind_addresses_of_regions_titles_and_initials_and_as_a_whole() -> None:
    told = named_in("uda Rizal Chaniago, Pak Camat Rahman dan H. Karim. Mak Uwo Rabiah, bu Len.")
    names = [one.rpartition(" (")[0] for one in told.split("), ")]
    assert names == [
        "uda Rizal Chaniago",
        "Pak Camat Rahman",
        "H. Karim",
        "Mak Uwo Rabiah",
        "bu Len",
    ]


def test_who_is_only_addressed_or_called_by_an_office_is_no_name() -> None:
    assert (
        named_in("Iya, Mbak. Pelatihan ada. Pak Camat. Ibu Ketua, Bapak Kepala Dinas. Bu Saya.")
        == ""
    )


def test_names_of_people_who_are_not_spoken_to_are_told_too() -> None:
    told = named_in("Pembukuan si Lis rapi, bendahara Tuti juga, almarhum Gafar. Ketua umum.")
    assert [one.rpartition(" (")[0] for one in told.split("), ")] == [
        "si Lis",
        "bendahara Tuti",
        "almarhum Gafar",
    ]
    assert named_in("Ketua Dinas dan Sekretaris Daerah, petugas Dinas, si pembeli.") == ""


def test_many_names_are_told_in_a_few_words_with_a_count() -> None:
    names = ("Ani", "Budi", "Cici", "Dodi", "Eka", "Fani", "Gani")
    told = named_in(", ".join(f"Pak {name}" for name in names))
    assert told.endswith("Pak Eka (1, transcripts/W1.txt:1) and 2 more") and "Fani" not in told


def test_a_name_that_may_be_a_word_is_shown_and_a_place_of_the_study_is_not() -> None:
    assert named_in("Pak Untung dan Bu Melati") != ""
    study = build_study(informants=people("I1"), sources={"W1": "I1> Pak Bupati Sampang"})
    study = replace(study, settings=replace(study.settings, site="Kabupaten Sampang"))
    check = next(check for check in CHECKS if check.name == "undeclared-names")
    assert not list(check.find(study))


def test_checks_have_names_of_their_own() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
