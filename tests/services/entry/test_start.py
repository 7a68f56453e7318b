"""What the form of an application begins with."""

from datetime import date

from desktop_app.records.kinds import MessageAnswer
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts, start
from desktop_app.services.messages import proactive
from tests.builders import a_child, a_parent, home_education_entry
from tests.services.acts import register
from tests.services.messages.test_proactive import SENT, sent


def test_an_empty_form_knows_the_schools_only(desk: Desk, school: int) -> None:
    found = start.read(desk)
    assert [each.id for each in found.schools] == [school]
    assert (found.draft, found.consent, found.child, found.applicant) == (None,) * 4


def test_a_draft_brings_who_is_on_file_by_now(desk: Desk, school: int) -> None:
    typed = {"child": {"iin": a_child().iin}, "applicant": {"iin": a_parent().iin}}
    draft = drafts.add(desk, typed).id
    assert start.read(desk, draft_id=draft).child is None
    made = register(desk, home_education_entry(school, applied_on=date(2026, 11, 21)))
    found = start.read(desk, draft_id=draft)
    assert found.draft is not None
    assert found.draft.draft.content == typed
    assert found.child is not None
    assert [each.id for each in found.child.applications] == [made.id]
    assert found.applicant is not None
    assert found.applicant.id == made.applicant_id


def test_half_a_draft_names_nobody(desk: Desk) -> None:
    for content in ({"child": {"iin": "1504"}}, {"child": None}, {}):
        found = start.read(desk, draft_id=drafts.add(desk, content).id)
        assert (found.child, found.applicant) == (None, None)
    assert start.read(desk, draft_id=99).draft is None


def test_a_consent_brings_its_child(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    proactive.answer(desk, message, MessageAnswer.CONSENT, SENT)
    found = start.read(desk, message_id=message.id)
    assert found.consent is not None
    assert found.consent.parent.iin == a_parent(1).iin
    assert found.child is not None
    assert found.child.child.iin == a_child(1).iin
