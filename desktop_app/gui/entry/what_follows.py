"""What follows from the checklist as it stands: which paper, and what it will say."""

from desktop_app import translation
from desktop_app.gui.parts.pieces import Banner
from desktop_app.law.checklist import Outcome, Presented
from desktop_app.records.kinds import NoticeKind
from desktop_app.translation import _
from desktop_app.wording import day


class WhatFollows(Banner):
    """Green when the package is complete, amber with what is lacking when it is not."""

    def show_outcome(self, answer: NoticeKind, outcome: Outcome) -> None:
        """``answer`` is the paper that registering would issue."""
        self.say("good" if outcome.complete else "warn", _follows(answer, outcome))


def register_words(answer: NoticeKind) -> str:
    """What the button that registers says it does."""
    match answer:
        case NoticeKind.APPENDIX_TWO_REFUSAL:
            return _("Register and refuse (Appendix 2)")
        case NoticeKind.ACCEPTANCE:
            return _("Register and notify (Appendix 3)")
        case _:
            return _("Register and print the receipt slip")


def _follows(answer: NoticeKind, outcome: Outcome) -> str:
    if answer is NoticeKind.APPENDIX_TWO_REFUSAL:
        return "\n".join([_("What follows: a refusal on the Appendix 2 form."), *_lacking(outcome)])
    if not outcome.complete:
        hint = _("What follows: a receipt slip. The head will be proposed a refusal (D-8).")
        return "\n".join([hint, *_lacking(outcome)])
    if answer is NoticeKind.ACCEPTANCE:
        return _("Everything is here. What follows: the notification of acceptance.")
    return _("Everything is here. What follows: the receipt slip.")


def _lacking(outcome: Outcome) -> list[str]:
    lines = []
    if outcome.missing:
        listed = "; ".join(_name(document) for document in outcome.missing)
        lines.append(_("Missing: {documents}").format(documents=listed))
    if outcome.expired:
        listed = "; ".join(f"{_name(d)} ({day(d.expires_on)})" for d in outcome.expired)
        lines.append(_("Expired: {documents}").format(documents=listed))
    return lines


def _name(document: Presented) -> str:
    return document.item.name_kk if translation.current() == "kk" else document.item.name_ru
