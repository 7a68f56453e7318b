"""The report of a draw, to read and to put into MUTATION.md."""

from collections import Counter
from collections.abc import Iterator

from tests.mutation.session import Drawn, Result, Session


def report(session: Session) -> str:
    return "\n".join(_lines(session)) + "\n"


def _lines(session: Session) -> Iterator[str]:
    draw = session.draw
    since = f", of lines changed since {draw.since}" if draw.since else ""
    yield f"{len(session.drawn)} of {session.possible} mutants, seed {draw.seed}{since};"
    seconds = sum(drawn.seconds for drawn in session.drawn)
    yield f"{seconds / 60:.1f} minutes of processor time."
    yield ""
    yield "| subject | drawn | found | left |"
    yield "| --- | --- | --- | --- |"
    for subject in dict.fromkeys(drawn.subject for drawn in session.drawn):
        of_subject = [drawn for drawn in session.drawn if drawn.subject == subject]
        yield _row(subject, of_subject)
    yield _row("all", session.drawn, share=True)
    for result, title in ((Result.TO_RUN, "Not run yet"), (Result.TROUBLE, "Could not be run")):
        if some := [drawn for drawn in session.drawn if drawn.result is result]:
            yield ""
            yield f"{title}: {len(some)}."
    if left := [drawn for drawn in session.drawn if drawn.result is Result.LEFT]:
        yield ""
        yield "| where | before | after | tests run, of those that reach it |"
        yield "| --- | --- | --- | --- |"
        for drawn in left:
            where = f"{drawn.path}:{drawn.line}"
            tests = f"{drawn.run} of {drawn.reaching}"
            yield f"| {where} | {_code(drawn.before)} | {_code(drawn.after)} | {tests} |"


def _row(subject: str, some: list[Drawn], *, share: bool = False) -> str:
    counts = Counter(drawn.result for drawn in some)
    found = str(counts[Result.FOUND])
    if share and some:
        found += f" ({counts[Result.FOUND] / len(some):.1%})"
    return f"| {subject} | {len(some)} | {found} | {counts[Result.LEFT]} |"


def _code(text: str) -> str:
    return "`` " + text.replace("|", "\\|") + " ``"
