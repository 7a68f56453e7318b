"""Errors that carry personal data in every way that an error can, most of them as they occur."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FunctionType

import openpyxl
import pikepdf
import psycopg
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from sqlalchemy import create_engine, text

from desktop_app.law.quarters import parse_period
from desktop_app.storage.database import Database
from tests.builders import a_child, make_iban

_LETTERS = "ӘҒҚҢӨҰҮҺІ"


@dataclass(frozen=True)
class Marked:
    """Somebody invented, whose data must be found nowhere."""

    name: str
    iin: str
    iban: str
    phone: str
    address: str

    @property
    def all(self) -> tuple[str, ...]:
        return (self.name, self.iin, self.iban, self.phone, self.address)


def somebody(number: int) -> Marked:
    turned = _LETTERS[number % 9 :] + _LETTERS[: number % 9]
    return Marked(
        f"{turned}ева",
        a_child(5_000 + number).iin,
        make_iban(7_000 + number),
        f"+7 701 {number:03} 44 55",
        f"{turned} көшесі {number}",
    )


Fails = Callable[[Marked, Path], object]
"""Raises something; the folder is for files that it needs."""


def _plain(who: Marked, _folder: Path) -> None:
    raise ValueError(f"no sum for {who.name}, {who.iin}")


def _arguments(who: Marked, _folder: Path) -> None:
    raise RuntimeError(who.name, {"iin": who.iin}, [who.iban], who.phone, who.address)


def _notes(who: Marked, _folder: Path) -> None:
    error = TypeError()
    for each in who.all:
        error.add_note(each)
    raise error


def _causes(who: Marked, folder: Path) -> None:
    try:
        try:
            _plain(who, folder)
        except ValueError as error:
            raise LookupError(who.iban) from error
    except LookupError:
        raise ArithmeticError(who.address)  # noqa: B904 - an error while another one is handled


def _group(who: Marked, _folder: Path) -> None:
    held = [ValueError(each) for each in who.all]
    raise ExceptionGroup(who.name, [ExceptionGroup(who.iin, held), KeyError(who.phone)])


def _key(who: Marked, _folder: Path) -> None:
    {"": 0}[who.iin]


def _file(who: Marked, folder: Path) -> None:
    (folder / who.name / f"{who.iin}.xlsx").read_bytes()


def _statement(who: Marked, _folder: Path) -> None:
    with create_engine("sqlite://").connect() as connection:
        query = text(f'SELECT "{who.name}" FROM people WHERE iin = :iin')
        connection.execute(query, {"iin": who.iin, "iban": who.iban})


def _constraint(who: Marked, folder: Path) -> None:
    database = Database(folder / "marked.sqlite")
    try:
        with database.begin() as connection:
            create = text("CREATE TABLE IF NOT EXISTS a (iin TEXT CHECK (length(iin) < 3))")
            connection.execute(create)
            connection.execute(text("INSERT INTO a VALUES (:iin)"), {"iin": who.iin})
    finally:
        database.close()


def _server(who: Marked, _folder: Path) -> None:
    psycopg.connect(f"host=127.0.0.1 port=1 connect_timeout=1 user='{who.name}' x='{who.iin}'")


def _paragraph(who: Marked, _folder: Path) -> None:
    Paragraph(f"<b>{who.name} {who.iin}</i>", ParagraphStyle("a"))


def _workbook(who: Marked, folder: Path) -> None:
    file = folder / f"marked-{who.phone}.txt"
    openpyxl.load_workbook(file)


def _cell(who: Marked, _folder: Path) -> None:
    openpyxl.Workbook().worksheets[0].append({who.name: who.iban})


def _pdf(who: Marked, folder: Path) -> None:
    pikepdf.open(folder / f"{who.name}.pdf")


def _letters(who: Marked, _folder: Path) -> None:
    f"{who.name}\ud800{who.iin}".encode()


def _number(who: Marked, _folder: Path) -> None:
    int(f"{who.iin}.{who.phone}")


def _day(who: Marked, _folder: Path) -> None:
    date.fromisoformat(who.address)


def _period(who: Marked, _folder: Path) -> None:
    parse_period(who.name)


def _json(who: Marked, _folder: Path) -> None:
    json.loads(f'{{"iin": "{who.iin}", {who.name}')


def _named(who: Marked, _folder: Path) -> None:
    made_of_data("", who.name, who.iin)(type(who.name, (Exception,), {"__module__": who.address}))


def made_of_data(module: str, name: str, file: str) -> Callable[[type[Exception]], None]:
    """A function that raises what it is given, and whose names and file are data."""

    def fails(kind: type[Exception]) -> None:
        raise kind

    code = fails.__code__.replace(co_name=name, co_qualname=name, co_filename=f"/{file}/{name}.py")
    return FunctionType(code, {"__name__": module or name})


def _endless(who: Marked, folder: Path) -> None:
    _endless(who, folder)


def raised_by(work: Callable[[], object]) -> Exception:
    """What a work raises, which must raise something."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - of any kind
        return error
    raise AssertionError("nothing was raised")


KINDS: tuple[Fails, ...] = (
    _plain,
    _arguments,
    _notes,
    _causes,
    _group,
    _key,
    _file,
    _statement,
    _constraint,
    _server,
    _paragraph,
    _workbook,
    _cell,
    _pdf,
    _letters,
    _number,
    _day,
    _period,
    _json,
    _named,
    _endless,
)


def written(who: Marked) -> Iterator[bytes]:
    """How somebody's data could stand in a file: as they are, and as Python or JSON write them."""
    for each in who.all:
        yield each.encode()
        yield each.encode("utf-16-le")
        if not each.isascii():
            yield ascii(each)[1:-1].encode()
