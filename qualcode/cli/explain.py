"""`qualcode explain`: why this code, why this polarity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.coders.reading import ClauseReading, SentenceReading
    from qualcode.model.source import Source
    from qualcode.study import Study


def explain(
    place: Annotated[str, typer.Argument(metavar="SOURCE:TURN", help="For example W1:14.")],
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """The sentences of a turn with clauses, words that fired, cues, and the resulting codings."""
    from qualcode.cli.output import print_json, write_out
    from qualcode.cli.session import open_study
    from qualcode.coders.rules import RuleCoder
    from qualcode.model.source import Voice
    from qualcode.places import find_segment

    loaded, session = open_study(study)
    source, segment = find_segment(loaded, place)
    coder = RuleCoder(loaded.codebook, loaded.settings.languages)
    question = coder.question_before(source, segment)
    codable = segment.voice in (Voice.INFORMANT, Voice.NOBODY)
    readings = list(coder.readings(source, segment, question)) if codable else []
    record: dict[str, Any] = {
        "place": f"{source.id}:{segment.number}",
        "voice": str(segment.voice),
        "question": list(question.codes),
        "sentences": [
            _sentence(loaded, source, reading, str(origin)) for reading, origin in readings
        ],
    }
    if as_json:
        print_json(record)
    else:
        write_out(("\n".join(_lines(record)) + "\n").encode())
    session.close()


def _sentence(study: Study, source: Source, reading: SentenceReading, origin: str) -> dict[str, Any]:
    codings = [
        one
        for one in study.codings
        if one.source == source.id and one.overlaps(reading.start, reading.end)
    ]
    return {
        "text": source.text[reading.start : reading.end],
        "origin": origin,
        "counterfactual": reading.counterfactual,
        "clauses": [_clause(source.text, clause) for clause in reading.clauses],
        "codings": [
            {"id": one.id, "code": one.code, "polarity": str(one.polarity), "coder": one.coder,
             "quotation": one.quotation, "reviewed": one.reviewed}
            for one in codings
        ],
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
    from qualcode.renderers.safe import safe_text

    found = [record["place"]]
    if record["voice"] == "interviewer":
        return [*found, "A question of the interviewer: never coded."]
    if record["question"]:
        found.append("The question before was about: " + ", ".join(record["question"]))
    if not record["sentences"]:
        found.append("No rule fired in this turn.")
    for sentence in record["sentences"]:
        found += ["", f"Sentence: “{sentence['text']}”"]
        if sentence["counterfactual"]:
            found.append("  Contrary to fact: without it things would be worse, so it is praised.")
        for clause in sentence["clauses"]:
            found += _clause_lines(clause)
        for one in sentence["codings"]:
            state = "reviewed" if one["reviewed"] else "proposed"
            found.append(f"  => {one['code']} {one['polarity']}  {one['id']} ({state})")
    return [safe_text(" ".join(line.split()) if line.startswith("S") else line) for line in found]


def _clause_lines(clause: dict[str, Any]) -> list[str]:
    lines = [f"  Clause: “{' '.join(clause['text'].split())}”"]
    for hit in clause["fired"]:
        lines.append(f"    fired: {hit['code']} by rule “{hit['rule']}” on “{hit['words']}”")
    for code in clause["carried_over"]:
        lines.append(f"    speaks of {code} from before")
    if clause["cues"]:
        lines.append("    cues:  " + ", ".join(f"{one['words']} ({one['kind']})" for one in clause["cues"]))
    for code, polarity in clause["says"].items():
        lines.append(f"    says:  {code} {polarity}")
    return lines
