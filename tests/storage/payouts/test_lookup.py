"""A payout and a line of it, by the numbers that paper bears."""

from desktop_app.storage.database import Database
from desktop_app.storage.payouts import lookup
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award


def test_a_line_is_found_by_both_its_numbers(database: Database) -> None:
    with database.begin() as connection:
        awards = [an_award(connection, serial) for serial in (1, 2)]
        first, second = a_payout(connection), a_payout(connection, annulled_at=CLOSED)
        a_line(connection, first, awards[0])
        for award in awards:
            a_line(connection, second, award)
        found = lookup.line_place(connection, "Т-2026-00002", 2)
        assert found is not None
        assert (found.payout_id, found.number) == (second, 2)
        other = lookup.line_place(connection, "Т-2026-00001", 1)
        assert other is not None
        assert (other.payout_id, other.child_id) == (first, found.child_id - 2)
        assert other.application_id == found.application_id - 1
        for number, line in (("Т-2026-00001", 2), ("Т-2026-00002", 0), ("Т-2026-00003", 1)):
            assert lookup.line_place(connection, number, line) is None


def test_a_payout_is_found_annulled_or_not(database: Database) -> None:
    with database.begin() as connection:
        first, second = a_payout(connection), a_payout(connection, annulled_at=CLOSED)
        numbers = [f"Т-2026-0000{number}" for number in (1, 2, 3)]
        found = [lookup.by_number(connection, number) for number in numbers]
    assert found == [first, second, None]
