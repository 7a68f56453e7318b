"""Putting an old register on file, many rows at once; what each row of the workbook has made.

Every function takes a table's rows together and gives their ids in the same order. The rows are
made while they are put on file, some at a time: nobody needs all of them at once.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table

from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import (
    Channel,
    LineState,
    PaperLanguage,
    PayoutKind,
    Relation,
    Service,
    Status,
)
from desktop_app.records.payouts import PayoutLine, line_to_json
from desktop_app.records.people import PersonEntry
from desktop_app.records.stored_steps import facts_to_json, steps_to_json, values_to_json
from desktop_app.storage import tables as t
from desktop_app.storage.importing import brought_in
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Work:
    """One register that is being brought in: who does it when, and what was made so far."""

    connection: Connection
    who: str
    when: datetime
    made: "Made" = field(default_factory=lambda: Made())


class Made:
    """What was made of the workbook: its row, the table and the record, in the order of it.

    Kept as bare numbers, for seven records are made of each row.
    """

    def __init__(self) -> None:
        self._parts: list[tuple[str, array[int], Sequence[int]]] = []

    def add(self, table: Table, lines: Iterable[int], ids: Sequence[int]) -> None:
        # A name that knows how it is quoted takes SQLite a while, each time it is kept.
        self._parts.append((str(table.name), array("q", lines), ids))

    def __iter__(self) -> Iterator[tuple[int, str, int]]:
        for table, lines, ids in self._parts:
            for line, row_id in zip(lines, ids, strict=True):
                yield line, table, row_id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Iterable) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def add_schools(work: Work, names: Iterable[tuple[int, str]]) -> Sequence[int]:
    """Schools under the name that stands in a row, for both languages."""
    rows = ((line, {"name_kk": name, "name_ru": name, **_edited(work)}) for line, name in names)
    return _put(work, t.providers, rows)


def add_people(work: Work, entries: Iterable[tuple[int, PersonEntry]]) -> Sequence[int]:
    """People as they stand in a row."""
    rows = (
        (line, {**_values(entry), **people.keys(entry), **_edited(work)}) for line, entry in entries
    )
    return _put(work, t.people, rows)


@dataclass(frozen=True)
class NewCertificate:
    line: int
    child_id: int
    provider_id: int
    entry: CertificateEntry


def add_certificates(work: Work, certificates: Iterable[NewCertificate]) -> Sequence[int]:
    rows = (
        (
            each.line,
            {**_values(each.entry), "child_id": each.child_id, "provider_id": each.provider_id},
        )
        for each in certificates
    )
    return _put(work, t.certificates, rows)


@dataclass(frozen=True, kw_only=True)
class NewApplication:
    """The columns of an application that was decided before the program."""

    line: int
    service: Service
    number: str
    applied_on: date
    channel: Channel
    child_id: int
    applicant_id: int
    relation: Relation
    provider_id: int
    language: PaperLanguage
    status: Status
    deadline: date
    certificate_id: int
    disability_until: date | None
    iban: str
    note: str


def add_applications(work: Work, applications: Iterable[NewApplication]) -> Sequence[int]:
    """Applications, registered at the moment of the import."""
    rows = (
        (each.line, {**_columns(each), "registered_at": work.when, **_edited(work)})
        for each in applications
    )
    return _put(work, t.applications, rows)


@dataclass(frozen=True, kw_only=True)
class NewAward:
    """An award for the months from ``first`` to ``last``."""

    line: int
    application_id: int
    child_id: int
    payee_id: int
    facts: Facts
    steps: Sequence[Step]
    first: Month | None
    last: Month | None
    iban: str


def add_awards(work: Work, awards: Iterable[NewAward]) -> Sequence[int]:
    """Awards, decided at the moment of the import by who brings them in."""
    rows = (
        (
            each.line,
            {
                "application_id": each.application_id,
                "child_id": each.child_id,
                "payee_id": each.payee_id,
                "awarded": True,
                "decided_at": work.when,
                "decided_by": work.who,
                "facts": facts_to_json(each.facts),
                "steps": steps_to_json(each.steps),
                "grounds": [],
                "first_month": str(each.first or ""),
                "last_month": str(each.last or ""),
                "iban": each.iban,
                **_edited(work),
            },
        )
        for each in awards
    )
    return _put(work, t.decisions, rows)


@dataclass(frozen=True)
class NewAccount:
    """Another account of an award that is on file, which stays as it is in all else.

    ``relation`` is the one that its last change keeps.
    """

    line: int
    award: AwardRow
    relation: str
    steps: Sequence[Step]
    iban: str
    why: str


def add_accounts(work: Work, accounts: Iterable[NewAccount]) -> Sequence[int]:
    """Changes of awards, made at the moment of the import by who brings them in."""
    rows = (
        (
            each.line,
            {
                "decision_id": each.award.decision_id,
                "made_at": work.when,
                "made_by": work.who,
                "facts": facts_to_json(each.award.facts),
                "steps": steps_to_json(each.steps),
                "first_month": str(each.award.first or ""),
                "last_month": str(each.award.last or ""),
                "iban": each.iban,
                "why": each.why,
                "relation": each.relation,
            },
        )
        for each in accounts
    )
    return _put(work, t.amendments, rows)


def note_act(work: Work, line: int, act_id: int) -> None:
    """An entry of the history that came with a row: nothing rests on it."""
    work.made.add(t.acts, [line], [act_id])


@dataclass(frozen=True)
class NewEntry:
    """What the history of a case says of the row that it came from."""

    line: int
    application_id: int
    child_id: int
    what: Step


def add_history(work: Work, entries: Iterable[NewEntry]) -> Sequence[int]:
    rows = (
        (
            each.line,
            {
                "at": work.when,
                "who": work.who,
                "label": each.what.label,
                "values": values_to_json(each.what.values),
                "application_id": each.application_id,
                "child_id": each.child_id,
            },
        )
        for each in entries
    )
    return _put(work, t.acts, rows)


@dataclass(frozen=True)
class NewPayout:
    """A payout of a period whose last line was paid on a day; ``line`` is its first row."""

    line: int
    number: str
    kind: PayoutKind
    period: Period
    paid_on: date


def add_payouts(work: Work, payouts: Iterable[NewPayout]) -> Sequence[int]:
    """Payouts without their lines, approved and paid as far as anybody knows at this moment."""
    rows = (
        (
            each.line,
            {
                "quarter": str(each.period),
                "number": each.number,
                "kind": each.kind,
                "closed_at": work.when,
                "closed_by": work.who,
                "not_paid": [],
                "paid_on": each.paid_on,
                "paid_at": work.when,
                "paid_by": work.who,
                **_edited(work),
            },
        )
        for each in payouts
    )
    return _put(work, t.payouts, rows)


def add_paid_lines(work: Work, payout_id: int, lines: Iterable[tuple[PayoutLine, date]]) -> None:
    """The lines of a payout in their order, each with the day on which it was paid."""
    rows = (
        {
            **line_to_json(line),
            "payout_id": payout_id,
            "number": number,
            "state": LineState.PAID,
            "settled_on": day,
            "settled_at": work.when,
            "settled_by": work.who,
        }
        for number, (line, day) in enumerate(lines, 1)
    )
    brought_in.insert_many(work.connection, t.payout_lines, rows)


def keep(work: Work, sha256: str, rows: int) -> int:
    """Remember what was made of a workbook; the id of the import."""
    return brought_in.keep(work.connection, sha256, work.who, work.when, work.made, rows)


def _put(work: Work, table: Table, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> Sequence[int]:
    lines: list[int] = []

    def values() -> Iterator[Mapping[str, Any]]:
        for line, row in rows:
            lines.append(line)
            yield row

    ids = brought_in.insert_many(work.connection, table, values())
    work.made.add(table, lines, ids)
    return ids


def _values(entry: PersonEntry | CertificateEntry) -> dict[str, Any]:
    """By their names; what an entry that lives on keeps for its `__dict__` would stay with it."""
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


def _columns(new: NewApplication) -> dict[str, Any]:
    return {name: value for name, value in new.__dict__.items() if name != "line"}


def _edited(work: Work) -> dict[str, Any]:
    return {"version": 1, "changed_by": work.who, "changed_at": work.when}
