"""Runs the tests that reach each mutant, until one of them fails."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.mutation.measuring import Measuring
from tests.mutation.project import Project
from tests.mutation.reaching import Map, Reaching
from tests.mutation.running import End, Run, run_tests
from tests.mutation.session import Drawn, Result, Session
from tests.mutation.side_by_side import side_by_side

# What is run first of the tests that reach a mutant: so many, and for so many seconds.
FIRST_TESTS, FIRST_SECONDS = 60, 15.0


class Hunt:
    def __init__(self, project: Project, session: Session, state: Path, patience: float) -> None:
        """``patience``: for how many seconds tests are run for a mutant before it is left."""
        self._project, self._session, self._state = project, session, state
        self._patience = patience
        self._map = Map(project.build / "map.sqlite")
        self._files = project.test_files(session.draw.tests)

    def measure(self, jobs: int) -> None:
        """Have the map of today's tests and of today's text of what is mutated."""
        known, today = self._map.digests(), self._session.digests
        stale = []
        for file in self._files:
            now = today | {file: self._project.digest(file)}
            then = known.get(file, {file: ""})
            if any(now.get(path, digest) != digest for path, digest in then.items()):
                stale.append(file)
        if not stale:
            return
        print(f"Measuring what the tests of {len(stale)} files run.", flush=True)
        shares = [stale[at::jobs] for at in range(min(jobs, len(stale)))]
        for _, run in side_by_side(jobs, self._measured, shares):
            if run.end not in {End.PASSED, End.FAILED, End.NO_TESTS}:
                raise SystemExit(f"mutants: the tests could not be run:\n{run.output}")
            for test in run.failed:
                print(f"  fails without any mutant, and is left out: {test}")
            print(f"  {run.seconds:.0f} seconds", flush=True)

    def _measured(self, files: list[str]) -> Run:
        return run_tests(
            self._project,
            files,
            first_only=False,
            plugin=lambda: Measuring(self._project, self._map),
        )

    def go(self, jobs: int) -> None:
        """Try what was not tried yet, so many mutants side by side."""
        drawn = self._session.drawn
        waiting = [at for at, one in enumerate(drawn) if one.result is Result.TO_RUN]
        tried = side_by_side(jobs, self._tried, [drawn[at] for at in waiting])
        for number, done in tried:
            at = waiting[number]
            drawn[at] = done
            self._session.save(self._state)
            where = f"{done.path}:{done.line}"
            print(f"{at + 1:4} {done.result:7} {done.seconds:5.1f} s  {where}", flush=True)
            if done.result is not Result.FOUND:
                print(f"        {done.before}\n     -> {done.after}", flush=True)
        self._confirm()

    def _tried(self, drawn: Drawn) -> Drawn:
        source = (self._project.root / drawn.path).read_bytes()
        module = (drawn.path, drawn.mutant.applied(source))
        reaching = self._map.tests_of(drawn.path, drawn.mutant, set(self._files))
        tests = reaching or self._map.tests_in(self._project.room_of(drawn.path, self._files))
        seconds, done = 0.0, 0
        for part in self._parts(tests):
            limit = self._project.seconds_to_start + round(4 * sum(test.seconds for test in part))
            ids = [test.id for test in part]
            run = run_tests(self._project, ids, module=module, seconds=limit)
            seconds, done = seconds + run.seconds, done + len(part)
            not_run = run.end in {End.TROUBLE, End.NO_TESTS}
            if not_run:
                print(run.output, flush=True)
            if run.end is not End.PASSED:
                result = Result.TROUBLE if not_run else Result.FOUND
                how = run.failed[0] if run.failed else run.end
                break
        else:
            result, how = Result.LEFT, ""
        return replace(
            drawn, result=result, how=how, reaching=len(reaching), run=done, seconds=seconds
        )

    def _parts(self, tests: list[Reaching]) -> Iterator[list[Reaching]]:
        """A first part that finds most mutants, then what patience allows; one at least."""
        first = _while(tests[:FIRST_TESTS], min(FIRST_SECONDS, self._patience))
        if first:
            yield first
        spent = sum(test.seconds for test in first)
        if more := _while(tests[len(first) :], self._patience - spent, at_least=0):
            yield more

    def _confirm(self) -> None:
        """Tests that found something pass when there is nothing to find, or it does not count."""
        tests = {one.how for one in self._session.drawn if "::" in one.how}
        if not tests:
            return
        print(f"Running the {len(tests)} tests that found a mutant without any.", flush=True)
        run = run_tests(self._project, sorted(tests), first_only=False)
        if run.end not in {End.PASSED, End.FAILED}:
            raise SystemExit(f"mutants: they could not be run:\n{run.output}")
        for at, one in enumerate(self._session.drawn):
            if one.how in run.failed:
                print(f"  fails without any mutant, too: {one.how} ({one.path}:{one.line})")
                self._session.drawn[at] = replace(one, result=Result.TO_RUN, how="")
        self._session.save(self._state)


def _while(tests: list[Reaching], seconds: float, *, at_least: int = 1) -> list[Reaching]:
    taken: list[Reaching] = []
    for test in tests:
        seconds -= test.seconds
        if seconds < 0 and len(taken) >= at_least:
            break
        taken.append(test)
    return taken
