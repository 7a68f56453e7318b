"""What is next in a case: what each status asks for."""

from desktop_app import translation, wording
from desktop_app.gui import words
from desktop_app.gui.applications.acts import CaseActs
from desktop_app.gui.award_papers import NEEDED, said
from desktop_app.gui.children.awards import spans_words
from desktop_app.gui.context import Context
from desktop_app.gui.frames.next_card import Action, Ground, NextStep
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.checklist import Presented
from desktop_app.records.acts import Act
from desktop_app.records.hearings import Hearing
from desktop_app.records.kinds import InstructionLanguage, NoticeKind, Service, Status
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.applications.evidence import GROUND_OF_LACK
from desktop_app.services.awards.deciding import Proposal
from desktop_app.services.awards.take_over import TakeOver
from desktop_app.services.cases.file import CaseFile
from desktop_app.services.record_words import ground_words
from desktop_app.services.sums.award_table import TableLine
from desktop_app.translation import _


def next_step(case: CaseFile, acts: CaseActs, context: Context) -> NextStep:
    """What the status of the case asks for."""
    of_home_education = case.application.service is Service.HOME_EDUCATION
    match case.application.status:
        case Status.REGISTERED if of_home_education:
            return _to_consider(acts)
        case Status.CONSIDERED:
            return _to_order(case, acts)
        case Status.ORDERED:
            return _after_the_order(case, acts)
        case Status.REGISTERED:
            return _to_decide(case, acts, context)
        case Status.AWARDED:
            return _awarded(case, acts)
        case Status.REFUSED:
            return _refused(case, acts)
        case _:
            return _withdrawn(case, acts)


def _withdraw(acts: CaseActs) -> Action:
    return Action(_("Withdraw…"), acts.withdraw, "withdraw", Act.WITHDRAW_APPLICATION)


def _to_consider(acts: CaseActs) -> NextStep:
    return NextStep(
        _("The documents are accepted. The head sets the class and the language of instruction."),
        Action(_("Set class and language…"), acts.consider, "consider", Act.CONSIDER),
        (_withdraw(acts),),
    )


def _to_order(case: CaseFile, acts: CaseActs) -> NextStep:
    application = case.application
    return NextStep(
        _("Class and language are set. The head issues the order of admission."),
        Action(_("Issue the order…"), acts.issue_order, "order", Act.ISSUE_ORDER),
        (
            Action(_("Set class and language again…"), acts.consider, "again", Act.CONSIDER),
            _withdraw(acts),
        ),
        (
            (_("Class"), application.class_name),
            (
                _("Language of instruction"),
                words.words(meaning_of(InstructionLanguage, application.instruction_language)),
            ),
        ),
    )


def _after_the_order(case: CaseFile, acts: CaseActs) -> NextStep:
    order = case.order
    assert order is not None
    number_and_date = _("{number} of {date}").format(
        number=order.number, date=wording.day(order.issued_on)
    )
    known = (
        (_("Order"), number_and_date),
        (_("Period"), f"{wording.day(order.first_day)} – {wording.day(order.last_day)}"),
    )
    another = Action(
        _("Another certificate…"), acts.issue_certificate, "certificate", Act.PREPARE_CERTIFICATE
    )
    waits = any(paper.kind is NoticeKind.CERTIFICATE for paper in case.waiting)
    if waits and not case.certified:
        return NextStep(
            _("The order is issued. The certificate waits for the head's signature."),
            Action(_("Papers to sign"), acts.open_to_sign, "tray"),
            (another,),
            known,
        )
    if not case.certified and AwardPaper.CERTIFICATE in case.papers_asked.required:
        sentence = said(AwardPaper.CERTIFICATE, NEEDED)
        issue = Action(
            _("Issue the certificate…"),
            acts.issue_certificate,
            "certificate",
            Act.PREPARE_CERTIFICATE,
        )
        return NextStep(sentence, issue, facts=known)
    if case.reimbursement is not None:
        sentence = _("The reimbursement was applied for: {number}.")
        return NextStep(
            sentence.format(number=case.reimbursement.number),
            Action(_("Open that application"), acts.open_reimbursement, "reimbursement"),
            (another,),
            known,
        )
    sentence = _("The certificate is there. One of the parents can apply for the reimbursement.")
    if not case.certified:
        sentence = said(case.papers_asked.months_by, NEEDED)
    return NextStep(
        sentence,
        Action(
            _("Apply for reimbursement"),
            acts.apply_for_reimbursement,
            "reimbursement",
            Act.REGISTER_APPLICATION,
        ),
        (another,),
        known,
    )


def _to_decide(case: CaseFile, acts: CaseActs, context: Context) -> NextStep:
    refuse = Action(_("Refuse on other grounds…"), acts.refuse, "refuse", Act.DECIDE)
    if case.proposal is None:
        return NextStep(
            _("The decision can't be prepared yet."),
            Action(_("Open Settings"), acts.open_settings, "settings"),
            (refuse, _withdraw(acts)),
            trouble=case.trouble,
        )
    judgement, offer = case.proposal.judgement, case.proposal.take_over
    others: tuple[Action, ...] = (_elsewhere(acts), refuse, _withdraw(acts))
    if case.proposal.awaited:
        return _not_proven(case, acts, context)
    pass_on = Action(_("Pass it to this payee…"), acts.pass_on, "passOn", Act.DECIDE)
    if judgement.first is None or judgement.last is None:
        if offer is None and not _is_heard(case):
            return _to_hear(case, acts, context, others)
        refuse_now = Action(_("Refuse and print the notice"), acts.decide, "decide", Act.DECIDE)
        return NextStep(
            _("By the law the reimbursement is to be refused.") if offer is None else _held(offer),
            refuse_now if offer is None else pass_on,
            others if offer is None else (refuse_now, *others),
            refused=tuple(
                (ground_words(ground), _facts_behind(ground, case.proposal, context))
                for ground in judgement.grounds
            ),
        )
    sentence = _("By the law the reimbursement is to be awarded.")
    others = (others[0], *_heard_before_other_grounds(case, acts), *others[1:])
    return NextStep(
        sentence if offer is None else f"{sentence} {_held(offer)}",
        Action(_("Award and print the notice"), acts.decide, "decide", Act.DECIDE),
        others if offer is None else (pass_on, *others),
        (
            (_("Months"), spans_words(judgement.spans)),
            *map(_table_line, case.proposal.table),
            (_("Account"), case.application.iban),
            (_("Hearing before a refusal"), _days_words(case)),
        ),
        steps=judgement.steps,
    )


def _is_heard(case: CaseFile) -> bool:
    return case.heard_of_refusal is not None and case.heard_of_refusal.is_settled


def _days_words(case: CaseFile) -> str:
    """Whether the term still holds a hearing: said from the day of registration on."""
    days = case.to_hear
    if days is None or days.last is None or _is_heard(case):
        return ""
    if not days.holds_one:
        return _("the term does not hold one any more")
    return _("called today, from {first} to {last}").format(
        first=wording.day(days.first), last=wording.day(days.last)
    )


def _to_hear(
    case: CaseFile, acts: CaseActs, context: Context, others: tuple[Action, ...]
) -> NextStep:
    """The applicant is heard before the refusal, or it is put on file why not."""
    assert case.proposal is not None
    proposal, called = case.proposal, case.heard_of_refusal
    leave_out = Action(
        _("Nobody is heard…"), acts.leave_hearing_out, "leaveOut", Act.LEAVE_HEARING_OUT
    )
    grounds = tuple(
        (ground_words(ground), _facts_behind(ground, proposal, context))
        for ground in proposal.judgement.grounds
    )
    if called is not None and called.held_at is not None:
        sentence = _("The applicant is called to a hearing: {when}, {place}.")
        words = sentence.format(when=wording.moment(called.held_at), place=called.place)
        return NextStep(words, _put_down(called, acts), (leave_out, *others), refused=grounds)
    call = Action(_("Call to a hearing…"), acts.call_hearing, "callHearing", Act.CALL_HEARING)
    sentence = _("By the law the reimbursement is to be refused. The applicant is heard before.")
    days = case.to_hear
    if days is not None and days.last is not None and not days.holds_one:
        sentence = _(
            "By the law the reimbursement is to be refused. The term does not hold a hearing any "
            "more: a notice of today allows it from {first}, and it is decided by {last}."
        ).format(first=wording.day(days.first), last=wording.day(days.last))
        return NextStep(sentence, leave_out, others, refused=grounds)
    return NextStep(sentence, call, (leave_out, *others), refused=grounds)


def _heard_before_other_grounds(case: CaseFile, acts: CaseActs) -> tuple[Action, ...]:
    """Whom the head means to refuse on what people established is heard before, too (APC 73)."""
    called = case.heard_of_refusal
    if called is None:
        words = _("Call to a hearing…")
        return (Action(words, acts.call_hearing, "callHearing", Act.CALL_HEARING),)
    return () if called.is_settled else (_put_down(called, acts),)


def _not_proven(case: CaseFile, acts: CaseActs, context: Context) -> NextStep:
    """Nothing is proposed without proof; the head can refuse for it all the same (D-8)."""
    proposal = case.proposal
    assert proposal is not None
    lacking = tuple(context.words(each.lacking) for each in proposal.awaited if each.lacking)
    return NextStep(
        _("Nothing can be awarded yet: proof is lacking. Until it is there, this ground applies:"),
        Action(_("Record a document…"), acts.record_evidence, "evidence", Act.RECORD_EVIDENCE),
        (
            *_heard_before_other_grounds(case, acts),
            Action(_("Refuse…"), acts.refuse, "refuse", Act.DECIDE),
            _withdraw(acts),
        ),
        refused=((ground_words(GROUND_OF_LACK), lacking),),
    )


def _facts_behind(ground: int, proposal: Proposal, context: Context) -> tuple[str, ...]:
    reasons = proposal.judgement.reasons
    return tuple(context.words(why.fact) for why in reasons if why.ground == ground)


def _held(offer: TakeOver) -> str:
    """Who is paid for the child now."""
    names = ", ".join(dict.fromkeys(each.payee_name for each in offer.holders))
    return _(
        "Another payee is paid for this child: {names}. The head may pass the award to this "
        "applicant from a month on (D-3)."
    ).format(names=names)


def _table_line(line: TableLine) -> tuple[str, str]:
    """A payment period of the award, with its sum or what the sum waits for, and its months."""
    language = translation.current()
    name = line.name.kk if language == "kk" else line.name.ru
    if line.amount is not None:
        amount = wording.tenge(line.amount)
    elif line.period is None:
        amount = _("by the school terms of that year")
    else:
        amount = _("by the MCI of that year")
    return name, f"{amount} ({wording.month_names(line.months, language)})"


def _awarded(case: CaseFile, acts: CaseActs) -> NextStep:
    decision = case.decision
    assert decision is not None
    assert decision.first is not None
    assert decision.last is not None
    decided = f"{wording.moment(decision.decided_at)}, {decision.decided_by}"
    sentence, changed = _("Awarded. It is paid with the payout of each period."), ""
    if case.change is not None:
        sentence = _("Awarded, and changed since: the child's card says what stands now.")
        changed = f"{wording.moment(case.change.made_at)}, {case.change.made_by}"
    return NextStep(
        sentence,
        Action(_("Open the child's card"), acts.open_child, "child"),
        (
            *_called(case, acts),
            Action(_("Reasons"), acts.show_steps, "why"),
            *_show(case, acts, NoticeKind.AWARD),
        ),
        (
            (_("Months"), spans_words(((decision.first, decision.last),))),
            (_("Paid so far"), wording.tenge(case.paid_out)),
            (_("Returned"), wording.tenge(case.returned) if case.returned else ""),
            (_("Account"), decision.iban),
            (_("Decided"), decided),
            (_("Changed"), changed),
        ),
    )


def _elsewhere(acts: CaseActs) -> Action:
    """One letter to a body elsewhere, or one more: those that wait have their own card."""
    return Action(_("Ask a body elsewhere…"), acts.ask_elsewhere, "ask", Act.SEND_REQUEST)


def _called(case: CaseFile, acts: CaseActs) -> tuple[Action, ...]:
    """A hearing before a termination or a demand that nobody has put down yet."""
    waiting = (each for each in case.hearings if not each.is_settled)
    return tuple(_put_down(each, acts) for each in waiting)[:1]


def _put_down(called: Hearing, acts: CaseActs) -> Action:
    words = _("Put down what was said…")
    return Action(words, lambda: acts.put_down(called), "putDown", Act.PUT_DOWN_HEARING)


def _refused(case: CaseFile, acts: CaseActs) -> NextStep:
    decision = case.decision
    shown = _show(case, acts, NoticeKind.APPENDIX_TWO_REFUSAL, NoticeKind.AWARD_REFUSAL)
    if decision is None:
        again = Action(_("New application"), acts.apply_again, "again", Act.REGISTER_APPLICATION)
        first, *others = (*shown, again)
        sentence = _("Refused: the package was incomplete or had expired documents.")
        return NextStep(sentence, first, tuple(others), refused=_lacking(case))
    again = Action(
        _("New application"), acts.apply_for_reimbursement, "again", Act.REGISTER_APPLICATION
    )
    first, *others = (*shown, again)
    return NextStep(
        _("Refused on {date}. Decided by: {who}").format(
            date=wording.day(decision.decided_at.date()), who=decision.decided_by
        ),
        first,
        tuple(others),
        refused=tuple((ground_words(ground), ()) for ground in decision.grounds),
        steps=decision.steps,
    )


def _lacking(case: CaseFile) -> tuple[Ground, ...]:
    """The documents that an Appendix 2 refusal names."""
    outcome = case.lacking
    assert outcome is not None
    missing = tuple(_name(document) for document in outcome.missing)
    expired = tuple(
        f"{_name(document)} ({wording.day(document.expires_on)})" for document in outcome.expired
    )
    return tuple(
        (heading, names)
        for heading, names in (
            (_("Missing documents:"), missing),
            (_("Expired documents:"), expired),
        )
        if names
    )


def _name(document: Presented) -> str:
    return words.document_name(document.item)


def _withdrawn(case: CaseFile, acts: CaseActs) -> NextStep:
    of_home_education = case.application.service is Service.HOME_EDUCATION
    again = acts.apply_again if of_home_education else acts.apply_for_reimbursement
    return NextStep(
        _("The applicant took the application back."),
        Action(_("New application"), again, "again", Act.REGISTER_APPLICATION),
        facts=((_("Why"), case.application.withdrawn_why),),
    )


def _show(case: CaseFile, acts: CaseActs, *kinds: NoticeKind) -> tuple[Action, ...]:
    """The button that shows the paper of the outcome; none where it is not on file."""
    paper = case.paper(*kinds)
    if paper is None:
        return ()
    shown = _("Show the notice") if paper.kind is NoticeKind.AWARD else _("Show the refusal")
    return (Action(shown, lambda: acts.show(paper), "show"),)
