"""Known trouble is explained in words; all else is a bug, written down without a name."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.documents.forms.filling import FormError
from desktop_app.documents.pdf.fonts import MissingGlyph
from desktop_app.events import log
from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.law.in_force import NotInForceError
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.stored_words import UnknownWord
from desktop_app.services import explaining
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values.law_data import LawDataError
from desktop_app.storage.rows import NotOnFile
from desktop_app.storage.trouble import DatabaseTrouble


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Trouble("Nothing is due."), "Nothing is due."),
        (EntryError(Slip("a", "One."), Slip("b", "Two.")), "One. Two."),
        (DatabaseTrouble("busy"), "Somebody else is using the database"),
        (DatabaseTrouble("disk failing"), "and is not full"),
        (DatabaseTrouble("folder", because=OSError(13, "", "b.sqlite")), "you may not write to"),
        (DatabaseTrouble("folder", because=OSError(13, "")), "can't be opened in this folder"),
        (OSError(28, ""), "The disk is full"),
        (OSError(5, ""), "it may be failing"),
        (DatabaseTrouble("not there", "a.sqlite"), "There is no database “a.sqlite” there."),
        (DatabaseTrouble("other tables", "people"), "not those of this program (people)"),
        (ChangedMeanwhile("Әсем", datetime(2026, 3, 8, 9, 5)), "Әсем changed this at 08.03.2026"),
        (NotOnFile("no such school"), "This is not on file any more"),
        (UnknownWord("Role", "ханзада"), "The database says “ханзада”"),
        (NotInForceError("mci", date(2027, 1, 1)), "The MCI of January 2027 is not known"),
        (LawDataError("mci.toml: x"), "A file of law data is wrong (mci.toml: x)"),
        (CalendarUnknownError(2099), "The holidays of 2099 are not known"),
        (FileNotFoundError(2, "", "desktop_app.mo"), "own files are incomplete"),
    ],
)
def test_what_happened_and_what_to_do(error: Exception, words: str) -> None:
    assert words in (explaining.message_of(error, "en") or "")
    for language in ("kk", "ru"):
        assert explaining.message_of(error, language)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("Әлімқұлова"),
        KeyError("iin"),
        FileNotFoundError(2, "", "register.xlsx"),
        DatabaseTrouble("something new"),
        RuntimeError(),
    ],
)
def test_all_else_is_a_bug(error: Exception) -> None:
    assert explaining.message_of(error, "ru") is None


def test_what_keeps_a_paper_from_being_printed() -> None:
    assert "“😀” (U+1F600)" in (explaining.message_of(MissingGlyph("😀"), "en") or "")
    assert "can't be used" in (explaining.message_of(FormError("order.txt:3"), "en") or "")


def test_a_language_without_its_catalogue_is_told_in_the_source() -> None:
    assert explaining.message_of(Trouble("Nothing is due."), "de") == "Nothing is due."


def _bug() -> Exception:
    """A bug whose text names a person, with the error that caused it."""
    try:
        try:
            raise sqlite3.IntegrityError("Әлімқұлова 150407600015")
        except sqlite3.IntegrityError as cause:
            raise ValueError("Әлімқұлова") from cause
    except ValueError as error:
        return error


def test_the_message_of_a_bug_names_the_log_or_that_there_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert log.FILE in explaining.bug_message(_bug(), "ru")
    monkeypatch.setattr(paths, "user_data", lambda: folder / "жоқ")
    assert "could not be written" in explaining.bug_message(_bug(), "en")
