"""The fields that a form may use: what each is called, what it is, and how it is written."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from desktop_app.documents.forms.filling import Terms
from desktop_app.documents.notices.fields import KINDS, is_record, item_type, types
from desktop_app.law.quarters import Month
from desktop_app.translation import N_


@dataclass(frozen=True)
class FormField:
    """``words`` is an English source text; ``written`` prints the field.

    ``parts`` are the fields of a list's items, which may stand between its ``for`` and ``endfor``.
    """

    name: str
    words: str
    written: str
    parts: tuple["FormField", ...] = ()


def form_fields(kind: str, language: str) -> list[FormField]:
    """Every field of a kind of notice in one language, those of all notices first."""
    found: list[FormField] = []
    notice: Any = KINDS[kind]
    for name, of in (types(notice, language) | {"terms": Terms}).items():
        found += _fields(name, of, language)
    return [field for field in found if field.name != "terms.grounds"]


def _fields(name: str, of: Any, language: str) -> list[FormField]:
    if is_record(of):
        parts = types(of, language)
        return [
            each
            for part, kind in parts.items()
            for each in _fields(f"{name}.{part}", kind, language)
        ]
    field = FormField(name, _words(name), _written(name, of))
    item = item_type(of)
    if item is None:
        return [field]
    one = _one_of(name)
    if is_record(item):
        inner = _fields(one, item, language)
    else:
        inner = [FormField(one, _words(one), _written(one, item))]
    return [replace(field, written=_loop(name, one, inner[0]), parts=tuple(inner))]


def _written(name: str, of: Any) -> str:
    """The usual way to print a value of this type."""
    if of is bool:
        return f"{{% if {name} %}} {{% endif %}}"
    filters = {date: "in_full", datetime: "in_full", Month: "month", Fraction: "figures"}
    used = filters.get(of)
    if of is int:
        used = "in_words" if _last(name) in _SUMS else "ground" if _last(name) == "ground" else None
    return f"{{{{ {name} | {used} }}}}" if used else f"{{{{ {name} }}}}"


def _loop(name: str, one: str, first: FormField) -> str:
    return f"{{% for {one} in {name} %}}\n#item {first.written}\n{{% endfor %}}\n"


def _one_of(name: str) -> str:
    """``document`` of ``documents``; what has no plural form is ``one``."""
    last = _last(name)
    return last.removesuffix("s") if last.endswith("s") else "one"


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _words(name: str) -> str:
    """The words of the field in its place, or of any field of this name."""
    near = ".".join(name.split(".")[-2:])
    return FIELD_WORDS.get(near) or FIELD_WORDS.get(_last(name), "")


_SUMS = {
    "entitled",
    "paid_out",
    "returned",
    "paid",
    "due",
    "overpaid",
    "total",
    "amount",
    "sum_received",
    "sum_returned",
}
FIELD_WORDS = {
    "number": N_("number of this paper in its register"),
    "issued_on": N_("day of this paper"),
    "employee": N_("name of the employee"),
    "employee_position": N_("position of the employee"),
    "application_number": N_("number of the application"),
    "application_date": N_("day of the application"),
    "service": N_("full name of the service"),
    "applicant.full_name": N_("full name of the applicant, never declined"),
    "child.full_name": N_("full name of the child, never declined"),
    "person.full_name": N_("full name of the payee, never declined"),
    "iin": N_("IIN; may be empty"),
    "address": N_("address; may be empty"),
    "letterhead.name": N_("name of the office or school"),
    "letterhead.bin": N_("BIN of the office or school"),
    "letterhead.address": N_("address of the office or school"),
    "letterhead.phone": N_("phone of the office or school"),
    "letterhead.place": N_("place where papers are made"),
    "letterhead.head_position": N_("position of the head"),
    "letterhead.head_name": N_("name of the head"),
    "letterhead.genitive": N_("name of the office, in the genitive"),
    "terms.appeal": N_("where to complain (shared words)"),
    "remedy": N_("to whom, how and until when to complain; may be empty"),
    "intended": N_("what is intended, in the infinitive"),
    "addressee_address": N_("address of to whom it is sent; may be empty"),
    "question": N_("what is asked, by paragraphs"),
    "answer_by": N_("last day to answer"),
    "reminds_of": N_("number of the letter that it reminds of; empty for the first"),
    "first_sent_on": N_("day of the letter that it reminds of"),
    "held_at": N_("day and time of the hearing"),
    "place": N_("where the hearing is"),
    "basis": N_("article that it rests on"),
    "terms.signature": N_("“signature” (shared words)"),
    "terms.bin": N_("“BIN” (shared words)"),
    "terms.phone": N_("“phone” (shared words)"),
    "received_at": N_("day and time of receipt"),
    "channel": N_("how the application came"),
    "documents": N_("list of the documents accepted from the applicant"),
    "request_number": N_("number that the portal gave the request"),
    "obtained": N_("list of the documents that information systems gave"),
    "missing": N_("list of the missing documents"),
    "expired": N_("list of the expired documents"),
    "name": N_("name"),
    "document.number": N_("number of the document"),
    "one.number": N_("number of the document"),
    "document.issued_on": N_("day of the document"),
    "one.issued_on": N_("day of the document"),
    "expires_on": N_("last day of validity"),
    "pages": N_("number of pages"),
    "original": N_("true for an original, false for a copy"),
    "deadline": N_("day by which the answer is due"),
    "sent_at": N_("day and time of sending through the portal"),
    "birth_date": N_("the child's day of birth"),
    "class_name": N_("class"),
    "instruction_language": N_("language of instruction"),
    "first_day": N_("first day"),
    "last_day": N_("last day"),
    "medical_conclusion_number": N_("number of the medical conclusion"),
    "medical_conclusion_date": N_("day of the medical conclusion"),
    "teacher": N_("teacher or specialist in charge"),
    "controller": N_("who controls execution"),
    "order_number": N_("number of the order"),
    "order_date": N_("day of the order"),
    "citation": N_("clause of the decision on reimbursement that is applied"),
    "causes_by": N_("clauses that the causes follow from"),
    "first_month": N_("first month paid"),
    "last_month": N_("last month paid"),
    "not_paid": N_("list of the months that are not paid, with the reason of each"),
    "why": N_("why these months are not paid"),
    "spans": N_("list of the spans of months that are paid"),
    "first": N_("first month"),
    "last": N_("last month, included"),
    "rule": N_("how many MCI the decision gives, and for what"),
    "payment": N_("how often it is paid"),
    "sums": N_("list of the payment periods with their months and sums"),
    "sum.months": N_("names of the entitled months of the period"),
    "sum.amount": N_("sum of the period; empty where it is not known yet"),
    "by_that_years_terms": N_("true where the school terms of that year are not known yet"),
    "iban": N_("account (IBAN); may be empty"),
    "bank": N_("bank; may be empty"),
    "grounds": N_("numbers of the grounds of refusal (D-8)"),
    "facts": N_("list of the facts behind the grounds"),
    "acts": N_("list of the decisions that the sums rest on"),
    "ground": N_("words of one ground"),
    "fact": N_("one of the facts"),
    "act": N_("one of the decisions"),
    "known_on": N_("day whose records were counted with"),
    "payees": N_("list of the payees with their awards"),
    "awards": N_("list of the payee's awards"),
    "decision_number": N_("number of the decision; may be empty"),
    "decision_date": N_("day of the decision"),
    "periods": N_("list of the periods with their sums"),
    "payee": N_("payee; empty where there is only one"),
    "steps": N_("list of the steps of a sum"),
    "words": N_("the step in words"),
    "clause": N_("number of the clause that the step follows"),
    "clauses_of": N_("act that the clauses of the steps are of, in the genitive"),
    "rules": N_("clauses of the rules that it is made under"),
    "amount": N_("sum of the step, exact"),
    "entitled": N_("sum that is due by law"),
    "paid_out": N_("sum paid so far"),
    "returned": N_("sum of it that came back"),
    "paid": N_("sum paid so far, less what came back"),
    "due": N_("sum still to be paid"),
    "overpaid": N_("sum to be returned"),
    "year": N_("calendar year"),
    "earlier_applications": N_("list of the applications before the newest; may be empty"),
    "earlier_application.number": N_("number of the application"),
    "filed_on": N_("day of the application"),
    "received": N_("list of the payments of the year"),
    "one.amount": N_("sum that the bank paid"),
    "one.months": N_("names of the months that were paid"),
    "paid_on": N_("day of the payment"),
    "sheet": N_("number of the payout sheet"),
    "order": N_("number of the payment order; may be empty"),
    "ordered_on": N_("day of the payment order"),
    "old_register": N_("whether it was paid by the old register"),
    "sum_received": N_("sum received in the year"),
    "sum_returned": N_("sum returned in the year"),
    "complainant.full_name": N_("full name of the complainant, never declined"),
    "parent.full_name": N_("full name of the parent, never declined"),
    "corrections": N_("list of what was wrong and is right now"),
    "correction": N_("one of the corrections"),
    "shown_by": N_("document that shows it"),
    "document": N_("document that shows the circumstance; may be empty"),
    "changes": N_("list of what changed in the award"),
    "change": N_("one of the changes"),
    "ends_on": N_("last day of the term that ends"),
    "cause": N_("circumstance that ends the payments"),
    "happened_on": N_("day of the circumstance"),
    "from_month_after": N_("true where clause 5 names the circumstance"),
    "next": N_("what the family can do next, and by when; may be empty"),
    "causes": N_("list of the causes of the overpayment"),
    "owed": N_("list of the overpaid periods"),
    "months": N_("list of the spans of overpaid months"),
    "total": N_("whole sum to be returned"),
    "return_iban": N_("account (IBAN) to return it to"),
    "return_bank": N_("bank to return it to"),
    "return_by": N_("last day to return it of one's own will"),
    "complaint_number": N_("number of the complaint"),
    "complaint_date": N_("day of the complaint"),
    "subject": N_("what the complaint is about, by paragraphs"),
    "registered_at": N_("day and time of registration"),
    "working_days": N_("number of working days"),
    "outcome": N_("outcome of the complaint"),
    "answer": N_("the answer"),
    "old_deadline": N_("deadline before the extension"),
    "extended_until": N_("deadline after the extension"),
    "reasons": N_("reasons by paragraphs"),
    "reason": N_("one of the reasons"),
    "addressee": N_("to whom it is sent"),
    "received_on": N_("day of receipt"),
    "send_on_by": N_("last day to send it on"),
    "enclosures": N_("list of the enclosures"),
    "enclosure": N_("one of the enclosures"),
    "phone": N_("phone"),
    "message": N_("the message as it was sent"),
    "due_at": N_("day and time until which an answer is awaited"),
    "answered_at": N_("day and time of the answer"),
    "applicant_phone": N_("phone of the applicant; may be empty"),
    "relation": N_("who the applicant is to the child"),
    "school": N_("name of the school"),
    "certificate_number": N_("number of the certificate; may be empty"),
    "certificate_date": N_("day of the certificate"),
    "paper": N_("what gives the months; empty where it is the school's certificate"),
    "rests_on": N_("documents that the award rests on; empty with the certificate alone"),
    "one": N_("one of the list"),
}
