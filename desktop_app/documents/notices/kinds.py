"""What each notice says: frozen data, in both languages where the law's words differ by language.

Layout lives in `letters`, words in the files under ``forms/``; see the clause each class names.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.law.quarters import Month


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the school under the Rules, the department under the Decision.

    The genitive is of the name, for the third ground of D-8; only the department has one.
    """

    name_kk: str
    name_ru: str
    bin: str
    address_kk: str
    address_ru: str
    phone: str
    place_kk: str
    place_ru: str
    head_position_kk: str
    head_position_ru: str
    head_name: str
    genitive_kk: str = ""
    genitive_ru: str = ""


@dataclass(frozen=True)
class PersonOnPaper:
    """A person as notices name them; names are never declined."""

    full_name: str
    iin: str
    address: str = ""


@dataclass(frozen=True)
class OrganisationOnPaper(PersonOnPaper):
    """Its name with the BIN and who signs for it; ``full_name`` is Kazakh, in Russian there is
    another one."""

    full_name_ru: str = ""


@dataclass(frozen=True)
class DocumentOnPaper:
    """One document of a checklist. ``pages`` 0 and empty texts mean that nothing was given."""

    name_kk: str
    name_ru: str
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    pages: int = 0
    original: bool = True


@dataclass(frozen=True)
class MonthSpan:
    """School months that follow on each other, the last one included."""

    first: Month
    last: Month


@dataclass(frozen=True)
class MonthsNotPaid:
    """School months that a family may have expected, the last one included, and why they lack."""

    first: Month
    last: Month
    why_kk: str
    why_ru: str


@dataclass(frozen=True)
class Notice:
    """What all notices share. ``number`` is the register number of this paper."""

    letterhead: Letterhead
    number: str
    issued_on: date
    employee: str
    employee_position_kk: str
    employee_position_ru: str


@dataclass(frozen=True, kw_only=True)
class Contestable:
    """A paper that may be complained of: to whom, how, until when, and that the court is open.

    Empty where nothing on it goes against whom it is for.
    """

    remedy_kk: str
    remedy_ru: str


@dataclass(frozen=True)
class CaseNotice(Notice):
    """What the notices of one application share.

    ``application_number_outside`` is what others, or the State body's own journal, numbered it: a
    form sees it in brackets after ``application_number``.
    """

    applicant: PersonOnPaper
    child: PersonOnPaper
    application_number: str
    application_date: date
    service_kk: str
    service_ru: str
    application_number_outside_kk: str = field(default="", kw_only=True)
    application_number_outside_ru: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class ReceiptSlip(CaseNotice):
    """R-4: what was accepted, from whom, when and by whom; the outcome is due by ``deadline``.

    ``documents`` are the applicant's, who signs for them, ``obtained`` what information systems
    gave. ``deadline`` None: it lies in a year whose days off are not confirmed yet.
    """

    received_at: datetime
    channel_kk: str
    channel_ru: str
    documents: tuple[DocumentOnPaper, ...]
    deadline: date | None
    obtained: tuple[DocumentOnPaper, ...] = ()


@dataclass(frozen=True)
class AppendixTwoRefusal(CaseNotice):
    """R-4, R-5, Appendix 2: what is missing and what has expired, and nothing that was in order.

    It says where to complain (R-9), and that the court is open (R-10).
    """

    missing: tuple[DocumentOnPaper, ...]
    expired: tuple[DocumentOnPaper, ...]


@dataclass(frozen=True)
class AcceptanceNotification(CaseNotice):
    """R-5, Appendix 3: the answer to a portal application that was accepted.

    ``request_number`` is what the portal itself numbered the request, where that is known.
    """

    sent_at: datetime
    request_number: str = ""


@dataclass(frozen=True)
class AdmissionOrder(CaseNotice):
    """R-3, R-6, R-7: the order of admission to home education.

    ``rules`` are those clauses as they stand before «сәйкес» and after «в соответствии с».
    """

    rules_kk: str
    rules_ru: str

    birth_date: date
    class_name: str
    instruction_language_kk: str
    instruction_language_ru: str
    first_day: date
    last_day: date
    medical_conclusion_number: str
    medical_conclusion_date: date | None
    teacher: str
    controller: str


@dataclass(frozen=True)
class EducationCertificate(CaseNotice):
    """D-2: the school confirms to the department that the child studies at home."""

    birth_date: date
    class_name: str
    first_day: date
    last_day: date
    order_number: str
    order_date: date | None


@dataclass(frozen=True)
class PeriodSum:
    """D-7: the entitled months of one payment period and their sum, in whole tenge.

    ``amount`` is None where the MCI is not known yet, or where ``by_that_years_terms`` the school
    terms are not.
    """

    name_kk: str
    name_ru: str
    months_kk: str
    months_ru: str
    amount: int | None
    by_that_years_terms: bool = False


@dataclass(frozen=True)
class AwardNotice(CaseNotice, Contestable):
    """D-4, D-7: months, what each period gives by ``rule``, and how often it is paid: ``payment``.

    There are several ``spans`` where another award has months between the first and the last.
    ``rests_on`` names the documents; empty, it is the school's certificate alone. ``not_paid`` says
    why it is less than was applied for, where it is.
    """

    citation_kk: str
    citation_ru: str
    first_month: Month
    last_month: Month
    spans: tuple[MonthSpan, ...]
    rule_kk: str
    rule_ru: str
    payment_kk: str
    payment_ru: str
    sums: tuple[PeriodSum, ...]
    iban: str
    bank_kk: str
    bank_ru: str
    rests_on_kk: str = ""
    rests_on_ru: str = ""
    not_paid: tuple[MonthsNotPaid, ...] = ()


@dataclass(frozen=True)
class AwardRefusal(CaseNotice, Contestable):
    """D-8: the grounds by number (1 to 4), and the facts behind them.

    It says where to complain (D-10), and that the court is open (R-10).
    """

    citation_kk: str
    citation_ru: str
    grounds: tuple[int, ...]
    facts_kk: tuple[str, ...]
    facts_ru: tuple[str, ...]


@dataclass(frozen=True)
class AwardCorrection(CaseNotice, Contestable):
    """A fact that the award rests on was wrong (D-3 to D-8): what is right, and what follows.

    ``shown_by`` is the document that shows it. There are no ``spans`` and ``sums`` where no month
    is left;
    ``due`` and ``overpaid`` are whole tenge of the periods whose sums change by it.
    """

    citation_kk: str
    citation_ru: str
    decision_number: str
    decision_date: date
    corrections_kk: tuple[str, ...]
    corrections_ru: tuple[str, ...]
    shown_by_kk: str
    shown_by_ru: str
    spans: tuple[MonthSpan, ...]
    sums: tuple[PeriodSum, ...]
    due: int
    overpaid: int
    not_paid: tuple[MonthsNotPaid, ...] = ()


@dataclass(frozen=True)
class Termination(CaseNotice, Contestable):
    """D-5, D-3, D-2: the circumstance, its date, the last month that is paid, and its own clause.

    ``last_month`` is None where no month at all is left to be paid; ``next`` is what the family can
    do so that it is paid again, and by when, empty where there is nothing to do.
    ``document`` is the act that shows it, empty where there
    is none. ``from_month_after`` is what D-5 says of its own circumstances, and of no other.
    """

    citation_kk: str
    citation_ru: str
    decision_number: str
    decision_date: date
    cause_kk: str
    cause_ru: str
    happened_on: date
    last_month: Month | None
    next_kk: str = ""
    next_ru: str = ""
    from_month_after: bool = False
    document_kk: str = ""
    document_ru: str = ""


@dataclass(frozen=True)
class ProactiveMessage(Notice):
    """R-7-1: the message that asks for consent, and the record of the answer.

    ``message`` is the text as it was sent; ``answered_at`` is None where none came in 24 hours.
    """

    parent: PersonOnPaper
    child: PersonOnPaper
    phone: str
    message: str
    sent_at: datetime
    due_at: datetime
    answer_kk: str
    answer_ru: str
    answered_at: datetime | None


@dataclass(frozen=True)
class ApplicationForm(Notice):
    """An application filled in for the applicant to sign; it has no number before registration."""

    applicant: PersonOnPaper
    applicant_phone: str
    relation_kk: str
    relation_ru: str
    child: PersonOnPaper
    birth_date: date | None
    service_kk: str
    service_ru: str
    documents: tuple[DocumentOnPaper, ...]


@dataclass(frozen=True)
class HomeEducationApplication(ApplicationForm):
    """R-4: the application to the school; there is no prescribed form."""


@dataclass(frozen=True)
class ReimbursementApplication(ApplicationForm):
    """D-6: the application to the department, on annex 1 of the order-84 rules.

    ``paper`` names what gives the months; empty, it is the school's certificate.
    """

    school_kk: str
    school_ru: str
    certificate_number: str
    certificate_date: date | None
    iban: str
    bank_kk: str
    bank_ru: str
    paper_kk: str = ""
    paper_ru: str = ""
