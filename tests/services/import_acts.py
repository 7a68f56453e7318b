"""What tests of an import do and look at: checked, what it was told, what is due afterwards."""

from pathlib import Path

from desktop_app.law.quarters import Quarter
from desktop_app.records.imports import ImportRecord, Severity
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.register import Checked
from desktop_app.services.payouts import cycle
from desktop_app.wording import step as words
from tests.services.acts import taken_by


def checked(desk: Desk, path: Path) -> Checked:
    return importing.check(desk, importing.open_register(desk, path))


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
