"""A file on another PC is known by its name, its drive, or what is mounted there."""

import os
from pathlib import Path

import pytest

from desktop_app.disk.network import (
    DRIVE_REMOTE,
    DRIVE_REMOVABLE,
    THIS_SYSTEM,
    System,
    file_system,
    is_far,
    is_network,
    is_on_network,
    is_removable,
    is_share,
)

FIXED = 3
MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
31 27 0:44 / /srv/k\040e rw,relatime shared:2 - cifs //server/office rw
32 27 0:45 / /home/ali rw - fuse.sshfs ali@server:/home rw
33 32 254:2 / /home/ali/own rw - ext4 /dev/vdb1 rw
34 27 0:46 / /mnt rw - ext4 /dev/vdc1 rw
35 27 0:47 / /mnt rw - nfs4 server:/mnt rw
nonsense
"""


def windows(drives: dict[str, int], real: dict[str, str] | None = None) -> System:
    """A PC with these drives; paths lead elsewhere where ``real`` says so."""
    leads = real or {}
    return System(lambda path: leads.get(path, path), lambda root: drives.get(root, 1), lambda: "")


PC = windows({"C:\\": FIXED, "Z:\\": DRIVE_REMOTE})


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (r"\\server\share\office.sqlite", True),
        ("//server/share/office.sqlite", True),
        (r"\\?\UNC\server\share\office.sqlite", True),
        (r"\\?\unc\server\share", True),
        ("//?/UNC/server/share", True),
        (r"\\wsl$\Debian\home", True),
        (r"\\?\C:\Өтеген\office.sqlite", False),
        (r"\\.\C:\office.sqlite", False),
        (r"C:\Өтеген\office.sqlite", False),
        (r"C:\UNC\server", False),
        ("/home/server", False),
        ("office.sqlite", False),
    ],
)
def test_a_share_is_known_by_its_name(path: str, found: bool) -> None:
    assert is_share(path) is found
    assert is_on_network(path, PC) is found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (r"Z:\office.sqlite", True),
        ("z:/кеңсе/office.sqlite", True),
        (r"\\?\Z:\office.sqlite", True),
        (r"C:\Z\office.sqlite", False),
        (r"Q:\office.sqlite", False),
    ],
)
def test_a_letter_may_stand_for_another_pc(path: str, found: bool) -> None:
    assert is_on_network(path, PC) is found


@pytest.mark.parametrize(
    "real", [r"Z:\кеңсе\office.sqlite", r"\\?\UNC\server\share\office.sqlite", r"\\server\a"]
)
def test_a_letter_or_a_link_may_lead_there(real: str) -> None:
    given = r"X:\office.sqlite"
    pc = windows({"X:\\": FIXED, "Z:\\": DRIVE_REMOTE}, {given: real})
    assert is_on_network(given, pc)
    assert not is_on_network(r"X:\other.sqlite", pc)


def test_the_name_of_a_share_is_enough() -> None:
    """A server that does not answer is not waited for."""

    def asked(_path: str) -> str:
        pytest.fail("a share needs no question")

    assert is_on_network(r"\\server\share", System(asked, lambda _root: 0, lambda: ""))


@pytest.mark.parametrize(
    ("path", "kind", "found"),
    [
        ("/office.sqlite", "ext4", False),
        ("/srv/k e/office.sqlite", "cifs", True),
        ("/srv/k", "ext4", False),
        ("/home/ali/office.sqlite", "fuse.sshfs", True),
        ("/home/alina/office.sqlite", "ext4", False),
        ("/home/ali/own/office.sqlite", "ext4", False),
        ("/mnt", "nfs4", True),
        ("/mnt/office.sqlite", "nfs4", True),
    ],
)
def test_what_is_mounted_there_on_linux(path: str, kind: str, found: bool) -> None:
    assert file_system(path, MOUNTS) == kind
    linux = System(lambda given: given, lambda _root: 0, lambda: MOUNTS)
    assert is_on_network(path, linux) is found


def test_a_stick_is_known_by_its_letter() -> None:
    pc = windows({"C:\\": FIXED, "E:\\": DRIVE_REMOVABLE}, {r"S:\a": r"E:\a"})
    assert is_removable(Path("E:/a"), pc)
    assert is_removable(Path(r"S:\a"), pc)
    assert not is_removable(Path("C:/E/a"), pc)


def test_what_is_far_by_its_name_is_known_without_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os.path, "realpath", lambda _path: pytest.fail("the disk was asked"))
        assert is_far(r"\\server\share\a")
        assert is_far(Path("//server/share"))
        assert not is_far(tmp_path)


def test_this_pc_says_so_of_itself(tmp_path: Path) -> None:
    assert not is_network(tmp_path / "office.sqlite")
    assert is_network(Path("//server/share/office.sqlite"))
    assert THIS_SYSTEM.drive_type("C:\\") in (0, FIXED)


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk", target_is_directory=True)
    real = str(tmp_path.resolve() / "disk" / "a")
    assert THIS_SYSTEM.real(str(tmp_path / "link" / "a")) == real
