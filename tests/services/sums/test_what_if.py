"""What if: the issue's examples to the tenge, every supposition, and nothing saved."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.suppositions import (
    AppliedOn,
    CertificateUntil,
    DisabilityUntil,
    MciFrom,
    OfLaw,
    RateFrom,
    Supposition,
    died,
    in_institution,
)
from desktop_app.records.applications import Application
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.sums import what_if
from desktop_app.services.sums.what_if import ChildWhatIf, Compared
from desktop_app.storage.awards import decided as stored_awards
from tests.builders import Clock, Period, a_child, home_education_entry, reimbursement_entry
from tests.services.acts import award, pay, register


@pytest.fixture
def awarded(head: Desk, school: int) -> Application:
    """Worked example 1, awarded in September 2025."""
    return award(head, reimbursement_entry(school))


def _sums(found: ChildWhatIf) -> list[tuple[str, int | None, int | None]]:
    """Each period: entitled now and then."""

    def entitled(row: Compared) -> tuple[str, int | None, int | None]:
        now, then = (state.entitled if state else None for state in (row.now, row.then))
        return str(row.period), now, then

    return [entitled(row) for row in found.periods]


def _if(desk: Desk, child: int, *supposed: Supposition) -> list[tuple[str, int | None]]:
    """The periods that change, as they would be."""
    found = what_if.for_child(desk, child, supposed)
    return [(name, then) for name, now, then in _sums(found) if now != then]


def test_nothing_supposed_changes_nothing(head: Desk, awarded: Application) -> None:
    found = what_if.for_child(head, awarded.child_id, ())
    assert _sums(found) == [
        ("2025Q3", 31_456, 31_456),
        ("2025Q4", 31_456, 31_456),
        ("2026Q1", 34_600, 34_600),
        ("2026Q2", 34_600, 34_600),
    ]
    assert (found.lost, found.gained, found.unknown) == ((), (), None)


def test_the_certificate_ends_in_march(head: Desk, awarded: Application) -> None:
    found = what_if.for_child(head, awarded.child_id, [CertificateUntil(date(2026, 3, 9))])
    assert _sums(found)[2:] == [("2026Q1", 34_600, 34_600), ("2026Q2", 34_600, 0)]
    assert found.lost == (Month(2026, 4), Month(2026, 5))
    assert found.periods[-1].change == -34_600
    then = found.periods[2].then
    assert then is not None
    assert any(step.values.get("date") == date(2026, 3, 9) for step in then.steps)


def test_the_mci_of_2027_is_4700(head: Desk, school: int) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=year)
    child = award(head, entry).child_id
    found = what_if.for_child(head, child, [MciFrom(date(2027, 1, 1), 4700)])
    assert _sums(found) == [
        ("2026Q3", 34_600, 34_600),
        ("2026Q4", 34_600, 34_600),
        ("2027Q1", None, 37_600),
        ("2027Q2", None, 37_600),
    ]
    assert found.unknown is None
    assert found.periods[-1].change is None
    unsupposed = what_if.for_child(head, child, ())
    assert unsupposed.unknown is not None
    assert unsupposed.unknown.values == {"month": Month(2027, 1)}


def test_in_a_boarding_school_since_november(
    head: Desk, awarded: Application, clock: Clock
) -> None:
    pay(head, "2025Q4")
    pay(head, "2026Q1")
    found = what_if.for_child(head, awarded.child_id, [in_institution(date(2025, 11, 12))])
    assert _sums(found) == [
        ("2025Q3", 31_456, 31_456),
        ("2025Q4", 31_456, 20_971),
        ("2026Q1", 34_600, 0),
        ("2026Q2", 34_600, 0),
    ]
    then = [row.then for row in found.periods]
    assert [state and state.overpaid for state in then] == [0, 10_485, 34_600, 0]
    assert [row.paid for row in found.periods] == [31_456, 31_456, 34_600, 0]
    assert [str(month) for month in found.lost] == [
        "2025-12",
        *(f"2026-{number:02}" for number in range(1, 6)),
    ]


@pytest.mark.parametrize(
    ("supposed", "changed"),
    [
        (CertificateUntil(date(2026, 9, 10)), [("2026Q3", 34_600)]),
        (DisabilityUntil(date(2026, 4, 1)), [("2026Q2", 17_300)]),
        (died(date(2026, 2, 28)), [("2026Q1", 23_067), ("2026Q2", 0)]),
        (AppliedOn(date(2025, 11, 14)), [("2025Q3", 0), ("2025Q4", 20_971)]),
        (in_institution(date(2025, 8, 1), date(2025, 8, 31)), []),
        (in_institution(date(2026, 5, 1), date(2026, 5, 9)), []),
        (MciFrom(date(2026, 1, 1), 4500), [("2026Q1", 36_000), ("2026Q2", 36_000)]),
        (MciFrom(date(2026, 4, 1), 4500), [("2026Q2", 36_000)]),
        (RateFrom(date(2026, 1, 1), Fraction(6)), [("2026Q1", 25_950), ("2026Q2", 25_950)]),
        (RateFrom(date(2026, 2, 1), Fraction(4)), [("2026Q1", 23_067), ("2026Q2", 17_300)]),
    ],
    ids=str,
)
def test_each_supposition(
    head: Desk, awarded: Application, supposed: Supposition, changed: list[tuple[str, int]]
) -> None:
    assert _if(head, awarded.child_id, supposed) == changed


def test_several_at_once(head: Desk, awarded: Application) -> None:
    supposed = (
        CertificateUntil(date(2026, 9, 10)),
        MciFrom(date(2026, 1, 1), 4500),
        DisabilityUntil(date(2026, 5, 31)),
    )
    assert _if(head, awarded.child_id, *supposed) == [("2026Q1", 36_000), ("2026Q2", 36_000)]


def test_an_indefinite_disability_goes_on(head: Desk, school: int) -> None:
    entry = reimbursement_entry(school, facts={"disability_until": date(2026, 3, 31)})
    child = award(head, entry).child_id
    found = what_if.for_child(head, child, [DisabilityUntil(None)])
    assert found.gained == (Month(2026, 4), Month(2026, 5))


def test_the_award_that_pays_now_is_the_one_supposed_about(
    head: Desk, school: int, clock: Clock
) -> None:
    first = award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 9, 2))
    year = Period(date(2026, 9, 1), date(2026, 12, 25), "18").entry
    entry = reimbursement_entry(school, 1, applied_on=date(2026, 9, 2), certificate=year)
    award(head, entry)
    child = first.child_id
    with head.database.read() as connection:
        awards = stored_awards.awards(connection, child)
    assert what_if.award_for(awards, date(2026, 5, 3)) == awards[0]
    assert what_if.award_for(awards, date(2026, 6, 3)) == awards[1]
    assert what_if.award_for(awards, date(2028, 6, 3)) == awards[1]
    assert _if(head, child, CertificateUntil(date(2026, 10, 1))) == [("2026Q4", 11_533)]
    march = [CertificateUntil(date(2026, 3, 1))]
    found = what_if.for_child(head, child, march, awards[0].decision_id)
    assert found.lost == (Month(2026, 4), Month(2026, 5))


def test_what_cannot_be(head: Desk, awarded: Application) -> None:
    with pytest.raises(EntryError) as caught:
        what_if.for_child(
            head,
            awarded.child_id,
            [
                CertificateUntil(date(2025, 8, 31)),
                in_institution(date(2026, 1, 2), date(2026, 1, 1)),
                MciFrom(date(2026, 1, 1), 0),
                RateFrom(date(2026, 1, 1), Fraction(0)),
            ],
        )
    fields = [slip.field for slip in caught.value.slips]
    assert fields == ["certificate", "until", "mci", "rate"]


def test_without_an_award_there_is_nothing_to_suppose(head: Desk, school: int) -> None:
    child = register(head, home_education_entry(school)).child_id
    with pytest.raises(Trouble, match="no award"):
        what_if.for_child(head, child, ())


def test_a_rate_before_any_decision_is_told(head: Desk, awarded: Application) -> None:
    with pytest.raises(Trouble, match="No decision"):
        what_if.for_child(head, awarded.child_id, [RateFrom(date(2020, 1, 1), Fraction(4))])


def test_nothing_is_saved(head: Desk, awarded: Application, database_file: Path) -> None:
    def content() -> list[bytes]:
        """The database and its log, byte by byte."""
        beside = database_file.with_name(database_file.name + "-wal")
        return [file.read_bytes() for file in (database_file, beside) if file.exists()]

    before = content()
    what_if.for_child(
        head, awarded.child_id, [in_institution(date(2025, 11, 1)), CertificateUntil(date.max)]
    )
    what_if.for_office(head, [MciFrom(date(2026, 1, 1), 5000)])
    assert content() == before


def test_the_whole_office(head: Desk, school: int) -> None:
    year = Period(date(2026, 2, 2), date(2027, 5, 25)).entry
    award(head, reimbursement_entry(school, 1))
    child = a_child(2, date(2014, 5, 5))
    applied = date(2026, 2, 2)
    award(
        head,
        reimbursement_entry(school, 2, applied_on=applied, certificate=year, child=child),
    )
    told: list[int] = []
    supposed: list[OfLaw] = [
        MciFrom(date(2027, 1, 1), 4700),
        RateFrom(date(2026, 4, 1), Fraction(4)),
    ]
    found = what_if.for_office(head, supposed, told.append)
    assert [
        (str(row.period), row.now.children, row.now.tenge, row.then.children, row.then.tenge)
        for row in found
    ] == [
        ("2026Q2", 2, 69_200, 2, 34_600),
        ("2026Q3", 1, 34_600, 1, 17_300),
        ("2026Q4", 1, 34_600, 1, 17_300),
        ("2027Q1", 1, None, 1, 18_800),
        ("2027Q2", 1, None, 1, 18_800),
    ]
    assert told == [2]
    assert str(Quarter(2026, 1)) not in {str(row.period) for row in found}
    with pytest.raises(EntryError):
        what_if.for_office(head, [MciFrom(date(2027, 1, 1), -1)])
