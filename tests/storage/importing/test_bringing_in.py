"""What is brought in of an old register stands as it was given, each row with what it made."""

from datetime import date, datetime
from fractions import Fraction

from sqlalchemy import Connection, select

from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step, as_is
from desktop_app.records.kinds import (
    Channel,
    LineState,
    PaperLanguage,
    PayoutKind,
    Relation,
    Service,
    Status,
)
from desktop_app.records.payouts import PayoutLine
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided
from desktop_app.storage.database import Database
from desktop_app.storage.importing import bringing_in, brought_in
from desktop_app.storage.importing.bringing_in import (
    NewApplication,
    NewAward,
    NewCertificate,
    NewEntry,
    NewPayout,
    Work,
)
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.payouts import approved, bank_answers
from desktop_app.storage.people import on_file as people
from tests.builders import SCHOOL_YEAR, a_child, a_parent

WHEN = datetime(2026, 11, 21, 10, 0)
PERIOD = Quarter(2025, 4)
FACTS = Facts(date(2015, 4, 7), date(2025, 9, 1), None, None)
STEP = Step("Awarded before the program, by the old register", "D-6")


def _application(line: int, number: str, child: int, parent: int) -> NewApplication:
    return NewApplication(
        line=line,
        service=Service.REIMBURSEMENT,
        number=number,
        applied_on=date(2025, 9, 1),
        channel=Channel.OFFICE,
        child_id=child,
        applicant_id=parent,
        relation=Relation.GUARDIAN,
        provider_id=1,
        language=PaperLanguage.RUSSIAN,
        status=Status.AWARDED,
        deadline=WHEN.date(),
        certificate_id=1,
        disability_until=date(2027, 1, 31),
        iban="KZ1",
        note="Ескертпе",
    )


def _award(line: int, application: int, child: int, parent: int) -> NewAward:
    return NewAward(
        line=line,
        application_id=application,
        child_id=child,
        payee_id=parent,
        facts=FACTS,
        steps=(STEP,),
        first=Month(2025, 10),
        last=None,
        iban="KZ1",
    )


def _line(decision: int, child: int, amount: int) -> PayoutLine:
    return PayoutLine(
        decision_id=decision,
        child_id=child,
        child_name="Өмір",
        child_iin=a_child(1).iin,
        payee_name="Гүлнұр",
        payee_iin=a_parent(1).iin,
        iban="KZ1",
        period=PERIOD,
        months=PERIOD.months[:2],
        amount=amount,
        steps=(Step("Paid", "D-7", amount=Fraction(amount)),),
    )


def _brought_in(connection: Connection) -> Work:
    """Rows 2 and 5 of a workbook: two families of one school, one of them paid twice."""
    work = Work(connection, "Маман", WHEN)
    bringing_in.add_schools(work, [(2, "№ 1 мектеп")])
    family = [(2, a_child(1)), (2, a_parent(1)), (5, a_child(2)), (5, a_parent(2))]
    child, parent, other, mother = bringing_in.add_people(work, family)
    bringing_in.add_certificates(work, [NewCertificate(2, child, 1, SCHOOL_YEAR)])
    new = [_application(2, "Ө-1", child, parent), _application(5, "Ө-2", other, mother)]
    first, second = bringing_in.add_applications(work, new)
    award, another = bringing_in.add_awards(
        work, [_award(2, first, child, parent), _award(5, second, other, mother)]
    )
    told = Step("Row {row}: {number}", "R-8", {"row": 5, "number": as_is("Ө-2")})
    bringing_in.add_history(work, [NewEntry(5, second, other, told)])
    sheet = NewPayout(2, "Т-1", PayoutKind.IMPORTED, PERIOD, date(2025, 12, 29))
    (payout,) = bringing_in.add_payouts(work, [sheet])
    paid = [(_line(award, child, 30_000), date(2025, 12, 20))]
    paid += [(_line(another, other, 20_000), date(2025, 12, 29))]
    bringing_in.add_paid_lines(work, payout, paid)
    return work


def test_schools_people_and_certificates_are_on_file(database: Database) -> None:
    with database.begin() as connection:
        _brought_in(connection)
        (school,) = offices.schools(connection)
        entries = (a_child(1), a_parent(1), a_child(2), a_parent(2))
        found = [people.by_iin(connection, entry.iin) for entry in entries]
        searched = people.matching(connection, a_child(2).iin)
        (certificate,) = applications.certificates_of(connection, 1)
    assert (school.name_kk, school.name_ru) == ("№ 1 мектеп", "№ 1 мектеп")
    assert [(each.id, each.version) for each in found if each] == [(n, 1) for n in range(1, 5)]
    assert [each.full_name for each in found if each] == [each.full_name for each in entries]
    assert [each.id for each in searched] == [3]
    assert (certificate.provider_id, certificate.number) == (1, SCHOOL_YEAR.number)


def test_applications_and_awards_are_of_this_moment(database: Database) -> None:
    with database.begin() as connection:
        _brought_in(connection)
        found = applications.by_id(connection, 2)
        award = applications.decision_of(connection, 2)
        every = decided.awards(connection)
        history = notices.history(connection, application_id=2)
    given = _application(5, "Ө-2", 3, 4).__dict__
    assert {name: getattr(found, name) for name in given if name != "line"} == {
        name: value for name, value in given.items() if name != "line"
    }
    assert (found.registered_at, found.version, found.changed_by) == (WHEN, 1, "Маман")
    assert award is not None
    assert (award.awarded, award.decided_at, award.decided_by) == (True, WHEN, "Маман")
    assert (award.first, award.last) == (Month(2025, 10), None)
    assert (award.payee_id, award.steps, award.iban) == (4, (STEP,), "KZ1")
    assert [each.facts for each in every] == [FACTS, FACTS]
    (entry,) = history
    assert (entry.at, entry.who, entry.what.values["row"]) == (WHEN, "Маман", 5)


def test_what_was_paid_is_paid(database: Database) -> None:
    with database.begin() as connection:
        _brought_in(connection)
        assert approved.paid(connection) == {(1, PERIOD): 30_000, (2, PERIOD): 20_000}
        payout = approved.by_id(connection, 1)
        lines = bank_answers.lines_of(connection, 1)
        row = connection.execute(select(t.payouts)).one()
    assert (payout.number, payout.quarter, payout.kind) == ("Т-1", PERIOD, PayoutKind.IMPORTED)
    assert (row.closed_at, row.closed_by, row.paid_at, row.paid_by) == (WHEN, "Маман") * 2
    assert payout.paid_on == date(2025, 12, 29)
    assert payout.lines == (_line(1, 1, 30_000), _line(2, 3, 20_000))
    assert [(number, line.state) for number, line in lines.items()] == [
        (1, LineState.PAID),
        (2, LineState.PAID),
    ]
    settled = [(line.settled_on, line.settled_at, line.settled_by) for line in lines.values()]
    assert settled == [(date(2025, 12, day), WHEN, "Маман") for day in (20, 29)]


def test_each_row_of_the_workbook_says_what_it_made(database: Database) -> None:
    with database.begin() as connection:
        work = _brought_in(connection)
        import_id = bringing_in.keep(work, "1" * 64, 2)
        (found,) = brought_in.all_imports(connection)
        rows = t.import_rows.c
        query = select(rows.line, rows.table_name, rows.record_id).order_by(rows.id)
        kept = [tuple(row) for row in connection.execute(query)]
    assert (found.id, found.rows, found.imported_by) == (import_id, 2, "Маман")
    assert kept == work.made
    assert kept == [
        (2, "providers", 1),
        (2, "people", 1),
        (2, "people", 2),
        (5, "people", 3),
        (5, "people", 4),
        (2, "certificates", 1),
        (2, "applications", 1),
        (5, "applications", 2),
        (2, "decisions", 1),
        (5, "decisions", 2),
        (5, "acts", 1),
        (2, "payouts", 1),
    ]


def test_nothing_is_made_of_nothing(database: Database) -> None:
    with database.begin() as connection:
        work = Work(connection, "Маман", WHEN)
        assert bringing_in.add_schools(work, []) == []
        assert bringing_in.add_payouts(work, []) == []
        bringing_in.add_paid_lines(work, 1, [])
    assert work.made == []
