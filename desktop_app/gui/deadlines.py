"""How long there is left: a deadline in words, with the colour that goes with them."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.translation import _, ngettext


@dataclass(frozen=True)
class Left:
    """``late`` is known even for years whose holidays are not."""

    words: str
    colour: str
    late: bool


def working_days_after(first: date, last: date, calendar: WorkingCalendar) -> int:
    """The working days after the first day, up to and including the last one."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(calendar.is_working(day) for day in days)


def left_until(deadline: date, today: date, calendar: WorkingCalendar) -> Left:
    """``due 24.11.2026, in 2 working days``, or how late it is."""
    try:
        words = _in_words(deadline, today, calendar)
    except CalendarUnknownError:
        words = _("due {date}").format(date=wording.day(deadline))
    late = today > deadline
    soon = today <= deadline <= today + timedelta(days=1)
    return Left(words, theme.BAD if late else theme.WARN if soon else theme.INK, late)


def short_left(deadline: date | None, today: date) -> Left:
    """``19.11.2026, 2 days late``, for lists; calendar days, so that it needs no holidays.

    None: it lies in a year whose days off nobody has confirmed yet.
    """
    if deadline is None:
        return Left(_("not known yet"), theme.WARN, late=False)
    days = (deadline - today).days
    if days < 0:
        words = ngettext("{date}, {count} day late", "{date}, {count} days late", -days)
    elif days == 0:
        words = _("{date}, today")
    else:
        words = _("{date}, tomorrow") if days == 1 else "{date}"
    colour = theme.BAD if days < 0 else theme.WARN if days < 2 else theme.INK
    return Left(words.format(date=wording.day(deadline), count=-days), colour, days < 0)


def longest_short_left(today: date) -> str:
    """What the column of a list has room for."""
    shown = [short_left(today + timedelta(days=days), today).words for days in (-28, 0, 1)]
    return max(shown, key=len)


def link_style(colour: str, weight: int = 600) -> str:
    """Words that can be pressed, as a deadline to see how it was counted."""
    return (
        f"QPushButton {{ color: {colour}; font-weight: {weight}; text-align: left; padding: 0;"
        " border: 1px solid transparent; background: transparent; }"
        f" QPushButton:focus {{ border-color: {theme.ACCENT}; border-radius: 3px; }}"
        " QPushButton:hover, QPushButton:focus { text-decoration: underline; }"
    )


def _in_words(deadline: date, today: date, calendar: WorkingCalendar) -> str:
    shown = wording.day(deadline)
    if deadline == today:
        return _("due today, {date}").format(date=shown)
    if today < deadline:
        count = working_days_after(today, deadline, calendar)
        words = ngettext(
            "due {date}, in {count} working day", "due {date}, in {count} working days", count
        )
        return words.format(date=shown, count=count)
    count = working_days_after(deadline, today, calendar)
    if count == 0:
        return _("late: was due {date}").format(date=shown)
    words = ngettext(
        "{count} working day late: was due {date}",
        "{count} working days late: was due {date}",
        count,
    )
    return words.format(date=shown, count=count)
