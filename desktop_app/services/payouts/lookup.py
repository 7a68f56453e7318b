"""From paper back to the case: ``Т-2026-00001/17`` is line 17 of the payout Т-2026-00001."""

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.looks import Subject
from desktop_app.records.payouts import ApprovedPayout, LinePlace, PayoutLine
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.looks.looking import look
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import lookup as payout_lookup
from desktop_app.storage.registers import numbers as registers

_MOST_DIGITS = 7


@dataclass(frozen=True)
class FoundLine:
    """A line as it was approved, and where it stands."""

    payout: ApprovedPayout
    line: PayoutLine
    place: LinePlace


def parse(text: str) -> tuple[str, int] | None:
    """The number of the payout and of the line; None where the text is nothing of the kind."""
    number, slash, line = "".join(text.split()).rpartition("/")
    if not slash or not number or not line.isascii() or not line.isdigit():
        return None
    return (number, int(line)) if len(line) <= _MOST_DIGITS else None


def by_number(desk: Desk, typed: str) -> ApprovedPayout:
    """A payout by its number, however it was typed; Trouble where there is none."""
    with desk.reading() as connection:
        number = registers.as_given(connection, typed) or typed
        found = payout_lookup.by_number(connection, number)
        if found is None:
            label = N_("There is no payout {number}. Write it as on the sheet: Т-2026-00001.")
            raise Trouble(label, number=as_is(typed))
        return stored.by_id(connection, found)


def _place(connection: Connection, typed: str, line: int) -> LinePlace | None:
    number = registers.as_given(connection, typed) or typed
    return payout_lookup.line_place(connection, number, line)


def explain(desk: Desk, text: str) -> FoundLine:
    """A line with the steps that were frozen with it; Trouble where there is none."""
    wanted = parse(text)
    with desk.reading() as connection:
        place = _place(connection, *wanted) if wanted else None
        if place is None:
            label = N_("There is no line {number}. Write it as on the sheet: Т-2026-00001/17.")
            raise Trouble(label, number=as_is(text))
        payout = stored.by_id(connection, place.payout_id)
    line = payout.lines[place.number - 1]
    look(desk, Subject.CHILD, line.child_id)
    return FoundLine(payout, line, place)


def told(found: FoundLine) -> tuple[Step, ...]:
    """Whose line it is, and how its sum came about."""
    line = found.line
    who = Step(
        N_("{child}, paid to {payee}, {period}"),
        "D-3",
        {
            "child": as_is(line.child_name),
            "payee": as_is(line.payee_name),
            "period": line.period,
        },
    )
    return (who, *line.steps)
