"""Register numbers: taken in the transaction that saves the record, no gap and no double.

Nobody else takes one meanwhile, the first of a year either: writers come one after the other.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from desktop_app.identity.numbers import spellings
from desktop_app.records.kinds import Register
from desktop_app.records.numbering import NumberPattern, folded, usual_pattern
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage.office import details as offices
from desktop_app.storage.tables import given_numbers, register_numbers


def take_number(connection: Connection, register: Register, year: int) -> str:
    """The next number of a register as the office writes it, such as ``Ө-2026-00017``."""
    return take_numbers(connection, register, year, 1)[0]


def take_numbers(connection: Connection, register: Register, year: int, count: int) -> list[str]:
    """The next so many numbers of a register, in their order."""
    if not count:
        return []
    series = (register_numbers.c.register == register, register_numbers.c.year == year)
    query = select(register_numbers.c.last).where(*series)
    last = connection.execute(query).scalar()
    serials = range((last or 0) + 1, (last or 0) + count + 1)
    if last is None:
        connection.execute(
            insert(register_numbers).values(register=register, year=year, last=serials[-1])
        )
    else:
        connection.execute(update(register_numbers).where(*series).values(last=serials[-1]))
    pattern = pattern_of(connection, register)
    numbers = [pattern.number(year, serial) for serial in serials]
    for start in range(0, count, _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        rows = [
            {
                "register": register,
                "year": year,
                "serial": serial,
                "number": number,
                "folded": folded(number),
                "pattern": pattern.text,
            }
            for serial, number in zip(serials[here], numbers[here], strict=True)
        ]
        connection.execute(insert(given_numbers), rows)
    return numbers


_AT_ONCE = 2_000
"""Rows that go to the file together: what is made of them for it is let go of then."""


def pattern_of(connection: Connection, register: Register) -> NumberPattern:
    """How the office writes the numbers of a register now."""
    text = offices.value(connection, _key(register))
    return NumberPattern(text) if text else usual_pattern(register)


def patterns(connection: Connection) -> dict[Register, NumberPattern]:
    return {register: pattern_of(connection, register) for register in Register}


def version(connection: Connection) -> int:
    """Changes with every saving of the patterns; 0 where none ever was saved."""
    return offices.version(connection, map(_key, Register))


def require_version(connection: Connection, seen: int) -> None:
    """ChangedMeanwhile where somebody has saved patterns since they were seen."""
    offices.require_version(connection, map(_key, Register), seen)


def save_patterns(
    connection: Connection, changed: Mapping[Register, NumberPattern], who: str, when: datetime
) -> None:
    texts = {_key(each): made.text for each, made in changed.items()}
    offices.save_values(connection, texts, who, when)


def earlier_patterns(connection: Connection) -> set[tuple[Register, NumberPattern]]:
    """Every pattern that numbers were ever given by, of each register."""
    query = select(given_numbers.c.register, given_numbers.c.pattern).distinct()
    return {
        (meaning_of(Register, row.register), NumberPattern(row.pattern))
        for row in connection.execute(query)
    }


def next_serials(connection: Connection, year: int) -> dict[Register, int]:
    """The serial that each register gives next in a year."""
    query = select(register_numbers.c.register, register_numbers.c.last)
    query = query.where(register_numbers.c.year == year)
    last = {row.register: row.last for row in connection.execute(query)}
    return {register: last.get(register, 0) + 1 for register in Register}


def given(connection: Connection, register: Register) -> dict[int, dict[int, str]]:
    """The numbers that a register gave: by year, then by serial."""
    query = select(given_numbers).where(given_numbers.c.register == register)
    found: dict[int, dict[int, str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.year, {})[row.serial] = row.number
    return found


def as_given(connection: Connection, typed: str) -> str | None:
    """A number as it was given, however it was typed; None for one that never was."""
    found = _given(connection, typed)
    return found.number if found is not None else None


def register_of(connection: Connection, number: str) -> Register | None:
    """The register that gave a number; None where none did."""
    found = _given(connection, number)
    return meaning_of(Register, found.register) if found is not None else None


def _given(connection: Connection, typed: str) -> Row[Any] | None:
    """As it was typed, or with other letters that look the same, where only one such was given."""
    meant = spellings(typed)
    query = select(given_numbers).where(given_numbers.c.folded.in_(meant))
    found = {row.folded: row for row in connection.execute(query)}
    exact = found.get(meant[0])
    return exact if exact is not None or len(found) != 1 else next(iter(found.values()))


def _key(register: Register) -> str:
    return f"number.{register}"
