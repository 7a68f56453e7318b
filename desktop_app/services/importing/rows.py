"""A row of an old register read as an award, with what was found in its cells."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from desktop_app.documents.workbooks.reading import Cell, NotCounted
from desktop_app.law.iin import suggestion
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.imports import Finding, ImportPayment, ImportRow, Severity
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.records.people import PersonEntry
from desktop_app.services.importing import answers as answers_of
from desktop_app.services.importing import cells as cells_of
from desktop_app.services.importing.cells import MISSING, Read, Reader, Told
from desktop_app.services.importing.headings import PERIOD, Matched
from desktop_app.services.importing.payments import OF_SEVERAL
from desktop_app.services.importing.who_it_is import Asking
from desktop_app.services.people import doubts

_MOST_REMEMBERED = 50_000

_COLUMN_OF = {"child.birth_date": "birth_date", "payee.birth_date": "payee_iin"}
"""Where what is unusual in a family is told."""

_CHECKED_TEXT = frozenset({"school", "certificate_number"})


def _readers(counts_from_1904: bool) -> Mapping[str, Reader]:
    day = partial(cells_of.day, counts_from_1904=counts_from_1904)
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
        "first_day": day,
        "last_day": day,
        "applied_on": day,
        "disability_until": partial(cells_of.disability, counts_from_1904=counts_from_1904),
        "decision_on": day,
        "iban": cells_of.iban,
        "school": cells_of.school,
        "phone": cells_of.phone,
        "address": cells_of.address,
        "answers": answers_of.read,
    }


_money = cells_of.counted(cells_of.money)
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


class RowReader:
    """Reads the rows below a heading. ``periods`` are the payment periods by their codes.

    ``right_names`` are those of which somebody said that they are names, odd as they look.
    """

    def __init__(
        self,
        matched: Matched,
        periods: Mapping[str, Period],
        today: date,
        *,
        counts_from_1904: bool,
        right_names: frozenset[str] = frozenset(),
    ) -> None:
        self._right_names = right_names
        self.asking: list[Asking] = []
        self.sheet = matched.sheet.name
        self._shared = matched.sheet.shared
        self.today = today
        self.columns = matched.columns
        readers = _readers(counts_from_1904)
        self._plan = [
            _Column(column, code, readers.get(code, cells_of.plain), _kept(code))
            for code, column in self.columns.items()
            if not code.startswith(PERIOD)
        ]
        self._periods = [
            (column, periods[code.removeprefix(PERIOD)])
            for code, column in self.columns.items()
            if code.startswith(PERIOD) and code.removeprefix(PERIOD) in periods
        ]
        self.findings: list[Finding] = []

    def tell(self, number: int, code: str, told: Told) -> None:
        column = self.columns.get(code, -1)
        self.findings.append(Finding(self.sheet, number, column, told.severity, told.step))

    def read(self, number: int, cells: Sequence[Cell]) -> ImportRow | None:
        """The row, or None where a cell of it is wrong; `findings` says which."""
        before = len(self.findings)
        values: dict[str, Any] = {}
        is_right = True
        for index, code, read, known in self._plan:
            cell = cells[index]
            if cell == "" and code in _MAY_BE_EMPTY:
                continue
            if known is None or isinstance(cell, NotCounted):
                value, told = cells_of.counted(read)(cell)
            else:
                found = known.get(cell)
                if found is None:
                    if len(known) > _MOST_REMEMBERED:
                        known.clear()
                    found = known[cell] = read(cell)
                value, told = found
            if told is not None:
                if told.severity is Severity.ASKED:
                    told = self._about_name(number, code, str(value), told, cells)
                is_right = is_right and not told.severity.blocks
                self.tell(number, code, told)
            elif not value and code in _CHECKED_TEXT:
                is_right = False
                self.tell(number, code, cells_of.wrong(MISSING))
            values[code] = value
        payments = self._payments(number, cells, str(values.get("iban") or ""))
        if not is_right:
            return None
        row = self._row(number, values, payments)
        wrong = any(each.severity.blocks for each in self.findings[before:])
        return None if wrong else row

    def _about_name(
        self, number: int, code: str, name: str, told: Told, cells: Sequence[Cell]
    ) -> Told:
        """Asked once: what is said to be a name is only told."""
        place = self.columns.get("answers")
        answers = () if place is None else answers_of.read(cells[place])[0] or ()
        if name in self._right_names or any(each.said is None for each in answers):
            return told._replace(severity=Severity.NOTED)
        self.asking.append(Asking(number, code, told, name=name))
        return told

    def _payments(self, number: int, cells: Sequence[Cell], iban: str) -> list[ImportPayment]:
        found = []
        for column, period in self._periods:
            cell = cells[column]
            is_shared = (number - 1, column) in self._shared
            if cell == "" and not is_shared:
                continue
            amount, told = (0, OF_SEVERAL) if is_shared else _money(cell)
            if told is not None:
                self.findings.append(
                    Finding(
                        self.sheet,
                        number,
                        column,
                        told.severity,
                        Step(told.label, "", told.values),
                    )
                )
            elif amount:
                found.append(ImportPayment(period, amount, None, iban))
        return found

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
            disability_until=values["disability_until"],
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
        whole = values.get(f"{who}_name")
        if whole:
            surname, given, patronymic = cells_of.split_name(whole)
        else:
            surname, given, patronymic = (
                values.get(f"{who}_{part}") or ""
                for part in ("surname", "given_name", "patronymic")
            )
        if not surname and not given:
            code = f"{who}_name" if f"{who}_name" in self.columns else f"{who}_surname"
            self.tell(number, code, cells_of.wrong(MISSING))
        iin = values[f"{who}_iin"]
        likely = suggestion(iin)
        is_payee = who == "payee"
        return PersonEntry(
            iin=iin,
            surname=surname,
            given_name=given,
            patronymic=patronymic,
            birth_date=born or (likely.birth_date if likely else None),
            sex=likely.sex.value if likely else "",
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
