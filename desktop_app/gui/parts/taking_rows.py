"""Rows of a table on their way into Excel, by the clipboard."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from desktop_app.services.registers import cells

_AS_TEXT = "mso-number-format:'\\@'"


def copied(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """As a table and as plain text. Numbers of persons stay text: Excel would drop their zeros.

    In the table a sum is a number, and nothing that people typed is taken for a formula.
    """
    kinds = [cells.read(texts) for texts in zip(*rows, strict=True)] if rows else []
    lines = [
        "".join(
            _cell(text, holds, read[number]) for text, (holds, read) in zip(row, kinds, strict=True)
        )
        for number, row in enumerate(rows)
    ]
    heads = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    made = QMimeData()
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    made.setHtml(f"<meta charset='utf-8'><table><tr>{heads}</tr>{body}</table>")
    made.setText("\n".join("\t".join(map(_one_line, row)) for row in (headings, *rows)))
    return made


def _cell(text: str, holds: str, cell: cells.Cell) -> str:
    if holds == "money" and cell != "":
        return f"<td>{cell}</td>"
    if holds in ("day", "moment"):
        return f"<td>{escape(text)}</td>"
    return f'<td style="{_AS_TEXT}">{escape(text)}</td>'


def _one_line(text: str) -> str:
    return " ".join(text.split())
