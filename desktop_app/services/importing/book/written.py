"""The workbooks that an import writes: the empty template, and the clerk's own with marks."""

from pathlib import Path

from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble, from_file
from desktop_app.services.importing.register import Checked
from desktop_app.services.law_values import law_data


def save_template(path: Path, language: str, desk: Desk | None = None) -> None:
    """Write the empty workbook as the office's decision asks for documents; without a ``desk`` as
    the program ships. Trouble where it can't be written."""
    from desktop_app.documents.importing.template import write

    papers = AS_THE_SCHOOL_CERTIFIES
    if desk is not None:
        with desk.reading(Sight.OFFICE) as connection:
            papers = law_data.papers(connection, desk.today())
    with file_trouble(path):
        write(path, language, papers.months_by)


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
