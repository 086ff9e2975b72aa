"""Networks as DOT and Mermaid: everything is said, and no text becomes syntax."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from odd_drawings import networks, words_of

from qualcode.document import (
    Arrow,
    Document,
    Figure,
    HeatMap,
    Network,
    Node,
    NodeKind,
    Paragraph,
    Sign,
    Table,
)
from qualcode.errors import QualcodeError
from qualcode.renderers import RENDERERS, RenderOptions, renderer_for_suffix
from qualcode.renderers.pictures.lettering import cleaned

EVIL = 'end "]; n9 -> n9 %%{init: {}}%% `x` #35; <b>&amp;\\N\nsubgraph'


def written(name: str, *drawings: Network | HeatMap, title: str = "Jejaring") -> str:
    """The drawings of a document in that format."""
    figures = tuple(Figure(title, one, Table("", (), ())) for one in drawings)
    return RENDERERS[name].render(Document("Laporan", "id", figures), RenderOptions()).decode()


def read(name: str, text: str) -> str:
    """What is left when the escapes of a format are undone and its lines joined."""
    if name == "mermaid":
        return re.sub(r"#(\d+);", lambda one: chr(int(one[1])), text)
    text = text.replace("\\n", " ").replace('\\"', '"').replace("\\\\", "\\")
    return text.replace("&amp;", "&")


NETWORK = Network(
    (Node("x", "PG1 Pembagian kerja"), Node("end", EVIL, NodeKind.STATE)),
    (
        Arrow("x", "end", Sign.UNFAVOURABLE, label="karena"),
        Arrow("x", "end", asserted=False, directed=False),
    ),
    "ditegaskan peneliti",
    "muncul bersama",
)


def test_dot_tells_sign_and_kind_of_an_arrow_by_style_and_label() -> None:
    asserted, suggested = [line for line in written("dot", NETWORK).splitlines() if "->" in line
                           and "label=" not in line.split("->")[0]]  # fmt: skip
    assert 'label="− karena", style=solid' in asserted
    assert "dir=none" not in asserted
    assert "style=dashed" in suggested
    assert "dir=none" in suggested
    assert 'tooltip="muncul bersama"' in suggested


def test_mermaid_tells_sign_and_kind_of_an_arrow_by_line_and_label() -> None:
    lines = written("mermaid", NETWORK).splitlines()
    assert '    n1_1 -->|"− karena"| n1_2' in lines
    assert "    n1_1 -.- n1_2" in lines
    assert '    k1_0a((" ")) -->|"ditegaskan peneliti"| k1_0b((" "))' in lines
    assert '    k1_1a((" ")) -.->|"muncul bersama"| k1_1b((" "))' in lines


def test_hostile_labels_open_nothing_in_dot() -> None:
    text = written("dot", NETWORK, title=EVIL)
    strings = re.findall(r'"(?:[^"\\]|\\.)*"', text)
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert outside.count("{") == outside.count("}") == 2
    assert '"' not in outside.replace('""', "")
    assert "init" not in outside
    assert any("&amp;amp;\\\\N" in one for one in strings)


def test_hostile_labels_open_nothing_in_mermaid() -> None:
    text = written("mermaid", NETWORK, title=EVIL)
    inside = re.findall(r'"([^"]*)"', text)
    plain = re.compile(r"(?:[^\x21-\x7f]|[A-Za-z0-9.,:()\-+?/]|#\d+;)*")
    assert all(plain.fullmatch(one) for one in inside)
    assert [line.strip() for line in text.splitlines()].count("end") == 1
    assert "%%" not in text


ODD_LABELS = ("a --> b", "satu\ndua", 'kata "kutip"', "[[x]] {y} (z)", "شبكة", "📚 buku",
              "end", "a|b;c", "\\", "`kode`")  # fmt: skip


@pytest.mark.parametrize("name", ["dot", "mermaid"])
@pytest.mark.parametrize("odd", ODD_LABELS)
def test_no_label_changes_how_many_lines_and_nodes_a_graph_has(name: str, odd: str) -> None:
    def shape(said: str) -> list[str]:
        nodes = (Node("a", said), Node("b", "tujuan"))
        text = written(name, Network(nodes, (Arrow("a", "b", label=said),)), title=said)
        return [re.sub(r'"(?:[^"\\]|\\.)*"', '""', line) for line in text.splitlines()]

    assert shape(odd) == shape("kata")


def test_a_label_that_begins_like_a_list_is_no_markdown() -> None:
    nodes = tuple(Node(one, one) for one in ("1. satu", "- dua", "+ tiga"))
    text = written("mermaid", Network(nodes, ()))
    assert '"#49;#46; satu"' in text
    assert '"#45; dua"' in text
    assert '"#43; tiga"' in text


@pytest.mark.parametrize("name", ["dot", "mermaid"])
def test_every_kind_of_node_has_a_shape_of_its_own(name: str) -> None:
    shapes = set()
    for kind in NodeKind:
        lines = written(name, Network((Node("a", "Ibu A", kind),), ())).splitlines()
        shapes.add(next(line for line in lines if "Ibu A" in line))
    assert len(shapes) == len(NodeKind)


@pytest.mark.parametrize("name", ["dot", "mermaid"])
def test_all_networks_of_a_document_are_written_with_nodes_of_their_own(name: str) -> None:
    text = written(name, NETWORK, HeatMap((), (), (), ""), NETWORK)
    assert {"n1_1", "n1_2", "n2_1", "n2_2"} <= set(re.findall(r"\bn\d_\d\b", text))


@pytest.mark.parametrize("name", ["dot", "mermaid"])
@settings(max_examples=40, deadline=None)
@given(network=networks())
def test_every_word_of_any_network_is_written(name: str, network: Network) -> None:
    text = "".join(read(name, written(name, network)).split())
    words = [cleaned(str(one)) for one in words_of(network)]
    lost = [one for one in words if "".join(one.split()) not in text and "\\" not in one]
    assert lost == []


@pytest.mark.parametrize(("name", "word"), [("dot", "DOT"), ("mermaid", "Mermaid")])
def test_a_document_without_a_network_is_refused(name: str, word: str) -> None:
    document = Document("Laporan", "id", (Paragraph("Isi"),))
    with pytest.raises(QualcodeError, match=f"there is no network to write as {word}"):
        RENDERERS[name].render(document, RenderOptions())


@pytest.mark.parametrize(
    ("path", "name"), [("x.dot", "dot"), ("x.gv", "dot"), ("x.mmd", "mermaid")]
)
def test_a_file_name_tells_its_format(path: str, name: str) -> None:
    assert renderer_for_suffix(path).name == name
