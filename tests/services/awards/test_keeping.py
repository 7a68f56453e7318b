"""How a change of an award is kept: without the events, which are kept on their own (D-5)."""

from dataclasses import replace
from datetime import date

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.decisions import AwardRow
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards import keeping as amending
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.services.acts import award, history


def _row(desk: Desk, child: int) -> AwardRow:
    with desk.database.read() as connection:
        (found,) = awards.awards(connection, child)
    return found


def test_an_event_that_is_annulled_later_gives_the_months_back(
    head: Desk, school: int, clock: Clock
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2026, 2, 10))
    events.record(head, child, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    decision = _row(head, child).decision_id

    amendments.amend(head, decision, AccountChanged(make_iban(77)), "Жаңа шот")

    kept = _row(head, child)
    assert (kept.first, kept.last) == (Month(2025, 9), Month(2026, 5))
    assert (kept.iban, len(kept.facts.events)) == (make_iban(77), 1)
    with head.database.read() as connection:
        (event,) = applications.events_of(connection, child)
    events.annul(head, event.id, child, "Қате")
    assert _row(head, child).facts.events == ()


def test_a_change_that_names_no_account_keeps_the_one_there_was(
    head: Desk, school: int, clock: Clock
) -> None:
    application = award(head, reimbursement_entry(school))
    before = _row(head, application.child_id)
    assert before.iban
    clock.move_to(date(2026, 2, 10))
    facts, act = replace(before.facts, disability_until=date(2026, 1, 31)), Step("Changed", "D-5")

    with head.database.begin() as connection:
        law = law_data.in_force(connection)
        amending.keep(connection, head, before, facts, law, steps=(act,), act=act, why="МӘС")

    after = _row(head, application.child_id)
    assert (after.iban, after.last) == (before.iban, Month(2026, 1))
    assert history(head, application)[-1] == (head.worker.name, "Changed")
