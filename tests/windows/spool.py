"""A paper printed through Windows' own printing, and what the printer got.

Under Wine the spool is a CUPS server of our own, and its one printer a socket that we listen at.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread

from tests.windows.machine import PLACE, Machine, run

PRINTER = "Kense"
PAPER = "14-KR"  # the paper's number, by which the job is called
PRINTING = "tests.windows.printing_one"
WAIT = 60.0  # seconds


class Printer:
    """Takes what a spool sends it, as a printer in the network does."""

    def __init__(self) -> None:
        self._at = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._at.getsockname()[1]
        self.jobs: list[bytes] = []
        Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            job, _from = self._at.accept()
            with closing(job):
                parts = []
                while part := job.recv(65536):
                    parts.append(part)
            self.jobs.append(b"".join(parts))

    def wait_for_job(self) -> bytes:
        until = time.monotonic() + WAIT
        while not self.jobs:
            assert time.monotonic() < until, "nothing came out of the printer"
            time.sleep(0.2)
        return self.jobs[-1]


def check(machine: Machine, printer: Printer) -> Iterator[str]:
    """What came out; raises AssertionError where it is not the paper."""
    printer.jobs.clear()
    done = run(machine, machine.python, "-m", PRINTING, PAPER, PRINTER, seconds=300)
    assert done.code == 0, done.output
    paper = printer.wait_for_job()
    assert paper.startswith(b"%!PS"), paper[:40]
    assert b"%%Pages: 1" in paper
    title = next(line for line in paper.splitlines() if line.startswith(b"%%Title:")).decode()
    assert PAPER in title, title
    yield f"one page through the spool, {len(paper) // 1024} KB, {title}"


FOLDER = PLACE / "cups"


def variables() -> dict[str, str]:
    """By which programs, Wine among them, find the spool."""
    return {"CUPS_SERVER": str(FOLDER / "socket")}


@contextmanager
def a_spool(printer: Printer) -> Iterator[Printer]:
    """Meanwhile the spool takes what is printed and sends it to ``printer``."""
    folder = FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("spool/tmp", "cache", "state", "etc", "log"):
        (folder / name).mkdir(parents=True)
    files, settings = folder / "etc" / "cups-files.conf", folder / "etc" / "cupsd.conf"
    files.write_text(
        f"ServerRoot {folder}/etc\nRequestRoot {folder}/spool\nTempDir {folder}/spool/tmp\n"
        f"CacheDir {folder}/cache\nStateDir {folder}/state\nAccessLog {folder}/log/access\n"
        f"ErrorLog {folder}/log/error\nPageLog {folder}/log/page\nSystemGroup root\n"
    )
    settings.write_text(
        f"Listen {folder}/socket\nBrowsing No\nDefaultAuthType None\nWebInterface No\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
    )
    server = subprocess.Popen(["cupsd", "-f", "-c", settings, "-s", files])
    try:
        device = f"socket://127.0.0.1:{printer.port}"
        _until_it_works(["lpadmin", "-p", PRINTER, "-E", "-v", device, "-m", "raw"])
        _until_it_works(["lpadmin", "-d", PRINTER])
        yield printer
    finally:
        server.terminate()
        server.wait()


def _until_it_works(command: list[str]) -> None:
    until = time.monotonic() + WAIT
    here = os.environ | variables()
    while subprocess.run(command, env=here, capture_output=True, check=False).returncode:
        assert time.monotonic() < until, f"the spool does not start: {command}"
        time.sleep(0.5)
