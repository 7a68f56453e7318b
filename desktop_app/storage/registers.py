"""Register numbers: taken in the transaction that saves the record, no gap and no double.

Nobody else takes one meanwhile, the first of a year either: writers come one after the other.
"""

from sqlalchemy import Connection, insert, select, update

from desktop_app.records.kinds import REGISTER_PREFIX, Register
from desktop_app.storage.tables import register_numbers


def take_number(connection: Connection, register: Register, year: int) -> str:
    """The next number of a register, such as ``Ө-2026-00017``."""
    series = (register_numbers.c.register == register, register_numbers.c.year == year)
    query = select(register_numbers.c.last).where(*series)
    last = connection.execute(query).scalar()
    number = (last or 0) + 1
    if last is None:
        connection.execute(
            insert(register_numbers).values(register=register, year=year, last=number)
        )
    else:
        connection.execute(update(register_numbers).where(*series).values(last=number))
    return f"{REGISTER_PREFIX[register]}-{year}-{number:05}"
