"""Filling the form in: from a draft, from the consent to a message, or from what is on file."""

from desktop_app.gui.entry.form import EntryForm
from desktop_app.gui.entry.on_file import OnFile
from desktop_app.law.checklist import APPLICATION
from desktop_app.records.drafts import Draft
from desktop_app.records.kinds import Channel, Service
from desktop_app.records.people import Person
from desktop_app.services.entry.known_of_child import Known
from desktop_app.services.messages.proactive import Consent


def from_draft(
    form: EntryForm,
    on_file: OnFile,
    draft: Draft,
    known: Known | None,
    applicant: Person | None = None,
) -> None:
    """Everything as it was typed, with what is on file about the child by now."""
    content = draft.content
    form.restore_head(content)
    form.child.restore(content.get("child", {}))
    if known is not None:
        on_file.show_child(known)
        form.child.know(known.child)
    form.applicant.restore(content.get("applicant", {}))
    if applicant is not None:
        form.applicant.know(applicant)
    form.reimbursement.restore(content.get("reimbursement", {}))
    form.restore_confirmed(content.get("confirmed", {}))


def from_consent(form: EntryForm, on_file: OnFile, consent: Consent, known: Known) -> None:
    """What the consent to a proactive message gives; it stands for the application (R-7-1)."""
    from_file(form, on_file, known, Service.HOME_EDUCATION)
    form.channel.set_value(Channel.PROACTIVE)
    form.applied_on.set_value(consent.given_on)
    form.applicant.put(consent.parent)
    form.provider.set_value(consent.message.provider_id)
    form.language.set_value(consent.paper_language)
    form.checklist.accept(APPLICATION)


def from_file(form: EntryForm, on_file: OnFile, known: Known, service: Service) -> None:
    """The child with the newest facts of their applications."""
    form.service.set_value(service)
    form.child.put(known.child)
    on_file.show_child(known)
    if known.applicant is not None:
        form.applicant.put(known.applicant)
    form.relation.set_value(known.relation)
    form.provider.set_value(known.provider_id)
    form.language.set_value(known.language)
    form.reimbursement.iban.set_value(known.iban)
    form.reimbursement.disability_until.set_value(known.disability_until)
    form.reimbursement.indefinite.set_value(known.has_disability and known.disability_until is None)
    on_file.facts_came()
