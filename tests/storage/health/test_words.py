"""Every column that holds a word of the program's is known; documents are counted alike."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import Connection, String, Table, select, update

from desktop_app.law import checklist, facts, iin
from desktop_app.law.checklist import DocumentState
from desktop_app.records import kinds
from desktop_app.records.applications import DocumentEntry
from desktop_app.records.kinds import Service
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.law_data import rules
from desktop_app.storage import tables as t
from desktop_app.storage.applications import keeping
from desktop_app.storage.database import Database
from desktop_app.storage.health import words
from desktop_app.storage.health.words import WORDS_OF, DocumentsAlike, UnknownWord
from desktop_app.storage.tables import metadata
from tests.demo_fixture import demo_copy, demo_desk, demo_office
from tests.storage.payouts.payout_rows import an_award

__all__ = ["demo_copy", "demo_desk", "demo_office"]


def _kinds() -> Iterator[type[StrEnum]]:
    for module in (kinds, checklist, facts, iin):
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum:
                yield found


def _holds_a_kind(connection: Connection, table: Table, name: str) -> bool:
    values = set(connection.scalars(select(table.c[name]).distinct())) - {"", None}
    return bool(values) and any(values <= {str(word) for word in kind} for kind in _kinds())


def test_every_column_of_words_is_known(demo_desk: Desk) -> None:
    known = {(table.name, name) for table, columns in WORDS_OF.items() for name in columns}
    # What stood on a card: where it was a word, its field says of which kind.
    known |= {("person_values", "before"), ("person_values", "after")}
    with demo_desk.database.read() as connection:
        found = {
            (table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.c
            if isinstance(column.type, String) and _holds_a_kind(connection, table, column.name)
        }
    assert found <= known


def test_a_strange_word_is_told_with_its_table_and_its_rows(demo_desk: Desk) -> None:
    with demo_desk.database.begin() as connection:
        assert list(words.unknown(connection)) == []
        known = select(t.workers.c.id).limit(2)
        strange = update(t.workers).where(t.workers.c.id.in_(known))
        connection.execute(strange.values(role="strange"))
        assert list(words.unknown(connection)) == [UnknownWord("workers", "strange", 2)]


def test_documents_of_one_code_and_name_are_counted_together(database: Database) -> None:
    item = rules(Service.REIMBURSEMENT).checklist[0]
    document = DocumentEntry(item.code, DocumentState.ACCEPTED)
    renamed = replace(item, name_ru="Другое")
    with database.begin() as connection:
        for serial in (1, 2):
            an_award(connection, serial)
        for application_id, named in ((1, item), (2, item)):
            keeping.add_document(connection, application_id, document, named)
        other = replace(document, code="other")
        keeping.add_document(connection, 1, other, renamed)
        found = sorted(words.documents(connection), key=lambda each: each.count)
    service = Service.REIMBURSEMENT
    assert found == [
        DocumentsAlike(service, "other", item.name_kk, "Другое", 1),
        DocumentsAlike(service, item.code, item.name_kk, item.name_ru, 2),
    ]
