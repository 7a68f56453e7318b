"""Children with the same months are one case; any other month is another (D-7)."""

from dataclasses import replace

from desktop_app.law.entitlement import shares
from desktop_app.law.quarters import Month, Quarter
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.sums.cases import Cases
from tests.services.award_rows import FACTS, an_award_row

Q1 = Quarter(2026, 1)


def test_a_case_gives_what_its_awards_give(desk: Desk) -> None:
    with desk.database.read() as connection:
        law = law_data.in_force(connection)
    cases = Cases(Q1, law)
    taken = replace(FACTS, taken=frozenset({Month(2026, 2)}))
    one, alike, other = an_award_row(1), an_award_row(2), an_award_row(3, facts=taken)
    assert cases.of([one]) is cases.of([alike])
    assert cases.of([one]) is not cases.of([other])
    assert len(cases) == 2
    for row in (one, other):
        case = cases.of([row])
        assert case.periods == (Quarter(2025, 3), Quarter(2025, 4), Q1)
        for period in case.periods:
            right = shares({row.decision_id: row.facts}, period, law)[row.decision_id]
            (given,) = case.given(period)
            assert (given.amount, given.months) == (right.amount, right.months)
