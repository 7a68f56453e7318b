"""Takes register numbers in a process of its own: database, how many, name.

Prints each number once it is kept. With ``hang`` for a name it stops before keeping the last one.
"""

import sys
import time
from datetime import datetime

from desktop_app.law.steps import Step
from desktop_app.records.kinds import Register
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.schema import open_database


def main() -> None:
    place, count, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    database = open_database(place)
    for turn in range(1, count + 1):
        with database.begin() as connection:
            number = registers.take_number(connection, Register.APPLICATIONS, 2026)
            notices.add_act(connection, Step(number, ""), who=name, when=datetime(2026, 11, 21))
            if name == "hang" and turn == count:
                print("hanging", flush=True)
                time.sleep(60)
        print(number, flush=True)
    database.close()


if __name__ == "__main__":
    main()
