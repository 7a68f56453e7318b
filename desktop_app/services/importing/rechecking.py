"""What is on file of a register's people, and whether rows still come out as they were checked.

Between the check and the bringing in others go on registering. Only what would come out otherwise
by now stops a register.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import N_, as_is
from desktop_app.records.imports import Finding, ImportRow, Way
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import looking_alike
from desktop_app.services.importing.again.adding import Added
from desktop_app.services.importing.checks import Judged, judged, questions
from desktop_app.services.importing.known import Known
from desktop_app.services.importing.looking_alike import Looked
from desktop_app.services.importing.reading.cells import Told
from desktop_app.services.importing.writing import schools_on_file
from desktop_app.services.law_values import law_data
from desktop_app.services.payouts import checks
from desktop_app.storage.awards import amendments
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.importing import brought_in as imports
from desktop_app.storage.payouts import approved
from desktop_app.storage.people import values

Said = Mapping[tuple[int, str], Way]
"""What was answered of a cell, by its line and the code of its column."""

_MOST_ROWS = 10
"""Rows that a message names."""


def known(
    connection: Connection,
    rows: Sequence[ImportRow],
    law: LawInForce,
    today: date,
    looked: Looked,
) -> Known:
    """What the rows are held against, once it is said who of them is on file."""
    iins = {iin for row in rows for iin in (row.child.iin, row.payee.iin)}
    seen = imports.on_file(connection, iins)
    seen = replace(seen, people={**seen.people, **looked.without_iin})
    there = {p.id for iin in {r.child.iin for r in rows} if (p := seen.people.get(iin))}
    of_child = {group[0].child_id: group for group in awards.awards_of_children(connection, there)}
    held = values.names_held(connection, [each.id for each in seen.people.values()])
    paid = approved.paid_out(connection) if of_child else {}
    events = awards.events_in_force(connection, there) if there else {}
    limits = {
        period: checks.limit(connection, period, law)
        for period in {payment.period for row in rows for payment in row.payments}
    }
    ids = [award.decision_id for group in of_child.values() for award in group]
    return Known(
        on_file=seen,
        awards=of_child,
        law=law,
        today=today,
        held=held,
        same=looked.same,
        paid=paid,
        accounts=amendments.accounts(connection, ids),
        events=events,
        limits=limits,
    )


def require_same_answers(
    connection: Connection,
    good: Sequence[Judged],
    added: Sequence[Added],
    findings: Iterable[Finding],
    said: Said,
    today: date,
    looked: Looked,
) -> None:
    """Trouble that names the rows which would be brought in otherwise than was seen, or not."""
    changed = sorted(_changed_rows(connection, good, added, findings, said, today, looked))
    if changed:
        label = N_(
            "What is on file has changed since the register was checked, and rows of it come out "
            "otherwise: {rows}. Nothing was saved: check it again."
        )
        more = f" … +{len(changed) - _MOST_ROWS}" if len(changed) > _MOST_ROWS else ""
        raise Trouble(label, rows=as_is(", ".join(map(str, changed[:_MOST_ROWS])) + more))


def _changed_rows(
    connection: Connection,
    good: Sequence[Judged],
    added: Sequence[Added],
    findings: Iterable[Finding],
    said: Said,
    today: date,
    looked: Looked,
) -> set[int]:
    was_told = {(each.row, each.severity, each.step.label) for each in findings}
    changed: set[int] = set()

    def tell(number: int, _code: str, told: Told) -> None:
        if told.severity.blocks or (number, *told[:2]) not in was_told:
            changed.add(number)

    def ask(number: int, code: str, _told: Told, _ways: tuple[Way, ...]) -> Way | None:
        """What was answered holds still; what was not asked before is asked."""
        if (number, code) not in said:
            changed.add(number)
        return said.get((number, code))

    rows = [*(each.row for each in good), *(each.row for each in added)]
    held_against = known(connection, rows, law_data.in_force(connection), today, looked)
    alike = looking_alike.again(connection, rows, schools_on_file(connection), looked)
    open_ = [*questions(rows, held_against), *alike]
    outcome = judged(rows, held_against, tell, ask, open_)
    again: dict[int, Judged | Added] = {each.row.number: each for each in outcome.good}
    again |= {each.row.number: each for each in outcome.added}
    was: list[Judged | Added] = [*good, *added]
    return changed | {each.row.number for each in was if again.get(each.row.number) != each}
