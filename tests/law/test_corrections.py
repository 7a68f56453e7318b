"""Facts that were wrong from the beginning: each has its correction, and the months follow it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from random import Random
from typing import Any

import pytest

from desktop_app.law import corrections
from desktop_app.law.amendments import changes, given_months
from desktop_app.law.corrections import (
    FACT_OF,
    SET_RIGHT_BY,
    SET_RIGHT_ELSEWHERE,
    ApplicationDay,
    BirthDate,
    CertificateDays,
    Child,
    Consent,
    DisabilityTerm,
    ParentalRights,
    Right,
    StateSupport,
    WrongFact,
    corrected,
)
from desktop_app.law.eligibility import GROUND_NO_CONSENT, judge
from desktop_app.law.entitlement import owners
from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Period, Quarter
from desktop_app.records.decisions import AwardRow
from desktop_app.services.sums.balances import period_balances, periods_until
from tests.law import oracle
from tests.law.families import (
    FIRST_DAY,
    LAST_DAY,
    a_birth,
    a_certificate,
    a_child,
    a_day,
    a_disability,
)
from tests.law.tables import told
from tests.law.test_oracle import serials
from tests.law.values import SHIPPED, law_of

AWARD = Facts(
    date(2009, 1, 30), date(2025, 9, 3), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
)
EACH: tuple[tuple[Right, str, str, int], ...] = (
    (BirthDate(date(2008, 1, 30)), "birth_date", "The date of birth was", 5),
    (ApplicationDay(date(2025, 11, 14)), "applied_on", "The day of application was", 7),
    (
        CertificateDays(date(2025, 9, 1), date(2026, 2, 27)),
        "certificate",
        "The certificate was from",
        6,
    ),
    (DisabilityTerm(date(2025, 12, 1)), "disability_until", "The disability was indefinite", 4),
    (StateSupport(given=True), "full_state_support", "child was on full state support", 0),
    (ParentalRights(deprived=True), "parental_rights_deprived", "were deprived", 0),
    (Consent(given=False), "consent", "had not consented", 0),
    (Child(wrong=True), "wrong_child", "given to the wrong child", 0),
)
"""A correction, its field, what is told of it, and how many school months are left of nine."""


def test_every_fact_of_an_award_can_be_set_right() -> None:
    """A new field of Facts is given its correction, or says why it needs none."""
    assert {field.name for field in fields(Facts)} == {*SET_RIGHT_BY, *SET_RIGHT_ELSEWHERE}
    assert {type(right): field for right, field, _, _ in EACH} == {
        kind: field for field, kind in SET_RIGHT_BY.items()
    }
    assert set(FACT_OF) == set(SET_RIGHT_BY.values())
    assert set(WrongFact) == {*FACT_OF.values(), WrongFact.RELATION}
    assert all(len(why.split()) > 5 for why in SET_RIGHT_ELSEWHERE.values())


@pytest.mark.parametrize(("right", "field", "words", "left"), EACH)
def test_a_correction_changes_its_fact_alone_and_says_so(
    right: Right, field: str, words: str, left: int
) -> None:
    after = corrected(AWARD, right)
    assert {f.name for f in fields(Facts) if getattr(after, f.name) != getattr(AWARD, f.name)} == {
        field
    }
    steps = changes(AWARD, after, SHIPPED)
    assert words in steps[0].label
    assert all(step.clause in {"D-2", "D-3", "D-4", "D-5", "D-8"} for step in steps)
    assert len(given_months(after, SHIPPED)) == left
    back = changes(after, AWARD, SHIPPED)
    assert back[0].label != steps[0].label or back[0].values != steps[0].values
    assert any("gained" in step.label for step in back)


@pytest.mark.parametrize("right", [each[0] for each in EACH])
def test_the_law_is_asked_again_with_the_right_facts(right: Right) -> None:
    after = corrected(AWARD, right)
    judgement = judge(after, SHIPPED)
    assert judgement.months == given_months(after, SHIPPED)
    assert judgement.awards == bool(judgement.months)


def test_what_is_not_due_any_more_says_why_instead_of_when_it_ends() -> None:
    last = changes(AWARD, corrected(AWARD, Child(wrong=True)), SHIPPED)[-1]
    assert told(last) == "D-2 The award is annulled: it was given to the wrong child"


def test_without_consent_the_ground_is_that_and_nothing_else() -> None:
    judgement = judge(corrected(AWARD, Consent(given=False)), SHIPPED)
    assert judgement.grounds == (GROUND_NO_CONSENT,)
    assert len(judgement.reasons) == 1


# In any order, and back again


def _a_right(chance: Random, first: Facts) -> Right:
    """A correction at random; now and then one that takes an earlier one back."""
    certificate = first.certificate
    assert certificate is not None
    if chance.random() < 0.3:
        back: list[Right] = [
            BirthDate(first.birth_date),
            ApplicationDay(first.applied_on),
            CertificateDays(certificate.first_day, certificate.last_day),
            DisabilityTerm(first.disability_until),
            StateSupport(first.full_state_support),
            ParentalRights(first.parental_rights_deprived),
            Consent(first.consent),
            Child(first.wrong_child),
        ]
        return chance.choice(back)
    days = a_certificate(chance)
    found: list[Right] = [
        BirthDate(a_birth(chance)),
        ApplicationDay(a_day(chance, FIRST_DAY, LAST_DAY)),
        CertificateDays(days.first_day, days.last_day),
        DisabilityTerm(a_disability(chance)),
        StateSupport(given=chance.random() < 0.3),
        ParentalRights(deprived=chance.random() < 0.3),
        Consent(given=chance.random() < 0.7),
        Child(wrong=chance.random() < 0.3),
    ]
    return chance.choice(found)


def _as_if_known(first: Facts, made: list[Right]) -> Facts:
    """The facts as they would have been decided on: of each kind, the last word counts."""
    last = {type(right): right for right in made}
    said: dict[str, Any] = {}
    for field, kind in SET_RIGHT_BY.items():
        right = last.get(kind)
        if isinstance(right, CertificateDays):
            said[field] = Certificate(right.first_day, right.last_day)
        elif right is not None:
            (value,) = vars(right).values()
            said[field] = value
    return replace(first, **said)


def _row(key: int, facts: Facts) -> AwardRow:
    return AwardRow(key, 1, "", "", "", "mother", "", facts, None, None, payee_id=1)


def _lives(
    serial: int,
) -> Iterator[tuple[dict[int, Facts], dict[int, Facts], Counter[tuple[int, Period]]]]:
    """The awards of a child amended again and again, those of the right facts, what was paid."""
    chance = Random(serial)
    awards = a_child(chance)
    firsts, made = dict(awards), {key: list[Right]() for key in awards}
    paid: Counter[tuple[int, Period]] = Counter()
    law = law_of(oracle.ALATAU)
    for _ in range(chance.randint(2, 8)):
        key = chance.choice(list(awards))
        right = _a_right(chance, firsts[key])
        awards[key] = corrected(awards[key], right)
        made[key].append(right)
        yield awards, {k: _as_if_known(firsts[k], made[k]) for k in awards}, paid
        if chance.random() < 0.5:
            owned = owners(awards)
            rows = [_row(k, facts) for k, facts in awards.items()]
            for period in periods_until(owned, Quarter(2026, 4), law):
                for each in period_balances(rows, owned, period, law, paid):
                    paid[each.decision_id, period] += each.due


def test_amended_in_any_order_and_back_is_as_if_it_had_been_known() -> None:
    """Held against the second reading of the law; and paid + due − overpaid = entitled."""
    law, seen = law_of(oracle.ALATAU), 0
    for serial in serials(250):
        for awards, as_if, paid in _lives(serial):
            assert awards == as_if, serial
            try:
                right = oracle.sums_of_awards(as_if, oracle.ALATAU)
            except oracle.UnknownError:
                continue
            rows, owned = [_row(key, facts) for key, facts in awards.items()], owners(awards)
            quarters = {*periods_until(owned, Quarter(2026, 4), law), *(q for _, q in paid)}
            found: dict[str, int] = {}
            for quarter in quarters:
                try:
                    accounts = period_balances(rows, owned, quarter, law, paid)
                except NotInForceError:
                    continue
                found[str(quarter)] = sum(each.entitled for each in accounts)
                for each in accounts:
                    assert each.paid + each.due - each.overpaid == each.entitled, serial
                sums = [sum(getattr(a, name) for a in accounts) for name in ("paid", "due")]
                before = sum(paid[key, quarter] for key in awards)
                assert sums[0] == before, serial  # nothing that was paid is lost
            told_right = {period: sum(sums.values()) for period, sums in right.items()}
            assert {q: s for q, s in found.items() if s} == {
                q: s for q, s in told_right.items() if s
            }, serial
            seen += len(found)
    assert seen > 500


def test_events_are_corrected_on_their_own() -> None:
    """A correction of a fact leaves what happened to the child as it was recorded (D-5)."""
    happened = (Event(EventKind.DEATH, date(2026, 1, 5)),)
    for right, *_ in EACH:
        assert corrected(replace(AWARD, events=happened), right).events == happened
    assert corrections.SET_RIGHT_ELSEWHERE["events"]
