"""Invented papers of a complaint (R-9), of a proactive message (R-7-1) and to apply with."""

from datetime import date, datetime
from typing import Any

from desktop_app.documents.notices.complaint_kinds import (
    ComplaintAnswer,
    ComplaintCover,
    ComplaintExtension,
    ComplaintSlip,
)
from desktop_app.documents.notices.kinds import (
    DocumentOnPaper,
    HomeEducationApplication,
    ProactiveMessage,
    ReimbursementApplication,
)
from desktop_app.documents.notices.sample_acts import remedy_of
from desktop_app.documents.notices.sample_people import (
    APPLICANT,
    CHILD,
    DECISION,
    DOCUMENTS,
    RULES,
    SCHOOL,
    WRITER,
)

_COMPLAINT: dict[str, Any] = WRITER | {
    "letterhead": SCHOOL,
    "complainant": APPLICANT,
    "complaint_number": "ШҒ-2026-00003",
    "complaint_date": date(2026, 11, 12),
    "subject": ("Өтініш екі жұмыс күні ішінде қаралмады, жауап берілмеді.",),
}
COMPLAINT_SLIP = ComplaintSlip(
    **_COMPLAINT,
    registered_at=datetime(2026, 11, 12, 11, 20),
    channel_kk="көрсетілетін қызметті берушінің кеңсесі",
    channel_ru="канцелярия услугодателя",
    working_days=5,
    deadline=date(2026, 11, 19),
)
COMPLAINT_ANSWER = ComplaintAnswer(
    **_COMPLAINT,
    **remedy_of("complaint answer", SCHOOL),
    outcome_kk="шағым ішінара қанағаттандырылды",
    outcome_ru="жалоба удовлетворена частично",
    answer=(
        "Тексеру барысында өтініштің 2026 жылғы 10 қарашада тіркелгені, ал құжаттардың "
        "қабылданғаны туралы хабарламаның бір жұмыс күніне кешігіп жіберілгені анықталды.",
        "Жауапты қызметкерге ескерту жасалды. Үйде жеке тегін оқытуға қабылдау туралы бұйрық "
        "2026 жылғы 13 қарашада шығарылды.",
    ),
)
COMPLAINT_EXTENSION = ComplaintExtension(
    **_COMPLAINT,
    old_deadline=date(2026, 11, 19),
    extended_until=date(2026, 11, 26),
    reasons=("Дәрігерлік-консультациялық комиссиядан қосымша мәлімет сұратылды.",),
)
COMPLAINT_COVER = ComplaintCover(
    **_COMPLAINT,
    addressee="Алматы облысының білім басқармасы",
    received_on=date(2026, 11, 12),
    send_on_by=date(2026, 11, 17),
    enclosures=(
        "Шағым, 2 парақ",
        "Өтініш пен оған қоса берілген құжаттардың көшірмелері, 9 парақ",
        "Құжаттардың қабылданғаны туралы қолхаттың көшірмесі, 1 парақ",
    ),
)
PROACTIVE_MESSAGE = ProactiveMessage(
    **WRITER,
    letterhead=SCHOOL,
    parent=APPLICANT,
    child=CHILD,
    phone="+7 701 555 01 23",
    message="Өтеғұлов Іңкәр Қуанышұлы: үйде жеке тегін оқытуға құжаттарды қабылдауға келісесіз бе? "
    "24 сағат ішінде ИӘ не ЖОҚ деп жауап беріңіз. № 7 мектеп",
    sent_at=datetime(2026, 11, 10, 9, 30),
    due_at=datetime(2026, 11, 11, 9, 30),
    answer_kk="келісім",
    answer_ru="согласие",
    answered_at=datetime(2026, 11, 10, 12, 4),
)
_APPLICATION: dict[str, Any] = WRITER | {
    "number": "",
    "applicant": APPLICANT,
    "applicant_phone": "+7 701 555 01 23",
    "relation_kk": "анасы",
    "relation_ru": "мать",
    "child": CHILD,
    "birth_date": date(2014, 3, 12),
}
HOME_EDUCATION_APPLICATION = HomeEducationApplication(
    **_APPLICATION, **RULES, documents=DOCUMENTS[1:3]
)
_PROOFS = (
    DocumentOnPaper(
        "Үйде оқу фактісін растайтын оқу орнының анықтамасы",
        "Справка из учебного заведения, подтверждающая факт обучения на дому",
        "А-2026-00031",
        date(2026, 11, 13),
        pages=1,
    ),
    DocumentOnPaper(
        "Банктік шот нөмірі туралы мәлімет",
        "Сведения о номере банковского счета",
        issued_on=date(2026, 11, 16),
        pages=1,
        original=False,
    ),
)
REIMBURSEMENT_APPLICATION = ReimbursementApplication(
    **_APPLICATION,
    **DECISION,
    documents=_PROOFS,
    school_kk=SCHOOL.name_kk,
    school_ru=SCHOOL.name_ru,
    certificate_number="А-2026-00031",
    certificate_date=date(2026, 11, 13),
    iban="KZ86125KZT5004100100",
    bank_kk="«Үлгі Банк» АҚ",
    bank_ru="АО «Үлгі Банк»",
)
