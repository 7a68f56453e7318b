"""The forecast against a year that is really lived through: every payout drawn up and closed."""

import random
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.in_force import Dated
from desktop_app.law.profile import SchoolTerm
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Words
from desktop_app.services.awards import events
from desktop_app.services.decisions import in_force as decisions
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.services.reports import forecast, forecast_paper
from desktop_app.services.reports.forecast import Assumptions, Forecast
from desktop_app.services.sums import every_child
from desktop_app.storage.decisions import of_office as profiles
from tests.builders import Clock
from tests.ready_made import ready_made
from tests.services.acts import close, colleague, pay, put_award

YEAR = 2027
MCI = 4700
TODAY = date(2026, 11, 21)


def _some_facts(chance: random.Random) -> Facts:
    first = date(2025, 9, 1) + timedelta(chance.randint(0, 500))
    usual = [date(2026, 5, 25), date(2027, 5, 25), date(2027, 5, 31), date(2027, 12, 31)]
    last = chance.choice([*usual, first + timedelta(chance.randint(1, 400))])
    born = chance.choice([date(2009, 1, 1), date(2014, 1, 1)]) + timedelta(chance.randint(0, 500))
    disability = chance.choice([None, None, date(2026, 12, 1) + timedelta(chance.randint(0, 400))])
    period = Certificate(first, max(last, first))
    return Facts(born, first + timedelta(chance.randint(-20, 60)), period, disability)


@pytest.fixture
@ready_made
def office_of_many(accountant: Desk, school: int) -> list[int]:
    """Sixty children, some with two awards, some of whose awards an event ended; their ids."""
    chance = random.Random(20270101)
    children: list[int] = []
    with accountant.database.begin() as connection:
        for serial in range(1, 61):
            ids = [
                put_award(connection, school, serial + 1000 * key, serial, _some_facts(chance))
                for key in range(chance.choice((1, 1, 1, 2)))
            ]
            children.append(ids[0])
    for child in chance.sample(children, 8):
        day = date(2026, 9, 1) + timedelta(chance.randint(0, 80))
        events.record(colleague(accountant), child, EventKind.STATE_INSTITUTION, day)
    pay(accountant, "2026Q3")
    return children


def _forecast(desk: Desk, **more: object) -> Forecast:
    return forecast.forecast(desk, Assumptions(YEAR, MCI, **more))  # type: ignore[arg-type]


def _check_adds_up(found: Forecast) -> None:
    by_month: Counter[str] = Counter()
    for row in found.months.values():
        by_month[str(Quarter.of(row.month))] += row.tenge
    assert by_month == {str(row.period): row.entitled for row in found.periods.values()}
    assert found.entitled == sum(by_month.values())


def test_it_is_what_the_payouts_of_the_year_pay(
    accountant: Desk, head: Desk, office_of_many: list[int], clock: Clock
) -> None:
    found = _forecast(accountant)
    assert found.mci == MCI
    _check_adds_up(found)
    office.add_mci(head, date(YEAR, 1, 1), MCI, "Заң")
    paid: Counter[str] = Counter()
    last: dict[int, Month] = {}
    children: dict[Month, set[int]] = {}
    for number in range(1, 5):
        clock.move_to(Quarter(YEAR, number).last_day)
        drawn = cycle.draw_up(accountant, Quarter(YEAR, number))
        for line in drawn.lines:
            paid[str(line.period)] += line.amount
            last[line.child_id] = line.months[-1]
            for month in line.months:
                children.setdefault(month, set()).add(line.child_id)
        if drawn.lines:
            close(accountant, drawn)
    arrears = sum(paid.pop(period) for period in list(paid) if not period.startswith(str(YEAR)))
    assert found.arrears == arrears > 0
    assert paid == {str(row.period): row.due for row in found.periods.values()}
    assert found.to_pay == arrears + sum(paid.values())
    for month, row in found.months.items():
        assert row.children == len(children.get(month, ()))
        assert row.renewed == 0
    # Whoever was paid for a month of the year, and not for its last, dropped out in between.
    dropped = {each.child_id: each for each in found.drop_outs}
    for child, month in last.items():
        if month < Month(YEAR, 12) and month.year == YEAR:
            assert dropped[child].last >= month


def test_a_year_that_is_paid_in_part(accountant: Desk, office_of_many: list[int]) -> None:
    found = forecast.forecast(accountant, Assumptions(2026))
    assert found.mci is None
    assert not any(row.assumed_mci for row in found.months.values())
    _check_adds_up(found)
    third = found.periods[Quarter(2026, 3)]
    assert third.due == 0 < third.paid
    drawn = cycle.draw_up(accountant, Quarter(2026, 4))
    assert found.to_pay == drawn.total
    begun = forecast.beginning(accountant, 2026)
    assert (begun.mci, begun.is_of_year) == (4325, True)
    assert begun.children == len(office_of_many)
    begun = forecast.beginning(accountant, 2027)
    assert (begun.mci, begun.is_of_year) == (4325, False)


def test_a_year_without_a_decision_is_told(head: Desk, school: int) -> None:
    decisions.annul(head, "alatau-2024", "Қате")
    with pytest.raises(Trouble):
        forecast.forecast(head, Assumptions(2027))


def test_renewed_certificates_are_those_of_a_second_award(
    accountant: Desk, head: Desk, office_of_many: list[int]
) -> None:
    found = _forecast(accountant, renewed=True)
    certain = _forecast(accountant)
    _check_adds_up(found)
    for month, row in found.months.items():
        before = certain.months[month]
        assert row.tenge - row.renewed == before.tenge
        assert row.children - row.renewed_children == before.children
        assert (row.renewed > 0) == (month >= Month(YEAR, 9))
    assert found.arrears == certain.arrears
    labels = {each.bound.label for each in found.drop_outs}
    assert any("eighteen" in label for label in labels)
    assert any("disability" in label for label in labels)
    assert len(found.drop_outs) < len(certain.drop_outs)


def _one(desk: Desk, school: int, facts: Facts, **more: object) -> Forecast:
    with desk.database.begin() as connection:
        put_award(connection, school, 1, 1, facts)
    return _forecast(desk, **more)


USUAL = Facts(
    date(2014, 5, 5), date(2026, 9, 3), Certificate(date(2026, 9, 1), date(2027, 5, 25)), None
)


@pytest.mark.parametrize(
    ("changes", "renewed", "last", "reason"),
    [
        ({}, False, "2027-05", "certificate"),
        ({}, True, None, ""),
        ({"birth_date": date(2009, 2, 1)}, True, "2027-02", "eighteen"),
        ({"birth_date": date(2009, 10, 31)}, True, "2027-10", "eighteen"),
        ({"disability_until": date(2027, 3, 31)}, True, "2027-03", "disability"),
        ({"birth_date": date(2008, 10, 31)}, True, None, ""),
        (
            {"certificate": Certificate(date(2026, 9, 1), date(2027, 1, 31))},
            True,
            "2027-01",
            "certificate",
        ),
        ({"events": (Event(EventKind.DEATH, date(2027, 1, 9)),)}, True, "2027-01", "died"),
    ],
    ids=str,
)
def test_who_drops_out_when_and_why(
    accountant: Desk,
    school: int,
    clock: Clock,
    changes: dict[str, object],
    renewed: bool,
    last: str | None,
    reason: str,
) -> None:
    facts = replace(USUAL, **changes)  # type: ignore[arg-type]
    happened = facts.events
    with accountant.database.begin() as connection:
        child = put_award(connection, school, 1, 1, replace(facts, events=()))
    for event in happened:
        clock.move_to(event.happened_on)
        events.record(colleague(accountant), child, event.kind, event.happened_on)
    found = _forecast(accountant, renewed=renewed)
    named = forecast_paper.named(accountant, found.drop_outs)
    assert [str(each.last) for each in named] == ([last] if last else [])
    for each in named:
        assert reason in each.reason.label
        assert each.child_id == child
        assert each.child_name == "Әлімқұлова Әлия Ұланқызы"


@pytest.mark.parametrize(
    ("today", "counted"),
    [(date(2026, 9, 30), True), (date(2026, 10, 1), False), (date(2026, 6, 1), True)],
)
def test_whoever_did_not_come_back_in_autumn_is_not_renewed(
    accountant: Desk, school: int, clock: Clock, today: date, counted: bool
) -> None:
    clock.move_to(today)
    year = Certificate(date(2025, 9, 1), date(2026, 5, 25))
    facts = replace(USUAL, applied_on=date(2025, 9, 3), certificate=year)
    assert bool(_one(accountant, school, facts, renewed=True).entitled) == counted


def test_the_last_known_mci_goes_on(accountant: Desk, school: int) -> None:
    with accountant.database.begin() as connection:
        put_award(connection, school, 1, 1, USUAL)
    found = forecast.forecast(accountant, Assumptions(YEAR))
    assert found.mci == 4325
    assert found.entitled == 2 * 34_600
    assert all(row.assumed_mci for row in found.months.values())
    further = forecast.forecast(accountant, Assumptions(YEAR + 1, 5000, True))
    # The two quarters of 2027 that were not paid are counted with the assumed MCI as well.
    assert further.arrears == 2 * 34_600 + 4 * 40_000
    assert further.entitled == 4 * 40_000


@pytest.mark.parametrize(("year", "mci"), [(2026, 4700), (2027, 0), (2027, -5)])
def test_an_mci_that_cannot_be_assumed(accountant: Desk, year: int, mci: int) -> None:
    with pytest.raises(EntryError) as caught:
        forecast.forecast(accountant, Assumptions(year, mci))
    assert [slip.field for slip in caught.value.slips] == ["mci"]


def test_an_office_without_awards(accountant: Desk) -> None:
    found = _forecast(accountant)
    assert (found.entitled, found.to_pay, found.drop_outs) == (0, 0, [])
    assert len(found.months) == 9


def test_school_terms_that_are_not_known_are_those_of_the_last_year(
    accountant: Desk, head: Desk, school: int
) -> None:
    shipped = law_data.shipped_profiles()[-1]
    terms = (
        SchoolTerm(2025, 1, date(2025, 9, 1), date(2025, 10, 26)),
        SchoolTerm(2025, 2, date(2025, 11, 3), date(2025, 12, 28)),
        SchoolTerm(2025, 3, date(2026, 1, 8), date(2026, 3, 18)),
        SchoolTerm(2025, 4, date(2026, 3, 30), date(2026, 5, 25)),
    )
    by_terms = replace(shipped.value, code="terms", terms=terms)
    dated = Dated(date(2025, 9, 1), None, by_terms, Words("Ш", "Р"))
    with head.database.begin() as connection:
        profiles.add_profile(connection, dated, "Басшы", head.now())
    found = _one(accountant, school, USUAL)
    assert [(str(row.period), row.due) for row in found.periods.values()] == [
        ("2026T3:2027-01:2027-03", 37_600),
        ("2026T4:2027-04:2027-05", 37_600),
    ]
    assert found.arrears == 2 * 34_600


def test_memory_stays_flat(accountant: Desk, school: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the children take hardly more memory: those of one turn, and who drops out."""
    monkeypatch.setattr(every_child, "_AT_ONCE", 200)

    def peak() -> int:
        tracemalloc.start()
        _forecast(accountant, renewed=True)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    def fill(first: int, last: int) -> None:
        with accountant.database.begin() as connection:
            for number in range(first, last):
                put_award(connection, school, number, number, USUAL)

    fill(1, 501)
    small = peak()
    fill(501, 2001)
    assert peak() < small * 2


def test_in_words(accountant: Desk, school: int) -> None:
    found = _one(accountant, school, USUAL, renewed=True)
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in forecast_paper.lines(found, "en")]
    assert lines == [
        "Assumed: an MCI of 4 700 tenge where none is set yet",
        "Assumed: the decision in force goes on",
        "Assumed: certificates that end with the school year are renewed for the next one",
        "January 2027: 12 533 ₸, children: 1 (assumed)",
        "February 2027: 12 534 ₸, children: 1 (assumed)",
        "March 2027: 12 533 ₸, children: 1 (assumed)",
        "April 2027: 18 800 ₸, children: 1 (assumed)",
        "May 2027: 18 800 ₸, children: 1 (assumed)",
        "September 2027: 37 600 ₸, children: 1 (assumed)",
        "October 2027: 12 533 ₸, children: 1 (assumed)",
        "November 2027: 12 534 ₸, children: 1 (assumed)",
        "December 2027: 12 533 ₸, children: 1 (assumed)",
        "quarter 1 of 2027: entitled 37 600 ₸, paid less what came back 0 ₸, still to pay 37 600 ₸",
        "quarter 2 of 2027: entitled 37 600 ₸, paid less what came back 0 ₸, still to pay 37 600 ₸",
        "quarter 3 of 2027: entitled 37 600 ₸, paid less what came back 0 ₸, still to pay 37 600 ₸",
        "quarter 4 of 2027: entitled 37 600 ₸, paid less what came back 0 ₸, still to pay 37 600 ₸",
        "Arrears of earlier periods, unless paid before: 69 200 ₸",
        "In all for the year: 150 400 ₸",
        "Still to pay in the year: 219 600 ₸",
    ]
