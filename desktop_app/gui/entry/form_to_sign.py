"""The application to sign, shown to be printed: as it is typed, or as it is registered."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.entry.form import EntryForm
from desktop_app.gui.papers.names import file_name
from desktop_app.records.kinds import PaperLanguage, Relation, Service
from desktop_app.services.entry import form_to_sign
from desktop_app.services.entry.form_to_sign import FilledIn
from desktop_app.translation import _


def as_typed(form: EntryForm) -> FilledIn:
    """What stands in the form now, right or wrong; days that are none are left out."""
    facts = form.reimbursement
    return FilledIn(
        service=Service(form.service.value()),
        language=PaperLanguage(form.language.value()),
        applied_on=form.applied_on.value() or form.context.desk.today(),
        child=form.child.entry(),
        applicant=form.applicant.entry(),
        relation=Relation(form.relation.value()),
        provider_id=int(form.provider.value() or 0),
        documents=form.checklist.entries(),
        certificate_number=facts.number.value(),
        certificate_date=facts.issued_on.value(),
        iban=facts.iban.value(),
    )


def show_typed(form: EntryForm) -> None:
    """Nothing is registered; the draft stays as it is."""
    desk, filled = form.context.desk, as_typed(form)
    _show(
        form,
        form.context,
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
