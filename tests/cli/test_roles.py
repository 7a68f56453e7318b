"""Every command that writes, by every role: exactly what the table of acts says.

An old register is brought in by tests/cli/test_import.py.
"""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services import acts
from desktop_app.settings import Settings
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.cli.conftest import Run, looked_at
from tests.cli.test_substitution import an_order


def entries(database: Path, act: Act) -> int:
    opened = open_database(database)
    with opened.read() as connection:
        query = select(func.count()).select_from(t.acts).where(t.acts.c.act == act)
        found = connection.scalar(query) or 0
    opened.close()
    return found


class Payout:
    """A period's payout by commands, as far as it has to be for the one that is tried."""

    def __init__(self, run: Run, database: Path, folder: Path) -> None:
        self._run, self.file = run, folder / "a.xlsx"
        self.place = ("--database", database)
        self.seen: list[str] = []
        self.payout = ("payout", "2026Q4", "--out", self.file, *self.place)

    def prepare(self, *steps: str, drawn_by: Role) -> None:
        """Drawn up by one of those who pay, and approved by the other."""
        other = Role.ACCOUNTANT if drawn_by is Role.HEAD else Role.HEAD
        for step, who in zip(steps, (drawn_by, other), strict=False):
            code, said, _ = self._run(*self.payout, step, *self.seen, "--as", who)
            assert code == 0
            self.seen = looked_at(said)


STEPS = {
    Act.DRAW_UP_PAYOUT: (),
    Act.APPROVE_PAYOUT: ("--draw-up",),
    Act.RECORD_BANK_ANSWERS: ("--draw-up", "--approve"),
    Act.CHANGE_LAYOUT: (),
    Act.RECORD_SUBSTITUTION: (),
    Act.ANNUL_SUBSTITUTION: (),
}
"""The acts that commands do, and what goes before."""


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", STEPS)
def test_a_command_does_exactly_what_the_table_says(
    act: Act, role: Role, demo_copy: Path, tmp_path: Path, run: Run
) -> None:
    Settings(forms=str(tmp_path / "forms")).save()
    payout = Payout(run, demo_copy, tmp_path)
    payout.prepare(*STEPS[act], drawn_by=Role.ACCOUNTANT if role is Role.HEAD else Role.HEAD)
    layout = tmp_path / "layout.xlsx"
    assert run("layout", layout, language="kk")[0] == 0
    other = Role.ACCOUNTANT if role is Role.HEAD else Role.HEAD
    substitution = ("substitution", *an_order("9", demo_copy, other), *payout.place)
    back = ("substitution", "--take-back", "9", "--reason", "Екі рет жазылған", *payout.place)
    commands = {
        Act.DRAW_UP_PAYOUT: (*payout.payout, "--draw-up"),
        Act.APPROVE_PAYOUT: (*payout.payout, "--approve", *payout.seen),
        Act.RECORD_BANK_ANSWERS: ("reconcile", payout.file, *payout.place),
        Act.CHANGE_LAYOUT: ("layout", layout, "--use", *payout.place),
        Act.RECORD_SUBSTITUTION: substitution,
        Act.ANNUL_SUBSTITUTION: back,
    }
    if act is Act.ANNUL_SUBSTITUTION:
        assert run(*substitution, "--as", Role.ADMINISTRATOR)[0] == 0
    before = entries(demo_copy, act)
    code, _, told = run(*commands[act], "--as", role)
    may = acts.may(role, act)
    assert (code == 0) == may, told
    assert bool(told) != may
    if act is not Act.RECORD_BANK_ANSWERS:  # nothing is answered in this workbook
        assert entries(demo_copy, act) - before == may
