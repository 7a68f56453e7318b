"""The power fails, or somebody ends the program: what was typed and confirmed is there again."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.storage.entry import drafts
from desktop_app.storage.schema import open_database
from tests.practice_office import practice_office


def typed_until_killed(database: Path, saves: int) -> int:
    """Let a clerk type until so many saves, then kill the program; letters in the last of them."""
    command = [sys.executable, "-m", "tests.journeys.typing_clerk", str(database)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ) as clerk:
        assert clerk.stdout is not None
        saved = 0
        for _save in range(saves):
            line = clerk.stdout.readline()
            assert line.startswith("saved "), line
            saved = int(line.split()[1])
        clerk.kill()
    return saved


@pytest.mark.parametrize("seed", range(4))
def test_the_draft_is_there_after_a_kill(tmp_path: Path, seed: int) -> None:
    database = practice_office(tmp_path / "office.sqlite")
    saved = typed_until_killed(database, random.Random(seed).randint(1, 8))
    opened = open_database(database)
    with opened.read() as connection:
        (draft,) = drafts.all_drafts(connection)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    opened.close()
    typed = draft.content["child"]["address"]
    assert len(typed) >= saved
    assert set(typed) <= set("әғқңөұүһі")
