"""Which module carries out each clause of the law, and which tests show it: from their citations.

``python run.py clauses`` writes the table; a test holds it against the code.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

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
_HEAD = """# The clauses, and where the program carries them out

D is the decision of the Alatau city maslikhat № 11-36 of 12 November 2024, R the rules of the
service “acceptance of documents for organising individual free home education”. Made from the
citations in the code and in the tests by `python run.py clauses`; the tests fail when a clause has
none.

| clause | what it says | carried out by | shown by |
| --- | --- | --- | --- |
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
        f"| {clause} | {words} | {_listed(code[clause])} | {_listed(tests[clause])} |\n"
        for clause, words in CLAUSES.items()
    ]
    return _HEAD + "".join(rows)


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
