"""One letter, and batches of 100 and 1 000 in one file, beside the same words by other means.

One letter is drawn as a tagged PDF/A from words that are at hand, and beside it, in the same
process and turn by turn, the same words with the same fonts by stock platypus: plain paragraphs, no
tags.

Of the batch the program issues each letter under its number, keeps it byte for byte, and puts all
of them into one PDF. The others only print: ReportLab's platypus, bare calls of its canvas,
WeasyPrint, and LibreOffice from a .docx. Each is a process of its own; they take turns, because a
machine's speed drifts. A rival that is not installed is named and left out.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from itertools import product
from pathlib import Path
from time import perf_counter, process_time

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate

from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Paper
from desktop_app.documents.notices import sample_notices as samples
from desktop_app.documents.notices.fields import view
from desktop_app.documents.notices.kinds import AwardNotice, PersonOnPaper
from desktop_app.services import history
from tests.bench.other_printers import PRINTERS, flowables, register_stock
from tests.services.acts import taken_by

BATCHES, ROUNDS = (100, 1_000), 3
ROOT = Path(__file__).resolve().parents[2]
OURS = ("issued and kept", "drawn and put into one file")
ONE_ROUNDS = 15
ONE = (samples.APPENDIX_TWO_REFUSAL, samples.AWARD_NOTICE, samples.RECEIPT_SLIP)
_NEEDED = {"weasyprint": "weasyprint", "libreoffice": "docx"}


def notices(count: int) -> Iterator[AwardNotice]:
    """Awards of invented families, no two alike."""
    surnames = "Өтеғұлова Әбдіқадырова Ғабитова Қуанышева Ңұрлыбекова Ұзақова Үмітова Һамитова"
    for number in range(1, count + 1):
        surname = surnames.split()[number % 8]
        payee = PersonOnPaper(f"{surname} Іңкәр {number}-қызы", "870512400010", "Алатау қаласы")
        yield replace(samples.AWARD_NOTICE, applicant=payee, application_number=f"Ө-{number}")


def texts(count: int) -> list[list[tuple[str, str]]]:
    """What those letters say, paragraph by paragraph."""
    return [words_of(letters.filled(notice, ("kk",))) for notice in notices(count)]


def words_of(paper: Paper) -> list[tuple[str, str]]:
    """Each block with the words that stand there, the letterhead's in both languages."""
    kinds = {"title": "title", "right": "right"}
    found = []
    for form in paper.forms:
        for block in form.blocks * form.head.copies:
            if block.kind == "letterhead":
                for language in ("kk", "ru"):
                    seen = view(paper.letterhead, language)
                    found += [("title", seen.name), ("text", seen.address)]
                    found.append(("text", f"{seen.bin} {seen.phone}"))
            elif block.cells:
                words = " ".join("".join(cell) for cell in block.cells)
                found.append((kinds.get(block.kind, "text"), words))
    return found


def one_letter() -> None:
    """Processor time of one letter of three kinds, and its size, beside stock platypus."""
    register_stock()
    for notice, language in product(ONE, ("kk", "ru")):
        frozen = letters.frozen(notice, (language,))
        said = words_of(frozen.paper)
        ratios, mine, stock = [], b"", b""
        for _ in range(ONE_ROUNDS):
            began = process_time()
            mine = letters.drawn(frozen, used_now=True)[1]
            drawn = process_time()
            stock = _stock(said)
            ratios.append((drawn - began) / (process_time() - drawn))
        print(
            f"one {letters.kind_of(notice):22} {language}  ours {statistics.median(ratios):.2f} × "
            f"platypus   {len(mine) / 1024:.1f} KiB, platypus {len(stock) / 1024:.1f} KiB"
        )


def _stock(said: list[tuple[str, str]]) -> bytes:
    """The same words by ReportLab as it comes, in its own encoding of streams."""
    usual, rl_config.useA85 = rl_config.useA85, 1
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(flowables(said))
    rl_config.useA85 = usual
    return out.getvalue()


def ours(out: Path, count: int) -> list[float]:
    """Seconds to issue and keep every letter, and then to put them into one file."""
    from desktop_app.records.kinds import NoticeKind, PaperLanguage, Role
    from desktop_app.services.desk import Desk
    from desktop_app.services.office import beginning
    from desktop_app.services.papers import issuing
    from desktop_app.services.post import batches
    from desktop_app.storage.schema import open_database

    nobody = Desk(open_database(out.with_suffix(".sqlite")))
    beginning.prepare(nobody)
    desk = taken_by(nobody, Role.HEAD)
    began = perf_counter()
    ids = []
    for notice in notices(count):
        matter = history.Matter(notice.applicant.full_name, "", PaperLanguage.KAZAKH)
        with desk.database.begin() as connection:
            row = issuing.issue(
                connection,
                desk,
                NoticeKind.AWARD,
                matter,
                lambda number, notice=notice: replace(notice, number=number),  # type: ignore[misc]
            )
            ids.append(row.id)
    issued = perf_counter()
    batches.save_merged(desk, ids, "", out, lambda _done: None, lambda: False)
    return [issued - began, perf_counter() - issued]


def _in_a_process(name: str, out: Path, given: Path) -> tuple[list[float], float]:
    """The seconds it says, and the most memory that it or a program it called held, in MiB."""
    module = "bench_letters" if name == "ours" else "other_printers"
    code = (
        "import resource, runpy, sys; "
        f"sys.argv = ['', {name!r}, {str(given)!r}, {str(out)!r}]; "
        f"runpy.run_module('tests.bench.{module}', run_name='__main__'); "
        "kib = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, "
        "resource.RUSAGE_CHILDREN)]; print(max(kib))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    *seconds, kib = done.stdout.split()
    return [float(each) for each in seconds], int(kib) / 1024


def _missing(name: str) -> str:
    """What a rival lacks on this machine."""
    module = _NEEDED.get(name, "reportlab")
    if find_spec(module) is None:
        return f"the package {module}"
    return "soffice" if name == "libreoffice" and shutil.which("soffice") is None else ""


def main() -> None:
    one_letter()
    here = ["ours"]
    for name in PRINTERS:
        if lacks := _missing(name):
            print(f"{name:12} is not here: {lacks} is missing")
        else:
            here.append(name)
    for count in BATCHES:
        print(f"{count} letters")
        batch(here, count)


def batch(here: Sequence[str], count: int) -> None:
    """So many letters by each of those that are here, in turn."""
    taken: dict[str, list[list[float]]] = {name: [] for name in here}
    memory: dict[str, float] = {}
    size: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "letters.json"
        given.write_text(json.dumps(texts(count)), encoding="utf-8")
        for round_ in range(ROUNDS):
            for name, rounds in list(taken.items()):
                out = Path(folder) / f"{name}-{round_}.pdf"
                try:
                    found, memory[name] = _in_a_process(name, out, given)
                except subprocess.CalledProcessError as error:
                    if name == "ours":
                        raise
                    print(f"{name:12} left out: it could not print them here ({error.returncode})")
                    del taken[name]
                    continue
                rounds.append(found)
                size[name] = out.stat().st_size / 1024 / count
    whole = {name: [sum(each) for each in rounds] for name, rounds in taken.items()}
    for name, sums in whole.items():
        ratios = [mine / other for mine, other in zip(whole["ours"], sums, strict=True)]
        middle = statistics.median(sums)
        print(
            f"{name:12} {middle:6.2f} s {count / middle:7.0f} letters a second   "
            f"ours {statistics.median(ratios):.2f} × that   {size[name]:5.1f} KiB a letter   "
            f"at most {memory[name]:.0f} MiB"
        )
    for place, what in enumerate(OURS):
        mine = [seconds[place] for seconds in taken["ours"]]
        pairs = zip(mine, whole.get("platypus", ()), strict=False)
        ratios = [part / stock for part, stock in pairs]
        beside = f", {statistics.median(ratios):.2f} × platypus" if ratios else ""
        print(f"  of ours, {what}: {statistics.median(mine):.2f} s{beside}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*ours(Path(sys.argv[3]), len(json.loads(Path(sys.argv[2]).read_text("utf-8")))))
    else:
        main()
