"""What a key costs in the search box of an office with 100 000 applications on file.

    python -m tests.bench.bench_search [APPLICATIONS]

Each key of what clerks type is measured: names of children and parents in three spellings, slips,
parts of IINs, telephones, numbers of papers. Beside it stands a bare scan of the same texts in a
list, which finds as many, ranks nothing and misses every other spelling. A key is to take 5 ms in
the median and 20 ms at worst; the processor's own time, as other programs run meanwhile.
"""

import gc
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, thread_time
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from desktop_app.identity.sorting import sort_key
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.search import finding
from desktop_app.services.search.asked import asked
from desktop_app.services.search.index import Groups, SearchIndex
from desktop_app.storage import tables as t
from desktop_app.storage.people.on_file import keys
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_child
from tests.services.acts import taken_by

APPLICATIONS, TYPED = 100_000, 160
_AT_ONCE = 10_000
_STEMS = (
    "Ахмет Әли Бек Болат Ғали Дәурен Ержан Жақсы Жұма Кәрім Қайрат Қасым Қожа Мұрат Нұр Ораз Өмір "
    "Сағат Сәрсен Серік Сыздық Тілеу Тұрсын Ұлан Үсен Хамит Һаким Шәріп Ыбырай Ысқақ Абай Аман "
    "Байғали Досжан Ескен Жанәбіл Иса Кенже Қуаныш Мақсат Назар Рахым Темір Фёдор Иван Сергей Пётр "
    "Кузнец Попов Щерба Юр Яковл Цветк Виктор Алексе"
).split()
_MIDDLE = ("", "бек", "жан", "хан", "ғали", "гелді", "бай", "мұрат", "қали", "тай", "ғазы", "нұр")
_ENDS = ("ов", "ова", "ев", "ева", "ұлы", "қызы", "", "")
_GIVEN = (
    "Айша Әлия Айгерім Амина Аяулым Дана Жанель Зере Инкар Іңкәр Камила Қаракөз Медина Назерке "
    "Сабина Томирис Ұлжан Асылым Алихан Әмір Бекзат Дамир Ерасыл Жанибек Жәнібек Имран Қуат Мирас "
    "Нұрислам Санжар Тимур Фёдор Юлия Анна Инна Сергей Дмитрий Ксения Абылай Ерлан Самал Гүлмира"
).split()


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(open_database(Path(folder) / "office.sqlite"), clock=Clock())
        beginning.prepare(desk)
        desk = taken_by(desk, Role.CLERK)
        with desk.database.begin() as connection:
            fill(connection, count)
        measure(desk)
        desk.database.close()


def measure(desk: Desk) -> None:
    index = SearchIndex()
    gc.collect()
    before, began = _memory(), perf_counter()
    with desk.database.read() as connection:
        groups = index.fresh(connection)
        took = perf_counter() - began
        gc.collect()
        print(f"read in {took:.1f} s, {_memory() - before:.0f} MiB in memory")
        names = [
            (row.surname, row.given_name, row.iin, row.phone)
            for row in connection.execute(t.people.select())
        ]
        scanned = _texts(connection)
    typed = list(_typed(Random(5), names))
    texts = [text for word in typed for text in _keys(word)]
    print(f"{len(typed)} words and numbers typed, {len(texts)} keys")
    measured: tuple[tuple[str, Callable[[str], object], list[str]], ...] = (
        ("bare scan", partial(_scan, scanned), texts[::40]),
        ("in memory", partial(_in_memory, groups), texts),
        ("with what stands", partial(finding.find, desk, index), texts[::4]),
        ("nothing found", partial(finding.find, desk, index), [f"{each}ъх" for each in typed[:80]]),
    )
    for name, act, given in measured:
        _told(name, [_timed(partial(act, text)) for text in given])


def _in_memory(groups: Groups, text: str) -> None:
    wanted = asked(text)
    for group in groups.values():
        group.find(wanted, finding.MOST + 1)


def _scan(texts: list[str], text: str) -> list[str]:
    words = text.casefold().split()
    return [each for each in texts if all(word in each for word in words)]


def _texts(connection: Connection) -> list[str]:
    people = [
        f"{row.surname} {row.given_name} {row.iin} {row.phone}".casefold()
        for row in connection.execute(t.people.select())
    ]
    columns = (t.applications.c.number, t.notices.c.number)
    numbers = [each.casefold() for of in columns for each in connection.scalars(select(of))]
    return [*people, *numbers]


def _typed(chance: Random, names: list[tuple[str, str, str, str]]) -> Iterator[str]:
    for number in range(TYPED):
        surname, given, iin, phone = chance.choice(names)
        kind = number % 8
        yield (
            surname,
            f"{surname} {given}",
            f"{given} {surname}",
            surname.translate(_RUSSIAN),
            f"{surname[:2]}{surname[3:2:-1]}{surname[4:]}",
            iin,
            phone,
            f"Ө-2026-{chance.randrange(1, 100_000):05}",
        )[kind]


_RUSSIAN = str.maketrans("әғқңөұүһіё", "агкноууxие")


def _keys(word: str) -> Iterator[str]:
    return (word[:length] for length in range(1, len(word) + 1))


def _timed(act: Callable[[], object]) -> float:
    began = thread_time()
    act()
    return (thread_time() - began) * 1_000


def _told(name: str, took: list[float]) -> None:
    median, last = statistics.median(took), statistics.quantiles(took, n=100)[-1]
    print(f"{name:18} median {median:6.2f} ms, of 100 {last:6.2f} ms, worst {max(took):6.2f} ms")


def _memory() -> float:
    """MiB of this process that are in use now."""
    words = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(words[1]) * 4 / 1024


def fill(connection: Connection, count: int) -> None:
    """Half as many children as applications, nearly as many parents, and a paper for each case."""
    chance = Random(2026)
    _add(connection, t.providers, [_school(number) for number in range(1, 41)])
    children = count // 2
    _add(connection, t.people, [_person(number, chance) for number in range(1, children * 2 + 1)])
    applied, papers = [], []
    for number in range(1, count + 1):
        child = (number + 1) // 2
        applied.append(_application(number, child, children + child))
        papers.append(_paper(number, child))
    _add(connection, t.applications, applied)
    _add(connection, t.notices, papers)


def _school(number: int) -> dict[str, Any]:
    return {"name_kk": f"№ {number} мектеп", "name_ru": f"Школа № {number}", "bin": f"{number:012}"}


def _person(number: int, chance: Random) -> dict[str, Any]:
    surname = f"{chance.choice(_STEMS)}{chance.choice(_MIDDLE)}{chance.choice(_ENDS)}"
    patronymic = f"{chance.choice(_STEMS)}{chance.choice(_MIDDLE)}{chance.choice(('ұлы', 'қызы'))}"
    child = a_child(
        1,
        surname=surname,
        given_name=chance.choice(_GIVEN),
        patronymic=patronymic,
        birth_date=date(2010, 1, 1) + timedelta(number % 3_000),
        sex=Sex.FEMALE,
    )
    own = {**child.__dict__, "iin": f"{chance.randrange(10**6):06}{number:06}"}
    own["phone"] = f"+7 {chance.randrange(700, 708)} {number:07}"
    return {**own, **keys(child), "search": "", "sort": sort_key(surname, own["given_name"])}


_DAY = datetime(2026, 9, 1, 10)


def _application(number: int, child: int, parent: int) -> dict[str, Any]:
    return {
        "service": "reimbursement",
        "number": f"Ө-2026-{number:05}",
        "registered_at": _DAY,
        "applied_on": _DAY.date(),
        "channel": "paper",
        "child_id": child,
        "applicant_id": parent,
        "relation": "mother",
        "provider_id": number % 40 + 1,
        "language": "kazakh",
        "status": "registered",
        "deadline": _DAY.date(),
        "iban": f"KZ{number:018}",
    }


def _paper(number: int, child: int) -> dict[str, Any]:
    return {
        "kind": "receipt slip",
        "number": f"Ш-2026-{number:05}",
        "issued_at": _DAY,
        "issued_by": "x",
        "application_id": number,
        "child_id": child,
        "language": "kazakh",
        "sha256": "0" * 64,
        "pdf": b"%PDF",
    }


def _add(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(table), rows[start : start + _AT_ONCE])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else APPLICATIONS)
