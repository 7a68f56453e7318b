"""What is told of a register's rows, and what is asked of them: each finding at its own cell."""

from collections.abc import Mapping, Sequence

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import (
    LINES_OF_A_SHEET,
    Finding,
    OpenPoint,
    Severity,
    Way,
    key_of,
)
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.reading.cells import Told, noted
from desktop_app.services.importing.reading.headings import Matched

BOTH = (Way.LEAVE_OUT, Way.CONFIRM)


_SAID = {
    Way.LEAVE_OUT: N_("Left out, as was said of it."),
    Way.CONFIRM: N_("Right as it stands, as was said of it."),
}


class Telling:
    """``sheets`` are those of the register in their order: lines count through all of them."""

    def __init__(self, sheets: Sequence[Matched], answers: Answers) -> None:
        self._sheets = sheets
        self._columns: list[Mapping[str, int]] = [each.columns for each in sheets]
        self.names = tuple(each.sheet.name for each in sheets)
        self.answers = answers
        self.findings: list[Finding] = []
        self.open: dict[str, OpenPoint] = {}
        self.settled: dict[str, Way] = {}
        self.said: dict[tuple[int, str], Way] = {}
        """What was answered of a cell, by its line and the code of its column."""
        self._wrong: set[int] = set()

    def tell(self, line: int, code: str, told: Told) -> None:
        """At the column of that code; at the row where the sheet has none."""
        sheet, row = divmod(line, LINES_OF_A_SHEET)
        column = self._columns[sheet].get(code, -1)
        if told.severity.blocks:
            self._wrong.add(line)
        self.findings.append(Finding(self.names[sheet], row, column, told.severity, self._of(told)))

    def note(self, sheet: str, row: int, column: int, told: Told) -> None:
        """Of a sheet as a whole, whichever it is; no row waits for it."""
        self.findings.append(Finding(sheet, row, column, told.severity, told.step))

    def is_wrong(self, line: int) -> bool:
        return line in self._wrong

    def _of(self, told: Told) -> Step:
        """Rows of further sheets are named with their sheet."""
        row = told.values.get("row")
        if isinstance(row, int) and row >= LINES_OF_A_SHEET:
            return Step(told.label, "", {**told.values, "row": as_is(self.place(row))})
        return told.step

    def place(self, line: int) -> str:
        """``7`` in the first sheet, ``2026!7`` in another one."""
        sheet, row = divmod(line, LINES_OF_A_SHEET)
        return key_of(self.names[sheet], row) if sheet else str(row)

    def key(self, line: int, code: str) -> str:
        sheet, row = divmod(line, LINES_OF_A_SHEET)
        column = self._columns[sheet].get(code, -1)
        key = key_of(self.names[sheet], row, column)
        return f"{key}:{code}" if column < 0 and code else key

    def ask(self, line: int, code: str, told: Told, ways: tuple[Way, ...] = BOTH) -> Way | None:
        """What somebody answered of a cell; None where it is still asked, and told so."""
        point = OpenPoint(self.key(line, code), self._of(told), ways, line=line)
        answer = self._answer(point)
        if answer is not None:
            self.said[line, code] = answer
        if answer is None:
            self.tell(line, code, told._replace(severity=Severity.ASKED))
        elif answer is Way.LEAVE_OUT:
            self.tell(line, code, noted(_SAID[answer]))
        else:
            self.tell(line, code, told._replace(severity=Severity.NOTED))
        return answer

    def put(self, point: OpenPoint, sheet: str, row: int, column: int) -> Way | None:
        """The same of anything in the workbook."""
        answer = self._answer(point)
        if answer is None:
            self._wrong.update([point.line] if point.line else [])
            found = Finding(sheet, row, column, Severity.ASKED, point.step)
        else:
            found = Finding(sheet, row, column, Severity.NOTED, Step(_SAID[answer], ""))
        self.findings.append(found)
        return answer

    def _answer(self, point: OpenPoint) -> Way | None:
        if Way.LEAVE_OUT in point.ways and point.key in self.answers.left_out:
            answer = Way.LEAVE_OUT
        elif Way.CONFIRM in point.ways and point.key in self.answers.confirmed:
            answer = Way.CONFIRM
        else:
            self.open[point.key] = point
            return None
        self.settled[point.key] = answer
        return answer
