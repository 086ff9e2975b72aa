"""The body of a Word document without the words that are struck out."""

from __future__ import annotations

from xml.parsers import expat

from qualcode.sources.raw import Composer
from qualcode.sources.word_body import Body
from qualcode.sources.word_listener import Attributes, Start
from qualcode.sources.word_names import is_on
from qualcode.sources.word_styles import Styles


class StruckBody(Body):
    """Hears what `Body` hears but for struck text, as deletions are not heard either."""

    def __init__(
        self,
        parser: expat.XMLParserType,
        composer: Composer,
        styles: Styles,
        honour_fields: bool = True,
    ) -> None:
        self._struck = False
        super().__init__(parser, composer, styles, honour_fields)

    def _start_handlers(self) -> dict[str, Start]:
        return {
            **super()._start_handlers(),
            "strike": self._set_struck,
            "dstrike": self._set_struck,
        }

    def _set_struck(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._await_run_end()
            self._struck = is_on(attributes)

    def _close_run(self) -> None:
        self._struck = False
        super()._close_run()

    def _close_text(self) -> None:
        if self._struck:
            self._text.clear()
        super()._close_text()
