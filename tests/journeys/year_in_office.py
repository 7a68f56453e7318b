"""What an office does in a year of payouts, each act written into the second books as well."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import load_workbook

from desktop_app.documents.payouts import names
from desktop_app.law.facts import Certificate, Ending, EndReason, Event, EventKind, Facts
from desktop_app.law.quarters import Month, parse_period
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.debts import RepaymentEntry, SetOffEntry, WriteOffEntry
from desktop_app.records.kinds import Relation, Status
from desktop_app.records.likeness import Said, TwoAre
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout
from desktop_app.records.people import PersonEntry
from desktop_app.services.applications import registering
from desktop_app.services.awards import amendments, deciding, events
from desktop_app.services.awards.amendments import AccountChanged, Ended, EndingTakenBack
from desktop_app.services.bank import returned_workbook
from desktop_app.services.bank.proposed import Reconciled, Says, questions, settled, take
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import ledger
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.people import on_file as people
from tests.builders import (
    SCHOOL_YEAR,
    Clock,
    a_child,
    a_father,
    a_parent,
    make_iban,
    reimbursement_entry,
)
from tests.journeys.second_books import SecondBooks
from tests.services.acts import application_now, decision, register, seen

USUAL_BIRTH = date(2015, 4, 7)


@dataclass
class YearInOffice:
    """Three people at one database; ``done`` counts what was done.

    ``answered`` are the workbooks that came back from the bank, each with its sheet and language.
    """

    clerk: Desk
    head: Desk
    accountant: Desk
    school: int
    clock: Clock
    folder: Path
    chance: Random
    books: SecondBooks = field(default_factory=SecondBooks)
    done: Counter[str] = field(default_factory=Counter)
    sheets: list[ApprovedPayout] = field(default_factory=list)
    answered: list[tuple[ApprovedPayout, Path, str]] = field(default_factory=list)
    _ibans: int = 5_000

    def on(self, day: date) -> None:
        """Time passes; it never goes back."""
        moment = datetime(day.year, day.month, day.day, 10)
        assert moment > self.clock.at
        self.clock.move_to(moment)

    def _did(self, what: str) -> None:
        self.done[what] += 1
        self.clock.pass_by(minutes=1)

    # Families

    def applies(
        self,
        serial: int,
        *,
        child: PersonEntry | None = None,
        payee: PersonEntry | None = None,
        certificate: CertificateEntry = SCHOOL_YEAR,
    ) -> Application:
        """Somebody applies today for a child: the family's of that number, unless another's."""
        entry = reimbursement_entry(
            self.school,
            serial,
            child=child or child_of(serial),
            applicant=payee or parent_of(serial),
            relation=Relation.FATHER if payee else Relation.MOTHER,
            applied_on=self.clock().date(),
            certificate=certificate,
        )
        now = self.clock()
        alike = registering.looking_like(self.clerk, entry)
        said = tuple(TwoAre(each.who, each.on_file.id, Said.ANOTHER) for each in alike)
        application = register(self.clerk, replace(entry, alike=said))
        self.clock.move_to(now)
        self._did("applied")
        return application

    def awards(self, application: Application, from_month: Month | None = None) -> int:
        """The head awards, perhaps from a month on that was another payee's; the child's id."""
        if from_month is not None:
            self._ends_others(application.child_id, from_month)
        deciding.decide(self.head, application, from_month=from_month)
        now = application_now(self.head, application.id)
        assert now.status is Status.AWARDED
        with self.head.database.read() as connection:
            assert now.certificate_id is not None
            kept = applications.certificate(connection, now.certificate_id)
        assert kept is not None
        payee, born = self._of(now)
        facts = Facts(born, now.applied_on, Certificate(kept.first_day, kept.last_day), None)
        self.books.award(now.child_id, decision(self.head, now).id, payee, facts)
        self._did("awarded" if from_month is None else "payee changed")
        return now.child_id

    def _of(self, application: Application) -> tuple[str, date]:
        with self.head.database.read() as connection:
            payee = people.by_id(connection, application.applicant_id)
            born = people.by_id(connection, application.child_id).birth_date
        assert born is not None
        return payee.iin, born

    def _ends_others(self, child: int, month: Month) -> None:
        last = month.shifted(-1).last_day
        for award, facts in self.books.awards[child].items():
            ending = Ending(last, EndReason.ANOTHER_PAYEE)
            self.books.awards[child][award] = replace(facts, ended=ending)

    # What happens to them

    def learns(self, child: int, day: date, until: date | None = None) -> None:
        kind = EventKind.STATE_INSTITUTION
        events.record(self.clerk, child, kind, day, until)
        self.books.events[child].append(Event(kind, day, until))
        late = any(day < month.first_day for month in self._months_paid(child))
        self._did("event after the payment" if late else "event before the payment")

    def _months_paid(self, child: int) -> Iterable[Month]:
        lines = self.books.lines.values()
        return (month for line in lines if line.child_id == child for month in line.months)

    def unlearns(self, child: int) -> None:
        with self.clerk.database.read() as connection:
            (event,) = applications.events_of(connection, child)
        events.annul(self.clerk, event.id, child, "Қате жазылған")
        self.books.events[child].clear()
        self.books.topped_up.add(child)
        self._did("event annulled")

    def ends(self, child: int, day: date) -> None:
        """The family moved away, and the office learns of it only now."""
        (award,) = self.books.awards[child]
        change = Ended(EndReason.MOVED_AWAY, day)
        amendments.amend(self.head, award, change, "Көшіп кетті")
        facts = self.books.awards[child][award]
        ending = Ending(day, EndReason.MOVED_AWAY)
        self.books.awards[child][award] = replace(facts, ended=ending)
        self._did("ended")

    def goes_on(self, child: int) -> None:
        (award,) = self.books.awards[child]
        amendments.amend(self.head, award, EndingTakenBack(), "Қате")
        facts = self.books.awards[child][award]
        self.books.awards[child][award] = replace(facts, ended=None)
        self.books.topped_up.add(child)
        self._did("ending taken back")

    def corrects_account(self, award: int) -> None:
        self._ibans += 1
        change = AccountChanged(make_iban(self._ibans))
        amendments.amend(self.head, award, change, "Жаңа шот")
        self._did("account corrected")

    # Payouts

    def pays(self, quarter: str) -> ApprovedPayout:
        """Drawn up by the accountant, approved by the head."""
        return self._approved(cycle.draw_up(self.accountant, parse_period(quarter)))

    def follows(self, sheet: ApprovedPayout) -> ApprovedPayout:
        return self._approved(cycle.follow_up(self.accountant, sheet.id))

    def _approved(self, drawn: DrawnPayout) -> ApprovedPayout:
        draft = cycle.keep_draft(self.accountant, drawn)
        self.clock.pass_by(hours=1)
        sheet = cycle.approve(self.head, seen(self.head, draft))
        assert (sheet.drawn_by, sheet.closed_by) == ("Бухгалтер", "Басшы")
        self.books.approve(sheet)
        self.sheets.append(sheet)
        self._did(f"{sheet.kind} sheet")
        return sheet

    def annuls(self, sheet: ApprovedPayout) -> None:
        cycle.annul(self.accountant, sheet.id, "Шоттар ескірген")
        self.books.annul(sheet)
        self.sheets.remove(sheet)
        self._did("sheet annulled")

    def bank_returns(self, sheet: ApprovedPayout, count: int, silent: int = 0) -> list[int]:
        """The workbook comes back: some lines returned, the last ones not answered, others paid.

        The awards whose lines came back. Some banks write the day beside the reason, some do not.
        """
        file = self.folder / f"{sheet.number}.xlsx"
        language = self.chance.choice(("kk", "ru"))
        cycle.save_workbook(self.accountant, sheet, file, language)
        plus = [n for n, line in enumerate(sheet.lines, 1) if line.amount > 0]
        asked = plus[: len(plus) - silent]
        returned = set(self.chance.sample(asked, count))
        no_answer = set(plus[len(plus) - silent :])
        day = datetime.combine(self.clock().date(), datetime.min.time())
        book = load_workbook(file)
        rows = _cells(book, names.NUMBER)
        paid_on, why = _cells(book, names.PAID_ON), _cells(book, names.RETURNED)
        for number_cell, day_cell, why_cell in zip(rows, paid_on, why, strict=True):
            number = number_cell.value
            if number in returned:
                why_cell.value = "Шот жабылған"
            if number not in no_answer and (number not in returned or number % 2):
                day_cell.value = day
        answered = file.with_name(f"{file.stem}-answered-{len(self.answered)}.xlsx")
        book.save(answered)
        done = self._recorded(answered)
        assert (done.wrong, done.unanswered) == ((), silent)
        assert done.recorded.returned == count
        assert done.recorded.paid == len(sheet.lines) - count - silent
        for number in returned:
            self.books.give_back(sheet, number)
        self.answered.append((sheet, answered, language))
        self._did("workbook answered")
        return [sheet.lines[number - 1].decision_id for number in sorted(returned)]

    def _recorded(self, answered: Path) -> Reconciled:
        """Where a day stands beside a reason, the accountant says that the money came back."""
        proposed = returned_workbook.propose(self.accountant, answered)
        said = {each.key: Says.RETURNED for each in questions(proposed)}
        return take(self.accountant, settled(proposed, said, self.clock().date()))

    # Overpayments

    def debt(self, child: int) -> Debt:
        (found,) = (each for each in ledger.of_child(self.head, child) if each.owed)
        return found

    def repays(self, child: int, share: int = 1) -> None:
        """All of it, or one part of so many."""
        debt = self.debt(child)
        amount = debt.owed // share
        entry = RepaymentEntry(amount, self.clock().date(), "№ 5 түбіртек")
        debt_entries.repay(self.accountant, debt, entry)
        self.books.repay(child, debt.overpayment.payee_iin, amount)
        self._did("repaid")

    def writes_off(self, child: int, share: int = 1) -> None:
        debt = self.debt(child)
        amount = debt.owed // share
        entry = WriteOffEntry(amount, self.clock().date(), "№ 7 шешім")
        debt_entries.write_off(self.head, debt, entry)
        self.books.write_off(child, debt.overpayment.payee_iin, amount)
        self._did("written off")

    def agrees_to_set_off(self, child: int, **limits: Any) -> None:
        debt = self.debt(child)
        entry = SetOffEntry(debt.owed, self.clock().date(), "№ 4 келісім", **limits)
        debt_entries.agree_set_off(self.accountant, debt, entry)
        self._did("set-off agreed")


def _cells(book: Any, name: str) -> list[Any]:
    title, place = next(iter(book.defined_names[name].destinations))
    return [cell for (cell,) in book[title][place.replace("$", "")]]


def child_of(serial: int, birth: date = USUAL_BIRTH) -> PersonEntry:
    return a_child(serial, birth, surname=f"Жылқыбаева{_letters(serial)}")


def parent_of(serial: int) -> PersonEntry:
    return a_parent(serial, surname=f"Жылқыбаева{_letters(serial)}")


def father_of(serial: int) -> PersonEntry:
    return a_father(serial + 1_000, given_name="Қанат", surname="Жылқыбаев")


def _letters(serial: int) -> str:
    """Names have letters only."""
    return "-" + "".join("АӘБВГҒДЕЖЗ"[int(digit)] for digit in str(serial))
