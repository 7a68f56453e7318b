"""Invented people, offices and papers, for tests of what is printed."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from desktop_app.documents.notices import (
    AcceptanceNotification,
    AdmissionOrder,
    AppendixTwoRefusal,
    AwardNotice,
    AwardOnPaper,
    AwardRefusal,
    CalculationSlip,
    DocumentOnPaper,
    EducationCertificate,
    Letterhead,
    MonthSpan,
    Notice,
    PayeeOnPaper,
    PeriodOnPaper,
    PersonOnPaper,
    ReceiptSlip,
    StepOnPaper,
    SumsOnPaper,
)
from desktop_app.law.quarters import Month

SCHOOL = Letterhead(
    name_kk="Алатау қаласының № 7 жалпы білім беретін мектебі",
    name_ru="Общеобразовательная школа № 7 города Алатау",
    bin="090340012345",
    address_kk="Алатау қаласы, Жетісу көшесі, 14",
    address_ru="город Алатау, улица Жетысу, 14",
    phone="+7 (727) 555-01-23",
    place_kk="Алатау қаласы",
    place_ru="город Алатау",
    head_position_kk="Мектеп директоры",
    head_position_ru="Директор школы",
    head_name="Ү. Һ. Әбдіқадырова",
)
DEPARTMENT = Letterhead(
    name_kk="«Алматы облысы Алатау қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» "
    "мемлекеттік мекемесі",
    name_ru="Государственное учреждение «Отдел занятости и социальных программ города Алатау "
    "Алматинской области»",
    bin="241140054321",
    address_kk="Алатау қаласы, Қапшағай көшесі, 2",
    address_ru="город Алатау, улица Капчагай, 2",
    phone="+7 (727) 555-04-56",
    place_kk="Алатау қаласы",
    place_ru="город Алатау",
    head_position_kk="Бөлім басшысы",
    head_position_ru="Руководитель отдела",
    head_name="Ғ. Ң. Өмірзақов",
)
APPLICANT = PersonOnPaper(
    "Өтеғұлова Әлия Һамитқызы", "870512400010", "Алатау қаласы, Үшқоңыр көшесі, 5-үй, 12-пәтер"
)
CHILD = PersonOnPaper("Өтеғұлов Іңкәр Қуанышұлы", "140312500017")
SCHOOL_SERVICE_KK = (
    "Денсаулық жағдайы бойынша ұзақ уақыт бойы бастауыш, негізгі орта, жалпы орта білім беру "
    "ұйымдарына бара алмайтын балаларды үйде жеке тегін оқытуды ұйымдастыру үшін құжаттарды "
    "қабылдау"
)
SCHOOL_SERVICE_RU = (
    "Прием документов для организации индивидуального бесплатного обучения на дому детей, которые "
    "по состоянию здоровья в течение длительного времени не могут посещать организации начального, "
    "основного среднего, общего среднего образования"
)
REIMBURSEMENT_KK = "Мүгедектігі бар балаларды үйде оқытуға жұмсалған шығындарды өтеу"
REIMBURSEMENT_RU = "Возмещение затрат на обучение на дому детей с инвалидностью"
CITATION_KK = "Алматы облысы Алатау қалалық мәслихатының 2024 жылғы 12 қарашадағы № 11-36 шешімі"
CITATION_RU = "решение маслихата города Алатау Алматинской области от 12 ноября 2024 года № 11-36"
DOCUMENTS = (
    DocumentOnPaper("Өтініш", "Заявление", "", date(2026, 11, 12), None, 1),
    DocumentOnPaper(
        "Дәрігерлік-консультациялық комиссияның қорытындысы",
        "Заключение врачебно-консультационной комиссии",
        "214/у",
        date(2026, 8, 25),
        date(2026, 10, 31),
        2,
    ),
    DocumentOnPaper(
        "Психологиялық-медициналық-педагогикалық консультацияның қорытындысы",
        "Заключение психолого-медико-педагогической консультации",
        "77",
        date(2026, 8, 20),
        date(2027, 8, 20),
        5,
        original=False,
    ),
    DocumentOnPaper("Баланың туу туралы куәлігі", "Свидетельство о рождении ребенка"),
)
_ACT: dict[str, Any] = {
    "number": "15-ҮО",
    "issued_on": date(2026, 11, 12),
    "employee": "Қ. Ә. Ғабитов",
    "employee_position_kk": "Кеңсе маманы",
    "employee_position_ru": "Специалист канцелярии",
    "applicant": APPLICANT,
    "child": CHILD,
    "application_number": "Ө-118",
    "application_date": date(2026, 11, 10),
}
_RULES: dict[str, Any] = {
    "letterhead": SCHOOL,
    "service_kk": SCHOOL_SERVICE_KK,
    "service_ru": SCHOOL_SERVICE_RU,
}
_DECISION: dict[str, Any] = {
    "letterhead": DEPARTMENT,
    "service_kk": REIMBURSEMENT_KK,
    "service_ru": REIMBURSEMENT_RU,
}

RECEIPT_SLIP = ReceiptSlip(
    **_ACT,
    **_RULES,
    received_at=datetime(2026, 11, 12, 10, 45),
    channel_kk="көрсетілетін қызметті берушінің кеңсесі",
    channel_ru="канцелярия услугодателя",
    documents=DOCUMENTS,
    deadline=date(2026, 11, 16),
)
APPENDIX_TWO_REFUSAL = AppendixTwoRefusal(
    **_ACT, **_RULES, missing=DOCUMENTS[2:3], expired=DOCUMENTS[1:2]
)
ACCEPTANCE_NOTIFICATION = AcceptanceNotification(
    **_ACT, **_RULES, sent_at=datetime(2026, 11, 10, 22, 5)
)
ADMISSION_ORDER = AdmissionOrder(
    **_ACT,
    **_RULES,
    birth_date=date(2014, 3, 12),
    class_name="6 «Ә»",
    instruction_language_kk="қазақ тілі",
    instruction_language_ru="казахский язык",
    first_day=date(2026, 11, 16),
    last_day=date(2027, 5, 25),
    medical_conclusion_number="214/у",
    medical_conclusion_date=date(2026, 8, 25),
    teacher="Ңұрлыбекова Үміт Әкімқызы",
    controller="директордың орынбасары Іргебай Ғани",
)
EDUCATION_CERTIFICATE = EducationCertificate(
    **_ACT,
    **_RULES,
    birth_date=date(2014, 3, 12),
    class_name="6 «Ә»",
    first_day=date(2026, 11, 16),
    last_day=date(2027, 5, 25),
    order_number="31",
    order_date=date(2026, 11, 13),
)
AWARD_NOTICE = AwardNotice(
    **_ACT,
    **_DECISION,
    citation_kk=CITATION_KK,
    citation_ru=CITATION_RU,
    first_month=Month(2026, 11),
    last_month=Month(2027, 5),
    spans=(MonthSpan(Month(2026, 11), Month(2027, 5)),),
    quarter_amount=34600,
    iban="KZ86125KZT5004100100",
    bank="«Үлгі Банк» АҚ",
)
AWARD_REFUSAL = AwardRefusal(
    **_ACT,
    **_DECISION,
    citation_kk=CITATION_KK,
    citation_ru=CITATION_RU,
    grounds=(1, 4),
    facts_kk=("Анықтама мектепте тіркелмеген.", "Келісім берілмеген."),
    facts_ru=("Справка в школе не зарегистрирована.", "Согласие не дано."),
)
_BY_FOUR = ("Шешім, 4-т.", "п. 4 Решения")
_BY_SEVEN = ("Шешім, 7-т.", "п. 7 Решения")
STEPS = (
    StepOnPaper(
        "Өтініш берілген күн: 10.11.2025, анықтама кезеңінің басталуы: 01.09.2025; төлем "
        "басталатын ай: 2025 жылғы қараша",
        "Заявление подано 10.11.2025, справка действует с 01.09.2025; первый месяц выплаты: "
        "ноябрь 2025 года",
        *_BY_FOUR,
        None,
    ),
    StepOnPaper(
        "2025 жылғы қараша: 8 АЕК × 3 932 теңге ÷ 3 (тоқсандағы оқу айларының саны)",
        "ноябрь 2025 года: 8 МРП × 3 932 тенге ÷ 3 (число учебных месяцев периода)",
        *_BY_SEVEN,
        Fraction(31_456, 3),
    ),
    StepOnPaper(
        "2025 жылғы желтоқсан: 8 АЕК × 3 932 теңге ÷ 3 (тоқсандағы оқу айларының саны)",
        "декабрь 2025 года: 8 МРП × 3 932 тенге ÷ 3 (число учебных месяцев периода)",
        *_BY_SEVEN,
        Fraction(31_456, 3),
    ),
    StepOnPaper(
        "2025 жылғы 4-тоқсан үшін тиесілі сома, бүтін теңгеге дейін дөңгелектелген",
        "Причитается за 4 квартал 2025 года, с округлением до целого тенге",
        *_BY_SEVEN,
        Fraction(20_971),
    ),
)
CALCULATION_SLIP = CalculationSlip(
    **_ACT,
    **_DECISION,
    acts_kk=(CITATION_KK,),
    acts_ru=(CITATION_RU,),
    known_on=date(2026, 11, 11),
    payees=(
        PayeeOnPaper(
            APPLICANT,
            (AwardOnPaper("Ө-118", date(2026, 11, 10), "Ш-2026-00142", date(2026, 11, 11)),),
        ),
    ),
    periods=(
        PeriodOnPaper(
            20_971, 0, 20_971, 0, "2025 жылғы 4-тоқсан", "4 квартал 2025 года", "", STEPS
        ),
    ),
    total=SumsOnPaper(20_971, 0, 20_971, 0),
)
NOTICES: tuple[Notice, ...] = (
    RECEIPT_SLIP,
    APPENDIX_TWO_REFUSAL,
    ACCEPTANCE_NOTIFICATION,
    ADMISSION_ORDER,
    EDUCATION_CERTIFICATE,
    AWARD_NOTICE,
    AWARD_REFUSAL,
    CALCULATION_SLIP,
)
