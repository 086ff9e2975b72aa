"""Why a cell is empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.decision import Decision, Decisions, Proposals, Verdict
from qualcode.model.informant import Informant
from qualcode.model.settings import Question
from qualcode.model.source import SourceKind
from qualcode.stages.positions import Positions
from qualcode.stages.silence import expected_groups
from qualcode.study import Selection, Study
from tests.study_builder import build_study


def why(study: Study, code: str, voice: str) -> str | None:
    positions = Positions(study, Selection())
    one = next(found for found in positions.voices if found.id == voice)
    return positions.of_voice(code, one).empty


def group_why(study: Study, code: str, group: str) -> str | None:
    positions = Positions(study, Selection())
    one = next(found for found in positions.groups if found.id == group)
    return positions.of_group(code, one).empty


ONE_INTERVIEW = {"informants": {"I1": "gov"}, "sources": {"W1": "P> Permits?\nI1> Well, cheap."}}


@pytest.mark.parametrize("asked", [("PR1.1",), ("PR1",), ("PR",)])
def test_asked_and_reviewed_is_silent(asked: tuple[str, ...]) -> None:
    study = build_study(
        **ONE_INTERVIEW, entries={"W1": {"asked": asked}}, codings=["W1.2 OB1 + cheap"]
    )
    assert why(study, "PR1.1", "I1") == "asked-silent"


def test_asked_in_a_source_that_nobody_reviewed_is_not_called_silent() -> None:
    study = build_study(**ONE_INTERVIEW, entries={"W1": {"asked": ("PR1.1",)}})
    assert why(study, "PR1.1", "I1") == "asked-uncoded"


def test_a_source_with_an_open_proposal_is_not_reviewed() -> None:
    study = build_study(
        **ONE_INTERVIEW,
        entries={"W1": {"asked": ("PR1.1",)}},
        codings=["W1.2 OB1 + cheap", "W1.2 EM1.1 0 Well @rules"],
    )
    assert why(study, "PR1.1", "I1") == "asked-uncoded"


def test_rejecting_the_last_proposal_makes_a_source_reviewed() -> None:
    start = ONE_INTERVIEW["sources"]["W1"].index("Well")
    no = Decision("d1", Verdict.REJECT, "W1", "EM1.1", start, start + 4, "Well", "ani")
    study = build_study(
        **ONE_INTERVIEW,
        entries={"W1": {"asked": ("PR1.1",)}},
        codings=["W1.2 EM1.1 0 Well @rules"],
        decisions=Decisions(verdicts=(no,)),
    )
    assert why(study, "PR1.1", "I1") == "asked-silent"


def test_silence_needs_all_sources_of_the_voice_reviewed() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> cheap", "W2": "I1> more"},
        entries={"W1": {"asked": ("PR1.1",)}, "W2": {"asked": ()}},
        codings=["W1.1 OB1 + cheap"],
    )
    assert why(study, "PR1.1", "I1") == "asked-uncoded"


def test_what_the_entry_does_not_list_was_not_asked() -> None:
    study = build_study(**ONE_INTERVIEW, entries={"W1": {"asked": ("EM1",)}})
    assert why(study, "PR1.1", "I1") == "not-asked"


GUIDE = (Question("Q1", "?", ("EM1",)), Question("Q2", "?", ("PR1.1",), ("com",)))


@pytest.mark.parametrize(
    ("code", "voice", "empty"),
    [
        ("EM1.1", "I1", "asked-uncoded"),
        ("PR1.1", "I1", "not-asked"),
        ("PR1.1", "I2", "asked-uncoded"),
    ],
)
def test_the_guide_tells_what_was_asked_of_which_group(code: str, voice: str, empty: str) -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> a", "W2": "I2> b"},
        guide=GUIDE,
    )
    assert why(study, code, voice) == empty


@pytest.mark.parametrize(("asked", "empty"), [(None, "asked-uncoded"), (("EM1",), "not-asked")])
def test_what_a_question_in_the_text_asks_was_asked_whatever_the_guide_planned(
    asked: tuple[str, ...] | None, empty: str
) -> None:
    study = build_study(
        **ONE_INTERVIEW,
        guide=GUIDE,
        entries={"W1": {"asked": asked}},
        asked_in_text={"W1": ["PR1.1"]},
    )
    assert why(study, "PR1.1", "I1") == empty
    assert why(study, "OB1", "I1") == "not-asked"


def test_the_entry_outweighs_the_guide() -> None:
    study = build_study(**ONE_INTERVIEW, entries={"W1": {"asked": ("PR1.1",)}}, guide=GUIDE)
    assert why(study, "EM1.1", "I1") == "not-asked"


def test_without_entry_and_guide_the_questions_in_the_text_tell() -> None:
    study = build_study(**ONE_INTERVIEW, asked_in_text={"W1": ["PR1.1"]})
    assert why(study, "PR1.1", "I1") == "asked-uncoded"
    assert why(study, "EM1.1", "I1") == "not-raised"


def test_a_guide_without_codes_tells_nothing() -> None:
    study = build_study(**ONE_INTERVIEW, guide=(Question("Q1", "How are you?"),))
    assert why(study, "EM1.1", "I1") == "not-raised"


def test_a_question_put_to_a_focus_group_is_asked_of_all_in_it() -> None:
    study = build_study(
        informants={"I1": "com", "I2": "com"},
        sources={"F1": "P> Permits?\nI1> Hard."},
        entries={
            "F1": {"kind": SourceKind.FOCUS_GROUP, "informants": ("I1", "I2"), "asked": ("PR1.1",)}
        },
        codings=["F1.2 PR1.1 - Hard"],
    )
    assert why(study, "PR1.1", "I2") == "asked-silent"


def test_expect_on_a_code_holds_below_it_and_the_nearest_one_counts() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> a", "W2": "I2> b"},
        expect={"EM": ("com",), "EM1.2": ("gov",)},
    )
    assert expected_groups(study, "EM1.1") == ("com",)
    assert expected_groups(study, "EM1.2") == ("gov",)
    assert why(study, "EM1.1", "I1") == "not-applicable"
    assert group_why(study, "EM1.1", "gov") == "not-applicable"


def test_study_yaml_says_whom_to_expect_before_the_codebook_does() -> None:
    study = build_study(
        sources={}, expect={"EM1.1": ("com",)}, settings={"expect": {"EM1.1": ("gov",)}}
    )
    assert expected_groups(study, "EM1.1") == ("gov",)


def test_study_yaml_may_name_a_code_by_its_former_id() -> None:
    study = build_study(sources={}, settings={"expect": {"OLD": ("gov",)}})
    renamed = replace(
        study.codebook,
        codes=tuple(
            replace(one, formerly=("OLD",)) if one.id == "EM1.1" else one
            for one in study.codebook.codes
        ),
    )
    assert expected_groups(replace(study, codebook=renamed), "EM1.1") == ("gov",)


def test_expect_of_groups_that_the_study_does_not_have_is_no_restriction() -> None:
    study = build_study(sources={}, expect={"EM": ("traders",)})
    assert expected_groups(study, "EM1.1") == ("gov", "com")


def test_an_informant_without_a_source_in_the_phase_has_no_source() -> None:
    study = build_study(informants={"I1": "gov", "I2": "com"}, sources={"W1": "I1> a"})
    assert why(study, "EM1.1", "I2") == "no-source"
    assert group_why(study, "EM1.1", "com") == "no-source"


def test_a_group_without_informants_has_no_source() -> None:
    study = build_study(informants={"I1": "gov"}, sources={"W1": "I1> a"})
    assert group_why(study, "EM1.1", "com") == "no-source"


def test_an_informant_outside_the_sample_is_not_missed_where_they_were_not_heard() -> None:
    people = [Informant("I1", "A", "gov"), Informant("I2", "B", "com", sample=False)]
    study = build_study(informants=people, sources={"W1": "I1> a"})
    assert [one.id for one in Positions(study, Selection()).voices] == ["I1"]


@pytest.mark.parametrize(
    ("first", "second", "codings", "empty"),
    [
        (("PR1.1",), (), ["W1.1 OB1 0 a", "W2.1 OB1 0 b"], "asked-silent"),
        (("PR1.1",), ("PR1.1",), ["W1.1 OB1 0 a"], "asked-uncoded"),
        ((), (), [], "not-asked"),
        ((), None, [], "not-raised"),
        (("PR1.1",), None, [], "asked-uncoded"),
    ],
)
def test_a_group_was_asked_if_one_of_it_was(first, second, codings, empty: str) -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "gov"},
        sources={"W1": "I1> a", "W2": "I2> b"},
        entries={"W1": {"asked": first}, "W2": {"asked": second}},
        codings=codings,
    )
    assert group_why(study, "PR1.1", "gov") == empty


def test_a_document_was_never_asked_anything() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"D1": "Text."},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "com"}},
        guide=GUIDE,
    )
    assert why(study, "PR1.1", "D1") == "not-written"
    positions = Positions(study, Selection())
    document = next(one for one in positions.voices if one.id == "D1")
    assert positions.of_voice("PR1.1", document).as_json()["empty"] == "not-raised"


@pytest.mark.parametrize(
    ("codings", "empty"),
    [
        (["W1.2 OB1 + cheap", "W1.4 OB1 - dear"], "asked-silent"),
        (["W1.4 OB1 - dear"], "asked-uncoded"),
    ],
)
def test_an_answer_without_any_coding_is_not_called_silent(codings: list[str], empty: str) -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "P> Permits?\nI1> Well, cheap.\nP> And costs?\nI1> Very dear."},
        codings=codings,
    )
    asked = (("W1", frozenset({(1, "PR1.1")})),)
    study = replace(study, propose=lambda: Proposals((), asked))
    assert why(study, "PR1.1", "I1") == empty


def asked_and_answered(
    *turns: str, asked: tuple[int, ...] = (1,), codings: tuple[str, ...] = ()
) -> Study:
    """One interview in which the questions of these turns are found to be about PR1.1."""
    study = build_study(
        informants={"I1": "gov", "I2": "gov"},
        sources={"W1": "\n".join(turns)},
        entries={"W1": {"asked": ("PR1.1",), "informants": ("I1", "I2")}},
        codings=codings,
    )
    about = (("W1", frozenset((number, "PR1.1") for number in asked)),)
    return replace(study, propose=lambda: Proposals((), about))


def test_who_answers_that_they_do_not_know_is_not_called_silent() -> None:
    study = asked_and_answered("P> Izinnya bagaimana?", "I1> Wah, kurang tahu saya, Mbak.")
    assert why(study, "PR1.1", "I1") == "dont-know"
    assert why(study, "PR", "I1") == "dont-know"
    assert why(study, "EM1.1", "I1") == "not-asked"


def test_not_knowing_counts_although_another_topic_is_coded_in_the_answer() -> None:
    turns = ("P> Izinnya?", "I1> Kurang tahu. Yang lain: biaya mahal.")
    study = asked_and_answered(*turns, codings=("W1.2 OB1 - biaya mahal",))
    assert why(study, "PR1.1", "I1") == "dont-know"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Izinnya bagaimana?", "Orang tidak tahu kalau kami ada."),
        ("Izinnya bagaimana?", "Tahu kami laku, Mbak."),
        ("Izinnya bagaimana?", "Kurang tahu, tapi katanya mahal."),
        ("Ibu tahu soal izin?", "Tidak tahu."),
    ],
)
def test_what_tells_something_is_still_to_be_coded(question: str, answer: str) -> None:
    study = asked_and_answered(f"P> {question}", f"I1> {answer}")
    assert why(study, "PR1.1", "I1") == "asked-uncoded"


def test_not_knowing_does_not_hide_another_answer_that_is_not_coded() -> None:
    turns = ("P> Izinnya?", "I1> Kurang tahu.", "P> Izin desa?", "I1> Dua minggu selesai.")
    uncoded = asked_and_answered(*turns, asked=(1, 3))
    assert why(uncoded, "PR1.1", "I1") == "asked-uncoded"
    elsewhere = asked_and_answered(*turns, asked=(1, 3), codings=("W1.4 OB1 0 Dua minggu",))
    assert why(elsewhere, "PR1.1", "I1") == "dont-know"


def test_only_the_first_turn_after_a_question_answers_it() -> None:
    turns = ("P> Izinnya?", "I1> Mahal.", "I2> Masa?", "I1> Tidak tahu.")
    study = asked_and_answered(*turns, codings=("W1.2 OB1 - Mahal", "W1.3 OB1 0 Masa"))
    assert why(study, "PR1.1", "I1") == "asked-uncoded"
    assert why(study, "PR1.1", "I2") == "asked-silent"


def test_who_has_a_position_is_not_said_to_know_nothing() -> None:
    turns = ("P> Izinnya?", "I1> Kurang tahu.", "P> Lalu?", "I1> Izin itu mahal.")
    study = asked_and_answered(*turns, codings=("W1.4 PR1.1 - Izin itu mahal",))
    assert why(study, "PR1.1", "I1") is None


@pytest.mark.parametrize(
    ("second", "empty"), [("I2> Anu.", "asked-uncoded"), ("I2> Tidak tahu.", "dont-know")]
)
def test_a_group_does_not_know_only_where_nothing_is_left_to_code(second: str, empty: str) -> None:
    study = asked_and_answered("P> Izinnya?", "I1> Kurang tahu.", second)
    assert group_why(study, "PR1.1", "gov") == empty


def test_in_a_group_not_knowing_goes_before_silence() -> None:
    turns = ("P> Izinnya?", "I1> Kurang tahu.", "I2> Anu.")
    study = asked_and_answered(*turns, codings=("W1.3 OB1 0 Anu",))
    assert why(study, "PR1.1", "I2") == "asked-silent"
    assert group_why(study, "PR1.1", "gov") == "dont-know"
