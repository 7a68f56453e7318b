"""What is next with a complaint: what its status asks for (R-9, R-10)."""

from datetime import date

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.complaints.acts import ComplaintActs
from desktop_app.gui.context import Context
from desktop_app.gui.frames.next_card import Action, NextStep
from desktop_app.law.days import Days
from desktop_app.law.steps import Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval
from desktop_app.records.kinds import ComplaintOutcome, ComplaintStatus, NoticeKind
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.complaints.file import ComplaintFile
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import N_, _


def next_step(file: ComplaintFile, acts: ComplaintActs, context: Context) -> NextStep:
    """What the status of the complaint asks for."""
    if file.waiting is not None:
        return _in_the_tray(file.waiting, acts, context)
    match file.complaint.status:
        case ComplaintStatus.ANSWERED:
            return _answered(file, acts)
        case ComplaintStatus.SENT_ON:
            return _sent_on(file, acts)
        case ComplaintStatus.WITHDRAWN:
            return _withdrawn(file, acts)
        case ComplaintStatus.NOT_CONSIDERED:
            to_list = Action(_("To complaints"), lambda: context.go(places.COMPLAINTS), "list")
            name = Action(
                _("It names somebody…"), acts.name_complainant, "name", Act.CORRECT_COMPLAINT
            )
            return NextStep(_("It names nobody: it is kept and not considered."), to_list, (name,))
        case _ if file.complaint.body.is_elsewhere:
            return _to_send_on(file, acts, context)
        case _:
            return _to_answer(file, acts, context)


def _in_the_tray(waiting: Approval, acts: ComplaintActs, context: Context) -> NextStep:
    is_head = context.desk.may(Act.SIGN)
    prepared = f"{waiting.prepared_by}, {wording.moment(waiting.prepared_at)}"
    draft = Action(_("Look at the draft"), acts.show_draft, "draft")
    tray = Action(_("All that waits for a signature"), acts.open_to_sign, "tray")
    sign = Action(_("Sign and issue"), acts.sign, "sign")
    return NextStep(
        _("Waits for your signature.") if is_head else _("Waits for the head's signature."),
        sign if is_head else draft,
        (draft, tray) if is_head else (tray,),
        facts=((_("Paper"), _(KIND_WORDS[waiting.kind])), (_("Prepared"), prepared)),
    )


def _sent_back(file: ComplaintFile) -> Step | None:
    if file.sent_back is None:
        return None
    values: dict[str, Value] = {
        "paper": KIND_WORDS[file.sent_back.kind],
        "why": as_is(file.sent_back.why),
    }
    return Step(N_("The head sent it back: {paper}. {why}"), "", values)


def _mistaken(acts: ComplaintActs) -> tuple[Action, ...]:
    return (
        Action(_("Correct…"), acts.correct, "correct", Act.CORRECT_COMPLAINT),
        Action(_("Withdraw…"), acts.withdraw, "withdraw", Act.WITHDRAW_COMPLAINT),
    )


def _to_answer(file: ComplaintFile, acts: ComplaintActs, context: Context) -> NextStep:
    complaint = file.complaint
    late = context.desk.today() > complaint.considered_by
    sentence = _("Consider it on its merits and answer by {day}.")
    if late:
        sentence = _("The time to consider it ended on {day}: answer it now.")
    extend = Action(_("Extend the time…"), acts.extend, "extend", Act.EXTEND_COMPLAINT)
    reasons = " ".join(complaint.extended_why.splitlines())
    return NextStep(
        sentence.format(day=_day(complaint.considered_by)),
        Action(
            _prepares(context, _("Answer…"), _("Prepare the answer…")),
            acts.answer,
            "answer",
            Act.ANSWER_COMPLAINT,
        ),
        (*(() if late else (extend,)), *_mistaken(acts)),
        ((_("Why extended"), reasons),),
        trouble=_sent_back(file),
    )


def _to_send_on(file: ComplaintFile, acts: ComplaintActs, context: Context) -> NextStep:
    complaint = file.complaint
    late = context.desk.today() > complaint.due
    sentence = _(
        "Send it on with its file by {day}, unless what it asks for is granted wholly by then."
    )
    if late:
        sentence = _("The time to send it on ended on {day}: send it on now.")
    satisfy = Action(_("Satisfy it wholly…"), acts.answer, "answer", Act.ANSWER_COMPLAINT)
    send = _prepares(context, _("Send on…"), _("Prepare the covering letter…"))
    return NextStep(
        sentence.format(day=_day(complaint.due)),
        Action(send, acts.send_on, "sendOn", Act.SEND_COMPLAINT_ON),
        (*(() if late else (satisfy,)), *_mistaken(acts)),
        trouble=_sent_back(file),
    )


def _prepares(context: Context, heads: str, others: str) -> str:
    return heads if context.desk.may(Act.SIGN) else others


def _answered(file: ComplaintFile, acts: ComplaintActs) -> NextStep:
    complaint = file.complaint
    assert complaint.answered_at is not None
    outcome = _(complaint_words.OUTCOME[meaning_of(ComplaintOutcome, complaint.outcome)])
    shown = _shown(file, acts, NoticeKind.COMPLAINT_ANSWER, _("Show the answer"))
    return NextStep(
        _("It was answered. Whoever disagrees with the answer may go to court (R-10)."),
        shown,
        facts=(
            (_("Outcome"), outcome),
            (_("Answered"), f"{wording.moment(complaint.answered_at)}, {complaint.answered_by}"),
            (_("Answer"), complaint.answer),
        ),
    )


def _sent_on(file: ComplaintFile, acts: ComplaintActs) -> NextStep:
    complaint = file.complaint
    return NextStep(
        _("The complaint and its file were sent on to whom considers it."),
        _shown(file, acts, NoticeKind.COMPLAINT_COVER, _("Show the covering letter")),
        facts=(
            (_("Sent to"), complaint.sent_on_to),
            (_("Sent on"), wording.moment(complaint.sent_on_at)),
        ),
    )


def _withdrawn(file: ComplaintFile, acts: ComplaintActs) -> NextStep:
    return NextStep(
        _("The complainant took the complaint back."),
        _shown(file, acts, NoticeKind.COMPLAINT_SLIP, _("Show the registration slip")),
        facts=((_("Why"), file.complaint.withdrawn_why),),
    )


def _shown(file: ComplaintFile, acts: ComplaintActs, kind: NoticeKind, words: str) -> Action:
    paper = file.paper(kind)
    assert paper is not None
    return Action(words, lambda: acts.show(paper), "show")


def _day(day: date) -> str:
    return wording.days(Days.one(day), translation.current())
