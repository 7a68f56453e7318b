"""The page for whoever looks after the PCs: every block of it is carried out, in its order.

On a real server with TLS, and a real file.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app import cli, paths
from desktop_app.cli import grammar
from desktop_app.services.logins import protecting
from desktop_app.storage.schema import open_database
from desktop_app.translation import LANGUAGES
from tests.postgresql import PASSWORD, Server, a_server
from tests.real_office import DETAILS, OFFICE_OWN, PEOPLE, SCHOOL
from tests.test_guide import bare, screen_words, words_of_screens

KINDS = {"sql", "sh", "conf", "hba", "pgpass"}
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^home-education (\w+)", re.MULTILINE)


def page(language: str) -> str:
    return (paths.resource("guide") / f"upkeep.{language}.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[tuple[str, str]]:
    """Each block's kind and text, in the order of the page."""
    return _BLOCK.findall(page(language))


# --- what it says ---


def test_both_pages_have_the_same_blocks_headings_lists_and_tables() -> None:
    def outline(language: str) -> list[str]:
        text = _BLOCK.sub("", page(language))
        return re.findall(r"^(?:#+ |\d+\. |- |\| )", text, re.MULTILINE)

    assert blocks("kk") == blocks("ru")
    assert outline("kk") == outline("ru")
    assert {kind for kind, _text in blocks("ru")} == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_word_is_in_the_catalogue(language: str) -> None:
    named = screen_words(_BLOCK.sub("", page(language)))
    assert len(named) > 6
    assert sorted({word for word in named if bare(word) not in words_of_screens(language)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exit_code_is_told(language: str) -> None:
    codes = re.findall(r"^\| (\d) \|", page(language), re.MULTILINE)
    told = [grammar.DONE, grammar.FOUND_WRONG, grammar.FAILED, grammar.BUG]
    assert list(map(int, codes)) == told


def test_what_whoever_looks_after_the_pcs_needs_is_told() -> None:
    named = {name for _kind, text in blocks("ru") for name in _COMMAND.findall(text)}
    assert named == {"init", "check", "upgrade", "backup", "restore"}


# --- what it does ---


@dataclass
class Place:
    """Where the page is carried out: names and folders of its examples, as they are here."""

    server: Server
    folder: Path

    def here(self, text: str) -> str:
        for told, really in (
            ("@db.office.kz/", f"@db.office.kz:{self.server.port}/"),
            (
                "sslrootcert=C:/HomeEducation/root.crt",
                f"hostaddr=127.0.0.1&sslrootcert={self.folder}/root.crt",
            ),
            ("db.office.kz:5432:", f"db.office.kz:{self.server.port}:"),
            ("192.168.10.0/24", "127.0.0.1/32"),
            ("C:/HomeEducation/", f"{self.folder}/"),
            ("D:/Backup/office-2026-11-29-190500", str(self.backup())),
            ("D:/Backup", f"{self.folder}/backup"),
        ):
            text = text.replace(told, really)
        for made in self.folder.glob("backup/office-*"):
            text = text.replace("office-2026-11-29-190500", made.name)
        return text

    def backup(self) -> Path | None:
        """The one that the page has made."""
        return next((self.folder / "backup").glob("*"), None)

    def sql(self, text: str) -> None:
        for statement in filter(None, map(str.strip, text.split(";"))):
            self.server.execute(statement)

    def conf(self, text: str) -> None:
        """With the certificate and the key where the page puts them."""
        data, options = self.server.folder / "data", []
        for name in ("server.crt", "server.key"):
            shutil.copy(self.folder / name, data / name)
        for line in text.splitlines():
            name, _equals, value = line.partition(" = ")
            options.append(f"-c{name}={value.strip(chr(39))}")
        self.server.start_with(*options, files=[data / "server.crt", data / "server.key"])

    def hba(self, text: str) -> None:
        """Besides whoever looks after the server nobody else is let in."""
        file = self.server.folder / "data" / "pg_hba.conf"
        keeper = "host all postgres 127.0.0.1/32 scram-sha-256\n"
        file.write_text(text + keeper, encoding="utf-8")
        self.server.execute("SELECT pg_reload_conf()")

    def pgpass(self, text: str) -> None:
        file = self.folder / "pgpass"
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)

    def sh(self, text: str) -> None:
        for line in text.splitlines():
            words = shlex.split(line)
            if words[0] == "home-education":
                self.command(words[1:])
            else:
                self.program(words)

    def program(self, words: list[str]) -> None:
        beside = self.server.binaries / words[0]
        words[0] = str(beside) if beside.is_file() else words[0]
        done = subprocess.run(words, cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()

    def command(self, words: list[str]) -> None:
        assert cli.main(words) == grammar.DONE, words
        if words[0] == "init":  # the first steps in the window
            begin(words[words.index("--database") + 1])


def begin(place: str | Path) -> None:
    protecting.begin_office(place, DETAILS, SCHOOL, PEOPLE)[0].end()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    begin(tmp_path / "office.homeedu")
    login = tmp_path / "login.txt"
    login.write_text(f"{PEOPLE[0].worker.name}\n{OFFICE_OWN}\n", encoding="utf-8")
    login.chmod(0o600)
    with a_server() as server:
        yield Place(server, tmp_path)


@pytest.mark.postgresql
def test_every_block_is_carried_out_in_its_order(
    place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here")
    acts: dict[str, Callable[[str], None]] = {kind: getattr(place, kind) for kind in KINDS}
    for kind, text in blocks("ru"):
        acts[kind](place.here(text))
    printed = capfd.readouterr()
    assert printed.err == ""
    assert "office-replaced-" in printed.out
    assert (place.folder / "office.dump").stat().st_size > 1_000
    assert not [word for word in (PASSWORD, PEOPLE[0].password) if word in printed.out]
    database = open_database(_restored(place))
    with database.read() as connection:
        query = "SELECT count(*) FROM workers"
        assert connection.exec_driver_sql(query).scalar_one() == len(PEOPLE)
    database.close()


def _restored(place: Place) -> str:
    address = "postgresql://office@db.office.kz/office_restored"
    return place.here(f"{address}?sslrootcert=C:/HomeEducation/root.crt")
