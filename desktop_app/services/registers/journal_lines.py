"""What the journals of an office here have in their columns, register by register."""

from collections.abc import Iterable

from desktop_app import wording
from desktop_app.documents.registers.journal import JournalLine
from desktop_app.law.quarters import parse_period
from desktop_app.law.steps import N_
from desktop_app.records.kinds import ComplaintStatus, PayoutKind
from desktop_app.records.payouts import PayoutRow
from desktop_app.records.registers import ApplicationLine, ComplaintLine, PaperRow
from desktop_app.services.papers.outside_numbers import cited
from desktop_app.services.record_words import (
    CHANNEL_WORDS,
    COMPLAINT_STATUS_WORDS,
    KIND_WORDS,
    SERVICE_WORDS,
    STATUS_WORDS,
    WAY_WORDS,
)
from desktop_app.translation import translator

Heading = tuple[str, float, str]
"""A heading as a source text, its width, and what its column holds."""

_NUMBER: Heading = (N_("No."), 14, "code")
_WHEN: Heading = (N_("Date and time"), 16, "moment")
_NOTE: Heading = (N_("Note"), 24, "text")

PAPER_COLUMNS: tuple[Heading, ...] = (
    _NUMBER,
    _WHEN,
    (N_("To whom"), 25, "text"),
    (N_("Summary"), 40, "text"),
    (N_("Executor"), 19, "text"),
    (N_("Signed by"), 17, "text"),
    (N_("Delivery"), 20, "text"),
    _NOTE,
)

APPLICATION_COLUMNS: tuple[Heading, ...] = (
    _NUMBER,
    _WHEN,
    (N_("Applicant"), 27, "text"),
    (N_("Child"), 27, "text"),
    (N_("Summary"), 26, "text"),
    (N_("Executor"), 19, "text"),
    (N_("Deadline"), 11, "day"),
    (N_("Outcome"), 18, "text"),
    _NOTE,
)

COMPLAINT_COLUMNS: tuple[Heading, ...] = (
    _NUMBER,
    _WHEN,
    (N_("Complainant"), 27, "text"),
    (N_("Summary"), 42, "text"),
    (N_("Deadline"), 11, "day"),
    (N_("Outcome"), 24, "text"),
    (N_("Executor"), 19, "text"),
    _NOTE,
)

PAYOUT_COLUMNS: tuple[Heading, ...] = (
    _NUMBER,
    _WHEN,
    (N_("Period"), 34, "text"),
    (N_("Lines"), 12, "money"),
    (N_("Sum, tenge"), 20, "money"),
    (N_("Executor"), 26, "text"),
    _NOTE,
)

_LONGEST_SUMMARY = 300


def paper(row: PaperRow, language: str) -> JournalLine:
    """An issued paper: the note says that it was annulled, and how many copies were made."""
    _ = translator(language).gettext
    about = [
        _(KIND_WORDS[row.kind]),
        _("child: {name}").format(name=row.child_name) if row.child_name else "",
        _("application {number}").format(number=row.application_number)
        if row.application_number
        else "",
    ]
    note = [
        cited(row.outside_numbers, language),
        annulment(row, language),
        _("Copies: {count}").format(count=row.printed.copies)
        if row.printed and row.printed.copies
        else "",
    ]
    return JournalLine(
        (
            row.number,
            row.issued_at,
            row.recipient,
            _joined(about),
            row.issued_by,
            row.signed_by,
            delivery(row, language),
            _joined(note, ". "),
        ),
        annulled=row.is_annulled,
    )


def annulment(row: PaperRow | PayoutRow, language: str) -> str:
    """Who annulled a paper or a payout, when and why; empty for one that stands."""
    if row.annulled_at is None:
        return ""
    words = translator(language).gettext("Annulled on {date} by {name}: {why}")
    return words.format(
        date=wording.day(row.annulled_at), name=row.annulled_by, why=row.annulled_why
    )


def delivery(row: PaperRow, language: str) -> str:
    """How a paper was delivered: the way, the number of the post or message, the day."""
    gettext = translator(language).gettext
    return _joined(
        _joined((gettext(WAY_WORDS[each.way]), each.number, wording.day(each.delivered_on)), " ")
        for each in row.delivered
    )


def application(row: ApplicationLine, language: str) -> JournalLine:
    _ = translator(language).gettext
    return JournalLine(
        (
            row.number,
            row.registered_at,
            row.applicant_name,
            row.child_name,
            _(SERVICE_WORDS[row.service]),
            row.registered_by,
            row.deadline,
            _(STATUS_WORDS[row.status]),
            _joined(
                [
                    cited(row.outside_numbers, language),
                    _(CHANNEL_WORDS[row.channel]),
                    row.withdrawn_why,
                ]
            ),
        )
    )


def complaint(row: ComplaintLine, language: str) -> JournalLine:
    """A complaint (R-9): its deadline is the extended one, the note says why."""
    _ = translator(language).gettext
    outcome = _(COMPLAINT_STATUS_WORDS[row.status])
    if row.status is ComplaintStatus.ANSWERED:
        outcome = f"{outcome} {wording.day(row.answered_at)}"
    if row.status is ComplaintStatus.SENT_ON:
        outcome = f"{outcome} {wording.day(row.sent_on_at)}: {row.sent_on_to}".rstrip(": ")
    subject = row.subject
    if len(subject) > _LONGEST_SUMMARY:
        subject = subject[: _LONGEST_SUMMARY - 1].rstrip() + "…"
    extended = ""
    if row.extended_until is not None:
        extended = _("Time extended: {why}").format(why=row.extended_why)
    return JournalLine(
        (
            row.number,
            row.registered_at,
            row.complainant,
            subject,
            row.due,
            outcome,
            row.answered_by,
            _joined([cited(row.outside_numbers, language), extended, row.withdrawn_why], ". "),
        )
    )


def payout(row: PayoutRow, language: str) -> JournalLine:
    """An approved payout: the note says that it pays returned lines again, or was annulled."""
    period = wording.period(parse_period(row.quarter), language)
    again = row.kind is PayoutKind.FOLLOW_UP
    note = translator(language).gettext("Paid again after a return") if again else ""
    return JournalLine(
        (
            row.number,
            row.closed_at,
            period,
            row.lines,
            row.total,
            row.closed_by,
            annulment(row, language) or note,
        ),
        annulled=row.annulled_at is not None,
    )


def _joined(parts: Iterable[str], between: str = "; ") -> str:
    return between.join(filter(None, parts))
