"""Offices of some size to measure, made once and kept in ``build/bench``.

Each is encrypted, as a real one is. Everybody in it has another name, and what waits in it is a
small part of what is on file: a paper in a hundred is on its way, a family in a hundred was paid
too much.
"""

import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from desktop_app.identity.sorting import sort_key
from desktop_app.law.entitlement import shares_of
from desktop_app.law.quarters import Month, months_between, parse_period
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.office import beginning
from desktop_app.services.sums.cases import ANYBODY
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage import tables as t
from desktop_app.storage.people.on_file import keys
from desktop_app.storage.schema import HEAD, open_database
from tests.bench import bench_report
from tests.builders import Clock, a_child
from tests.services.acts import taken_by

KEPT = Path(__file__).resolve().parents[2] / "build" / "bench"
KEY = hashlib.sha256(b"an office to be measured").digest()
SIZES = (500, 5_000, 100_000)
TODAY = date(2026, 11, 21)
_AT_ONCE = 5_000
_STEMS = "Ахмет Сейт Нұр Жұма Қали Ерма Бек Дәулет Иван Омар Мұса Абай Тұр Құрман Әлім".split()
_MIDDLES = ("", "бек", "ған", "жан", "қан", "хан", "тай")
_ENDS = ("ов", "ева", "ұлы", "қызы", "")
_GIVEN = (
    "Айша Әлия Айгерім Амина Дана Жанель Зере Инкар Камила Қаракөз Сабина Томирис Ұлжан Алихан "
    "Әмір Дамир Ерасыл Жәнібек Имран Қуат Мирас Санжар Тимур Фёдор Юлия Анна Сергей Ксения Ерлан"
).split()


def office(count: int) -> Path:
    """The file of an office with so many applications; its tasks are kept."""
    file = KEPT / f"office-{count}-{HEAD}-{_version()}.sqlite"
    if not file.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        _make(unfinished, count)
        unfinished.rename(file)
    return file


def _version() -> str:
    made = Path(__file__).read_bytes() + Path(bench_report.__file__).read_bytes()
    return hashlib.sha256(made).hexdigest()[:8]


def _make(file: Path, count: int) -> None:
    database = open_database(file, key=KEY)
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    with database.begin() as connection:
        bench_report.fill(connection, count)
        more(connection, count)
    catch_up(taken_by(desk, Role.HEAD))
    database.close()


def more(connection: Connection, count: int) -> None:
    """What `bench_report.fill` leaves out: names, right sums, what waits."""
    chance = Random(15)
    _name(connection, chance)
    _pay_rightly(connection)
    _few_events(connection, count)
    _open_applications(connection, count)
    _papers(connection, count)
    _complaints(connection, count)


def _in_turn(connection: Connection, act: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(act, rows[start : start + _AT_ONCE])


def _name(connection: Connection, chance: Random) -> None:
    rows = []
    for number in connection.scalars(select(t.people.c.id)).all():
        surname = chance.choice(_STEMS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
        child = a_child(1, surname=surname, given_name=chance.choice(_GIVEN), patronymic="")
        made = {**keys(child), "surname": surname, "given_name": child.given_name}
        order = sort_key(surname, child.given_name)
        born = date(2008, 1, 1) + timedelta(number * 37 % 3_600)
        rows.append({**made, "patronymic": "", "birth_date": born, "sort": order, "which": number})
    act = update(t.people).where(t.people.c.id == bindparam("which"))
    _in_turn(
        connection, act.values({name: bindparam(name) for name in rows[0] if name != "which"}), rows
    )


def _pay_rightly(connection: Connection) -> None:
    """What the months give; to one in a hundred more."""
    law, lines, awards = law_data.in_force(connection), t.payout_lines, t.decisions
    query = select(lines.c.id, lines.c.period, awards.c.first_month, awards.c.last_month)
    given: dict[tuple[str, str, str], int] = {}
    right, none = [], []
    for row in connection.execute(query.join(awards, awards.c.id == lines.c.decision_id)):
        case = (row.period, row.first_month, row.last_month)
        if case not in given:
            months = months_between(Month.parse(row.first_month), Month.parse(row.last_month))
            share = shares_of({0: ANYBODY}, dict.fromkeys(months, 0), parse_period(row.period), law)
            given[case] = share[0].amount
        if given[case]:
            amount = given[case] + 5_000 * (row.id % 100 == 0)
            right.append({"which": row.id, "amount": amount})
        else:
            none.append({"which": row.id})
    where = lines.c.id == bindparam("which")
    _in_turn(connection, update(lines).where(where).values(amount=bindparam("amount")), right)
    _in_turn(connection, delete(lines).where(where), none)


def _few_events(connection: Connection, count: int) -> None:
    kept = select(t.events.c.id).order_by(t.events.c.id).limit(8 + count // 1_000)
    connection.execute(delete(t.events).where(t.events.c.id.not_in(kept.scalar_subquery())))


def _open_applications(connection: Connection, count: int) -> None:
    """The last ones of those for teaching at home wait for the head."""
    applied = t.applications.c
    newest = (
        select(applied.id)
        .where(applied.service == "home_education", applied.status == "ordered")
        .order_by(applied.id.desc())
        .limit(10 + count // 500)
    )
    wanted = connection.scalars(newest).all()
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        opened = update(t.applications).where(applied.id.in_(some))
        connection.execute(opened.values(status="registered", deadline=TODAY + timedelta(3)))


def _papers(connection: Connection, count: int) -> None:
    """Each award has its notice, and nearly each was handed over."""
    first = int(connection.scalar(select(func.max(t.notices.c.id))) or 0) + 1
    query = select(t.decisions).where(t.decisions.c.awarded).order_by(t.decisions.c.id)
    papers, handed = [], []
    awarded = connection.execute(query).all()
    undelivered = 20 + count // 100
    for place, row in enumerate(awarded):
        papers.append(
            {
                "id": first + place,
                "kind": "award",
                "number": f"ХБ-{row.id}",
                "issued_at": row.decided_at,
                "issued_by": "x",
                "application_id": row.application_id,
                "child_id": row.child_id,
                "recipient": "Өтініш беруші",
                "language": "kazakh",
                "sha256": "0" * 64,
                "pdf": b"%PDF" + bytes(2_000),
                "words": bytes(1_500),
            }
        )
        if place < len(awarded) - undelivered:
            handed.append(
                {
                    "notice_id": first + place,
                    "way": "handed over",
                    "delivered_on": row.decided_at.date(),
                    "recorded_at": row.decided_at,
                    "recorded_by": "x",
                }
            )
    _in_turn(connection, insert(t.notices), papers)
    _in_turn(connection, insert(t.deliveries), handed)


def _complaints(connection: Connection, count: int) -> None:
    rows = []
    for number in range(1, 12 + count // 200):
        is_open = number <= 4 + count // 5_000
        rows.append(
            {
                "number": f"Ж-2026-{number:05}",
                "registered_at": datetime(2026, 11, 18, 9) - timedelta(number // 50),
                "received_on": TODAY - timedelta(3 + number // 50),
                "channel": "office",
                "body": "office",
                "complainant": f"Шағымданушы {number}",
                "language": "kazakh",
                "subject": "Жауап мерзімінде берілмеді",
                "status": "registered" if is_open else "answered",
                "deadline": TODAY + timedelta(2),
                "application_id": number,
                "child_id": (number + 1) // 2,
            }
        )
    _in_turn(connection, insert(t.complaints), rows)


if __name__ == "__main__":
    import sys
    from time import perf_counter

    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        began = perf_counter()
        print(office(size), f"{perf_counter() - began:.0f} s", flush=True)
