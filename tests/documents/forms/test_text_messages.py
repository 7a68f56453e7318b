"""What is sent to a parent's phone to ask for consent (R-7-1)."""

import shutil
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms import text_messages as messages
from desktop_app.documents.forms.checks import check_forms
from desktop_app.documents.notices.fields import LANGUAGES
from tests.documents import samples
from tests.documents.filled import LONG_NAME

CHILD = samples.CHILD.full_name
WORDS = "{child}: ? " + "." * 106 + " {school}"
LONG_SCHOOL = "«Алматы облысы білім басқармасының Алатау қаласы бойынша бөлімінің № 17 мектебі» КММ"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", [samples.SCHOOL.name_kk, samples.SCHOOL.name_ru, LONG_SCHOOL])
@pytest.mark.parametrize("child", [CHILD, "Ә", "Әбдірахманова-Сәрсенбаева Гүлбаһрам Сұлтанқызы"])
def test_it_fits_a_phone_and_names_child_and_school(language: str, school: str, child: str) -> None:
    text = form_files.consent_message(language, child, school)

    assert len(text) <= messages.MESSAGE_LENGTH
    assert text.startswith(child.split(maxsplit=1)[0])
    assert "24" in text
    assert "№ 7" in text or "№ 17" in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("child", "school", "name", "end"),
    [
        (CHILD, "№ 7 мектеп", CHILD, "№ 7 мектеп"),
        (CHILD, "Алатау қаласының № 7 мектебі", "Өтеғұлов Іңкәр", "Алатау қаласының № 7 мектебі"),
        (CHILD, LONG_SCHOOL, "Өтеғұлов Іңкәр", "Алматы облысы білім… № 17"),
        (CHILD, "Ш" * 90, "Өтеғұлов Іңкәр", "Ш" * 34 + "…"),
        (
            "Ә" * 21 + " Іңкәрбаланыңқызы",
            "№ 7 мектеп-лицейі",
            "Ә" * 21 + " І.",
            "№ 7 мектеп-лицейі",
        ),
        ("Ә", "Ш" * 50, "Ә", "Ш" * 47 + "…"),
    ],
)
def test_it_is_shortened_the_way_people_do(child: str, school: str, name: str, end: str) -> None:
    text = messages.fitted(WORDS, child, school)

    assert (text.split(": ? ")[0], text.split(". ")[-1]) == (name, end)
    assert len(text) <= messages.MESSAGE_LENGTH


def test_names_that_leave_no_room_stay_whole() -> None:
    text = messages.fitted(WORDS, LONG_NAME, LONG_SCHOOL)

    assert LONG_NAME in text
    assert LONG_SCHOOL in text


def test_what_is_typed_is_only_ever_a_name() -> None:
    assert messages.fitted("{child} {school}", "{school}", "{child} {0}") == "{school} {child} {0}"
    assert form_files.consent_message("kk", " \u202eӘ\n", "№ 7").startswith("Ә: ")


def test_a_child_without_a_name_is_not_a_bug() -> None:
    assert len(messages.fitted(WORDS, "", "Ш" * 90)) == messages.MESSAGE_LENGTH


@pytest.mark.parametrize(
    "words", ["Келісесіз бе?", "{child}", "{child} {school} {iin}", "{child} {school} {}"]
)
def test_words_that_name_too_little_or_too_much_are_refused(tmp_path: Path, words: str) -> None:
    folder = Path(shutil.copytree(paths.forms(), tmp_path / "forms"))
    path = folder / forms.TERMS_FILE
    path.write_text(
        path.read_text("utf-8").replace('"{child}: согласны', f'"{words}"  # '), "utf-8"
    )

    found = [str(problem) for problem in check_forms(folder)]

    assert found == ["terms.toml:0: The shared words are incomplete: ru: consent_message"]
    with pytest.raises(forms.FormError, match=r"^terms\.toml: ValueError$"):
        forms.consent_message("ru", CHILD, "№ 7", folder / "terms.toml")
