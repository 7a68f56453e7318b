"""Proactive messages: what was asked, when the answer is due, and what came back (R-7-1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import MessageAnswer, PaperLanguage
from desktop_app.records.likeness import TwoAre
from desktop_app.records.people import PersonEntry
from desktop_app.records.who_it_is import WhoItIs


@dataclass(frozen=True)
class MessageEntry:
    """A message that was sent, as typed: ``phone`` is the one registered with the portal.

    ``child_is`` and ``parent_is`` answer who they are where their cards say otherwise,
    ``alike`` whether they are whoever on file looks the same; ``confirmed`` is what is unusual and
    was said to be so.
    """

    child: PersonEntry
    parent: PersonEntry
    provider_id: int
    phone: str
    language: PaperLanguage
    sent_at: datetime
    child_is: WhoItIs | None = None
    parent_is: WhoItIs | None = None
    alike: tuple[TwoAre, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()


class MessageState(StrEnum):
    """How a message stands at a moment: its answer, and what the clock makes of it."""

    WAITING = "waiting"
    LAPSED = "lapsed"
    CONSENT = "consent"
    REFUSAL = "refusal"
    LATE_CONSENT = "late consent"
    LATE_REFUSAL = "late refusal"
    NO_ANSWER = "no answer"
    ANNULLED = "annulled"


_LATE = {
    MessageAnswer.CONSENT: MessageState.LATE_CONSENT,
    MessageAnswer.REFUSAL: MessageState.LATE_REFUSAL,
}


@dataclass(frozen=True)
class Message:
    """A message on file. ``text`` is what was sent; ``note`` says why it was corrected, if it was.

    ``answered_at`` is when the answer came, not when it was recorded; None where none came.
    """

    id: int
    child_id: int
    parent_id: int
    provider_id: int
    phone: str
    language: PaperLanguage
    text: str
    sent_at: datetime
    sent_by: str
    due_at: datetime
    answer: MessageAnswer
    answered_at: datetime | None
    answer_recorded_by: str
    note: str
    application_id: int | None
    version: int

    def time_is_up(self, now: datetime) -> bool:
        """Whether the 24 hours are over, by the minute: the last minute still counts."""
        return _minute(now) > _minute(self.due_at)

    @property
    def came_late(self) -> bool:
        return self.answered_at is not None and self.time_is_up(self.answered_at)

    @property
    def consents(self) -> bool:
        """Consent that came in time: a later one is recorded, and is none (R-7-1)."""
        return self.answer is MessageAnswer.CONSENT and not self.came_late

    def state(self, now: datetime) -> MessageState:
        if self.answer is MessageAnswer.WAITING and self.time_is_up(now):
            return MessageState.LAPSED
        usual = MessageState(self.answer.value)
        return _LATE.get(self.answer, usual) if self.came_late else usual


@dataclass(frozen=True)
class MessageRow(Message):
    """One line of a list of messages."""

    child_name: str
    child_iin: str
    parent_name: str


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


_GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def sms_parts(text: str) -> int:
    """As how many messages a phone network sends a text: Cyrillic letters leave room for 70."""
    one, each = (160, 153) if set(text) <= _GSM else (70, 67)
    length = len(text.encode("utf-16-le")) // 2
    return 1 if length <= one else -(-length // each)
