"""Known trouble is explained in one line of the reader's language; anything else is a bug."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.documents.forms.filling import FormError
from desktop_app.documents.pdf.fonts import MissingGlyph
from desktop_app.events.log import note_bug
from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.explaining import bug_message, message_of
from desktop_app.services.law_values.law_data import LawDataError
from desktop_app.storage import trouble
from desktop_app.storage.server import certificate
from desktop_app.storage.trouble import DatabaseTrouble

# Every kind that the storage raises, found in its own sources.
KINDS = sorted(
    {
        kind
        for file in Path(trouble.__file__).parent.rglob("*.py")
        for kind in re.findall(r'DatabaseTrouble\(\s*"([a-z ]+)"', file.read_text("utf-8"))
    }
    | {kind for _, kind in trouble._SIGNS}
    | set(trouble._STATES.values())
    | set(certificate._KINDS.values())
)
# What nobody is told before it is looked at why, or in which words.
LOOKED_INTO = {"certificate", "not dumped", "not the same"}

KNOWN = [
    *(DatabaseTrouble(kind, "office.sqlite") for kind in KINDS if kind not in LOOKED_INTO),
    Trouble("Nothing is due for {quarter}.", quarter="x"),
    EntryError(Slip("iin", "Enter it."), Slip("name", "Enter that.")),
    ChangedMeanwhile("Ғ. Т. Әділбекова", datetime(2026, 11, 21, 10, 5)),
    LawDataError("mci.toml: line 3"),
    CalendarUnknownError(2027),
    CalendarUnknownError(2040),
    MissingGlyph("☃"),
    FormError("kk/order.txt: UndefinedError"),
]


def test_the_kinds_were_found() -> None:
    assert {"busy", "disk full", "newer", "not there", "not ours", "damaged"} <= set(KINDS)


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
@pytest.mark.parametrize("error", KNOWN, ids=repr)
def test_known_trouble(error: Exception, language: str) -> None:
    message = message_of(error, language)
    assert message
    assert "\n" not in message
    assert "{" not in message


@pytest.mark.parametrize(
    "error", [KeyError("x"), ValueError("x"), RuntimeError("x"), FileNotFoundError(2, "x", "a.txt")]
)
def test_anything_else_is_a_bug(error: Exception) -> None:
    assert message_of(error, "en") is None


def test_values_are_named() -> None:
    words = message_of(ChangedMeanwhile("Ким", datetime(2026, 11, 21, 10, 5)), "en") or ""
    assert words.startswith("Ким changed this at 21.11.2026 10:05.")
    assert "U+2603" in (message_of(MissingGlyph("☃"), "en") or "")
    assert message_of(KNOWN[len(KINDS) - len(LOOKED_INTO) + 1], "en") == "Enter it. Enter that."


def test_a_year_that_is_not_confirmed_says_where_to_confirm_it() -> None:
    words = message_of(CalendarUnknownError(2027), "en") or ""
    assert words.startswith("The days off of 2027 are not confirmed yet")
    assert "Settings, Calendar" in words
    assert message_of(CalendarUnknownError(2040), "en") == (
        "The holidays of 2040 are not known. Check the date."
    )


def test_what_is_typed_is_not_taken_for_a_template() -> None:
    assert "{name}" in (message_of(FormError("{name}"), "en") or "")


def test_without_translations_it_is_said_in_the_source_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.translation import translator

    with monkeypatch.context() as patch:
        patch.setattr(paths, "resource", lambda *parts: tmp_path.joinpath(*parts))
        translator.cache_clear()
        with pytest.raises(FileNotFoundError) as caught:
            translator("kk")
        assert "files are incomplete" in (message_of(caught.value, "kk") or "")
    translator.cache_clear()


def test_a_bug_is_noted_without_its_text(user_folder: Path) -> None:
    try:
        try:
            raise KeyError("991231300123")
        except KeyError as cause:
            raise RuntimeError("Әлімқұл Аяулым") from cause
    except RuntimeError as error:
        log = note_bug(error)
    assert log == user_folder / "events.log"
    written = log.read_text("utf-8")
    assert "builtins.RuntimeError" in written
    assert "builtins.KeyError" in written
    assert "test_explaining:" in written
    assert "991231300123" not in written
    assert "Әлімқұл" not in written


def test_a_log_that_cannot_be_written_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "none")
    assert "unexpected error" in bug_message(RuntimeError("x"), "en")
