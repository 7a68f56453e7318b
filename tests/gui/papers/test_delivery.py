"""Delivery at the desk: one click, the dialog, the list of what waits, and the line on Today."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.frames.page import Page
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.delivery import DeliveryDialog
from desktop_app.gui.papers.envelope import EnvelopeDialog
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.people.dialog import PersonDialog
from desktop_app.gui.places import Place
from desktop_app.gui.post.undelivered import UndeliveredList
from desktop_app.gui.today.page import TodayPage
from desktop_app.records.kinds import DeliveryWay, NoticeKind
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.papers import on_file
from desktop_app.services.post import delivery
from desktop_app.storage.people import on_file as people
from desktop_app.storage.tables import notices
from tests.builders import Clock, a_child, a_parent, home_education_entry
from tests.gui.case_screen import type_in
from tests.gui.tables import NO_BREAK
from tests.ready_made import ready_made
from tests.services.people_acts import set_right

LEFT = Qt.MouseButton.LeftButton
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


class ListPage(Page):
    """A page with nothing but the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Place("papers"))
        self.list = UndeliveredList(self)
        self.column.addWidget(self.list)


def visible(kind: type[QWidget], context: Context) -> list[QWidget]:
    """Of this test: windows of the one before may still be about to go."""
    found = [each for each in QApplication.topLevelWidgets() if type(each) is kind]
    mine = [each for each in found if getattr(each, "context", None) is context]
    return [each for each in mine if each.isVisible()]


def the(kind: type[QWidget], qtbot: QtBot, context: Context) -> QWidget:
    qtbot.waitUntil(lambda: bool(visible(kind, context)))
    (found,) = visible(kind, context)
    return found


def settle(qtbot: QtBot, context: Context) -> None:
    while context.is_busy:
        with qtbot.waitSignal(context.busy):
            pass


@pytest.fixture
@ready_made
def papers(desk: Desk, school: int, clock: Clock) -> list[int]:
    """Three receipt slips, of 2, 12 and 20 November 2026; it is 21 November."""
    found = []
    for serial, day in enumerate((2, 12, 20), 1):
        clock.move_to(date(2026, 11, day))
        child = a_child(serial, surname=("Үмбетов", "Іңкәрова", "Ғабитов")[serial - 1])
        entry = home_education_entry(school, serial, applied_on=date(2026, 11, day), child=child)
        found.append(registering.register(desk, entry).paper.id)
    clock.move_to(date(2026, 11, 21))
    return found


@pytest.fixture
def listed(qtbot: QtBot, context: Context, papers: list[int]) -> Iterator[UndeliveredList]:
    page = ListPage(context)
    qtbot.addWidget(page)
    page.resize(1140, 600)
    page.show()
    with qtbot.waitSignal(page.list.shown):
        page.list.refresh()
    yield page.list
    settle(qtbot, context)


def rows(listed: UndeliveredList) -> list[list[str]]:
    model = listed.model
    return [
        [str(model.index(row, column).data()) for column in (0, 2, 4, 5)]
        for row in range(model.rowCount())
    ]


def choose(listed: UndeliveredList, *wanted: int) -> None:
    mode = QItemSelectionModel.SelectionFlag
    selection = listed.table.selectionModel()
    selection.clearSelection()
    for row in wanted:
        selection.select(listed.model.index(row, 0), mode.Select | mode.Rows)


def opened(qtbot: QtBot, window: MainWindow, context: Context, notice: int) -> IssuedPaperDialog:
    show_paper(window, context, notice)
    found = the(IssuedPaperDialog, qtbot, context)
    assert isinstance(found, IssuedPaperDialog)
    return found


class TestAtThePaper:
    def test_it_is_handed_over_at_one_click_and_taken_back(
        self, qtbot: QtBot, window: MainWindow, context: Context, papers: list[int]
    ) -> None:
        dialog = opened(qtbot, window, context, papers[0])
        assert dialog.state.text() == "Not yet delivered"
        QTest.mouseClick(dialog.hand_button, LEFT)
        settle(qtbot, context)
        kept = on_file.about(context.desk, papers[0]).delivery
        assert kept is not None
        assert (kept.way, kept.delivered_on) == (DeliveryWay.HANDED_OVER, date(2026, 11, 21))
        assert dialog.state.text() == (
            "Delivered: handed over, 21.11.2026, Әлімқұлова Гүлнұр Ғалымқызы"
        )
        assert not dialog.hand_button.isVisible()
        QTest.mouseClick(dialog.annul_button, LEFT)
        asked = the(AnnulDialog, qtbot, context)
        assert isinstance(asked, AnnulDialog)
        type_in(asked.why.edit, "басқа ата-анаға берілді")
        QTest.mouseClick(asked.accept_button, LEFT)
        settle(qtbot, context)
        assert dialog.state.text() == "Not yet delivered"
        assert dialog.hand_button.isVisible()

    def test_what_each_way_asks_for(
        self, qtbot: QtBot, window: MainWindow, context: Context, papers: list[int]
    ) -> None:
        dialog = opened(qtbot, window, context, papers[0])
        QTest.mouseClick(dialog.deliver_button, LEFT)
        asked = the(DeliveryDialog, qtbot, context)
        assert isinstance(asked, DeliveryDialog)
        assert (asked.number.isVisible(), asked.taken_by.isVisible()) == (False, True)
        asked.way.set_value(DeliveryWay.POST)
        assert asked.number.name.text() == "Number of the letter"
        assert not asked.taken_by.isVisible()
        QTest.keyClick(asked, ENTER, CTRL)
        settle(qtbot, context)
        assert "Enter the number of the letter" in asked.number.slip
        asked.way.set_value(DeliveryWay.SMS)
        assert asked.number.value() == "+7 (700) 000-00-00"  # as it is on the card
        asked.way.set_value(DeliveryWay.POST)
        assert asked.number.value() == ""
        type_in(asked.number.edit, "RR 1")
        asked.delivered_on.edit.setText("01.11.2026")
        QTest.keyClick(asked, ENTER, CTRL)
        settle(qtbot, context)
        assert "issued on 02.11.2026" in asked.delivered_on.slip
        asked.delivered_on.edit.setText("")
        QTest.keyClick(asked, ENTER, CTRL)
        assert asked.delivered_on.slip == "Enter the day."
        asked.delivered_on.edit.setText("03.11.2026")
        QTest.keyClick(asked, ENTER, CTRL)
        settle(qtbot, context)
        assert dialog.state.text() == "Delivered: by post, 03.11.2026, RR 1"

    def test_somebody_else_was_first(
        self, qtbot: QtBot, window: MainWindow, context: Context, papers: list[int]
    ) -> None:
        dialog = opened(qtbot, window, context, papers[0])
        delivery.hand_over(context.desk, papers[0])
        QTest.mouseClick(dialog.hand_button, LEFT)
        settle(qtbot, context)
        assert "is delivered already" in dialog.banner.words.text()
        assert dialog.hand_button.isEnabled()


class TestTheList:
    def test_the_oldest_first_with_its_days(
        self, listed: UndeliveredList, qtmodeltester: ModelTester
    ) -> None:
        parent = "Әлімқұлова Гүлнұр Ғалымқызы"
        assert rows(listed) == [
            ["Ш-2026-00001", parent, "02.11.2026", "19 days"],
            ["Ш-2026-00002", a_parent(2).full_name, "12.11.2026", "9 days"],
            ["Ш-2026-00003", a_parent(3).full_name, "20.11.2026", "1 day"],
        ]
        assert listed.count.text().replace(NO_BREAK, " ") == "3 papers"
        qtmodeltester.check(listed.model)

    def test_what_was_issued_today_waits_since_today(
        self, qtbot: QtBot, listed: UndeliveredList, clock: Clock
    ) -> None:
        clock.move_to(date(2026, 11, 20))
        again = UndeliveredList(ListPage(listed.context))
        qtbot.addWidget(again)
        with qtbot.waitSignal(again.shown):
            again.refresh()
        assert rows(again)[2][3] == "since today"

    def test_several_are_recorded_at_once_and_leave_the_list(
        self, qtbot: QtBot, listed: UndeliveredList, context: Context, papers: list[int]
    ) -> None:
        choose(listed, 0, 1)
        assert listed.chosen.text() == "Chosen: 2 papers"
        assert not listed.show_button.isEnabled()
        QTest.mouseClick(listed.deliver_button, LEFT)
        asked = the(DeliveryDialog, qtbot, context)
        assert isinstance(asked, DeliveryDialog)
        asked.way.set_value(DeliveryWay.PORTAL)
        context.changed.connect(listed.refresh)
        QTest.keyClick(asked, ENTER, CTRL)
        qtbot.waitUntil(lambda: listed.model.rowCount() == 1)
        assert rows(listed)[0][0] == "Ш-2026-00003"
        for notice in papers[:2]:
            kept = on_file.about(context.desk, notice).delivery
            assert kept is not None
            assert kept.way is DeliveryWay.PORTAL

    def test_it_is_narrowed_and_what_was_chosen_stays_chosen(
        self, qtbot: QtBot, listed: UndeliveredList, papers: list[int]
    ) -> None:
        choose(listed, 1, 2)
        listed.text.insert("іңкәр")
        qtbot.waitUntil(lambda: listed.model.rowCount() == 1)
        assert listed.chosen_ids() == [papers[1]]
        listed.text.clear()
        qtbot.waitUntil(lambda: listed.model.rowCount() == 3)
        listed.kind.setCurrentIndex(listed.kind.findData(NoticeKind.ORDER))
        qtbot.waitUntil(lambda: listed.model.rowCount() == 0)
        assert listed.nothing.isVisible()
        assert not listed.deliver_button.isEnabled()

    def test_enter_shows_the_paper(
        self, qtbot: QtBot, listed: UndeliveredList, context: Context
    ) -> None:
        QTest.keyClick(listed.table, ENTER)
        shown = the(IssuedPaperDialog, qtbot, context)
        assert shown.windowTitle() == "Receipt slip Ш-2026-00001"


class TestEnvelopes:
    def test_of_several_papers_in_the_size_of_the_last_time(
        self, qtbot: QtBot, listed: UndeliveredList, context: Context
    ) -> None:
        context.remember(envelope="DL")
        choose(listed, 0, 1, 2)
        QTest.mouseClick(listed.envelope_button, LEFT)
        asked = the(EnvelopeDialog, qtbot, context)
        assert isinstance(asked, EnvelopeDialog)
        settle(qtbot, context)
        assert asked.size_.value() == "DL"
        assert not asked.first.isVisible()
        QTest.keyClick(asked, ENTER, CTRL)
        shown = the(PreviewDialog, qtbot, context)
        assert isinstance(shown, PreviewDialog)
        pages = PdfReader(BytesIO(shown._pdf)).pages
        assert len(pages) == 3
        assert "Алатау қ., Жетіген к., 7 үй" in pages[0].extract_text()

    def test_labels_begin_where_the_sheet_is_not_used_yet(
        self, qtbot: QtBot, listed: UndeliveredList, context: Context
    ) -> None:
        choose(listed, 0, 1)
        listed.make_envelopes()
        asked = the(EnvelopeDialog, qtbot, context)
        assert isinstance(asked, EnvelopeDialog)
        asked.size_.set_value("3x8")
        assert asked.first.box.count() == 24
        asked.first.set_value(24)
        QTest.keyClick(asked, ENTER, CTRL)
        shown = the(PreviewDialog, qtbot, context)
        assert isinstance(shown, PreviewDialog)
        assert shown.document.pageCount() == 2
        assert context.settings.envelope == "3x8"

    def test_without_an_address_the_card_is_offered_at_once(
        self, qtbot: QtBot, window: MainWindow, context: Context, desk: Desk, papers: list[int]
    ) -> None:
        without_address(desk)
        dialog = opened(qtbot, window, context, papers[0])
        QTest.mouseClick(dialog.envelope_button, LEFT)
        asked = the(EnvelopeDialog, qtbot, context)
        assert isinstance(asked, EnvelopeDialog)
        qtbot.waitUntil(asked.card_button.isVisible)
        assert "No address: Ш-2026-00001" in asked.banner.words.text()
        QTest.mouseClick(asked.accept_button, LEFT)
        settle(qtbot, context)
        assert "bears no address" in asked.banner.words.text()
        QTest.mouseClick(asked.card_button, LEFT)
        card = the(PersonDialog, qtbot, context)
        assert isinstance(card, PersonDialog)
        type_in(card.address.edit, "Алатау қ., Абай к., 1, 040706")
        QTest.mouseClick(card.accept_button, LEFT)
        again = the(EnvelopeDialog, qtbot, context)
        assert isinstance(again, EnvelopeDialog)
        settle(qtbot, context)
        assert not again.banner.isVisible()
        QTest.mouseClick(again.accept_button, LEFT)
        shown = the(PreviewDialog, qtbot, context)
        assert isinstance(shown, PreviewDialog)
        assert "040706" in PdfReader(BytesIO(shown._pdf)).pages[0].extract_text()


def without_address(desk: Desk) -> None:
    """Neither the first paper nor the card has one."""
    parent = a_parent(1, address="")
    with desk.database.begin() as connection:
        connection.execute(update(notices).where(notices.c.id == 1).values(address=""))
        kept = people.by_iin(connection, parent.iin)
    assert kept is not None
    set_right(desk, kept, parent)


def test_today_has_one_quiet_line(
    qtbot: QtBot, window: MainWindow, context: Context, papers: list[int]
) -> None:
    window.open(places.TODAY)
    page = window.page
    assert isinstance(page, TodayPage)
    page.refresh()
    qtbot.waitUntil(page.kinds.to_deliver.isVisible)
    assert page.kinds.to_deliver.open_button.text() == "Not yet delivered: 3"
    QTest.mouseClick(page.kinds.to_deliver.open_button, LEFT)
    assert window.page is not None
    assert window.page.place == places.UNDELIVERED
    for notice in papers:
        delivery.hand_over(context.desk, notice)
    window.open(places.TODAY)
    again = window.page
    assert isinstance(again, TodayPage)
    assert not again.kinds.to_deliver.isVisible()


def test_a_paper_that_was_damaged_is_not_shown_as_if_it_were_whole(
    qtbot: QtBot, window: MainWindow, context: Context, desk: Desk, papers: list[int]
) -> None:
    with desk.database.begin() as connection:
        connection.execute(update(notices).values(pdf=b"%PDF-1.7 no longer"))
    show_paper(window, context, papers[0])
    settle(qtbot, context)
    assert "was damaged in the database" in window.banner.words.text()
    assert visible(IssuedPaperDialog, context) == []
