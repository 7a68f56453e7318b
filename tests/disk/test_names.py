"""A name that can't be one is told with the character or the word that is wrong."""

import os
from pathlib import Path

import pytest

from desktop_app.disk.names import Wrong, possible, wrong_in, wrong_with

ON_WINDOWS = [
    *((f"a{character}b.pdf", Wrong.CHARACTER, character) for character in '<>:"/\\|?*\x07\n'),
    ("CON", Wrong.RESERVED, "CON"),
    ("nul.pdf", Wrong.RESERVED, "nul"),
    ("Com1.2026.xlsx", Wrong.RESERVED, "Com1"),
    ("LPT9 .txt", Wrong.RESERVED, "LPT9"),
    ("есеп.", Wrong.ENDING, "."),
    ("есеп ", Wrong.ENDING, " "),
    ("Ө" * 256, Wrong.LENGTH, ""),
    ("", Wrong.EMPTY, ""),
]


@pytest.mark.parametrize(("name", "wrong", "found"), ON_WINDOWS)
def test_what_can_not_be_on_windows(name: str, wrong: Wrong, found: str) -> None:
    told = wrong_with(name, windows=True)
    assert told is not None
    assert (told.wrong, told.name, told.found) == (wrong, name, found)


@pytest.mark.parametrize(
    "name",
    [
        "Ш-2026-00001.pdf",
        "COM0",
        "lpt0.pdf",
        "COM10.pdf",
        "CONTRACT.pdf",
        ".a",
        "Ө" * 255,
        "№ 7 (1).xlsx",
    ],
)
def test_what_can_be_on_windows(name: str) -> None:
    assert wrong_with(name, windows=True) is None


def test_linux_forbids_little() -> None:
    assert wrong_with('CON: "a"?.pdf', windows=False) is None
    assert wrong_with("a/b", windows=False) is not None
    assert wrong_with("Ө" * 127, windows=False) is None
    told = wrong_with("Ө" * 128, windows=False)
    assert told is not None
    assert told.wrong is Wrong.LENGTH


def test_folders_on_the_way_have_names_too(tmp_path: Path) -> None:
    assert wrong_in(tmp_path / ".." / "a.pdf", windows=True) is None
    told = wrong_in(tmp_path / "a?b" / "c.pdf", windows=True)
    assert told is not None
    assert (told.name, told.found) == ("a?b", "?")
    told = wrong_in(tmp_path / "a?b" / "NUL.pdf", windows=True)
    assert told is not None
    assert told.name == "NUL.pdf"


def test_a_folder_that_is_there_is_not_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever made it could, such as another system on a stick; nor is one on another PC."""
    as_it_stands = Path(f"\\\\?\\{tmp_path}") if os.name == "nt" else tmp_path
    folder = as_it_stands / "AUX"
    assert wrong_in(folder / "c.pdf", windows=True) is not None
    folder.mkdir()
    assert wrong_in(folder / "c.pdf", windows=True) is None
    assert wrong_in(folder / "жаңа" / "c.pdf", windows=True) is None
    assert wrong_in(folder / "NUL" / "c.pdf", windows=True) is not None
    assert wrong_in(folder / "NUL.pdf", windows=True) is not None
    with monkeypatch.context() as patched:
        patched.setattr(Path, "is_dir", lambda _folder: pytest.fail("the disk was asked"))
        assert wrong_in(Path("//server/share/AUX/c.pdf"), windows=True) is None


@pytest.mark.parametrize(("name", "_wrong", "_found"), ON_WINDOWS[:-2])
def test_a_suggested_name_is_possible_everywhere(name: str, _wrong: Wrong, _found: str) -> None:
    assert wrong_with(possible(name), windows=True) is None


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Журнал 2026.xlsx", "Журнал 2026.xlsx"),
        ("Т/2026/1.xlsx", "Т-2026-1.xlsx"),
        ("CON.xlsx", "-CON.xlsx"),
        ("a. .", "a"),
        ("...", "-"),
    ],
)
def test_a_name_changes_as_little_as_it_can(name: str, made: str) -> None:
    assert possible(name) == made
