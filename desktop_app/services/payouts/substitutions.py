"""Orders of substitution, by which who drew a payout up may approve it (D-7).

In an office of two, who drew a payout up may approve it while the other is away. What lets them is
never their own word: the head or the administrator has put the order on file before, and never the
one who stands in by it, while anybody else in the office could. Where nobody could, as where the
head alone is left of those who may, a payout must not stop for it: the order counts, and both the
history and the sheet name who recorded it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.payouts import PayoutDraft
from desktop_app.records.people import Worker
from desktop_app.records.substitutions import Substitution, SubstitutionEntry
from desktop_app.services.acts import may
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.reasons import reason
from desktop_app.storage.office import staff
from desktop_app.storage.office import substitutions as stored

LONGEST_NUMBER = 30


def is_own(desk: Desk, draft: PayoutDraft) -> bool:
    """Whether who works now drew it up, and so can't approve it alone.

    One that was drawn up under a name that nobody bears now may be anybody's.
    """
    return draft.drawn_by_id in {desk.worker.id, None}


def in_force(desk: Desk) -> list[Substitution]:
    """By which who works now stands in today."""
    with desk.reading() as connection:
        return _in_force(connection, desk)


def required(
    connection: Connection, desk: Desk, draft: PayoutDraft, order_id: int | None
) -> Substitution | None:
    """The order by which the one who drew up may approve, or None where another approves.

    EntryError where none is named, or none of that id lets them today; Trouble where nobody knows
    any more who drew it up.
    """
    if draft.drawn_by_id is None:
        label = N_("Nobody is called {who} now, who drew it up: draw it up once more.")
        raise Trouble(label, who=as_is(draft.drawn_by))
    if not is_own(desk, draft):
        return None
    known = {each.id: each for each in _in_force(connection, desk)}
    if not known:
        label = N_(
            "You drew it up: another person approves it. To do both, you stand in by an order of "
            "substitution that the administrator or the head has recorded before: Settings, "
            "Workers."
        )
        raise EntryError(Slip("substitution", label))
    if order_id not in known:
        label = N_("You drew it up. Choose the order of substitution by which you approve it.")
        raise EntryError(Slip("substitution", label))
    return known[order_id]


def _others_could_record(connection: Connection, worker_id: int) -> bool:
    """Whether somebody else in the office may put an order of substitution on file."""
    return any(
        each.id != worker_id and may(each.role, Act.RECORD_SUBSTITUTION)
        for each in staff.at_work(connection)
    )


def _in_force(connection: Connection, desk: Desk) -> list[Substitution]:
    """One that they recorded themselves counts while nobody else could."""
    found = stored.in_force(connection, desk.worker.id, desk.today())
    if any(each.is_own for each in found) and _others_could_record(connection, desk.worker.id):
        return [each for each in found if not each.is_own]
    return found


# --- the orders on file ---


def standing(desk: Desk) -> tuple[list[Substitution], list[Worker]]:
    """The orders that stand, the newest first, and who could stand in for whom."""
    with desk.reading(Sight.OFFICE) as connection:
        return stored.standing(connection), _who_pays(connection)


def record(desk: Desk, entry: SubstitutionEntry) -> Substitution:
    """Put an order on file. EntryError where something of it lacks or can't be right.

    Trouble where who would stand in by it records it, and somebody else could.
    """
    number = " ".join(entry.number.split()).removeprefix("№").strip()
    with desk.writing(Act.RECORD_SUBSTITUTION) as connection:
        workers = {each.id: each for each in _who_pays(connection)}
        slips = [*_number_slips(number), *_people_slips(entry, workers), *_day_slips(desk, entry)]
        if slips:
            raise EntryError(*slips)
        own = entry.substitute_id == desk.worker.id
        if own and _others_could_record(connection, desk.worker.id):
            raise Trouble(
                N_(
                    "You would stand in by this order, so you do not record it: the administrator "
                    "or the head does. Nothing was saved."
                )
            )
        absent, substitute = workers[entry.absent_id], workers[entry.substitute_id]
        values: dict[str, Any] = {
            **entry.__dict__,
            "number": number,
            "absent": absent.name,
            "substitute": substitute.name,
            "recorded_by_id": desk.worker.id,
            "recorded_at": desk.now(),
            "recorded_by": desk.worker.name,
        }
        kept = stored.by_id(connection, stored.add(connection, values))
        assert kept is not None
        label = N_(
            "Order of substitution {order}: {who} stands in for {absent} from {first} until {last}"
        )
        if own:
            label = N_(
                "Order of substitution {order}: {who} stands in for {absent} from {first} until "
                "{last}; recorded by who stands in, as nobody else in the office may"
            )
        record_for_office(connection, desk, Step(label, "D-7", _values(kept)))
        return kept


def annul(desk: Desk, order: Substitution, why: str) -> None:
    """Take an order back; what was approved by it stays. EntryError without a reason."""
    why = reason(why, N_("Write why the order is taken back."))
    with desk.writing(Act.ANNUL_SUBSTITUTION) as connection:
        if not stored.annul(connection, order.id, desk.worker.name, desk.now(), why):
            raise Trouble(N_("This order was taken back already. Nothing was saved."))
        label = N_("Took back the order of substitution {order}. Reason: {why}")
        values: dict[str, Value] = {"order": as_is(order.named), "why": as_is(why)}
        record_for_office(connection, desk, Step(label, "D-7", values))


def _values(order: Substitution) -> Mapping[str, Value]:
    return {
        "order": as_is(order.named),
        "who": as_is(order.substitute),
        "absent": as_is(order.absent),
        "first": order.first_day,
        "last": order.last_day,
    }


def _who_pays(connection: Connection) -> list[Worker]:
    return [each for each in staff.at_work(connection) if may(each.role, Act.APPROVE_PAYOUT)]


def _number_slips(number: str) -> Iterator[Slip]:
    if not any(map(str.isdigit, number)) or len(number) > LONGEST_NUMBER:
        label = N_("Enter the number of the order, at most {most} characters.")
        yield Slip("number", label, {"most": LONGEST_NUMBER})


def _people_slips(entry: SubstitutionEntry, workers: Mapping[int, Worker]) -> Iterator[Slip]:
    for name in ("absent_id", "substitute_id"):
        if getattr(entry, name) not in workers:
            yield Slip(name, N_("Choose somebody who draws up or approves payouts."))
    if entry.absent_id == entry.substitute_id:
        yield Slip("substitute_id", N_("Nobody stands in for themselves."))


def _day_slips(desk: Desk, entry: SubstitutionEntry) -> Iterator[Slip]:
    today = desk.today()
    if entry.day is None or entry.day > today:
        yield Slip("day", N_("Enter the order's day, not a later one than today."))
    if entry.first_day is None:
        yield Slip("first_day", N_("Enter the day."))
    elif entry.day is not None and entry.first_day < entry.day:
        yield Slip("first_day", N_("Nobody stands in by an order before its day."))
    if entry.last_day is None:
        yield Slip("last_day", N_("Enter the day."))
    elif entry.first_day is not None and entry.last_day < entry.first_day:
        yield Slip("last_day", N_("The last day is before the first."))
