"""Real windows on a real database, without a screen."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import tasks, theme
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.applications import registering
from desktop_app.services.awards import calculation_slip
from desktop_app.services.desk import Desk
from desktop_app.services.post import taking_back
from tests.builders import home_education_entry, reimbursement_entry
from tests.gui.case_screen import Screen
from tests.gui.entering import entered, office, office_of_people, started
from tests.gui.paper_window import Open
from tests.gui.patient_window import PatientWindow
from tests.ready_made import ready_made
from tests.services.acts import award

__all__ = ["entered", "office", "office_of_people", "started"]


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    """Tests read the source texts; journeys read Kazakh and Russian."""
    before = translation.current()
    translation.use("en")
    yield
    translation.use(before)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    # Without a screen, what Python made and the clipboard still holds would be deleted after both.
    qapp.clipboard().clear()


@pytest.fixture
def context(qtbot: QtBot, desk: Desk) -> Iterator[Context]:
    yield Context(desk)
    tasks.wait_for_all()
    QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    """The main window at Today, at the size of the smallest screens we know."""
    made = PatientWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.attach(context)
    return made


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, context: Context) -> Screen:
    return Screen(qtbot, window, context)


@pytest.fixture
def heads_screen(screen: Screen, head: Desk) -> Screen:
    """The same, with the head at work."""
    screen.context.desk = head
    return screen


@pytest.fixture
def shown(qtbot: QtBot, context: Context) -> Open:
    def show(paper: NoticeRow) -> IssuedPaperDialog:
        found = taking_back.with_its_pages(context.desk, paper.id)
        dialog = IssuedPaperDialog(None, context, *found)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return show


@pytest.fixture
@ready_made
def paper(desk: Desk, school: int) -> NoticeRow:
    return registering.register(desk, home_education_entry(school)).paper


@pytest.fixture
@ready_made
def long_paper(desk: Desk, head: Desk, school: int) -> NoticeRow:
    """A calculation slip of two languages, of several pages."""
    application = award(head, reimbursement_entry(school), decided_on=date(2026, 11, 20))
    return calculation_slip.issue(desk, application.child_id, PaperLanguage.BOTH)
