"""The built program with somebody at its keyboard: who begins, enters, opens a paper, locks."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.identity.sorting import sort_key
from tests.real_office import PEOPLE
from tests.windows import pictures
from tests.windows.installed import TITLE
from tests.windows.machine import PLACE, Machine, run, start
from tests.windows.spool import Printer
from tests.windows.windows_seen import window

HANDS = Path(__file__).with_name("hands.py")
OWN = "көпір 55 жаңғақ"
DIALOG = "Print"
PATIENCE = 120  # seconds until a window is there, or gone
CLERK = PEOPLE[3]
LISTED = sorted((each.worker.name for each in PEOPLE), key=sort_key)
"""Who may enter, as the first page offers them."""

Do = Callable[..., str]
"""Gives the hands something to do, and tells what came of it."""


def check(machine: Machine, folder: Path) -> Iterator[str]:
    """What was seen, line by line; raises AssertionError where it is not as it should be."""
    if not machine.is_disposable:
        yield "left to a person, who may be typing: tests/windows/README.md"
        return
    place = PLACE / "at work"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    own = {"WIN_PD_OVERRIDE_LOCAL_APPDATA": machine.path(place / "own")}
    program, office = folder / "HomeEducation.exe", place / "office.homeedu"
    made = run(machine, machine.python, "-m", "tests.windows.office_made", office, variables=own)
    assert made.code == 0, made.output
    number = made.output.split()[-1]
    with window(machine, TITLE, program, variables=own), hands(machine) as do:
        do("window", PATIENCE, TITLE)
        _Pictures(machine).take("first start", covered=True)
    assert [*(place / "own").rglob("*.sqlite")] == []
    yield "at its first start nothing is made before somebody has answered"
    with (
        window(machine, TITLE, program, "--database", office, variables=own),
        hands(machine) as do,
    ):
        yield from _at_work(machine, do, number)


def _at_work(machine: Machine, do: Do, number: str) -> Iterator[str]:
    inside = f"office.homeedu – {TITLE}"
    picture = _Pictures(machine).take
    do("window", PATIENCE, TITLE)
    picture("who enters", covered=True)
    _press(do, *["down"] * LISTED.index(CLERK.worker.name), "tab")
    do("type", CLERK.password)
    _press(do, "enter")
    picture("own password", covered=True)
    do("type", OWN)
    _press(do, "tab", "tab")  # past the button that draws words
    do("type", OWN)
    _press(do, "enter")
    do("window", PATIENCE, inside)
    picture("entered")
    yield "a temporary password, then an own one, in Kazakh letters: the office is open"

    _open_paper(do, picture)
    do("window", PATIENCE, number)
    picture("a receipt")
    if machine.printer is not None:
        yield _printed(do, picture, machine.printer, number)
    _press(do, "ctrl+l")
    do("gone", PATIENCE, number)
    do("gone", PATIENCE, inside)
    picture("locked", covered=True)
    do("type", OWN)  # nobody has clicked into the field
    _press(do, "enter")
    do("window", PATIENCE, number)
    _press(do, "escape")
    do("gone", PATIENCE, number)
    do("window", PATIENCE, inside)
    yield "locked from the paper, nothing is to be seen; the password brings all of it back"


def _open_paper(do: Do, picture: Callable[[str], None]) -> None:
    """Of the one application: its case, and there the paper that was issued."""
    _press(do, "alt+2")
    picture("applications")
    _press(do, "enter")  # from the field above the list into it
    picture("an application")
    _press(do, "enter")
    picture("a case")
    _press(do, *["tab"] * 8, "enter")


def _printed(do: Do, picture: Callable[[str], None], printer: Printer, number: str) -> str:
    """Through the dialog of the system, which has another title in each language."""
    printer.jobs.clear()
    _press(do, "ctrl+p")
    do("window", PATIENCE, DIALOG)
    picture("how it is printed")
    _press(do, "enter")
    paper = printer.wait_for_job()
    do("gone", PATIENCE, DIALOG)
    assert paper.startswith(b"%!PS"), paper[:40]
    title = next(line for line in paper.splitlines() if line.startswith(b"%%Title:")).decode()
    assert number.rpartition("-")[2] in title, title
    return f"the receipt is printed: {len(paper) // 1024} KB, {title}"


def _press(do: Do, *keys: str) -> None:
    for each in keys:
        do("press", each)


class _Pictures:
    """Of what the keys did: no title tells whether a page has come."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._last = Path()

    def take(self, name: str, *, covered: bool = False) -> None:
        """When the screen shows something else than in the one before, and stands still.

        ``covered``: it is a page that stands in the place of all places.
        """
        file = PLACE / "pictures" / f"{name}.png"
        pictures.take(self._machine, file, after=PATIENCE, unlike=self._last, covered=covered)
        self._last = file


@contextmanager
def hands(machine: Machine) -> Iterator[Do]:
    """Somebody at the keyboard: see `hands.py`. What does not come raises AssertionError."""
    program = start(machine, machine.python, HANDS, folder=PLACE)
    assert program.stdin is not None
    assert program.stdout is not None
    given, told = program.stdin, program.stdout

    def do(what: str, *rest: object) -> str:
        given.write((" ".join([what, *map(str, rest)]) + "\n").encode())
        given.flush()
        answer = told.readline().decode().strip()
        assert answer, f"no hands: {what}"
        assert not answer.startswith("no, there is:"), f"{what} {rest}: {answer}"
        return answer

    try:
        yield do
    finally:
        given.close()
        program.wait(60)
