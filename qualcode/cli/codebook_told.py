"""How differences of codebooks are told: what a command changed, and `codebook diff`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.actions.codebook_decided import Carried
    from qualcode.actions.own_codebook import Edited
    from qualcode.model.codebook import Codebook
    from qualcode.stages.codebook_changes import Change

_SHOWN = 6


def tell_edit(
    edited: Edited, study: Path | None, as_json: bool, followed: Iterable[Carried] = ()
) -> None:
    """Print what a command has changed and the new version, then the study's problems.

    Raises:
        typer.Exit: with code 1 where the study has errors or warnings now.
    """
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.stages.codebook_changes import codebook_changes

    changes = codebook_changes(edited.before, edited.after)
    loaded, session = open_study(study, codes=False)
    along = [str(one) for one in followed]
    if as_json:
        print_json(
            {
                "version": edited.version,
                "before": edited.before.sha256[: len(edited.version)],
                "changes": [one.as_json() for one in changes],
                "codings": along,
                "notes": list(edited.notes),
            }
        )
    else:
        lines = change_lines(changes, edited.after, loaded.settings.language, _SHOWN)
        lines += [f"along with it go {one}" for one in along]
        lines += [*edited.notes, _version(edited)]
        print_text(*(part for line in lines for part in fitted(line)))
    session.close()


def change_lines(
    changes: Iterable[Change], new: Codebook, language: str, shown: int | None = None
) -> list[str]:
    """The differences, one a line; of a list the first few items, or all of them."""
    lines = [_line(change, new, language, shown) for change in changes]
    return lines or ["no code has changed"]


def _line(change: Change, new: Codebook, language: str, shown: int | None) -> str:
    code, about = change.code, f"{change.code} {change.field}".strip()
    before, after = _in_words(change.before, shown), _in_words(change.after, shown)
    match str(change.kind):
        case "added":
            parent = new[code].parent
            place = f"below {parent}" if parent else "as a root"
            return f"added {code} {new[code].label.in_language(language)}, {place}"
        case "removed":
            return f"removed {code} {before}".rstrip()
        case "renamed":
            return f"renamed {before} to {after}"
        case "merged":
            return f"{before} is gone; its codings belong to {after}"
        case "moved":
            return f"moved {code} from {_place(before)} to {_place(after)}"
        case "order":
            return f"{code} stands elsewhere among its siblings"
        case "more":
            return f"{about} + {after}"
        case "less":
            return f"{about} - {before}"
        case _:
            return _changed(about, before, after)


def _in_words(value: str | tuple[str, ...], shown: int | None) -> str:
    if isinstance(value, str):
        return value
    left = len(value) - shown if shown is not None else 0
    return ", ".join(value[:shown]) + (f" and {left} more" if left > 0 else "")


def _changed(about: str, before: str, after: str) -> str:
    if about.endswith(" retired"):
        code = about.removesuffix(" retired")
        return f"{code} is {'' if after == 'yes' else 'no longer '}retired"
    return f"{about}: {before or 'nothing'} → {after or 'nothing'}"


def _place(parent: str) -> str:
    return parent or "the roots"


def _version(edited: Edited) -> str:
    before = edited.before.sha256[: len(edited.version)]
    return f"codebook version {edited.version}; {before} is kept in .qualcode/history/"
