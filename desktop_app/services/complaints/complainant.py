"""Who complains: somebody on file under their IIN, somebody unknown, or nobody who is named.

A complaint changes no card: its papers call the complainant as they call themselves. Anonymous
complaints are registered and not considered, as the Administrative Procedural Code has it.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.identity.spelling import spelling
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.complaints import ANONYMOUS, Complaint, ComplaintEntry
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import ComplaintStatus, Register
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import Asked, Difference, Said, WhoItIs
from desktop_app.services import history
from desktop_app.services.complaints import alike
from desktop_app.services.complaints import papers as on_paper
from desktop_app.services.complaints.checks import entry_slips, linked
from desktop_app.services.complaints.terms import terms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Question, Slip
from desktop_app.services.identity.names import name_question
from desktop_app.services.law_values.calendar import working_calendar
from desktop_app.services.people import confirming, guard
from desktop_app.storage.complaints import on_file as stored
from desktop_app.storage.people import on_file as people
from desktop_app.storage.registers import numbers as registers


def doubts(entry: ComplaintEntry) -> tuple[Doubt, ...]:
    """What is unusual in the name, and somebody has to confirm: two people, words in brackets."""
    found = name_question("complainant", entry.complainant, any_words=True)
    return () if found is None else (found,)


def differences(on_file: Person, complainant: str) -> tuple[Difference, ...]:
    """Whether the name is another one; initials and another order of its parts are none."""
    if is_called(on_file.full_name, complainant):
        return ()
    return (Difference("complainant", on_file.full_name, complainant),)


def is_called(on_file: str, typed: str) -> bool:
    """Whether every part that was typed is in the name on file; an initial stands for a part."""
    known = spelling(on_file).split()
    return all(any(_is_part(each, part) for part in known) for each in spelling(typed).split())


def _is_part(typed: str, part: str) -> bool:
    initial = typed.rstrip(".")
    return typed == part or (len(initial) == 1 and part.startswith(initial))


def require_answer(
    connection: Connection, entry: ComplaintEntry, answer: WhoItIs | None
) -> Person | None:
    """Whose name on file is another one, if it is the same person; Question where nobody said."""
    known = people.by_iin(connection, entry.iin)
    found = differences(known, entry.complainant) if known is not None else ()
    if known is None or not found:
        return None
    values = {"name": as_is(known.full_name), "typed": as_is(entry.complainant)}
    if not guard.answers(answer, found):
        typed = PersonEntry(entry.iin, entry.complainant)
        raise Question(
            (Asked("complainant", known, typed, found),), Slip("iin", guard.ON_FILE, values)
        )
    if answer is not None and answer.said is Said.ANOTHER:
        raise EntryError(Slip("iin", guard.NOT_THIS_PERSON, {"name": values["name"]}))
    return known


def told(known: Person) -> Step:
    """In the history of a complaint under another name than on file."""
    label = N_("Complains under another name than on file: {name}")
    return Step(label, "R-9", {"name": as_is(known.full_name)})


def register_anonymous(
    desk: Desk, entry: ComplaintEntry, others: Collection[int] = ()
) -> Complaint:
    """Keep a complaint that names nobody: it is not considered, and nobody can be answered.

    EntryError with every slip, PerhapsOnFile where it may be in the register already and is not
    one of ``others``; then nothing was saved.
    """
    with desk.writing(Act.REGISTER_COMPLAINT) as connection:
        entry = linked(connection, _of_nobody(entry))
        slips = _slips(connection, desk, entry)
        if slips:
            raise EntryError(*slips)
        alike.require_answers(connection, entry, others)
        calendar = working_calendar(connection)
        term = terms(entry.body, entry.received_on, desk.today(), calendar)
        complaint = _keep(connection, desk, entry, term.considered.day)
        alike.keep_answers(connection, desk, complaint.id, others)
        return complaint


def _of_nobody(entry: ComplaintEntry) -> ComplaintEntry:
    return replace(entry, complainant=ANONYMOUS, iin="", address="", phone="")


def _slips(connection: Connection, desk: Desk, entry: ComplaintEntry) -> list[Slip]:
    """Of an anonymous complaint no address is asked for."""
    calendar = working_calendar(connection)
    found = entry_slips(connection, entry, desk.today(), calendar)
    return [each for each in found if entry.complainant != ANONYMOUS or each.field != "address"]


def problem(
    desk: Desk, entry: ComplaintEntry, confirmed: Iterable[Confirmed], *, anonymous: bool
) -> EntryError | None:
    """The slips for which it would not be registered now; None without any. Nothing is saved."""
    with desk.reading() as connection:
        entry = linked(connection, _of_nobody(entry) if anonymous else entry)
        slips = _slips(connection, desk, entry)
        slips += confirming.unanswered(doubts(entry), confirmed)
    return EntryError(*slips) if slips else None


def _keep(connection: Connection, desk: Desk, entry: ComplaintEntry, day: date) -> Complaint:
    number = registers.take_number(connection, Register.COMPLAINTS, desk.today().year)
    values = {
        **entry.__dict__,
        "number": number,
        "registered_at": desk.now(),
        "status": ComplaintStatus.NOT_CONSIDERED,
        "deadline": day,
        "send_on_by": None,
        "search": stored.search_text(number, entry),
    }
    complaint = stored.add(connection, values, desk.worker.name, desk.now())
    label = N_("Registered the anonymous complaint {number}: it is not considered")
    act = Step(label, "R-9", {"number": as_is(number)})
    history.record_in(connection, desk, act, on_paper.matter(complaint, ""))
    return complaint
