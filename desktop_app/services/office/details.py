"""The office's own details, schools, workers and MCI values."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.acts import OFFICE_ACTS, Act
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.decisions import Act as HistoryEntry
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Doubt, EntryError, Slip, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.identity.details import (
    numbers_doubts,
    office_slips,
    official_doubts,
    school_slips,
)
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.identity.names import name_slip
from desktop_app.services.law_values import office_hours
from desktop_app.services.law_values.law_data import shipped_mci
from desktop_app.services.office import namesakes, schools
from desktop_app.services.payouts import limit as payout_limit
from desktop_app.services.people import confirming
from desktop_app.services.reasons import reason
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.papers import issued as notices

DETAILS = (*Office.__dataclass_fields__, *repayment_terms.KEYS, payout_limit.KEY, office_hours.KEY)
"""The settings that are saved together as the office's details."""


def details_version(connection: Connection) -> int:
    """Changes with every saving of the details; 0 where they never were saved."""
    return offices.version(connection, DETAILS)


def save_details(
    desk: Desk,
    details: Office,
    terms: RepaymentTerms | None = None,
    limit: str | None = None,
    *,
    portal_until: str | None = None,
    seen: int = 0,
    confirmed: Iterable[Confirmed] = (),
) -> int:
    """Save what papers say of the office and, with it, how money is returned (D-9).

    ``limit`` is the sum for one child above which a payout sheet is looked at twice,
    ``portal_until`` the time after which a portal request counts for the next day. ``seen`` is the
    version that was changed: ChangedMeanwhile where there is a later one. The new version.
    """
    details = as_meant(details)
    slips = [*office_slips(details)]
    terms = as_meant(terms) if terms is not None else None
    slips += repayment_terms.slips(terms) if terms is not None else ()
    slips += payout_limit.slips(limit) if limit is not None else ()
    slips += office_hours.slips(portal_until) if portal_until is not None else ()
    who, when = desk.worker.name, desk.now()
    with desk.writing(Act.CHANGE_OFFICE) as connection:
        before = offices.details(connection)
        doubts = [*official_doubts(details, ("head_name", "accountant_name"), before)]
        slips += confirming.unanswered(doubts, confirmed)
        if slips:
            raise EntryError(*slips)
        offices.require_version(connection, DETAILS, seen)
        offices.save_values(connection, asdict(details), who, when)
        if terms is not None:
            repayment_terms.save(connection, terms, who, when)
        if limit is not None:
            payout_limit.save(connection, limit, who, when)
        if portal_until is not None:
            office_hours.save(connection, portal_until, who, when)
        act = Step(N_("Changed the office's details"), "R-3")
        record_for_office(connection, desk, act)
        _tell_confirmed(connection, desk, doubts)
        return details_version(connection)


def _tell_confirmed(connection: Connection, desk: Desk, doubts: Iterable[Doubt]) -> None:
    for each in confirming.told(doubts):
        record_for_office(connection, desk, each)


def history(desk: Desk) -> list[HistoryEntry]:
    """Who changed what of the office's own, from what to what, the newest first."""
    with desk.reading(Sight.OFFICE) as connection:
        return notices.of_acts(connection, OFFICE_ACTS, _MOST_ENTRIES)


_MOST_ENTRIES = 1_000


def save_school(
    desk: Desk,
    school: Provider,
    confirmed: Iterable[Confirmed] = (),
    others: Collection[int] = (),
) -> int:
    """Save a school; its id. ``others`` look the same on file, and were said to be other schools.

    EntryError with every slip, PerhapsOnFile where it may be one on file and nobody said so;
    ChangedMeanwhile where somebody else has changed it since it was seen.
    """
    school = as_meant(school)
    slips = []
    if not school.name_kk:
        slips.append(Slip("name_kk", N_("Enter the name in Kazakh.")))
    if not school.name_ru:
        slips.append(Slip("name_ru", N_("Enter the name in Russian.")))
    slips += school_slips(school)
    with desk.writing(Act.SAVE_SCHOOL) as connection:
        before = offices.school(connection, school.id) if school.id else None
        doubts = [*official_doubts(school, ("head_name",), before), *numbers_doubts(school, before)]
        slips += confirming.unanswered(doubts, confirmed)
        slips += schools.bin_of_another(connection, school)
        if slips:
            raise EntryError(*slips)
        schools.require_answers(connection, school, others)
        named = [each.id for each in offices.every_school(connection) if _is_named(each, school)]
        if named not in ([], [school.id]):
            raise EntryError(Slip("name_kk", schools.ON_FILE_ALREADY))
        school_id = offices.save_school(connection, school, desk.worker.name, desk.now())
        schools.keep_answers(connection, desk, school_id, others)
        label = N_("Changed the school {name}") if school.id else N_("Added the school {name}")
        words = Words(school.name_kk, school.name_ru)
        record_for_office(connection, desk, Step(label, "R-3", {"name": words}))
        _tell_confirmed(connection, desk, doubts)
        return school_id


def _is_named(school: Provider, other: Provider) -> bool:
    """No name stands for two: lists and old registers name by it."""
    return school.name_kk == other.name_kk


def save_worker(
    desk: Desk,
    worker: Worker,
    *,
    back: bool = False,
    another: bool = False,
    also: Callable[[Connection, int], None] | None = None,
    confirmed: Iterable[Confirmed] = (),
) -> int:
    """Save a worker; their id. EntryError where the name may be somebody's who is known.

    ``back``: the one who left under this name is back, under the id that they had.
    ``another``: whoever has nearly the same name is another person.
    ``also`` is done at the end of the same unit of work, with the worker's id.
    ChangedMeanwhile where somebody else has changed them since they were seen.
    """
    worker = as_meant(worker)
    if not worker.name:
        raise EntryError(Slip("name", N_("Enter the name as papers show it.")))
    wrong = name_slip("name", worker.name)
    if wrong is not None:
        raise EntryError(wrong)
    with desk.writing(Act.SAVE_WORKER) as connection:
        staff, gone = office_staff.at_work(connection), office_staff.retired(connection)
        before = next((each for each in staff if each.id == worker.id), None)
        doubts = [*official_doubts(worker, ("name",), before)]
        open_ = confirming.unanswered(doubts, confirmed)
        if open_:
            raise EntryError(*open_)
        if back:
            worker = _back(worker, gone)
        _require_free(worker, staff, gone)
        _require_known_apart(worker, staff, another=another)
        roles = [each.role for each in staff if each.id == worker.id]
        if worker.id == desk.worker.id and roles != [worker.role]:
            raise EntryError(Slip("role", N_("Nobody changes their own role.")))
        others = [each.role for each in staff if each.id != worker.id]
        if any(_is_needed(role, [worker.role, *others]) for role in roles):
            raise EntryError(Slip("role", _NEEDED))
        worker_id = office_staff.save_worker(connection, worker, desk.worker.name, desk.now())
        label = N_("Changed the worker {name}") if worker.id else N_("Added the worker {name}")
        record_for_office(connection, desk, Step(label, "", {"name": as_is(worker.name)}))
        _tell_confirmed(connection, desk, doubts)
        if also is not None:
            also(connection, worker_id)
        return worker_id


_NEEDED = N_("The office needs somebody in this role.")


def _is_needed(role: Role, left: Sequence[Role]) -> bool:
    """Whether an office can't be without the role: everybody's but an inspector's."""
    return role is not Role.INSPECTOR and role not in left


def _back(worker: Worker, gone: Sequence[Worker]) -> Worker:
    found = [each for each in gone if each.name == worker.name]
    if worker.id or not found:
        raise EntryError(Slip("back", N_("Nobody of this name has left the office.")))
    return replace(worker, id=found[0].id, version=found[0].version)


def _require_free(worker: Worker, staff: Sequence[Worker], gone: Sequence[Worker]) -> None:
    """No name stands for two: papers and the history name by it."""
    if any(each.name == worker.name and each.id != worker.id for each in staff):
        raise EntryError(Slip("name", N_("This worker is on file already.")))
    if any(each.name == worker.name and each.id != worker.id for each in gone):
        label = N_(
            "{name} worked here before. If they are back, tick it below; "
            "if this is somebody else, write the name so that papers tell the two apart."
        )
        raise EntryError(Slip("back", label, {"name": as_is(worker.name)}))


def _require_known_apart(worker: Worker, staff: Sequence[Worker], *, another: bool) -> None:
    """One person in two entries could approve what they drew up: asked once of each entry."""
    asked = any(
        (each.id, each.name, each.role) == (worker.id, worker.name, worker.role) for each in staff
    )
    alike = namesakes.of(worker, staff)
    if alike and not (another or asked):
        label = N_(
            "{names} is on the list. Nobody is there twice: who draws a payout up does not "
            "approve it. If these are two people, tick it below."
        )
        names = ", ".join(each.name for each in alike)
        raise EntryError(Slip("another", label, {"names": as_is(names)}))


def retire_worker(
    desk: Desk, worker: Worker, *, also: Callable[[Connection], None] | None = None
) -> None:
    """Take a worker out of the list; what they did stays. All else as `save_worker`."""
    if worker.id == desk.worker.id:
        raise EntryError(Slip("name", N_("Nobody takes themselves out of the list.")))
    with desk.writing(Act.RETIRE_WORKER) as connection:
        staff = office_staff.at_work(connection)
        left = [each.role for each in staff if each.id != worker.id]
        if any(_is_needed(each.role, left) for each in staff if each.id == worker.id):
            raise EntryError(Slip("name", _NEEDED))
        office_staff.retire_worker(connection, worker, desk.worker.name, desk.now())
        label = N_("Took {name} out of the list of workers")
        record_for_office(connection, desk, Step(label, "", {"name": as_is(worker.name)}))
        if also is not None:
            also(connection)


def add_mci(desk: Desk, first_day: date, tenge: int, citation: str) -> None:
    """Add an MCI with its source; one that ships with the program is never changed.

    What was paid before it became known follows by itself, as arrears or an overpayment (D-9).
    """
    if not 1_000 <= tenge <= 100_000:
        raise EntryError(Slip("tenge", N_("Enter the MCI in whole tenge, as the law names it.")))
    if first_day.day != 1:
        raise EntryError(Slip("first_day", N_("An MCI holds from the first day of a month.")))
    if first_day.year > desk.today().year + 1:
        label = N_("An MCI is known for this year and the next at most. Check the year.")
        raise EntryError(Slip("first_day", label))
    if not citation.strip():
        raise EntryError(Slip("citation", N_("Name the law that sets it.")))
    with desk.writing(Act.ADD_MCI) as connection:
        shipped = {first for first, _, _ in shipped_mci()}
        if first_day in shipped | set(offices.added_mci(connection)):
            raise EntryError(Slip("first_day", N_("There is an MCI from this day already.")))
        if first_day < max(shipped):
            label = N_("It must be later than the latest MCI that came with the program.")
            raise EntryError(Slip("first_day", label))
        offices.add_mci(
            connection, first_day, tenge, citation.strip(), desk.worker.name, desk.now()
        )
        act = Step(
            N_("Added the MCI of {tenge} tenge from {date}"),
            "D-7",
            {"tenge": tenge, "date": first_day},
        )
        record_for_office(connection, desk, act)


def annul_mci(desk: Desk, first_day: date, why: str) -> None:
    """Take an MCI back that the office added by mistake; it stays on file with the reason.

    Sums follow by themselves. Trouble where the office has no MCI from this day.
    """
    why = reason(why, N_("Write why the MCI is annulled."))
    with desk.writing(Act.ANNUL_MCI) as connection:
        found = [
            each
            for each in offices.mci_on_file(connection)
            if each.first_day == first_day and each.annulled_at is None
        ]
        if not found:
            raise Trouble(
                N_("The office has added no MCI from {date}, or has annulled it already."),
                date=first_day,
            )
        offices.annul_mci(connection, found[0].id, desk.worker.name, desk.now(), why)
        act = Step(
            N_("Annulled the MCI of {tenge} tenge from {date}. Reason: {why}"),
            "D-7",
            {"tenge": found[0].tenge, "date": first_day, "why": as_is(why)},
        )
        record_for_office(connection, desk, act)
