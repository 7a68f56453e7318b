"""The words of kinds and statuses that stand on screens and in journals alike."""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.law.steps import N_
from desktop_app.records.kinds import Channel, ComplaintStatus, DeliveryWay, Status

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
}

WAY_WORDS: Mapping[DeliveryWay, str] = {
    DeliveryWay.HANDED_OVER: N_("handed over"),
    DeliveryWay.POST: N_("by post"),
    DeliveryWay.PORTAL: N_("on the portal"),
    DeliveryWay.SMS: N_("by SMS"),
}
