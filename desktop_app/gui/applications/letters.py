"""The letters of a case to bodies elsewhere: which wait for an answer, and what came back."""

from collections.abc import Callable, Sequence

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.awards.request import KINDS
from desktop_app.gui.context import Context
from desktop_app.gui.frames.file_parts import show_short
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import Card, button
from desktop_app.gui.parts.table import Table
from desktop_app.records.acts import Act
from desktop_app.records.requests import Request, RequestOutcome
from desktop_app.translation import _

Does = Callable[[Request], None]


class RequestsCard(Card):
    """Every letter with its day to answer; the chosen one is reminded of, answered, or opened."""

    def __init__(
        self, context: Context, requests: Sequence[Request], *, answer: Does, remind: Does
    ) -> None:
        super().__init__(_("Letters to other bodies"))
        self.setObjectName("requestsCard")
        self._requests, self._desk = requests, context.desk
        today = context.desk.today()

        def colour(row: Request) -> str | None:
            if row.is_overdue(today) or row.outcome == RequestOutcome.NEGATIVE:
                return theme.BAD
            return None

        columns: list[Column[Request]] = [
            Column(_("Number"), lambda row: row.number, width=130),
            Column(_("Sent"), lambda row: wording.day(row.sent_on), width=92),
            Column(_("To whom"), _to_whom, tip=_to_whom),
            Column(_("Answer by"), lambda row: wording.day(row.answer_by), width=110),
            Column(
                _("Answer"),
                lambda row: _state(row, overdue=row.is_overdue(today)),
                width=250,
                colour=colour,
                tip=lambda row: row.answer or row.question,
            ),
        ]
        self.table = Table(rows_model(columns, requests, self), lambda _row: self._do(answer))
        self.remind_button = button(_("Remind"), lambda: self._do(remind), icon="mail")
        self.remind_button.setObjectName("remind")
        self.answer_button = button(_("Record the answer…"), lambda: self._do(answer), icon="check")
        self.answer_button.setObjectName("answer")
        self.head.addWidget(self.remind_button)
        self.head.addWidget(self.answer_button)
        show_short(self, self.table, "requests", _("Letters to other bodies"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_what_may())
        waiting = (n for n, each in enumerate(requests) if each.is_open)
        self.table.selectRow(next(waiting, 0))
        self._show_what_may()

    def _chosen(self) -> Request | None:
        number = self.table.selected_id()
        return None if number is None else self._requests[number]

    def _do(self, act: Does) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.is_open:
            act(chosen)

    def _show_what_may(self) -> None:
        chosen = self._chosen()
        is_open = chosen is not None and chosen.is_open
        allow(self.remind_button, self._desk, Act.REMIND_OF_REQUEST, ready=is_open)
        allow(self.answer_button, self._desk, Act.RECORD_ANSWER, ready=is_open)


def _to_whom(row: Request) -> str:
    return f"{_(KINDS[row.kind])}: {row.addressee}"


def _state(row: Request, *, overdue: bool) -> str:
    if row.answered_on is not None:
        is_negative = row.outcome == RequestOutcome.NEGATIVE
        words = _("{day}, negative") if is_negative else _("{day}, positive")
        return words.format(day=wording.day(row.answered_on))
    said = _("overdue") if overdue else _("waited for")
    if row.reminded_on is not None:
        return _("{said}, reminded on {day}").format(said=said, day=wording.day(row.reminded_on))
    return said
