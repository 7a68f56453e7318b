"""How a proactive message stands: its answer, and the time left of the 24 hours (R-7-1)."""

from datetime import datetime, timedelta

import pytest

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.messages.words import (
    state_colour,
    state_words,
    time_left,
    widest_states,
    widest_times,
)
from desktop_app.records.kinds import MessageAnswer, PaperLanguage
from desktop_app.records.messages import Message, MessageState

SENT = datetime(2026, 11, 20, 14, 0)
DUE = SENT + timedelta(hours=24)


def _message(
    answer: MessageAnswer = MessageAnswer.WAITING, answered_at: datetime | None = None
) -> Message:
    kazakh = PaperLanguage.KAZAKH
    return Message(
        1, 1, 2, 1, "+7", kazakh, "", SENT, "Әлия", DUE, answer, answered_at, "", "", None, 1
    )


@pytest.mark.parametrize(
    ("left", "words", "colour"),
    [
        (timedelta(hours=3, minutes=1), "3 h 1 min", theme.INK),
        (timedelta(hours=3), "3 h 0 min", theme.WARN),
        (timedelta(minutes=59, seconds=1), "1 h 0 min", theme.WARN),
        (timedelta(minutes=59), "59 min", theme.WARN),
        (timedelta(), "0 min", theme.WARN),
    ],
)
def test_the_time_left_is_rounded_up_to_the_minute(
    left: timedelta, words: str, colour: str
) -> None:
    told = time_left(_message(), DUE - left)
    assert (told.words, told.colour, told.late) == (words, colour, False)


def test_the_last_minute_still_counts_and_the_next_is_too_late() -> None:
    assert not time_left(_message(), DUE + timedelta(seconds=59)).late
    late = time_left(_message(), DUE + timedelta(minutes=1))
    assert (late.late, late.colour) == (True, theme.BAD)
    assert state_words(_message(), DUE + timedelta(minutes=1)) == "–"


@pytest.mark.parametrize(
    ("answer", "at", "state", "colour"),
    [
        (MessageAnswer.CONSENT, DUE, MessageState.CONSENT, theme.GOOD),
        (
            MessageAnswer.CONSENT,
            DUE + timedelta(minutes=1),
            MessageState.LATE_CONSENT,
            theme.WARN,
        ),
        (MessageAnswer.REFUSAL, DUE, MessageState.REFUSAL, theme.QUIET),
    ],
)
def test_an_answer_is_told_with_when_it_came_and_nothing_is_left(
    answer: MessageAnswer, at: datetime, state: MessageState, colour: str
) -> None:
    message = _message(answer, at)
    assert message.state(DUE) is state
    assert state_words(message, DUE).endswith(f", {at:%d.%m.%Y %H:%M}")
    assert state_colour(message, DUE) == colour
    assert (time_left(message, DUE).words, time_left(message, DUE).late) == ("", False)


def test_no_answer_has_no_time() -> None:
    words = state_words(_message(MessageAnswer.NO_ANSWER), DUE)
    assert words
    assert "2026" not in words


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_columns_have_room_for_everything(language: str) -> None:
    translation.use(language)
    longest = max(map(len, widest_states()))
    for answer in MessageAnswer:
        for at in (None, SENT, DUE + timedelta(hours=1)):
            assert len(state_words(_message(answer, at), DUE)) <= longest
    times = max(map(len, widest_times()))
    assert len(time_left(_message(), SENT).words) <= times
    assert len(time_left(_message(), DUE + timedelta(hours=1)).words) <= times
