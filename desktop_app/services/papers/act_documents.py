"""What is asked of the act that shows a fact: number, day and who issued it."""

from collections.abc import Iterator, Mapping
from datetime import date

from desktop_app.law.steps import N_
from desktop_app.records.act_documents import ActDocument, ActKind
from desktop_app.services.errors import Slip

KIND_WORDS: Mapping[ActKind, str] = {
    ActKind.COURT: N_("Decision of a court"),
    ActKind.GUARDIANSHIP: N_("Act of the guardianship body"),
    ActKind.DEATH: N_("Certificate of death"),
    ActKind.OTHER: N_("Another document"),
}


def slips(document: ActDocument | None, today: date) -> Iterator[Slip]:
    """What lacks of it; a paper names it to whom it goes against."""
    if document is None or not document.number.strip():
        yield Slip("number", N_("Write the number of the document that shows it."))
    if document is None or document.issued_on is None or document.issued_on > today:
        yield Slip("issued_on", N_("Enter the day of the document, not a later one than today."))
    if document is None or not (document.issuer_kk.strip() or document.issuer_ru.strip()):
        yield Slip("issuer_kk", N_("Write who issued it."))
