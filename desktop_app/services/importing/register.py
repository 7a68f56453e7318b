"""Bringing an old register in from Excel: opened, matched, checked, and put on file as a whole."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from desktop_app.documents.importing.book import Book, read
from desktop_app.documents.importing.columns import register_columns
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.imports import (
    LINES_OF_A_SHEET,
    Finding,
    ImportRecord,
    ImportRow,
    OpenPoint,
    Severity,
    Way,
    row_of,
)
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.files import from_file
from desktop_app.services.importing import looking_alike, rechecking, summing_up
from desktop_app.services.importing import writing as import_writing
from desktop_app.services.importing.again import accounts
from desktop_app.services.importing.again.adding import Added
from desktop_app.services.importing.answers import NO_ANSWERS, Answers
from desktop_app.services.importing.book import shapes
from desktop_app.services.importing.book.in_one_go import in_one_go
from desktop_app.services.importing.book.shapes import Memory
from desktop_app.services.importing.checks import Judged, judged, questions
from desktop_app.services.importing.looking_alike import Looked
from desktop_app.services.importing.read_whole import (
    Asked,
    Progress,
    Whole,
    periods_of,
    read_whole,
    require_known_periods,
)
from desktop_app.services.importing.reading.cells import asked as a_question
from desktop_app.services.importing.reading.heading_names import PERIOD, TOTAL, normalised
from desktop_app.services.importing.reading.headings import (
    LEFT_OUT,
    Matched,
    match,
    require_columns,
)
from desktop_app.services.importing.who_it_is import Asking
from desktop_app.services.law_values import law_data
from desktop_app.services.reasons import reason
from desktop_app.storage.importing import brought_in as imports
from desktop_app.storage.office import details as offices

_HEADINGS = "import.headings"


@dataclass(frozen=True)
class Register:
    """A workbook that was opened; its cells are in memory, its file is not needed any more."""

    path: Path
    sha256: str
    book: Book
    matched: Matched
    memory: Memory | None = None
    """How a book of this shape was read before, where this one is read so too."""

    @property
    def answers(self) -> Answers:
        """What was said of such a book before."""
        return self.memory.answers if self.memory is not None else NO_ANSWERS

    @property
    def count(self) -> int:
        return max(0, len(self.matched.sheet.rows) - self.matched.row - 1)


@dataclass(frozen=True)
class Checked:
    """What was found in a register, before anything is written."""

    register: Register
    rows: int
    good: tuple[Judged, ...]
    findings: tuple[Finding, ...]
    seen: imports.OnFile = field(repr=False)
    looked: Looked = field(repr=False)
    asking: tuple[Asking, ...] = ()
    """Who must be told first: those rows stay out, and a command brings nothing in."""
    added: tuple[Added, ...] = ()
    """What rows that are on file already tell besides: payments and accounts."""
    open: tuple[OpenPoint, ...] = ()
    """What nobody has read, left out or confirmed yet."""
    settled: Mapping[str, Way] = field(default_factory=dict)
    """What somebody left out or confirmed, by its key."""
    said: rechecking.Said = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    """The sheets of the register in their order: lines count through all of them."""

    @property
    def good_places(self) -> set[tuple[str, int]]:
        """Sheet and row of each good line."""
        lines = (each.row.number for each in self.good)
        return {(self.sheets[line // LINES_OF_A_SHEET], row_of(line)) for line in lines}

    @property
    def waits(self) -> bool:
        """Whether something is asked of all rows: nothing is brought in before it is answered."""
        return any(not each.line for each in self.open)

    def rows_with(self, severity: Severity) -> int:
        """How many rows of the register have a finding of that kind."""
        found = (each for each in self.findings if each.severity is severity)
        return len({(each.sheet, each.row) for each in found if each.sheet in self.sheets})

    @property
    def every_row(self) -> list[ImportRow]:
        """Each row that comes in, with no more payments than it brings."""
        added = (replace(each.row, payments=list(each.payments)) for each in self.added)
        return [*(each.row for each in self.good), *added]

    @property
    def payments(self) -> int:
        return sum(len(each.row.payments) for each in self.good) + sum(
            len(each.payments) for each in self.added
        )

    @property
    def paid(self) -> int:
        return sum(each.amount for each in summing_up.by_period(self.good, self.added))


def open_register(desk: Desk, path: Path) -> Register:
    """Read a workbook and match its headings, as one of its shape was read before.

    Trouble where it is refused or can't be read.
    """
    words = _remembered(desk)  # refused before the file is looked at
    try:
        book, content = from_file(path, lambda file: (read(file), file.read_bytes()))
    except RefusedWorkbook as refused:
        raise Trouble(refused.label) from refused
    with desk.reading() as connection:
        memory = shapes.remembered(connection, shapes.shape_of(book))
    number = sha256(content).hexdigest()
    if memory is None:
        return Register(path, number, book, match(book.cells, words))
    register = Register(path, number, book, match(book.cells, words, (memory.sheet, memory.row)))
    register = with_headings(register, memory.codes)
    left_out = memory.left_out - shapes.columns_of_sums(register.matched)
    return replace(register, memory=replace(memory, left_out=left_out))


def without_memory(desk: Desk, register: Register) -> Register:
    """The same workbook as if none of its shape had been brought in before."""
    return replace(register, matched=match(register.book.cells, _remembered(desk)), memory=None)


def _remembered(desk: Desk) -> Mapping[str, str]:
    with desk.reading() as connection:
        stored = offices.value(connection, _HEADINGS)
    known = {LEFT_OUT, *(column.code for column in register_columns())}
    return {
        words: code
        for words, code in (json.loads(stored) if stored else {}).items()
        if code in known  # a column that is not imported any more is asked for again
    }


def with_sheet(desk: Desk, register: Register, sheet: str, row: int) -> Register:
    """The same workbook, read from the sheet that somebody chose: ``row`` ends its headings."""
    matched = match(register.book.cells, _remembered(desk), (sheet, row - 1))
    return replace(register, matched=matched)


def with_headings(register: Register, codes: Mapping[int, str]) -> Register:
    """The same workbook, its columns named by hand: codes by column, empty ones left out."""
    headings = [
        replace(each, code=codes.get(each.column, each.code), is_said=each.column in codes)
        for each in register.matched.headings
    ]
    twice = [code for code, n in Counter(h.code for h in headings if h.code).items() if n > 1]
    if twice:
        raise EntryError(Slip(twice[0], N_("Two columns can't be the same. Choose again.")))
    return replace(register, matched=replace(register.matched, headings=headings))


def remember_headings(desk: Desk, register: Register) -> None:
    """The next workbook is matched by itself, but for headings that stand in this one twice.

    Of sums that are left out it is asked each time: under one heading another office's were paid.
    """
    words = [normalised(each.text) for each in register.matched.headings]
    known = {
        text: each.code or LEFT_OUT
        for text, each in zip(words, register.matched.headings, strict=True)
        if text and words.count(text) == 1 and not each.code.startswith((PERIOD, TOTAL))
        if each.code or (each.is_said and not each.holds_sums)
    }
    with desk.writing(Act.REMEMBER_HEADINGS) as connection:
        before = offices.value(connection, _HEADINGS)
        whole = {**(json.loads(before) if before else {}), **known}
        text = json.dumps(whole, ensure_ascii=False)
        if text == before:
            return
        offices.save_values(connection, {_HEADINGS: text}, desk.worker.name, desk.now())
        act = Step(N_("Remembered how the columns of an old register are called"), "D-6")
        history.record_for_office(connection, desk, act)


# Checking


@in_one_go()
def check(
    desk: Desk,
    register: Register,
    progress: Progress = lambda _done: None,
    is_stopped: Callable[[], bool] = lambda: False,
    answers: Answers = NO_ANSWERS,
) -> Checked:
    """Look at every row; nothing is written. ``answers`` are those given in the window.

    Trouble where a column is missing, where nobody can say whose a payment is, or where a heading
    names a period that no decision pays for: its payments would be made again.
    """
    matched, answers = register.matched, register.answers.with_more(answers)
    require_columns(matched)
    with desk.reading() as connection:
        law = law_data.in_force(connection)
        by_code = periods_of(law, desk.today())
        require_known_periods(matched, by_code)
        how = Asked(by_code, desk.today(), answers, progress, is_stopped)
        whole = read_whole(register.book, matched, how)
        telling = whole.telling
        schools = import_writing.schools_on_file(connection)
        places = offices.schools(connection)
        rows, looked = looking_alike.look(connection, whole.rows, schools, answers)
        known = rechecking.known(connection, rows, law, desk.today(), looked)
    asked = [*questions(rows, known), *looked.unanswered(rows)]
    for number in sorted(looked.unclear):
        telling.tell(number, "answers", a_question(looking_alike.UNCLEAR))
    outcome = judged(rows, known, telling.tell, telling.ask, asked)
    good = [each for each in outcome.good if not telling.is_wrong(each.row.number)]
    good.sort(key=lambda each: each.row.number)
    summing_up.ask(good, outcome.added, telling, matched.sheet.name, matched.row + 1)
    summing_up.tell_once(telling, matched, good, schools, places)
    progress(register.count)
    return Checked(
        register,
        whole.count,
        tuple(good),
        _in_order(whole, register),
        known.on_file,
        looked,
        (*whole.asking, *asked),
        tuple(each for each in outcome.added if not telling.is_wrong(each.row.number)),
        tuple(telling.open.values()),
        telling.settled,
        telling.said,
        telling.names,
    )


def _in_order(whole: Whole, register: Register) -> tuple[Finding, ...]:
    """Those of the register first, by row and column."""
    findings = [*whole.telling.findings, *(found for each in whole.paid for found in each.findings)]
    order = [sheet.name for sheet in register.book.cells.sheets]
    main = register.matched.sheet.name
    findings.sort(
        key=lambda each: (each.sheet != main, order.index(each.sheet), each.row, each.column)
    )
    return tuple(findings)


# Writing


@in_one_go()
def bring_in(desk: Desk, checked: Checked) -> ImportRecord:
    """Put all good rows on file, or none.

    Trouble where there is none, or where a row would come out otherwise by what is on file now.
    """
    if checked.waits:
        raise Trouble(N_("Say first what is left out, and what is right as it stands."))
    if not checked.good and not checked.added:
        raise Trouble(N_("No row of this register can be brought in. Nothing was saved."))
    iins = set(checked.seen.people) | {
        iin for row in checked.every_row for iin in (row.child.iin, row.payee.iin)
    }
    desk.before(Act.BRING_IN_REGISTER)
    with desk.writing(Act.BRING_IN_REGISTER) as connection:
        # Payments and accounts that came to an award since show in no list of people.
        if checked.added or imports.on_file(connection, iins) != _of(checked.seen, iins):
            rechecking.require_same_answers(
                connection,
                checked.good,
                checked.added,
                checked.findings,
                checked.said,
                desk.today(),
                checked.looked,
            )
        import_id = import_writing.write(
            connection,
            desk,
            checked.good,
            checked.added,
            checked.register.sha256,
            checked.looked,
        )
        for act in summing_up.brought_in(checked.good, checked.added):
            history.record_for_office(connection, desk, act)
        for step in summing_up.answered(checked.settled):
            history.record_for_office(connection, desk, step)
        register = checked.register
        shape = shapes.shape_of(register.book)
        who, now = desk.worker.name, desk.now()
        shapes.keep(connection, shape, register.matched, checked.settled, who=who, when=now)
        found = imports.by_id(connection, import_id)
    assert found is not None
    return found


def _of(seen: imports.OnFile, iins: set[str]) -> imports.OnFile:
    return replace(seen, people={iin: p for iin, p in seen.people.items() if iin in iins})


def brought_in(desk: Desk) -> list[ImportRecord]:
    """The registers that were brought in, the newest first."""
    with desk.reading() as connection:
        return imports.all_imports(connection)


def last_standing(desk: Desk) -> ImportRecord | None:
    """The newest register that can still be taken back."""
    return next((each for each in brought_in(desk) if each.undone_at is None), None)


def undo(desk: Desk, import_id: int, why: str) -> None:
    """Take a whole import back, once, and only while nothing rests on it.

    Nothing is deleted: applications are withdrawn and keep their numbers, their decisions award
    nothing any more, the payouts are annulled, and awards that were on file get the account back
    that they had. People, certificates and schools stay on file.
    """
    why = reason(why, N_("Write why the register is taken back."))
    with desk.writing(Act.TAKE_REGISTER_BACK) as connection:
        found = imports.by_id(connection, import_id)
        if found is None or found.undone_at is not None:
            raise Trouble(N_("This register was taken back already. Nothing was changed."))
        number = imports.built_upon(connection, import_id)
        if number:
            raise Trouble(
                N_(
                    "Something rests on it by now, at application {number}. The register can't "
                    "be taken back as a whole any more. Nothing was changed."
                ),
                number=as_is(number),
            )
        accounts.take_back(connection, desk, import_id, why)
        imports.take_back(connection, import_id, why, desk.worker.name, desk.now())
        act = Step(
            N_("Took back the old register of {count} awards: {why}"),
            "D-6",
            {"count": found.rows, "why": as_is(why)},
        )
        history.record_for_office(connection, desk, act)
