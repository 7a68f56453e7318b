"""What is on file of a register's people, and whether rows still come out as they were checked.

Between the check and the bringing in others go on registering. Only what would come out otherwise
by now stops a register.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import N_, as_is
from desktop_app.records.imports import Finding, ImportRow, Severity
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.cells import Told
from desktop_app.services.importing.checks import Judged, Known, judged
from desktop_app.services.law_values import law_data
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.importing import brought_in as imports
from desktop_app.storage.payouts import approved
from desktop_app.storage.people import values

_MOST_ROWS = 10
"""Rows that a message names."""


def known(
    connection: Connection,
    rows: Sequence[ImportRow],
    law: LawInForce,
    today: date,
    same: frozenset[str] = frozenset(),
) -> Known:
    """What the rows are held against; ``same`` as in `Known`."""
    iins = {iin for row in rows for iin in (row.child.iin, row.payee.iin)}
    seen = imports.on_file(connection, iins)
    there = {p.id for iin in {r.child.iin for r in rows} if (p := seen.people.get(iin))}
    of_child = {group[0].child_id: group for group in awards.awards_of_children(connection, there)}
    held = values.names_held(connection, [each.id for each in seen.people.values()])
    paid = approved.paid_out(connection) if of_child else {}
    return Known(seen, of_child, law, today, held, same, paid)


def require_same_answers(
    connection: Connection,
    good: Sequence[Judged],
    findings: Iterable[Finding],
    today: date,
    same: frozenset[str],
) -> None:
    """Trouble that names the rows which would be brought in otherwise than was seen, or not."""
    changed = sorted(_changed_rows(connection, good, findings, today, same))
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
    findings: Iterable[Finding],
    today: date,
    same: frozenset[str],
) -> set[int]:
    was_told = {(each.row, each.severity, each.step.label) for each in findings}
    changed: set[int] = set()

    def tell(number: int, _code: str, told: Told) -> None:
        if told.severity is Severity.WRONG or (number, *told[:2]) not in was_told:
            changed.add(number)

    rows = [each.row for each in good]
    held_against = known(connection, rows, law_data.in_force(connection), today, same)
    again = {each.row.number: each for each in judged(rows, held_against, tell)}
    return changed | {each.row.number for each in good if again.get(each.row.number) != each}
