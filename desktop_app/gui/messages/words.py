"""How a proactive message stands, in words and colours: its answer, and the time left (R-7-1)."""

from datetime import datetime, timedelta

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.deadlines import Left
from desktop_app.records.messages import Message, MessageState
from desktop_app.services.messages.proactive import STATE_WORDS
from desktop_app.translation import _

_SOON = timedelta(hours=3)

_COLOURS = theme.Named(
    {
        MessageState.LAPSED: "bad",
        MessageState.CONSENT: "good",
        MessageState.LATE_CONSENT: "warn",
        MessageState.LATE_REFUSAL: "quiet",
        MessageState.REFUSAL: "quiet",
        MessageState.NO_ANSWER: "quiet",
        MessageState.ANNULLED: "quiet",
    }
)


def state_words(message: Message, now: datetime) -> str:
    """``consent, 21.11.2026 14:20``: the answer, and when it came; none, where time is up."""
    state = message.state(now)
    if state is MessageState.LAPSED:
        return "–"
    words = _(STATE_WORDS[state])
    if message.answered_at is None or state is MessageState.ANNULLED:
        return words
    return f"{words}, {wording.moment(message.answered_at)}"


def state_colour(message: Message, now: datetime) -> str | None:
    return _COLOURS.get(message.state(now))


def widest_states() -> list[str]:
    """What the column of a list has room for."""
    return [f"{_(each)}, 00.00.0000 00:00" for each in STATE_WORDS.values()]


def time_left(message: Message, now: datetime) -> Left:
    """``5 h 20 min`` of the 24 hours, by the clock; nothing once there is an answer."""
    match message.state(now):
        case MessageState.WAITING:
            left = max(message.due_at - now, timedelta())
            hours, minutes = divmod(-(-left // timedelta(minutes=1)), 60)
            template = _("{hours} h {minutes} min") if hours else _("{minutes} min")
            words = template.format(hours=hours, minutes=minutes)
            return Left(words, theme.WARN if left <= _SOON else theme.INK, False)
        case MessageState.LAPSED:
            return Left(_(STATE_WORDS[MessageState.LAPSED]), theme.BAD, True)
        case _other:
            return Left("", theme.INK, False)


def widest_times() -> list[str]:
    """What the column of a list has room for."""
    times = _("{hours} h {minutes} min").format(hours=24, minutes=59)
    return [times, _(STATE_WORDS[MessageState.LAPSED])]
