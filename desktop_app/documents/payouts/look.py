"""What the sheets of one payout workbook share: words, headlines, and tables of one look."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents import words
from desktop_app.documents.payouts.names import Places
from desktop_app.documents.payouts.sheet import PayoutSheet, SheetLine
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Grid,
    Part,
    Row,
    as_table,
    merge,
    page_texts,
    protect,
    set_up,
)
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import GAP, across, table_rows
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.translation import LANGUAGES, N_

KIND_WORDS = {
    LineKind.CURRENT: N_("current"),
    LineKind.ARREARS: N_("arrears"),
    LineKind.FOLLOW_UP: N_("paid again"),
    LineKind.SET_OFF: N_("set-off"),
}


@dataclass(frozen=True)
class Paper:
    """One workbook while it is made."""

    sheet: PayoutSheet
    book: Workbook
    styles: Styles
    gettext: Callable[[str], str]

    @property
    def language(self) -> str:
        return self.sheet.language

    def in_language(self, kk: str, ru: str) -> str:
        return kk if self.language == "kk" else ru

    @property
    def period(self) -> str:
        return wording.period(self.sheet.quarter, self.language)

    @property
    def office(self) -> str:
        return self.in_language(self.sheet.letterhead.name_kk, self.sheet.letterhead.name_ru)

    @property
    def contacts(self) -> str:
        letterhead = self.sheet.letterhead
        parts = (
            self.gettext("BIN {bin}").format(bin=letterhead.bin) if letterhead.bin else "",
            self.in_language(letterhead.address_kk, letterhead.address_ru),
            letterhead.phone,
        )
        return ", ".join(part for part in parts if part)

    def clause(self, step: Step) -> str:
        """The clause that a step rests on, with its act."""
        return wording.clause(step.clause, self.language, self.sheet.acts)

    @property
    def basis(self) -> str:
        """The decision that the office pays by (D-1)."""
        citation = self.in_language(self.sheet.citation_kk, self.sheet.citation_ru)
        return self.gettext("Basis: {citation}").format(citation=citation)

    @property
    def title(self) -> str:
        _ = self.gettext
        if self.sheet.kind is PayoutKind.FOLLOW_UP:
            title = _("Follow-up payout sheet: reimbursement of home education, {quarter}")
        else:
            title = _("Payout sheet: reimbursement of the costs of home education, {quarter}")
        return title.format(quarter=self.period)

    @property
    def follows(self) -> str:
        """Of a follow-up, whose lines it pays again; else nothing."""
        if not self.sheet.follows:
            return ""
        text = self.gettext("Pays again the lines that were returned of payout No. {number}")
        return text.format(number=self.sheet.follows)

    @property
    def number_and_date(self) -> str:
        _ = self.gettext
        sheet = self.sheet
        if sheet.is_draft:
            text = _(
                "DRAFT: the payout is not approved, do not pay from this sheet. Drawn up on {drawn}"
            )
        else:
            text = _("No. {number}, approved on {approved}")
        drawn, approved = wording.day(sheet.drawn_on), wording.day(sheet.closed_on)
        text = text.format(number=sheet.number, drawn=drawn, approved=approved)
        place = self.in_language(sheet.letterhead.place_kk, sheet.letterhead.place_ru)
        return f"{text}, {place}" if place else text

    @property
    def in_words(self) -> str:
        """``31 456 (отыз бір мың төрт жүз елу алты) теңге``; source texts have no words."""
        total, language = self.sheet.total, self.language
        return (
            words.sum_in_words(total, language) if language in LANGUAGES else wording.tenge(total)
        )

    @property
    def fingerprint(self) -> str:
        return self.sheet.short_fingerprint

    def kind_of(self, line: SheetLine) -> str:
        """The kind of a line; one that takes something off names the agreement to it (D-9)."""
        _ = self.gettext
        if line.kind is LineKind.SET_OFF and line.agreement:
            return _("set-off by agreement {agreement}").format(agreement=line.agreement)
        return _(KIND_WORDS[line.kind])

    def school_of(self, line: SheetLine) -> str:
        """Empty where no line of the sheet has a school."""
        if line.school or not self.sheet.has_schools:
            return line.school
        return self.gettext("school not known")

    def bank_of(self, line: SheetLine) -> str:
        if line.bank:
            return line.bank
        return self.gettext("bank not known") if line.iban else self.gettext("no account")


def headline(paper: Paper, title: str, width: float) -> Iterator[Row]:
    """Title, and below it number and dates or, as plainly, that this is a draft."""
    styles = paper.styles
    yield across(styles.title, title, width, 14)
    style = styles.draft if paper.sheet.is_draft else styles.number
    yield across(style, paper.number_and_date, width, 12)


def lay_out(paper: Paper, worksheet: Worksheet, grid: Grid, *, landscape: bool) -> None:
    """The page: set up for A4, protected against slips, with what proves it at its foot."""
    set_up(worksheet, grid, landscape=landscape)
    protect(worksheet)
    merge(worksheet, *(f"A{row}:{grid.edge}{row}" for row in range(1, grid.heading)))
    foot(paper, worksheet)


def foot(paper: Paper, worksheet: Worksheet) -> None:
    """Number, period, lines, sum and fingerprint on every page: paper proves what was approved."""
    _, sheet = paper.gettext, paper.sheet
    number = "" if sheet.is_draft else _("No. {number}").format(number=sheet.number)
    lines = _("lines: {count}").format(count=len(sheet.lines))
    proof = (lines, wording.tenge(sheet.total), paper.fingerprint)
    page_texts(
        worksheet,
        above=_("DRAFT: the payout is not approved") if sheet.is_draft else "",
        left=" · ".join(part for part in (number, paper.period) if part),
        middle=" · ".join(part for part in proof if part),
        right=_("Page {page} of {pages}").format(page="&P", pages="&N"),
    )


def table_part(
    paper: Paper,
    name: str,
    title: str,
    columns: Sequence[Column],
    count: int,
    lines: Iterator[Cells],
    *,
    sheet_title: str,
    note: str = "",
    numbers_as_text: str = "",
    landscape: bool = False,
) -> tuple[Part, Places]:
    """A sheet that is only a headline and a table, and where its lines stand."""
    worksheet = paper.book.create_sheet(sheet_title)
    width = sum(column.width for column in columns)
    head = [*headline(paper, title, width)]
    if note:
        head.append(across(paper.styles.note, note, width))
    head.append(GAP)
    heading = len(head) + 1
    last = heading + max(count, 1)
    grid = Grid(columns, heading, last, last)
    lay_out(paper, worksheet, grid, landscape=landscape)
    as_table(worksheet, grid, name)
    rows = table_rows(
        paper.styles,
        head,
        columns,
        lines,
        [],
        also_wrapped=(paper.styles.text_taken, paper.styles.open_text),
    )
    places = Places(
        worksheet.title, grid.first, last, {column.letter: column.letter for column in columns}
    )
    return Part(worksheet, grid, rows, numbers_as_text), places
