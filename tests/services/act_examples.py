"""One example of each act of the office, done at a desk on the stage of `act_stage`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop_app.documents.payouts import layout_start
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.acts import Act
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import ExtensionEntry
from desktop_app.records.debts import (
    CourtEntry,
    Instalment,
    RepaymentEntry,
    ScheduleEntry,
    SetOffEntry,
    WriteOffEntry,
)
from desktop_app.records.decisions import Ending, NoticeRow
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import (
    DebtEntryKind,
    DeliveryWay,
    InstructionLanguage,
    MessageAnswer,
    NoticeKind,
    PaperLanguage,
    PrintingWay,
    Register,
    Role,
)
from desktop_app.records.likeness import Said
from desktop_app.records.outside_numbers import Bearer, NumberEntry, Whose
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.records.people import Office, PersonEntry
from desktop_app.records.requests import RequestAnswer, RequestOutcome
from desktop_app.records.substitutions import SubstitutionEntry
from desktop_app.services.applications import evidence, home_education, registering
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.awards import (
    amendments,
    before_end,
    calculation_slip,
    deciding,
    events,
    payee_ends,
    terminations,
)
from desktop_app.services.backups import making, restoring
from desktop_app.services.bank import lists
from desktop_app.services.cases import alike, merging, whole_person
from desktop_app.services.children import sums_received
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.debts import demands
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.decisions import read_otherwise
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.forms import own_forms, own_layouts
from desktop_app.services.importing import confirming
from desktop_app.services.importing import register as importing
from desktop_app.services.law_values import calendar, law_watch
from desktop_app.services.messages import proactive
from desktop_app.services.office import clock, lock_time, schools, state
from desktop_app.services.office import details as office
from desktop_app.services.papers import hearings, issued, outside_numbers, requests, tray
from desktop_app.services.payouts import bank_answers, cycle, substitutions
from desktop_app.services.people import keeping as people
from desktop_app.services.people import without_iin
from desktop_app.services.post import delivery, signing
from desktop_app.services.registers import numbering
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import deliveries
from desktop_app.storage.reports.today import endings
from tests.builders import Clock, a_school, home_education_entry, make_iban
from tests.services.act_paper import AN_ACT
from tests.services.act_stage import A_REQUEST, DECREE, FIRST, LAST, NOW, Stage, a_message
from tests.services.acts import LEFT_OUT
from tests.services.backups.backups import a_backup
from tests.services.complaint_acts import ANSWER, SENDING, a_complaint
from tests.services.decision_acts import a_decision
from tests.services.evidence_acts import FOUND
from tests.services.import_acts import NOBODY

WHY = "Қате жазылған"
ALL = frozenset(Role)
CLERK = frozenset({Role.CLERK})
Call = Callable[[Desk, Stage], Any]


@dataclass(frozen=True)
class Example:
    """``makes``: the roles that only put something new on file by it, which has no before.

    ``by_head``: what it is at once where the head does it.
    ``again``: why the same may be done once more from what was seen; empty where it may not.
    """

    call: Call
    makes: frozenset[Role] = frozenset()
    by_head: Act | None = None
    again: str = ""


_ANOTHER = "it puts another one on file each time"
_NO_ROW = "it changes no row that was seen"


def _paper(desk: Desk, stage: Stage, kind: NoticeKind) -> NoticeRow:
    """A paper that who works now issued, of this kind if there is one; or else any."""
    own = [each for each in stage.papers if each.issued_by_id == desk.worker.id]
    return next((each for each in own if each.kind is kind), (own or stage.papers)[0])


def _ending(desk: Desk) -> Ending:
    """An award that ends with a term."""
    with desk.database.read() as connection:
        found = endings(connection, Month(2025, 1), Month(2030, 12))
    return next(each for each in found if each.cause in before_end.CAUSES)


def _prepared(desk: Desk, stage: Stage) -> Approval:
    """What who works now prepared, or else what anybody did."""
    own = [each for each in stage.prepared if each.prepared_by_id == desk.worker.id]
    return (own or stage.prepared)[0]


def _change_person(desk: Desk, stage: Stage) -> None:
    fields = {name: getattr(stage.applicant, name) for name in PersonEntry.__dataclass_fields__}
    entry = PersonEntry(**{**fields, "phone": "+7 700 999 99 99"})
    people.update(desk, stage.applicant.id, stage.applicant.version, entry)


def _change_form(desk: Desk, stage: Stage) -> None:
    form = own_forms.opened("receipt_slip", "kk")
    own_forms.save(desk, replace(form, stored=None), form.shipped + "\nҚош келдіңіз.")


def _change_layout(desk: Desk, stage: Stage) -> None:
    path = stage.registers[0].with_name("layout.xlsx")
    layout_start.write(path, "kk")
    own_layouts.use(desk, path, "kk")


def _tick(desk: Desk, stage: Stage) -> Any:
    keys = {check.key for check in stage.draft.checks}
    return cycle.mark_seen(desk, stage.draft, keys)


def _save_school(desk: Desk, stage: Stage) -> None:
    office.save_school(desk, a_school(id=stage.school, phone="+7 727 111 11 11"))


def _all_paid(desk: Desk, stage: Stage) -> None:
    bank_answers.all_paid(desk, stage.payouts[-1].id, NOW)


def _statement(desk: Desk, stage: Stage) -> None:
    whose = stage.overpaid
    sums_received.issue(desk, whose.child_id, whose.applicant_id, NOW.year, PaperLanguage.RUSSIAN)


def _remember(desk: Desk, stage: Stage) -> None:
    importing.remember_headings(desk, importing.open_register(desk, stage.registers[1]))


def _confirm(desk: Desk, _stage: Stage) -> None:
    confirming.confirm(desk, {award.decision_id for award in confirming.waiting(desk).first})


def _bring_in(desk: Desk, stage: Stage) -> None:
    register = importing.open_register(desk, stage.registers[1])
    unknown = [each.column for each in register.matched.headings if not each.code]
    named = importing.with_headings(register, dict.fromkeys(unknown, "iban"))
    importing.bring_in(desk, importing.check(desk, named, answers=NOBODY))


def _annul_delivery(desk: Desk, stage: Stage) -> None:
    paper = _award_paper(desk, stage)
    with desk.database.read() as connection:
        found = deliveries.of_notice(connection, paper.id)[0]
    delivery.annul(desk, found.id, WHY)


def _award_paper(desk: Desk, stage: Stage) -> NoticeRow:
    with desk.database.read() as connection:
        return notices.of_application(connection, stage.awarded.id)[0]


def _receipt(desk: Desk, stage: Stage) -> NoticeRow:
    with desk.database.read() as connection:
        return notices.of_application(connection, stage.registered.id)[0]


def _enter(desk: Desk, stage: Stage) -> None:
    profiles.enter(desk, a_decision(date(2027, 3, 1), number="99-1"))


def _annul_decision(desk: Desk, stage: Stage) -> None:
    (own,) = [each for each in profiles.listed(desk).decisions if each.dated.first == FIRST]
    profiles.annul(desk, own.dated.value.code, WHY)


EXAMPLES: Mapping[Act, Example] = {
    Act.REGISTER_APPLICATION: Example(
        lambda desk, stage: registering.register(
            desk, home_education_entry(stage.school, 31, applied_on=NOW)
        ),
        makes=ALL,
    ),
    Act.WITHDRAW_APPLICATION: Example(
        lambda desk, stage: registering.withdraw(desk, stage.registered, WHY)
    ),
    Act.CONSIDER: Example(
        lambda desk, stage: home_education.consider(
            desk, stage.registered, "5 А", InstructionLanguage.KAZAKH
        )
    ),
    Act.ISSUE_ORDER: Example(
        lambda desk, stage: home_education.issue_order(
            desk, stage.considered, OrderEntry(FIRST, LAST, "", "")
        )
    ),
    Act.PREPARE_CERTIFICATE: Example(
        lambda desk, stage: home_education.prepare_certificate(desk, stage.ordered, FIRST, LAST),
        makes=ALL,
        by_head=Act.ISSUE_CERTIFICATE,
    ),
    Act.ISSUE_CERTIFICATE: Example(
        lambda desk, stage: home_education.issue_certificate(desk, stage.ordered, FIRST, LAST),
        makes=ALL,
    ),
    Act.RECORD_CERTIFICATE: Example(
        lambda desk, stage: home_education.record_certificate(
            desk, stage.awarded.child_id, stage.school, CertificateEntry("91", NOW, FIRST, LAST)
        ),
        makes=ALL,
        again="the same certificate is kept once, however often it is recorded",
    ),
    Act.RECORD_EVIDENCE: Example(
        lambda desk, stage: evidence.record(desk, stage.awarded, FOUND),
        makes=ALL,
        again=_ANOTHER,
    ),
    Act.ANNUL_EVIDENCE: Example(
        lambda desk, stage: evidence.annul(desk, stage.evidence_id, WHY),
    ),
    Act.CHANGE_PERSON: Example(_change_person),
    Act.ANSWER_LIKENESS: Example(
        lambda desk, stage: alike.answer(desk, *stage.alike, Said.TWIN),
        again="what is said last of the two stands",
    ),
    Act.SEEK_LIKENESS: Example(
        lambda desk, stage: alike.seek(desk),
        makes=ALL,
        again="whoever is looked through again is asked about once",
    ),
    Act.MERGE_PEOPLE: Example(lambda desk, stage: merging.merge(desk, stage.shown, WHY)),
    Act.TAKE_MERGE_APART: Example(
        lambda desk, stage: merging.take_apart(desk, stage.merge_id, WHY)
    ),
    Act.RECORD_EVENT: Example(
        lambda desk, stage: events.record(
            desk, stage.awarded.child_id, EventKind.STATE_INSTITUTION, date(2026, 7, 1)
        ),
        makes=ALL,
    ),
    Act.CORRECT_EVENT: Example(
        lambda desk, stage: events.correct(
            desk, stage.event_id, happened_on=date(2026, 6, 2), why=WHY
        )
    ),
    Act.ANNUL_EVENT: Example(
        lambda desk, stage: events.annul(desk, stage.event_id, stage.awarded.child_id, WHY)
    ),
    Act.SEND_MESSAGE: Example(
        lambda desk, stage: proactive.send(desk, a_message(stage.school, 6, Clock(desk.now()))),
        makes=ALL,
        again=_ANOTHER,
    ),
    Act.ANSWER_MESSAGE: Example(
        lambda desk, stage: proactive.answer(desk, stage.message, MessageAnswer.CONSENT, desk.now())
    ),
    Act.ANNUL_MESSAGE: Example(lambda desk, stage: proactive.annul(desk, stage.message, WHY)),
    Act.DECIDE: Example(lambda desk, stage: deciding.decide(desk, stage.to_decide, left_out=WHY)),
    Act.AMEND_AWARD: Example(
        lambda desk, stage: amendments.amend(
            desk, stage.decision_id, amendments.AccountChanged(make_iban(99)), WHY
        )
    ),
    Act.RECORD_PAYEE_END: Example(
        lambda desk, stage: payee_ends.record(
            desk, stage.applicant.id, PayeeEndKind.DIED, date(2026, 3, 2), AN_ACT
        ),
        makes=ALL,
    ),
    Act.ANNUL_PAYEE_END: Example(lambda desk, stage: payee_ends.annul(desk, stage.end_id, WHY)),
    Act.CONFIRM_AWARDS: Example(_confirm),
    Act.ALLOW_WITHOUT_IIN: Example(
        lambda desk, stage: without_iin.allow(desk, stage.foreigner, WHY)
    ),
    Act.CALL_HEARING: Example(
        lambda desk, stage: hearings.call(
            desk, terminations.to_hear(desk, stage.stop), datetime(2026, 11, 24, 10), "14-кабинет"
        ),
        makes=ALL,
    ),
    Act.PUT_DOWN_HEARING: Example(
        lambda desk, stage: hearings.put_down(desk, stage.hearing, "Келіспейді", NOW)
    ),
    Act.LEAVE_HEARING_OUT: Example(
        lambda desk, stage: hearings.leave_out(desk, terminations.to_hear(desk, stage.stop), WHY),
        makes=ALL,
    ),
    Act.SEND_REQUEST: Example(
        lambda desk, stage: requests.send(desk, stage.registered.id, A_REQUEST),
        makes=ALL,
        again=_ANOTHER,
    ),
    Act.REMIND_OF_REQUEST: Example(lambda desk, stage: requests.remind(desk, stage.request)),
    Act.RECORD_ANSWER: Example(
        lambda desk, stage: requests.answer(
            desk, stage.request, RequestAnswer(RequestOutcome.POSITIVE, "Берілді", NOW)
        )
    ),
    Act.TELL_BEFORE_END: Example(
        lambda desk, stage: before_end.tell(desk, _ending(desk)), makes=ALL
    ),
    Act.NOTE_READINGS: Example(lambda desk, stage: read_otherwise.note(desk), makes=ALL),
    Act.PREPARE_TERMINATION: Example(
        lambda desk, stage: terminations.prepare(desk, stage.stop, LEFT_OUT),
        makes=ALL,
    ),
    Act.ISSUE_CALCULATION: Example(
        lambda desk, stage: calculation_slip.issue(
            desk, stage.awarded.child_id, PaperLanguage.RUSSIAN
        ),
        makes=ALL,
        again=_ANOTHER,
    ),
    Act.ISSUE_STATEMENT: Example(_statement, makes=ALL, again=_ANOTHER),
    Act.DRAW_UP_PAYOUT: Example(
        lambda desk, stage: cycle.keep_draft(desk, cycle.draw_up(desk, Quarter(2026, 2))),
        again="a new draft takes the place of the one before, which is kept as dropped",
    ),
    Act.TICK_FINDINGS: Example(_tick),
    Act.APPROVE_PAYOUT: Example(
        lambda desk, stage: cycle.approve(desk, _tick(desk, stage), stage.order.id)
    ),
    Act.ANNUL_PAYOUT: Example(lambda desk, stage: cycle.annul(desk, stage.payouts[0].id, WHY)),
    Act.EXPORT_PAYOUT: Example(
        lambda desk, stage: cycle.save_workbook(
            desk, stage.payouts[0], stage.registers[0].with_name("out.xlsx"), "kk"
        ),
        again="only the first time is recorded: who took it out stays",
    ),
    Act.RECORD_BANK_ANSWERS: Example(_all_paid),
    Act.RECORD_PAYMENT_ORDER: Example(
        lambda desk, stage: lists.record_order(
            desk, stage.payouts[-1].id, "722", ("118", NOW), None
        ),
        makes=ALL,
    ),
    Act.PREPARE_DEMAND: Example(
        lambda desk, stage: demands.prepare(desk, stage.demand, LEFT_OUT),
        makes=ALL,
    ),
    Act.RECORD_REPAYMENT: Example(
        lambda desk, stage: debt_entries.repay(desk, stage.debt, RepaymentEntry(200, NOW, "№ 6")),
        makes=ALL,
    ),
    Act.AGREE_SCHEDULE: Example(
        lambda desk, stage: debt_entries.agree_schedule(
            desk,
            stage.debt,
            ScheduleEntry((Instalment(FIRST, stage.debt.balance),), NOW, "№ 7"),
        ),
        makes=ALL,
    ),
    Act.AGREE_SET_OFF: Example(
        lambda desk, stage: debt_entries.agree_set_off(
            desk, stage.debt, SetOffEntry(500, NOW, "№ 8")
        ),
        makes=ALL,
    ),
    Act.RECORD_COURT: Example(
        lambda desk, stage: debt_entries.record_court(
            desk, stage.debt, CourtEntry(DebtEntryKind.COURT, NOW, "№ 9")
        ),
        makes=ALL,
    ),
    Act.WRITE_OFF: Example(
        lambda desk, stage: debt_entries.write_off(
            desk, stage.debt, WriteOffEntry(300, NOW, "№ 10")
        ),
        makes=ALL,
    ),
    Act.ANNUL_DEBT_ENTRY: Example(
        lambda desk, stage: debt_entries.annul(desk, stage.debt, stage.debt.entries[0].id, WHY)
    ),
    Act.REGISTER_COMPLAINT: Example(
        lambda desk, stage: complaints.register(desk, a_complaint(complainant="Қожа Ұлан")),
        makes=ALL,
    ),
    Act.CORRECT_COMPLAINT: Example(
        lambda desk, stage: complaints.correct(
            desk, stage.complaint, a_complaint(subject="Екі рет келдім.")
        )
    ),
    Act.WITHDRAW_COMPLAINT: Example(
        lambda desk, stage: complaints.withdraw(desk, stage.complaint, WHY)
    ),
    Act.ANSWER_COMPLAINT: Example(
        lambda desk, stage: complaints.answer(desk, stage.complaint, ANSWER),
        makes=CLERK,
    ),
    Act.EXTEND_COMPLAINT: Example(
        lambda desk, stage: complaints.extend(
            desk, stage.complaint, ExtensionEntry(date(2026, 11, 30), WHY)
        ),
        makes=CLERK,
    ),
    Act.SEND_COMPLAINT_ON: Example(
        lambda desk, stage: complaints.send_on(desk, stage.elsewhere, SENDING),
        makes=CLERK,
    ),
    Act.EXPORT_PERSON: Example(
        lambda desk, stage: whole_person.export(
            desk, stage.applicant.id, stage.registers[0].with_name("person.zip"), "kk"
        ),
        makes=ALL,
        again=_NO_ROW,
    ),
    Act.SIGN: Example(lambda desk, stage: signing.approve(desk, stage.prepared[0])),
    Act.SEND_BACK: Example(lambda desk, stage: tray.send_back(desk, _prepared(desk, stage), WHY)),
    Act.TAKE_BACK: Example(lambda desk, stage: tray.take_back(desk, _prepared(desk, stage), WHY)),
    Act.RECORD_OUTSIDE_NUMBERS: Example(
        lambda desk, stage: outside_numbers.record(
            desk,
            Bearer.APPLICATION,
            stage.registered.id,
            {Whose.INCOMING: NumberEntry("05-12/7", NOW)},
        ),
        makes=ALL,
    ),
    Act.RECORD_DELIVERY: Example(
        lambda desk, stage: delivery.record(
            desk, [_receipt(desk, stage).id], DeliveryEntry(DeliveryWay.HANDED_OVER, NOW)
        ),
        makes=ALL,
    ),
    Act.ANNUL_DELIVERY: Example(_annul_delivery),
    Act.ANNUL_PAPER: Example(
        lambda desk, stage: issued.annul(desk, _paper(desk, stage, NoticeKind.RECEIPT_SLIP).id, WHY)
    ),
    Act.REPLACE_PAPER: Example(
        lambda desk, stage: issued.replace(
            desk, _paper(desk, stage, NoticeKind.CALCULATION_SLIP).id, WHY
        )
    ),
    Act.REMEMBER_HEADINGS: Example(_remember, makes=ALL, again=_NO_ROW),
    Act.BRING_IN_REGISTER: Example(_bring_in, makes=ALL),
    Act.TAKE_REGISTER_BACK: Example(
        lambda desk, stage: importing.undo(desk, stage.brought_in.id, WHY)
    ),
    Act.CHANGE_OFFICE: Example(
        lambda desk, stage: office.save_details(desk, Office(phone="+7 727 1"), seen=17)
    ),
    Act.SAVE_SCHOOL: Example(_save_school),
    Act.JOIN_SCHOOLS: Example(lambda desk, stage: schools.join(desk, stage.two_schools, WHY)),
    Act.SAVE_WORKER: Example(
        lambda desk, stage: office.save_worker(desk, replace(stage.second, position_kk="маман"))
    ),
    Act.RETIRE_WORKER: Example(lambda desk, stage: office.retire_worker(desk, stage.second)),
    Act.RECORD_SUBSTITUTION: Example(
        lambda desk, stage: substitutions.record(
            desk,
            SubstitutionEntry(
                number="15-ж",
                day=NOW,
                absent_id=stage.workers[Role.HEAD].id,
                substitute_id=stage.workers[Role.ACCOUNTANT].id,
                first_day=NOW,
                last_day=NOW,
            ),
        ),
        makes=ALL,
        again=_ANOTHER,
    ),
    Act.ANNUL_SUBSTITUTION: Example(
        lambda desk, stage: substitutions.annul(desk, stage.order, WHY)
    ),
    Act.CHANGE_LOCK_TIME: Example(
        lambda desk, stage: lock_time.save(desk, 20),
        makes=ALL,
        again="one number, and the same number once more changes nothing",
    ),
    Act.ADD_MCI: Example(
        lambda desk, stage: office.add_mci(desk, date(2027, 4, 1), 4_800, "заң"), makes=ALL
    ),
    Act.ANNUL_MCI: Example(lambda desk, stage: office.annul_mci(desk, date(2027, 1, 1), WHY)),
    Act.ENTER_DECISION: Example(_enter, makes=ALL),
    Act.ANNUL_DECISION: Example(_annul_decision),
    Act.RECORD_COMPARISON: Example(
        lambda desk, stage: law_watch.compare(desk, "mci:2026-01-01", "2026"),
        makes=ALL,
        again="two who compare the same text are both recorded",
    ),
    Act.ADD_DAY: Example(
        lambda desk, stage: calendar.add_day(desk, NOW + timedelta(days=1), False, *DECREE),
        makes=ALL,
    ),
    Act.ANNUL_DAY: Example(lambda desk, stage: calendar.annul_day(desk, stage.day, WHY)),
    Act.CONFIRM_YEAR: Example(lambda desk, stage: calendar.confirm_year(desk, 2027), makes=ALL),
    Act.CHANGE_NUMBERS: Example(
        lambda desk, stage: numbering.save_patterns(
            desk, {Register.OUTGOING: "ҮО-{year}-{number:5}"}, seen=0
        ),
        makes=ALL,
    ),
    Act.CHANGE_FORM: Example(_change_form, makes=ALL),
    Act.CHANGE_LAYOUT: Example(_change_layout, makes=ALL, again=_NO_ROW),
    Act.ACCEPT_OLDER_STATE: Example(
        lambda desk, stage: state.accept_older_state(desk, WHY), makes=ALL, again=_NO_ROW
    ),
    Act.CONFIRM_CLOCK: Example(
        lambda desk, stage: clock.confirm(desk, WHY), makes=ALL, again=_NO_ROW
    ),
    Act.RESTORE_BACKUP: Example(
        lambda desk, stage: restoring.announce(desk, a_backup(desk), WHY), again=_NO_ROW
    ),
    Act.BACK_UP_ELSEWHERE: Example(
        lambda desk, stage: making.announce(desk, "Backups: {folder}", Path("E:")),
        makes=ALL,
        again=_NO_ROW,
    ),
}
"""Every act but those whose own table is the history, see `OWN_HISTORY`."""

OWN_HISTORY: Mapping[Act, Call] = {
    Act.PRINT: lambda desk, stage: issued.record_printing(
        desk, _receipt(desk, stage).id, PrintingWay.PRINTER
    ),
    Act.KEEP_DRAFT: lambda desk, stage: drafts.save(desk, None, {"note": "Ұ"}),
    Act.DISCARD_DRAFT: lambda desk, stage: drafts.discard(desk, stage.typed),
}
"""A printing is a row that says who, when and how, and nothing changes it; a draft is not on file
yet: it says who typed last and when, and what is discarded leaves nothing that an office answers
for."""
