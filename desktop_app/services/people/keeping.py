"""Putting people on file, and setting right what is on file about them."""

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.validation import person_slips
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.people import on_file as people

WHO = "person"
"""The prefix of the slips' fields."""


def on_file(desk: Desk, person_id: int) -> Person:
    """A person as they are on file now, to be set right."""
    with desk.reading() as connection:
        return people.by_id(connection, person_id)


def update(desk: Desk, person_id: int, version: int, entry: PersonEntry) -> None:
    """Save a person's details; EntryError with every slip, ChangedMeanwhile where it is too late.

    Decisions keep the facts that they were made from: a changed birth date changes none of them.
    """
    entry = as_meant(entry)
    with desk.writing(Act.CHANGE_PERSON) as connection:
        is_child = bool(applications.of_child(connection, person_id))
        slips = [*person_slips(WHO, entry), *_birth_slips(desk, entry, is_child)]
        other = people.by_iin(connection, entry.iin)
        if other is not None and other.id != person_id:
            label = N_("This IIN is on file for {name}. Check it against the document.")
            named = as_is(other.full_name)
            slips.append(Slip(f"{WHO}.iin", label, {"name": named}))
        if slips:
            raise EntryError(*slips)
        before = people.by_id(connection, person_id)
        people.update(connection, person_id, version, entry, desk.worker.name, desk.now())
        act = Step(N_("Changed the personal details"), "R-8")
        if before.iin != entry.iin:
            values = {"before": as_is(before.iin), "now": as_is(entry.iin)}
            act = Step(N_("Changed the IIN from {before} to {now}"), "R-8", values)
        history.record_for_child(connection, desk, act, person_id)


def put_on_file(connection: Connection, desk: Desk, entry: PersonEntry) -> int:
    """The person's id; what was on file otherwise before is told in their history."""
    entry = as_meant(entry)
    before = people.by_iin(connection, entry.iin)
    person_id = people.save(connection, entry, desk.worker.name, desk.now())
    if before is not None and people.by_id(connection, person_id).version != before.version:
        act = Step(N_("Changed the personal details"), "R-8")
        history.record_for_child(connection, desk, act, person_id)
    return person_id


def _birth_slips(desk: Desk, entry: PersonEntry, is_child: bool) -> Iterator[Slip]:
    if entry.birth_date is None:
        if is_child:
            yield Slip(f"{WHO}.birth_date", N_("Enter the child's date of birth."))
    elif entry.birth_date > desk.today():
        yield Slip(f"{WHO}.birth_date", N_("The date of birth can't lie in the future."))
