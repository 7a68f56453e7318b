"""The report: hand-made cases, and every number of the demo office by a slow, obvious count."""

from collections import Counter
from dataclasses import fields
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select, update

from desktop_app.documents.reports.sheet import Figures, Terms
from desktop_app.identity.sorting import sort_key
from desktop_app.law.checklist import DocumentState
from desktop_app.law.entitlement import owners
from desktop_app.law.facts import Certificate, EventKind, Facts
from desktop_app.law.quarters import Month, months_between
from desktop_app.records.kinds import Channel, LineState, NoticeKind, Service, Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding, events
from desktop_app.services.debts import overpayments
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.law_values import law_data
from desktop_app.services.reports import report
from desktop_app.services.sums.balances import facts_of
from desktop_app.storage import tables as t
from desktop_app.storage.awards import decided as stored_awards
from tests.builders import Clock, a_document, a_school, home_education_entry, reimbursement_entry
from tests.demo_fixture import demo_copy, demo_desk, demo_office
from tests.services.acts import LEFT_OUT, award, pay, put_award, put_complaint, register
from tests.services.debt_acts import repay

__all__ = ["demo_copy", "demo_desk", "demo_office"]

YEAR = (date(2025, 9, 1), date(2026, 8, 31))


def of_month(desk: Desk, month: Month, first: date, last: date) -> Figures:
    return dict(report.of_period(desk, first, last, "ru").months)[month]


# Hand-made cases


def test_a_child_counts_from_the_certificate_and_the_award_to_their_last_months(
    head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 11, 21))
    found = report.of_period(head, *YEAR, "ru")
    assert [f.children for _month, f in found.months] == [1] * 9 + [0] * 3
    assert [f.awarded for _month, f in found.months] == [1] * 9 + [0] * 3
    assert (found.total.children, found.total.awarded, found.total.awards) == (1, 1, 1)
    ((name, at_school),) = found.schools
    assert name == a_school().name_ru
    assert at_school == found.total


def test_an_event_ends_both_with_its_month(head: Desk, school: int, clock: Clock) -> None:
    """D-5: the month of the event is the last."""
    application = award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 2, 3))
    events.record(
        head, application.child_id, EventKind.STATE_INSTITUTION, date(2026, 1, 20), None, ""
    )
    found = report.of_period(head, date(2026, 1, 1), date(2026, 2, 28), "ru")
    assert [(f.children, f.awarded) for _month, f in found.months] == [(1, 1), (0, 0)]


def test_paid_is_what_standing_payouts_paid_and_arrears_are_told(
    accountant: Desk, head: Desk, school: int, clock: Clock
) -> None:
    """Worked example 6: decided in January, so the first payout pays two quarters of arrears."""
    award(head, reimbursement_entry(school), decided_on=date(2026, 1, 20))
    clock.move_to(date(2026, 3, 20))
    payout = pay(accountant, "2026Q1")
    found = report.of_period(head, *YEAR, "ru")
    assert (found.total.paid, found.total.arrears) == (34_600 + 62_912, 62_912)
    assert [(str(p.period), p.lines, p.paid, p.arrears) for p in found.periods] == [
        ("2025Q3", 1, 31_456, 31_456),
        ("2025Q4", 1, 31_456, 31_456),
        ("2026Q1", 1, 34_600, 0),
    ]
    march = dict(found.months)[Month(2026, 3)]
    assert (march.paid, march.paid_children) == (97_512, 1)
    assert (found.confirmed, found.returned) == (0, 0)
    with head.database.begin() as connection:
        _settle(connection, payout.id, "returned", number=1)
        _settle(connection, payout.id, "paid", number=3)
    found = report.of_period(head, *YEAR, "ru")
    assert (found.total.paid, found.confirmed) == (66_056, 34_600)
    assert found.returned == 31_456
    with head.database.begin() as connection:
        annulled = {"annulled_at": clock(), "annulled_by": "x", "annulled_why": "x"}
        connection.execute(update(t.payouts).values(**annulled))
    found = report.of_period(head, *YEAR, "ru")
    assert (found.total.paid, found.total.paid_children, found.periods) == (0, 0, [])


def _settle(connection: Connection, payout_id: int, state: str, number: int) -> None:
    lines = t.payout_lines.c
    which = (lines.payout_id == payout_id, lines.number == number)
    connection.execute(update(t.payout_lines).where(*which).values(state=state))


def test_a_line_that_the_bank_settled_belongs_to_that_day(
    accountant: Desk, head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    pay(accountant, "2025Q3")
    with head.database.begin() as connection:
        settled = {"state": "paid", "settled_on": date(2025, 10, 6)}
        connection.execute(update(t.payout_lines).values(**settled))
    clock.move_to(date(2025, 11, 1))
    assert of_month(head, Month(2025, 9), date(2025, 9, 1), date(2025, 10, 31)).paid == 0
    assert of_month(head, Month(2025, 10), date(2025, 9, 1), date(2025, 10, 31)).paid == 31_456


def test_refusals_on_the_form_name_their_documents(desk: Desk, school: int) -> None:
    """R-4: missing and expired; R-5: never what an information system gives."""
    day = date(2026, 11, 20)
    absent = a_document("medical_conclusion", DocumentState.MISSING)
    expired = a_document(
        "medical_conclusion",
        DocumentState.ACCEPTED,
        number="1",
        issued_on=date(2025, 1, 1),
        expires_on=date(2026, 11, 19),
    )
    for serial, documents in enumerate((absent, absent, expired), start=1):
        register(desk, home_education_entry(school, serial, applied_on=day, documents=documents))
    register(desk, home_education_entry(school, 4, applied_on=day))
    found = report.of_period(desk, day, day, "ru")
    assert (found.total.home_education, found.total.appendix_two) == (4, 3)
    assert [each.count for each in found.missing] == [2]
    assert [each.count for each in found.expired] == [1]
    assert "заключение врачебно-консультационной комиссии" in found.missing[0].words


def test_a_refusal_counts_under_each_of_its_grounds(head: Desk, school: int, clock: Clock) -> None:
    """D-8: state support is against ground 2, no consent is ground 4."""
    facts = {"consent": False, "full_state_support": True}
    application = register(head, reimbursement_entry(school, facts=facts))
    deciding.decide(head, application, left_out=LEFT_OUT)
    found = report.of_period(head, *YEAR[:1], clock().date(), "ru")
    assert found.total.refusals == 1
    assert found.total.grounds == (0, 1, 0, 1)
    assert [each.count for each in found.grounds] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("decided_after", "seen_after", "expected"),
    [
        (8, 30, Terms(kept=1)),
        (20, 30, Terms(late=1)),
        (None, 30, Terms(overdue=1)),
        (None, 3, Terms(running=1)),
    ],
)
def test_the_term_of_the_decision(
    head: Desk,
    school: int,
    clock: Clock,
    decided_after: int | None,
    seen_after: int,
    expected: Terms,
) -> None:
    """D-6: eight working days from 3 September 2025 end on 15 September."""
    begun = date(2025, 9, 3)
    application = register(head, reimbursement_entry(school, applied_on=begun))
    assert application.deadline == date(2025, 9, 15)
    if decided_after is not None:
        clock.move_to(begun + timedelta(decided_after))
        deciding.decide(head, application)
    clock.move_to(begun + timedelta(seen_after))
    found = report.of_period(head, begun, begun, "ru")
    assert found.terms[1].terms == expected
    assert found.total.terms == expected


def test_the_day_of_the_deadline_itself_is_in_time(head: Desk, school: int, clock: Clock) -> None:
    application = register(head, reimbursement_entry(school))
    clock.move_to(datetime(2025, 9, 15, 17, 59))
    assert report.of_period(head, *_september(), "ru").terms[1].terms == Terms(running=1)
    deciding.decide(head, application)
    assert report.of_period(head, *_september(), "ru").terms[1].terms == Terms(kept=1)


def _september() -> tuple[date, date]:
    return date(2025, 9, 1), date(2025, 9, 30)


def test_what_the_portal_sent_and_was_registered_late_was_answered_late(
    desk: Desk, school: int, clock: Clock
) -> None:
    """R-5: two working days from receipt; the answer is the paper of the registration."""
    sent = datetime(2026, 11, 9, 9, 0)
    entry = home_education_entry(
        school, applied_on=sent.date(), channel=Channel.PORTAL, sent_at=sent
    )
    clock.move_to(date(2026, 11, 13))
    registering.register(desk, entry)
    found = report.of_period(desk, date(2026, 11, 1), date(2026, 11, 30), "ru")
    assert found.terms[0].terms == Terms(late=1)
    assert found.terms[0].terms.percent == 0


def test_a_withdrawn_application_has_no_term_to_keep(head: Desk, school: int, clock: Clock) -> None:
    application = register(head, reimbursement_entry(school))
    registering.withdraw(head, application, "передумали")
    clock.move_to(date(2025, 10, 30))
    found = report.of_period(head, *_september(), "ru")
    assert (found.total.reimbursement, found.terms[1].terms) == (1, Terms())
    assert found.terms[1].terms.percent is None


def test_complaints_by_what_the_office_had_to_do(desk: Desk) -> None:
    """R-9: answered by the extended day; sent on by its own; overdue; running; taken back."""
    due, now = date(2026, 11, 10), date(2026, 11, 30)
    cases: tuple[dict[str, object], ...] = (
        {"deadline": due, "answered_at": datetime(2026, 11, 10, 18)},
        {"deadline": due, "extended_until": now, "answered_at": datetime(2026, 11, 20, 9)},
        {"deadline": due, "answered_at": datetime(2026, 11, 11, 9)},
        {"deadline": now, "send_on_by": due, "sent_on_at": datetime(2026, 11, 11, 9)},
        {"deadline": due},
        {"deadline": now},
        {"deadline": due, "status": "withdrawn"},
    )
    with desk.database.begin() as connection:
        for number, changes in enumerate(cases):
            begun = {"registered_at": datetime(2026, 11, 2, 9)}
            put_complaint(connection, f"Ж-{number}", **begun, **changes)
    found = report.of_period(desk, date(2026, 11, 1), date(2026, 11, 30), "ru")
    assert found.terms[2].terms == Terms(kept=2, late=2, overdue=1, running=1)


def test_what_is_owed_is_less_what_was_paid_back(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """Worked example 5: 23 067 are overpaid (D-9)."""
    application = award(head, reimbursement_entry(school))
    pay(accountant, "2026Q1")
    clock.move_to(date(2026, 5, 12))
    events.record(
        head, application.child_id, EventKind.STATE_INSTITUTION, date(2026, 1, 20), None, ""
    )
    found = report.of_period(head, *YEAR, "ru")
    assert (found.overpayments, found.overpaid) == (1, 23_067)
    repay(head, 23_000)
    found = report.of_period(head, *YEAR, "ru")
    assert (found.overpayments, found.overpaid) == (1, 67)
    repay(head, 67)
    found = report.of_period(head, *YEAR, "ru")
    assert (found.overpayments, found.overpaid) == (0, 0)


def test_overpayments_are_those_that_are_demanded_one_by_one(demo_desk: Desk) -> None:
    found = report.of_period(demo_desk, *YEAR, "ru")
    with demo_desk.database.read() as connection:
        every = overpayments.every(connection, law_data.in_force(connection))
    assert found.overpayments == len(every.overpayments) > 1
    assert found.overpaid == sum(each.total for each in every.overpayments)
    assert found.unknown is None


def test_what_can_not_be_counted_is_named(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """A payment for a period that no decision covers keeps no other figure back."""
    award(head, reimbursement_entry(school))
    pay(accountant, "2025Q3")
    facts = Facts(
        date(2005, 1, 1), date(2010, 9, 1), Certificate(date(2010, 9, 1), date(2011, 5, 25)), None
    )
    with head.database.begin() as connection:
        child = put_award(connection, school, 90, 90, facts)
        decision = select(t.decisions.c.id).where(t.decisions.c.child_id == child)
        line = connection.execute(select(t.payout_lines)).mappings().one()
        old = {"id": None, "number": 2, "child_id": child, "period": "2010Q4"}
        values = {**line, **old, "decision_id": connection.scalar(decision)}
        connection.execute(insert(t.payout_lines).values(values))
    clock.move_to(date(2025, 10, 1))
    found = report.of_period(head, *_september(), "ru")
    assert found.unknown is not None
    assert found.total.paid == 2 * 31_456


def test_periods_that_can_not_be_are_refused(desk: Desk) -> None:
    for first, last in ((date(2026, 2, 1), date(2026, 1, 1)), (date(2027, 1, 1),) * 2):
        with pytest.raises(EntryError):
            report.of_period(desk, first, last, "ru")


def test_an_office_without_anything_has_a_report(desk: Desk) -> None:
    found = report.of_period(desk, date(2026, 1, 1), date(2026, 12, 31), "kk")
    assert found.total == Figures()
    assert [month for month, _figures in found.months][-1] == Month(2026, 11)
    assert (found.schools, found.periods, found.papers) == ([], [], [])


# The demo office, by a slow count


@pytest.mark.parametrize(
    ("first", "last"),
    [YEAR, (date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 2, 10), date(2026, 3, 20))],
)
def test_the_demo_office_by_a_slow_count(demo_desk: Desk, first: date, last: date) -> None:
    found = report.of_period(demo_desk, first, last, "ru")
    slow = _Slow(demo_desk, first, last)
    assert dict(found.months) == {m: slow.figures(month=m) for m, _figures in found.months}
    assert [f for _name, f in found.schools if f != Figures()] == [
        slow.figures(school=school) for school in slow.schools() if slow.any_of(school)
    ]
    assert found.total == slow.figures()
    assert found.total.children >= found.total.awarded > 10
    assert sum(each.count for each in found.papers) == slow.papers()
    assert sum(each.paid for each in found.periods) == found.total.paid


class _Slow:
    """Reads whole tables and asks each row, child by child and month by month."""

    def __init__(self, desk: Desk, first: date, last: date) -> None:
        self.first, self.last, self.today = first, min(last, desk.today()), desk.today()
        with desk.database.read() as connection:
            self.rows = {
                table.name: [row._asdict() for row in connection.execute(select(table))]
                for table in (
                    t.applications, t.decisions, t.orders, t.certificates, t.notices, t.events,
                    t.payouts, t.payout_lines, t.providers,
                )
            }  # fmt: skip
            self.awards = list(stored_awards.awards_by_child(connection))
        self.by_id = {row["id"]: row for row in self.rows["applications"]}
        self.school_of = {
            row["id"]: self.by_id[row["application_id"]]["provider_id"]
            for row in self.rows["decisions"]
        }

    def schools(self) -> list[int]:
        rows = sorted(self.rows["providers"], key=lambda row: sort_key(row["name_ru"]))
        return [row["id"] for row in rows]

    def any_of(self, school: int) -> bool:
        return self.figures(school=school) != Figures()

    def papers(self) -> int:
        return sum(self._is_in(row["issued_at"]) for row in self.rows["notices"])

    def _is_in(self, moment: date) -> bool:
        day = moment.date() if isinstance(moment, datetime) else moment
        return self.first <= day <= self.last

    def _months(self, month: Month | None) -> list[Month]:
        every = months_between(Month.of(self.first), Month.of(self.last))
        return [month] if month else list(every)

    def figures(self, month: Month | None = None, school: int | None = None) -> Figures:
        count: Counter[str] = Counter()

        def wanted(moment: date, provider: int) -> bool:
            of_month = month is None or Month.of(moment) == month
            return self._is_in(moment) and of_month and school in (None, provider)

        for row in self.rows["applications"]:
            if wanted(row["registered_at"], row["provider_id"]):
                self._application(row, count)
        for row in self.rows["decisions"]:
            if wanted(row["decided_at"], self.school_of[row["id"]]):
                count["awards" if row["awarded"] else "refusals"] += 1
                count.update(f"ground_{ground}" for ground in row["grounds"])
        payouts = {row["id"]: row for row in self.rows["payouts"]}
        paid = set()
        for row in self.rows["payout_lines"]:
            payout = payouts[row["payout_id"]]
            if payout["annulled_at"] is not None or row["state"] == LineState.RETURNED:
                continue
            day = row["settled_on"] or payout["paid_on"] or payout["closed_at"]
            if wanted(day, self.school_of[row["decision_id"]]):
                count["paid"] += row["amount"]
                paid.add(row["child_id"])
                count["arrears"] += row["amount"] if row["period"] < payout["quarter"] else 0
        count["paid_children"] = len(paid)
        count["children"] = len(self._at_home(self._months(month), school))
        count["awarded"] = len(self._awarded(self._months(month), school))
        return Figures(**{each.name: count[each.name] for each in fields(Figures)})

    def _application(self, row: dict[str, object], count: Counter[str]) -> None:
        count[str(row["service"])] += 1
        at_home = row["service"] == Service.HOME_EDUCATION
        if at_home and row["status"] == Status.REFUSED:
            count["appendix_two"] += 1
        answers = (NoticeKind.RECEIPT_SLIP, NoticeKind.ACCEPTANCE, NoticeKind.APPENDIX_TWO_REFUSAL)
        moments = [
            notice["issued_at"]
            for notice in self.rows["notices"]
            if at_home and notice["application_id"] == row["id"] and notice["kind"] in answers
        ]
        moments += [
            decision["decided_at"]
            for decision in self.rows["decisions"]
            if decision["application_id"] == row["id"]
        ]
        deadline = row["deadline"]
        assert isinstance(deadline, date)
        if moments:
            count["kept" if min(moments).date() <= deadline else "late"] += 1
        elif row["status"] != Status.WITHDRAWN:
            count["overdue" if deadline < self.today else "running"] += 1

    def _at_home(self, months: list[Month], school: int | None) -> set[int]:
        spans = [
            (row["child_id"], row["provider_id"], row["first_day"], row["last_day"])
            for row in self.rows["certificates"]
        ]
        for row in self.rows["orders"]:
            application = self.by_id[row["application_id"]]
            ids = (application["child_id"], application["provider_id"])
            spans.append((*ids, row["first_day"], row["last_day"]))
        found = set()
        for child, provider, begins, ends in spans:
            if begins > self.last or ends < self.first or school not in (None, provider):
                continue
            for event in self.rows["events"]:
                over = event["ended_on"] is not None and event["ended_on"] < begins
                if event["child_id"] == child and event["annulled_at"] is None and not over:
                    ends = min(ends, event["happened_on"])
            if any(Month.of(begins) <= month <= Month.of(ends) for month in months):
                found.add(child)
        return found

    def _awarded(self, months: list[Month], school: int | None) -> set[int]:
        """By the law's own owners of every month, which the report asks only where it must."""
        found = set()
        for several in self.awards:
            given = {award.decision_id: award for award in several}
            for month, decision in owners(facts_of(several)).items():
                award = given[decision]
                inside = award.first and award.last and award.first <= month <= award.last
                if inside and month in months and school in (None, self.school_of[decision]):
                    found.add(award.child_id)
        return found
