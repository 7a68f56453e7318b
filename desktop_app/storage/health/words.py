"""Stored words: statuses, kinds and codes, and those that the program has no meaning for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Column, Connection, Table, func, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.checklist import DocumentState, Source
from desktop_app.law.corrections import WrongFact
from desktop_app.law.evidence import Fact, SystemAnswer
from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.records import kinds
from desktop_app.records.kinds import Service
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.records.tasks import TaskKind
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
    t.people: {"kind": kinds.PersonKind, "sex": Sex, "paper_language": kinds.PaperLanguage},
    t.applications: _APPLICATIONS,
    t.certificates: {"kind": AwardPaper},
    t.documents: {"source": Source, "state": DocumentState},
    t.events: {"kind": EventKind},
    t.payee_ends: {"kind": PayeeEndKind},
    t.amendments: {"fact": WrongFact, "relation": kinds.Relation},
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
    t.evidence: {"fact": Fact, "source": Source, "answer": SystemAnswer},
    t.hearings: {"before": kinds.NoticeKind},
    t.debt_entries: {"kind": kinds.DebtEntryKind},
    t.tasks: {"kind": TaskKind},
}
"""Where the database keeps a word, and what the program knows it as."""


@dataclass(frozen=True)
class UnknownWord:
    """A word that the program has not, and how many rows of a table say it."""

    table: str
    word: str
    rows: int


def unknown(connection: Connection) -> Iterator[UnknownWord]:
    """Table by table and column by column, in the order of the words."""
    for table, columns in WORDS_OF.items():
        for name, kind in columns.items():
            column = table.c[name]
            counted = select(column, func.count()).where(column.not_in([*_unset(column), *kind]))
            for word, count in connection.execute(counted.group_by(column).order_by(column)):
                yield UnknownWord(table.name, word, count)


def _unset(column: Column[str]) -> list[str]:
    """What stands for no word yet, where there need be none."""
    default = column.default
    return [""] if isinstance(default, ScalarElementColumnDefault) and default.arg == "" else []


@dataclass(frozen=True)
class DocumentsAlike:
    """How many documents on file have this code and this name, in applications for a service."""

    service: Service
    code: str
    name_kk: str
    name_ru: str
    count: int


def documents(connection: Connection) -> Iterator[DocumentsAlike]:
    """All documents on file, alike ones counted together."""
    own = t.documents.c
    alike = (t.applications.c.service, own.code, own.name_kk, own.name_ru)
    query = select(*alike, func.count()).join(
        t.applications, t.applications.c.id == own.application_id
    )
    for service, code, kk, ru, count in connection.execute(query.group_by(*alike)):
        yield DocumentsAlike(Service(service), code, kk, ru, count)
