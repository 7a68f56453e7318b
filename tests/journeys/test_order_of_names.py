"""An office whose children have the surnames of one list: in whatever order they came, everything
that names them stands in the order of the alphabet, on a file and on a server."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from desktop_app import translation
from desktop_app.identity.sorting import sort_key
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.kinds import Register, Role
from desktop_app.records.people import Worker
from desktop_app.services.awards import events
from desktop_app.services.children.listed import Children
from desktop_app.services.debts import ledger
from desktop_app.services.desk import Desk
from desktop_app.services.entry import start
from desktop_app.services.office import details as office
from desktop_app.services.office import shown
from desktop_app.services.payouts import cycle
from desktop_app.services.registers import journals
from desktop_app.services.reports import report
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import drafts
from desktop_app.storage.people import on_file as people
from desktop_app.storage.reports import today
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_child, a_school, reimbursement_entry
from tests.postgresql import Server
from tests.services.acts import award, close, pay

SURNAMES = """Ахметов Әлиев Гончар Ғалиев Елкин Ёлкин Кузнецов Қасым Оспан Өтеген Уалиев Ұлан
    Үсенов Хан Һаким Ысқақ Іңкәр Яковлев""".split()
MIXED = Random(12).sample(SURNAMES, len(SURNAMES))
Q4, Q1 = Quarter(2025, 4), Quarter(2026, 1)


@pytest.fixture(params=["a file", pytest.param("a server", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest, database: Database) -> Iterator[Database]:
    if request.param == "a file":
        yield database
        return
    served = open_database(str(request.getfixturevalue("url")))
    yield served
    served.close()


@pytest.fixture
def children(head: Desk) -> dict[str, int]:
    """The ids by surname; each goes to a school of their own, named the other way round in Russian.

    Everybody has the same IIN but for its serial number, which goes by the order of entry.
    """
    found = {}
    for serial, surname in enumerate(MIXED, 1):
        opposite = SURNAMES[-1 - SURNAMES.index(surname)]
        named = {
            "name_kk": f"{surname} мектебі № {serial}",
            "name_ru": f"Школа {opposite} № {serial}",
        }
        school = office.save_school(head, a_school(bin="", **named))
        born = date(2011, 1, 3) + timedelta(days=97 * serial)
        child = a_child(serial, born, surname=surname, given_name="Ай", patronymic="")
        entry = reimbursement_entry(school, serial, child=child)
        found[surname] = award(head, entry).child_id
    return found


def surnames(names: Iterable[object]) -> list[str]:
    """Those of the list among texts, in their order, each once."""
    words = [word for name in names for word in str(name).split()]
    return list(dict.fromkeys(word for word in words if word in SURNAMES))


def cells(path: Path, sheet: int) -> Iterator[object]:
    worksheet = load_workbook(path).worksheets[sheet]
    return (cell for row in worksheet.iter_rows(values_only=True) for cell in row)


def test_everything_stands_in_the_order_of_the_alphabet(
    head: Desk, accountant: Desk, clock: Clock, children: dict[str, int], tmp_path: Path
) -> None:
    clock.move_to(date(2025, 12, 22))

    # The list of children, and those found while somebody types.
    found = Children().find(accountant)
    assert [found.rows[each].name.split()[0] for each in found.ids] == SURNAMES
    with head.database.read() as connection:
        typed = people.matching(connection, "ай", limit=3 * len(SURNAMES))
        ends = today.endings(connection, Month(2026, 1), Month(2026, 12))
    assert surnames(each.surname for each in typed) == SURNAMES
    assert surnames(each.child_name for each in ends) == SURNAMES

    # The payout sheet: on screen, approved, and in the accountant's workbook.
    drawn = cycle.draw_up(accountant, Q4)
    assert surnames(line.child_name for line in drawn.lines) == SURNAMES
    approved = close(accountant, drawn)
    assert surnames(line.child_name for line in approved.lines) == SURNAMES
    cycle.save_workbook(accountant, approved, tmp_path / "payout.xlsx", "kk")
    assert surnames(cells(tmp_path / "payout.xlsx", 0)) == SURNAMES

    # The report by school, in the order of the language it is in.
    for language in ("kk", "ru"):
        made = report.of_period(head, date(2025, 9, 1), date(2025, 12, 31), language)
        assert surnames(name for name, _figures in made.schools) == SURNAMES

    # A register is a book that is written on: its journal goes by number.
    journal = journals.of_period(
        head, Register.APPLICATIONS, date(2025, 9, 1), date(2025, 12, 31), "kk"
    )
    told = [str(cell) for line in journal.lines for cell in line.cells]
    assert surnames(told) == MIXED

    # Whom a sheet leaves out, what has changed, and who is to pay back.
    clock.move_to(date(2026, 3, 20))
    for surname in MIXED:
        events.record(head, children[surname], EventKind.DEATH, date(2025, 10, 20))
    drawn = cycle.draw_up(accountant, Q1)
    assert drawn.lines == ()
    assert surnames(line.child_name for line in drawn.not_paid) == SURNAMES
    debts = ledger.overview(accountant).debts
    assert surnames(each.overpayment.child_name for each in debts) == SURNAMES


def test_what_has_changed_stands_in_the_order_of_the_alphabet(
    head: Desk, accountant: Desk, clock: Clock, children: dict[str, int], tmp_path: Path
) -> None:
    clock.move_to(date(2025, 9, 30))
    pay(accountant, "2025Q3")
    clock.move_to(date(2025, 12, 22))
    approved = pay(accountant, "2025Q4")
    cycle.save_workbook(accountant, approved, tmp_path / "payout.xlsx", "kk")
    book = load_workbook(tmp_path / "payout.xlsx")
    listed = [surnames(cells(tmp_path / "payout.xlsx", at)) for at in range(len(book.worksheets))]
    assert [each for each in listed if each and each != SURNAMES] == []


@pytest.mark.parametrize(("language", "names"), [("kk", "name_kk"), ("ru", "name_ru")])
def test_schools_are_offered_by_the_name_in_the_language_shown(
    head: Desk, children: dict[str, int], language: str, names: str
) -> None:
    before = translation.current()
    translation.use(language)
    try:
        offered = [start.read(head).schools, shown.read(head).schools]
    finally:
        translation.use(before)
    for schools in offered:
        assert surnames(getattr(school, names) for school in schools) == SURNAMES


def test_the_people_of_the_office_stand_in_the_order_of_the_alphabet(
    administrator: Desk, head: Desk
) -> None:
    for surname in MIXED:
        office.save_worker(administrator, Worker(0, f"{surname} А.", Role.CLERK), another=True)
    assert surnames(worker.name for worker in shown.read(head).workers) == SURNAMES


@pytest.mark.postgresql
@pytest.mark.parametrize("collation", ["C", "kk-x-icu", "ru-x-icu", "da-x-icu", "und-x-icu"])
def test_every_server_puts_the_keys_in_the_same_order(url: str, collation: str) -> None:
    names = ["", "7", "10", "Ким Ен", "Кимов", "Сарыбай", "Сары-бай", "aa", "Åse", "王", *SURNAMES]
    keys = [sort_key(name) for name in names]
    query = text(
        f'SELECT key FROM unnest(CAST(:keys AS text[])) AS key ORDER BY key COLLATE "{collation}"'
    )
    served = open_database(url)
    with served.read() as connection:
        assert list(connection.scalars(query, {"keys": keys})) == sorted(keys)
    served.close()


@pytest.mark.postgresql
def test_the_order_of_before_is_that_of_the_server(server: Server) -> None:
    server.execute(
        "CREATE DATABASE in_kazakh TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'kk'"
    )
    served = open_database(server.url("in_kazakh"))
    with served.read() as connection:
        ordered = drafts.in_earlier_order(connection, ["борисов", "әлиев", "ахметов"])
    served.close()
    assert ordered == ["ахметов", "әлиев", "борисов"]
    server.execute("DROP DATABASE in_kazakh")
