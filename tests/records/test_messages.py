"""Twenty-four hours to the minute, and how long a message is for a phone network (R-7-1)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.records.kinds import MessageAnswer, PaperLanguage
from desktop_app.records.messages import Message, MessageState, sms_parts

SENT = datetime(2026, 11, 20, 9, 30, 40)
DUE = SENT + timedelta(hours=24)
LAST_MINUTE, TOO_LATE = DUE.replace(second=59), DUE + timedelta(minutes=1)
MESSAGE = Message(
    id=1,
    child_id=1,
    parent_id=2,
    provider_id=3,
    phone="",
    language=PaperLanguage.KAZAKH,
    text="",
    sent_at=SENT,
    sent_by="Маман",
    due_at=DUE,
    answer=MessageAnswer.WAITING,
    answered_at=None,
    answer_recorded_by="",
    note="",
    application_id=None,
    version=1,
)


def test_the_last_minute_still_counts() -> None:
    assert not MESSAGE.time_is_up(LAST_MINUTE)
    assert MESSAGE.time_is_up(TOO_LATE.replace(second=0))
    assert MESSAGE.state(LAST_MINUTE) is MessageState.WAITING
    assert MESSAGE.state(TOO_LATE) is MessageState.LAPSED


@pytest.mark.parametrize(
    ("answer", "in_time", "late"),
    [
        (MessageAnswer.CONSENT, MessageState.CONSENT, MessageState.LATE_CONSENT),
        (MessageAnswer.REFUSAL, MessageState.REFUSAL, MessageState.LATE_REFUSAL),
        (MessageAnswer.ANNULLED, MessageState.ANNULLED, MessageState.ANNULLED),
    ],
)
def test_an_answer_that_came_late_is_told_so(
    answer: MessageAnswer, in_time: MessageState, late: MessageState
) -> None:
    for at, state in ((LAST_MINUTE, in_time), (TOO_LATE, late)):
        answered = replace(MESSAGE, answer=answer, answered_at=at)
        assert answered.state(TOO_LATE) is state
        assert answered.came_late is (at is TOO_LATE)
        assert answered.consents is (state is MessageState.CONSENT)


def test_no_answer_never_comes_late() -> None:
    none = replace(MESSAGE, answer=MessageAnswer.NO_ANSWER)
    assert (none.state(TOO_LATE), none.came_late) == (MessageState.NO_ANSWER, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("Ә" * 70, 1),
        ("Ә" * 71, 2),
        ("Ә" * 134, 2),
        ("Ә" * 135, 3),
        ("a" * 70 + "Ә", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_as_how_many_messages_a_text_is_sent(text: str, parts: int) -> None:
    assert sms_parts(text) == parts
