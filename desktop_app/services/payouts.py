"""The payout of a quarter: entitled so far less paid so far, drawn up and closed (D-4 to D-9)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.documents.payout_sheet import NotPaid, PayoutSheet, SheetLine
from desktop_app.law.entitlement import Share, bounds, covered_months, owners, shares, shares_of
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step
from desktop_app.records.kinds import Register, Role
from desktop_app.records.payouts import ClosedPayout, DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.services import law_data, papers, set_offs
from desktop_app.services.accounts import (
    Paid,
    accounts_of,
    facts_of,
    moment_of,
    periods_until,
    settled,
)
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble
from desktop_app.services.reimbursement import not_in_force
from desktop_app.services.validation import bank_of
from desktop_app.storage import offices, registers
from desktop_app.storage import payouts as storage
from desktop_app.storage.awards import AwardRow, awards_by_child


def draw_up(desk: Desk, quarter: Period, as_of: date | None = None) -> DrawnPayout:
    """Who gets how much for a quarter, with arrears of earlier ones on lines of their own.

    ``as_of`` asks what a payout would have paid by what was known at the end of a day, see
    `moment_of`. Trouble where a value of the law is missing.
    """
    moment = moment_of(desk, as_of)
    with desk.database.read() as connection:
        return _draw_up(connection, quarter, moment)


def _draw_up(
    connection: Connection, quarter: Period, moment: datetime | None = None
) -> DrawnPayout:
    law, paid = law_data.in_force(connection, moment), storage.paid(connection, as_of=moment)
    lines: list[PayoutLine] = []
    not_paid: list[NotPaidLine] = []
    try:
        for awards in awards_by_child(connection, moment):
            due = list(_lines_of_child(awards, quarter, law, paid))
            lines.extend(due)
            if not due:
                not_paid.append(_why_not(awards, quarter, law, paid))
        minus = set_offs.lines(connection, lines, law, paid, moment)
    except NotInForceError as error:
        raise not_in_force(error) from error
    return DrawnPayout(quarter, set_offs.placed(lines, minus), tuple(not_paid))


def _lines_of_child(
    awards: Sequence[AwardRow], until: Period, law: LawInForce, paid: Paid
) -> Iterable[PayoutLine]:
    """What is due: entitled less paid, for each quarter; an overpayment makes no line (D-9)."""
    facts = facts_of(awards)
    owned = owners(facts)
    for quarter in periods_until(owned, until, law):
        given = shares_of(facts, owned, quarter, law)
        for award, share, before in settled(awards, given, quarter, paid):
            if share.amount > before:
                yield _line(award, share, before)


def _line(award: AwardRow, share: Share, before: int) -> PayoutLine:
    amount, steps = share.amount - before, share.steps
    if before:
        already = Step(N_("Already paid"), "D-9", amount=Fraction(-before))
        steps = (*steps, already, Step(N_("Due now"), "D-7", amount=Fraction(amount)))
    return PayoutLine(
        decision_id=award.decision_id,
        child_id=award.child_id,
        child_name=award.child_name,
        child_iin=award.child_iin,
        payee_name=award.payee_name,
        payee_iin=award.payee_iin,
        iban=award.iban,
        period=share.period,
        months=share.months,
        amount=amount,
        steps=steps,
    )


def _why_not(
    awards: Sequence[AwardRow], quarter: Period, law: LawInForce, paid: Paid
) -> NotPaidLine:
    """Why a child with an award is not on the sheet this time."""
    last = awards[-1]
    return NotPaidLine(
        last.child_id, last.child_name, last.child_iin, _reason(awards, quarter, law, paid)
    )


def _reason(awards: Sequence[AwardRow], quarter: Period, law: LawInForce, paid: Paid) -> Step:
    facts = facts_of(awards)
    over = sum(account.overpaid for account in accounts_of(awards, quarter, law, paid))
    if over:
        return Step(
            N_("Overpaid before: {amount} tenge are to be returned, nothing is due now"),
            "D-9",
            {"amount": over},
        )
    given = shares(facts, quarter, law)
    if any(share.amount for share in given.values()):
        return Step(N_("{quarter} is paid already"), "D-7", {"quarter": quarter})
    latest = list(facts.values())[-1]
    end = bounds(latest)[0]
    if end.last < quarter.months[0]:
        return end.step
    covered = covered_months(latest)
    if covered and covered[0] > quarter.months[-1]:
        return Step(N_("Entitled only from {month}"), "D-4", {"month": covered[0]})
    return Step(N_("No entitled school month in {quarter}"), "D-7", {"quarter": quarter})


def close(desk: Desk, seen: DrawnPayout) -> ClosedPayout:
    """Freeze a payout as it was seen; Trouble, and nothing saved, where it has changed since."""
    if desk.worker.role is Role.CLERK:
        raise Trouble(
            N_(
                "Only the accountant or the head closes a payout. "
                "Choose one under “Who works”. Nothing was saved."
            )
        )
    if seen.quarter.first_day > desk.today():
        label = N_("{quarter} has not begun yet: its payout can be looked at, not closed.")
        raise Trouble(label, quarter=seen.quarter)
    with desk.database.begin() as connection:
        drawn = _draw_up(connection, seen.quarter)
        if drawn != seen:
            raise Trouble(
                N_(
                    "The payout has changed since it was drawn up. "
                    "Nothing was saved: draw it up again."
                )
            )
        if not drawn.lines:
            raise Trouble(N_("Nothing is due for {quarter}."), quarter=seen.quarter)
        number = registers.take_number(connection, Register.PAYOUTS, desk.today().year)
        payout_id = storage.keep(connection, drawn, number, desk.worker.name, desk.now())
        act = Step(
            N_("Closed the payout {number} for {quarter}"),
            "D-7",
            {"number": number, "quarter": seen.quarter},
        )
        papers.record_for_office(connection, desk, act)
        return storage.closed(connection, payout_id)


def closed_numbers(desk: Desk, quarter: Period) -> list[str]:
    """The payouts that were closed for a quarter already, in their order."""
    with desk.database.read() as connection:
        rows = storage.closed_rows(connection)
    return [row.number for row in reversed(rows) if row.quarter == str(quarter)]


def closed(desk: Desk, payout_id: int) -> ClosedPayout:
    with desk.database.read() as connection:
        return storage.closed(connection, payout_id)


def sheet(desk: Desk, payout: DrawnPayout, language: str) -> PayoutSheet:
    """A payout as the accountant's workbook shows it."""
    with desk.database.read() as connection:
        office = offices.details(connection)
        citation = law_data.citation(connection, payout.quarter.last_day)
    banks = {iban: bank_of(iban) for iban in {line.iban for line in payout.lines} if iban}
    return PayoutSheet(
        letterhead=papers.of_the_department(office),
        citation_kk=citation.citation_kk,
        citation_ru=citation.citation_ru,
        number=payout.number if isinstance(payout, ClosedPayout) else "",
        quarter=payout.quarter,
        drawn_on=payout.closed_at.date() if isinstance(payout, ClosedPayout) else desk.today(),
        closed_on=payout.closed_at.date() if isinstance(payout, ClosedPayout) else None,
        prepared_by=payout.closed_by if isinstance(payout, ClosedPayout) else desk.worker.name,
        accountant=office.accountant_name,
        lines=tuple(
            SheetLine(
                number=number,
                child_name=line.child_name,
                child_iin=line.child_iin,
                payee_name=line.payee_name,
                payee_iin=line.payee_iin,
                iban=line.iban,
                bank=banks.get(line.iban, ""),
                period=line.period,
                is_arrears=payout.is_arrears(line),
                months=len(line.months),
                amount=line.amount,
                steps=line.steps,
            )
            for number, line in enumerate(payout.lines, 1)
        ),
        not_paid=tuple(
            NotPaid(line.child_name, line.child_iin, line.reason) for line in payout.not_paid
        ),
        language=language,
    )


def save_workbook(desk: Desk, payout: DrawnPayout, path: Path, language: str) -> None:
    """Write the workbook; Trouble where the file is open in Excel or the disk is full."""
    from desktop_app.documents.workbook import write

    with file_trouble(path):
        write(sheet(desk, payout, language), path)
