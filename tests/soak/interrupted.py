"""The protecting of an office is interrupted: at every line by an exception, and by kills."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app import paths
from desktop_app.keys import slots
from desktop_app.services.logins import protecting
from tests import patience
from tests.builders import Clock
from tests.practice_office import practice_office
from tests.services.logins.conftest import DETAILS, PEOPLE, SCHOOL, as_before
from tests.services.logins.interrupted import Case
from tests.services.logins.interruptions import ACTS, Stopped, stopped
from tests.soak.trials import Soak, Trial

_ROOT = Path(__file__).parents[2]
_MOST_LINES = 100
"""Of one act; a trial of the soak fails where there are more by now."""
_KILLS = 30
"""Of one act, spread over its lines."""

Stop = Callable[[Case, int], str]


@contextmanager
def _begin(stop: Stop, of_one_act: int, folder: Path) -> Iterator[Trial]:
    before = paths.user_data, slots._OPERATIONS, slots._MEMORY
    user = folder / "user"
    user.mkdir(parents=True)
    paths.user_data = lambda: user
    slots._OPERATIONS, slots._MEMORY = 1, 2**16  # as cheap as can be
    try:
        cases = _cases(folder)
        lines = {act: case.lines() for act, case in cases.items()}

        def trial(number: int) -> str:
            act = [*ACTS][number % len(ACTS)]
            if lines[act] > _MOST_LINES:
                return f"{act} has {lines[act]} lines: raise the count of trials"
            at = 1 + number // len(ACTS) * -(-_MOST_LINES // of_one_act) % lines[act]
            cases[act].fresh()
            wrong = stop(cases[act], at)
            try:
                cases[act].require_old_or_new_and_a_second_try()
            except Exception as error:  # noqa: BLE001 - a bug of any kind breaks the promise
                wrong = wrong or f"{type(error).__name__}: {error}"
            return f"{act}, line {at}: {wrong}" if wrong else ""

        yield trial
    finally:
        paths.user_data, slots._OPERATIONS, slots._MEMORY = before


def _cases(folder: Path) -> dict[str, Case]:
    keyed = folder / "keyed" / "office.homeedu"
    protecting.begin_office(keyed, DETAILS, SCHOOL, PEOPLE, clock=Clock())[0].end()
    plain = as_before(practice_office(folder / "practice.sqlite"), folder / "plain" / "a.sqlite")
    sources = {"begin": None, "protect": plain, "change_key": keyed}
    return {act: Case(act, folder / act / "case", sources[act]) for act in ACTS}


def _by_exception(case: Case, at: int) -> str:
    try:
        with stopped(at):
            case.done()
    except Stopped:
        return ""
    return "not stopped"


def _by_kill(case: Case, at: int) -> str:
    given = (case.act, case.file, at)
    command = [sys.executable, "-m", "tests.services.logins.interruptions", *map(str, given)]
    done = subprocess.run(
        command, cwd=_ROOT, capture_output=True, timeout=patience.SECONDS, check=False
    )
    if b"Traceback" in done.stderr or not done.returncode:
        return f"not killed: {done.stderr.decode()[-300:]}"
    return ""


_PROMISE = (
    "the old office or the new one, whole and opened by its passwords; a second try succeeds and "
    "nothing is left beside it"
)
STOPPED = Soak(
    "protecting stopped at every line",
    f"beginning, protecting, another key: {_PROMISE}",
    len(ACTS) * _MOST_LINES,
    6,
    partial(_begin, _by_exception, _MOST_LINES),
)
KILLED = Soak(
    "protecting killed",
    f"the same by kill -9: {_PROMISE}",
    len(ACTS) * _KILLS,
    3,
    partial(_begin, _by_kill, _KILLS),
)
