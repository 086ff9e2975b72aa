"""`qualcode explain`: why this code, why this polarity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.coders.readings import ClauseReading, SentenceReading
    from qualcode.model.coding import Coding
    from qualcode.model.source import Segment, Source
    from qualcode.study import Study


def explain(
    place: Annotated[str, typer.Argument(metavar="SOURCE:TURN", help="For example W1:14.")],
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """The sentences of a turn with clauses, words that fired, cues, and the resulting codings.

    This is the transcript as it stands, with real names, for you alone; only the words of
    informants who withdrew are left out.
    """
    from qualcode.cli.options import present_place
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.places import find_segment
    from qualcode.stages.withheld import NOT_SHOWN, withheld_turns

    loaded, session = open_study(study)
    source, segment = find_segment(loaded, present_place(loaded, place))
    if segment.number in withheld_turns(loaded, source):
        record = _nothing(source, segment, NOT_SHOWN)
    else:
        record = _explained(loaded, source, segment)
    if as_json:
        print_json(record)
    else:
        print_text(*_lines(record))
    session.close()


def _explained(study: Study, source: Source, segment: Segment) -> dict[str, Any]:
    from qualcode.actions.meant import rejected
    from qualcode.coders.rules import RuleCoder
    from qualcode.model.source import Voice
    from qualcode.stages.withheld import shown_codings

    coder = RuleCoder(study.codebook, study.settings.languages)
    question = coder.question_before(source, segment)
    codable = segment.voice in (Voice.INFORMANT, Voice.NOBODY)
    readings = coder.readings(source, segment, question) if codable else ()
    set_aside = coder.set_aside(source, segment) if codable else ()
    made = [
        *((one, "") for one in shown_codings(study, source, study.codings)),
        *((one, "rejected") for one in shown_codings(study, source, rejected(study))),
    ]
    return _nothing(source, segment) | {
        "question": list(question.codes),
        "sentences": [
            _sentence(source, reading, str(origin), made) for reading, origin in readings
        ],
        "elsewhere": [
            {"text": source.text[start:end], "words": list(words)}
            for start, end, words in set_aside
        ],
        "codings": [
            _coding(one, "")
            for one, state in made
            if not state and one.overlaps(segment.start, segment.end)
        ],
    }


def _nothing(source: Source, segment: Segment, withheld: str | None = None) -> dict[str, Any]:
    """What is told of a turn whose words are not shown."""
    return {
        "place": f"{source.id}:{segment.number}",
        "voice": str(segment.voice),
        "kind": str(segment.kind),
        "withheld": withheld,
        "question": [],
        "sentences": [],
        "elsewhere": [],
        "codings": [],
    }


def _sentence(
    source: Source, reading: SentenceReading, origin: str, made: Iterable[tuple[Coding, str]]
) -> dict[str, Any]:
    return {
        "text": source.text[reading.start : reading.end],
        "origin": origin,
        "counterfactual": reading.counterfactual,
        "clauses": [_clause(source.text, clause) for clause in reading.clauses],
        "codings": [
            _coding(one, state) for one, state in made if one.overlaps(reading.start, reading.end)
        ],
    }


def _coding(one: Coding, state: str) -> dict[str, Any]:
    return {
        "id": one.id, "code": one.code, "polarity": str(one.polarity), "coder": one.coder,
        "quotation": one.quotation, "reviewed": one.reviewed,
        "state": state or (f"by {one.decided_by}" if one.reviewed else "proposed"),
    }  # fmt: skip


def _clause(text: str, reading: ClauseReading) -> dict[str, Any]:
    return {
        "text": text[reading.clause.start : reading.clause.end],
        "fired": [
            {"code": hit.rule.code, "rule": hit.rule.name, "words": text[hit.start : hit.end]}
            for hit in reading.hits
        ],
        "cues": [{"words": cue.word, "kind": str(cue.kind)} for cue in reading.cues],
        "says": {code: str(polarity) for code, polarity in reading.verdicts},
        "carried_over": list(reading.inherited),
    }


def _lines(record: dict[str, Any]) -> list[str]:
    from qualcode.cli.output import wrapped

    found = [record["place"]]
    if record["withheld"]:
        return [*found, *wrapped(record["withheld"], "  ")]
    if record["question"]:
        found += wrapped(
            "The question before was about: " + ", ".join(record["question"]), "", "  "
        )
    if why := _why_nothing(record):
        found += wrapped(why)
    for sentence in record["sentences"]:
        found += ["", *_sentence_lines(sentence)]
    for left in record["elsewhere"]:
        found += ["", *wrapped(f"Sentence: “{left['text']}”", "", "  ")]
        words = ", ".join(f"“{word}”" for word in left["words"])
        found += wrapped(f"Left alone: it speaks of something else ({words}).", "  ", "  ")
    shown = {one["id"] for sentence in record["sentences"] for one in sentence["codings"]}
    by_hand = [one for one in record["codings"] if one["id"] not in shown]
    if by_hand:
        found += ["", "Coded here besides:"]
    for one in by_hand:
        line = f"{one['code']} {one['polarity']}  {one['id']} ({one['state']})"
        found += wrapped(f"{line} “{one['quotation']}”", "  ", "     ")
    return found


def _why_nothing(record: dict[str, Any]) -> str:
    """Why the rules say nothing of a turn; empty where they do."""
    if record["sentences"] or record["elsewhere"]:
        return ""
    if record["kind"] == "heading":
        return "A title, header line or heading: it states nothing, so no rule is applied."
    told = {
        "interviewer": "A question of the interviewer: never coded.",
        "unresolved": "Who speaks is not known, so no rule is applied.",
    }
    return told.get(record["voice"], "No rule fired in this turn.")


def _sentence_lines(sentence: dict[str, Any]) -> list[str]:
    from qualcode.cli.output import wrapped

    found = wrapped(f"Sentence: “{sentence['text']}”", "", "  ")
    if sentence["counterfactual"]:
        words = "Contrary to fact: without it things would be worse, so it is praised."
        found += wrapped(words, "  ")
    for clause in sentence["clauses"]:
        found += _clause_lines(clause)
    for one in sentence["codings"]:
        line = f"=> {one['code']} {one['polarity']}  {one['id']} ({one['state']})"
        found += wrapped(line, "  ", "     ")
    return found


def _clause_lines(clause: dict[str, Any]) -> list[str]:
    from qualcode.cli.output import wrapped

    facts = [
        f"fired: {hit['code']} by rule “{hit['rule']}” on “{hit['words']}”"
        for hit in clause["fired"]
    ]
    facts += [f"speaks of {code} from before" for code in clause["carried_over"]]
    if clause["cues"]:
        cues = ", ".join(f"{one['words']} ({one['kind']})" for one in clause["cues"])
        facts.append(f"cues: {cues}")
    facts += [f"says: {code} {polarity}" for code, polarity in clause["says"].items()]
    lines = wrapped(f"Clause: “{clause['text']}”", "  ", "    ")
    return [*lines, *(line for fact in facts for line in wrapped(fact, "    ", "      "))]
