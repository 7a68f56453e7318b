"""What was drawn and what came of it, kept after each mutant: an interrupted run goes on."""

import json
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from random import Random

from tests.mutation.changed import lines_since
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.project import Project


class Result(StrEnum):
    TO_RUN = "to run"
    FOUND = "found"
    LEFT = "left"
    TROUBLE = "trouble"  # the tests could not be run


@dataclass(frozen=True)
class Draw:
    """What mutants are drawn from, and how."""

    seed: int
    count: int
    since: str = ""
    paths: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """One mutant of a draw."""

    subject: str
    path: str
    line: int
    before: str
    after: str
    mutant: Mutant
    result: Result = Result.TO_RUN
    how: str = ""  # it was found: the test's id, or what happened
    reaching: int = 0  # tests that run the line
    run: int = 0  # how many of these were run, at most
    seconds: float = 0.0  # of processor time that this took


@dataclass
class Session:
    draw: Draw
    possible: int  # how many mutants there are to draw from
    digests: dict[str, str]
    drawn: list[Drawn] = field(default_factory=list)

    def save(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        written = file.with_suffix(".new")
        written.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False), "utf-8")
        written.replace(file)

    def is_of_today(self, project: Project) -> bool:
        """No file that is mutated was changed since."""
        return all(project.digest(path) == digest for path, digest in self.digests.items())


def restored(file: Path) -> Session | None:
    if not file.exists():
        return None
    kept = json.loads(file.read_text("utf-8"))
    of = kept["draw"]
    draw = Draw(of["seed"], of["count"], of["since"], tuple(of["paths"]), tuple(of["tests"]))
    drawn = [_drawn(row) for row in kept["drawn"]]
    return Session(draw, kept["possible"], kept["digests"], drawn)


def _drawn(row: dict[str, object]) -> Drawn:
    of = row.pop("mutant")
    assert isinstance(of, dict)
    lines, statement = tuple(of.pop("lines")), tuple(of.pop("statement"))
    mutant = Mutant(**of, lines=lines, statement=statement)
    made = Drawn(**row, mutant=mutant)  # type: ignore[arg-type]
    return replace(made, result=Result(made.result))


def drawn_by(project: Project, draw: Draw) -> Session:
    """The same draw from the same code gives the same mutants."""
    subjects = project.sources(draw.paths)
    changed = lines_since(project.root, draw.since, project.package) if draw.since else None
    texts = {path: (project.root / path).read_bytes() for path in sorted(subjects)}
    every: list[tuple[str, Mutant]] = []
    for path, source in texts.items():
        for mutant in mutants_of(source):
            line = _line_of(source, mutant)
            if changed is None or line in changed.get(path, ()):
                every.append((path, mutant))
    chosen = sorted(Random(draw.seed).sample(range(len(every)), min(draw.count, len(every))))
    session = Session(draw, len(every), {})
    for path, mutant in (every[at] for at in chosen):
        source = texts[path]
        session.digests[path] = project.digest(path)
        before, after = _told(source, mutant)
        line = _line_of(source, mutant)
        session.drawn.append(Drawn(subjects[path], path, line, before, after, mutant))
    return session


def _line_of(source: bytes, mutant: Mutant) -> int:
    return source.count(b"\n", 0, mutant.start) + 1


def _told(source: bytes, mutant: Mutant) -> tuple[str, str]:
    """The lines before and after, as one line each."""
    first = source.rfind(b"\n", 0, mutant.start) + 1
    last = source.find(b"\n", mutant.end)
    last = len(source) if last < 0 else last
    before = source[first:last].decode()
    after = (
        source[first : mutant.start] + mutant.text.encode() + source[mutant.end : last]
    ).decode()
    return " ".join(before.split()), " ".join(after.split())
