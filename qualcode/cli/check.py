"""`qualcode check`: every problem in the study."""

from __future__ import annotations

from collections import Counter

from qualcode.cli.options import JsonOption, StudyOption


def check(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """Every problem in the study: YAML, roster, speakers, codebook, codings. Changes nothing."""
    import typer

    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import Session, describe, find_study
    from qualcode.loading import load_study

    root = find_study(study)
    loaded, problems = load_study(root)
    if loaded is not None:
        problems += tuple(dict.fromkeys(loaded.proposals.failures))
    if as_json:
        print_json([problem.as_json() for problem in problems])
    else:
        lines = [" ".join(describe(problem).split()) for problem in problems]
        counts = Counter(str(problem.severity) for problem in problems)
        total = ", ".join(
            f"{number} {name}{'s' * (number != 1)}" for name, number in counts.items()
        )
        lines.append(total or "No problems found.")
        print_text(*lines)
    if loaded is None:
        raise typer.Exit(2)
    Session(loaded, problems).close(told=True)
