"""Every way in which a workbook comes into the program, on an office that has something on file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile

from sqlcipher3 import dbapi2

from desktop_app.documents import office_folder
from desktop_app.records.kinds import Role
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import proposed, returned_workbook, statements
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.forms import own_layouts
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.book import written
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.schema import open_database
from desktop_app.wording import step as words
from tests.builders import Clock, a_school, reimbursement_entry
from tests.import_samples import a_payment, a_row, write
from tests.services.acts import award, pay
from tests.services.import_acts import NOBODY

TODAY = date(2026, 4, 6)
_FIRST_NEW = 11


@dataclass(frozen=True)
class Office:
    """An office that has approved a payout of three lines, closed; and good workbooks for it."""

    file: Path
    payout: ApprovedPayout
    good: dict[str, bytes]


def an_office(folder: Path) -> Office:
    file = folder / "office.sqlite"
    database = open_database(file)
    clock = Clock()
    desk = Desk(database, clock=clock)
    beginning.prepare(desk)
    head = at_work(desk, Role.HEAD)
    school = office.save_school(at_work(desk, Role.CLERK), a_school())
    for serial in (1, 2, 3):
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12)))
    payout = pay(head, "2026Q1")
    clock.move_to(TODAY)
    good = {kind: path.read_bytes() for kind, path in _good(head, payout, folder).items()}
    database.close()
    return Office(file, payout, good)


def at_work(desk: Desk, role: Role) -> Desk:
    with desk.database.read() as connection:
        return desk.taken_by(next(w for w in office_staff.at_work(connection) if w.role is role))


def _good(head: Desk, payout: ApprovedPayout, folder: Path) -> dict[str, Path]:
    from openpyxl import load_workbook

    serials = range(_FIRST_NEW, _FIRST_NEW + 5)
    rows, paid = [a_row(serial) for serial in serials], [a_payment(serial) for serial in serials]
    register = _as_excel_writes(write(folder / "register.xlsx", rows, paid))
    template = folder / "template.xlsx"
    written.save_template(template, "ru")
    book = load_workbook(template)
    for sheet, filled in ((book.worksheets[0], rows), (book.worksheets[2], paid)):
        for row in filled:
            sheet.append([*row.values()])
    book.save(template)
    answers = folder / "answers.xlsx"
    cycle.save_workbook(head, payout, answers, "kk")
    book = load_workbook(answers)
    place = book.defined_names["line_number"].attr_text.rpartition("!")[2]
    first = int(place.split(":")[0].rpartition("$")[2])
    book.worksheets[0][f"L{first}"] = "02.04.2026"
    book.worksheets[0][f"M{first + 1}"] = "шот жабық"
    book.save(answers)
    layout = folder / "layout.xlsx"
    own_layouts.start(layout, "kk")
    return {"register": register, "template": template, "answers": answers, "layout": layout}


def _as_excel_writes(path: Path) -> Path:
    """The same cells with their texts in a part of their own."""
    from openpyxl import load_workbook
    from xlsxwriter import Workbook

    before = load_workbook(path)
    with Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        for sheet in before.worksheets:
            after = book.add_worksheet(sheet.title)
            for row, values in enumerate(sheet.iter_rows(values_only=True)):
                after.write_row(row, 0, ["" if value is None else value for value in values])
    return path


# --- the ways in ---


def _register(desk: Desk, path: Path, _payout: ApprovedPayout) -> None:
    """Checked, marked and brought in, as far as it goes."""
    clerk = at_work(desk, Role.CLERK)
    checked = importing.check(clerk, importing.open_register(clerk, path), answers=NOBODY)
    written.save_marked(checked, path.with_name("marked.xlsx"), "kk")
    importing.bring_in(clerk, checked)


def _answers(desk: Desk, path: Path, payout: ApprovedPayout) -> None:
    head = at_work(desk, Role.HEAD)
    proposed.take(head, returned_workbook.propose_of(head, payout, path))


def _layout(desk: Desk, path: Path, payout: ApprovedPayout) -> None:
    """Taken into use; then the sheet is written in it."""
    head = at_work(desk, Role.HEAD)
    office_folder.use(path.parent / "own")
    own_layouts.use(head, path, "kk")
    cycle.save_workbook(head, payout, path.with_name("sheet.xlsx"), "kk")


def _statement(desk: Desk, path: Path, payout: ApprovedPayout) -> None:
    head = at_work(desk, Role.HEAD)
    proposed.take(head, statements.propose_of(head, payout, path))


READERS: dict[str, Callable[[Desk, Path, ApprovedPayout], None]] = {
    "register": _register,
    "answers": _answers,
    "statement": _statement,
    "layout": _layout,
}


def tried(name: str, of: Office, content: bytes, folder: Path, suffix: str = ".xlsx") -> str:
    """Give a file to one reader: what is wrong with how it was taken or refused.

    Refused, it is told in both languages, and nothing on file has changed.
    """
    path = folder / f"hostile{suffix}"
    path.write_bytes(content)
    with _desk(of, folder) as desk:
        before = on_file(desk)
        try:
            READERS[name](desk, path, of.payout)
        except Trouble as trouble:
            told = [words(trouble.step, language) for language in ("kk", "ru")]
        except EntryError as error:
            told = [words(slip.step, language) for slip in error.slips for language in ("kk", "ru")]
        else:
            return ""
        if not all(told):
            return f"{name} refuses without a word"
        if any(str(folder) in said for said in told):
            return f"{name} names a folder"
        return "" if on_file(desk) == before else f"{name} left something half done"


@contextmanager
def _desk(of: Office, folder: Path) -> Iterator[Desk]:
    clock = Clock()
    clock.move_to(TODAY)
    database = open_database(Path(copyfile(of.file, folder / "copy.sqlite")))
    yield Desk(database, clock=clock)
    database.close()


def on_file(desk: Desk) -> int:
    """All that is on file, as one number."""
    with desk.database.read() as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, dbapi2.Connection)
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        rows = [raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names.fetchall()]
    return hash(repr(rows))
