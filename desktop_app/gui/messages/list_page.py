"""Proactive messages: what was asked, how long the answer is awaited, what came back (R-7-1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSignalBlocker, QTimer

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.frames.list_page import FilteredListPage, filter_box
from desktop_app.gui.messages import words as consents
from desktop_app.gui.messages.card import MessageActs, MessageCard
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import fit
from desktop_app.gui.places import Place
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import MessageAnswer
from desktop_app.records.messages import Message, MessageRow
from desktop_app.services.messages import form as message_form
from desktop_app.services.messages import proactive
from desktop_app.services.messages.form import MessageForm
from desktop_app.services.messages.listed import Messages
from desktop_app.translation import _, ngettext

_TICK = 20_000
"""Milliseconds after which the time left is shown anew."""


_WAITING, _CONSENTS, _ALL = range(3)


@dataclass(frozen=True)
class Wanted:
    """One choice of the filter."""

    words: str
    answers: tuple[MessageAnswer, ...] = ()
    without_application: bool = False


def filters() -> list[Wanted]:
    """What needs somebody first."""
    return [
        Wanted(_("Waiting for an answer"), (MessageAnswer.WAITING,)),
        Wanted(_("Consent, no application yet"), without_application=True),
        Wanted(_("All")),
    ]


class ProactivePage(FilteredListPage[MessageRow]):
    which = "messages"

    """``place.id`` keeps the message that is chosen."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Proactive messages"))
        self.count.setWordWrap(False)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.card = MessageCard(context, self._acts())
        self.card.hide()
        self.column.addWidget(self.card)
        self.shown.connect(self._show_chosen)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def put_above(self) -> None:
        self.new = button(_("New message…"), self.ask_for_consent, icon="plus")
        self.new.setObjectName("new-message")
        self.top.addWidget(self.new)
        self.wanted = filter_box(_("Answer"), [(each.words, each) for each in filters()])
        self.add_filters(_("Name or IIN of child or parent"), self.wanted)

    def columns(self) -> Sequence[Column[MessageRow]]:
        now = self.context.desk.now
        moment = "00.00.0000 00:00"
        return [
            Column(_("Sent"), lambda row: wording.moment(row.sent_at), width=fit("", moment)),
            Column(_("Child"), lambda row: row.child_name),
            Column(_("Parent"), lambda row: row.parent_name),
            Column(_("Phone"), lambda row: row.phone, width=fit("", "+7 (000) 000-00-00")),
            Column(
                _("Time left"),
                lambda row: consents.time_left(row, now()).words,
                colour=lambda row: consents.time_left(row, now()).colour,
                width=fit(_("Time left"), *consents.widest_times()),
            ),
            Column(
                _("Answer"),
                lambda row: consents.state_words(row, now()),
                colour=lambda row: consents.state_colour(row, now()),
                width=fit(_("Answer"), *consents.widest_states()),
            ),
        ]

    def refresh(self) -> None:
        allow(self.new, self.context.desk, Act.SEND_MESSAGE)
        super().refresh()

    # What is shown

    def listing(self) -> Messages:
        wanted: Wanted = self.wanted.currentData()
        return Messages(self.text.text(), wanted.answers, wanted.without_application)

    def count_words(self, count: int) -> str:
        return ngettext("{count} message", "{count} messages", count)

    def nothing_words(self) -> str:
        if self.text.text().strip() or self.wanted.currentIndex() == _ALL:
            return _("No message here.")
        return _("Nothing waits here. “All” shows the messages of before.")

    def place_of(self, row_id: int) -> Place:
        row = self.table.currentIndex().row()
        assert self.model.id_at(row) == row_id
        return places.child(self.model.row(row).child_id)

    def _row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.selected_id() if self.model.rowCount() else None
        self.card.setHidden(chosen is None)
        if chosen is not None:
            self.place = self.place._replace(id=chosen)
            self.card.show_message(self.model.row(self.table.currentIndex().row()))

    def tick(self) -> None:
        """The clock moved on: the time left, and what is next once it is up."""
        self.table.viewport().update()
        self._show_chosen()

    # What can be done

    def _acts(self) -> MessageActs:
        return MessageActs(
            answer=self._answer,
            lapse=self._lapse,
            register=lambda message: self.context.go(places.proactive_entry(message.id)),
            open_application=lambda message: self.context.go(
                places.case(message.application_id or 0)
            ),
            show_paper=self._show_paper,
            annul=self._annul,
        )

    def ask_for_consent(self) -> None:
        from desktop_app.gui.messages.send import MessageDialog

        desk = self.context.desk

        def recorded(message: Message) -> None:
            self._show_among(_WAITING, message.id)

        def ask(begin: MessageForm) -> None:
            MessageDialog(self, self.context, begin).start(self.while_here(recorded))

        self.context.act(lambda: message_form.read(desk), self.while_here(ask), changes=False)

    def _show_among(self, filter_number: int, message_id: int) -> None:
        """What was just done stays in sight, whatever the filters were."""
        self._chosen = message_id
        with QSignalBlocker(self.text), QSignalBlocker(self.wanted):
            self.text.clear()
            self.wanted.setCurrentIndex(filter_number)
        self.refresh()

    def _answer(self, message: MessageRow) -> None:
        from desktop_app.gui.messages.answer import AnswerDialog

        AnswerDialog(self, self.context, message).start(self.while_here(self._recorded(message)))

    def _lapse(self, message: MessageRow) -> None:
        desk = self.context.desk
        done = self.while_here(self._recorded(message))
        self.context.act(lambda: proactive.lapse(desk, message), done)

    def _recorded(self, message: MessageRow) -> Callable[[NoticeRow], None]:
        """A consent goes on to its application; with any other answer the message is done."""
        desk = self.context.desk

        def tell(paper: NoticeRow, now: MessageRow) -> None:
            words = _("Recorded: {answer}. Its paper is {number}.").format(
                answer=consents.state_words(now, self.context.desk.now()), number=paper.number
            )
            self.context.tell("good", words)
            if now.consents:
                self._show_among(_CONSENTS, message.id)

        def told(paper: NoticeRow) -> None:
            self.context.act(
                lambda: Messages().page(desk, [message.id])[0],
                self.while_here(lambda now: tell(paper, now)),
                changes=False,
            )

        return told

    def _show_paper(self, message: MessageRow) -> None:
        from desktop_app.gui.papers.open import show_paper

        desk = self.context.desk

        def show(paper: NoticeRow | None) -> None:
            if paper is not None:
                show_paper(self, self.context, paper.id)

        self.context.act(
            lambda: proactive.record_of(desk, message), self.while_here(show), changes=False
        )

    def _annul(self, message: MessageRow) -> None:
        from desktop_app.gui.messages.answer import annul_message

        annul_message(self, self.context, message)
