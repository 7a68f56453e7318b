"""The workbooks that an import writes: the empty template, and the clerk's own with marks."""

from pathlib import Path

from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble, from_file
from desktop_app.services.importing.register import Checked


def save_template(path: Path, language: str) -> None:
    """Write the empty workbook; Trouble where it can't be written."""
    from desktop_app.documents.importing.template import write

    with file_trouble(path):
        write(path, language)


def save_marked(checked: Checked, path: Path, language: str) -> None:
    """Write the clerk's own workbook with every finding marked; Trouble where it can't be."""
    from desktop_app.documents.importing.marked_workbook import marked, marked_cells, save

    source, findings = checked.register.path, checked.findings
    read_from = checked.register.book
    try:
        if read_from.is_workbook:
            book = from_file(source, lambda file: marked(file, findings, language))
        else:
            book = marked_cells(read_from.cells.sheets, findings, language)
        with file_trouble(path):
            save(book, path)
    except RefusedWorkbook as refused:
        raise Trouble(refused.label) from refused
