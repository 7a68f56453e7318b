"""The list of proactive messages: what narrows it (R-7-1)."""

from desktop_app.records.kinds import MessageAnswer
from desktop_app.services.desk import Desk
from desktop_app.services.messages import proactive
from desktop_app.services.messages.listed import Messages
from tests.builders import a_child, a_parent
from tests.services.messages.test_proactive import SENT, sent


def test_text_answer_and_free_consents_narrow_the_list(desk: Desk, school: int) -> None:
    waiting = sent(desk, school)
    agreed = sent(desk, school, child=a_child(2, surname="Қожа"), parent=a_parent(2))
    proactive.answer(desk, agreed, MessageAnswer.CONSENT, SENT)
    assert Messages().find(desk).ids == [agreed.id, waiting.id]
    assert Messages("", (MessageAnswer.WAITING,)).find(desk).ids == [waiting.id]
    assert Messages("", (), without_application=True).find(desk).ids == [agreed.id]
    found = Messages("қожа").find(desk)
    assert found.ids == [agreed.id]
    assert found.rows[agreed.id].child_name.startswith("Қожа")
