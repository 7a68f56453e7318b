"""What waits, the nearest day first: as tall as the window lets it be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import Left, longest_short_left, short_left
from desktop_app.gui.messages.words import time_left, widest_times
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.places import Place
from desktop_app.gui.today import endings
from desktop_app.gui.today.words import NEXT, REGISTER, SEND_ON, heading
from desktop_app.law.readings import Renewal
from desktop_app.records.acts import Act
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.decisions import Ending
from desktop_app.records.messages import MessageRow, MessageState
from desktop_app.services.listing import Found
from desktop_app.services.today.queue import Chosen, Queue, Row
from desktop_app.translation import _

_A_NAME = "Әлімқұлова Гүлдана Рүстемқызы"
"""So long are names; what is next is told by its first words."""


_NARROWEST = 110


def who(row: Row) -> str:
    """The child it is about, or who complains."""
    record = row.record
    return record.complainant if isinstance(record, ComplaintRow) else record.child_name


def number(row: Row) -> str:
    """Of the application or the complaint."""
    record = row.record
    return record.number if isinstance(record, ApplicationRow | ComplaintRow) else ""


def place(row: Row) -> Place:
    """Where it is done."""
    record = row.record
    if isinstance(record, ApplicationRow):
        return places.case(record.id)
    if isinstance(record, ComplaintRow):
        return places.complaint(record.id)
    if isinstance(record, MessageRow):
        return places.proactive_message(record.id)
    return places.child(record.child_id)


class QueueCard(Card):
    """Enter opens what is waiting; a family whose award ends is told from here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.heading = label("", "heading")
        self.head.addWidget(self.heading, 1)
        self.tell_button = button(_("Tell the family…"), self.tell_family, icon="mail")
        self.tell_button.setObjectName("tellFamily")
        self.head.addWidget(self.tell_button)
        self.column.addLayout(self.head)
        self._queue: Queue | None = None
        self.model = PagedModel(self._columns(), self._fetch, self)
        self.model.failed.connect(context.explain, Qt.ConnectionType.QueuedConnection)
        self.table = Table(self.model, self._open)
        self.table.acts.append(self.tell_button)
        self.table.setAccessibleName(_("What waits"))
        self.table.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_whom())
        self.column.addWidget(self.table, 1)
        self.nothing = label("", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.nothing, 1)
        self.note = label("", "quiet")
        self.column.addWidget(self.note)

    def _columns(self) -> Sequence[Column[Row]]:
        today = self.context.desk.today()
        return [
            Column(
                _("Deadline"),
                lambda row: self._left(row).words,
                width=fit(_("Deadline"), longest_short_left(today), *widest_times()),
                colour=lambda row: self._left(row).colour,
            ),
            Column(_("Who"), who, width=fit(_("Who"), _A_NAME)),
            Column(
                _("What is next"),
                self._next,
                colour=self._next_colour,
            ),
            Column(_("Number"), number, width=fit(_("Number"), "ШҒ-2026-00000")),
        ]

    def show_queue(
        self, queue: Queue, chosen: Chosen, listed: Found[Row], renewal: Renewal
    ) -> None:
        self._queue = queue
        self.heading.setText(heading(chosen))
        self.table.show_ids(listed.ids, rows=listed.rows)
        self.table.setVisible(bool(listed.ids))
        self.nothing.setText(self._nothing(queue))
        self.nothing.setHidden(bool(listed.ids))
        soon = [row.record for row in listed.rows.values() if isinstance(row.record, Ending)]
        self.note.setText(endings.before_they_end(soon, renewal))
        self.note.setVisible(bool(soon) and bool(self.note.text()))
        self._show_whom()

    def _nothing(self, queue: Queue) -> str:
        if queue.entries:
            return _(
                "Nothing is due within a week. What waits besides stands beside this, by kind."
            )
        return _("Nothing waits: everything is answered.")

    def _fetch(self, wanted: list[int]) -> Sequence[Row]:
        return [] if self._queue is None else self._queue.page(self.context.desk, wanted)

    def _left(self, row: Row) -> Left:
        record = row.record
        if isinstance(record, MessageRow):
            return time_left(record, self.context.desk.now())
        if row.entry.is_done:
            return Left(wording.day(row.entry.due), theme.INK, late=False)
        return short_left(row.entry.due, self.context.desk.today())

    def _next(self, row: Row) -> str:
        record = row.record
        if isinstance(record, Ending):
            why = endings.why(record)
            told = _("{why}; told {date}")
            return told.format(why=why, date=wording.day(record.told_on)) if record.told_on else why
        if self._is_consent(row):
            return _(REGISTER)
        if isinstance(record, ComplaintRow) and record.body.is_elsewhere:
            return _(SEND_ON)
        return _(NEXT[row.entry.kind])

    def _is_consent(self, row: Row) -> bool:
        record = row.record
        if not isinstance(record, MessageRow):
            return False
        return record.state(self.context.desk.now()) is MessageState.CONSENT

    def _next_colour(self, row: Row) -> str | None:
        return theme.GOOD if self._is_consent(row) else None

    def chosen_row(self) -> Row | None:
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _chosen_ending(self) -> Ending | None:
        row = self.chosen_row()
        return row.record if row is not None and isinstance(row.record, Ending) else None

    def _show_whom(self) -> None:
        ending = self._chosen_ending()
        self.tell_button.setVisible(ending is not None)
        ready = ending is not None and endings.can_be_told(ending)
        allow(self.tell_button, self.context.desk, Act.TELL_BEFORE_END, ready=ready)

    def tell_family(self) -> None:
        """A letter that says what they are to do, and by when."""
        ending = self._chosen_ending()
        if ending is not None:
            endings.tell_family(self, self.context, ending)

    def _open(self, _key: int) -> None:
        row = self.chosen_row()
        if row is not None:
            self.context.go(place(row))
