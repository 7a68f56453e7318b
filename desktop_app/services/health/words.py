"""The check of stored words: statuses, kinds and codes that the program has no meaning for."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from sqlalchemy import Column, Connection, Table, func, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from desktop_app.law.checklist import DocumentState, Source
from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records import kinds
from desktop_app.records.kinds import Service
from desktop_app.services.health.records import Finding, wrong
from desktop_app.services.law_values.law_data import rules
from desktop_app.storage import tables as t

_APPLICATIONS = {
    "service": Service,
    "channel": kinds.Channel,
    "relation": kinds.Relation,
    "language": kinds.PaperLanguage,
    "status": kinds.Status,
    "instruction_language": kinds.InstructionLanguage,
}
_COMPLAINTS = {
    "status": kinds.ComplaintStatus,
    "channel": kinds.ComplaintChannel,
    "body": kinds.ComplaintBody,
    "language": kinds.PaperLanguage,
    "outcome": kinds.ComplaintOutcome,
}
WORDS_OF: Mapping[Table, Mapping[str, type[StrEnum]]] = {
    t.workers: {"role": kinds.Role},
    t.people: {"sex": Sex, "paper_language": kinds.PaperLanguage},
    t.applications: _APPLICATIONS,
    t.documents: {"source": Source, "state": DocumentState},
    t.events: {"kind": EventKind},
    t.register_numbers: {"register": kinds.Register},
    t.given_numbers: {"register": kinds.Register},
    t.notices: {"kind": kinds.NoticeKind, "language": kinds.PaperLanguage},
    t.approvals: {"kind": kinds.NoticeKind, "state": kinds.ApprovalState},
    t.deliveries: {"way": kinds.DeliveryWay},
    t.printings: {"way": kinds.PrintingWay},
    t.complaints: _COMPLAINTS,
    t.messages: {"answer": kinds.MessageAnswer, "language": kinds.PaperLanguage},
    t.payouts: {"kind": kinds.PayoutKind},
    t.payout_drafts: {"kind": kinds.PayoutKind, "state": kinds.DraftState},
    t.payout_lines: {"kind": kinds.LineKind, "state": kinds.LineState},
    t.debt_entries: {"kind": kinds.DebtEntryKind},
}
"""Where the database keeps a word, and what the program knows it as."""


def unknown_words(connection: Connection) -> Iterator[Finding]:
    """Words that stop whatever reads their row: all else on file is checked after they are gone."""
    for table, columns in WORDS_OF.items():
        for name, kind in columns.items():
            column = table.c[name]
            counted = select(column, func.count()).where(column.not_in([*_unset(column), *kind]))
            for word, count in connection.execute(counted.group_by(column).order_by(column)):
                yield wrong(
                    N_("Table {table}: {count} rows say “{word}”, which the program has not."),
                    table=as_is(table.name),
                    count=count,
                    word=as_is(word),
                )


def _unset(column: Column[str]) -> list[str]:
    """What stands for no word yet, where there need be none."""
    default = column.default
    return [""] if isinstance(default, ScalarElementColumnDefault) and default.arg == "" else []


def gone_documents(connection: Connection) -> Iterator[Finding]:
    """Documents on file that no service asks for any more: they stay what they were."""
    documents = t.documents.c
    alike = (t.applications.c.service, documents.code, documents.name_kk, documents.name_ru)
    query = select(*alike, func.count()).join(
        t.applications, t.applications.c.id == documents.application_id
    )
    for service, code, kk, ru, count in connection.execute(query.group_by(*alike)):
        if rules(Service(service)).item(code) is None:
            label = N_(
                "{count} documents on file are no longer in the lists: “{code}”, {name}. "
                "They count as they were recorded."
            )
            values: dict[str, Value] = {"count": count, "code": as_is(code), "name": Words(kk, ru)}
            yield Finding(Step(label, "R-4", values), wrong=False)
