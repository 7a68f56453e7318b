"""The awards of a child: each decision and each change of it, who made it and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.section import Section
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.services.children.file import Award, ChildFile
from desktop_app.translation import _


@dataclass(frozen=True)
class AwardLine:
    """A decision to award, or what the head changed in it since."""

    award: Award
    at: datetime
    who: str
    what: str
    why: str
    steps: tuple[Step, ...]


def spans_words(spans: tuple[tuple[Month, Month], ...]) -> str:
    """``September 2025 – January 2026; April 2026``."""
    language = translation.current()
    return "; ".join(
        " – ".join(dict.fromkeys(wording.month(month, language) for month in span))
        for span in spans
    )


def lines(file: ChildFile, context: Context) -> list[AwardLine]:
    """The newest first."""
    of_decision = {award.row.decision_id: award for award in file.awards}
    found = [_decided(award) for award in file.awards]
    found += [
        AwardLine(
            of_decision[row.decision_id],
            row.made_at,
            row.made_by,
            ". ".join(context.words(step) for step in row.steps),
            row.why,
            row.steps,
        )
        for row in file.amendments
    ]
    return sorted(found, key=lambda line: line.at, reverse=True)


def _decided(award: Award) -> AwardLine:
    decision = award.decision
    months = ((decision.first, decision.last),) if decision.first and decision.last else ()
    what = _("Awarded: {months}").format(months=spans_words(months))
    return AwardLine(award, decision.decided_at, decision.decided_by, what, "", decision.steps)


def rests_on(file: ChildFile) -> str:
    """Which day of birth an award rests on that the card does not say any more."""
    words = _(
        "The award was decided on a date of birth that was wrong: {old}. The card says {new}."
    )
    return " ".join(
        words.format(old=wording.day(each.on), new=wording.day(each.now)) for each in file.resting
    )


def awards(opened: Callable[[AwardLine], None]) -> Section[AwardLine]:
    return Section(
        _("Awards"),
        [
            Column(_("When"), lambda row: wording.moment(row.at), width=130),
            Column(_("Who"), lambda row: row.who, width=125),
            Column(_("Payee"), lambda row: row.award.row.payee_name, width=210),
            Column(_("What"), lambda row: row.what),
            Column(_("Why"), lambda row: row.why, width=200),
        ],
        _("No award."),
        opened,
    )


def who_must(context: Context) -> str:
    """Why an award can't be changed by whoever works; empty for the head."""
    if context.desk.may(Act.AMEND_AWARD):
        return ""
    return _("Only the head changes an award.")
