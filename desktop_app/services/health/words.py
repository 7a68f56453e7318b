"""The check of stored words: statuses, kinds and codes that the program has no meaning for."""

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.services.health.records import Finding, wrong
from desktop_app.services.law_values.law_data import rules
from desktop_app.storage.health import words


def unknown_words(connection: Connection) -> Iterator[Finding]:
    """Words that stop whatever reads their row: all else on file is checked after they are gone."""
    for found in words.unknown(connection):
        yield wrong(
            N_("Table {table}: {count} rows say “{word}”, which the program has not."),
            table=as_is(found.table),
            count=found.rows,
            word=as_is(found.word),
        )


def gone_documents(connection: Connection) -> Iterator[Finding]:
    """Documents on file that no service asks for any more: they stay what they were."""
    for found in words.documents(connection):
        known = {item.code for item in rules(found.service).checklist} | set(AwardPaper)
        if found.code not in known:
            label = N_(
                "{count} documents on file are no longer in the lists: “{code}”, {name}. "
                "They count as they were recorded."
            )
            values: dict[str, Value] = {
                "count": found.count,
                "code": as_is(found.code),
                "name": Words(found.name_kk, found.name_ru),
            }
            yield Finding(Step(label, "R-4", values), wrong=False)
