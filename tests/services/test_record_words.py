"""Every kind and status that screens and journals show has its words."""

from enum import StrEnum

import pytest

from desktop_app import translation
from desktop_app.records.acts import Act
from desktop_app.records.kinds import (
    Channel,
    ComplaintStatus,
    DeliveryWay,
    NoticeKind,
    Service,
    Status,
)
from desktop_app.services import act_words, record_words


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Channel, record_words.CHANNEL_WORDS),
        (Status, record_words.STATUS_WORDS),
        (ComplaintStatus, record_words.COMPLAINT_STATUS_WORDS),
        (DeliveryWay, record_words.WAY_WORDS),
        (NoticeKind, record_words.KIND_WORDS),
        (Service, record_words.SERVICE_WORDS),
        (Act, act_words.ACT_WORDS),
    ],
)
def test_each_kind_has_words_of_its_own_in_each_language(
    kinds: type[StrEnum], words: dict[StrEnum, str]
) -> None:
    assert set(words) == set(kinds)
    for language in ("en", "kk", "ru"):
        shown = [translation.translator(language).gettext(each) for each in words.values()]
        assert len(set(shown)) == len(shown)


def test_a_ground_of_a_refusal_is_named_with_its_number() -> None:
    before = translation.current()
    translation.use("en")
    shown = [record_words.ground_words(ground) for ground in record_words.GROUNDS]
    translation.use(before)
    assert [words[:2] for words in shown] == ["1)", "2)", "3)", "4)"]
    assert shown[1] == "2) the applicant or the materials do not meet the requirements"
