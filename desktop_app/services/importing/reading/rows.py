"""A row of an old register read as an award, with what was found in its cells."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from desktop_app.documents.workbooks.reading import Cell, NotCounted
from desktop_app.law.iin import Sex, suggestion
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, as_is
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.imports import ImportPayment, ImportRow, Severity, Way
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.records.people import PersonEntry
from desktop_app.services.importing import answers as answers_of
from desktop_app.services.importing.reading import cells as cells_of
from desktop_app.services.importing.reading import days, money
from desktop_app.services.importing.reading.cells import MISSING, Read, Reader, Told
from desktop_app.services.importing.reading.days import Part, UntilAge
from desktop_app.services.importing.reading.heading_names import LONG, PERIOD, TOTAL
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.merges import OF_SEVERAL, parts
from desktop_app.services.importing.reading.months import payment
from desktop_app.services.importing.reading.payments import period_of
from desktop_app.services.importing.reading.periods import code_in
from desktop_app.services.importing.telling import Telling
from desktop_app.services.importing.who_it_is import Asking
from desktop_app.services.people import doubts

_MOST_REMEMBERED = 4_096
"""So many texts of a column are read once; what was not said again by then begins anew."""

_COLUMN_OF = {"child.birth_date": "birth_date", "payee.birth_date": "payee_iin"}
"""Where what is unusual in a family is told."""

_CODES_OF = {
    who: tuple(f"{who}_{part}" for part in ("iin", "name", "surname", "given_name", "patronymic"))
    for who in ("child", "payee")
}
_SEXES = {sex: sex.value for sex in Sex}

_CHECKED_TEXT = frozenset({"school", "certificate_number"})


def _readers(counts_from_1904: bool) -> Mapping[str, Reader]:
    day = partial(days.day, counts_from_1904=counts_from_1904)
    return {
        "child_iin": cells_of.iin,
        "payee_iin": cells_of.iin,
        **{
            f"{who}_{part}": cells_of.name
            for who in ("child", "payee")
            for part in ("name", "surname", "given_name")
        },
        **{f"{who}_patronymic": cells_of.patronymic for who in ("child", "payee")},
        "birth_date": day,
        "relation": cells_of.relation,
        "language": cells_of.language,
        "certificate_issued_on": day,
        "first_day": partial(day, part=Part.FIRST),
        "last_day": partial(day, part=Part.LAST),
        "applied_on": partial(day, part=Part.FIRST),
        "disability_until": partial(days.disability, counts_from_1904=counts_from_1904),
        "decision_on": day,
        "iban": money.iban,
        "school": cells_of.school,
        "phone": cells_of.phone,
        "address": cells_of.address,
        "answers": answers_of.read,
    }


_money = cells_of.counted(money.money)
_TWO_WAYS = N_("“{text}” can be read in two ways. Is it {amount} tenge?")
_RULE = N_(
    "Sums are written out here: “{text}” is read as {amount} tenge. What stands after a comma or a "
    "point in two digits are tiyn."
)
_MAY_BE_EMPTY = frozenset({"birth_date", "certificate_issued_on", "decision_on", "answers"})


class _Column(NamedTuple):
    """``known`` is what cells said before: registers say the same again and again."""

    place: int
    code: str
    read: Reader
    known: dict[Cell, Read[Any]] | None


def _kept(code: str) -> dict[Cell, Read[Any]] | None:
    """Numbers that are every family's own are not worth remembering."""
    return None if code.endswith("_iin") or code == "iban" else {}


class Failed(NamedTuple):
    """A line that could not be read: the IIN and the name of its child and the IIN of the payee, as
    far as they could; and whether it says that something was paid."""

    line: int
    iin: str
    name: str
    payee_iin: str


def _failed(line: int, values: Mapping[str, Any]) -> Failed:
    codes = ("child_name", "child_surname", "child_given_name", "child_patronymic")
    name = " ".join(str(values[code]) for code in codes if values.get(code))
    payee = values.get("payee_iin") or ""
    return Failed(line, values.get("child_iin") or "", name.casefold(), payee)


class RowReader:
    """Reads the rows of a sheet. ``periods`` are the payment periods by their codes.

    ``first_line`` is added to the numbers of its rows. ``right_names`` are those of which somebody
    said that they are names, odd as they look.
    """

    def __init__(
        self,
        matched: Matched,
        periods: Mapping[str, Period],
        today: date,
        telling: Telling,
        *,
        first_line: int,
        counts_from_1904: bool,
    ) -> None:
        self.asking: list[Asking] = []
        self.failed: list[Failed] = []
        self.today = today
        self.columns = matched.columns
        self.telling, self.tell, self.first_line = telling, telling.tell, first_line
        self._parts = parts(matched)
        self._all_periods = periods
        self._day = partial(days.day, counts_from_1904=counts_from_1904)
        readers = _readers(counts_from_1904)
        self._plan = [
            _Column(column, code, cells_of.counted(readers.get(code, cells_of.plain)), _kept(code))
            for code, column in self.columns.items()
            if not code.startswith((PERIOD, TOTAL, LONG))
        ]
        self._periods = [
            (column, code)
            for code, column in self.columns.items()
            if code.startswith(PERIOD) and code.removeprefix(PERIOD) in periods
        ]
        self._is_long = matched.is_long
        self._spelt = False

    def read(self, row: int, cells: Sequence[Cell]) -> ImportRow | None:
        """The row, or None where a cell of it is wrong: that is told then."""
        number = self.first_line + row
        values: dict[str, Any] = {}
        for index, code, read, known in self._plan:
            cell = cells[index]
            if cell == "" and code in _MAY_BE_EMPTY:
                continue
            if known is None or isinstance(cell, NotCounted):
                value, told = read(cell)
            else:
                found = known.get(cell)
                if found is None:
                    if len(known) >= _MOST_REMEMBERED:
                        known.clear()
                    found = known[cell] = read(cell)
                value, told = found
            if told is not None:
                if told.severity is Severity.ASKED:
                    told = self._about_name(number, code, str(value), told, cells)
                self.tell(number, code, told)
            elif not value and code in _CHECKED_TEXT:
                self.tell(number, code, cells_of.wrong(MISSING))
            values[code] = value
        iban = str(values.get("iban") or "")
        payments = (self._payment if self._is_long else self._payments)(number, cells, iban)
        found_row = None if self.telling.is_wrong(number) else self._row(number, values, payments)
        if found_row is None or self.telling.is_wrong(number):
            self.failed.append(_failed(number, values))
            return None
        return found_row

    def _about_name(
        self, number: int, code: str, name: str, told: Told, cells: Sequence[Cell]
    ) -> Told:
        """Asked once: what is said to be a name is only told."""
        place = self.columns.get("answers")
        answers = () if place is None else answers_of.read(cells[place])[0] or ()
        is_right = name in self.telling.answers.names
        if is_right or any(each.said is None for each in answers):
            return told._replace(severity=Severity.NOTED)
        self.asking.append(Asking(number, code, told, name=name))
        return told

    def _payments(self, number: int, cells: Sequence[Cell], iban: str) -> list[ImportPayment]:
        found = []
        for column, code in self._periods:
            amount = self._amount(number, column, code, cells[column])
            if amount:
                found.append(payment(self._all_periods, code, amount, iban=iban))
        return found

    def _payment(self, number: int, cells: Sequence[Cell], iban: str) -> list[ImportPayment]:
        """The one payment of a row, where each has a row of its own."""
        code = f"{LONG}amount"
        amount = self._amount(number, self.columns[code], code, cells[self.columns[code]])
        written = cells[self.columns[f"{LONG}period"]]
        if not amount and written == "":
            return []
        period, told = cells_of.counted(partial(period_of, self._all_periods))(written)
        if told is not None:
            self.tell(number, f"{LONG}period", told)
        paid_on = None
        if (column := self.columns.get(f"{LONG}paid_on")) is not None and cells[column] != "":
            paid_on, told = cells_of.counted(self._day)(cells[column])
            if paid_on is not None and paid_on > self.today:
                told = cells_of.wrong(N_("The day can't lie in the future."))
            if told is not None:
                self.tell(number, f"{LONG}paid_on", told)
        if not amount or period is None:
            return []
        code = code_in(written)
        return [payment(self._all_periods, code, amount, paid_on=paid_on, iban=iban)]

    def _amount(self, number: int, column: int, code: str, cell: Cell) -> int:
        """Whole tenge; 0 where nothing was paid, or where what stands there is told."""
        if (number - self.first_line - 1, column) in self._parts:
            self.tell(number, code, OF_SEVERAL)
            return 0
        if cell == "":
            return 0
        amount, told = _money(cell)
        if told is not None and told.label == money.TWO_WAYS:
            amount = money.thousands(cell)
            told = Told(Severity.ASKED, _TWO_WAYS, {"text": as_is(str(cell)), "amount": amount})
            answer = self.telling.ask(number, code, told, (Way.CONFIRM,))
            return 0 if answer is None else amount
        if told is not None:
            self.tell(number, code, told)
            return 0
        if not self._spelt and money.is_spelt(cell):
            self._spelt = True
            self.tell(
                number, code, cells_of.noted(_RULE, text=as_is(str(cell)), amount=amount or 0)
            )
        return amount or 0

    def _row(
        self, number: int, values: Mapping[str, Any], payments: list[ImportPayment]
    ) -> ImportRow:
        get = values.get
        first, last = values["first_day"], values["last_day"]
        born = get("birth_date")
        if "birth_date" not in values:
            likely = suggestion(values["child_iin"])
            born = likely.birth_date if likely else None
            self._tell_birth(number, born)
        until = values["disability_until"]
        if isinstance(until, UntilAge) and born is not None:
            until, told = days.until_age(until, born)
            if told is not None:
                self.tell(number, "disability_until", told)
        row = ImportRow(
            number=number,
            child=self._person(number, "child", values, born),
            payee=self._person(number, "payee", values, None),
            relation=get("relation", Relation.REPRESENTATIVE),
            language=get("language", PaperLanguage.BOTH),
            school=values["school"],
            certificate=CertificateEntry(
                values["certificate_number"],
                get("certificate_issued_on") or first,
                first,
                last,
                get("class_name") or "",
            ),
            applied_on=values["applied_on"],
            disability_until=until,
            iban=values["iban"],
            decision_number=get("decision_number") or "",
            decision_on=get("decision_on"),
            payments=payments,
            answers=get("answers") or (),
        )
        self._together(row)
        return row

    def _tell_birth(self, number: int, born: date | None) -> None:
        if born is None:
            self.tell(number, "birth_date", cells_of.wrong(N_("Enter the child's date of birth.")))
        elif "birth_date" in self.columns:
            label = N_("The date of birth is taken from the IIN: {date}")
            self.tell(number, "birth_date", cells_of.corrected(label, date=born))

    def _person(
        self, number: int, who: str, values: Mapping[str, Any], born: date | None
    ) -> PersonEntry:
        code_of_iin, code_of_name, *codes = _CODES_OF[who]
        whole = values.get(code_of_name)
        if whole:
            surname, given, patronymic = cells_of.split_name(whole)
        else:
            surname, given, patronymic = (values.get(code) or "" for code in codes)
        if not surname and not given:
            code = f"{who}_name" if f"{who}_name" in self.columns else f"{who}_surname"
            self.tell(number, code, cells_of.wrong(MISSING))
        iin = values[code_of_iin]
        likely = suggestion(iin)
        is_payee = who == "payee"
        return PersonEntry(
            iin=iin,
            surname=surname,
            given_name=given,
            patronymic=patronymic,
            birth_date=born or (likely.birth_date if likely else None),
            sex=_SEXES[likely.sex] if likely else "",
            address=values.get("address") or "" if is_payee else "",
            phone=values.get("phone") or "" if is_payee else "",
            paper_language=values.get("language", PaperLanguage.BOTH).value if is_payee else "",
        )

    def _together(self, row: ImportRow) -> None:
        """What no cell shows alone."""
        wrong, number = cells_of.wrong, row.number
        certificate = row.certificate
        if certificate.last_day < certificate.first_day:
            self.tell(number, "last_day", wrong(N_("The period ends before it begins.")))
        if row.applied_on > self.today:
            label = N_("The day of application can't lie in the future.")
            self.tell(number, "applied_on", wrong(label))
        if row.child.birth_date is not None and row.child.birth_date > row.applied_on:
            label = N_("The child can't be born after the application.")
            self.tell(number, "birth_date", wrong(label))
        if row.child.iin == row.payee.iin:
            self.tell(number, "payee_iin", wrong(N_("Child and applicant have the same IIN.")))
        if not row.payee.address and "address" in self.columns:
            label = N_("No address: notices will lack it until it is entered.")
            self.tell(number, "address", cells_of.noted(label))
        of_family = doubts.of_family(row.child, row.payee, row.relation, row.applied_on, "payee")
        for slip in chain(of_family, doubts.of_relation(row.payee, row.relation)):
            told = cells_of.noted(slip.label, **slip.values)
            self.tell(number, _COLUMN_OF.get(slip.field, slip.field), told)
