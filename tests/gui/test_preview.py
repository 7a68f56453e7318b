"""Printing a paper: whole pages, at a size that a small PC can hold."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.preview import PreviewDialog
from desktop_app.services import applications, papers
from desktop_app.services.desk import Desk
from tests.builders import home_education_entry


def test_a_page_is_printed_whole_and_in_little_memory(
    qtbot: QtBot, context: Context, desk: Desk, school: int, tmp_path: Path
) -> None:
    paper = applications.register(desk, home_education_entry(school)).paper
    _row, pdf = papers.pdf(desk, paper.id)
    dialog = PreviewDialog(None, context, "", "paper.pdf", pdf)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(1200)
    with qtbot.waitSignal(dialog.printed):
        dialog.print_to(printer)
    pages = PdfReader(BytesIO((tmp_path / "printed.pdf").read_bytes())).pages
    assert len(pages) == len(PdfReader(BytesIO(pdf)).pages)
    for page in pages:
        (image,) = page.images
        assert image.image is not None
        width, height = image.image.size
        assert 2_400 < width < 2_600
        assert 3_400 < height < 3_600
        assert round(page.mediabox.width) in (595, 596)
