"""The words of kinds and statuses that stand on screens and in journals alike."""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.law.eligibility import GROUND_WORDS
from desktop_app.law.steps import N_
from desktop_app.records.kinds import (
    Channel,
    ComplaintStatus,
    DeliveryWay,
    NoticeKind,
    Relation,
    Service,
    Status,
)
from desktop_app.translation import _

CHANNEL_WORDS: Mapping[StrEnum, str] = {
    Channel.OFFICE: N_("At the office"),
    Channel.PORTAL: N_("Portal"),
    Channel.STATE_CORPORATION: N_("State Corporation"),
    Channel.PROACTIVE: N_("Proactive"),
}

STATUS_WORDS: Mapping[StrEnum, str] = {
    Status.REGISTERED: N_("Registered"),
    Status.CONSIDERED: N_("Considered by the head"),
    Status.ORDERED: N_("Order issued"),
    Status.AWARDED: N_("Awarded"),
    Status.REFUSED: N_("Refused"),
    Status.WITHDRAWN: N_("Withdrawn"),
}

# Apart from those above: kinds of the same spelling mean other things.
COMPLAINT_STATUS_WORDS: Mapping[ComplaintStatus, str] = {
    ComplaintStatus.REGISTERED: N_("Being considered"),
    ComplaintStatus.EXTENDED: N_("Time extended"),
    ComplaintStatus.SENT_ON: N_("Sent on"),
    ComplaintStatus.ANSWERED: N_("Answered"),
    ComplaintStatus.WITHDRAWN: N_("Taken back"),
    ComplaintStatus.NOT_CONSIDERED: N_("Anonymous: not considered"),
}

RELATION_WORDS: Mapping[Relation, str] = {
    Relation.MOTHER: N_("Mother"),
    Relation.FATHER: N_("Father"),
    Relation.GUARDIAN: N_("Guardian"),
    Relation.TRUSTEE: N_("Trustee"),
    Relation.REPRESENTATIVE: N_("Other representative"),
}

WAY_WORDS: Mapping[DeliveryWay, str] = {
    DeliveryWay.HANDED_OVER: N_("handed over"),
    DeliveryWay.POST: N_("by post"),
    DeliveryWay.PORTAL: N_("on the portal"),
    DeliveryWay.SMS: N_("by SMS"),
}


KIND_WORDS = {
    NoticeKind.RECEIPT_SLIP: N_("Receipt slip"),
    NoticeKind.APPENDIX_TWO_REFUSAL: N_("Refusal (Appendix 2)"),
    NoticeKind.ACCEPTANCE: N_("Notification of acceptance (Appendix 3)"),
    NoticeKind.ORDER: N_("Order of admission to home education"),
    NoticeKind.CERTIFICATE: N_("Certificate of home education"),
    NoticeKind.AWARD: N_("Notice of award"),
    NoticeKind.AWARD_REFUSAL: N_("Notice of refusal (D-8)"),
    NoticeKind.CALCULATION_SLIP: N_("Calculation slip"),
    NoticeKind.SUMS_RECEIVED: N_("Statement of sums received"),
    NoticeKind.CORRECTION: N_("Notice of a corrected award"),
    NoticeKind.CHANGE: N_("Notice of a changed award"),
    NoticeKind.BEFORE_END: N_("Letter before a term ends"),
    NoticeKind.TERMINATION: N_("Notice of termination"),
    NoticeKind.REPAYMENT_DEMAND: N_("Demand of repayment"),
    NoticeKind.COMPLAINT_SLIP: N_("Complaint: registration slip"),
    NoticeKind.COMPLAINT_ANSWER: N_("Complaint: answer"),
    NoticeKind.COMPLAINT_EXTENSION: N_("Complaint: notice of extension"),
    NoticeKind.COMPLAINT_COVER: N_("Complaint: covering letter"),
    NoticeKind.PROACTIVE_MESSAGE: N_("Proactive message"),
    NoticeKind.HEARING: N_("Notice of hearing"),
    NoticeKind.REQUEST: N_("Request to a body elsewhere"),
}


GROUNDS = tuple(GROUND_WORDS)
"""The grounds on which the reimbursement is refused (D-8)."""


def ground_words(ground: int) -> str:
    """``2) the applicant or the materials do not meet the requirements``."""
    return f"{ground}) {_(GROUND_WORDS[ground])}"


SERVICE_WORDS: Mapping[StrEnum, str] = {
    Service.HOME_EDUCATION: N_("Home education"),
    Service.REIMBURSEMENT: N_("Reimbursement"),
}
