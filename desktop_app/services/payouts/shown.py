"""What the page of payouts shows, all of it read at one moment."""

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Period
from desktop_app.law.steps import Step
from desktop_app.records.looks import Subject
from desktop_app.records.payouts import PayoutRow
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Progress, Trouble, nobody, share
from desktop_app.services.law_values import law_data, periods
from desktop_app.services.looks.looking import look
from desktop_app.services.payouts.changes import Compared, compared_by
from desktop_app.services.payouts.cycle import Looked, looked
from desktop_app.storage.payouts import approved as stored


@dataclass(frozen=True)
class ShownPayout:
    """A payout with its figures, what differs from the period before, and what there is to choose.

    ``looked`` is None where a value of the law is not known, which ``missing`` then names.
    ``offered`` are the periods that payouts are for, ``approved`` every approved payout, the newest
    first.
    """

    period: Period
    offered: tuple[Period, ...]
    approved: tuple[PayoutRow, ...]
    looked: Looked | None = None
    compared: Compared | None = None
    missing: Step | None = None

    def __post_init__(self) -> None:
        if self.looked is not None:
            _ = self.looked.payout.figures  # now, not in the window


@dataclass(frozen=True)
class Offered:
    """What the page shows before anything is drawn up: one reading, whatever the office's size."""

    period: Period
    periods: tuple[Period, ...]
    approved: tuple[PayoutRow, ...]


def offered(desk: Desk, period: Period | None) -> Offered:
    """The periods and approved payouts to choose from; without a period that of today."""
    with desk.reading() as connection:
        periods_ = _offered(connection, desk)
        asked = period or periods.current(list(periods_), desk.today())
        return Offered(asked, periods_, tuple(stored.approved_rows(connection)))


def of_period(
    desk: Desk,
    period: Period | None,
    follows_id: int | None = None,
    progress: Progress = nobody,
) -> ShownPayout:
    """The payout of a period as it would be now, or the follow-up of one.

    Without a period that in which today lies.
    """
    with desk.reading() as connection:
        shown = _of_period(connection, desk, period, follows_id, progress)
    if shown.looked is not None:
        look(desk, Subject.PAYOUT, 0, which=str(shown.period))
    return shown


def _of_period(
    connection: Connection,
    desk: Desk,
    period: Period | None,
    follows_id: int | None,
    progress: Progress,
) -> ShownPayout:
    offered = _offered(connection, desk)
    asked = period or periods.current(list(offered), desk.today())
    approved = tuple(stored.approved_rows(connection))
    try:
        found = looked(connection, asked, follows_id, share(progress, 0, 0.85))
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NotInForceError):
            raise
        return ShownPayout(asked, offered, approved, missing=trouble.step)
    compared = compared_by(connection, found.payout, desk.now())
    share(progress, 0.85, 1)(1, 1)
    return ShownPayout(asked, offered, approved, found, compared)


def of_approved(desk: Desk, payout_id: int) -> ShownPayout:
    """An approved payout, with what was found when it was approved."""
    with desk.reading() as connection:
        payout = stored.by_id(connection, payout_id)
        shown = ShownPayout(
            payout.quarter,
            _offered(connection, desk),
            tuple(stored.approved_rows(connection)),
            Looked(payout, payout.checks),
            compared_by(connection, payout, desk.now()),
        )
    look(desk, Subject.PAYOUT, payout_id)
    return shown


def _offered(connection: Connection, desk: Desk) -> tuple[Period, ...]:
    return tuple(periods.offered_by(law_data.in_force(connection), desk.today()))
