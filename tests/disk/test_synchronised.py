"""A folder that a cloud copies is known by what the service tells, its name, Windows' marks."""

import json
import os
from pathlib import Path

import pytest

from desktop_app.disk.synchronised import (
    Root,
    has_marks_of_a_cloud,
    roots_named_by,
    roots_told_by_dropbox,
    service_by,
    service_of,
)


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
        (r"C:\Users\Өтеген\My Drive\a", ""),
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


@pytest.mark.parametrize(
    ("attributes", "found"),
    [(0x10, False), (0x20, False), (0x100010, True), (0x80010, True), (0x400020, True)],
)
def test_windows_marks_what_is_in_a_cloud(attributes: int, found: bool) -> None:
    assert has_marks_of_a_cloud(attributes) is found


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
