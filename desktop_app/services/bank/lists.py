"""An approved sheet as its banks pay it: one list for each bank, with its payment order (D-7).

What the bank has answered already is on no list. Where something is set off, what is left of the
payee's lines is one payment.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.documents.bank import payment_file
from desktop_app.documents.bank.payment_file import Format, UnfitPayment
from desktop_app.identity.sorting import sort_key
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records import numbering
from desktop_app.records.acts import Act
from desktop_app.records.kinds import LineState
from desktop_app.records.looks import Subject, Way
from desktop_app.records.payments import (
    BankList,
    FileToPay,
    Payer,
    Payment,
    PaymentDetails,
    PaymentOrder,
)
from desktop_app.records.payouts import ApprovedPayout, PayoutLine
from desktop_app.services import history
from desktop_app.services.bank import columns
from desktop_app.services.bank import details as payment_details
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.files import file_trouble, placed_when_kept
from desktop_app.services.identity import banks
from desktop_app.services.looks import looking
from desktop_app.services.payouts.purposes import purpose_of
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import payments as stored_details
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import files, orders

LIST_KINDS = ("xlsx", "csv")
_LONGEST_NUMBER = 20
_ANNULLED = N_("The payout {number} is annulled.")


@dataclass(frozen=True)
class NotListed:
    """Lines of a sheet that are on no list, and why."""

    numbers: tuple[int, ...]
    why: Step


@dataclass(frozen=True)
class PaymentLists:
    """The lists of a payout in the order of their banks; ``accepted`` formats by their codes."""

    payout: ApprovedPayout
    payer: Payer
    purpose_of_all: str
    lists: tuple[BankList, ...]
    not_listed: tuple[NotListed, ...]
    formats: tuple[Format, ...]
    accepted: frozenset[str]

    def file_of(self, bank: BankList, created_on: date) -> FileToPay:
        number = self.payout.number
        return FileToPay(self.payer, number, self.purpose_of_all, bank, created_on)


def lists_of(desk: Desk, payout_id: int, language: str) -> PaymentLists:
    """Trouble where the payout is annulled."""
    with desk.reading() as connection:
        payout = stored.by_id(connection, payout_id)
        office = offices.details(connection)
        details = stored_details.stored(connection)
        given = orders.of_payout(connection, payout_id)
        formats = payment_file.formats(desk.today())
        taken = {each.code for each in formats if payment_details.accepted(connection, each.code)}
    if payout.annulled_at is not None:
        raise Trouble(_ANNULLED, number=as_is(payout.number))
    by_bank, not_listed = _by_bank(payout, details, language)
    found = []
    for code, payments in by_bank.items():
        bank = banks.bank_of(payments[0].iban)
        name = banks.name_of(payments[0].iban, language)
        found.append(
            BankList(code, name, bank.bic if bank else "", tuple(payments), given.get(code))
        )
    in_kazakh = language == "kk"
    payer = Payer(
        office.name_kk if in_kazakh else office.name_ru,
        office.head_name,
        office.accountant_name,
        details,
    )
    purpose = purpose_of(details.purpose, payout, language)
    lists = tuple(sorted(found, key=lambda each: (sort_key(each.name), each.code)))
    return PaymentLists(payout, payer, purpose, lists, tuple(not_listed), formats, frozenset(taken))


_Lines = list[tuple[int, PayoutLine]]


def _by_bank(
    payout: ApprovedPayout, details: PaymentDetails, language: str
) -> tuple[dict[str, list[Payment]], list[NotListed]]:
    answered: list[int] = []
    by_payee: dict[tuple[str, str], _Lines] = defaultdict(list)
    for number, (line, standing) in enumerate(zip(payout.lines, payout.standings, strict=True), 1):
        if standing.state is not LineState.APPROVED:
            answered.append(number)
        else:
            by_payee[line.iban, line.payee_iin].append((number, line))
    found: dict[str, list[Payment]] = defaultdict(list)
    not_listed = []
    if answered:
        why = Step(N_("The bank has answered them already"), "D-7")
        not_listed.append(NotListed(tuple(answered), why))
    for (iban, _iin), lines in by_payee.items():
        numbers = tuple(number for number, _line in lines)
        if not iban:
            not_listed.append(NotListed(numbers, Step(N_("They have no account"), "D-7")))
            continue
        payments = _payments(payout, lines, details, language)
        if not payments:
            why = Step(N_("What is set off leaves nothing to pay"), "D-9")
            not_listed.append(NotListed(numbers, why))
        found[iban[4:7]] += payments
    return {code: payments for code, payments in found.items() if payments}, not_listed


def _payments(
    payout: ApprovedPayout, lines: _Lines, details: PaymentDetails, language: str
) -> list[Payment]:
    """Each line by itself; where one takes something off, all of the payee's lines together."""
    if all(line.amount > 0 for _number, line in lines):
        parts = [[each] for each in lines]
    else:
        parts = [lines]
    return [
        payment
        for part in parts
        if (payment := _payment(payout, part, details, language)).amount > 0
    ]


def _payment(
    payout: ApprovedPayout, lines: _Lines, details: PaymentDetails, language: str
) -> Payment:
    first = lines[0][1]
    children = dict.fromkeys(line.child_name for _number, line in lines)
    child = ", ".join(children)
    return Payment(
        numbers=tuple(number for number, _line in lines),
        payee=first.payee_name,
        payee_iin=first.payee_iin,
        iban=first.iban,
        child=child,
        child_iin=", ".join(dict.fromkeys(line.child_iin for _number, line in lines)),
        amount=sum(line.amount for _number, line in lines),
        purpose=purpose_of(details.purpose, payout, language, child, first.payee_name),
    )


# --- acts ---


def record_order(
    desk: Desk, payout_id: int, bank: str, order: tuple[str, date], seen: PaymentOrder | None
) -> None:
    """Keep by which payment order, its number and day, a bank's list is paid.

    ``seen`` is the one that this takes the place of: Trouble where another one was recorded since.
    EntryError without a number, for a day before the approval or still to come.
    """
    number, day = order
    number = " ".join(number.split())
    slips = []
    if not number or len(number) > _LONGEST_NUMBER:
        label = N_("Enter the number of the payment order, at most {most} characters.")
        slips.append(Slip("number", label, {"most": _LONGEST_NUMBER}))
    with desk.writing(Act.RECORD_PAYMENT_ORDER) as connection:
        payout = stored.by_id(connection, payout_id)
        if day > desk.today():
            slips.append(Slip("day", N_("This day is still to come.")))
        elif day < payout.closed_at.date():
            label = N_("The payout was approved only on {date}")
            slips.append(Slip("day", label, {"date": payout.closed_at.date()}))
        if slips:
            raise EntryError(*slips)
        standing = orders.of_payout(connection, payout_id).get(bank)
        if standing != seen:
            label = N_("Somebody has recorded another payment order meanwhile. Nothing was saved.")
            raise Trouble(label)
        orders.keep(connection, payout_id, bank, (number, day), desk.worker.name, desk.now())
        label = N_("Payment order {order} of {date} for a list of the payout {number}")
        act = Step(
            label,
            "D-7",
            {"order": as_is(number), "date": day, "number": as_is(payout.number)},
        )
        history.record_for_office(connection, desk, act)


def is_not_compared(found: PaymentLists, kind: str) -> bool:
    """Whether files of a kind are for a bank's program and no bank has taken one yet."""
    return kind not in LIST_KINDS and kind not in found.accepted


def as_accepted(found: PaymentLists, kind: str) -> PaymentLists:
    """With a format of which a bank has just taken a test file."""
    return replace(found, accepted=found.accepted | {kind})


def file_name(found: PaymentLists, bank: BankList, kind: str) -> str:
    """Names the sheet, the bank and what it is, and nobody; marked until a bank has taken one."""
    ending = next((each.ending for each in found.formats if each.code == kind), kind)
    mark = "-TEST" if is_not_compared(found, kind) else ""
    number = numbering.file_name(found.payout.number)
    what = "" if kind == ending else f"-{kind}"
    return f"{number}-{bank.bic or bank.code}{what}{mark}.{ending}"


def save_file(
    desk: Desk, found: PaymentLists, bank: BankList, kind: str, path: Path, language: str
) -> None:
    """Write a list or a file for a bank's program; ``kind`` is xlsx, csv or a format's code.

    The sheet bears the mark of it, or there is no file: it is put in its place when that is kept.

    Trouble for whom it is not their act; where the payout was annulled or the bank has answered
    since, the office has not entered what the format needs, the bank's BIC is not known, its
    payment order was not recorded, or a payment does not fit the format.
    """
    with desk.reading() as connection:  # nothing is written for nothing
        _require_unpaid(stored.by_id(connection, found.payout.id), bank)
    desk.require(Act.EXPORT_PAYOUT)
    looking.look(desk, Subject.PAYOUT, found.payout.id, Way.EXPORTED)
    with placed_when_kept(path) as beside:
        with file_trouble(path):
            _write(found, bank, kind, found.file_of(bank, desk.today()), beside, language)
        with desk.writing(Act.EXPORT_PAYOUT) as connection:  # nobody waits for the writing
            payout = stored.by_id(connection, found.payout.id)
            _require_unpaid(payout, bank)
            _mark_taken(connection, desk, payout, bank.code, kind, file_name(found, bank, kind))


def _mark_taken(
    connection: Connection, desk: Desk, payout: ApprovedPayout, bank: str, kind: str, name: str
) -> None:
    """That it was taken out, by whom, when and in which file, stays with the sheet (D-7)."""
    who, when = desk.worker.name, desk.now()
    files.add(connection, payout.id, (bank, kind, name), who, when)
    if payout.exported_at is None:
        values = {"exported_at": when, "exported_by": who}
        stored.mark(connection, payout.id, values, who=who, when=when)
    label = N_("Took the payout {number} out for the bank: {file}")
    values_told: dict[str, Value] = {"number": as_is(payout.number), "file": as_is(name)}
    history.record_for_office(connection, desk, Step(label, "D-7", values_told))


def _write(
    found: PaymentLists,
    bank: BankList,
    kind: str,
    what: FileToPay,
    path: Path,
    language: str,
) -> None:
    if kind in LIST_KINDS:
        from desktop_app.documents.bank import list_file

        list_file.write(what, path, language, columns.chosen(found.payer.details))
    else:
        _write_for_program(found, what, kind, path)


def first_lines(desk: Desk, found: PaymentLists, bank: BankList, language: str) -> list[list[str]]:
    """How a list begins, as somebody looks at it without a file."""
    looking.look(desk, Subject.PAYOUT, found.payout.id, Way.OPENED)
    what = found.file_of(bank, desk.today())
    return columns.preview(what, columns.chosen(found.payer.details), language)


def _write_for_program(found: PaymentLists, what: FileToPay, kind: str, path: Path) -> None:
    form = next(each for each in found.formats if each.code == kind)
    _require_whole(form, what)
    try:
        payment_file.write(form, what, path)
    except UnfitPayment as unfit:
        values = {name: as_is(value) for name, value in unfit.values.items()}
        raise Trouble(unfit.label, **values) from unfit


def _require_unpaid(now: ApprovedPayout, bank: BankList) -> None:
    """A window may show lists of an hour ago: what they pay may be due on another sheet by now."""
    if now.annulled_at is not None:
        raise Trouble(_ANNULLED, number=as_is(now.number))
    numbers = [number for payment in bank.payments for number in payment.numbers]
    if any(now.standings[number - 1].state is not LineState.APPROVED for number in numbers):
        label = N_("The bank has answered lines of this list meanwhile. Nothing was written.")
        raise Trouble(label)


def _require_whole(form: Format, what: FileToPay) -> None:
    lacking = payment_details.missing(what.payer.details, form)
    if lacking:
        label = N_(
            "{count} details of payment orders are not entered yet: Settings, Office, "
            "Payment orders."
        )
        raise Trouble(label, count=len(lacking))
    if not what.bank.bic:
        raise Trouble(N_("The BIC of the bank {bank} is not known."), bank=as_is(what.bank.name))
    if what.bank.order is None:
        raise Trouble(N_("Record first the number and the day of the payment order."))
