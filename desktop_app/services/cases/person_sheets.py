"""What is on file about a person, in words: the sheets of the workbook that they are given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop_app import wording
from desktop_app.documents.people.whole import Sheet
from desktop_app.law.acts import Acts
from desktop_app.law.award_papers import SHORT_NAMES, AwardPaper
from desktop_app.law.quarters import Month, parse_period
from desktop_app.law.steps import N_, Step
from desktop_app.records.stored_steps import steps_from_json, values_from_json
from desktop_app.services.awards.events import EVENT_WORDS
from desktop_app.services.awards.wrong_facts import FACT_WORDS
from desktop_app.services.debts.words import ENTRY_WORDS
from desktop_app.services.record_words import (
    CHANNEL_WORDS,
    COMPLAINT_STATUS_WORDS,
    KIND_WORDS,
    RELATION_WORDS,
    SERVICE_WORDS,
    STATUS_WORDS,
    WAY_WORDS,
)
from desktop_app.storage.people.whole import Cells, Whole
from desktop_app.translation import translator

_CODES: Mapping[tuple[str, str], Mapping[Any, str]] = {
    ("applications", "service"): SERVICE_WORDS,
    ("applications", "status"): STATUS_WORDS,
    ("applications", "channel"): CHANNEL_WORDS,
    ("applications", "relation"): RELATION_WORDS,
    ("amendments", "fact"): FACT_WORDS,
    ("amendments", "relation"): RELATION_WORDS,
    ("certificates", "kind"): SHORT_NAMES,
    ("complaints", "status"): COMPLAINT_STATUS_WORDS,
    ("complaints", "channel"): CHANNEL_WORDS,
    ("debt_entries", "kind"): ENTRY_WORDS,
    ("deliveries", "way"): WAY_WORDS,
    ("events", "kind"): EVENT_WORDS,
    ("notices", "kind"): KIND_WORDS,
}
_CARD = (
    (N_("IIN"), "iin"),
    (N_("Surname"), "surname"),
    (N_("Given name"), "given_name"),
    (N_("Patronymic"), "patronymic"),
    (N_("Date of birth"), "birth_date"),
    (N_("Address"), "address"),
    (N_("Phone"), "phone"),
)
_STEPS, _KIND = "steps", "kind"
_MONEY = frozenset({"amount", "per_payout"})


@dataclass(frozen=True)
class _Listed:
    """A sheet: its table, and its columns by their headings."""

    title: str
    table: str
    columns: Sequence[tuple[str, str]]


_NUMBER, _STATE, _NOTE = N_("Number"), N_("State"), N_("Note")
_FIRST, _LAST, _SUM = N_("First day"), N_("Last day"), N_("Sum, tenge")
_CHILD, _PAYEE, _ANNULLED = N_("Child"), N_("Payee"), N_("Annulled")

_SHEETS = (
    _Listed(
        N_("Applications"),
        "applications",
        (
            (_NUMBER, "number"),
            (N_("Registered"), "registered_at"),
            (N_("Service"), "service"),
            (N_("Channel"), "channel"),
            (_CHILD, "child"),
            (N_("Applicant"), "applicant"),
            (N_("Relation"), "relation"),
            (N_("School"), "provider"),
            (_STATE, "status"),
            (N_("Deadline"), "deadline"),
            (N_("Account (IBAN)"), "iban"),
            (_NOTE, "note"),
        ),
    ),
    _Listed(
        N_("Documents"),
        "documents",
        (
            (N_("Document"), "name"),
            (_NUMBER, "number"),
            (N_("Issued on"), "issued_on"),
            (N_("Valid until"), "expires_on"),
            (N_("Pages"), "pages"),
        ),
    ),
    _Listed(
        N_("Certificates"),
        "certificates",
        (
            (_NUMBER, "number"),
            (N_("Issued on"), "issued_on"),
            (_FIRST, "first_day"),
            (_LAST, "last_day"),
            (N_("Class"), "class_name"),
            (N_("School"), "provider"),
            (N_("Document"), _KIND),
        ),
    ),
    _Listed(
        N_("Orders"),
        "orders",
        (
            (_NUMBER, "number"),
            (N_("Issued on"), "issued_on"),
            (_FIRST, "first_day"),
            (_LAST, "last_day"),
            (N_("Teacher or specialist in charge"), "teacher"),
        ),
    ),
    _Listed(
        N_("Decisions"),
        "decisions",
        (
            (N_("Decided"), "decided_at"),
            (_CHILD, "child"),
            (_PAYEE, "payee"),
            (N_("First month"), "first_month"),
            (N_("Last month"), "last_month"),
            (N_("Account (IBAN)"), "iban"),
            (N_("How the sum comes about"), _STEPS),
        ),
    ),
    _Listed(
        N_("Changes"),
        "amendments",
        (
            (N_("When"), "made_at"),
            (N_("First month"), "first_month"),
            (N_("Last month"), "last_month"),
            (N_("Account (IBAN)"), "iban"),
            (N_("What was wrong"), "fact"),
            (N_("Relation"), "relation"),
            (N_("Document"), "document"),
            (N_("Why"), "why"),
            (N_("How the sum comes about"), _STEPS),
        ),
    ),
    _Listed(
        N_("Events"),
        "events",
        (
            (N_("What happened"), "kind"),
            (N_("Day"), "happened_on"),
            (N_("Until"), "ended_on"),
            (_NOTE, "note"),
            (_ANNULLED, "annulled_why"),
        ),
    ),
    _Listed(
        N_("Payments"),
        "payout_lines",
        (
            (N_("Payment period"), "period"),
            (_CHILD, "child_name"),
            (_PAYEE, "payee_name"),
            (_SUM, "amount"),
            (N_("Account (IBAN)"), "iban"),
            (N_("Paid on"), "settled_on"),
            (N_("Returned: reason"), "returned_why"),
            (N_("How the sum comes about"), _STEPS),
        ),
    ),
    _Listed(
        N_("Overpayments"),
        "debt_entries",
        (
            (N_("Day"), "day"),
            (N_("What"), "kind"),
            (_SUM, "amount"),
            (N_("Document"), "document"),
            (_NOTE, "note"),
            (_ANNULLED, "annulled_why"),
        ),
    ),
    _Listed(
        N_("Complaints"),
        "complaints",
        (
            (_NUMBER, "number"),
            (N_("Registered"), "registered_at"),
            (N_("Complainant"), "complainant"),
            (N_("What it is about"), "subject"),
            (_STATE, "status"),
            (N_("Answer"), "answer"),
        ),
    ),
    _Listed(
        N_("Messages"),
        "messages",
        (
            (N_("Sent"), "sent_at"),
            (_CHILD, "child"),
            (N_("Parent"), "parent"),
            (N_("Phone"), "phone"),
            (N_("Text of the message"), "text"),
            (N_("Answered"), "answered_at"),
        ),
    ),
    _Listed(
        N_("Papers"),
        "notices",
        (
            (_NUMBER, "number"),
            (N_("Paper"), "kind"),
            (N_("Issued"), "issued_at"),
            (N_("For"), "recipient"),
            (N_("Signed by"), "signed_by"),
            (_ANNULLED, "annulled_why"),
        ),
    ),
    _Listed(
        N_("Delivery"),
        "deliveries",
        (
            (N_("Paper"), "paper"),
            (N_("How"), "way"),
            (N_("Day"), "delivered_on"),
            (_NUMBER, "number"),
            (N_("To whom"), "taken_by"),
        ),
    ),
)


def sheets(whole: Whole, language: str, acts: Acts) -> list[Sheet]:
    """The card first; at the end the history, and what is left out and why."""
    return list(_Words(whole, language, acts).sheets())


class _Words:
    def __init__(self, whole: Whole, language: str, acts: Acts) -> None:
        self.whole, self.language, self.acts = whole, language, acts
        self.gettext: Callable[[str], str] = translator(language).gettext

    def sheets(self) -> Iterator[Sheet]:
        _ = self.gettext
        yield self._card()
        for listed in _SHEETS:
            rows, columns = self.whole.tables[listed.table], listed.columns
            if listed.table == "certificates" and all(
                row[_KIND] == AwardPaper.CERTIFICATE for row in rows
            ):
                columns = [each for each in columns if each[1] != _KIND]
            yield Sheet(
                _(listed.title),
                [_(heading) for heading, _column in columns],
                [
                    [self._cell(listed.table, column, row) for _name, column in columns]
                    for row in rows
                ],
            )
        yield self._looks()
        yield self._history()

    def _card(self) -> Sheet:
        """What is on the card now, and what stood there before, with the moment it was changed."""
        _ = self.gettext
        own = self.whole.person.id
        (card,) = (row for row in self.whole.tables["people"] if row["id"] == own)
        lines = [[_(label), self._text(card[name]), ""] for label, name in _CARD]
        labels = {name: label for label, name in _CARD}
        what = f"people {self.whole.person.id}"
        for act in self.whole.tables["acts"]:
            for name, value in act["before"].get(what, {}).items():
                if name in labels:
                    until = wording.moment(act["at"])
                    lines.append([_(labels[name]), self._stored(value), until])
        return Sheet(_("Personal details"), [_("Field"), _("As it is"), _("Until")], lines)

    def _looks(self) -> Sheet:
        _ = self.gettext
        rows = self.whole.tables.get("looks", [])
        lines = [[wording.moment(row["at"]), row["worker"], row["pc"]] for row in rows]
        return Sheet(_("Who looked at it"), [_("When"), _("Who"), _("PC")], lines)

    def _history(self) -> Sheet:
        _ = self.gettext
        lines = [
            [wording.moment(act["at"]), act["who"], self._done(act)]
            for act in self.whole.tables["acts"]
        ]
        return Sheet(_("History"), [_("When"), _("Who"), _("What")], lines)

    def _done(self, act: Cells) -> str:
        step = Step(act["label"], "R-8", values_from_json(act["values"]))
        return wording.step(step, self.language)

    def _cell(self, table: str, column: str, row: Cells) -> str:
        if column == "name":
            return str(row["name_kk" if self.language == "kk" else "name_ru"])
        if column == "paper":
            papers = {each["id"]: each["number"] for each in self.whole.tables["notices"]}
            return str(papers[row["notice_id"]])
        value = row.get(column)
        if column == _STEPS:
            return "\n".join(self._steps(value))
        if column == "period":
            return wording.period(parse_period(str(value)), self.language)
        if column in ("first_month", "last_month"):
            return wording.month(Month.parse(value), self.language) if value else ""
        if column in _MONEY:
            return wording.tenge(value) if value else ""
        codes = _CODES.get((table, column))
        if codes is not None and value in codes:
            return self.gettext(codes[value])
        return self._text(value)

    def _steps(self, stored: Any) -> Iterator[str]:
        for step in steps_from_json(stored):
            words = wording.step(step, self.language)
            amount = "" if step.amount is None else f": {wording.tenge(step.amount)}"
            yield f"{words}{amount} ({wording.clause(step.clause, self.language, self.acts)})"

    def _stored(self, value: Any) -> str:
        """A value as the history keeps it: days as texts."""
        try:
            return wording.day(date.fromisoformat(value))
        except (TypeError, ValueError):
            return self._text(value)

    def _text(self, value: Any) -> str:
        match value:
            case None:
                return ""
            case datetime():
                return wording.moment(value)
            case date():
                return wording.day(value)
            case _:
                return str(value)
