"""The command on a program of one small module, and what is made of single lines."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.mutation.changed import lines_since
from tests.mutation.mutants import mutants_of
from tests.mutation.project import HERE, Project
from tests.mutation.session import Draw, drawn_by

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")

PROGRAM = """
MOST = 7


def is_due(day, today):
    return day < today


def of_week(days):
    return [day for day in days if day <= MOST]


def until(last):
    day = 0
    while day != last:
        day += 1
    return day


def never_asked(day):
    return -day
"""
TESTS = """
import mmap
import subprocess
import sys

import pytest
from tiny import days


@pytest.fixture(scope="module")
def week():
    return days.of_week([7, 8])


def test_due():
    assert days.is_due(1, 5)
    assert not days.is_due(5, 1)


def test_week(week):
    assert week == [7]


def test_the_same_week(week):
    assert week == [7]


def test_until():
    assert days.until(3) == 3


def test_room_set_aside_is_none_used():
    mmap.mmap(-1, 20 * 2**30, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ).close()
    assert not days.is_due(9, 5)


def test_in_a_process_of_its_own():
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert days.never_asked(1) == -1
"""
RUN = """
import sys
from pathlib import Path
from tests.mutation.command import main
from tests.mutation.test_mutation import tiny_project

main(tiny_project(Path.cwd()), sys.argv[1:])
"""

# Each of the two waits until the other works as well.
PAIRS = """
import os
from multiprocessing import get_context
from tests.mutation.side_by_side import side_by_side

both = get_context("fork").Barrier(2)


def work(piece):
    both.wait(60)
    return piece * 10, os.getpid()


done = dict(side_by_side(2, work, [1, 2, 3, 4]))
print(sorted((at, result) for at, (result, _) in done.items()))
print(len({process for _, process in done.values()} - {os.getpid()}))
print(list(side_by_side(2, work, [])))
"""


def tiny_project(root: Path) -> Project:
    return Project(
        root=root,
        package="tiny",
        subjects={"days": ("tiny",)},
        left_out=(),
        tests=("checks",),
        tests_left_out=(),
        heavy=(),
        seconds_to_start=4,
    )


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    files = {
        "tiny/__init__.py": "",
        "tiny/days.py": PROGRAM,
        "checks/test_days.py": TESTS,
        "pytest.ini": "[pytest]\naddopts = -p no:pytest-qt\n",
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return tmp_path


def mutate(root: Path, *arguments: str) -> str:
    """Run the command there; what it prints."""
    return printed(root, RUN, *arguments)


def printed(root: Path, program: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(HERE)},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def left(root: Path) -> list[str]:
    kept = json.loads((root / "build/mutation/session.json").read_text())
    assert {row["result"] for row in kept["drawn"]} <= {"found", "left"}
    return [row["after"] for row in kept["drawn"] if row["result"] == "left"]


def test_what_no_test_notices_is_left_and_found_with_a_better_test(tiny: Path) -> None:
    told = mutate(tiny)

    # Of a limit, of a module's constant, of an endless loop and of a fixture's, too.
    assert left(tiny) == ["return day <= today", "day = 1", "return day"]
    assert "| days | 12 | 9 | 3 |" in told
    assert "| tiny/days.py:21 | `` return -day `` | `` return day `` | 5 of 0 |" in told
    assert (tiny / "tiny/days.py").read_text() == PROGRAM
    assert (tiny / "build/mutation/report.md").read_text() in told

    checks = tiny / "checks/test_days.py"
    checks.write_text(TESTS + "\n\ndef test_not_today():\n    assert not days.is_due(5, 5)\n")
    told = mutate(tiny, "--again")

    assert left(tiny) == ["day = 1", "return day"]
    assert "tiny/days.py:6" in told
    assert "tiny/days.py:10" not in told  # found before


def test_however_many_are_tried_side_by_side_the_same_is_left(tiny: Path) -> None:
    some = ("--count", "5", "--seed", "2")
    mutate(tiny, "--jobs", "1", *some)
    alone = left(tiny)
    (tiny / "build/mutation/session.json").unlink()

    mutate(tiny, "--jobs", "3", *some)

    assert left(tiny) == alone != []


def test_two_work_at_the_same_time_each_at_the_next_piece(tmp_path: Path) -> None:
    told = printed(tmp_path, PAIRS).splitlines()

    assert told == ["[(0, 10), (1, 20), (2, 30), (3, 40)]", "2", "[]"]


def test_what_runs_only_as_it_is_imported_is_sought_by_the_tests_of_its_room(tiny: Path) -> None:
    (tiny / "tiny/table.py").write_text("ROWS = 3\n")
    (tiny / "checks/test_table.py").write_text(
        "from tiny import table\n\ndef test_rows():\n    assert table.ROWS == 3\n"
    )

    mutate(tiny, "tiny/table.py")

    assert left(tiny) == []
    project = Project()
    files = project.test_files()
    assert "tests/storage/test_schema.py" in project.room_of("desktop_app/storage/tables.py", files)
    assert not [
        file
        for file in project.room_of("desktop_app/storage/payouts/drafts.py", files)
        if not file.startswith("tests/storage/payouts/")
    ]


def test_an_interrupted_run_goes_on(tiny: Path) -> None:
    mutate(tiny, "--count", "4", "--seed", "2")
    state = tiny / "build/mutation/session.json"
    kept = json.loads(state.read_text())
    kept["drawn"][1] |= {"result": "to run", "how": ""}
    state.write_text(json.dumps(kept))

    told = mutate(tiny, "--count", "4", "--seed", "2")

    assert "Measuring" not in told
    assert [line[:4] for line in told.splitlines() if " s  tiny/" in line] == ["   2"]


def test_a_test_that_fails_by_itself_finds_nothing(tiny: Path) -> None:
    """It passes while it is measured, and then never again."""
    (tiny / "tiny/once.py").write_text("def of(day):\n    return not day\n")
    (tiny / "checks/test_once.py").write_text(
        dedent("""
            from pathlib import Path
            from tiny import once

            def test_once():
                assert not once.of(1)
                Path("mark").touch(exist_ok=False)
        """)
    )

    told = mutate(tiny, "tiny/once.py")

    assert "fails without any mutant, too: checks/test_once.py::test_once" in told
    assert "Not run yet: 1." in told


def test_the_same_seed_draws_the_same(tiny: Path) -> None:
    project = tiny_project(tiny)

    drawn = drawn_by(project, Draw(seed=3, count=5)).drawn

    assert drawn == drawn_by(project, Draw(seed=3, count=5)).drawn
    assert drawn != drawn_by(project, Draw(seed=4, count=5)).drawn
    assert len(drawn) == 5


def test_only_changed_lines_are_drawn_since_a_revision(tiny: Path) -> None:
    git(tiny, "init", "--quiet")
    git(tiny, "add", "tiny")
    git(tiny, "commit", "--quiet", "--message=first")
    git(tiny, "mv", "tiny/days.py", "tiny/calendar.py")
    (tiny / "tiny/calendar.py").write_text(PROGRAM.replace("day = 0", "day = -0"))
    (tiny / "tiny/new.py").write_text("ONE = 1\n")

    drawn = drawn_by(tiny_project(tiny), Draw(seed=1, count=100, since="HEAD")).drawn

    assert lines_since(tiny, "HEAD", "tiny") == {"tiny/calendar.py": {14}, "tiny/new.py": {1}}
    assert {one.path for one in drawn} == {"tiny/calendar.py", "tiny/new.py"}
    assert {one.after for one in drawn if one.line == 14} == {"day = 0", "day = -1"}


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A tester", "-c", "user.email=tester@example.com"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True)


@pytest.mark.parametrize(
    ("line", "mutated"),
    [
        ("return a < b", {"return a <= b", "return a >= b"}),
        ("return (a) is not (b)", {"return (a) is (b)"}),
        ("return a and not (b)", {"return a or not (b)", "return a and  (b)"}),
        (
            "return max(a, -2)",
            {"return min(a, -2)", "return max(a, 2)"} | {"return max(a, -3)", "return max(a, -1)"},
        ),
        ("return [x for x in a if x.b]", {"return [x for x in a if (not (x.b))]"}),
        ("return (a or b).strip()", {"return (a and b).strip()", "return (a or b)"}),
        ("a.where(b)", {"a", "pass"}),
        ("raise a", {"pass"}),
        ("«ә» if a else b", {"«ә» if (not (a)) else b"}),
        ("return a / b", set()),
        ("return a + 'b'", set()),
        ("return f'{a + 1}'", set()),
        ("b: tuple[a < 1] = a", set()),
        ("assert a == b", set()),
        ("box.setSpacing(4)", set()),
        ("return zip(a, b, strict=True)", set()),
        ("log.info(1)", {"log.info(2)", "log.info(0)", "pass"}),
        ("logger.info(1)", set()),
    ],
)
def test_mistakes_of_a_line(line: str, mutated: set[str]) -> None:
    line = line.replace("«", "'").replace("»", "'")
    source = f"@cache(maxsize=1)\ndef f(a, b) -> int:\n    {line}\n".encode()

    made = [mutant.applied(source).decode().splitlines() for mutant in mutants_of(source)]

    assert {lines[2].strip() for lines in made} == {
        one.replace("«", "'").replace("»", "'") for one in mutated
    }


def test_a_function_that_may_return_none_does() -> None:
    source = dedent("""
        def f(a) -> int | None:
            return a
    """).encode()

    assert [mutant.text for mutant in mutants_of(source)] == ["return None"]


def test_mutants_of_the_program_are_python_and_something_else() -> None:
    project = Project()
    for one in drawn_by(project, Draw(seed=1, count=200)).drawn:
        source = (project.root / one.path).read_bytes()
        mutated = one.mutant.applied(source)
        assert ast.dump(ast.parse(mutated)) != ast.dump(ast.parse(source))
