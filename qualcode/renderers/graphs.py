"""DOT and Mermaid: the networks of a document for programs that draw graphs themselves.

Nodes have the shape of their kind. Asserted arrows are solid, suggested ones dashed; the sign
stands in front of an arrow's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import wrap

from qualcode.document import Arrow, Document, Figure, Network, Node, NodeKind, Words
from qualcode.errors import QualcodeError
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.pictures.lettering import cleaned
from qualcode.renderers.pictures.marks import INK
from qualcode.renderers.pictures.palette import BLACK, LOOKS
from qualcode.renderers.reading import text

_DOT_LINE = 28
_DOT_KINDS = {
    NodeKind.CODE: 'shape=box, style="rounded"',
    NodeKind.CASE: "shape=box",
    NodeKind.ROLE: "shape=ellipse",
    NodeKind.GROUP: "shape=box, peripheries=2",
    NodeKind.EVENT: "shape=box, penwidth=2",
    NodeKind.STATE: "shape=circle",
    NodeKind.STEP: "shape=cds",
}
_MERMAID_KINDS = {
    NodeKind.CODE: ('("', '")'),
    NodeKind.CASE: ('["', '"]'),
    NodeKind.ROLE: ('(["', '"])'),
    NodeKind.GROUP: ('[["', '"]]'),
    NodeKind.EVENT: ('[/"', '"/]'),
    NodeKind.STATE: ('(("', '"))'),
    NodeKind.STEP: ('>"', '"]'),
}
# A list at the beginning of a label would be taken for Markdown, which Mermaid refuses there.
_MERMAID_LIST = re.compile(r"^(?:[-+]|\d+[.)])")
_MERMAID_ODD = re.compile(r"[\x21-\x7f](?<![A-Za-z0-9.,:()\-+?/])")


class DotRenderer:
    """All networks as one graph in the language of Graphviz, each in a cluster of its own."""

    name = "dot"
    suffixes: tuple[str, ...] = (".dot", ".gv")

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The networks of the document.

        Raises:
            QualcodeError: the document has no network.
        """
        networks = _networks(document, "DOT")
        lines = [f"digraph {_quoted(text(document.title))} {{",
                 '  graph [fontname="Helvetica", labelloc=t, rankdir=LR];',
                 '  node [fontname="Helvetica", fontsize=10];',
                 '  edge [fontname="Helvetica", fontsize=9];']  # fmt: skip
        for number, (figure, network) in enumerate(networks, 1):
            lines += _dot_network(figure, network, number)
        return "\n".join([*lines, "}", ""]).encode()


class MermaidRenderer:
    """All networks as one Mermaid flowchart, each in a subgraph of its own."""

    name = "mermaid"
    suffixes: tuple[str, ...] = (".mmd",)

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The networks of the document.

        Raises:
            QualcodeError: the document has no network.
        """
        lines = ["flowchart LR"]
        for number, (figure, network) in enumerate(_networks(document, "Mermaid"), 1):
            lines += _mermaid_network(figure, network, number)
        return "\n".join([*lines, ""]).encode()


def _networks(document: Document, language: str) -> list[tuple[Figure, Network]]:
    found = [(block, block.drawing) for block in document.blocks
             if isinstance(block, Figure) and isinstance(block.drawing, Network)]  # fmt: skip
    if not found:
        raise QualcodeError(
            f"there is no network to write as {language}.",
            "Use a display that draws a network, or another format: .docx, .html or .md.",
        )
    return found


def _ids(network: Network, number: int) -> dict[str, str]:
    """Names of nodes that no language takes for a word of its own, such as `end`."""
    nodes = dict.fromkeys(node.id for node in network.nodes)
    return {node: f"n{number}_{place}" for place, node in enumerate(nodes, 1)}


def _arrows(network: Network, ids: Mapping[str, str]) -> Iterator[Arrow]:
    return (one for one in network.arrows if one.source in ids and one.target in ids)


def _said(arrow: Arrow) -> str:
    """Sign and label of an arrow."""
    return " ".join(filter(None, (arrow.sign.value, cleaned(text(arrow.label)))))


def _meaning(network: Network, arrow: Arrow) -> str:
    return cleaned(text(network.asserted if arrow.asserted else network.suggested))


def _legend(network: Network) -> list[tuple[bool, str]]:
    """What asserted and what suggested arrows mean, of those there are."""
    kinds = {arrow.asserted: _meaning(network, arrow) for arrow in network.arrows}
    return [(asserted, kinds[asserted]) for asserted in (True, False) if kinds.get(asserted)]


def _dot_network(figure: Figure, network: Network, number: int) -> Iterator[str]:
    ids = _ids(network, number)
    yield f"  subgraph cluster_{number} {{"
    legend = (f"{'───' if asserted else '- - -'} {said}" for asserted, said in _legend(network))
    yield f"    label={_quoted(*filter(None, (cleaned(text(figure.title)), *legend)))};"
    for node in {node.id: node for node in network.nodes}.values():
        yield f"    {ids[node.id]} [label={_wrapped(node.label)}, {_DOT_KINDS[node.kind]}];"
    for arrow in _arrows(network, ids):
        looks = ", ".join(_dot_looks(network, arrow))
        yield f"    {ids[arrow.source]} -> {ids[arrow.target]} [{looks}];"
    yield "  }"


def _dot_looks(network: Network, arrow: Arrow) -> Iterator[str]:
    if said := _said(arrow):
        yield f"label={_quoted(said)}"
    yield "style=solid, penwidth=1.5" if arrow.asserted else "style=dashed, penwidth=0.8"
    if not arrow.directed:
        yield "dir=none"
    color = LOOKS[arrow.sign].color
    yield f'color="{BLACK if color == INK else color}"'
    if meaning := _meaning(network, arrow):
        yield f"tooltip={_quoted(meaning)}"


def _wrapped(words: Words) -> str:
    lines = wrap(cleaned(text(words)), _DOT_LINE, break_long_words=False, break_on_hyphens=False)
    return _quoted(*lines)


def _quoted(*lines: str) -> str:
    """A string of DOT; Graphviz reads entities in it, so that `&` is one itself."""
    safe = (cleaned(line).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
            for line in lines)  # fmt: skip
    return '"' + "\\n".join(safe) + '"'


def _mermaid_network(figure: Figure, network: Network, number: int) -> Iterator[str]:
    ids = _ids(network, number)
    title = _mermaid_text(cleaned(text(figure.title)))
    yield f'  subgraph g{number}["{title or " "}"]'
    for node in {node.id: node for node in network.nodes}.values():
        yield f"    {ids[node.id]}{_mermaid_node(node)}"
    for arrow in _arrows(network, ids):
        said = _mermaid_text(_said(arrow))
        label = f'|"{said}"|' if said else ""
        yield f"    {ids[arrow.source]} {_mermaid_line(arrow)}{label} {ids[arrow.target]}"
    yield from _mermaid_legend(network, number)
    yield "  end"


def _mermaid_legend(network: Network, number: int) -> Iterator[str]:
    """An arrow of each kind between two points, with what it means."""
    for place, (asserted, meaning) in enumerate(_legend(network)):
        start, end = (f'k{number}_{place}{end}((" "))' for end in "ab")
        line = _mermaid_line(Arrow("", "", asserted=asserted))
        yield f'    {start} {line}|"{_mermaid_text(meaning)}"| {end}'


def _mermaid_line(arrow: Arrow) -> str:
    if arrow.asserted:
        return "-->" if arrow.directed else "---"
    return "-.->" if arrow.directed else "-.-"


def _mermaid_node(node: Node) -> str:
    before, after = _MERMAID_KINDS[node.kind]
    return f"{before}{_mermaid_text(cleaned(text(node.label))) or ' '}{after}"


def _mermaid_text(words: str) -> str:
    """Text that is neither syntax, nor HTML, nor Markdown: what could be is a character code."""
    words = _MERMAID_ODD.sub(lambda one: _code(one.group()), words)
    return _MERMAID_LIST.sub(lambda one: "".join(map(_code, one.group())), words)


def _code(character: str) -> str:
    return f"#{ord(character)};"
