"""A window whose program is too old for its database says so, and keeps what was being typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop_app.gui import places
from desktop_app.gui.at_work.at_work import AtWork
from desktop_app.gui.at_work.outdated import Outdated
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.services.desk import Desk
from desktop_app.storage.database import Database
from desktop_app.storage.schema import HEAD
from tests.gui.keyboard import type_into
from tests.gui.patient_window import PatientWindow


def test_an_upgrade_from_another_pc_ends_the_work_and_loses_no_key(
    qtbot: QtBot, desk: Desk, context: Context
) -> None:
    desk.database.revision = HEAD
    window = PatientWindow()
    qtbot.addWidget(window)
    window.show()
    at_work = AtWork(window, context)
    with qtbot.waitSignal(at_work.begun):
        at_work.begin(None)
    window.open(places.entry())
    page = window.page
    assert isinstance(page, EntryPage)

    other = Database(desk.database.place)
    with other.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        acts = connection.execute(text("SELECT count(*) FROM acts")).scalar_one()
    other.close()
    type_into(page.form.child.address.edit, "Өтеген көшесі, 7")

    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), Outdated))
    shown = window.stack.currentWidget()
    assert isinstance(shown, Outdated)
    QTest.mouseClick(shown.typed_button, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is page
    assert page.form.child.address.edit.text() == "Өтеген көшесі, 7"
    with desk.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM drafts")).scalar_one() == 0
        assert connection.execute(text("SELECT count(*) FROM acts")).scalar_one() == acts
    desk.database.revision = ""
    page.leave()
