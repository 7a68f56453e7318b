"""A paper's window: paged, enlarged, searched, saved, set in large print."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop_app.gui.consequences.pdf_pages import PAGE, WIDTH
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers import preview as preview_module
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.gui.papers.names import file_name
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.papers import issued, on_file
from desktop_app.storage.tables import notices
from tests.builders import home_education_entry
from tests.documents import ink
from tests.gui.paper_window import LEFT, Open
from tests.gui.patient_window import settle


class TestLooking:
    def test_pages_are_turned_by_keys_buttons_and_number(
        self, shown: Open, long_paper: NoticeRow
    ) -> None:
        dialog = shown(long_paper)
        pages, count = dialog.pages, dialog.document.pageCount()
        assert count >= 3
        assert pages.page.text() == f"1 / {count}"
        assert not pages.back.isEnabled()
        pages.set_zoom(PAGE)
        QTest.keyClick(dialog.view, Qt.Key.Key_PageDown)
        assert pages.page.text() == f"2 / {count}"
        QTest.mouseClick(pages.forward, LEFT)
        assert pages.number == 3
        QTest.keyClick(dialog.view, Qt.Key.Key_PageUp)
        assert pages.number == 2
        QTest.keyClick(dialog.view, Qt.Key.Key_Home)
        assert pages.number == 1
        QTest.keyClick(dialog, Qt.Key.Key_End)
        assert pages.number == count
        assert not pages.forward.isEnabled()
        pages.page.setFocus()
        pages.page.selectAll()
        QTest.keyClicks(pages.page, "2")
        QTest.keyClick(pages.page, Qt.Key.Key_Return)
        assert pages.number == 2
        assert dialog.isVisible()

    def test_keys_read_a_page_to_its_end_before_they_turn_it(
        self, shown: Open, long_paper: NoticeRow
    ) -> None:
        dialog = shown(long_paper)
        dialog.resize(900, 500)
        pages, bar = dialog.pages, dialog.view.verticalScrollBar()
        room, places = dialog.view.viewport().height(), [bar.value()]
        while pages.number == 1:
            QTest.keyClick(dialog.view, Qt.Key.Key_PageDown)
            assert 0 < bar.value() - places[-1] <= room + dialog.view.pageSpacing()
            places.append(bar.value())
        assert len(places) > 3
        QTest.keyClick(dialog.view, Qt.Key.Key_PageUp)
        assert pages.number == 1
        assert bar.value() <= dialog.view.documentMargins().top()
        QTest.keyClick(dialog.view, Qt.Key.Key_End)
        assert bar.value() == bar.maximum()

    def test_the_end_of_the_only_page_is_reached_by_keys(
        self, shown: Open, paper: NoticeRow
    ) -> None:
        dialog = shown(paper)
        dialog.resize(900, 500)
        bar = dialog.view.verticalScrollBar()
        assert bar.maximum() > 0
        for _turn in range(5):
            QTest.keyClick(dialog, Qt.Key.Key_PageDown)
        below = dialog.view.documentMargins().bottom() + dialog.view.pageSpacing()
        assert bar.maximum() - bar.value() <= below

    def test_a_paper_of_one_page_has_nothing_to_turn(self, shown: Open, paper: NoticeRow) -> None:
        dialog = shown(paper)
        assert dialog.document.pageCount() == 1
        assert not dialog.pages.page.isVisible()

    def test_the_size_is_chosen_and_remembered(
        self, shown: Open, paper: NoticeRow, context: Context
    ) -> None:
        dialog = shown(paper)
        pages, view = dialog.pages, dialog.view
        assert pages.zoom.currentData() == WIDTH
        pages.zoom.setCurrentIndex(pages.zoom.findData(PAGE))
        pages.zoom.activated.emit(pages.zoom.currentIndex())
        assert view.zoomMode() is QPdfView.ZoomMode.FitInView
        assert context.settings.zoom == PAGE
        fitted = pages._shown_factor()
        QTest.mouseClick(pages.larger, LEFT)
        assert view.zoomFactor() == pytest.approx(fitted * 1.25, abs=0.01)
        QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        assert view.zoomFactor() == 1
        QApplication.sendEvent(view.viewport(), turned_wheel(view, 120))
        assert view.zoomFactor() == 1.25
        QApplication.sendEvent(view.viewport(), turned_wheel(view, -120))
        QTest.mouseClick(pages.smaller, LEFT)
        assert (context.settings.zoom, pages.zoom.currentText()) == ("80", "80 %")
        again = shown(paper)
        assert again.view.zoomFactor() == 0.8
        for _more in range(20):
            again.pages._zoom_by(1.25)
        assert again.view.zoomFactor() == 4

    def test_words_are_found_one_after_the_other(
        self, qtbot: QtBot, shown: Open, long_paper: NoticeRow
    ) -> None:
        dialog = shown(long_paper)
        pages = dialog.pages
        QTest.keyClick(dialog.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        pages.text.insert("РАСЧЕТНЫЙ ЛИСТ")  # the Russian half
        qtbot.waitUntil(lambda: pages.number > 1)
        assert not pages.text.property("wrong")
        QTest.keyClick(pages.text, Qt.Key.Key_Return)
        assert dialog.isVisible()
        pages.text.setText("Ң№Ң")
        qtbot.waitUntil(lambda: bool(pages.text.property("wrong")))


def turned_wheel(view: QPdfView, by: int) -> QWheelEvent:
    middle = QPointF(view.viewport().rect().center())
    return QWheelEvent(
        middle,
        QPointF(view.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


class TestSaving:
    def test_it_is_saved_recorded_and_its_folder_opened(
        self,
        qtbot: QtBot,
        shown: Open,
        paper: NoticeRow,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        dialog = shown(paper)
        with qtbot.waitSignal(dialog.saved):
            dialog.save_to(tmp_path / file_name(paper.number))
        settle(dialog.context)
        saved = tmp_path / "Ш-2026-00001.pdf"
        assert saved.read_bytes() == issued.whole(dialog.context.desk, paper.id)[1]
        assert dialog.banner.words.text() == "Saved: Ш-2026-00001.pdf"
        assert [each.way for each in on_file.about(dialog.context.desk, paper.id).printed] == [
            "file"
        ]
        opened: list[str] = []

        class Services:
            @staticmethod
            def openUrl(url: object) -> bool:
                opened.append(url.toLocalFile())  # type: ignore[attr-defined]
                return True

        monkeypatch.setattr(preview_module, "QDesktopServices", Services)
        QTest.mouseClick(dialog.folder_button, LEFT)
        assert [Path(each) for each in opened] == [tmp_path]

    def test_trouble_with_the_file_is_told_and_not_recorded(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow, tmp_path: Path
    ) -> None:
        dialog = shown(paper)
        with qtbot.waitSignal(dialog.saved):
            dialog.save_to(tmp_path / "nowhere" / "paper.pdf")
        assert "Choose another folder" in dialog.banner.words.text()
        assert not dialog.folder_button.isVisible()
        assert dialog.save_button.isEnabled()
        assert on_file.about(dialog.context.desk, paper.id).printed == ()

    @pytest.mark.parametrize(
        ("number", "name"),
        [
            ("Ш-2026-00017", "Ш-2026-00017.pdf"),
            ("12/7 ү: «Ә»", "12-7-ү-«Ә».pdf"),
            ('a\\b*c?d"e<f>g|h', "a-b-c-d-e-f-g-h.pdf"),
        ],
    )
    def test_a_file_is_named_after_the_number(self, number: str, name: str) -> None:
        assert file_name(number) == name


class TestSetAgain:
    def press(self, qtbot: QtBot, dialog: IssuedPaperDialog, button: QPushButton) -> None:
        QTest.mouseClick(button, LEFT)
        settle(dialog.context)

    def test_in_large_print_and_back_to_what_was_issued(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow
    ) -> None:
        dialog = shown(paper)
        issued = dialog._pdf
        assert not dialog.beside_button.isVisible()
        self.press(qtbot, dialog, dialog.large_button)
        assert dialog.windowTitle() == "Receipt slip Ш-2026-00001 – large print"
        assert dialog._file_name == "Ш-2026-00001-large.pdf"
        assert dialog._pdf != issued
        assert sizes(dialog._pdf) != sizes(issued)
        text = PdfReader(BytesIO(dialog._pdf)).pages[0].extract_text()
        assert "Гүлнұр" in text
        self.press(qtbot, dialog, dialog.large_button)
        assert dialog._pdf == issued
        assert dialog.windowTitle() == "Receipt slip Ш-2026-00001"
        assert dialog._file_name == "Ш-2026-00001.pdf"

    def test_on_a_blank_that_bears_the_heading_already(
        self, qtbot: QtBot, shown: Open, paper: NoticeRow
    ) -> None:
        dialog = shown(paper)
        issued = dialog._pdf
        self.press(qtbot, dialog, dialog.blank.button)
        assert dialog.windowTitle() == "Receipt slip Ш-2026-00001 – for a blank"
        assert dialog._file_name == "Ш-2026-00001-blank.pdf"
        first = PdfReader(BytesIO(dialog._pdf)).pages[0]
        highest = max(line.baseline for line in ink.lines(first))
        assert highest < float(first.mediabox.height) - 80 / 25.4 * 72
        dialog.blank.height_box.setValue(100)
        settle(dialog.context)
        assert dialog.context.settings.blank == "100"
        first = PdfReader(BytesIO(dialog._pdf)).pages[0]
        assert max(line.baseline for line in ink.lines(first)) < highest
        self.press(qtbot, dialog, dialog.blank.button)
        assert dialog._pdf == issued

    def test_the_languages_side_by_side(
        self, qtbot: QtBot, shown: Open, desk: Desk, school: int
    ) -> None:
        entry = home_education_entry(school, language=PaperLanguage.BOTH)
        dialog = shown(registering.register(desk, entry).paper)
        assert not dialog.beside_button.isChecked()
        self.press(qtbot, dialog, dialog.beside_button)
        assert dialog.windowTitle().endswith("– side by side")
        assert dialog._file_name.endswith("-beside.pdf")
        self.press(qtbot, dialog, dialog.large_button)
        assert not dialog.beside_button.isEnabled()  # no room for both
        assert dialog._file_name.endswith("-large.pdf")

    def test_one_after_the_other_where_it_was_issued_side_by_side(
        self, qtbot: QtBot, shown: Open, desk: Desk, school: int
    ) -> None:
        entry = home_education_entry(school, language=PaperLanguage.BESIDE)
        dialog = shown(registering.register(desk, entry).paper)
        assert dialog.beside_button.isChecked()
        self.press(qtbot, dialog, dialog.beside_button)
        assert dialog.windowTitle().endswith("– one after the other")
        assert dialog._file_name.endswith("-in-turn.pdf")

    def test_a_paper_of_an_earlier_version_says_that_it_has_no_words(
        self, qtbot: QtBot, shown: Open, desk: Desk, paper: NoticeRow
    ) -> None:
        with desk.database.begin() as connection:
            connection.execute(update(notices).values(words=None))
        dialog = shown(paper)
        self.press(qtbot, dialog, dialog.large_button)
        assert "earlier version" in dialog.banner.words.text()
        assert not dialog.large_button.isChecked()
        assert dialog._file_name == "Ш-2026-00001.pdf"

    def test_words_that_were_damaged_are_told_without_being_shown(
        self, qtbot: QtBot, shown: Open, desk: Desk, paper: NoticeRow
    ) -> None:
        with desk.database.begin() as connection:
            connection.execute(update(notices).values(words=b"no words"))
        dialog = shown(paper)
        self.press(qtbot, dialog, dialog.large_button)
        assert "can't be read" in dialog.banner.words.text()


def sizes(pdf: bytes) -> set[float]:
    found: set[float] = set()

    def visit(_text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        found.add(round(size, 1))

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


def test_an_annulled_paper_says_so_with_the_reason(
    shown: Open, desk: Desk, paper: NoticeRow
) -> None:
    with desk.database.begin() as connection:
        connection.execute(
            update(notices).values(
                annulled_at=desk.now(), annulled_by="Ғ. Ә.", annulled_why="аты қате"
            )
        )
    dialog = shown(paper)
    assert dialog.annulled.isVisible()
    assert dialog.annulled.words.text() == "Annulled on 21.11.2026 by Ғ. Ә.: аты қате"
    for gone in (dialog.hand_button, dialog.deliver_button, dialog.envelope_button):
        assert not gone.isVisible()


def test_keys_do_nothing_that_a_draft_does_not_offer(
    qtbot: QtBot, context: Context, paper: NoticeRow
) -> None:
    dialog = PreviewDialog(None, context, "", "draft.pdf", issued.whole(context.desk, paper.id)[1])
    qtbot.addWidget(dialog)
    for hidden in (dialog.print_button, dialog.save_button):
        hidden.hide()
    dialog.show()
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_P, Qt.Key.Key_S):
        QTest.keyClick(dialog.view, key, control)
    assert not dialog.banner.isVisible()


def test_a_paper_that_was_damaged_is_told_and_not_shown(
    qtbot: QtBot, window: MainWindow, context: Context, desk: Desk, paper: NoticeRow
) -> None:
    with desk.database.begin() as connection:
        connection.execute(update(notices).values(pdf=b"%PDF-1.7"))
    told: list[str] = []
    context.told.connect(lambda _kind, words: told.append(words))
    show_paper(window, context, paper.id)
    settle(context)
    assert [words.split(".")[0] for words in told] == [
        f"The paper {paper.number} was damaged in the database"
    ]
    assert window.findChild(PreviewDialog) is None
