"""`qualcode codebook`: the codebook as a tree, its defects, and the shipped codebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.errors import Problem
    from qualcode.model.codebook import Code, Codebook

app = typer.Typer(
    help="The codebook: show, check, list; change it without losing a coding.",
    no_args_is_help=True,
)

NameArgument = Annotated[
    str | None,
    typer.Argument(metavar="NAME|FILE", help="A shipped codebook or a file; else the study's own."),
]


@app.command("list")
def list_codebooks(as_json: JsonOption = False) -> None:
    """The codebooks that come with qualcode."""
    from qualcode.cli.output import print_json, print_text
    from qualcode.stores.codebook_yaml import read_codebook
    from qualcode.stores.shipped import shipped_codebooks

    records = []
    for name, path in shipped_codebooks().items():
        book, _ = read_codebook(path, name)
        title = book.title.in_language("en") if book else ""
        records.append({"name": name, "title": title, "codes": len(book.leaves) if book else 0})
    if as_json:
        print_json(records)
        return
    lines = [f"{one['name']:<20} {one['title']} ({one['codes']} codes)" for one in records]
    print_text(*lines)


@app.command()
def show(
    name: NameArgument = None,
    study: StudyOption = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="All that is said of one code.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """The codebook as a tree; in a study, with the number of codings of each code."""
    from qualcode.cli.output import print_json, print_text

    book, problems, counts, language = _book(name, study)
    codes = _chosen(book, code)
    if as_json:
        print_json([_record(book, one, counts) for one in codes])
    elif code:
        print_text(*_details(codes[0], language))
    else:
        print_text(*_tree(book, counts, language))
    _close(problems)


@app.command()
def check(
    name: NameArgument = None, study: StudyOption = None, as_json: JsonOption = False
) -> None:
    """Every defect of a codebook: keys, codes, patterns; and example sentences no rule finds."""
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import describe

    book, problems, _, _ = _book(name, study)
    found = [*problems, *_unfound_examples(book)]
    if as_json:
        print_json([problem.as_json() for problem in found])
    else:
        lines = [" ".join(describe(problem).split()) for problem in found]
        lines.append(f"{len(book.codes)} codes, {len(found)} problems.")
        print_text(*lines)
    _close(found, told=True)


def _book(
    name: str | None, study: Path | None
) -> tuple[Codebook, list[Problem], Counter[str] | None, str]:
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.stages.passages import statements
    from qualcode.stores.codebook_yaml import read_codebook
    from qualcode.stores.shipped import shipped_codebooks

    if name is None:
        loaded, session = open_study(study)
        problems = [one for one in session.problems if one.file == loaded.codebook.file]
        made = statements(loaded, loaded.select(_everything()))
        counts = Counter(one.first.coding.code for one in made)
        return loaded.codebook, problems, counts, loaded.settings.language
    path = shipped_codebooks().get(name) or Path(name)
    if not path.is_file():
        from qualcode.registry import did_you_mean

        hint = did_you_mean(name, shipped_codebooks()) or "Name a shipped codebook or a file."
        raise QualcodeError(f"no codebook '{name}'.", hint)
    book, found = read_codebook(path, name)
    if book is None:
        raise QualcodeError(f"{found[0].place}: {found[0].message}.", found[0].hint)
    return book, list(found), None, "en"


def _everything() -> Any:
    from qualcode.study import Selection

    return Selection(phase="all")


def _chosen(book: Codebook, code: str | None) -> list[Code]:
    if code is None:
        return list(book.codes)
    found = book.get(code)
    if found is None:
        from qualcode.errors import QualcodeError
        from qualcode.registry import did_you_mean

        raise QualcodeError(
            f"no code named '{code}'.", did_you_mean(code, [c.id for c in book.codes])
        )
    return [found]


def _record(book: Codebook, code: Code, counts: Counter[str] | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": code.id,
        "parent": code.parent,
        "kind": str(book.kind(code.id)),
        "label": dict(code.label.texts),
        "definition": dict(code.definition.texts),
        "polarity": str(code.polarity),
        "retired": code.retired,
        "formerly": list(code.formerly),
        "match": {
            language: {
                "roots": list(one.roots), "words": list(one.words), "phrases": list(one.phrases),
                "regex": list(one.regexes), "not": list(one.suppress), "weak": list(one.weak),
            }
            for language, one in code.match.items()
        },
    }  # fmt: skip
    if code.effect:
        record["effect"] = str(code.effect)
    if code.intended is not None:
        record["intended"] = code.intended
    if code.origin:
        record["origin"] = str(code.origin)
    return record | ({"codings": counts[code.id]} if counts is not None else {})


def _tree(book: Codebook, counts: Counter[str] | None, language: str) -> list[str]:
    from qualcode.cli.output import fitted

    lines = [f"{book.id}: {book.title.in_language(language)}", ""]
    for code in book.codes:
        depth = len(book.lineage(code.id)) - 1
        total = sum(counts[one.id] for one in book.subtree(code.id)) if counts is not None else None
        count = f"  {total}" if total is not None else ""
        count += "  (retired)" if code.retired else ""
        lines.append(f"{'  ' * depth}{code.id}  {code.label.in_language(language)}{count}")
    return [line for text in lines for line in fitted(text)]


def _details(code: Code, language: str) -> list[str]:
    from qualcode.cli.output import fitted

    lines = [f"{code.id}  {code.label.in_language(language)}"]
    for title, text in (
        ("Definition", code.definition), ("Include", code.include), ("Exclude", code.exclude)
    ):  # fmt: skip
        if text:
            lines.append(f"{title}: {text.in_language(language)}")
    lines += _settings(code)
    lines += [f"Example: {example}" for example in code.examples.get(language, ())]
    for name, patterns in code.match.items():
        for kind in ("roots", "words", "phrases", "regexes", "weak", "suppress"):
            if values := getattr(patterns, kind):
                shown = "not" if kind == "suppress" else kind
                lines.append(f"{name} {shown}: {', '.join(values)}")
    return [line for text in lines for line in fitted(text)]


def _settings(code: Code) -> Iterator[str]:
    """What is said of a code besides its texts and rules."""
    if code.retired:
        yield "Retired: kept for its codings; nobody can code with it."
    if code.effect:
        yield f"Effect: {code.effect}"
    if code.intended is not None:
        yield f"Intended: {'yes' if code.intended else 'no'}"
    if code.origin:
        yield f"Origin: {code.origin}"
    if code.formerly:
        yield f"Formerly: {', '.join(code.formerly)}"


def _unfound_examples(book: Codebook) -> list[Problem]:
    """Examples of a code with rules in which none of its rules fires."""
    from qualcode.coders.dictionary import Dictionary, Rule
    from qualcode.errors import Problem, Severity

    dictionary = Dictionary(book, ("id", "en"))
    file = book.file or book.id
    found = []
    slow: list[Rule] = []
    for code in book.codes:
        for example in (
            (text for texts in code.examples.values() for text in texts)
            if any(code.match.values()) and not code.retired
            else ()
        ):
            hits = [
                *dictionary.find(example),
                *dictionary.find_expressions(example, 0, len(example), slow.append),
            ]
            if not any(hit.rule.code == code.id and not hit.rule.suppress for hit in hits):
                message = f"no rule of {code.id} fires in its example “{example}”"
                found.append(Problem(Severity.WARNING, "example-missed", message, file, code.line))
    return found + [rule.too_slow(file, book[rule.code].line) for rule in slow]


def _close(problems: list[Problem], told: bool = False) -> None:
    from qualcode.cli.session import tell
    from qualcode.errors import Severity

    serious = [one for one in problems if one.severity is not Severity.NOTICE]
    if serious:
        if not told:
            tell(serious)
        raise typer.Exit(1)
