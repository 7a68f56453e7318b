"""What tests of an import do and look at: checked, what it was told, what is due afterwards."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.law.quarters import Quarter
from desktop_app.records.imports import ImportRecord, Severity, Way
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.register import Checked
from desktop_app.services.importing.summing_up import NOBODY_PAID
from desktop_app.services.payouts import cycle
from desktop_app.wording import step as words
from tests.services.acts import taken_by

NOBODY = Answers(confirmed=frozenset({NOBODY_PAID}))
"""Many registers of tests say of no payment, and are right to."""


def checked(desk: Desk, path: Path, answers: Answers = NOBODY) -> Checked:
    return importing.check(desk, importing.open_register(desk, path), answers=answers)


def settling(*, left_out: Iterable[str] = (), confirmed: Iterable[str] = ()) -> Answers:
    """What somebody leaves out of a register, and says is right in it."""
    return Answers(left_out=frozenset(left_out), confirmed=frozenset(confirmed))


def waiting(found: Checked) -> dict[str, tuple[str, ...]]:
    """What is asked, with the ways in which it can be answered."""
    return {each.key: tuple(way.value for way in each.ways) for each in found.open}


def bring_in(desk: Desk, found: Checked) -> ImportRecord:
    """The head does it: awards and accounts come with a register."""
    return importing.bring_in(taken_by(desk, Role.HEAD), found)


def told(found: Checked, *severities: Severity) -> list[str]:
    wanted = severities or tuple(Severity)
    return [
        f"{each.place} {words(each.step, 'en')}"
        for each in found.findings
        if each.severity in wanted
    ]


def due(desk: Desk, quarter: Quarter) -> dict[tuple[str, str], int]:
    lines = cycle.draw_up(desk, quarter).lines
    return {(line.child_iin, str(line.period)): line.amount for line in lines}


def confirmed(desk: Desk, path: Path) -> Checked:
    """Checked again after somebody has said of all that was asked that it is right."""
    asked = checked(desk, path)
    keys = {each.key for each in asked.open if Way.CONFIRM in each.ways}
    more = settling(confirmed=keys)
    return importing.check(desk, asked.register, answers=NOBODY.with_more(more))
