"""Acts that many tests begin with, and what they look at afterwards."""

import io
from dataclasses import replace
from datetime import date, datetime, time

from pypdf import PdfReader
from sqlalchemy import Connection

from desktop_app.law.facts import Facts
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.decisions import Decision, NoticeRow
from desktop_app.records.kinds import (
    Channel,
    ComplaintBody,
    ComplaintStatus,
    PaperLanguage,
    Relation,
    Role,
    Service,
    Status,
)
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, PayoutDraft
from desktop_app.records.people import Worker
from desktop_app.records.stored_steps import facts_to_json
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import periods
from desktop_app.services.office import details as office
from desktop_app.services.papers import issued
from desktop_app.services.payouts import cycle
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.rows import insert_row
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.ready_made import ready_made

LEFT_OUT = "Құжатпен расталған, қарсылық жоқ"
"""Why nobody is heard before what goes against them."""


@ready_made
def register(desk: Desk, entry: ApplicationEntry) -> Application:
    """Register on the day of the application itself."""
    clock = desk.clock
    assert isinstance(clock, Clock)
    clock.move_to(entry.applied_on)
    return registering.register(desk, entry).application


@ready_made
def award(head: Desk, entry: ApplicationEntry, decided_on: date | None = None) -> Application:
    """Register and decide; the law is expected to award."""
    return decided(head, register(head, entry), decided_on or entry.applied_on)


@ready_made
def decided(head: Desk, application: Application, day: date) -> Application:
    """Decide on what is registered; the law is expected to award."""
    clock = head.clock
    assert isinstance(clock, Clock)
    clock.move_to(day)
    deciding.decide(head, application)
    found = application_now(head, application.id)
    assert found.status is Status.AWARDED
    return found


@ready_made
def pay(desk: Desk, period: str) -> ApprovedPayout:
    """Draw up and close ``2026Q1`` or ``2025T3``, on its last day if that is still to come."""
    clock, wanted = desk.clock, periods.resolve(desk, period)
    assert isinstance(clock, Clock)
    if clock().date() < wanted.first_day:
        clock.move_to(wanted.last_day)
    return close(desk, cycle.draw_up(desk, wanted))


def three_lines(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """Three children of the first quarter, approved on 12 January 2026; today is 6 April then."""
    for serial in (1, 2, 3):
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12)))
    found = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    return found


@ready_made
def close(desk: Desk, drawn: DrawnPayout) -> ApprovedPayout:
    """Drawn up by one, its findings ticked and it approved by the other: the desk's worker."""
    draft = cycle.keep_draft(colleague(desk), drawn)
    return cycle.approve(desk, seen(desk, draft))


def colleague(desk: Desk) -> Desk:
    """The other one of the accountant and the head; of a clerk, the accountant."""
    return taken_by(desk, Role.HEAD if desk.worker.role is Role.ACCOUNTANT else Role.ACCOUNTANT)


def taken_by(desk: Desk, role: Role) -> Desk:
    """The desk with the first one of a role at it."""
    with desk.database.read() as connection:
        return desk.taken_by(next(w for w in office_staff.at_work(connection) if w.role is role))


def seen(desk: Desk, draft: PayoutDraft) -> PayoutDraft:
    """The draft with everything ticked that can be."""
    return cycle.mark_seen(desk, draft, {check.key for check in draft.checks})


def added(administrator: Desk, name: str, role: Role) -> Desk:
    """The desk of somebody new."""
    worker = Worker(0, name, role)
    return administrator.taken_by(
        replace(worker, id=office.save_worker(administrator, worker, another=True))
    )


def application_now(desk: Desk, application_id: int) -> Application:
    with desk.database.read() as connection:
        return stored.by_id(connection, application_id)


def decision(desk: Desk, application: Application) -> Decision:
    with desk.database.read() as connection:
        found = stored.decision_of(connection, application.id)
    assert found is not None
    return found


def papers_of(desk: Desk, application: Application) -> list[NoticeRow]:
    with desk.database.read() as connection:
        return notices.of_application(connection, application.id)


def history(desk: Desk, application: Application) -> list[tuple[str, str]]:
    """Who did what, as source texts."""
    with desk.database.read() as connection:
        acts = notices.history(connection, application_id=application.id)
    return [(act.who, act.what.label) for act in acts]


def text_of(desk: Desk, paper: NoticeRow) -> str:
    """The words of a paper as it was issued, in one line."""
    _, pdf = issued.whole(desk, paper.id)
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def put_award(
    connection: Connection, school: int, number: int, child_serial: int, facts: Facts
) -> int:
    """Put an award on file without its papers, which take long; the child's id."""
    when = datetime.combine(facts.applied_on, time(10))
    child = people.save(connection, a_child(child_serial), "", when)
    payee = people.save(connection, a_parent(number), "", when)
    application = insert_row(
        connection,
        t.applications,
        {
            "service": Service.REIMBURSEMENT,
            "number": f"Ө-2024-{number:05}",
            "registered_at": when,
            "applied_on": facts.applied_on,
            "channel": Channel.OFFICE,
            "child_id": child,
            "applicant_id": payee,
            "relation": Relation.MOTHER,
            "provider_id": school,
            "language": PaperLanguage.KAZAKH,
            "status": Status.AWARDED,
            "deadline": facts.applied_on,
        },
    )
    insert_row(
        connection,
        t.decisions,
        {
            "application_id": application,
            "child_id": child,
            "payee_id": payee,
            "awarded": True,
            "decided_at": when,
            "decided_by": "Басшы",
            "facts": facts_to_json(facts),
            "steps": [],
            "grounds": [],
            "iban": make_iban(number),
        },
    )
    return child


def put_complaint(connection: Connection, number: str, **changes: object) -> int:
    """Put a complaint on file without its papers (R-9); its id."""
    values = {
        "number": number,
        "registered_at": datetime(2026, 11, 20, 9, 30),
        "received_on": date(2026, 11, 20),
        "channel": "office",
        "body": ComplaintBody.OFFICE,
        "complainant": "Шағымданушы",
        "language": PaperLanguage.KAZAKH,
        "subject": "Жауап мерзімінде берілмеді",
        "status": ComplaintStatus.REGISTERED,
        "deadline": date(2026, 11, 27),
    }
    return insert_row(connection, t.complaints, {**values, **changes})
