"""Papers are printed from their window, as last time, counted and remembered."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.papers import printing
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.law.checklist import DocumentState
from desktop_app.records import numbering
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.papers import on_file
from desktop_app.settings import Settings
from desktop_app.storage.post import printings
from tests.builders import a_document, home_education_entry
from tests.gui.paper_window import LEFT, Open
from tests.gui.patient_window import settle


def to_file(path: Path, copies: int = 1) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path))
    printer.setResolution(1200)
    printer.setCopyCount(copies)
    return printer


def printed(qtbot: QtBot, dialog: PreviewDialog, printer: QPrinter) -> None:
    with qtbot.waitSignal(dialog.printed):
        dialog.print_to(printer)
    settle(dialog.context)


class TestPrinting:
    def test_a_page_is_printed_whole_and_in_little_memory(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow, tmp_path: Path
    ) -> None:
        dialog = shown(paper)
        printed(qtbot, dialog, to_file(tmp_path / "printed.pdf"))
        pages = PdfReader(BytesIO((tmp_path / "printed.pdf").read_bytes())).pages
        assert len(pages) == dialog.document.pageCount()
        for page in pages:
            (image,) = page.images
            assert image.image is not None
            width, height = image.image.size
            assert 2_400 < width < 2_600
            assert 3_400 < height < 3_600
            assert round(page.mediabox.width) in (595, 596)
        assert dialog.banner.words.text() == "Sent to the printer."

    def test_the_job_is_called_by_the_number_and_by_nobody(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow, tmp_path: Path
    ) -> None:
        """Everybody who shares the printer reads it; a virtual one calls its file so."""
        dialog = shown(paper)
        printer = to_file(tmp_path / "printed.pdf")
        printed(qtbot, dialog, printer)
        assert printer.docName() == numbering.file_name(paper.number)
        told = PdfReader(tmp_path / "printed.pdf").metadata
        assert told is not None
        assert told.title == printer.docName()

    def test_a_saved_paper_is_called_by_its_number_and_by_nobody(
        self, shown: Open, paper: NoticeRow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        def answered(*given: object) -> tuple[str, str]:
            asked.append(Path(str(given[2])).name)
            return "", ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
        dialog = shown(paper)
        dialog.save_as()
        assert asked == [f"{numbering.file_name(paper.number)}.pdf"]
        _row, pdf = on_file.with_its_pages(dialog.context.desk, paper.id)
        told = PdfReader(BytesIO(pdf)).metadata
        assert told is not None
        assert told.title is not None
        assert told.title.endswith(f"№ {paper.number}")
        child = home_education_entry(1).child
        assert child.surname not in f"{told.title} {told.subject} {told.author} {told.keywords}"

    def test_copies_are_printed_counted_and_remembered(
        self, qtbot: QtBot, shown: Open, context: Context, paper: NoticeRow, tmp_path: Path
    ) -> None:
        dialog = shown(paper)
        assert dialog.state.text() == "Not yet delivered"
        printed(qtbot, dialog, to_file(tmp_path / "three.pdf", copies=3))
        each = dialog.document.pageCount()
        assert len(PdfReader(tmp_path / "three.pdf").pages) == 3 * each
        assert dialog.state.text().split("\n")[0] == "Printed or saved: 21.11.2026 10:00"
        printed(qtbot, dialog, to_file(tmp_path / "once.pdf"))
        with context.desk.database.read() as connection:
            kept = printings.of_notice(connection, paper.id)
        assert [(each.way, each.sheets, each.who) for each in kept] == [
            ("printer", 3 * each, context.desk.worker.name),
            ("printer", each, context.desk.worker.name),
        ]
        assert dialog.state.text().split("\n")[0] == "Printed: 21.11.2026 10:00; copies: 1"
        assert context.settings.copies == "receipt slip=1"

    def test_a_printer_that_makes_copies_itself_is_sent_each_page_once(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow, tmp_path: Path
    ) -> None:
        class Copier(QPrinter):
            def supportsMultipleCopies(self) -> bool:
                return True

            def duplex(self) -> QPrinter.DuplexMode:
                return QPrinter.DuplexMode.DuplexShortSide

        printer = Copier(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / "once.pdf"))
        printer.setResolution(300)
        printer.setCopyCount(5)
        dialog = shown(paper)
        printed(qtbot, dialog, printer)
        assert len(PdfReader(tmp_path / "once.pdf").pages) == 1
        (kept,) = on_file.about(dialog.context.desk, paper.id).printed
        assert kept.sheets == 5

    def test_a_range_of_pages(
        self, qtbot: QtBot, shown: Open, long_paper: NoticeRow, tmp_path: Path
    ) -> None:
        dialog = shown(long_paper)
        printer = to_file(tmp_path / "second.pdf")
        printer.setFromTo(2, 2)
        printed(qtbot, dialog, printer)
        assert len(PdfReader(tmp_path / "second.pdf").pages) == 1

    @pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
    def test_a_printer_that_does_not_answer_is_told_and_nothing_is_recorded(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow, tmp_path: Path
    ) -> None:
        dialog = shown(paper)
        printed(qtbot, dialog, to_file(tmp_path / "nowhere" / "printed.pdf"))
        assert "does not answer" in dialog.banner.words.text()
        assert dialog.print_button.isEnabled()
        assert on_file.about(dialog.context.desk, paper.id).printed == ()

    def test_it_is_stopped_between_pages(
        self, qtbot: QtBot, shown: Open, long_paper: NoticeRow, tmp_path: Path
    ) -> None:
        dialog = shown(long_paper)
        with qtbot.waitSignal(dialog.printed):
            dialog.print_to(to_file(tmp_path / "stopped.pdf", copies=9))
            assert dialog.stop_button.isVisible()
            dialog.reject()
            assert dialog.isVisible()
            QTest.mouseClick(dialog.stop_button, LEFT)
        assert "Pages sent: 1" in dialog.banner.words.text()
        settle(dialog.context)

    def test_without_a_printer_it_says_so(
        self, shown: Open, paper: NoticeRow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever this machine has: Windows brings one that prints into files."""
        monkeypatch.setattr(printing, "printers", list)
        dialog = shown(paper)
        QTest.keyClick(dialog.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        assert "no printer" in dialog.banner.words.text()


class TestAsLastTime:
    @pytest.mark.parametrize(
        ("kept", "kind", "copies"),
        [
            ("", NoticeKind.RECEIPT_SLIP, 1),
            ("", NoticeKind.APPENDIX_TWO_REFUSAL, 2),
            ("order=3", NoticeKind.ORDER, 3),
            ("order=3", NoticeKind.APPENDIX_TWO_REFUSAL, 2),
            ("appendix 2 refusal=1;order=3", NoticeKind.APPENDIX_TWO_REFUSAL, 1),
            ("order=0", NoticeKind.ORDER, 1),
            ("order=many;;=", NoticeKind.ORDER, 1),
            ("=2", None, 2),
        ],
    )
    def test_copies(self, kept: str, kind: NoticeKind | None, copies: int) -> None:
        settings = Settings(copies=kept)
        assert printing.copies_of(settings, kind) == copies
        assert printing.prepared(settings, kind, []).copyCount() == copies

    def test_printer_duplex_and_copies_are_kept_and_taken_again(self, tmp_path: Path) -> None:
        class Laser(QPrinter):
            def printerName(self) -> str:
                return "Kyocera"

            def duplex(self) -> QPrinter.DuplexMode:
                return QPrinter.DuplexMode.DuplexLongSide

            def copyCount(self) -> int:
                return 2

        before = Settings(copies="award=1")
        changed = printing.chosen(before, NoticeKind.ORDER, Laser())
        settings = before._replace(**changed)
        settings.save(tmp_path / "settings.txt")
        again = Settings.load(tmp_path / "settings.txt")
        assert again == settings
        assert (again.printer, again.duplex) == ("Kyocera", "DuplexLongSide")
        assert again.copies == "award=1;order=2"
        assert printing.prepared(again, NoticeKind.ORDER, ["other"]).printerName() != "Kyocera"

    def test_the_refusal_of_appendix_two_is_made_in_two(
        self, shown: Open, desk: Desk, school: int, context: Context
    ) -> None:
        lacking = a_document("medical_conclusion", DocumentState.MISSING)
        entry = home_education_entry(school, documents=lacking)
        dialog = shown(registering.register(desk, entry).paper)
        assert printing.prepared(context.settings, dialog._kind, []).copyCount() == 2
