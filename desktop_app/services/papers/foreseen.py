"""The papers of an act before it is done: it is done in a transaction that is never kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.law.steps import N_
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.looks import Way
from desktop_app.services import drawing
from desktop_app.services.desk import Desk, OnlyLookedAt
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.looks.looking import look_at_papers

_NOT_DRAWABLE = N_("What is written can't be laid out on a page. Nothing was issued.")

ActAt = Callable[[Desk], Any]
"""An act of the office, given the desk at which it is done or only looked at."""


@dataclass(frozen=True)
class Foreseen:
    """The pages of ``count`` papers, one after the other; where none is issued, no pages.

    ``whole`` is False where there are more papers than are shown.
    """

    pdf: bytes
    count: int
    whole: bool = True


NOTHING = Foreseen(b"", 0)


def foresee(desk: Desk, act: ActAt, *, is_typed: bool = False) -> Foreseen:
    """What an act would issue, the place of its number left; nothing is kept, nothing numbered.

    ``is_typed`` says that it is about somebody who is being typed in: nobody on file is looked at.
    Whatever the act itself refuses with is raised; Trouble where it can't be laid out on a page.
    """
    drafting = replace(desk, drafting=True)
    try:
        act(drafting)
    except OnlyLookedAt as looked_at:
        if not is_typed:
            look_at_papers(desk, [row for row, _words in looked_at.papers], Way.OPENED)
        return Foreseen(pages(looked_at), len(looked_at.papers))
    return NOTHING


def foresee_all(desk: Desk, acts: Sequence[ActAt], *, most: int, title: str) -> Foreseen:
    """What the first of many acts would issue, at most so many of them.

    What one of them meets is told when it is done; here it is passed over.
    """
    from desktop_app.documents.pdf.merging import merged

    found = []
    for act in acts[:most]:
        try:
            found.append(foresee(desk, act))
        except (Trouble, EntryError, ChangedMeanwhile):
            continue
    papers = [each for each in found if each.count]
    if not papers:
        return NOTHING
    pdf = papers[0].pdf if len(papers) == 1 else merged((each.pdf for each in papers), title)
    return Foreseen(pdf, sum(each.count for each in papers), whole=len(acts) <= most)


def pages(looked_at: OnlyLookedAt) -> bytes:
    """The pages of what was only looked at. Trouble where it can't be laid out."""
    from desktop_app.documents.pdf.merging import merged

    try:
        drawn = [drawing.file_of(words, used_now=True)[0] for _row, words in looked_at.papers]
    except (ValueError, RuntimeError) as error:
        raise Trouble(_NOT_DRAWABLE) from error
    return drawn[0] if len(drawn) == 1 else merged(drawn, "") if drawn else b""
