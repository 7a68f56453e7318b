"""The application to sign, shown to be printed: as it is typed, or as it is registered."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.papers.names import file_name
from desktop_app.records.kinds import PaperLanguage, Relation, Service
from desktop_app.services.entry import form_to_sign
from desktop_app.services.entry.form_to_sign import FilledIn
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.gui.entry.page import EntryPage


def as_typed(page: "EntryPage") -> FilledIn:
    """What stands in the form now, right or wrong; days that are none are left out."""
    facts = page.reimbursement
    return FilledIn(
        service=Service(page.service.value()),
        language=PaperLanguage(page.language.value()),
        applied_on=page.applied_on.value() or page.context.desk.today(),
        child=page.child.entry(),
        applicant=page.applicant.entry(),
        relation=Relation(page.relation.value()),
        provider_id=int(page.provider.value() or 0),
        documents=page.checklist.entries(),
        certificate_number=facts.number.value(),
        certificate_date=facts.issued_on.value(),
        iban=facts.iban_value(),
    )


def show_typed(page: "EntryPage") -> None:
    """Nothing is registered; the draft stays as it is."""
    desk, filled = page.context.desk, as_typed(page)
    _show(
        page,
        page.context,
        lambda: form_to_sign.print_filled(desk, filled),
        _("Application to sign"),
        "application.pdf",
    )


def show_registered(parent: QWidget, context: Context, application_id: int, number: str) -> None:
    desk = context.desk
    _show(
        parent,
        context,
        lambda: form_to_sign.print_registered(desk, application_id),
        _("Application to sign") + f" {number}",
        file_name(number, "-application"),
    )


def _show(
    parent: QWidget, context: Context, work: Callable[[], bytes], title: str, name: str
) -> None:
    window = parent.window()

    def show(pdf: bytes) -> None:
        from desktop_app.gui.papers.preview import PreviewDialog

        if isValid(window):
            PreviewDialog(window, context, title, name, pdf).open()

    context.act(work, show, changes=False)
