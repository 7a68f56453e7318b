"""Setting right what is on file about people: asked as for whoever is typed anew."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.looks import Subject
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import Asked, Difference, PersonValue, Said, WhoItIs, differing
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Question, Slip
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.looks.looking import look
from desktop_app.services.people import confirming, guard
from desktop_app.services.validation import person_slips
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.people import on_file as people
from desktop_app.storage.people import values

WHO = "person"
"""The prefix of the slips' fields."""


def on_file(desk: Desk, person_id: int) -> Person:
    """A person as they are on file now, to be set right."""
    with desk.reading() as connection:
        return people.by_id(connection, person_id)


def held(desk: Desk, person_id: int) -> list[PersonValue]:
    """What their card said before, the oldest first."""
    with desk.reading() as connection:
        found = values.of_person(connection, person_id)
    look(desk, Subject.CHILD, person_id)
    return found


def asks(before: Person, entry: PersonEntry) -> tuple[Difference, ...]:
    """What of who they are is set otherwise, and was not empty: it changed, or was wrong."""
    wanted = {*guard.IDENTITY, "iin"}
    return tuple(
        each
        for each in differing(before, entry)
        if each.field in wanted and each.before and not guard.is_one_spelling(each)
    )


def update(
    desk: Desk,
    person_id: int,
    version: int,
    entry: PersonEntry,
    answer: WhoItIs | None = None,
    confirmed: Iterable[Confirmed] = (),
) -> None:
    """Save a person's details; EntryError with every slip, ChangedMeanwhile where it is too late.

    Question where nobody said whether what is set otherwise changed or was wrong. Decisions keep
    the facts that they were made from: a changed birth date changes none of them.
    """
    entry = as_meant(entry)
    with desk.writing(Act.CHANGE_PERSON) as connection:
        before = people.by_id(connection, person_id)
        doubts = [*_doubts(before, entry)]
        slips = list(_slips(connection, desk, before, entry))
        slips += confirming.unanswered(doubts, confirmed)
        if slips:
            raise EntryError(*slips)
        people.require_version(connection, person_id, version)
        _require_answer(desk, before, entry, answer, slips)
        guard.change(connection, desk, before, entry, answer)
        if before.iin and before.iin != entry.iin:
            shown = {"before": as_is(before.iin), "now": as_is(entry.iin)}
            act = Step(N_("Changed the IIN from {before} to {now}"), "R-8", shown)
            history.record_for_child(connection, desk, act, person_id)
        for each in confirming.told(doubts):
            history.record_for_child(connection, desk, each, person_id)


def _doubts(before: Person, entry: PersonEntry) -> Iterator[Doubt]:
    """What is unusual in a name that is set otherwise: somebody has to confirm it."""
    for each in confirming.names_of(WHO, entry):
        if each.value != getattr(before, each.field.partition(".")[2]):
            yield each


def _slips(
    connection: Connection, desk: Desk, before: Person, entry: PersonEntry
) -> Iterator[Slip]:
    yield from person_slips(WHO, entry)
    yield from _birth_slips(desk, entry, bool(applications.of_child(connection, before.id)))
    other = people.by_iin(connection, entry.iin)
    if other is not None and other.id != before.id:
        named = as_is(other.full_name)
        yield Slip(f"{WHO}.iin", guard.NOT_THIS_PERSON, {"name": named})


def _require_answer(
    desk: Desk, before: Person, entry: PersonEntry, answer: WhoItIs | None, slips: list[Slip]
) -> None:
    found = asks(before, entry)
    if found and (
        answer is None or answer.said is Said.ANOTHER or not guard.answers(answer, found)
    ):
        label = N_("Say whether it changed, or was wrong on file.")
        slips.append(Slip(f"{WHO}.{found[0].field}", label))
        raise Question((Asked(WHO, before, entry, found),), *slips)
    if found:
        slips += guard.answer_slips(guard.Came(WHO, entry, answer), before, desk.today())
    if slips:
        raise EntryError(*slips)


def _birth_slips(desk: Desk, entry: PersonEntry, is_child: bool) -> Iterator[Slip]:
    if entry.birth_date is None:
        if is_child:
            yield Slip(f"{WHO}.birth_date", N_("Enter the child's date of birth."))
    elif entry.birth_date > desk.today():
        yield Slip(f"{WHO}.birth_date", N_("The date of birth can't lie in the future."))
