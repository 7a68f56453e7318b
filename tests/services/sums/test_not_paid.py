"""Every award of less than was applied for says which months lack, and why (D-2 to D-7)."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from desktop_app.law import corrections
from desktop_app.law.quarters import Month
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Relation
from desktop_app.services.awards import amendments, deciding
from desktop_app.services.awards.wrong_facts import FactWasWrong
from desktop_app.services.desk import Desk
from desktop_app.storage.awards import decided
from tests.builders import SCHOOL_YEAR, Clock, a_child, a_parent, make_iin, reimbursement_entry
from tests.services.acts import LEFT_OUT, application_now, award, papers_of, register, text_of

amend = partial(amendments.amend, left_out=LEFT_OUT)
"""Of what takes months it is on file why nobody was heard."""

NOTHING_LACKS = ("Месяцы, за которые", "Төлем жүргізілмейтін айлар")
LESS = [
    (
        {"applied_on": date(2025, 11, 18)},
        "с сентября 2025 года по октябрь 2025 года включительно Заявление подано 18.11.2025, "
        "выплата производится с месяца подачи заявления",
        "Өтініш 18.11.2025 күні берілген",
        "пункты 4 и 7 приложения",
    ),
    (
        {
            "applied_on": date(2025, 9, 10),
            "certificate": replace(SCHOOL_YEAR, first_day=date(2025, 10, 6)),
        },
        "сентябрь 2025 года Справка подтверждает обучение на дому только с 06.10.2025",
        "Анықтама үйде оқуды тек 06.10.2025 күнінен бастап растайды",
        "пункты 4 и 7 приложения",
    ),
    (
        {"certificate": replace(SCHOOL_YEAR, last_day=date(2026, 3, 10))},
        "с апреля 2026 года по май 2026 года включительно Справка подтверждает обучение на дому "
        "только по 10.03.2026 включительно",
        "Анықтама үйде оқуды тек 10.03.2026 күніне дейін (қоса алғанда) растайды",
        "пункты 4 и 7 приложения",
    ),
    (
        {"child": a_child(1, date(2008, 1, 30), iin=make_iin(date(2008, 1, 30), serial=1))},
        "с февраля 2026 года по май 2026 года включительно Достижение ребенком восемнадцати лет: "
        "30.01.2026",
        "Баланың он сегіз жасқа толуы: 30.01.2026",
        "пункты 4, 5 и 7 приложения",
    ),
    (
        {"facts": {"disability_until": date(2026, 2, 28)}},
        "с марта 2026 года по май 2026 года включительно Окончание срока инвалидности: 28.02.2026",
        "Мүгедектік мерзімінің аяқталуы: 28.02.2026",
        "пункты 4, 5 и 7 приложения",
    ),
    (
        {
            "applied_on": date(2025, 8, 20),
            "certificate": replace(SCHOOL_YEAR, issued_on=date(2025, 8, 20)),
        },
        "август 2025 года Выплата производится за месяцы учебного года",
        "Төлем оқу жылының айлары үшін жүргізіледі",
        "пункты 4 и 7 приложения",
    ),
]


def award_paper(desk: Desk, application_id: int) -> NoticeRow:
    papers = papers_of(desk, application_now(desk, application_id))
    (found,) = [paper for paper in papers if paper.kind is NoticeKind.AWARD]
    return found


@pytest.mark.parametrize(("stated", "ru", "kk", "cited"), LESS)
def test_an_award_of_less_says_why_in_both_languages(
    head: Desk, school: int, stated: dict[str, Any], ru: str, kk: str, cited: str
) -> None:
    entry = reimbursement_entry(school, language=PaperLanguage.BOTH, **stated)
    given = award(head, entry)
    text = text_of(head, award_paper(head, given.id))
    assert (ru in text, kk in text, cited in text) == (True, True, True), text


def test_a_whole_year_lacks_nothing(head: Desk, school: int) -> None:
    given = award(head, reimbursement_entry(school, language=PaperLanguage.BOTH))
    text = text_of(head, award_paper(head, given.id))
    assert not [words for words in NOTHING_LACKS if words in text]


def test_the_second_parent_is_told_that_one_of_them_is_paid(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    second = reimbursement_entry(
        school,
        2,
        child=a_child(1),
        applicant=a_parent(2, given_name="Айгүл"),
        relation=Relation.MOTHER,
        applied_on=date(2025, 11, 14),
        language=PaperLanguage.BOTH,
    )
    registered = register(head, second)
    deciding.decide(head, registered, from_month=Month(2026, 1))
    text = text_of(head, award_paper(head, registered.id))
    assert "пункты 3, 4 и 7 приложения" in text
    assert "қосымшаның 3, 4 және 7-тармақтары" in text
    assert "с сентября 2025 года по октябрь 2025 года включительно Заявление подано" in text
    assert (
        "с ноября 2025 года по декабрь 2025 года включительно Выплата назначена другому родителю "
        "(законному представителю), возмещение выплачивается одному из них" in text
    )
    assert "Төлем басқа ата-анаға (заңды өкілге) тағайындалған" in text


def test_ones_own_earlier_award_is_no_other_parents(head: Desk, school: int, clock: Clock) -> None:
    award(head, reimbursement_entry(school, certificate=replace(SCHOOL_YEAR, last_day=_AUTUMN)))
    again = reimbursement_entry(
        school,
        applied_on=date(2025, 12, 3),
        certificate=replace(SCHOOL_YEAR, number="44", issued_on=date(2025, 12, 1)),
    )
    given = award(head, again)
    text = text_of(head, award_paper(head, given.id))
    assert "Басқа шешіммен тағайындалып қойған" in text
    assert "ата-анаға" not in text


_AUTUMN = date(2025, 12, 20)


def test_a_correction_of_months_says_what_lacks_now_and_one_of_the_account_does_not(
    head: Desk, school: int
) -> None:
    given = award(head, reimbursement_entry(school, language=PaperLanguage.BOTH))
    decision_id = _decision_of(head, given.child_id)
    right = corrections.ApplicationDay(date(2025, 8, 3))
    first = amend(head, decision_id, FactWasWrong(right, "Журнал"), "Жазылмай қалған")
    assert first is not None
    assert "август 2025 года Выплата производится" not in text_of(head, first)  # months as before
    right_term = corrections.DisabilityTerm(date(2026, 3, 31))
    second = amend(head, decision_id, FactWasWrong(right_term, "Анықтама № 4"), "Қате оқылған")
    assert second is not None
    text = text_of(head, second)
    assert "с апреля 2026 года по май 2026 года включительно Окончание срока инвалидности" in text


def _decision_of(desk: Desk, child_id: int) -> int:
    with desk.database.read() as connection:
        return decided.awards(connection, child_id)[0].decision_id
