"""Awards that the head changes: months and money before and after, and nothing paid twice."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from desktop_app.law.facts import EndReason, EventKind
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.readings import Readings, Renewal
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.decisions import AwardRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Status
from desktop_app.services.applications import home_education
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import (
    AccountChanged,
    CertificateContinued,
    CertificateReplaced,
    Change,
    DisabilityRenewed,
    Ended,
    EndingTakenBack,
    Proposed,
)
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health.check import check
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.awards import decided as awards
from tests.builders import Clock, a_school, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.act_paper import AN_ACT
from tests.services.acts import LEFT_OUT, award, decision, history, pay
from tests.services.decision_acts import a_decision
from tests.services.sums_on_file import account

amend = partial(amendments.amend, left_out=LEFT_OUT)
"""Of what takes months it is on file why nobody was heard."""

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
BOARDING = EventKind.STATE_INSTITUTION


@ready_made
def awarded(head: Desk, school: int, serial: int = 1, **facts: object) -> tuple[Application, int]:
    application = award(head, reimbursement_entry(school, serial, facts=facts))
    return application, decision(head, application).id


def a_certificate(
    desk: Desk, school: int, child_id: int, first: date, last: date, number: str = "88"
) -> int:
    entry = CertificateEntry(number, first, first, last)
    home_education.record_certificate(desk, child_id, school, entry)
    with desk.database.read() as connection:
        return stored.certificates_of(connection, child_id)[0].id


def row(desk: Desk, decision_id: int) -> AwardRow:
    with desk.database.read() as connection:
        found = awards.awards(connection)
    return next(each for each in found if each.decision_id == decision_id)


def slip_of(error: pytest.ExceptionInfo[EntryError]) -> tuple[str, str]:
    (slip,) = error.value.slips
    return slip.field, slip.label


# What each kind of change does


def test_a_shorter_certificate_makes_an_overpayment_and_takes_it_back(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    child = application.child_id
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 4, 6))
    shorter = a_certificate(head, school, child, date(2025, 9, 1), date(2026, 2, 27))
    change = CertificateReplaced(shorter)
    seen = amendments.propose(head, award_id, change)
    assert "takes the place of" in seen.steps[0].label
    assert (len(seen.months_before), len(seen.months_after)) == (9, 6)
    effect = seen.effect
    assert (effect.due_before, effect.due_after) == (34_600, 0)
    assert (effect.overpaid_before, effect.overpaid_after) == (0, 11_533)
    assert [
        (str(e.period), e.before.entitled, e.after.entitled, e.after.paid) for e in effect.periods
    ] == [("2026Q1", 34_600, 23_067, 34_600), ("2026Q2", 34_600, 0, 0)]
    assert account(head, child, Q2) == (34_600, 0, 34_600, 0)  # looked at, not saved

    amend(head, award_id, change, "Анықтама қысқартылды", seen=seen)
    assert account(head, child, Q1) == (23_067, 34_600, 0, 11_533)
    assert account(head, child, Q2) == (0, 0, 0, 0)
    assert cycle.draw_up(head, Q2).lines == ()
    assert (row(head, award_id).first, row(head, award_id).last) == (Month(2025, 9), Month(2026, 2))
    assert history(head, application)[-2:] == [
        (head.worker.name, "The award was changed: {why}"),
        (head.worker.name, "Issued: {paper} {number}"),
    ]

    with head.database.read() as connection:
        first = stored.certificates_of(connection, child)[-1].id
    amend(head, award_id, CertificateReplaced(first), "Қате екен")
    assert account(head, child, Q1) == (34_600, 34_600, 0, 0)
    (line,) = cycle.draw_up(head, Q2).lines
    assert (line.amount, line.period) == (34_600, Q2)
    assert [each.why for each in amendments.history(head, child)] == [
        "Анықтама қысқартылды",
        "Қате екен",
    ]


def test_a_following_certificate_of_another_school(head: Desk, school: int, clock: Clock) -> None:
    first = CertificateEntry("17", date(2025, 9, 1), date(2025, 9, 1), date(2025, 12, 26))
    application = award(head, reimbursement_entry(school, certificate=first))
    award_id, child = decision(head, application).id, application.child_id
    clock.move_to(date(2026, 1, 12))
    other = office.save_school(head, a_school(name_kk="№ 9 мектеп", name_ru="Школа № 9", bin=""))
    late = a_certificate(head, other, child, date(2026, 1, 2), date(2026, 5, 25), "9-1")
    with pytest.raises(EntryError) as refused:
        amendments.propose(head, award_id, CertificateContinued(late))
    assert slip_of(refused)[0] == "certificate"
    assert "new application" in slip_of(refused)[1]
    follows = a_certificate(head, other, child, date(2026, 1, 1), date(2026, 5, 25), "9-2")
    change = CertificateContinued(follows)
    assert "goes on with" in amendments.propose(head, award_id, change).steps[0].label
    amend(head, award_id, change, "Мектебін ауыстырды")
    assert row(head, award_id).last == Month(2026, 5)
    assert account(head, child, Q1)[0] == 34_600


def test_a_disability_confirmed_again_needs_a_new_application(
    head: Desk, school: int, clock: Clock
) -> None:
    """As the decision of Alatau is read; the slip says what the family must do and by when."""
    _, award_id = awarded(head, school, disability_until=date(2026, 1, 31))
    clock.move_to(date(2026, 1, 20))
    with pytest.raises(EntryError) as refused:
        amendments.propose(head, award_id, DisabilityRenewed(date(2026, 2, 1), None))
    (slip,) = refused.value.slips
    assert "needs a new application" in slip.label
    assert slip.values == {"last": Month(2026, 1), "next": Month(2026, 2)}


def test_a_renewed_disability(head: Desk, school: int, clock: Clock) -> None:
    """As a decision is read by which it continues the award."""
    clock.move_to(date(2025, 9, 1))
    continues = Readings(renewal=Renewal.CONTINUES)
    in_force.enter(head, a_decision(date(2025, 9, 1), readings=continues))
    application, award_id = awarded(head, school, disability_until=date(2026, 1, 31))
    child = application.child_id
    clock.move_to(date(2026, 2, 10))
    assert account(head, child, Q1)[0] == 11_533
    with pytest.raises(EntryError) as refused:
        amendments.propose(head, award_id, DisabilityRenewed(date(2026, 2, 2), None))
    assert slip_of(refused)[0] == "begins_on"
    turned = DisabilityRenewed(date(2026, 2, 1), date(2026, 1, 1))
    with pytest.raises(EntryError) as refused:
        amendments.propose(head, award_id, turned)
    assert slip_of(refused)[0] == "until"
    one_day = DisabilityRenewed(date(2026, 2, 1), date(2026, 2, 1))
    assert amendments.propose(head, award_id, one_day).facts.disability_until == one_day.until
    amend(head, award_id, DisabilityRenewed(date(2026, 2, 1), None), "МӘС анықтамасы")
    assert account(head, child, Q1)[0] == 34_600
    assert row(head, award_id).facts.disability_until is None


def test_ended_by_the_office_and_taken_back(head: Desk, school: int, clock: Clock) -> None:
    application, award_id = awarded(head, school)
    child = application.child_id
    clock.move_to(date(2026, 2, 10))
    with pytest.raises(EntryError) as refused:
        amendments.propose(head, award_id, Ended(EndReason.MOVED_AWAY, date(2026, 2, 11)))
    assert slip_of(refused)[0] == "day"
    with pytest.raises(EntryError):
        amendments.propose(head, award_id, EndingTakenBack())
    ended = Ended(EndReason.MOVED_AWAY, date(2026, 2, 10))
    amend(head, award_id, ended, "Көшіп кетті")
    assert account(head, child, Q1)[0] == 23_067
    assert row(head, award_id).last == Month(2026, 2)
    amend(head, award_id, EndingTakenBack(), "Көшпеген екен")
    assert account(head, child, Q1)[0] == 34_600
    assert row(head, award_id).last == Month(2026, 5)


def test_an_award_with_no_month_left(head: Desk, school: int, clock: Clock) -> None:
    application, award_id = awarded(head, school)
    clock.move_to(date(2026, 2, 10))
    ended = Ended(EndReason.STATE_SUPPORT, date(2025, 8, 20), AN_ACT)
    amend(head, award_id, ended, "Тамыздан бері интернатта")
    assert (row(head, award_id).first, row(head, award_id).last) == (None, None)
    assert cycle.draw_up(head, Q1).lines == ()
    assert account(head, application.child_id, Q1) == (0, 0, 0, 0)


def test_another_account_is_checked_as_on_entry(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    _application, award_id = awarded(head, school)
    pay(accountant, "2025Q3")
    for wrong in ("KZ00", "DE89370400440532013000", make_iban(5)[:-1] + "X"):
        with pytest.raises(EntryError) as refused:
            amendments.propose(head, award_id, AccountChanged(wrong))
        assert slip_of(refused)[0] == "iban"
    new = make_iban(77)
    seen = amendments.propose(head, award_id, AccountChanged(new))
    assert seen.effect.periods == ()
    amend(head, award_id, AccountChanged(new), "Банкін ауыстырды", seen=seen)
    (line,) = pay(accountant, "2025Q4").lines
    assert line.iban == new
    with pytest.raises(EntryError, match="iban"):
        amendments.propose(head, award_id, AccountChanged(new))


# Who may, and what must be right


def test_only_the_head_with_a_reason_and_with_a_certificate_on_file(
    desk: Desk, head: Desk, school: int
) -> None:
    _, award_id = awarded(head, school)
    other, _ = awarded(head, school, 2)
    ended = Ended(EndReason.MOVED_AWAY, date(2025, 9, 3))
    with pytest.raises(Trouble):
        amend(desk, award_id, ended, "Себеп")
    with pytest.raises(EntryError) as refused:
        amend(head, award_id, ended, "  ")
    assert slip_of(refused)[0] == "why"
    foreign = a_certificate(head, school, other.child_id, date(2025, 9, 1), date(2026, 3, 2))
    for unknown in (foreign, 999):
        with pytest.raises(EntryError) as refused:
            amend(head, award_id, CertificateReplaced(unknown), "Себеп")
        assert slip_of(refused)[0] == "certificate"
    with head.database.read() as connection:
        assert awards.newest_amendments(connection) == {}


def test_two_heads_at_the_same_award(head: Desk, school: int, clock: Clock) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 2, 10))
    change: Change = Ended(EndReason.MOVED_AWAY, date(2026, 2, 10))
    seen = amendments.propose(head, award_id, change)
    amend(head, award_id, AccountChanged(make_iban(9)), "Шот")
    with pytest.raises(ChangedMeanwhile):
        amend(head, award_id, change, "Көшті", seen=seen)
    assert row(head, award_id).facts.ended is None


def test_what_was_shown_must_still_hold(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 2, 10))
    change = Ended(EndReason.MOVED_AWAY, date(2026, 1, 10))
    seen = amendments.propose(head, award_id, change)
    pay(accountant, "2026Q1")
    with pytest.raises(Trouble):
        amend(head, award_id, change, "Көшті", seen=seen)
    again = amendments.propose(head, award_id, change)
    assert again.effect.overpaid_after == 23_067
    amend(head, award_id, change, "Көшті", seen=again)


# Together with events and later awards


@pytest.mark.parametrize("event_first", [True, False])
def test_the_order_of_an_event_and_a_change_does_not_matter(
    head: Desk, school: int, clock: Clock, event_first: bool
) -> None:
    application, award_id = awarded(head, school)
    child = application.child_id
    clock.move_to(date(2026, 3, 10))
    longer = a_certificate(head, school, child, date(2025, 9, 1), date(2026, 12, 25))

    def change() -> None:
        amend(head, award_id, CertificateReplaced(longer), "Ұзартылды")

    def event() -> None:
        events.record(head, child, BOARDING, date(2026, 2, 4))

    for act in (event, change) if event_first else (change, event):
        act()
    assert account(head, child, Q1)[0] == 23_067
    assert account(head, child, Q2)[0] == 0
    with head.database.read() as connection:
        (recorded,) = stored.events_of(connection, child)
    events.annul(head, recorded.id, child, "Қате")
    assert account(head, child, Q2)[0] == 34_600
    found = row(head, award_id)
    assert (found.first, found.last) == (Month(2025, 9), Month(2026, 12))


def test_no_month_is_paid_twice_when_an_earlier_award_grows_into_a_later_one(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    first = CertificateEntry("17", date(2025, 9, 1), date(2025, 9, 1), date(2025, 12, 26))
    application = award(head, reimbursement_entry(school, certificate=first))
    child, earlier = application.child_id, decision(head, application).id
    pay(accountant, "2025Q4")
    second = CertificateEntry("18", date(2026, 2, 2), date(2026, 2, 2), date(2026, 5, 25))
    entry = reimbursement_entry(school, certificate=second, applied_on=date(2026, 2, 3))
    award(head, entry)
    longer = a_certificate(head, school, child, date(2025, 9, 1), date(2026, 5, 25), "19")
    seen = amendments.propose(head, earlier, CertificateReplaced(longer))
    gained = [step for step in seen.steps if "gained" in step.label]
    assert [step.values for step in gained] == [{"month": Month(2026, 1)}]
    amend(head, earlier, CertificateReplaced(longer), "Ұзартылды", seen=seen)
    paid = pay(accountant, "2026Q1")
    assert sum(line.amount for line in paid.lines) == 34_600
    months = [month for line in paid.lines for month in line.months]
    assert len(months) == len(set(months)) == 3
    assert account(head, child, Q1) == (34_600, 34_600, 0, 0)


def test_later_periods_whose_values_are_not_known_are_named(head: Desk, school: int) -> None:
    application, award_id = awarded(head, school)
    longer = a_certificate(head, school, application.child_id, date(2025, 9, 1), date(2027, 5, 25))
    seen: Proposed = amendments.propose(head, award_id, CertificateReplaced(longer))
    assert seen.effect.unknown is not None
    assert seen.effect.unknown.values == {"month": Month(2027, 1)}
    assert [str(each.period) for each in seen.effect.periods] == ["2026Q3", "2026Q4"]
    amend(head, award_id, CertificateReplaced(longer), "Ұзартылды", seen=seen)
    assert row(head, award_id).last == Month(2027, 5)


# Events set right


def test_the_end_of_a_stay_is_recorded_by_a_correction(
    head: Desk, school: int, clock: Clock
) -> None:
    application, _ = awarded(head, school)
    child = application.child_id
    clock.move_to(date(2026, 3, 10))
    events.record(head, child, BOARDING, date(2025, 10, 10), note="Хат")
    with pytest.raises(EntryError) as refused:
        events.record(head, child, BOARDING, date(2025, 10, 10))
    assert slip_of(refused)[0] == "happened_on"
    events.record(head, child, BOARDING, date(2025, 11, 11))
    with head.database.read() as connection:
        first, second = stored.events_of(connection, child)
    with pytest.raises(EntryError) as refused:
        events.correct(head, second.id, happened_on=date(2025, 10, 10), why="Қате күн")
    assert slip_of(refused)[0] == "happened_on"
    events.annul(head, second.id, child, "Екі рет жазылған")
    for why, note, slip in (("", "", "why"), ("Хат келді", "Хат", "happened_on")):
        with pytest.raises(EntryError) as refused:
            events.correct(head, first.id, happened_on=date(2025, 10, 10), note=note, why=why)
        assert slip_of(refused)[0] == slip
    day = date(2025, 10, 10)
    for happened_on, ended_on, slip in (
        (date(2026, 3, 11), None, "happened_on"),  # tomorrow
        (day, date(2025, 10, 9), "ended_on"),
    ):
        with pytest.raises(EntryError) as refused:
            events.correct(head, first.id, happened_on=happened_on, ended_on=ended_on, why="Қате")
        assert slip_of(refused)[0] == slip
    last = date(2026, 1, 20)
    events.correct(head, first.id, happened_on=day, ended_on=last, note="Хат", why="Шықты")
    with head.database.read() as connection:
        old, _, new = stored.events_of(connection, child)
    assert (old.annulled_why, new.annulled_at, new.ended_on) == ("Шықты", None, last)
    with pytest.raises(Trouble):
        events.correct(head, old.id, happened_on=date(2025, 10, 11), why="Тағы")


def test_an_event_of_another_child_is_not_annulled(head: Desk, school: int, clock: Clock) -> None:
    application, _ = awarded(head, school)
    other, _ = awarded(head, school, 2)
    clock.move_to(date(2026, 3, 10))
    events.record(head, application.child_id, BOARDING, date(2025, 10, 10))
    with head.database.read() as connection:
        (event,) = stored.events_of(connection, application.child_id)
    with pytest.raises(Trouble):
        events.annul(head, event.id, other.child_id, "Қате")


# What is on file is checked


def test_the_check_finds_changes_that_are_broken(head: Desk, school: int) -> None:
    refused = award(head, reimbursement_entry(school, 3))
    _, award_id = awarded(head, school)
    amend(head, award_id, AccountChanged(make_iban(9)), "Шот")
    assert not [each for each in check(head) if each.wrong]
    with head.database.begin() as connection:
        connection.execute(t.amendments.update().values(facts={"birth_date": "?"}))
        not_awarded = t.decisions.c.application_id == refused.id
        connection.execute(t.decisions.update().where(not_awarded).values(facts=[]))
    labels = [each.step.label for each in check(head) if each.wrong]
    assert labels == [
        "Application {number}: the facts of its award can't be read.",
        "Application {number}: a change of its award can't be read.",
    ]
    with head.database.begin() as connection:
        connection.execute(
            t.decisions.update().where(t.decisions.c.id == award_id).values(awarded=False)
        )
    labels = [each.step.label for each in check(head) if each.wrong]
    assert "Application {number}: an award was changed that was never made." in labels


def test_the_status_of_the_case_stays(head: Desk, school: int) -> None:
    application, award_id = awarded(head, school)
    amend(head, award_id, AccountChanged(make_iban(9)), "Шот")
    with head.database.read() as connection:
        assert stored.by_id(connection, application.id) == replace(
            application, status=Status.AWARDED
        )
