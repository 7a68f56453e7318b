"""What it costs an office of 100 000 people to come from the tables of before to those of today.

    python tests/bench/bench_upgrade.py

The goal is 60 s for the whole, the proved copy that is made first among it, plain and encrypted.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import text

from desktop_app.storage.database import Database
from desktop_app.storage.schema import migrate, open_database

BEFORE = "0008"
PEOPLE = 100_000

_SURNAMES = "Ахметов Әлиев Гончар Ғалиев Ёлкин Қасым Оспан Өтеген Ұлан Үсенов Һаким Іңкәр".split()
_NAMES = "Айша Әлия Болат Ғани Дана Ержан Жанна Қанат Марат Нұрлан Өмір Сергей Ұлан Юлия".split()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, key in (("plain", None), ("encrypted", os.urandom(32))):
            file = Path(folder) / f"{name}.sqlite"
            _made(file, key)
            took, told = _upgraded(file, key)
            apart = max(later - earlier for earlier, later in pairwise(told))
            print(
                f"{name:10} {took:6.1f} s in all; after {told[0]:4.1f} s it was told "
                f"{len(told)} times how far it is, at most {apart:3.1f} s apart"
            )


def _upgraded(file: Path, key: bytes | None) -> tuple[float, list[float]]:
    """How many seconds it took, and after how many it was told how far it is."""
    began = perf_counter()
    told: list[float] = []
    database = open_database(
        file, key=key, upgrade=True, progress=lambda _done, _of: told.append(perf_counter() - began)
    )
    took = perf_counter() - began
    database.close()
    return took, told


def _made(file: Path, key: bytes | None) -> None:
    database = Database(file, key)
    migrate(database, BEFORE)
    insert = text(
        "INSERT INTO people (iin, surname, given_name, patronymic, birth_date, sex, address, phone,"
        " paper_language, search, version, changed_by, changed_at)"
        " VALUES (:iin, :surname, :given_name, :patronymic, '2015-04-07', 'female', '', '', 'kk',"
        " :search, 1, 'С. Ахметова', '2026-01-05 10:00:00')"
    )
    with database.begin() as connection:
        people = _people()
        while page := list(islice(people, 5_000)):
            connection.execute(insert, page)
    database.close()


def _people() -> Iterator[dict[str, str]]:
    chance = Random(12)
    for serial in range(PEOPLE):
        person = {
            "iin": f"{serial:012d}",
            "surname": f"{chance.choice(_SURNAMES)}{chance.choice(['', 'ова', 'қызы'])}",
            "given_name": chance.choice(_NAMES),
            "patronymic": f"{chance.choice(_NAMES)}ұлы",
        }
        yield {**person, "search": " ".join(person.values()).casefold()}


if __name__ == "__main__":
    main()
