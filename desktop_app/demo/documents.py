"""The documents that a family of the demo presents: each kind has numbers of its own sort."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.law.checklist import ChecklistItem, DocumentState, Source
from desktop_app.records.applications import DocumentEntry
from desktop_app.records.people import PersonEntry

_TEN_YEARS = timedelta(days=3652)


def presented(
    item: ChecklistItem,
    applied: date,
    whose: tuple[PersonEntry, PersonEntry],
    *,
    missing: bool,
    expired: bool = False,
) -> DocumentEntry:
    """``whose`` are the child and the applicant. One that has a term was issued shortly before."""
    if missing:
        return DocumentEntry(item.code, DocumentState.MISSING)
    if item.if_applies:
        return DocumentEntry(item.code, DocumentState.NOT_NEEDED)
    kept = DocumentEntry(item.code, DocumentState.ACCEPTED, pages=1)
    child, applicant = whose
    if item.code == "identity_document":
        return _identity_document(kept, applied, applicant)
    if item.code == "birth_certificate":
        return replace(kept, number=f"{child.iin[:2]}-{child.iin[5:11]}")
    if item.has_expiry:
        issued = applied - timedelta(days=400 if expired else 12)
        until = issued + timedelta(days=365)
        return replace(kept, number=f"{issued:%j}/{issued:%y}", issued_on=issued, expires_on=until)
    if item.source is Source.INFORMATION_SYSTEM:
        return replace(kept, number=f"{applied:%y}-{applied:%j}")
    return kept


def _identity_document(kept: DocumentEntry, applied: date, who: PersonEntry) -> DocumentEntry:
    """Nine digits, and valid for ten years."""
    own = int(who.iin[5:11] or 0)
    issued = applied - timedelta(days=400 + own % 1500)
    until = issued + _TEN_YEARS
    return replace(kept, number=f"04{own:07}", issued_on=issued, expires_on=until)


def of_disability(
    kept: DocumentEntry, applied: date, child: PersonEntry, until: date | None
) -> DocumentEntry:
    """The certificate of disability: its term, and its number, which another term changes."""
    if kept.state is not DocumentState.ACCEPTED:
        return kept
    issued = min(applied, until or applied) - timedelta(days=700)
    number = f"{child.iin[6:11]}/{issued:%y}"
    return replace(kept, number=number, issued_on=issued, expires_on=until)
