"""What the accountant's workbook shows of a payout: as approved, or as it would be now."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from desktop_app import wording
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.payouts.sheet import NotPaid, PayoutSheet, SheetLine
from desktop_app.law.steps import Words
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, PayoutLine, fingerprint
from desktop_app.services.desk import Desk
from desktop_app.services.identity import banks as bank_table
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.law_values import law_data
from desktop_app.services.papers import letterheads
from desktop_app.services.payouts import changes as payout_changes
from desktop_app.services.payouts.purposes import purpose_of
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import payments
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import between as payout_history


def sheet(desk: Desk, payout: DrawnPayout, language: str) -> PayoutSheet:
    """A payout with everything beside it; an approved one as it was frozen."""
    approved = payout if isinstance(payout, ApprovedPayout) else None
    with desk.reading() as connection:
        office = offices.details(connection)
        values: Mapping[str, Any] = {
            **asdict(law_data.citation(connection, payout.quarter.last_day, "D-7")),
            "letterhead": asdict(letterheads.of_the_department(office)),
            "accountant": office.accountant_name,
            **(approved.values if approved else {}),
        }
        details = payments.stored(connection)
        known = approved.closed_at if approved else None
        acts = law_data.acts(connection, payout.quarter.last_day, known)
        schools = payout_history.schools(connection, {line.decision_id for line in payout.lines})
        follows = payout.follows_id
        follows_number = stored.by_id(connection, follows).number if follows else ""
    compared = payout_changes.compared(desk, payout)
    banks = {iban: bank_of(iban, language) for iban in {line.iban for line in payout.lines} if iban}
    bics = {iban: bank.bic for iban in banks if (bank := bank_table.bank_of(iban)) is not None}
    in_kazakh = language == "kk"
    return PayoutSheet(
        letterhead=Letterhead(**values["letterhead"]),
        citation_kk=values["citation_kk"],
        citation_ru=values["citation_ru"],
        acts=acts,
        number=approved.number if approved else "",
        quarter=payout.quarter,
        drawn_on=_drawn_on(approved) if approved else desk.today(),
        closed_on=approved.closed_at.date() if approved else None,
        prepared_by=(approved.drawn_by or approved.closed_by) if approved else desk.worker.name,
        accountant=values["accountant"],
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
                months=len(line.months),
                amount=line.amount,
                steps=line.steps,
                kind=line.kind,
                school=schools.get(line.decision_id, ("", ""))[0 if in_kazakh else 1],
                agreement=_agreement(line),
                bic=bics.get(line.iban, ""),
                purpose=_purpose(details.purpose, payout, line, language),
            )
            for number, line in enumerate(payout.lines, 1)
        ),
        not_paid=tuple(
            NotPaid(line.child_name, line.child_iin, line.reason) for line in payout.not_paid
        ),
        language=language,
        kind=payout.kind,
        follows=follows_number,
        approved_by=approved.closed_by if approved else "",
        substitution=approved.substitution if approved else "",
        fingerprint=(approved.fingerprint if approved else "") or fingerprint(payout.lines),
        changes=compared.changes,
        compared_with=compared.numbers,
        kbe=details.kbe,
        knp=details.knp,
        name_key=payout.name_key,
    )


def _purpose(text: str, payout: DrawnPayout, line: PayoutLine, language: str) -> str:
    """Nothing is paid by a line that takes something off."""
    if line.amount < 0:
        return ""
    return purpose_of(text, payout, language, line.child_name, line.payee_name)


def _drawn_on(approved: ApprovedPayout) -> date:
    return (approved.drawn_at or approved.closed_at).date()


def _agreement(line: PayoutLine) -> str:
    """The payee's written agreement that a line is set off by, as its last step names it (D-9)."""
    if line.kind is not LineKind.SET_OFF or not line.steps:
        return ""
    values = line.steps[-1].values
    document, day = values.get("document"), values.get("date")
    named = document.kk if isinstance(document, Words) else ""
    dated = wording.day(day) if isinstance(day, date) else ""
    return ", ".join(part for part in (named, dated) if part)
