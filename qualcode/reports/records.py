"""A document as data: every cell's words together with the codings that it rests on."""

from __future__ import annotations

from qualcode.document import Cell, Document, Figure, Table


def document_as_json(document: Document) -> dict[str, object]:
    """The tables of a resolved document, as `display --json` prints them."""
    return {
        "title": str(document.title),
        "language": document.language,
        "draft": str(document.banner) or None,
        "tables": [table_as_json(table) for table in document.tables],
        **_figures(document),
    }


def _figures(document: Document) -> dict[str, object]:
    """The pictures of a document, where there are any, each with the table of what it shows."""
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    if not figures:
        return {}
    return {
        "figures": [
            {
                "name": one.name,
                "title": str(one.title),
                "kind": type(one.drawing).__name__.lower(),
                "description": str(one.description),
                **({} if one.beside else {"table": table_as_json(one.table)}),
            }
            for one in figures
        ]
    }


def table_as_json(table: Table) -> dict[str, object]:
    """A table with its columns, sections of rows, notes and source line."""
    return {
        "name": table.name,
        "title": str(table.title),
        "columns": [
            {"header": str(column.header), "group": str(column.group)} for column in table.columns
        ],
        "sections": [
            {
                "title": str(section.title),
                "rows": [[_cell_as_json(cell) for cell in row] for row in section.rows],
            }
            for section in table.sections
        ],
        "notes": [str(note) for note in table.notes],
        "source": str(table.source),
    }


def _cell_as_json(cell: Cell) -> dict[str, object]:
    return {
        # The no-break spaces are for the page.
        "text": [str(words).replace("\u00a0", " ") for words in cell.content],
        "tone": str(cell.tone),
        "evidence": [
            {"coding": one.coding, "source": one.source, "turn": one.turn} for one in cell.evidence
        ],
    }
