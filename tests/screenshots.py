"""Pictures of every page, tab and dialog in both languages, and a check that no text is cut off.

    python run.py screenshots [FOLDER]           the pictures in FOLDER, or in build/screenshots
    python run.py screenshots [FOLDER] --guide   and those of the guide in resources/guide/images

The demo office is made in build/demo, once; the real program is opened on a copy of it, on
21 November 2026, in a window as large as the smallest screens that offices have.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QPoint,
    QRect,
    Qt,
    QThreadPool,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.app import App
from desktop_app.gui import errors, places, theme
from desktop_app.gui.dialogs.certificate import CertificateDialog
from desktop_app.gui.dialogs.close_payout import ClosePayoutDialog
from desktop_app.gui.dialogs.dialog import AskDialog
from desktop_app.gui.dialogs.papers import show_paper
from desktop_app.gui.dialogs.preview import PreviewDialog
from desktop_app.gui.pages.case import CasePage
from desktop_app.gui.pages.child import ChildPage
from desktop_app.gui.pages.entry import EntryPage
from desktop_app.gui.pages.page import Page
from desktop_app.gui.pages.payouts import PayoutsPage
from desktop_app.gui.pages.registers import RegistersPage
from desktop_app.gui.pages.settings import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.law.checklist import DocumentState
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Channel, NoticeKind, PaperLanguage, Role, Service, Status
from desktop_app.records.people import PersonEntry
from desktop_app.services import demo_office
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.storage import applications, notices, offices, payouts, people
from desktop_app.storage.applications import ApplicationRow
from tests.builders import Clock, make_iban, make_iin
from tests.gui.keyboard import type_into

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1366, 768
GUIDE_WIDTH = 1040
GUIDE = ROOT / "resources" / "guide" / "images"
LATIN = {"Alt", "Ctrl", "Enter", "Excel", "PDF", "PostgreSQL", "SQLite", "Qt", "demo", "IBAN"}
"""Latin words that are meant; any other on a screen may be untranslated."""

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


# --- text that is cut off -----------------------------------------------------------------------


def cut_texts(top: QWidget) -> Iterator[str]:
    """Every text in a window that can't be read whole, with the widget that shows it."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for text, why in _cut_in(widget):
            yield f"{_named(widget)}: “{text}” {why}"


def _named(widget: QWidget) -> str:
    owner: QWidget | None = widget
    while owner is not None and type(owner).__module__.startswith("PySide6"):
        owner = owner.parentWidget()
    kind = type(widget).__name__
    return kind if owner is None or owner is widget else f"{type(owner).__name__} > {kind}"


def _cut_in(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel():
            yield from _cut_label(widget)
        case QPushButton():
            button = QStyleOptionButton()
            widget.initStyleOption(button)
            element = QStyle.SubElement.SE_PushButtonContents
            room = widget.style().subElementRect(element, button, widget).width()
            icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
            yield from _wider(widget, widget.text(), room - icon)
        case QCheckBox():
            button = QStyleOptionButton()
            widget.initStyleOption(button)
            element = QStyle.SubElement.SE_CheckBoxContents
            room = widget.style().subElementRect(element, button, widget).width()
            yield from _wider(widget, widget.text(), room)
        case QComboBox():
            box = QStyleOptionComboBox()
            widget.initStyleOption(box)
            control, part = (
                QStyle.ComplexControl.CC_ComboBox,
                QStyle.SubControl.SC_ComboBoxEditField,
            )
            room = widget.style().subControlRect(control, box, part, widget).width()
            yield from _wider(widget, widget.currentText(), room)
        case QLineEdit():
            if not widget.text():
                room = widget.contentsRect().width() - 20 - 22 * len(widget.actions())
                yield from _wider(widget, widget.placeholderText(), room)
        case QTabBar():
            for number in range(widget.count()):
                tab = widget.tabRect(number)
                yield from _wider(widget, widget.tabText(number), tab.width() - 12)
                if tab.right() > widget.width():
                    yield widget.tabText(number), "is a tab outside the window"
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            yield from _cut_headings(widget)
        case QTableView() if widget.horizontalScrollBar().maximum() > 0:
            yield widget.accessibleName(), "is a table wider than its place"
        case _:
            return
    yield from _outside(widget)


def _text_width(widget: QWidget, text: str) -> int:
    return max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))


def _wider(widget: QWidget, text: str, room: int) -> Iterator[tuple[str, str]]:
    needed = _text_width(widget, text)
    if needed > room + 1:
        yield text, f"needs {needed} pixels and has {room}"


def _cut_label(widget: QLabel) -> Iterator[tuple[str, str]]:
    text, room = widget.text(), widget.contentsRect()
    if not text:
        return
    if widget.wordWrap():
        longest = max(re.split(r"[ \n]", text), key=lambda word: _text_width(widget, word))
        yield from _wider(widget, longest, room.width())
        needed = widget.heightForWidth(widget.width())
    else:
        yield from _wider(widget, text, room.width())
        needed = widget.sizeHint().height()
    if needed > widget.height() + 2:
        yield text, f"needs {needed} pixels of height and has {widget.height()}"


def _cut_headings(header: QHeaderView) -> Iterator[tuple[str, str]]:
    for number in range(header.count()):
        needed, room = header.sectionSizeHint(number), header.sectionSize(number)
        if needed > room:
            model = header.model()
            text = model.headerData(number, Qt.Orientation.Horizontal)
            yield str(text), f"is a heading that needs {needed} pixels and has {room}"


def _outside(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Whether it reaches over the window, or over the sides of the area that it is scrolled in."""
    parent: QWidget | None = widget.parentWidget()
    while parent is not None:
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
        sideways = place.left() < 0 or place.right() > parent.width()
        up_and_down = place.top() < 0 or place.bottom() > parent.height()
        if scrolled or parent.isWindow():
            if sideways or (up_and_down and not scrolled):
                yield _words_of(widget), "reaches over the edge"
            return
        parent = parent.parentWidget()


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLabel | QPushButton | QCheckBox | QLineEdit):
        return widget.text()
    return widget.accessibleName()


def cut_cells(top: QWidget) -> Iterator[str]:
    """Cells in sight whose text is shortened; the whole text is in the cell's tool tip."""
    for table in top.findChildren(QTableView):
        if not table.isVisible():
            continue
        model = table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                needed, room = table.sizeHintForIndex(index), table.visualRect(index)
                if room.intersects(table.viewport().rect()) and needed.width() > room.width() + 1:
                    heading = model.headerData(column, Qt.Orientation.Horizontal)
                    yield f"{heading}: “{index.data()}” {needed.width()} in {room.width()}"


def latin_words(top: QWidget) -> Iterator[str]:
    """English left on a screen, as far as it can be told from data."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        shown = list(_cells(widget)) if isinstance(widget, QTableView) else [_words_of(widget)]
        for text in shown:
            words = re.findall(r"(?<![\w./@-])[A-Za-z]{3,}(?![\w./-])", text)
            if not LATIN.issuperset(words):
                yield f"{_named(widget)}: “{text[:60]}”"


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for row in range(min(model.rowCount(), 30)):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data() or "")


# --- the camera ---------------------------------------------------------------------------------


@dataclass
class Camera:
    """Saves what is on the screen and notes what is wrong with it."""

    language: str
    folder: Path
    guide: Path | None
    taken: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def take(self, app: App, name: str, guide: str = "") -> None:
        """``guide`` names the picture in the guide; a dialog is there shown without its window."""
        settle(app)
        self.taken += 1
        file = f"{self.taken:03}-{name}-{self.language}.png"
        dialogs = open_dialogs()
        self._check(file, [app.window, *dialogs])
        picture = self._paste(app.window, dialogs)
        picture.save(str(self.folder / file))
        if guide and self.guide is not None:
            shown = _with_title(dialogs[-1]) if dialogs else picture
            save_small(shown.toImage(), self.guide / f"{guide}.png")

    def _check(self, file: str, tops: list[QWidget]) -> None:
        for top in tops:
            for fault in cut_texts(top):
                self.faults.setdefault(fault, file)
            for cell in cut_cells(top):
                self.notes.setdefault(f"shortened cell, {cell}", file)
            for word in latin_words(top):
                self.notes.setdefault(f"Latin letters, {word}", file)
            frame = 30 if isinstance(top, QDialog) else 0
            if top.width() > WIDTH or top.height() + frame > HEIGHT:
                size = f"{top.width()}×{top.height() + frame}"
                self.faults.setdefault(f"{type(top).__name__} is {size}", file)

    def _paste(self, window: QWidget, dialogs: list[QWidget]) -> QPixmap:
        """The window with its dialogs and lists over it, as on a screen."""
        picture = QPixmap(WIDTH, HEIGHT)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, window.grab())
        for dialog in dialogs:
            shown = _with_title(dialog)
            left, top = (WIDTH - shown.width()) // 2, (HEIGHT - shown.height()) // 2
            painter.fillRect(left + 4, top + 4, shown.width(), shown.height(), QColor(0, 0, 0, 50))
            painter.drawPixmap(left, top, shown)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
                place = popup.pos() - window.mapToGlobal(QPoint(0, 0))
                painter.drawPixmap(place, popup.grab())
        painter.end()
        return picture


def _with_title(dialog: QWidget) -> QPixmap:
    """A dialog in a frame, which on a screen the system draws."""
    shown = dialog.grab()
    picture = QPixmap(shown.width() + 2, shown.height() + 32)
    picture.fill(QColor("#8A949E"))
    painter = QPainter(picture)
    painter.fillRect(1, 1, shown.width(), 30, QColor("#EEF1F5"))
    painter.setPen(QColor(theme.INK))
    painter.setFont(QFont(dialog.font()))
    painter.drawText(QRect(12, 1, shown.width() - 50, 30), 0x80, dialog.windowTitle())
    painter.drawText(QRect(shown.width() - 28, 1, 20, 30), 0x84, "✕")
    painter.drawPixmap(1, 31, shown)
    painter.end()
    return picture


def save_small(image: QImage, path: Path) -> None:
    """For the guide: narrower, and in the 256 colours that fit it best."""
    from PIL import Image

    if image.width() > GUIDE_WIDTH:
        image = image.scaledToWidth(GUIDE_WIDTH, Qt.TransformationMode.SmoothTransformation)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(path))
    with Image.open(path) as saved:
        reduced = saved.quantize(256, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)


def open_dialogs() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def settle(app: App) -> None:
    """Until nothing works in the background and everything is laid out and painted."""
    quiet, until = 0, time.monotonic() + 30
    while quiet < 4 and time.monotonic() < until:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        busy = QThreadPool.globalInstance().activeThreadCount() > 0
        busy = busy or (app.context is not None and app.context.is_busy)
        quiet = 0 if busy else quiet + 1
        time.sleep(0.005)


# --- the program, opened ------------------------------------------------------------------------


@contextmanager
def opened(place: str, language: str, *, opens: bool = True) -> Iterator[App]:
    """The program on a database, at the size of a small screen."""
    app = App(Settings(database=place, language=language), save_settings=False)
    app.show()
    app.window.showNormal()
    app.window.setGeometry(0, 0, WIDTH, HEIGHT)
    until = time.monotonic() + 60
    while opens and app.context is None and time.monotonic() < until:
        settle(app)
    settle(app)
    if app.context is not None:
        app.context.desk = replace(app.context.desk, clock=Clock())
        app.window.open(places.TODAY)
    try:
        yield app
    finally:
        settle(app)
        app.close()
        app.window.close()
        app.window.deleteLater()
        settle(app)


@dataclass
class Office:
    """The program at work on the demo, for the walk with the camera."""

    app: App
    camera: Camera

    def take(self, name: str, guide: str = "") -> None:
        self.camera.take(self.app, name, guide)

    def role(self, role: Role) -> None:
        with self.desk.database.read() as connection:
            name = next(w.name for w in offices.staff(connection) if w.role is role)
        box = self.app.window.worker
        box.setCurrentIndex(box.findData(name))
        box.activated.emit(box.currentIndex())
        settle(self.app)

    @property
    def desk(self) -> Desk:
        assert self.app.context is not None
        return self.app.context.desk

    def go(self, place: Place, kind: type[P]) -> P:
        self.app.window.open(place)
        settle(self.app)
        page = self.app.window.page
        assert isinstance(page, kind)
        return page

    def application(self, name: str, status: Status) -> ApplicationRow:
        """The last application of the child of that surname with that status."""
        with self.desk.database.read() as connection:
            found = applications.ids(connection, name, None, {status})
            return applications.rows(connection, found)[0]

    def case(self, name: str, status: Status) -> CasePage:
        return self.go(places.case(self.application(name, status).id), CasePage)

    def child(self, name: str) -> ChildPage:
        with self.desk.database.read() as connection:
            child_id = people.child_ids(connection, name)[0]
        return self.go(places.child(child_id), ChildPage)

    def press(self, page: QWidget, name: str) -> None:
        button = page.findChild(QPushButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(self.app)

    def dialog(self, kind: type[W]) -> W:
        settle(self.app)
        return next(dialog for dialog in open_dialogs() if isinstance(dialog, kind))

    def close_dialogs(self) -> None:
        for dialog in open_dialogs():
            dialog.close()
        settle(self.app)

    def dialog_shot(self, name: str, guide: str = "") -> None:
        self.take(name, guide)
        self.close_dialogs()

    def slips_shot(self, name: str) -> None:
        """The open dialog with what it says when it is accepted as it is."""
        self.dialog(AskDialog).accept_button.click()
        self.dialog_shot(name)

    def bottom(self, page: CasePage | EntryPage) -> None:
        settle(self.app)
        bar = page.area.verticalScrollBar()
        bar.setValue(bar.maximum())


# --- the walk -----------------------------------------------------------------------------------


def lists(office: Office) -> None:
    window = office.app.window
    office.take("today", "today")
    office.go(places.APPLICATIONS, Page)
    office.take("applications")
    everything = office.go(Place("applications", text="\t\t1"), Page)
    office.take("applications-all")
    type_into(everything.text, "жоқ бала")  # type: ignore[attr-defined]
    office.take("applications-none")
    office.go(places.CHILDREN, Page)
    office.take("children")
    type_into(window.search, "айш")
    office.take("children-search")
    type_into(window.search, "ээ")
    office.take("children-none")


def child_cards(office: Office) -> None:
    office.role(Role.CLERK)
    names = ("payments", "applications", "certificates", "events", "papers", "history")
    page = office.child("Бекзат")
    for number, name in enumerate(names):
        page.tabs.setCurrentIndex(number)
        office.take(f"child-ended-{name}")
    for surname, name, guide in (
        ("Петрова Варвара", "award", ""),
        ("Өтеген Мирас", "overpaid", "child"),
        ("Соколов Илья", "died", ""),
        ("Юсупов Шәкір", "ordered", ""),
        ("Мамедов", "refused", ""),
        ("Лебедева", "open", ""),
        ("Ханзадаүмітгүл", "long-name", ""),
    ):
        office.child(surname)
        office.take(f"child-{name}", guide)


def child_dialogs(office: Office) -> None:
    page = office.child("Өтеген Мирас")
    page.edit()
    office.dialog_shot("dialog-person")
    page.record_event()
    office.take("dialog-event")
    office.slips_shot("dialog-event-slips")
    page.record_certificate()
    office.take("dialog-child-certificate")
    office.slips_shot("dialog-child-certificate-slips")
    page.tabs.setCurrentWidget(page.events)
    page.annul()
    office.dialog_shot("dialog-annul-event")
    page.tabs.setCurrentWidget(page.payments)
    page.why(page.payments.rows[-1])
    office.dialog_shot("dialog-child-steps")


def cases(office: Office) -> None:
    shown = (
        ("Шәріп", Status.REGISTERED, "to-consider"),
        ("Маматов", Status.CONSIDERED, "to-order"),
        ("Юсупов", Status.ORDERED, "to-certify"),
        ("Өмір", Status.ORDERED, "certified"),
        ("Қасымбек", Status.REGISTERED, "to-award"),
        ("Югай", Status.REGISTERED, "to-refuse"),
    )
    for role in (Role.CLERK, Role.HEAD):
        office.role(role)
        for name, status, words in shown:
            guide = f"case-{words}" if role is Role.HEAD and words == "to-award" else ""
            office.case(name, status)
            office.take(f"case-{words}-{role.value}", guide)
    for name, status, words in (
        ("Петрова", Status.AWARDED, "awarded"),
        ("Ғабдулла", Status.REFUSED, "refused-appendix-2"),
        ("Исламов", Status.REFUSED, "refused-d8"),
        ("Ли Анастасия", Status.WITHDRAWN, "withdrawn"),
        ("Ханзадаүмітгүл", Status.ORDERED, "long-name"),
    ):
        page = office.case(name, status)
        office.take(f"case-{words}")
        office.bottom(page)
        office.take(f"case-{words}-bottom")


def case_dialogs(office: Office) -> None:
    office.role(Role.HEAD)
    page = office.case("Шәріп", Status.REGISTERED)
    office.press(page, "consider")
    office.take("dialog-consider")
    office.slips_shot("dialog-consider-slips")
    office.press(page, "withdraw")
    office.take("dialog-withdraw")
    office.slips_shot("dialog-withdraw-slips")
    page = office.case("Маматов", Status.CONSIDERED)
    office.press(page, "order")
    office.take("dialog-order")
    office.slips_shot("dialog-order-issued")
    page = office.case("Қасымбек", Status.REGISTERED)
    office.press(page, "refuse")
    office.take("dialog-refuse", "refuse")
    office.slips_shot("dialog-refuse-slips")
    page = office.case("Петрова", Status.AWARDED)
    office.press(page, "why")
    office.dialog_shot("dialog-reasons")
    page = office.case("Юсупов", Status.ORDERED)
    office.press(page, "certificate")
    office.take("dialog-certificate")
    office.dialog(CertificateDialog).accept_button.click()
    office.dialog(PreviewDialog)
    office.dialog_shot("dialog-certificate-issued")
    office.take("case-to-apply-head")


def _person(fields: QWidget, who: PersonEntry) -> None:
    for name in ("iin", "surname", "given_name", "patronymic", "address", "phone"):
        line = getattr(fields, name).edit
        if not line.text():
            type_into(line, getattr(who, name))


CHILD = PersonEntry(
    make_iin(date(2017, 4, 12), Sex.FEMALE, 41),
    "Сейітқали",
    "Айсұлу",
    "Нұрланқызы",
    date(2017, 4, 12),
    Sex.FEMALE.value,
    "Алатау қаласы, Бәйтерек көшесі, 12-үй, 4-пәтер",
)
MOTHER = PersonEntry(
    make_iin(date(1990, 2, 3), Sex.FEMALE, 42),
    "Сейітқали",
    "Жанар",
    "Ерболқызы",
    date(1990, 2, 3),
    Sex.FEMALE.value,
    "Алатау қаласы, Бәйтерек көшесі, 12-үй, 4-пәтер",
    "+7 700 000 00 41",
)


def _half(office: Office, service: Service) -> EntryPage:
    page = office.go(places.entry(), EntryPage)
    page.service.set_value(service)
    _person(page.child, CHILD)
    _person(page.applicant, MOTHER)
    page.provider.box.setCurrentIndex(1)
    return page


def entries_home(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.entry(), EntryPage)
    office.take("entry-empty")
    office.press(page, "register")
    office.take("entry-empty-slips")
    office.bottom(page)
    office.take("entry-empty-slips-bottom")
    page = _half(office, Service.HOME_EDUCATION)
    page.checklist.accept_all()
    conclusion = page.checklist.row("medical_conclusion")
    type_into(conclusion.number, "218/26")
    type_into(conclusion.issued_on, "02.11.2026")
    type_into(conclusion.expires_on, "02.11.2027")
    conclusion.pages.setValue(2)
    office.take("entry-home-complete", "entry")
    page.area.verticalScrollBar().setValue(0)
    office.bottom(page)
    office.take("entry-home-complete-bottom")
    conclusion.expires_on.setText("01.11.2026")
    state = page.checklist.row("application").state
    state.setCurrentIndex(state.findData(DocumentState.MISSING))
    office.bottom(page)
    office.take("entry-home-lacking", "entry-lacking")
    conclusion.expires_on.setText("31.02.2026")
    page.checklist.check()
    office.take("entry-home-wrong-day")
    page.channel.set_value(Channel.PORTAL)
    conclusion.expires_on.setText("02.11.2027")
    type_into(page.sent_at.edit, "09:30")
    page.checklist.accept_all()
    page.area.verticalScrollBar().setValue(0)
    office.take("entry-home-portal")


def entries_known(office: Office) -> None:
    page = office.go(places.entry(), EntryPage)
    type_into(page.child.surname.edit, "Бөк")
    office.take("entry-found-while-typing")
    for popup in QApplication.topLevelWidgets():
        if isinstance(popup, QListView):
            popup.hide()
    page = office.go(places.entry(), EntryPage)
    type_into(page.child.iin.edit, office.application("Шәріп", Status.REGISTERED).child_iin)
    office.take("entry-open-already")
    page = office.go(places.entry(), EntryPage)
    type_into(page.child.iin.edit, "170412612345")
    office.take("entry-wrong-iin")


def entries_reimbursement(office: Office) -> None:
    page = _half(office, Service.REIMBURSEMENT)
    office.take("entry-reimbursement-top")
    office.bottom(page)
    office.take("entry-reimbursement-bottom")
    office.press(page, "register")
    office.take("entry-reimbursement-slips")
    facts = page.reimbursement
    type_into(facts.number.edit, "17")
    type_into(facts.issued_on.edit, "20.11.2026")
    type_into(facts.first_day.edit, "01.09.2026")
    type_into(facts.last_day.edit, "25.05.2027")
    facts.indefinite.set_value(True)
    type_into(facts.iban.edit, make_iban(9))
    page.checklist.accept_all()
    page.area.verticalScrollBar().setValue(0)
    office.take("entry-reimbursement-complete")
    office.bottom(page)
    office.take("entry-reimbursement-complete-bottom")
    with office.desk.database.read() as connection:
        known = people.child_ids(connection, "Ханзадаүмітгүл")[0]
    office.go(places.reimbursement_for(known), EntryPage)
    office.take("entry-reimbursement-known")


def payouts_(office: Office) -> None:
    office.role(Role.CLERK)
    page = office.go(places.PAYOUTS, PayoutsPage)
    office.take("payouts-clerk")
    office.role(Role.ACCOUNTANT)
    page = office.go(Place("payouts", text="2026Q4"), PayoutsPage)
    office.take("payouts", "payouts")
    assert page.payout is not None
    for number, name in enumerate(("lines", "not-paid", "closed")):
        page.tabs.setCurrentIndex(number)
        office.take(f"payouts-tab-{name}")
    page.tabs.setCurrentIndex(0)
    page._explain(next((x for x in page.payout.lines if len(x.months) < 3), page.payout.lines[0]))
    office.dialog_shot("dialog-why", "why")
    page.close_payout()
    office.dialog(ClosePayoutDialog)
    office.dialog_shot("dialog-close-payout")
    with tempfile.TemporaryDirectory() as folder:
        page.save_to(Path(folder) / "payout-2026Q4.xlsx")
        office.take("payouts-saved")
        page.save_to(Path(folder) / "gone" / "payout-2026Q4.xlsx")
        office.take("payouts-not-saved")
    office.go(Place("payouts", text="2026Q3"), PayoutsPage)
    office.take("payouts-nothing-more")
    office.go(Place("payouts", text="2027Q1"), PayoutsPage)
    office.take("payouts-mci-missing")
    with office.desk.database.read() as connection:
        row = next(r for r in payouts.closed_rows(connection) if r.quarter == "2026Q1")
    page = office.go(Place("payouts", row.id), PayoutsPage)
    office.take("payouts-closed-one")
    assert page.payout is not None
    late = next(n for n, x in enumerate(page.payout.lines) if x.period < page.payout.quarter)
    page.tabs.lines.selectRow(late)
    page.tabs.lines.scrollTo(page.tabs.lines.currentIndex(), QTableView.ScrollHint.PositionAtCenter)
    office.take("payouts-closed-one-arrears")
    page.tabs.setCurrentIndex(1)
    office.take("payouts-closed-one-not-paid")


def registers(office: Office) -> None:
    page = office.go(places.REGISTERS, RegistersPage)
    office.take("registers-papers")
    page.tabs.setCurrentWidget(page.applications)
    office.take("registers-applications")


def settings(office: Office) -> None:
    page = office.go(places.SETTINGS, SettingsPage)
    for number, name in enumerate(("office", "schools", "workers", "mci", "program")):
        page.tabs.setCurrentIndex(number)
        office.take(f"settings-{name}")
    page.office.fields["bin"].set_value("123")
    page.tabs.setCurrentIndex(0)
    page.office.save()
    office.take("settings-office-slip")
    page.office.refresh()
    page.schools.ask(None)
    office.take("dialog-school")
    office.slips_shot("dialog-school-slips")
    page.schools.edit(next(iter(page.schools.found)))
    office.dialog_shot("dialog-school-change")
    page.workers.ask(None)
    office.take("dialog-worker")
    office.slips_shot("dialog-worker-slips")
    page.workers.retire(next(iter(page.workers.found)))
    office.dialog_shot("dialog-retire")
    page.mci.add()
    office.take("dialog-mci", "mci")
    office.slips_shot("dialog-mci-slips")


def papers(office: Office, language: str) -> None:
    """One paper of each kind that the demo has, in this language."""
    office.go(places.REGISTERS, RegistersPage)
    with office.desk.database.read() as connection:
        first, last = demo_office._OPENED, office.desk.now()
        issued = notices.rows(connection, notices.ids(connection, first, last))
    wanted = PaperLanguage(language)
    for kind in NoticeKind:
        paper = next((p for p in issued if (p.kind, p.language) == (kind, wanted)), None)
        if paper is None:
            continue
        assert office.app.context is not None
        show_paper(office.app.window, office.app.context, paper.id)
        office.dialog(PreviewDialog)
        guide = "receipt" if kind is NoticeKind.RECEIPT_SLIP else ""
        office.dialog_shot(f"paper-{kind.value.replace(' ', '-').replace('_', '-')}", guide)
    show_paper(office.app.window, office.app.context, issued[0].id)  # type: ignore[arg-type]
    office.dialog(PreviewDialog).print_paper()
    office.dialog_shot("paper-no-printer")


def bug(office: Office) -> None:
    office.go(places.TODAY, Page)
    try:
        raise KeyError("nobody foresaw this")
    except KeyError as error:
        errors.BugDialog(errors.details_of(error)).open()
    office.dialog_shot("dialog-bug")


def walk(office: Office, language: str) -> None:
    lists(office)
    child_cards(office)
    child_dialogs(office)
    cases(office)
    entries_home(office)
    entries_known(office)
    entries_reimbursement(office)
    payouts_(office)
    registers(office)
    settings(office)
    papers(office, language)
    bug(office)
    case_dialogs(office)


def photograph(demo: Path, camera: Camera) -> None:
    """Everything in one language."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / demo.name
        shutil.copyfile(demo, copy)
        with opened(str(copy), camera.language) as app:
            walk(Office(app, camera), camera.language)
        with opened(str(Path(folder) / "new.sqlite"), camera.language) as app:
            camera.take(app, "new-office", "new-office")
            for place in (places.APPLICATIONS, places.CHILDREN, places.PAYOUTS, places.REGISTERS):
                app.window.open(place)
                camera.take(app, f"new-office-{place.page}")
        torn = Path(folder) / "torn.sqlite"
        torn.write_text("This is no database. " * 300, encoding="utf-8")
        with opened(str(torn), camera.language, opens=False) as app:
            camera.take(app, "database-not-opened")


def make_demo(folder: Path) -> None:
    """Make the demo office, unless it is there and no older than the program."""
    database = folder / demo_office.DATABASE_FILE
    program = [*(ROOT / "desktop_app").rglob("*.py"), *(ROOT / "forms").rglob("*.*")]
    newest = max(file.stat().st_mtime for file in program)
    if database.exists() and database.stat().st_mtime < newest:
        shutil.rmtree(folder)
    if not database.exists():
        demo_office.make(folder)


# --- starting it --------------------------------------------------------------------------------


def small_screen() -> None:
    """Without a screen, Qt makes one of 800 × 800: dialogs must see the size that offices have."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return
    screen = {"name": "small", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = ROOT / "build" / "screen.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.relative_to(ROOT).as_posix()}"
    os.chdir(ROOT)


def _say_what_matters(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python run.py screenshots", allow_abbrev=False)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--guide", action="store_true", help="renew the pictures of the guide too")
    options = parser.parse_args(arguments)
    folder: Path = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    demo = ROOT / "build" / "demo"
    make_demo(demo)
    small_screen()
    qInstallMessageHandler(_say_what_matters)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.apply(application)
    application.setQuitOnLastWindowClosed(False)
    cameras = []
    for language in translation.LANGUAGES:
        guide = GUIDE / language if options.guide else None
        camera = Camera(language, folder, guide)
        photograph(demo / demo_office.DATABASE_FILE, camera)
        cameras.append(camera)
        print(f"{language}: {camera.taken} pictures in {folder}", flush=True)
    for camera in cameras:
        for note, file in camera.notes.items():
            print(f"  to look at, {file}: {note}")
    for camera in cameras:
        for fault, file in camera.faults.items():
            print(f"CUT OFF, {file}: {fault}")
    total = sum(len(camera.faults) for camera in cameras)
    print(f"Texts cut off: {wording.number(total)}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
