"""A paper in sight is shown anew without losing the place where one was reading."""

from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot

from desktop_app.gui.forms.paper_view import PaperView
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.desk import Desk
from desktop_app.services.papers import on_file
from tests.gui.seen import seen


def test_shown_anew_it_stays_at_its_place(qtbot: QtBot, desk: Desk, long_paper: NoticeRow) -> None:
    _found, pdf = on_file.with_its_pages(desk, long_paper.id)
    view = PaperView()
    seen(qtbot, view)
    view.show_pdf(pdf)
    pages = view.paper.pageCount()
    assert pages > 1
    bar = view.pages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    place = bar.maximum() // 2
    bar.setValue(place)
    view.show_pdf(pdf)
    assert (view.paper.pageCount(), bar.value()) == (pages, place)


def test_its_pages_are_below_one_another_as_wide_as_there_is_room(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    assert view.pages.pageMode() == QPdfView.PageMode.MultiPage
    assert view.pages.zoomMode() == QPdfView.ZoomMode.FitToWidth
