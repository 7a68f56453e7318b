"""The program as people without Python get it: built, moved to another folder, and worked with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "home-education.exe" if os.name == "nt" else "home-education"

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.skipif(
        sys.platform == "linux" and shutil.which("objdump") is None,
        reason="PyInstaller needs objdump (Debian's binutils)",
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one-folder program, away from the checkout it was made from."""
    made = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={made / 'dist'}", f"--workpath={made / 'work'}", "build.spec"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=900, stdin=subprocess.DEVNULL)
    return (made / "dist" / "home-education").rename(made / "Үйде оқыту")


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder.parent)}
    return subprocess.run(
        [str(folder / PROGRAM), *arguments],
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.timeout(1_500)
def test_the_frozen_program_makes_the_demo_and_works_on_it(folder: Path) -> None:
    made = run(folder, "demo", "demo")
    assert made.returncode == 0, made.stderr
    assert made.stderr == ""
    papers = [folder.parent / line for line in made.stdout.splitlines()]
    assert {path.suffix for path in papers} == {".sqlite", ".pdf", ".xlsx"}
    assert all(path.stat().st_size > 5_000 for path in papers)

    database = str(papers[0])
    checked = run(folder, "check", "--database", database)
    assert (checked.returncode, checked.stderr) == (0, "")
    out = str(folder.parent / "payout.xlsx")
    paid = run(folder, "payout", "2026Q4", "--database", database, "--out", out)
    assert (paid.returncode, paid.stderr) == (0, "")
    wrong = run(folder, "explain", "123456789012", "2026Q1", "--database", database)
    assert wrong.returncode == 2
    assert len(wrong.stderr.strip().splitlines()) == 1
