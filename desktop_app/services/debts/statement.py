"""Debts as people read them: the statement as a workbook, and as lines of text (D-9)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from desktop_app import wording
from desktop_app.documents.debts.sheet import (
    DebtLine,
    DebtsSheet,
    InstalmentLine,
    LedgerLine,
    ReasonLine,
)
from desktop_app.records.kinds import DebtState
from desktop_app.records.looks import Subject, Way
from desktop_app.services.debts.ledger import Debt, Debts
from desktop_app.services.debts.words import ENTRY_WORDS, STATE_WORDS
from desktop_app.services.desk import Desk
from desktop_app.services.files import file_trouble
from desktop_app.services.looks.looking import look
from desktop_app.services.papers import letterheads
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.office import details as offices
from desktop_app.translation import translator


def lines(found: Debts, language: str) -> list[str]:
    """The debts in a few lines; they name nobody: who owes stands in the window and workbook."""
    _ = translator(language).gettext
    states = Counter(each.state for each in found.debts)
    result = []
    for state in DebtState:
        if states[state]:
            of_state = [each for each in found.debts if each.state is state]
            left = wording.tenge(sum(each.owed for each in of_state))
            words = _("{state}: {count}, left {sum}")
            result.append(words.format(state=_(STATE_WORDS[state]), count=states[state], sum=left))
    totals = {
        "overpaid": sum(each.arisen for each in found.debts),
        "returned": sum(each.repaid + each.set_off for each in found.debts),
        "written": sum(each.written_off for each in found.debts),
        "left": sum(each.owed for each in found.debts),
    }
    words = _("Overpaid {overpaid}, returned {returned}, written off {written}, left {left}")
    shown = {name: wording.tenge(amount) for name, amount in totals.items()}
    result.append(words.format(**shown) if found.debts else _("Nobody was paid too much."))
    late = [each for debt in found.debts for each in debt.overdue]
    if late:
        words = _("Instalments overdue: {count}, {sum}")
        total = wording.tenge(sum(each.amount for each in late))
        result.append(words.format(count=len(late), sum=total))
    if found.unknown is not None:
        result.append(wording.step(found.unknown, language))
    return result


def sheet(desk: Desk, found: Debts, language: str) -> DebtsSheet:
    """The debts as the workbook shows them."""
    with desk.reading() as connection:
        office = offices.details(connection)
        numbers = applications.numbers_of(connection, [each.application_id for each in found.debts])
    return DebtsSheet(
        letterhead=letterheads.of_the_department(office),
        made_on=desk.today(),
        debts=tuple(
            line for debt in found.debts for line in _debt(debt, numbers[debt.application_id])
        ),
        reasons=tuple(_reason(debt, numbers[debt.application_id]) for debt in found.debts),
        ledger=tuple(
            line for debt in found.debts for line in _ledger(debt, numbers[debt.application_id])
        ),
        instalments=tuple(
            InstalmentLine(
                case_number=numbers[debt.application_id],
                child_name=debt.overpayment.child_name,
                payee_name=debt.overpayment.payee_name,
                due_on=each.due_on,
                amount=each.amount,
                is_late=each.due_on < debt.today,
            )
            for debt in found.debts
            for each in debt.to_come
        ),
        language=language,
    )


def _debt(debt: Debt, number: str) -> Iterator[DebtLine]:
    about = debt.overpayment
    for each in about.periods:
        yield DebtLine(
            case_number=number,
            child_name=about.child_name,
            child_iin=about.child_iin,
            payee_name=about.payee_name,
            period=each.period,
            months=each.months,
            overpaid=each.arisen,
            repaid=each.repaid,
            set_off=each.set_off,
            written_off=min(each.overpaid, each.written_off),
            state=STATE_WORDS[debt.state],
        )


def _reason(debt: Debt, number: str) -> ReasonLine:
    about, demand = debt.overpayment, debt.demands[-1] if debt.demands else None
    return ReasonLine(
        case_number=number,
        child_name=about.child_name,
        payee_name=about.payee_name,
        payee_iin=about.payee_iin,
        demand_number=demand.number if demand else "",
        demanded_on=demand.issued_at.date() if demand else None,
        causes=about.causes,
    )


def _ledger(debt: Debt, number: str) -> Iterator[LedgerLine]:
    for each in debt.entries:
        yield LedgerLine(
            case_number=number,
            child_name=debt.overpayment.child_name,
            payee_name=debt.overpayment.payee_name,
            day=each.day,
            what=ENTRY_WORDS[each.kind],
            amount=each.amount,
            document=each.document,
            note=each.note,
            recorded_on=each.recorded_at.date(),
            recorded_by=each.recorded_by,
            annulled_why=each.annulled_why,
            stands=each.stands,
        )


def save_workbook(desk: Desk, found: Debts, path: Path, language: str) -> None:
    """Write the workbook; Trouble where the file is open in Excel or the disk is full."""
    from desktop_app.documents.debts.workbook import write

    look(desk, Subject.LIST, 0, Way.EXPORTED, "debts")
    with file_trouble(path):
        write(sheet(desk, found, language), path)
