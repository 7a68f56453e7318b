"""A person's whole file as one export, for the person: to read, and for other programs.

What is on file of others is not theirs: of the child, parent, payee or complainant beside them
stands the name alone, without number, account, address or phone; of a payout only their own lines.
Papers are as they were issued.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection

from desktop_app import __version__
from desktop_app.disk.names import possible
from desktop_app.disk.saving import written_beside
from desktop_app.law.acts import Acts
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.people import Person
from desktop_app.services import drawing, history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble
from desktop_app.services.law_values import law_data
from desktop_app.storage import changes
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.people import whole as stored
from desktop_app.storage.people.whole import Whole
from desktop_app.translation import translator

DATA, SHEETS, PAPERS = "person.json", "person.xlsx", "papers"
"""What the zip holds: names of files name nobody."""


def by_iin(desk: Desk, iin: str) -> Person:
    """Trouble where nobody on file has this IIN."""
    with desk.reading() as connection:
        found = people.by_iin(connection, iin)
    if found is None:
        raise Trouble(N_("Nobody on file has this IIN."))
    return found


def export(desk: Desk, person_id: int, path: Path, language: str) -> None:
    """Write the zip, in the language of the person's card or else in the one given.

    Nobody else waits while it is gathered. It is recorded before the file is in its place: there
    is none that nobody knows of. Trouble where it can't be written.
    """
    desk.require(Act.EXPORT_PERSON)
    drawing.draw_all(desk.database)
    with file_trouble(path), written_beside(path) as file:
        with desk.reading() as connection:
            whole = stored.of_person(connection, person_id)
            spoken = _spoken(whole.person, language)
            office = _office(connection, spoken)
            acts = law_data.acts_now(connection, desk.today())
        _pack(whole, file, office, spoken, desk.now(), acts)
        with desk.writing(Act.EXPORT_PERSON) as connection:
            told = {name: len(rows) for name, rows in whole.tables.items() if rows}
            changes.tell(connection, f"export {person_id}", None, told)
            act = Step(N_("Gave the person a copy of their whole file"), "R-8")
            history.record_for_child(connection, desk, act, person_id)


def _spoken(person: Person, language: str) -> str:
    return person.papers_in.languages[0] if person.papers_in else language


def _office(connection: Connection, language: str) -> str:
    office = offices.details(connection)
    return office.name_kk if language == "kk" else office.name_ru


def _pack(
    whole: Whole, file: IO[bytes], office: str, language: str, now: datetime, acts: Acts
) -> None:
    from desktop_app.documents.people.whole import PersonBook, Sheet, packed
    from desktop_app.services.cases import person_sheets

    _ = translator(language).gettext
    what = Sheet(_("What is left out"), [_("What"), _("Why")], [list(each) for each in _cut(_)])
    book = PersonBook(
        title=_("What is on file about a person"),
        office=office,
        about=f"{whole.person.full_name}, {whole.person.iin or whole.person.document_number}",
        nothing=_("Nothing yet."),
        language=language,
        sheets=[*person_sheets.sheets(whole, language, acts), what],
    )
    with ZipFile(file, "w", ZIP_DEFLATED) as packing:
        packing.writestr(SHEETS, packed(book))
        packing.writestr(DATA, _data(whole, now))
        for number, pdf in whole.papers.items():
            packing.writestr(f"{PAPERS}/{possible(number)}.pdf", pdf)


def _cut(_: Any) -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Numbers, accounts, addresses and phones of others"),
            _("They are data of other people: their name alone stands here."),
        ),
        (
            _("Lines of others in payouts and registers"),
            _("Many people are in them: only the person's own lines stand here."),
        ),
        (
            _("What is being typed and not registered yet"),
            _("It is no record; that there is something stands in the file for programs."),
        ),
    )


def _data(whole: Whole, now: datetime) -> str:
    """For other programs; its names are those of the database."""
    content = {
        "program": f"Home Education Office {__version__}",
        "made_at": now.isoformat(),
        "left_out": dict(stored.LEFT_OUT),
        "papers": sorted(whole.papers),
        "tables": whole.tables,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, date):  # a moment too
        return value.isoformat()
    raise TypeError(type(value).__name__)
