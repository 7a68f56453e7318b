"""Which module, paper and screen carries out each clause of the law, and which tests show it.

From their citations; with the day on which each was compared with the published text. A second
table does the same for what was read elsewhere (‡) and is data until somebody has compared it.

``python run.py clauses`` writes the table; a test holds it against the code.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from desktop_app.documents.forms.files import shipped
from desktop_app.documents.forms.filling import read, read_head
from desktop_app.documents.notices.fields import KINDS, LANGUAGES
from desktop_app.records.kinds import Service
from desktop_app.services.law_values import hearing_rule, law_data, remedies

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "resources" / "law" / "clauses.md"

CLAUSES: Mapping[str, str] = {
    "D-1": "the decision rests on the rules of order № 84: notices cite both acts",
    "D-2": "paid by the department on the school's certificate of home education",
    "D-3": "one payee for a child; not on full state support, nor where rights are deprived",
    "D-4": "from the month of application to the month in which the certificate ends",
    "D-5": "eighteen, disability's end, a state institution, death: paid to the end of that month",
    "D-6": "how it is applied for, and which documents; some come from information systems",
    "D-7": "so many MCI a quarter within the school year",
    "D-8": "four grounds of refusal, and no other",
    "D-9": "what was overpaid is returned, never taken out of the next payment in silence",
    "D-10": "complaints follow the rules of order № 84",
    "R-3": "the provider is a school",
    "R-4": "receipt slip, or a reasoned refusal for missing and expired documents",
    "R-5": "portal: two working days, notification or refusal; nothing demanded that a system has",
    "R-6": "the head determines the class and the language of instruction",
    "R-7": "the order of admission",
    "R-7-1": "proactive service: the answer is awaited for 24 hours",
    "R-8": "the stages of the service with their time, for the monitoring system",
    "R-9": "complaints: 5, 15, 3 and 3 working days",
    "R-10": "whoever disagrees may go to court",
}
_CITED = re.compile(r"\b[DR]-\d+(?:-\d+)?\b")
_SCREENS = "gui/"
_HEAD = """# The clauses, and where the program carries them out

D is the decision of the Alatau city maslikhat № 11-36 of 12 November 2024, R the rules of the
service “acceptance of documents for organising individual free home education”. Made from the
citations in the code and in the tests by `python run.py clauses`; the tests fail when a clause has
none. A paper's form has its day of comparison beside it.

| clause | what it says | compared | carried out by | on screen | on paper | shown by |
| --- | --- | --- | --- | --- | --- | --- |
"""
_ELSEWHERE = """
## What was read elsewhere ‡

Published material that is not part of the two texts. It is data with its act and edition, marked as
not compared until somebody has: the head sees the list in Settings, and `check` tells it.

| what | act | edition | compared | on screen | on paper | shown by |
| --- | --- | --- | --- | --- | --- | --- |
"""


def citations(folder: str, *patterns: str) -> dict[str, list[str]]:
    """The files below a folder that cite each clause, in order."""
    found: dict[str, list[str]] = {clause: [] for clause in CLAUSES}
    for file in _files(ROOT / folder, patterns):
        for clause in sorted(set(_CITED.findall(file.read_text(encoding="utf-8")))):
            if clause in found:
                found[clause].append(file.relative_to(ROOT / folder).as_posix())
    return found


def _files(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for file in sorted(path for pattern in patterns for path in folder.rglob(pattern)):
        if file.resolve() != Path(__file__).resolve() and "migrations" not in file.parts:
            yield file


def carried_out() -> dict[str, list[str]]:
    return citations("desktop_app", "*.py")


def shown() -> dict[str, list[str]]:
    """Test modules and tables of cases; what only supports tests shows nothing."""
    return citations("tests", "test_*.py", "cases/*.txt")


def table() -> str:
    code, tests = carried_out(), shown()
    rows = [
        _row(
            clause,
            words,
            _day(_compared(clause)),
            _listed([name for name in code[clause] if not name.startswith(_SCREENS)]),
            _listed([name for name in code[clause] if name.startswith(_SCREENS)]),
            ", ".join(on_paper(clause)),
            _listed(tests[clause]),
        )
        for clause, words in CLAUSES.items()
    ]
    return _HEAD + "".join(rows) + _ELSEWHERE + "".join(_elsewhere())


def on_paper(clause: str) -> list[str]:
    """The forms whose notice cites the clause, each with the day on which it was compared."""
    found = []
    for kind, notice in KINDS.items():
        if clause in _CITED.findall(notice.__doc__ or ""):
            heads = (read_head(read(shipped(kind, each).form))[0] for each in LANGUAGES)
            days = [head.compared for head in heads]
            found.append(f"`{kind}` ({_day(None if None in days else min(filter(None, days)))})")
    return found


def _compared(clause: str) -> date | None:
    """When what the program says of the clause's act was compared with its text."""
    if clause.startswith("R"):
        return law_data.shipped_acts()["rules-223"].compared_on
    return next(iter(law_data.shipped_comparisons().values()))[2]


def _elsewhere() -> Iterator[str]:
    for service in Service:
        asked = law_data.rules(service)
        for item in (*asked.checklist, *asked.held_back):
            if item.compared_on is None:
                yield _row(
                    f"`{item.code}` ({service.value.replace('_', ' ')})",
                    item.act,
                    item.edition,
                    _day(item.compared_on),
                    "`gui/entry/checklist.py`, `gui/applications/evidence.py`",
                    "`receipt_slip`, `appendix_two_refusal`, `award_refusal`",
                    "`law/test_words_of_the_law.py`, `law/test_application_in_hand.py`, "
                    "`services/applications/test_evidence.py`",
                )
    for kind, remedy in remedies.shipped().items():
        yield _row(
            f"remedy: {kind}",
            remedy.act,
            remedy.edition,
            _day(remedy.compared_on),
            "`gui/law_values/law_watch_tab.py`",
            f"`{kind}`",
            "`law/test_remedies.py`, `services/papers/test_law_on_paper.py`",
        )
    rule = hearing_rule.shipped()
    yield _row(
        "hearing before an adverse decision",
        rule.act,
        rule.edition,
        _day(rule.compared_on),
        "`gui/papers/hearing.py`, `gui/law_values/law_watch_tab.py`",
        "`hearing_notice`",
        "`services/papers/test_hearings.py`",
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell or '–' for cell in cells)} |\n"


def _day(day: date | None) -> str:
    return "not compared" if day is None else day.isoformat()


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
