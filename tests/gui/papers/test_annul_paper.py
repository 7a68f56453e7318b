"""A spoilt paper is annulled, or annulled and issued again, with the reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.papers.annul_paper import annul_paper, issue_again
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.desk import Desk
from desktop_app.services.papers import on_file
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen

NAME = "Қолхат Ш-2026-00001"


def _asked(window: QWidget) -> AnnulDialog:
    (found,) = window.findChildren(AnnulDialog)
    assert any(NAME in made.text() for made in found.findChildren(QLabel))
    return found


def _accept(dialog: AnnulDialog, context: Context) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)


def test_a_paper_is_annulled_only_with_a_reason(
    qtbot: QtBot, context: Context, desk: Desk, paper: NoticeRow
) -> None:
    window = seen(qtbot)
    annul_paper(window, context, paper.id, NAME)
    dialog = _asked(window)
    _accept(dialog, context)
    assert dialog.why.slip == "Write why the paper is annulled."
    type_into(dialog.why.edit, "Мекенжайы қате")
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    found, _pdf = on_file.with_its_pages(desk, paper.id)
    assert found.row.annulled_why == "Мекенжайы қате"
    assert window.findChildren(IssuedPaperDialog) == []


def test_issued_again_the_new_paper_is_shown(
    qtbot: QtBot, context: Context, desk: Desk, paper: NoticeRow
) -> None:
    window = seen(qtbot)
    issue_again(window, context, paper.id, NAME)
    dialog = _asked(window)
    type_into(dialog.why.edit, "Бланк бүлінді")
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    (shown,) = window.findChildren(IssuedPaperDialog)
    assert shown.found.row.number == "Ш-2026-00002"
    found, _pdf = on_file.with_its_pages(desk, paper.id)
    assert found.row.annulled_why == "Бланк бүлінді"
