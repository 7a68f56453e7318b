"""Which sheets a paper takes: page by page, two slips on one sheet, or both languages on one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from desktop_app import wording
from desktop_app.documents.forms.filling import FilledForm
from desktop_app.documents.forms.markup import Block
from desktop_app.documents.letters import page_sizes
from desktop_app.documents.letters.blocks import letterhead
from desktop_app.documents.letters.composition import (
    HALVES,
    LARGE,
    LARGE_PAGES,
    PAGES,
    SLIPS,
    Composition,
    Setting,
)
from desktop_app.documents.letters.fitting import NextRoom, Sheets, Story, filled, height, whole
from desktop_app.documents.letters.page_sizes import Sheet
from desktop_app.documents.letters.pages import Part, Running
from desktop_app.documents.letters.paper import Layout, Paper
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.glue import NO_BREAK
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.paragraphs import leading
from desktop_app.documents.pdf.tags import Tag

# In a column there is room for tables of so many columns, and above both for so high a letterhead.
_COLUMNS_BESIDE = 4
_HEAD_BESIDE = page_sizes.ACROSS_HEIGHT / 3
# So much of a sheet is a few lines.
_SPILLED = 0.3
# Above a sheet a name of eighty letters stands in full; one without end does not fill it.
_SMALL_LINES, _LARGE_LINES = 2, 4


Composed = tuple[Tag, Story]
"""What is read aloud of a copy, and what is drawn of it."""
Filled = tuple[Tag, Sheets]
"""The same when it is known where all of it stands."""


@dataclass(frozen=True)
class Arrangement:
    """The parts of a paper in their order, and all of it as it is read."""

    parts: list[Part]
    root: Tag


def arranged(paper: Paper, layout: Layout) -> Arrangement:
    """Side by side where the layout says so and the paper can be set so, else page by page."""
    root = Tag("Document")
    if layout.beside and not (layout.large or layout.blank) and _fits_beside(paper):
        return _beside(paper, root)
    parts = [part for form in paper.forms for part in _pages(paper, form, layout, root)]
    return Arrangement(parts, root)


def _pages(paper: Paper, form: FilledForm, layout: Layout, root: Tag) -> list[Part]:
    """One language's sheets; two slips share one if each fits on a half.

    A blank bears the heading already.
    """
    copies = range(form.head.copies)
    if layout.blank:
        own = tuple(block for block in form.blocks if block.kind != "letterhead")
        form = replace(form, blocks=own)
    if len(copies) == 2 and not (layout.large or layout.blank):
        slips = _slips(paper, form)
        if slips:
            upper, lower = (whole(story) for _, story in slips)
            sections = [section for section, _ in slips]
            root.parts += sections
            sheets = filled([*upper, NextRoom(), *lower], page_sizes.SLIPS)
            return [Part(page_sizes.SLIPS, sheets, sections)]
    parts = []
    settings = LARGE_PAGES if layout.large else PAGES
    running = _running(paper, form, page_sizes.WIDTH, large=layout.large)
    first = page_sizes.page(layout.blank, running.lower)
    setting, measured = closeness(paper, form, settings, first)
    for copy in copies:
        section, sheets = measured if copy == 0 else _filled(paper, form, setting, first, copy)
        root.parts.append(section)
        parts.append(Part(first, sheets, [section], running))
    return parts


def _slips(paper: Paper, form: FilledForm) -> list[Composed]:
    """Both halves of a sheet, a little smaller if they then have room there; or none."""
    for setting in SLIPS:
        slips: list[Composed] = []
        for copy in range(2):
            section, (start, end) = _composed(paper, form, setting, copy)
            if height(start + end, page_sizes.WIDTH) > page_sizes.SLIP_HEIGHT:
                break
            slips.append((section, (start, end)))
        else:
            return slips
    return []


def closeness(
    paper: Paper, form: FilledForm, settings: Sequence[Setting], first: Sheet = page_sizes.PAGE
) -> tuple[Setting, Filled]:
    """The first setting; where a few lines spill onto a sheet, one that saves that sheet.

    With it the first copy as it is drawn.
    """
    usual, *closer = settings
    section, sheets = as_usual = _filled(paper, form, usual, first)
    count = len(sheets)
    if count == 1:
        return usual, as_usual
    start, end = _composed(paper, form, usual)[1]
    held = first.rooms[0].height + (count - 2) * page_sizes.next_height(first)
    spilled = height(start + end, page_sizes.WIDTH) - held
    if spilled > page_sizes.HEIGHT * _SPILLED:
        return usual, as_usual
    for setting in closer:
        section, sheets = _filled(paper, form, setting, first)
        if len(sheets) < count:
            return setting, (section, sheets)
    return usual, as_usual


def _filled(
    paper: Paper, form: FilledForm, setting: Setting, first: Sheet, copy: int = 0
) -> Filled:
    setting = replace(setting, height=page_sizes.next_height(first))
    section, story = _composed(paper, form, setting, copy)
    return section, filled(whole(story), first)


def _running(paper: Paper, form: FilledForm, width: float, *, large: bool) -> Running:
    """What a sheet after the first belongs to: number, day and addressee, a name in full.

    In the usual size two lines have room in the margin; in large print the text gives way.
    """
    told = [f"№{NO_BREAK}{paper.number}" if paper.number else "", wording.day(paper.issued_on)]
    addressed = next((block for block in form.blocks if block.kind == "right"), None)
    if addressed is not None:
        told.append("".join(addressed.cells[0]).strip())
    size, most = (LARGE.size, _LARGE_LINES) if large else (page_sizes.SMALL, _SMALL_LINES)
    lines = text_lines(", ".join(filter(None, told)), fonts.REGULAR, width, size)
    if len(lines) > most:
        last = lines[most - 1].rstrip()
        while stringWidth(f"{last}…", fonts.REGULAR, size) > width:
            last = last[:-1].rstrip()
        lines[most - 1 :] = [f"{last}…"]
    lower = max(len(lines) - 1, 0) * leading(size) if large else 0
    return Running([line.rstrip() for line in lines], lower)


def _fits_beside(paper: Paper) -> bool:
    if {form.language for form in paper.forms} != {"kk", "ru"}:
        return False
    blocks = [block for form in paper.forms for block in form.blocks]
    if any(block.kind == "row" and len(block.cells) > _COLUMNS_BESIDE for block in blocks):
        return False
    return height(_head(paper, Tag("Sect")), page_sizes.ACROSS_WIDTH) <= _HEAD_BESIDE


def _beside(paper: Paper, root: Tag) -> Arrangement:
    """Each copy with Kazakh in the left column and Russian in the right, below one letterhead."""
    columns = sorted(paper.forms, key=lambda form: form.language)
    shared = all(form.blocks[:1] and form.blocks[0].kind == "letterhead" for form in columns)
    head = height(_head(paper, Tag("Sect")), page_sizes.ACROSS_WIDTH) if shared else 0.0
    if shared:
        columns = [replace(form, blocks=form.blocks[1:]) for form in columns]
    setting = _setting_beside(paper, columns, page_sizes.below_head(head))
    # What stands above both columns is the left one's.
    running = _running(paper, columns[0], page_sizes.ACROSS_WIDTH, large=False)
    parts = []
    for copy in range(max(form.head.copies for form in columns)):
        section = root.within("Sect")
        above = [*_head(paper, section), NextRoom()] if shared else []
        for form, sheet in zip(columns, page_sizes.columns(head), strict=True):
            told, story = _composed(paper, form, setting, copy)
            section.parts.append(told)
            sheets = filled([*above, *whole(story)], sheet)
            beside = form is not columns[0]
            parts.append(Part(sheet, sheets, [section], running, beside=beside))
            above = []
    return Arrangement(parts, root)


def _setting_beside(paper: Paper, columns: Sequence[FilledForm], room: float) -> Setting:
    """A little smaller if all of the paper then has room on one sheet."""
    for setting in HALVES:
        stories = [_composed(paper, form, setting)[1] for form in columns]
        if all(height(start + end, page_sizes.COLUMN) <= room for start, end in stories):
            return setting
    return HALVES[0]


def _composed(paper: Paper, form: FilledForm, setting: Setting, copy: int = 0) -> Composed:
    """One copy: above its words it says whose it is, if the form tells them apart."""
    if copy < len(form.head.halves):
        whose = Block("note", ((form.head.halves[copy],),))
        form = replace(form, blocks=(whose, *form.blocks))
    composition = Composition(form, paper.letterhead, setting)
    return composition.section, composition.flowables()


def _head(paper: Paper, section: Tag) -> list[Flowable]:
    terms = paper.forms[0].terms
    return letterhead(paper.letterhead, terms, HALVES[0].size + 1, section, stacked=False)
