"""How much is done for a register of many rows: counted, for the time of it is never asked."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop_app.identity.cleaning import Cleaned, cleaned_words
from desktop_app.law.award_papers import AwardPapers
from desktop_app.law.in_force import InForce
from desktop_app.law.profile import DecisionProfile
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.importing import known
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.reading import cells, days
from desktop_app.services.law_values.law_data import papers_on
from desktop_app.services.office import beginning
from desktop_app.storage.importing import brought_in
from desktop_app.storage.schema import open_database
from tests.bench.bench_import import write_register
from tests.builders import Clock
from tests.import_samples import a_row, write
from tests.services.acts import taken_by
from tests.services.import_acts import NOBODY, checked

BATCHES = 40
"""So many statements more for ten times the rows: what is asked and put on file in parts."""


@contextmanager
def _sent(desk: Desk) -> Iterator[list[str]]:
    """The statements that go to the database, each with all its rows once."""
    sent: list[str] = []
    engine = desk.database.engine

    def note(*given: object) -> None:
        sent.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_ten_times_the_rows_are_the_same_statements_but_for_batches(tmp_path: Path) -> None:
    counted = []
    for count in (100, 1_000):
        path = tmp_path / f"{count}.xlsx"
        write_register(path, count)
        database = open_database(path.with_suffix(".sqlite"))
        nobody = Desk(database, clock=Clock())
        beginning.prepare(nobody)
        head = taken_by(nobody, Role.HEAD)
        with _sent(head) as sent:
            found = importing.check(head, importing.open_register(head, path))
            importing.bring_in(head, found)
        assert len(found.good) > 0.9 * count
        counted.append(len(sent))
        database.close()
    assert counted[1] <= counted[0] + BATCHES, counted


def test_ids_are_in_the_order_of_the_rows_however_many_batches(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each application belongs to the child, the certificate and the school of its row."""
    monkeypatch.setattr(brought_in, "_ROWS_AT_ONCE", 3)
    rows = [a_row(serial) for serial in range(1, 11)]
    head = taken_by(desk, Role.HEAD)
    found = checked(head, write(tmp_path / "register.xlsx", rows))
    importing.bring_in(head, found)
    again = checked(head, write(tmp_path / "again.xlsx", rows), NOBODY)
    assert len(found.good) == len(rows)
    assert not again.good, "each child has the award of its row"
    assert not [each for each in again.findings if each.severity.blocks]


def test_a_text_that_stands_in_many_rows_is_read_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: Counter[str] = Counter()
    whole_day = days.from_text

    def school(text: str) -> Cleaned:
        read[text] += 1
        return cleaned_words(text)

    def day(text: str) -> object:
        read[text] += 1
        return whole_day(text)

    monkeypatch.setattr(cells, "cleaned_words", school)
    monkeypatch.setattr(days, "from_text", day)
    rows = [
        a_row(serial, school=f"№ {serial % 3} мектеп", applied_on="03.09.2025")
        for serial in range(1, 31)
    ]
    checked(desk, write(tmp_path / "register.xlsx", rows))
    assert read == {"№ 0 мектеп": 1, "№ 1 мектеп": 1, "№ 2 мектеп": 1, "03.09.2025": 1}


def test_the_law_of_a_day_is_asked_once_however_many_rows_have_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[date] = Counter()

    def counted(profiles: InForce[DecisionProfile], day: date) -> AwardPapers:
        asked[day] += 1
        return papers_on(profiles, day)

    monkeypatch.setattr(known, "papers_on", counted)
    rows = [a_row(serial, applied_on=f"0{1 + serial % 2}.09.2025") for serial in range(1, 31)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert len(found.good) == len(rows)
    assert asked == {date(2025, 9, 1): 1, date(2025, 9, 2): 1}


def test_rows_of_one_certificate_share_what_the_law_looks_at_and_keep_no_copies(
    desk: Desk, tmp_path: Path
) -> None:
    """Of each row there is one entry of its certificate: none is made anew for what it is."""
    rows = [a_row(serial) for serial in range(1, 11)]
    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    assert len({id(each.facts.certificate) for each in found.good}) == 1
    names = Counter(id(each.row.child.given_name) for each in found.good)
    assert len(names) == len({each.row.child.given_name for each in found.good})
