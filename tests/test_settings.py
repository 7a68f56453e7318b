"""What this user's PC remembers is read back as it was saved, and anything else does no harm."""

import os
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.settings import Settings, SettingsUnread, is_place, settings_file
from tests.disk.test_errors import of_windows

EVERY = Settings(
    database="postgresql://әлия@сервер/office?sslmode=require",
    language="ru",
    worker="Әлімқұлова Ғ. Ң.",
    forms="C:\\Үлгілер",
    printer="HP = 2-қабат",
    duplex="long",
    copies="order=2;award=1",
    zoom="1.25",
    blank="80",
    envelope="C5",
    saved_in="C:\\Users\\Өтеген\\Құжаттар",
    read_from="C:\\Users\\Өтеген\\Жүктемелер",
    agreed="D:\\Бұлт|E:\\Ортақ",
    agreed_database="D:\\Бұлт\\office.sqlite",
    known="C:\\Users\\Өтеген\\office.sqlite",
)


def test_settings_are_read_back_as_they_were_saved(tmp_path: Path) -> None:
    file = tmp_path / "settings.txt"
    EVERY.save(file)
    assert Settings.load(file) == EVERY
    assert [each.name for each in tmp_path.iterdir()] == ["settings.txt"]


def test_saving_again_takes_the_place_of_what_was_saved(tmp_path: Path) -> None:
    file = tmp_path / "settings.txt"
    EVERY.save(file)
    Settings(worker="Ұ").save(file)
    assert Settings.load(file) == Settings(worker="Ұ")


def test_where_nothing_was_saved_the_usual_values_hold(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "settings.txt") == Settings()
    assert Settings.load(tmp_path / "settings.txt", EVERY) == EVERY


DAMAGED = [
    b"",
    b"\0" * 300,
    b"database=a.sqlite\n" + b"\0" * 300,
    b"\xff\xfe\x00",
    b"no such line\n=\n",
    b"color=red",
    b"language=ru\n" + b"a" * 2**20,
    b"language=\xff",
]


@pytest.mark.parametrize("content", DAMAGED)
def test_what_a_power_cut_leaves_is_not_taken_for_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.txt"
    file.write_bytes(content)
    with pytest.raises(SettingsUnread) as caught:
        Settings.load(file, EVERY)
    assert (caught.value.file, caught.value.because) == (file, None)


def test_what_may_not_be_read_is_not_taken_for_nothing(tmp_path: Path) -> None:
    with pytest.raises(SettingsUnread) as caught:
        Settings.load(tmp_path)  # a folder is there: no more to be read than a file without rights
    assert isinstance(caught.value.because, OSError)


@pytest.mark.skipif(os.name != "posix", reason="makes pipes and links")
@pytest.mark.parametrize("kind", ["pipe", "endless", "loop"])
def test_what_never_ends_is_not_read(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "settings.txt"
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "endless":
            file.symlink_to("/dev/zero")
        case _:
            file.symlink_to(file)
    with pytest.raises(SettingsUnread) as caught:
        Settings.load(file)
    assert isinstance(caught.value.because, OSError)


def test_a_folder_that_can_not_be_made_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "file"))
    with pytest.raises(SettingsUnread) as caught:
        Settings.load()
    assert isinstance(caught.value.because, paths.NoOwnFolder)


def test_two_windows_keep_what_each_has_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    EVERY.save()
    EVERY.keep({"database": "b.sqlite", "agreed": EVERY.agreed_with(Path("E:/Бір"))})
    EVERY.keep({"zoom": "2", "agreed": EVERY.agreed_with(Path("E:/Екі"))})
    kept = Settings.load()
    assert (kept.database, kept.zoom) == ("b.sqlite", "2")
    assert kept.agreed_folders == (*EVERY.agreed_folders, Path("E:/Бір"), Path("E:/Екі"))
    assert kept._replace(database="", zoom="", agreed="") == EVERY._replace(
        database="", zoom="", agreed=""
    )


def test_damaged_settings_are_written_anew_once_the_database_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    settings_file().write_bytes(b"\0" * 99)
    with pytest.raises(SettingsUnread):
        Settings().keep({"zoom": "2"})
    assert settings_file().read_bytes() == b"\0" * 99
    Settings().keep({"database": "a.sqlite"})
    assert Settings.load() == Settings("a.sqlite")


@pytest.mark.parametrize(
    ("stored", "found"), [("kk", "kk"), ("ru", "ru"), ("en", "kk"), ("", "kk")]
)
def test_screens_are_in_kazakh_or_russian(tmp_path: Path, stored: str, found: str) -> None:
    file = tmp_path / "settings.txt"
    file.write_text(f"language={stored}\nworker=Ә\n", encoding="utf-8")
    assert Settings.load(file) == Settings(language=found, worker="Ә")


def test_a_setting_of_another_version_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.txt"
    file.write_text("theme=dark\nzoom=2\n", encoding="utf-8")
    assert Settings.load(file) == Settings(zoom="2")


def test_what_is_not_chosen_is_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    assert settings_file() == tmp_path / "settings.txt"
    assert Settings().database_place == str(tmp_path / "office.sqlite")
    assert Settings().forms_folder == tmp_path / "forms"
    assert EVERY.database_place == EVERY.database
    assert EVERY.forms_folder == Path(EVERY.forms)
    EVERY.save()
    assert Settings.load() == EVERY


def test_agreed_folders_are_kept_one_by_one(tmp_path: Path) -> None:
    agreed = Settings()
    assert agreed.agreed_folders == ()
    for name in ("бұлт", "ортақ = 2"):
        agreed = agreed._replace(agreed=agreed.agreed_with(tmp_path / name))
    agreed.save(tmp_path / "settings.txt")
    kept = Settings.load(tmp_path / "settings.txt")
    assert kept.agreed_folders == (tmp_path / "бұлт", tmp_path / "ортақ = 2")


class _HeldForAMoment(type(Path())):  # type: ignore[misc]
    """A file that an antivirus holds when it is first read."""

    times = 0

    def read_text(self, encoding: str) -> str:
        _HeldForAMoment.times += 1
        if _HeldForAMoment.times < 3:
            raise of_windows(32)
        return Path(self).read_text(encoding=encoding)


def test_settings_that_are_held_for_a_moment_are_not_forgotten(tmp_path: Path) -> None:
    """Without them another database would be opened."""
    EVERY.save(tmp_path / "settings.txt")
    assert Settings.load(_HeldForAMoment(tmp_path / "settings.txt")) == EVERY


@pytest.mark.parametrize(
    "word",
    [
        "office.sqlite",
        "Алатау.HomeEdu",
        "C:/Кеңсе/office.db",
        "./demo",
        "postgresql://әлия@server/office",
    ],
)
def test_a_database_on_the_command_line_is_no_command(word: str) -> None:
    assert is_place(word)


@pytest.mark.parametrize("word", ["demo", "check", "--help", "--database=a.sqlite", "-h", "a.db"])
def test_a_command_is_no_database(word: str) -> None:
    assert not is_place(word)


def test_a_file_that_is_there_is_a_database_whatever_its_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.db", "check"):
        (tmp_path / name).touch()
    assert is_place("a.db")
    assert not is_place("check")  # `./check` is the file
