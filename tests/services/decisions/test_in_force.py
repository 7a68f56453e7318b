"""Decisions are entered, followed and annulled; what is paid is never paid twice."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Month
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.decisions.effect_on_paid import Effect
from desktop_app.services.decisions.in_force import EffectUnseenError
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import law_data, periods
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.services.sums.balances import accounts as balances_now
from desktop_app.storage.decisions import of_office as storage
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.payouts import approved as stored
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.decision_acts import a_decision, by_terms

ALATAU = "alatau-2024"


@pytest.fixture
def family(head: Desk, school: int, clock: Clock) -> int:
    """A child entitled from September 2025 to May 2026; the clock stands at the award."""
    return award(head, reimbursement_entry(school)).child_id


def rate_of(desk: Desk, month: str) -> Fraction:
    with desk.database.read() as connection:
        return law_data.in_force(connection).profile(Month.parse(month)).rate


def acts(desk: Desk) -> list[str]:
    with desk.database.read() as connection:
        return [act.what.label for act in notices.history(connection)]


def by_code(desk: Desk) -> dict[str, profiles.KnownDecision]:
    return {each.dated.value.code: each for each in profiles.listed(desk).decisions}


def test_with_the_decisions_comes_the_mci_that_an_example_is_counted_with(head: Desk) -> None:
    office.add_mci(head, date(2027, 1, 1), 4400, "Заң")
    assert profiles.listed(head).mci.on(date(2027, 2, 1)).value == 4400


def test_a_decision_counts_from_its_first_day_and_the_one_before_ends(head: Desk) -> None:
    profiles.enter(head, a_decision(date(2027, 1, 1), rate="9"))
    assert [rate_of(head, month) for month in ("2026-12", "2027-01")] == [8, 9]
    new, before = profiles.listed(head).decisions
    assert (new.dated.value.code, before.dated.value.code) == ("own-2026-11-21-1", ALATAU)
    assert (new.last, before.last) == (None, date(2026, 12, 31))
    assert new.stored is not None
    assert (new.stored.recorded_by, new.stored.about["number"]) == ("Басшы", "12-3")
    assert before.stored is None
    assert acts(head)[-1] == "Entered the decision in force from {date}: {citation}"


@pytest.mark.parametrize(("day", "from_january"), [(1, True), (2, False)])
def test_a_month_is_counted_by_the_decision_of_its_first_day(
    head: Desk, day: int, from_january: bool
) -> None:
    profiles.enter(head, a_decision(date(2027, 1, day), rate="9"))
    assert (rate_of(head, "2027-01") == 9) is from_january
    assert rate_of(head, "2027-02") == 9


def test_only_the_head_enters_and_annuls(desk: Desk, accountant: Desk, head: Desk) -> None:
    for other in (desk, accountant):
        with pytest.raises(Trouble, match="Only the head"):
            profiles.enter(other, a_decision())
        with pytest.raises(Trouble, match="Only the head"):
            profiles.annul(other, ALATAU, "Басқа аудан")
    assert [each.dated.value.code for each in profiles.listed(head).decisions] == [ALATAU]


def test_two_decisions_never_begin_on_the_same_day(head: Desk) -> None:
    with pytest.raises(EntryError, match="first_day"):
        profiles.enter(head, a_decision(date(2024, 12, 1)))
    profiles.enter(head, a_decision(date(2024, 12, 2)))
    profiles.enter(head, a_decision(date(2024, 11, 30)))
    profiles.annul(head, ALATAU, "Басқа ауданның шешімі")
    profiles.enter(head, a_decision(date(2024, 12, 1), rate="5"))
    assert rate_of(head, "2024-12") == 5
    codes = [each.dated.value.code for each in profiles.listed(head).decisions]
    assert len(set(codes)) == len(codes) == 4


def test_the_shipped_decision_is_annulled_as_not_the_districts(head: Desk) -> None:
    profiles.annul(head, ALATAU, " Біздің ауданның шешімі емес ")
    (kept,) = profiles.listed(head).decisions
    assert kept.stored is not None
    assert (kept.stored.annulled_by, kept.stored.annulled_why) == (
        "Басшы",
        "Біздің ауданның шешімі емес",
    )
    assert not kept.may_be_annulled
    with pytest.raises(NotInForceError):
        rate_of(head, "2026-01")
    with pytest.raises(Trouble, match="annulled already"):
        profiles.annul(head, ALATAU, "Тағы")
    assert acts(head)[-1].startswith("Annulled the decision")


def test_what_stood_before_an_annulment_can_be_asked(head: Desk, clock: Clock) -> None:
    before = head.now()
    clock.pass_by(minutes=1)
    profiles.annul(head, ALATAU, "Басқа аудан")
    with head.database.read() as connection:
        assert law_data.in_force(connection, before).profile(Month(2026, 1)).code == ALATAU


def test_a_reason_is_asked(head: Desk) -> None:
    with pytest.raises(EntryError, match="why"):
        profiles.annul(head, ALATAU, "  ")


def test_an_unused_decision_is_annulled_and_the_one_before_counts_again(head: Desk) -> None:
    profiles.enter(head, a_decision(date(2026, 9, 1), rate="10"))
    profiles.annul(head, "own-2026-11-21-1", "Қате енгізілген")
    assert rate_of(head, "2026-10") == 8
    standing, annulled = profiles.listed(head).decisions
    assert (standing.dated.value.code, standing.last) == (ALATAU, None)
    assert annulled.stored is not None
    assert annulled.stored.annulled_why == "Қате енгізілген"


def test_a_used_decision_is_followed_and_never_annulled(
    head: Desk, family: int, clock: Clock
) -> None:
    assert not by_code(head)[ALATAU].used
    pay(head, "2025Q4")
    clock.pass_by(days=1)
    assert by_code(head)[ALATAU].used
    with pytest.raises(Trouble, match="can't be annulled"):
        profiles.annul(head, ALATAU, "Басқа аудан")
    profiles.enter(head, a_decision(date(2026, 1, 1), rate="9"))
    own = next(code for code in by_code(head) if code.startswith("own"))
    assert not by_code(head)[own].used
    pay(head, "2026Q1")
    assert by_code(head)[own].used
    assert by_code(head)[ALATAU].used
    with pytest.raises(Trouble, match="can't be annulled"):
        profiles.annul(head, own, "Қате")


def test_a_decision_that_came_after_the_payout_was_not_used_by_it(
    head: Desk, family: int, clock: Clock
) -> None:
    pay(head, "2025Q4")
    clock.pass_by(days=1)
    entry = a_decision(date(2025, 12, 1), mci_rule="of 1 January", decided_on=date(2025, 11, 1))
    profiles.enter(head, entry)
    own = next(code for code in by_code(head) if code.startswith("own"))
    assert not by_code(head)[own].used
    profiles.annul(head, own, "Қате")


# Other periods than those that are paid


@pytest.mark.parametrize(
    ("first_day", "allowed"),
    [
        (date(2025, 10, 1), False),
        (date(2025, 12, 1), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 1, 2), True),
    ],
)
def test_other_periods_begin_after_the_last_paid_one(
    head: Desk, family: int, first_day: date, allowed: bool
) -> None:
    pay(head, "2025Q4")
    if allowed:
        profiles.enter(head, by_terms(first_day))
        return
    with pytest.raises(EntryError) as caught:
        profiles.enter(head, by_terms(first_day))
    (slip,) = caught.value.slips
    assert (slip.field, slip.values["next"]) == ("first_day", date(2026, 1, 1))


def test_while_nothing_is_paid_other_periods_may_begin_any_day(head: Desk, family: int) -> None:
    profiles.enter(head, by_terms(date(2025, 11, 1)))


def test_a_change_to_terms_pays_no_month_twice(head: Desk, family: int, clock: Clock) -> None:
    pay(head, "2025Q4")
    profiles.enter(head, by_terms(date(2026, 1, 1)))
    third, fourth = pay(head, "2025T3"), pay(head, "2025T4")
    assert [line.amount for line in (*third.lines, *fourth.lines)] == [34_600, 34_600]
    with head.database.read() as connection:
        closed = [stored.by_id(connection, row.id) for row in stored.approved_rows(connection)]
    months = [month for payout in closed for line in payout.lines for month in line.months]
    assert sorted(months) == [Month(2025, 9).shifted(step) for step in range(9)]
    assert not cycle.draw_up(head, third.quarter).lines


def test_other_terms_for_the_months_of_a_paid_term_are_refused(head: Desk, family: int) -> None:
    profiles.enter(head, by_terms(date(2025, 9, 1)))
    pay(head, "2025T2")
    profiles.enter(head, by_terms(date(2025, 11, 2)))
    shorter = by_terms(None).school_months - {12}
    with pytest.raises(EntryError, match="first_day"):
        profiles.enter(head, by_terms(date(2025, 12, 1), school_months=shorter))
    profiles.enter(head, by_terms(date(2026, 1, 1), school_months=shorter))


def test_a_decision_between_two_others_is_asked_for_its_own_months_only(
    head: Desk, family: int
) -> None:
    profiles.enter(head, a_decision(date(2025, 12, 1)))
    pay(head, "2025Q4")
    with pytest.raises(EntryError, match="first_day"):
        profiles.enter(head, by_terms(date(2025, 11, 1)))


# The same periods, counted anew


@pytest.mark.parametrize(
    ("first_day", "rate", "effect"),
    [
        (date(2025, 9, 1), "9", Effect(1, 2 * 3_932, 0, 0)),
        (date(2025, 10, 1), "9", Effect(1, 3_932, 0, 0)),
        (date(2025, 10, 1), "7", Effect(0, 0, 1, 3_932)),
        (date(2025, 12, 1), "9", Effect(1, 1_311, 0, 0)),
        (date(2025, 12, 2), "9", None),
        (date(2026, 1, 1), "9", None),
        (date(2025, 10, 1), "8", None),
    ],
)
def test_what_follows_for_paid_periods_is_said_before_it_is_saved(
    head: Desk, family: int, clock: Clock, first_day: date, rate: str, effect: Effect | None
) -> None:
    pay(head, "2025Q4")
    clock.pass_by(days=1)
    entry = a_decision(first_day, rate=rate)
    if effect is None:
        profiles.enter(head, entry)
        return
    for seen in (None, Effect(1, 1, 1, 1)):
        with pytest.raises(EffectUnseenError) as caught:
            profiles.enter(head, entry, seen)
        assert caught.value.effect == effect
    with head.database.read() as connection:
        assert storage.standing_profiles(connection) == []
    profiles.enter(head, entry, effect)
    accounts = balances_now(head, family, periods.resolve(head, "2025Q4"))
    assert sum(account.due for account in accounts) == effect.owed
    assert sum(account.overpaid for account in accounts) == effect.overpaid


def test_the_words_name_arrears_or_overpayments_or_both() -> None:
    assert "children, to be returned" not in Effect(1, 5).step.label
    assert "To be paid besides" not in Effect(0, 0, 1, 5).step.label
    both = Effect(2, 5, 1, 5).step.label
    assert "To be paid besides" in both
    assert "to be returned" in both
