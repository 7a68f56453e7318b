"""What the law wants to stand on every paper of its kind, read back from the papers themselves."""

from datetime import datetime

import pytest

from desktop_app.law.checklist import DocumentState, Source
from desktop_app.records.applications import Application
from desktop_app.records.kinds import Channel, NoticeKind, PaperLanguage, Service, Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.law_values.law_data import rules
from tests.builders import a_document, a_school, home_education_entry, reimbursement_entry
from tests.services.acts import LEFT_OUT, award, decided, papers_of, register, text_of
from tests.services.evidence_acts import found

GROUND = deciding.Refusal(1, "Анықтама жарамсыз")


@pytest.fixture
def refused(head: Desk, school: int) -> Application:
    entry = reimbursement_entry(school, 2, language=PaperLanguage.BOTH)
    application = register(head, entry)
    deciding.decide(head, application, GROUND, left_out=LEFT_OUT)
    return application


def _text(desk: Desk, application: Application, kind: NoticeKind) -> str:
    (paper,) = [row for row in papers_of(desk, application) if row.kind is kind]
    return text_of(desk, paper)


def test_notices_of_the_department_cite_the_decision_and_the_rules_it_rests_on(
    head: Desk, school: int, refused: Application
) -> None:
    """D-1, in both languages."""
    awarded = award(head, reimbursement_entry(school, language=PaperLanguage.BOTH))
    for text in (
        _text(head, awarded, NoticeKind.AWARD),
        _text(head, refused, NoticeKind.AWARD_REFUSAL),
    ):
        for act in ("№ 11-36 шешімі", "№ 84 бұйрығы", "№ 11-36", "№ 84", "№ 22394"):
            assert act in text
        said = " ".join(text.split())  # an order is cited with whose it is
        assert "халықты әлеуметтік қорғау министрінің 2021 жылғы 25 наурыздағы № 84" in said
        assert "приказом Министра труда и социальной защиты населения" in said


def test_every_refusal_says_where_to_complain(
    head: Desk, desk: Desk, school: int, refused: Application
) -> None:
    """To the provider and the body for quality (R-9, D-10), and to the court (R-10)."""
    documents = a_document("medical_conclusion", DocumentState.MISSING)
    entry = home_education_entry(school, 3, language=PaperLanguage.BOTH, documents=documents)
    incomplete = register(desk, entry)
    for text in (
        _text(head, refused, NoticeKind.AWARD_REFUSAL),
        _text(head, incomplete, NoticeKind.APPENDIX_TWO_REFUSAL),
    ):
        for words in (
            "көрсетілетін қызметті берушіге",
            "сотқа шағымдануға",
            "услугодателю",
            "в суд",
        ):
            assert words in text


@pytest.mark.parametrize(
    ("channel", "sent_at"),
    [(Channel.STATE_CORPORATION, None), (Channel.PORTAL, datetime(2025, 9, 2, 23, 5))],
)
def test_how_it_was_applied_for_is_recorded(
    head: Desk, school: int, channel: Channel, sent_at: datetime | None
) -> None:
    """D-6."""
    awarded = award(head, reimbursement_entry(school, channel=channel, sent_at=sent_at))
    assert (awarded.channel, awarded.sent_at) == (channel, sent_at)


def test_what_an_information_system_gives_is_not_asked_of_the_applicant(
    head: Desk, school: int
) -> None:
    """D-6: nothing of it has come on paper, and what the systems answered proves it."""
    asked = rules(Service.REIMBURSEMENT).checklist
    of_systems = [item.code for item in asked if item.source is Source.INFORMATION_SYSTEM]
    documents = {
        code: entry
        for name in of_systems
        for code, entry in a_document(name, DocumentState.MISSING).items()
    }
    assert of_systems
    application = register(head, reimbursement_entry(school, documents=documents))
    for each in deciding.proposal(head, application.id).awaited:
        found(head, application, each.fact)
    awarded = decided(head, application, application.applied_on)
    assert awarded.status is Status.AWARDED


def test_a_school_renders_the_service(desk: Desk, school: int) -> None:
    """R-3: it is named on the application, and its name heads the paper."""
    with pytest.raises(EntryError) as caught:
        registering.register(desk, home_education_entry(0))
    assert [slip.field for slip in caught.value.slips] == ["provider"]
    accepted = register(desk, home_education_entry(school))
    assert accepted.provider_id == school
    assert a_school().name_kk in _text(desk, accepted, NoticeKind.RECEIPT_SLIP)
