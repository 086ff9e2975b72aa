"""What a person has told qualcode once, kept outside every study: their name as a coder."""

from __future__ import annotations

import json
import os
from pathlib import Path

from qualcode import disk

FOLDER_VARIABLE = "QUALCODE_CONFIG"
_FILE = "settings.json"
_LARGEST = 100_000


def settings_file() -> Path:
    """The file in the platform's folder for settings; `QUALCODE_CONFIG` names another folder."""
    from platformdirs import user_config_path

    named = os.environ.get(FOLDER_VARIABLE)
    return (Path(named) if named else user_config_path("qualcode", appauthor=False)) / _FILE


def own_name() -> str:
    """The name that the person codes under; "" where they were never asked, or it is unreadable."""
    name = _settings().get("coder")
    return name if isinstance(name, str) else ""


def keep_own_name(name: str) -> None:
    """Remember the name that the person codes under.

    Raises:
        QualcodeError: it cannot be written.
    """
    kept = _settings() | {"coder": name}
    disk.write_whole(
        settings_file(), (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()
    )


def _settings() -> dict[str, object]:
    path = settings_file()
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
