"""The command: draws mutants, goes on with a draw that was interrupted, writes the report."""

import argparse
import os
from dataclasses import replace

from tests.mutation.hunt import Hunt
from tests.mutation.project import Project
from tests.mutation.report import report
from tests.mutation.running import load
from tests.mutation.session import Draw, Result, Session, drawn_by, restored

PATIENCE = 60.0
NO_LIMIT = float("inf")


def main(project: Project, arguments: list[str]) -> None:
    if not hasattr(os, "fork"):
        raise SystemExit("mutants: this needs a system whose processes fork, as Linux or macOS")
    given = _parsed(arguments)
    draw = Draw(given.seed, given.count, given.since, tuple(given.paths), tuple(given.tests))
    state = project.build / "session.json"
    session = _again(restored(state), project) if given.again else _session(project, draw)
    patience = given.patience or (NO_LIMIT if given.again else PATIENCE)
    print(f"{len(session.drawn)} of {session.possible} mutants, seed {session.draw.seed}.")
    load(project)
    hunt = Hunt(project, session, state, patience)
    hunt.measure(given.jobs)
    hunt.go(given.jobs)
    text = report(session)
    written = project.build / "report.md"
    written.write_text(text, "utf-8")
    print(f"\n{text}\n{written.relative_to(project.root)}")


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py mutants", description="See MUTATION.md.")
    parser.add_argument("paths", nargs="*", help="draw from these files and folders only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--since", default="", help="only lines changed since this revision")
    parser.add_argument("--again", action="store_true", help="what the last draw left, once more")
    parser.add_argument(
        "--tests", action="append", default=[], help="only the tests of this file or folder"
    )
    parser.add_argument("--patience", type=float, help="seconds of tests for a mutant")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="mutants tried side by side"
    )
    return parser.parse_args(arguments)


def _session(project: Project, draw: Draw) -> Session:
    """The same draw of the same code goes on where it was interrupted."""
    kept = restored(project.build / "session.json")
    new = drawn_by(project, draw)
    if kept is not None and kept.draw == draw and kept.digests == new.digests:
        return kept
    return new


def _again(kept: Session | None, project: Project) -> Session:
    """What the last draw left is to be run once more, by all the tests that reach it."""
    if kept is None:
        raise SystemExit("mutants: nothing was drawn yet")
    if not kept.is_of_today(project):
        raise SystemExit("mutants: the code has changed since; draw again, perhaps with --since")
    kept.drawn = [
        one if one.result is Result.FOUND else replace(one, result=Result.TO_RUN)
        for one in kept.drawn
    ]
    return kept
