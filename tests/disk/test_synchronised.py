"""A folder that a cloud copies is known by what the service tells, its name, Windows' marks."""

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.disk import network, synchronised
from desktop_app.disk.synchronised import (
    ANOTHER,
    PERHAPS,
    Root,
    mark_of,
    mount_points,
    roots_named_by,
    roots_told_by_dropbox,
    service_by,
    service_of,
)
from tests.disk.test_network import windows


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\Өтеген\OneDrive\Documents", "OneDrive"),
        (r"C:\Users\Өтеген\OneDrive - Білім бөлімі\Құжаттар", "OneDrive"),
        (r"\\?\C:\Users\Өтеген\onedrive", "OneDrive"),
        (r"C:\Users\Өтеген\Dropbox", "Dropbox"),
        (r"C:\Users\Өтеген\Dropbox (Personal)\a", "Dropbox"),
        (r"C:\Users\Өтеген\Google Drive\a", "Google Drive"),
        (r"G:\My Drive\a", "Google Drive"),
        (r"G:\Мой диск", "Google Drive"),
        (r"C:\Users\Өтеген\YandexDisk\a", "Яндекс Диск"),
        (r"C:\Users\Өтеген\Yandex.Disk", "Яндекс Диск"),
        (r"C:\Users\Өтеген\Яндекс.Диск\a", "Яндекс Диск"),
        (r"C:\Users\Өтеген\YandexDisk-otegen", "Яндекс Диск"),
        (r"C:\Users\Өтеген\Облако Mail.Ru\a", "Облако Mail"),
        (r"C:\Users\Өтеген\Mail.Ru Cloud", "Облако Mail"),
        (r"C:\Users\Өтеген\iCloudDrive\a", "iCloud"),
        ("/home/ali/Nextcloud/a", "Nextcloud"),
        ("/home/ali/Dropbox/a", "Dropbox"),
        (r"C:\Users\Өтеген\Documents", ""),
        (r"C:\Users\OneDriver\a", ""),
        (r"C:\Users\Өтеген\My Drive\a", "Google Drive"),
        (r"C:\Users\Өтеген\Мой диск (otegen@example.kz)", "Google Drive"),
        (r"C:\Users\Өтеген\Google Диск", "Google Drive"),
        (r"G:\Мой диск (2)", "Google Drive"),
        (r"C:\Users\Өтеген\YandexDisk2\a", "Яндекс Диск"),
        (r"C:\Users\Өтеген\SynologyDrive", "Synology Drive"),
        (r"C:\Users\Өтеген\Documents\MEGA", "MEGA"),
        (r"C:\Users\Өтеген\MEGAsync\a", "MEGA"),
        (r"C:\Users\Мой диск", ""),
        (r"C:\Users\Өтеген\Құжаттар\Мой диск", ""),
        ("/home/ali/My Drive", ""),
        (r"C:\Omega", ""),
        (r"C:\my-dropbox-notes", ""),
        ("C:\\", ""),
        ("/home/ali", ""),
    ],
)
def test_a_service_is_known_by_the_name_of_its_folder(folder: str, service: str) -> None:
    assert service_by(folder, ()) == service


def test_onedrive_names_its_folders_to_every_program() -> None:
    roots = roots_named_by(
        {
            "OneDrive": r"D:\Бұлт",
            "OneDriveCommercial": r"D:\Бөлім",
            "OneDriveConsumer": "",
            "Path": r"D:\Үй",
        }
    )
    assert roots == (Root(r"D:\Бұлт", "OneDrive"), Root(r"D:\Бөлім", "OneDrive"))
    assert service_by(r"D:\Бұлт", roots) == "OneDrive"
    assert service_by("d:/бөлім/Құжаттар", roots) == "OneDrive"
    assert service_by(r"D:\Бұлттар", roots) == ""
    assert service_by(r"D:\Үй", roots) == ""
    assert service_by(r"D:\\", (Root("", "OneDrive"),)) == ""


def test_dropbox_tells_where_its_folders_are() -> None:
    info = json.dumps({"personal": {"path": r"E:\Өз"}, "business": {"path": r"E:\Жұмыс"}, "x": 1})
    roots = roots_told_by_dropbox(info)
    assert roots == (Root(r"E:\Өз", "Dropbox"), Root(r"E:\Жұмыс", "Dropbox"))
    assert service_by(r"e:\жұмыс\a", roots) == "Dropbox"


@pytest.mark.parametrize("info", ["", "[]", '{"personal": {"path": 3}}', '{"personal": {}}', "{"])
def test_what_dropbox_writes_otherwise_tells_nothing(info: str) -> None:
    assert roots_told_by_dropbox(info) == ()


class _Noted(type(Path())):  # type: ignore[misc]
    """A folder of which Windows notes something that no other system does."""

    noted = (0, 0)

    def lstat(self) -> SimpleNamespace:
        attributes, tag = self.noted
        return SimpleNamespace(st_file_attributes=attributes, st_reparse_tag=tag)


@pytest.mark.parametrize(
    ("attributes", "tag", "found"),
    [
        (0x10, 0, ""),
        (0x40010, 0, ""),  # with extended attributes
        (0x80010, 0, PERHAPS),
        (0x100010, 0, PERHAPS),
        (0x400020, 0, ANOTHER),
        (0x410, 0x9000001A, ANOTHER),
        (0x410, 0x9000601A, ANOTHER),
        (0x410, 0x9000F01A, ANOTHER),
        (0x410, 0xA000000C, ""),  # a link
        (0x410, 0x9000001B, ""),
    ],
)
def test_windows_marks_what_is_in_a_cloud(attributes: int, tag: int, found: str) -> None:
    folder = _Noted("a")
    folder.noted = (attributes, tag)
    assert mark_of(folder) == found


@pytest.mark.parametrize(("noted", "found"), [("Бұлт", ANOTHER), ("Таңдалған", PERHAPS)])
def test_a_folder_far_below_the_mark_is_in_the_cloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: str, found: str
) -> None:
    marks = {"Бұлт": ANOTHER, "Таңдалған": PERHAPS}
    monkeypatch.setattr(synchronised, "mark_of", lambda folder: marks.get(folder.name, ""))
    folder = tmp_path / noted / "a" / "b"
    assert service_of(folder) == found
    assert service_of(tmp_path / "Бұлт" / "Таңдалған") == ANOTHER
    assert service_of(tmp_path / "a") == ""


def test_a_library_of_sharepoint_is_known_by_what_onedrive_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "Білім бөлімі" / "Site - Documents"
    assert service_of(library / "a") == ""
    monkeypatch.setattr(synchronised, "mount_points", lambda: [str(library)])
    assert service_of(library / "a") == "OneDrive"
    assert service_of(library.parent) == ""


def test_the_registry_is_read_where_there_is_one() -> None:
    """On Windows with what OneDrive writes; elsewhere nothing is looked for."""
    if sys.platform == "win32":
        import winreg

        place = rf"{synchronised._OF_ONEDRIVE}\home-education-test"
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, place) as key:
            winreg.SetValueEx(key, "MountPoint", 0, winreg.REG_SZ, r"C:\Кітапхана")
        try:
            assert r"C:\Кітапхана" in mount_points()
        finally:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, place)
    else:
        assert mount_points() == []


def test_a_server_that_is_gone_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_given: object, **_more: object) -> str:
        pytest.fail("the disk was asked")

    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, r"\\server\profiles\otegen")
    with monkeypatch.context() as patched:
        for owner, name in ((os.path, "realpath"), (synchronised, "mark_of"), (Path, "read_text")):
            patched.setattr(owner, name, asked)
        patched.setattr(network, "THIS_SYSTEM", windows({}))
        patched.setattr(Path, "home", lambda: Path("//server/homes/otegen"))
        assert service_of(Path("//server/share/a")) == ""
        assert service_of(Path("//server/share/OneDrive/a")) == "OneDrive"


def test_the_environment_and_dropbox_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path / "Бұлт"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "data"))
    told = tmp_path / "data" / "Dropbox"
    told.mkdir(parents=True)
    info = json.dumps({"personal": {"path": str(tmp_path / "Қорап")}})
    (told / "info.json").write_text(info, encoding="utf-8")
    assert service_of(tmp_path / "Бұлт" / "a") == "OneDrive"
    assert service_of(tmp_path / "Қорап") == "Dropbox"
    assert service_of(tmp_path / "data") == ""


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own there")
def test_a_link_into_a_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Құжаттар").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert service_of(tmp_path / "Құжаттар" / "жаңа") == "Dropbox"
