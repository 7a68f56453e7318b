"""The installer says the same as the program and its papers, in all three languages."""

import re

import pytest

from desktop_app.gui.system.windows import APP_ID
from desktop_app.settings import DATABASE_ENDINGS
from tests.windows import installed
from tests.windows.installer import PROGRAMS, SCRIPT
from tests.windows.machine import ROOT

WORDS = (SCRIPT.parent / "words.nsh").read_text("utf-8")
OF_TEXTS = {"words.nsh", "Kazakh.nsh"}
NSI = "".join(
    path.read_text("utf-8")
    for path in sorted(SCRIPT.parent.glob("*.ns[ih]"))
    if path.name not in OF_TEXTS
)
LANGUAGES = {"KAZAKH", "RUSSIAN", "ENGLISH"}


def test_every_text_is_said_in_three_languages() -> None:
    said = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', WORDS, re.M)
    names = {name for name, _, _ in said}
    assert {(name, language) for name, language, _ in said} == {
        (name, language) for name in names for language in LANGUAGES
    }
    assert len(said) == len(names) * len(LANGUAGES)
    assert set(re.findall(r"\$\(([A-Z_]+)\)", NSI)) == names


def test_kazakh_texts_name_the_same_values_as_russian_ones() -> None:
    said = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', WORDS, re.M)
    values = {(name, language): set(re.findall(r"\$\{?\w+", text)) for name, language, text in said}
    for (name, _), named in values.items():
        assert named == values[name, "RUSSIAN"], name


def test_the_texts_of_nsis_are_kazakh() -> None:
    lines = (SCRIPT.parent / "Kazakh.nlf").read_text("utf-8-sig").splitlines()
    texts = dict(zip(lines[9::2], lines[10::2], strict=False))
    texts = {name[3:]: text for name, text in texts.items() if name.startswith("# ^")}
    assert len(texts) == 89
    latin = [n for n, t in texts.items() if not re.search("[а-яёәғқңөұүһі]", t, re.I)]
    assert sorted(latin) == ["Branding", "ExecShell", "UnDirSubText"]  # a name, an act, nothing


@pytest.mark.parametrize("ending", [".homeedu"])
def test_what_a_double_click_opens_is_a_database_for_the_program(ending: str) -> None:
    assert rf"${{CLASSES}}\{ending}" in NSI
    assert ending in DATABASE_ENDINGS


def test_shortcuts_and_windows_are_one_program_to_the_taskbar() -> None:
    assert f'!define APP_ID "{APP_ID}"' in NSI


def test_the_parts_that_are_replaced_are_all_that_lie_in_the_folder() -> None:
    parts = set(re.findall(r'insertmacro \$\{DO\} "([^"]+)"', NSI))
    assert parts == {*installed.PARTS}
    assert {*PROGRAMS} < parts


CODES = {
    "DONE": installed.DONE,
    "CANCELLED": installed.CANCELLED,
    "FAILED": installed.FAILED,
    "OPEN": installed.OPEN,
    "NEWER": installed.NEWER,
    "ANOTHER": installed.ANOTHER,
    "TOO_OLD": installed.TOO_OLD,
}


def test_the_exit_codes_are_those_that_the_installer_was_seen_to_end_with() -> None:
    named = re.findall(rf"^!define ({'|'.join(CODES)}) (\d)", NSI, re.M)
    assert {name: int(code) for name, code in named} == CODES
    assert not re.search(r"SetErrorLevel \d", NSI)


def test_the_readme_and_both_guides_tell_every_exit_code() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d) \| ", readme, re.M)] == [*CODES.values()]
    for language, begins in {"ru": "Код завершения: ", "kk": "Аяқталу коды: "}.items():
        guide = (ROOT / "resources" / "guide" / f"{language}.md").read_text("utf-8")
        [told] = re.findall(rf"{begins}(.+)$", guide, re.M)
        assert [int(code) for code in re.findall(r"(\d) – ", told)] == [*CODES.values()]
