"""A paper issued again from its own words: another number and day, and whose place it takes.

The day is changed in the line that bears the paper's number and day: other days are facts. The
number is changed wherever the paper names itself; the notice of an award also names the decision,
which stays what it was.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app import wording
from desktop_app.documents import words
from desktop_app.documents.forms.filling import FilledForm
from desktop_app.documents.forms.markup import Block
from desktop_app.documents.letters.paper import Paper
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_NAMES_ITS_DECISION = {"award_notice"}

IN_PLACE_OF = N_("Issued in place of No. {number} of {date}, which was annulled.")


class NoNumberInWords(ValueError):
    """A form that does not say the paper's number: its words can't be given another one."""


def again(paper: Paper, number: str, issued_on: date) -> Paper:
    """The same words under another number; NoNumberInWords where they do not say theirs."""
    forms = tuple(_again(paper, form, number, issued_on) for form in paper.forms)
    return replace(paper, number=number, issued_on=issued_on, forms=forms)


def _again(paper: Paper, form: FilledForm, number: str, issued_on: date) -> FilledForm:
    said = re.compile(rf"(?<!\w){re.escape(paper.number)}(?!\w)")
    bearing = [
        place
        for place, block in enumerate(form.blocks)
        if any(said.search(piece) for cell in block.cells for piece in cell)
    ]
    if not paper.number or not bearing:
        raise NoNumberInWords(paper.kind)
    place = next((each for each in bearing if form.blocks[each].kind == "between"), bearing[0])
    before, after = _day(paper.issued_on, form.language), _day(issued_on, form.language)

    def renumbered(piece: str) -> str:
        return said.sub(lambda _: number, piece)

    def changed(piece: str) -> str:
        return after if piece.strip() == before else renumbered(piece)

    def elsewhere(part: Block) -> Block:
        return part if paper.kind in _NAMES_ITS_DECISION else _changed(part, renumbered)

    sentence = translator(form.language).gettext(IN_PLACE_OF)
    told = sentence.format(number=paper.number, date=wording.day(paper.issued_on))
    blocks = [
        *map(elsewhere, form.blocks[:place]),
        _changed(form.blocks[place], changed),
        Block("plain", ((told,),)),
        *map(elsewhere, form.blocks[place + 1 :]),
    ]
    return replace(form, blocks=tuple(blocks))


def _day(day: date, language: str) -> str:
    return words.date_in_words(day, language)


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    return replace(block, cells=tuple(tuple(map(change, cell)) for cell in block.cells))
