"""The words the records are kept in: kinds, channels, statuses and who may do what."""

from enum import StrEnum


class Service(StrEnum):
    """Accepting documents for home education (R), and reimbursing its costs (D)."""

    HOME_EDUCATION = "home_education"
    REIMBURSEMENT = "reimbursement"


class Channel(StrEnum):
    """Where an application came in (R-4, R-5, R-7-1, D-6)."""

    OFFICE = "office"
    PORTAL = "portal"
    STATE_CORPORATION = "state corporation"
    PROACTIVE = "proactive"


class Relation(StrEnum):
    """Who applies for the child (D-3)."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    TRUSTEE = "trustee"
    REPRESENTATIVE = "other representative"


class PaperLanguage(StrEnum):
    """The language in which the applicant wants papers."""

    KAZAKH = "kk"
    RUSSIAN = "ru"
    BOTH = "kk,ru"

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.value.split(","))


class InstructionLanguage(StrEnum):
    """The language a child is taught in (R-6)."""

    KAZAKH = "kk"
    RUSSIAN = "ru"


class Role(StrEnum):
    CLERK = "clerk"
    HEAD = "head"
    ACCOUNTANT = "accountant"


class Status(StrEnum):
    """How far an application has come."""

    REGISTERED = "registered"
    CONSIDERED = "considered"
    ORDERED = "ordered"
    AWARDED = "awarded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({Status.REGISTERED, Status.CONSIDERED})
"""An application in one of these still waits for the office."""

_NEXT = {
    (Service.HOME_EDUCATION, Status.REGISTERED): {Status.CONSIDERED, Status.WITHDRAWN},
    (Service.HOME_EDUCATION, Status.CONSIDERED): {Status.ORDERED, Status.WITHDRAWN},
    (Service.REIMBURSEMENT, Status.REGISTERED): {
        Status.AWARDED,
        Status.REFUSED,
        Status.WITHDRAWN,
    },
}


def may_become(service: Service, now: Status, then: Status) -> bool:
    """Whether an application for the service may go from one status to another."""
    return then in _NEXT.get((service, now), set())


class NoticeKind(StrEnum):
    """The papers that leave the office."""

    RECEIPT_SLIP = "receipt slip"
    APPENDIX_TWO_REFUSAL = "appendix 2 refusal"
    ACCEPTANCE = "appendix 3 notification"
    ORDER = "order"
    CERTIFICATE = "certificate"
    AWARD = "award"
    AWARD_REFUSAL = "award refusal"
    CALCULATION_SLIP = "calculation slip"


class Register(StrEnum):
    """One series of numbers a year."""

    APPLICATIONS = "applications"
    ORDERS = "orders"
    CERTIFICATES = "certificates"
    OUTGOING = "outgoing"
    PAYOUTS = "payouts"


REGISTER_PREFIX = {
    Register.APPLICATIONS: "Ө",
    Register.ORDERS: "Б",
    Register.CERTIFICATES: "А",
    Register.OUTGOING: "Ш",
    Register.PAYOUTS: "Т",
}
"""The letter that begins a number: өтініш, бұйрық, анықтама, шығыс, төлем."""

REGISTER_OF = {
    NoticeKind.RECEIPT_SLIP: Register.OUTGOING,
    NoticeKind.APPENDIX_TWO_REFUSAL: Register.OUTGOING,
    NoticeKind.ACCEPTANCE: Register.OUTGOING,
    NoticeKind.ORDER: Register.ORDERS,
    NoticeKind.CERTIFICATE: Register.CERTIFICATES,
    NoticeKind.AWARD: Register.OUTGOING,
    NoticeKind.AWARD_REFUSAL: Register.OUTGOING,
    NoticeKind.CALCULATION_SLIP: Register.OUTGOING,
}
