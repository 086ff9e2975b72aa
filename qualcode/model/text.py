"""Text that exists in one or more languages, such as a code's label."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text per language code (`id`, `en`); the key `""` holds a text written without one."""

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def plain(cls, text: str) -> LocalText:
        """A text that serves every language."""
        return cls((("", text),))

    def in_language(self, language: str) -> str:
        """The text in `language`, else the one without a language, else the first there is."""
        for key in (language, ""):
            for known, text in self.texts:
                if known == key:
                    return text
        return self.texts[0][1] if self.texts else ""

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)
