"""What a payout pays, whom it does not pay, and the payouts that are approved."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.table import fit
from desktop_app.gui.payouts import words as payout_words
from desktop_app.gui.words import short_period
from desktop_app.law.quarters import Month, Period, Quarter, Term, parse_period
from desktop_app.records.kinds import LineKind, LineState
from desktop_app.records.payouts import (
    ApprovedPayout,
    DrawnPayout,
    LineStanding,
    NotPaidLine,
    PayoutLine,
    PayoutRow,
    PayoutState,
)
from desktop_app.translation import N_, _

_EVERY_KIND: tuple[Period, ...] = (Quarter(2026, 4), Term(2025, 4, Month(2026, 4), Month(2026, 5)))
"""For the widths of columns."""


@dataclass(frozen=True)
class NumberedLine:
    """A line with its number on the sheet; arrears are for a period before the sheet's."""

    number: int
    line: PayoutLine
    is_arrears: bool
    standing: LineStanding | None


_KIND_WORDS = {
    LineKind.CURRENT: N_("Current"),
    LineKind.ARREARS: N_("Arrears"),
    LineKind.FOLLOW_UP: N_("Paid again"),
    LineKind.SET_OFF: N_("Set off"),
}


def _kind(row: NumberedLine) -> str:
    return _(_KIND_WORDS[row.line.kind])


def _line_columns(approved: bool) -> list[Column[NumberedLine]]:
    """An approved sheet says what the bank made of each line, in the place of IIN and months."""
    periods = [short_period(period) for period in _EVERY_KIND]
    kinds = [_(words) for words in _KIND_WORDS.values()]
    iban = f"KZ00722C{'0' * 12}"
    return [
        Column("№", lambda row: str(row.number), right=True, width=fit("№", "00000")),
        Column(
            _("Child"),
            lambda row: row.line.child_name,
            tip=lambda row: f"{row.line.child_name}, {row.line.child_iin}",
        ),
        *([] if approved else [_iin_column()]),
        Column(_("Payee"), lambda row: row.line.payee_name),
        Column(
            _("Sum"),
            lambda row: wording.tenge(row.line.amount),
            right=True,
            width=fit(_("Sum"), wording.tenge(100_000)),
            key=lambda row: row.line.amount,
        ),
        Column(_("Account"), lambda row: row.line.iban, width=fit(_("Account"), iban)),
        Column(
            _("Period"),
            lambda row: short_period(row.line.period),
            width=fit(_("Period"), *periods),
            key=lambda row: row.line.period.first_day,
        ),
        Column(_("Kind"), _kind, colour=_colour, width=fit(_("Kind"), *kinds)),
        *([] if approved else [_months_column()]),
        *([_answer_column()] if approved else []),
    ]


def _iin_column() -> Column[NumberedLine]:
    return Column(_("IIN"), lambda row: row.line.child_iin, width=fit(_("IIN"), "0" * 12))


def _months_column() -> Column[NumberedLine]:
    return Column(
        _("Months"),
        lambda row: str(len(row.line.months)),
        right=True,
        width=fit(_("Months"), "0"),
    )


def _answer_column() -> Column[NumberedLine]:
    longest = [_(words).format(date="00.00.2026") for words in payout_words.LINE_WORDS.values()]
    return Column(
        _("Bank's answer"),
        lambda row: payout_words.line_state(row.standing) if row.standing else "",
        colour=_answer_colour,
        width=fit(_("Bank's answer"), *longest),
        tip=_answer_tip,
    )


def _answer_colour(row: NumberedLine) -> str | None:
    state = row.standing.state if row.standing else LineState.APPROVED
    if state is LineState.RETURNED:
        return theme.BAD
    return theme.GOOD if state is LineState.PAID else theme.QUIET


def _answer_tip(row: NumberedLine) -> str:
    """Why it came back, and who recorded the answer."""
    found = row.standing
    if found is None or found.settled_at is None:
        return ""
    recorded = _("Recorded by {who}, {when}").format(
        who=found.settled_by, when=wording.moment(found.settled_at)
    )
    again = _("Paid again since") if found.paid_again else ""
    return "\n".join(filter(None, (found.returned_why, recorded, again)))


class PayoutLinesModel(PagedModel[NumberedLine]):
    """The lines of one payout; the id of a row is its place among the lines."""

    def __init__(self, parent: QObject, *, approved: bool) -> None:
        self._payout: DrawnPayout | None = None
        super().__init__(_line_columns(approved), self._rows, parent)

    def _rows(self, places: list[int]) -> list[NumberedLine]:
        assert self._payout is not None
        payout = self._payout
        standings = payout.standings if isinstance(payout, ApprovedPayout) else ()
        return [
            NumberedLine(
                place + 1,
                payout.lines[place],
                payout.is_arrears(payout.lines[place]),
                standings[place] if standings else None,
            )
            for place in places
        ]

    def show_payout(self, payout: DrawnPayout | None) -> None:
        self._payout = payout
        self.show(list(range(len(payout.lines))) if payout else [])

    def every(self) -> list[NumberedLine]:
        """All lines, as they stand on the sheet."""
        return self._rows(list(range(len(self._payout.lines)))) if self._payout else []


def _colour(row: NumberedLine) -> str | None:
    return theme.WARN if row.is_arrears else None


class NotPaidModel(PagedModel[NotPaidLine]):
    """Children with an award who get nothing this time; the id of a row is its place."""

    def __init__(self, context: Context, parent: QObject) -> None:
        self._lines: Sequence[NotPaidLine] = ()
        columns = [
            Column[NotPaidLine](_("Child"), lambda row: row.child_name, width=230),
            Column(_("IIN"), lambda row: row.child_iin, width=fit(_("IIN"), "0" * 12)),
            Column(_("Reason"), lambda row: wording.step(row.reason, translation.current())),
            Column(
                _("Clause"),
                lambda row: context.clause(row.reason.clause),
                width=280,
            ),
        ]
        super().__init__(columns, lambda places: [self._lines[place] for place in places], parent)

    def show_payout(self, payout: DrawnPayout | None) -> None:
        self._lines = payout.not_paid if payout else ()
        self.show(list(range(len(self._lines))))

    def child_at(self, place: int) -> int:
        return self._lines[place].child_id


def _state_colour(row: PayoutRow) -> str | None:
    return {
        PayoutState.PAID: theme.GOOD,
        PayoutState.RETURNED: theme.BAD,
        PayoutState.ANNULLED: theme.QUIET,
    }.get(row.state, theme.WARN)


class ApprovedPayoutsModel(PagedModel[PayoutRow]):
    """Approved payouts, the newest first, by their own ids; an annulled one is struck out."""

    def __init__(self, parent: QObject) -> None:
        self._found: dict[int, PayoutRow] = {}
        longest = [wording.period(period, translation.current()) for period in _EVERY_KIND]
        states = (_("State"), *map(_, payout_words.STATE_WORDS.values()))
        columns = [
            Column[PayoutRow](
                _("Number"),
                lambda row: row.number,
                width=130,
                struck=lambda row: row.annulled_at is not None,
            ),
            Column(
                _("Period"),
                lambda row: wording.period(parse_period(row.quarter), translation.current()),
                width=fit(_("Period"), *longest),
            ),
            Column(_("Approved at"), lambda row: wording.moment(row.closed_at), width=150),
            Column(_("Approved by"), lambda row: row.closed_by),
            Column(_("State"), payout_words.state, colour=_state_colour, width=fit(*states)),
            Column(_("Lines"), lambda row: wording.number(row.lines), right=True, width=70),
            Column(_("Sum"), lambda row: wording.tenge(row.total), right=True, width=120),
        ]
        super().__init__(columns, lambda ids: [self._found[row_id] for row_id in ids], parent)

    def show_approved(self, rows: Sequence[PayoutRow]) -> None:
        self._found = {row.id: row for row in rows}
        self.show([row.id for row in rows])
