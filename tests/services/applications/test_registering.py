"""Registration: the right paper, numbers, deadline and history, or every slip and nothing saved."""

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop_app.law.checklist import APPLICATION, DocumentState, Source
from desktop_app.law.steps import as_is
from desktop_app.records.applications import ApplicationEntry, CertificateEntry
from desktop_app.records.kinds import (
    Channel,
    NoticeKind,
    PaperLanguage,
    Relation,
    Service,
    Status,
)
from desktop_app.records.outside_numbers import Whose
from desktop_app.services.applications import registering
from desktop_app.services.applications.listed import Applications
from desktop_app.services.applications.registering import register
from desktop_app.services.cases import file as case_file
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts as entries
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import calendar
from desktop_app.services.papers import issued
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.entry import drafts
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.search import on_file as searched
from tests.builders import (
    SCHOOL_YEAR,
    TODAY,
    Clock,
    a_child,
    a_document,
    a_parent,
    home_education_entry,
    reimbursement_entry,
)
from tests.services.acts import application_now, history, papers_of, text_of

ACCEPTED, MISSING = DocumentState.ACCEPTED, DocumentState.MISSING
NOT_NEEDED = DocumentState.NOT_NEEDED
SENT = datetime(2026, 11, 20, 18, 30)
EXPIRED = a_document("medical_conclusion", ACCEPTED, expires_on=date(2026, 11, 20))
LAST_DAY = a_document("medical_conclusion", ACCEPTED, expires_on=date(2026, 11, 21))
ABSENT = a_document("pedagogical_conclusion", MISSING)


def _rows(desk: Desk, *tables: Any) -> list[int]:
    with desk.database.read() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables
        ]


@pytest.mark.parametrize("channel", sorted(set(Channel) - {Channel.PROACTIVE}))
@pytest.mark.parametrize(
    ("documents", "complete"),
    [({}, True), (EXPIRED, False), (ABSENT, False), (LAST_DAY, True)],
    ids=["complete", "expired", "missing", "last day"],
)
def test_home_education_is_answered_at_once(
    desk: Desk, school: int, channel: Channel, documents: Any, complete: bool
) -> None:
    entry = home_education_entry(school, channel=channel, sent_at=SENT, documents=documents)
    done = register(desk, entry)
    expected = NoticeKind.APPENDIX_TWO_REFUSAL
    if complete:
        portal = channel is Channel.PORTAL
        expected = NoticeKind.ACCEPTANCE if portal else NoticeKind.RECEIPT_SLIP
    assert done.paper.kind is expected
    assert done.application.status is (Status.REGISTERED if complete else Status.REFUSED)
    assert (done.application.number, done.paper.number) == ("Ө-2026-00001", "Ш-2026-00001")
    # 21 November 2026 is a Saturday: it counts as Monday, and two working days end on Wednesday.
    assert done.application.deadline == date(2026, 11, 25)
    assert papers_of(desk, done.application) == [done.paper]
    assert history(desk, done.application) == [
        ("Маман", "Registered the application {number}"),
        ("Маман", "Issued: {paper} {number}"),
    ]
    told = text_of(desk, done.paper)
    assert done.paper.number in told
    assert entry.applicant.full_name in told


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize(
    "documents", [{}, a_document("bank_account", MISSING)], ids=["complete", "missing"]
)
def test_reimbursement_gets_a_receipt_slip_whatever_is_missing(
    desk: Desk, school: int, channel: Channel, documents: Any
) -> None:
    entry = reimbursement_entry(
        school, applied_on=TODAY, channel=channel, sent_at=SENT, documents=documents
    )
    done = register(desk, entry)
    assert done.paper.kind is NoticeKind.RECEIPT_SLIP
    assert done.application.status is Status.REGISTERED
    assert done.application.deadline == date(2026, 12, 3)
    assert done.paper.number in text_of(desk, done.paper)


def test_a_receipt_has_signed_for_only_what_the_applicant_handed_in(
    desk: Desk, school: int
) -> None:
    """What an information system gave stands apart, and so does what either may give (R-4)."""
    account = a_document("bank_account", ACCEPTED, came_from=Source.INFORMATION_SYSTEM)
    done = register(desk, reimbursement_entry(school, applied_on=TODAY, documents=account))
    told = text_of(desk, done.paper)
    brought, obtained = told.split("Ақпараттық жүйелерден алынды")[:2]
    assert f"Өтініш № {done.application.number}" in brought
    assert "Мүгедектігі бар балаларды үйде оқытуға" in brought
    for words_ in ("нысанындағы өтініш", "оқу орнының анықтамасы"):
        assert (words_ in brought, words_ in obtained.split("нәтижесі")[0]) == (True, False)
    for words_ in ("мүгедектік туралы анықтама", "банктік шот нөмірі"):
        assert (words_ in brought, words_ in obtained) == (False, True)
    assert told.count("сағат 10:00") == 2  # once in each half
    assert told.count("Өтініш берушінің данасы") == told.count("Іске тігілетін дана") == 1


def test_a_refusal_names_what_is_missing_and_expired_and_nothing_in_order(
    desk: Desk, school: int
) -> None:
    documents = {**EXPIRED, **ABSENT, **a_document("birth_certificate", MISSING)}
    done = register(desk, home_education_entry(school, documents=documents))
    told = text_of(desk, done.paper)
    assert "2026 жылғы 20 қараша" in told
    assert "дәрігерлік-консультациялық" in told
    assert "туу туралы" not in told
    assert "жеке басын куәландыратын" not in told


def test_a_document_of_an_information_system_never_refuses(desk: Desk, school: int) -> None:
    documents = {
        **a_document("birth_certificate", MISSING),
        **a_document("identity_document", ACCEPTED, expires_on=date(2020, 1, 1)),
    }
    done = register(desk, home_education_entry(school, documents=documents))
    assert done.paper.kind is NoticeKind.RECEIPT_SLIP


def test_a_paper_is_kept_byte_for_byte_in_both_languages(desk: Desk, school: int) -> None:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    done = register(desk, entry)
    row, pdf = issued.whole(desk, done.paper.id)
    assert row == done.paper
    assert sha256(pdf).hexdigest() == row.sha256
    assert pdf.startswith(b"%PDF-")
    told = text_of(desk, row)
    assert "қолхат" in told.casefold()
    assert "расписка" in told.casefold()


def test_everything_typed_is_on_file(desk: Desk, school: int) -> None:
    entry = reimbursement_entry(
        school,
        applied_on=TODAY,
        note="Тек телефонмен",
        facts={"disability_until": date(2027, 3, 1), "consent": False},
    )
    kept = register(desk, entry).application
    assert (kept.note, kept.disability_until, kept.consent) == (
        "Тек телефонмен",
        date(2027, 3, 1),
        False,
    )
    with desk.database.read() as connection:
        documents = stored.documents_of(connection, kept.id)
        assert kept.certificate_id is not None
        certificate = stored.certificate(connection, kept.certificate_id)
    assert certificate is not None
    assert (certificate.number, certificate.first_day) == ("17", date(2025, 9, 1))
    assert [d.code for d in documents] == [d.code for d in entry.documents]
    assert all(d.name_kk and d.name_ru for d in documents)


def test_the_draft_is_done_with(desk: Desk, school: int) -> None:
    kept = entries.add(desk, {"surname": "басқа"})
    draft = entries.add(desk, {"surname": "Әлімқұлова"})
    register(desk, home_education_entry(school), draft=draft)
    with desk.database.read() as connection:
        assert [each.seen for each in drafts.all_drafts(connection)] == [kept]


def test_a_second_open_application_of_a_child_is_stopped(desk: Desk, school: int) -> None:
    first = register(desk, home_education_entry(school))
    again = home_education_entry(school, applicant=a_parent(9, date(1985, 3, 12)))
    draft = entries.add(desk, {})
    with pytest.raises(EntryError) as caught:
        register(desk, again, draft=draft)
    (slip,) = caught.value.slips
    assert slip.field == "child.iin"
    assert slip.values == {"number": "Ө-2026-00001", "date": TODAY}
    assert registering.slips(desk, again) == (slip,)
    assert _rows(desk, t.applications, t.notices, t.drafts, t.people) == [1, 1, 1, 2]
    found = registering.open_application(desk, a_child().iin, Service.HOME_EDUCATION)
    assert found == first.application
    register(desk, reimbursement_entry(school, applied_on=TODAY))


def test_after_a_refusal_or_a_withdrawal_the_family_may_apply_again(
    desk: Desk, school: int
) -> None:
    register(desk, home_education_entry(school, documents=ABSENT))
    second = register(desk, home_education_entry(school)).application
    withdrawn = registering.withdraw(desk, second, " Көшіп кетті ")
    assert (withdrawn.status, withdrawn.withdrawn_why) == (Status.WITHDRAWN, "Көшіп кетті")
    third = register(desk, home_education_entry(school)).application
    assert third.number == "Ө-2026-00003"
    with pytest.raises(Trouble, match="has moved on meanwhile"):
        registering.withdraw(desk, withdrawn, "Тағы")
    with pytest.raises(EntryError, match="why"):
        registering.withdraw(desk, third, "  ")


def test_a_certificate_presented_twice_is_one_certificate(desk: Desk, school: int) -> None:
    first = register(desk, reimbursement_entry(school, applied_on=TODAY)).application
    registering.withdraw(desk, first, "Қате")
    second = register(desk, reimbursement_entry(school, applied_on=TODAY)).application
    assert second.certificate_id == first.certificate_id
    registering.withdraw(desk, second, "Қате")
    longer = replace(SCHOOL_YEAR, last_day=date(2026, 5, 31))
    entry = reimbursement_entry(school, applied_on=TODAY, certificate=longer)
    assert register(desk, entry).application.certificate_id != first.certificate_id


def test_numbers_begin_anew_with_the_year(desk: Desk, clock: Clock, school: int) -> None:
    clock.move_to(datetime(2026, 12, 31, 23, 59))
    register(desk, home_education_entry(school, 1))
    clock.pass_by(minutes=1)
    done = register(desk, home_education_entry(school, 2))
    assert (done.application.number, done.paper.number) == ("Ө-2027-00001", "Ш-2027-00001")


_CHILD, _PARENT = a_child(), a_parent()
_BACKWARDS = CertificateEntry("", date(2025, 9, 1), date(2025, 9, 2), date(2025, 9, 1))
_LATE = a_document("application", ACCEPTED, issued_on=date(2026, 11, 22))
_BEFORE = a_document(
    "medical_conclusion", ACCEPTED, issued_on=date(2026, 5, 2), expires_on=date(2026, 5, 1)
)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"applied_on": date(2026, 11, 22)}, ["applied_on"]),
        ({"applied_on": date(2023, 12, 29)}, ["applied_on"]),
        ({"channel": Channel.PORTAL}, ["sent_at"]),
        ({"channel": Channel.PORTAL, "sent_at": datetime(2026, 11, 21, 10, 1)}, ["sent_at"]),
        ({"child": replace(_CHILD, iin="150407500016")}, ["child.iin"]),
        ({"child": replace(_CHILD, iin="1504075")}, ["child.iin"]),
        ({"child": replace(_CHILD, iin="")}, ["child.iin"]),
        ({"child": replace(_CHILD, surname="", given_name="")}, ["child.surname"]),
        ({"child": replace(_CHILD, birth_date=None)}, ["child.birth_date"]),
        ({"child": replace(_CHILD, birth_date=date(2026, 11, 22))}, ["child.birth_date"]),
        ({"applicant": replace(_PARENT, iin="x")}, ["applicant.iin"]),
        ({"applicant": replace(_PARENT, iin=_CHILD.iin)}, ["applicant.iin"]),
        ({"applicant": replace(_PARENT, surname="", given_name="")}, ["applicant.surname"]),
        ({"applicant": replace(_PARENT, address="")}, ["applicant.address"]),
        ({"provider_id": 0}, ["provider"]),
        ({"documents": _LATE}, ["documents.application"]),
        ({"documents": _BEFORE}, ["documents.medical_conclusion"]),
        (
            {"child": replace(_CHILD, iin="", birth_date=None), "provider_id": 0},
            ["child.iin", "child.birth_date", "provider"],
        ),
    ],
)
def test_every_slip_is_named_and_nothing_is_saved(
    desk: Desk, school: int, changes: dict[str, Any], fields: list[str]
) -> None:
    _assert_slips(desk, home_education_entry(school, **changes), fields)


@pytest.mark.parametrize(
    ("facts", "documents", "fields"),
    [
        ({"certificate": None}, {}, ["certificate"]),
        ({"certificate": _BACKWARDS}, {}, ["certificate.number", "certificate.last_day"]),
        ({"iban": ""}, {}, ["iban"]),
        ({"iban": "KZ86125KZT5004100101"}, {}, ["iban"]),
        ({"iban": "DE89370400440532013000"}, {}, ["iban"]),
        ({"iban": "KZ1"}, a_document("bank_account", MISSING), ["iban"]),
    ],
)
def test_slips_of_a_reimbursement(
    desk: Desk, school: int, facts: dict[str, Any], documents: Any, fields: list[str]
) -> None:
    entry = reimbursement_entry(school, applied_on=TODAY, facts=facts, documents=documents)
    _assert_slips(desk, entry, fields)


def _assert_slips(desk: Desk, entry: ApplicationEntry, fields: list[str]) -> None:
    assert [slip.field for slip in registering.slips(desk, entry)] == fields
    draft = entries.add(desk, {})
    with pytest.raises(EntryError) as caught:
        register(desk, entry, draft=draft)
    assert [slip.field for slip in caught.value.slips] == fields
    assert all(slip.label.endswith(".") for slip in caught.value.slips)
    tables = (t.applications, t.people, t.documents, t.notices, t.register_numbers, t.drafts)
    assert _rows(desk, *tables) == [0, 0, 0, 0, 0, 1]


def test_a_person_with_one_name_only_and_an_iin_that_tells_another_birthday(
    desk: Desk, school: int
) -> None:
    child = a_child(surname="", given_name="Сукарно", patronymic="", birth_date=date(2014, 1, 1))
    done = register(desk, home_education_entry(school, child=child))
    assert "Сукарно" in text_of(desk, done.paper)


def test_not_needed_and_missing_papers_need_no_account_or_certificate(
    desk: Desk, school: int
) -> None:
    documents = {
        **a_document("education_certificate", MISSING),
        **a_document("bank_account", NOT_NEEDED),
    }
    entry = reimbursement_entry(
        school, applied_on=TODAY, certificate=None, documents=documents, facts={"iban": ""}
    )
    assert register(desk, entry).application.certificate_id is None


def test_details_that_an_application_changes_are_told_in_the_history(
    desk: Desk, school: int
) -> None:
    first = register(desk, home_education_entry(school)).application
    registering.withdraw(desk, first, "Отбасы көшті")
    moved = replace(a_parent(1), address="Алатау қ., Жаңа к., 7")
    register(desk, home_education_entry(school, applicant=moved))
    with desk.database.read() as connection:
        acts = notices.history(connection, child_id=first.applicant_id)
        of_child = notices.history(connection, child_id=first.child_id)
    assert [act.what.label for act in acts] == ["Changed the personal details"]
    assert "Changed the personal details" not in [act.what.label for act in of_child]


def test_a_day_in_an_earlier_month_is_said_to_be_so_once_with_its_reason(
    desk: Desk, school: int
) -> None:
    """The month of application decides money (D-4)."""
    earlier = date(2026, 10, 30)
    entry = reimbursement_entry(school, applied_on=earlier, earlier_day_why="")
    with pytest.raises(EntryError) as caught:
        register(desk, entry)
    assert [slip.field for slip in caught.value.slips] == ["earlier_day_why"]
    why = "Жарық сөніп, № 12 бланкіге жазылған"
    done = register(desk, replace(entry, earlier_day_why=why))
    assert done.application.earlier_day_why == why
    told = [words_ for _who, words_ in history(desk, done.application)]
    assert "The day of application lies in an earlier month: {why}" in told
    of_this_month = reimbursement_entry(school, 2, applied_on=date(2026, 11, 1))
    assert register(desk, of_this_month).application.earlier_day_why == ""
    assert register(desk, home_education_entry(school, 3, applied_on=earlier)).application.number


def test_a_deadline_that_is_not_known_yet_stops_nobody(
    desk: Desk, head: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2026, 12, 29))
    done = register(desk, reimbursement_entry(school, applied_on=date(2026, 12, 29)))
    assert done.application.deadline is None
    assert "келесі жылдың жұмыс күндері" in text_of(desk, done.paper)
    (why,) = case_file.read(desk, done.application.id).why_due
    assert why.values == {"year": as_is(2027)}
    calendar.confirm_year(head, 2027)
    filled_in = application_now(desk, done.application.id)
    assert filled_in.deadline is not None
    assert filled_in.deadline.year == 2027
    steps = case_file.read(desk, done.application.id).why_due
    assert len(steps) > 1


def test_the_portals_own_number_is_kept_printed_and_found(desk: Desk, school: int) -> None:
    entry = home_education_entry(
        school, channel=Channel.PORTAL, sent_at=SENT, request_number="002-241/873-Ө"
    )
    done = register(desk, entry)
    assert "002-241/873-Ө" in text_of(desk, done.paper)
    assert done.application.number in text_of(desk, done.paper)
    (kept,) = case_file.read(desk, done.application.id).outside_numbers
    assert (kept.whose, kept.number, kept.day) == (Whose.PORTAL, "002-241/873-Ө", SENT.date())
    with desk.database.read() as connection:
        assert Applications("002-241/873-ө").ids(connection) == [done.application.id]
        assert Applications("241/873").ids(connection) == [done.application.id]
        (found,) = searched.applications(connection)
    assert found.numbers == (done.application.number, "002-241/873-Ө")


def test_a_swapped_child_and_applicant_leave_no_refusal_behind(desk: Desk, school: int) -> None:
    """Even a package that lacks papers: a refusal to a child would stay in the register."""
    entry = home_education_entry(school, documents=ABSENT)
    swapped = replace(
        entry,
        child=replace(entry.applicant, address="", phone=""),
        applicant=replace(entry.child, address=entry.applicant.address),
        relation=Relation.GUARDIAN,
    )
    before = _rows(desk, t.applications, t.notices, t.people)
    with pytest.raises(EntryError) as error:
        register(desk, swapped)
    assert [slip.field for slip in error.value.slips] == ["applicant.birth_date"]
    assert _rows(desk, t.applications, t.notices, t.people) == before


def test_what_an_application_lacks_is_never_the_application_itself(desk: Desk, school: int) -> None:
    """R-4: it is registered, cited by its number, and stands on the receipt as handed in."""
    documents = {**ABSENT, **a_document(APPLICATION, MISSING)}
    refused = register(desk, home_education_entry(school, documents=documents))
    told = text_of(desk, refused.paper)
    assert "консультацияның қорытындысы" in told
    assert "1) өтініш" not in told
    alone = a_document(APPLICATION, MISSING)
    received = register(desk, home_education_entry(school, 2, documents=alone))
    assert received.paper.kind is NoticeKind.RECEIPT_SLIP
    with desk.database.read() as connection:
        kept = stored.documents_of(connection, received.application.id)
    assert kept[0].state is ACCEPTED
