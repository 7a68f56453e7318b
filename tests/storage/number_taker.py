"""Takes register numbers in a process of its own: database, how many, name.

Prints each number once it is kept. With ``hang`` for a name it stops before keeping the last one,
until it is killed.
"""

import sys
from datetime import datetime
from threading import Event

from desktop_app.law.steps import Step
from desktop_app.records.kinds import Register
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.schema import open_database
from tests.storage.taking_turns import in_turn


def main() -> None:
    place, count, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    database = in_turn(lambda: open_database(place))
    for _ in range(count - 1):
        print(in_turn(lambda: take(database, name)), flush=True)
    print(in_turn(lambda: take(database, name, hangs=name == "hang")), flush=True)
    database.close()


def take(database: Database, name: str, *, hangs: bool = False) -> str:
    with database.begin() as connection:
        number = registers.take_number(connection, Register.APPLICATIONS, 2026)
        notices.add_act(connection, Step(number, ""), who=name, when=datetime(2026, 11, 21))
        if hangs:
            print("hanging", flush=True)
            Event().wait()
    return number


if __name__ == "__main__":
    main()
