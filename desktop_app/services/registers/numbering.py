"""How the office writes the numbers of its registers; the head sets it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Register
from desktop_app.records.numbering import NumberPattern, WrongPattern, pattern
from desktop_app.services import history
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip
from desktop_app.storage.registers import numbers as registers

REGISTER_WORDS = {
    Register.APPLICATIONS: N_("Register of applications"),
    Register.ORDERS: N_("Register of orders"),
    Register.CERTIFICATES: N_("Register of certificates"),
    Register.OUTGOING: N_("Register of outgoing papers"),
    Register.COMPLAINTS: N_("Register of complaints"),
    Register.PAYOUTS: N_("Register of payouts"),
}


@dataclass(frozen=True)
class Series:
    """A register this year: how its numbers are written, and the serial that comes next."""

    pattern: NumberPattern
    year: int
    serial: int

    def next_by(self, typed: str) -> str:
        """The next number by a pattern as it is typed; WrongPattern where it can't be one."""
        return pattern(typed).number(self.year, self.serial)


@dataclass(frozen=True)
class NumbersOnFile:
    """Every register's series; ``version`` changes with every saving of the patterns."""

    series: dict[Register, Series]
    version: int


def on_file(desk: Desk) -> NumbersOnFile:
    year = desk.today().year
    with desk.reading(Sight.OFFICE) as connection:
        serials = registers.next_serials(connection, year)
        found = registers.patterns(connection)
        version = registers.version(connection)
    series = {each: Series(found[each], year, serials[each]) for each in Register}
    return NumbersOnFile(series, version)


def save_patterns(desk: Desk, typed: Mapping[Register, str], *, seen: int = 0) -> None:
    """Write the numbers of registers otherwise from now on; each series goes on.

    EntryError names the register whose pattern can't be one or could repeat another's number.
    ChangedMeanwhile where somebody has saved others since the version that was ``seen``.
    """
    slips: list[Slip] = []
    wanted: dict[Register, NumberPattern] = {}
    for register, text in typed.items():
        try:
            wanted[register] = pattern(text)
        except WrongPattern as error:
            slips.append(Slip(register.value, str(error)))
    if slips:
        raise EntryError(*slips)
    with desk.writing(Act.CHANGE_NUMBERS) as connection:
        registers.require_version(connection, seen)
        before = registers.patterns(connection)
        changed = {each: made for each, made in wanted.items() if made != before[each]}
        slips = [*_clashes(connection, before | wanted, changed)]
        if slips:
            raise EntryError(*slips)
        if changed:
            registers.save_patterns(connection, changed, desk.worker.name, desk.now())
        for register, made in changed.items():
            values: dict[str, Value] = {
                "register": REGISTER_WORDS[register],
                "before": as_is(before[register].text),
                "after": as_is(made.text),
            }
            label = N_("{register}: numbers are written {after} from now on, before that {before}")
            history.record_for_office(connection, desk, Step(label, "", values))


def _clashes(
    connection: Connection,
    now: Mapping[Register, NumberPattern],
    changed: Mapping[Register, NumberPattern],
) -> list[Slip]:
    """Registers whose new pattern could give a number that another gives, or that was given."""
    all_of_them = {*now.items(), *registers.earlier_patterns(connection)}
    slips = []
    for register, made in changed.items():
        for other, theirs in sorted(all_of_them, key=lambda each: (each[0], each[1].text)):
            clash = made.clashes_with(theirs) if other is register else made.may_equal(theirs)
            if clash:
                words: dict[str, Value] = {
                    "register": REGISTER_WORDS[other],
                    "pattern": as_is(theirs.text),
                }
                label = N_(
                    "Numbers could be the same as in another series: {register}, {pattern}. "
                    "Begin them with letters of their own."
                )
                slips.append(Slip(register.value, label, words))
                break
    return slips
