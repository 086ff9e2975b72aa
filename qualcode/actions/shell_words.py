"""Words of a command line as they can be typed, for commands that a person is told to copy."""

from __future__ import annotations

import os
import re
import shlex


def shell_word(text: object) -> str:
    """A path, an id or a label as one word of a command line, in quotes where it needs them."""
    word = str(text)
    if word and not re.search(r"[^\w@%+=:,./-]", word, re.ASCII):
        return word
    # All shells read these so; others are quoted as the shell at hand wants it.
    if not set(word) & set('"$`\\!%'):
        return f'"{word}"'
    return shlex.quote(word) if os.name != "nt" else '"' + word.replace('"', "'") + '"'
