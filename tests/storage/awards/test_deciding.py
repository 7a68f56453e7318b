"""What the head decided is kept with its facts and steps, an award as well as a refusal."""

from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop_app.law.eligibility import GROUND_NO_CONSENT, Judgement, Reason
from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.applications import Application
from desktop_app.records.kinds import Status
from desktop_app.records.stored_steps import facts_from_json
from desktop_app.storage import tables as t
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided, deciding
from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from tests.builders import a_school, reimbursement_entry

WHEN = datetime(2026, 11, 21, 10, 0)
FACTS = Facts(date(2015, 4, 7), date(2026, 11, 20), None, date(2027, 1, 31))
STEP = Step("Awarded", "D-6")


def _application(connection: Connection) -> Application:
    school = offices.save_school(connection, a_school(), "Маман", WHEN)
    entry = reimbursement_entry(school)
    return keeping.add(
        connection,
        entry,
        number="Ө-2026-00001",
        status=Status.REGISTERED,
        deadline=WHEN.date(),
        child_id=people.save(connection, entry.child, "Маман", WHEN),
        applicant_id=people.save(connection, entry.applicant, "Маман", WHEN),
        certificate_id=None,
        who="Маман",
        when=WHEN,
    )


def test_an_award_is_for_the_applicant_and_their_account(database: Database) -> None:
    months = (Month(2026, 11), Month(2026, 12), Month(2027, 1))
    with database.begin() as connection:
        case = _application(connection)
        judged = Judgement((), months, (STEP,))
        made = deciding.add(connection, case, FACTS, judged, who="Басшы", when=WHEN)
        found = applications.decision_of(connection, case.id)
        assert decided.application_of(connection, made) == case.id
        (award,) = decided.awards(connection)
    assert found is not None
    assert (found.id, found.awarded, found.steps, found.grounds) == (made, True, (STEP,), ())
    assert (found.child_id, found.payee_id) == (case.child_id, case.applicant_id)
    assert (found.first, found.last) == (months[0], months[-1])
    assert found.iban == case.iban
    assert (found.decided_by, found.decided_at) == ("Басшы", WHEN)
    assert (award.decision_id, award.facts) == (made, FACTS)


def test_a_refusal_names_its_grounds_and_no_months(database: Database) -> None:
    with database.begin() as connection:
        case = _application(connection)
        judged = Judgement((Reason(GROUND_NO_CONSENT, STEP),), (), (STEP,))
        deciding.add(connection, case, FACTS, judged, who="Басшы", when=WHEN)
        found = applications.decision_of(connection, case.id)
        facts = connection.scalar(select(t.decisions.c.facts))
        assert decided.awards(connection) == []
    assert found is not None
    assert (found.awarded, found.grounds) == (False, (GROUND_NO_CONSENT,))
    assert (found.first, found.last) == (None, None)
    assert facts_from_json(facts) == FACTS
