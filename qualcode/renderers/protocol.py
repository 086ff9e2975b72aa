"""What every output format promises."""

from __future__ import annotations

from typing import Protocol

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions


class Renderer(Protocol):
    """One output format: a resolved document goes in, the bytes of a file come out.

    `suffixes` are lower-case with their dot, the usual one first. Rendering is a pure function:
    the same document and options give the same bytes.
    """

    name: str
    suffixes: tuple[str, ...]

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The whole file."""
        ...
