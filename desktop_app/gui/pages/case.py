"""A case from the top down: what stands, what is next, who, documents, papers, history."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.gui import deadlines, theme
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.steps import StepsDialog, as_text
from desktop_app.gui.pages import case_file
from desktop_app.gui.pages.case_acts import CaseActs
from desktop_app.gui.pages.case_card import NextCard
from desktop_app.gui.pages.case_file import CaseFile
from desktop_app.gui.pages.case_next import next_step
from desktop_app.gui.pages.case_parts import DocumentsCard, HistoryCard, PapersCard, WhoCard
from desktop_app.gui.pages.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.parts import label
from desktop_app.gui.words import STATUS_COLOUR, words
from desktop_app.law.steps import Step
from desktop_app.records.kinds import OPEN
from desktop_app.translation import _


class CasePage(Page):
    """``place.id`` is the application's id."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.status = QLabel()
        self.status.setObjectName("status")
        self.deadline = QPushButton()
        self.deadline.setObjectName("deadline")
        self.deadline.setIcon(theme.icon("calendar"))
        self.deadline.clicked.connect(lambda _checked=False: self._show_why_due())
        self._why_due: tuple[Step, ...] = ()
        self.top.insertSpacing(1, 14)
        self.top.insertWidget(2, self.status)
        self.top.addWidget(self.deadline)
        self.about = label("", "quiet")
        self.about.setObjectName("about")
        self.column.addWidget(self.about)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self.area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrow keys scroll the page at once; Tab goes on to what is next."""
        super().showEvent(event)
        if not event.spontaneous():
            self.area.setFocus()

    def refresh(self) -> None:
        try:
            case = case_file.read(self.context.desk, self.place.id)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error)
            return
        self._show_header(case)
        self._show_contents(case)

    def _show_header(self, case: CaseFile) -> None:
        application = case.application
        self.title.setText(application.number)
        self.area.setAccessibleName(application.number)
        self.status.setText(words(application.status))
        self.status.setStyleSheet(
            f"color: {STATUS_COLOUR[application.status]}; font-size: 11pt; font-weight: 600;"
        )
        self.about.setText(f"{words(application.service)} · {case.child.full_name}")
        waits = application.status in OPEN
        self.deadline.setVisible(waits)
        if waits:
            today = self.context.desk.today()
            left = deadlines.left_until(application.deadline, today, case.calendar)
            self.deadline.setText(left.words)
            self.deadline.setStyleSheet(deadlines.link_style(left.colour))
            self._why_due = case.why_due
            self.deadline.setToolTip(as_text(self.context, case.why_due))

    def _show_why_due(self) -> None:
        """The same steps as the tooltip has, for the keyboard and to copy."""
        title = _("How the deadline was counted")
        StepsDialog(self, self.context, title, self._why_due).open()

    def _show_contents(self, case: CaseFile) -> None:
        """New contents in place of the old, at the same height and with the same focus."""
        height = self.area.verticalScrollBar().value()
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is None or self.isAncestorOf(focused)
        name = focused.objectName() if focused is not None else ""
        old: QWidget | None = self.area.takeWidget()
        new = self._contents(case)
        self.area.setWidget(new)
        if old is None:
            return
        old.hide()
        old.setParent(None)
        old.deleteLater()
        new.adjustSize()
        self.area.verticalScrollBar().setValue(height)
        if had_focus:
            again: QWidget | None = new.findChild(QWidget, name) if name else None
            (again if again is not None and again.isEnabled() else self.area).setFocus()

    def _contents(self, case: CaseFile) -> QWidget:
        inner = QWidget()
        acts = CaseActs(self, self.context, case)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(10)
        column.addWidget(NextCard(next_step(case, acts, self.context), self.context))
        column.addWidget(WhoCard(case, acts.open_child, acts.edit_applicant))
        column.addWidget(DocumentsCard(case))
        column.addWidget(PapersCard(case, acts.show, acts.print_application))
        column.addWidget(HistoryCard(case, self.context))
        column.addStretch(1)
        return inner
