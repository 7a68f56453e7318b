"""Invented papers, for tests of what is printed and for a look at a form that is being edited."""

from datetime import date, datetime
from fractions import Fraction

from desktop_app.documents.notices.award_kinds import AwardChange, BeforeEnd
from desktop_app.documents.notices.hearing_kinds import HearingNotice, RequestLetter
from desktop_app.documents.notices.kinds import (
    AcceptanceNotification,
    AdmissionOrder,
    AppendixTwoRefusal,
    AwardCorrection,
    AwardNotice,
    AwardRefusal,
    EducationCertificate,
    MonthsNotPaid,
    MonthSpan,
    Notice,
    PeriodSum,
    ReceiptSlip,
    Termination,
)
from desktop_app.documents.notices.sample_acts import (
    by_clause,
    by_decision,
    by_rules,
    of_steps,
    remedy_of,
)
from desktop_app.documents.notices.sample_letters import (
    COMPLAINT_ANSWER,
    COMPLAINT_COVER,
    COMPLAINT_EXTENSION,
    COMPLAINT_SLIP,
    HOME_EDUCATION_APPLICATION,
    PROACTIVE_MESSAGE,
    REIMBURSEMENT_APPLICATION,
)
from desktop_app.documents.notices.sample_people import (
    ACT,
    APPLICANT,
    DECISION,
    DEPARTMENT,
    DOCUMENTS,
    RULES,
)
from desktop_app.documents.notices.sum_kinds import (
    AwardOnPaper,
    CalculationSlip,
    OwedOnPaper,
    PayeeOnPaper,
    PeriodOnPaper,
    ReceivedOnPaper,
    RepaymentDemand,
    StepOnPaper,
    SumsOnPaper,
    SumsReceived,
)
from desktop_app.law.quarters import Month

RECEIPT_SLIP = ReceiptSlip(
    **ACT,
    **RULES,
    received_at=datetime(2026, 11, 12, 10, 45),
    channel_kk="көрсетілетін қызметті берушінің кеңсесі",
    channel_ru="канцелярия услугодателя",
    documents=DOCUMENTS[:3],
    obtained=DOCUMENTS[3:],
    deadline=date(2026, 11, 16),
)
APPENDIX_TWO_REFUSAL = AppendixTwoRefusal(
    **ACT, **RULES, missing=DOCUMENTS[2:3], expired=DOCUMENTS[1:2]
)
ACCEPTANCE_NOTIFICATION = AcceptanceNotification(
    **ACT, **RULES, sent_at=datetime(2026, 11, 10, 22, 5), request_number="002241873"
)
ADMISSION_ORDER = AdmissionOrder(
    **ACT,
    **RULES,
    **by_rules("R-6", "R-7"),
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
    **ACT,
    **RULES,
    birth_date=date(2014, 3, 12),
    class_name="6 «Ә»",
    first_day=date(2026, 11, 16),
    last_day=date(2027, 5, 25),
    order_number="31",
    order_date=date(2026, 11, 13),
)
SUMS = (
    PeriodSum(
        "2026 жылғы 4-тоқсан", "4 квартал 2026 года", "қараша, желтоқсан", "ноябрь, декабрь", 23_067
    ),
    PeriodSum(
        "2027 жылғы 1-тоқсан", "1 квартал 2027 года", "қаңтар – наурыз", "январь – март", None
    ),
    PeriodSum("2027 жылғы 2-тоқсан", "2 квартал 2027 года", "сәуір, мамыр", "апрель, май", None),
)
NOT_PAID = (
    MonthsNotPaid(
        Month(2026, 9),
        Month(2026, 10),
        "Өтініш 10.11.2026 күні берілген, төлем өтініш берілген айдан бастап жүргізіледі",
        "Заявление подано 10.11.2026, выплата производится с месяца подачи заявления",
    ),
)
AWARD_NOTICE = AwardNotice(
    **ACT,
    **DECISION,
    **remedy_of("award", DEPARTMENT),
    **by_decision("D-4", "D-7"),
    first_month=Month(2026, 11),
    last_month=Month(2027, 5),
    spans=(MonthSpan(Month(2026, 11), Month(2027, 5)),),
    rule_kk="тоқсанына 8 АЕК",
    rule_ru="8 МРП за квартал",
    payment_kk="оқу жылы ішінде тоқсан сайын",
    payment_ru="ежеквартально в течение учебного года",
    sums=SUMS,
    iban="KZ86125KZT5004100100",
    bank_kk="«Үлгі Банк» АҚ",
    bank_ru="АО «Үлгі Банк»",
    not_paid=NOT_PAID,
)
AWARD_REFUSAL = AwardRefusal(
    **ACT,
    **DECISION,
    **remedy_of("award refusal", DEPARTMENT),
    **by_decision("D-2", "D-8"),
    grounds=(1, 4),
    facts_kk=("Анықтама мектепте тіркелмеген.", "Келісім берілмеген."),
    facts_ru=("Справка в школе не зарегистрирована.", "Согласие не дано."),
)
_BY_FOUR, _BY_SEVEN, _OF = "4", "7", of_steps()
STEPS = (
    StepOnPaper(
        "Өтініш берілген күн: 10.11.2025, анықтама кезеңінің басталуы: 01.09.2025; төлем "
        "басталатын ай: 2025 жылғы қараша",
        "Заявление подано 10.11.2025, справка действует с 01.09.2025; первый месяц выплаты: "
        "ноябрь 2025 года",
        _BY_FOUR,
        None,
    ),
    StepOnPaper(
        "2025 жылғы қараша: 8 АЕК × 3 932 теңге ÷ 3 (кезеңдегі оқу айларының саны)",
        "ноябрь 2025 года: 8 МРП × 3 932 тенге ÷ 3 (число учебных месяцев периода)",
        _BY_SEVEN,
        Fraction(31_456, 3),
    ),
    StepOnPaper(
        "2025 жылғы желтоқсан: 8 АЕК × 3 932 теңге ÷ 3 (кезеңдегі оқу айларының саны)",
        "декабрь 2025 года: 8 МРП × 3 932 тенге ÷ 3 (число учебных месяцев периода)",
        _BY_SEVEN,
        Fraction(31_456, 3),
    ),
    StepOnPaper(
        "2025 жылғы 4-тоқсан үшін тиесілі сома, бүтін теңгеге дейін дөңгелектелген",
        "Причитается за 4 квартал 2025 года, с округлением до целого тенге",
        _BY_SEVEN,
        Fraction(20_971),
    ),
)
CALCULATION_SLIP = CalculationSlip(
    **ACT,
    **DECISION,
    acts_kk=(by_decision("D-4", "D-7")["citation_kk"],),
    acts_ru=(by_decision("D-4", "D-7")["citation_ru"],),
    known_on=date(2026, 11, 11),
    payees=(
        PayeeOnPaper(
            APPLICANT,
            (AwardOnPaper("Ө-118", date(2026, 11, 10), "Ш-2026-00142", date(2026, 11, 11)),),
        ),
    ),
    periods=(
        PeriodOnPaper(
            20_971,
            0,
            20_971,
            0,
            "2025 жылғы 4-тоқсан",
            "4 квартал 2025 года",
            "",
            STEPS,
            *of_steps(),
        ),
    ),
    total=SumsOnPaper(20_971, 0, 20_971, 0),
)
SUMS_RECEIVED = SumsReceived(
    **ACT,
    **DECISION,
    year="2025",
    earlier_applications=(),
    received=(
        ReceivedOnPaper(
            "2025 жылғы 3-тоқсан",
            "3 квартал 2025 года",
            "қыркүйек",
            "сентябрь",
            31_456,
            31_456,
            date(2025, 10, 3),
            "Т-2025-00003",
            "118",
            date(2025, 10, 2),
            11_456,
        ),
    ),
    sum_received=31_456,
    sum_returned=11_456,
)
AWARD_CORRECTION = AwardCorrection(
    **ACT,
    **DECISION,
    **remedy_of("correction of an award", DEPARTMENT),
    **by_clause("D-5", "D-9"),
    decision_number="Ш-2026-00142",
    decision_date=date(2026, 11, 11),
    corrections_kk=("Туған күні 30.01.2009 деп көрсетілген, дұрысы 30.01.2008",),
    corrections_ru=("Дата рождения была 30.01.2009, правильно 30.01.2008",),
    shown_by_kk="Туу туралы куәлік № 0417",
    shown_by_ru="Свидетельство о рождении № 0417",
    spans=(MonthSpan(Month(2025, 9), Month(2026, 1)),),
    sums=(
        PeriodSum("2025 жылғы 3-тоқсан", "3 квартал 2025 года", "қыркүйек", "сентябрь", 31_456),
        PeriodSum(
            "2025 жылғы 4-тоқсан",
            "4 квартал 2025 года",
            "қазан – желтоқсан",
            "октябрь – декабрь",
            31_456,
        ),
        PeriodSum("2026 жылғы 1-тоқсан", "1 квартал 2026 года", "қаңтар", "январь", 11_533),
    ),
    due=0,
    overpaid=23_067,
)
AWARD_CHANGE = AwardChange(
    **ACT,
    **DECISION,
    **remedy_of("change of an award", DEPARTMENT),
    **by_clause("D-2", "D-4"),
    decision_number="Ш-2026-00142",
    decision_date=date(2026, 11, 11),
    changes_kk=("2026 жылғы 12 қаңтардағы № А-2026-00031 анықтама алдыңғысын жалғастырады",),
    changes_ru=("Справка № А-2026-00031 от 12 января 2026 года продолжает предыдущую",),
    spans=AWARD_CORRECTION.spans,
    sums=AWARD_CORRECTION.sums,
    due=11_533,
    overpaid=0,
    iban="KZ86125KZT5004100100",
)
BEFORE_END = BeforeEnd(
    **ACT,
    **DECISION,
    **by_clause("D-5"),
    decision_number="Ш-2026-00142",
    decision_date=date(2026, 11, 11),
    cause_kk="Мүгедектік мерзімі аяқталады",
    cause_ru="Заканчивается срок инвалидности",
    ends_on=date(2026, 12, 31),
    last_month=Month(2026, 12),
    next_kk="Мүгедектік қайта расталса, 2027 жылғы қаңтардың соңына дейін жаңа өтініш беріңіз.",
    next_ru="Если инвалидность будет подтверждена вновь, подайте новое заявление до конца "
    "января 2027 года.",
)
TERMINATION = Termination(
    **ACT,
    **DECISION,
    **remedy_of("termination", DEPARTMENT),
    **by_clause("D-5"),
    decision_number="Ш-2026-00142",
    decision_date=date(2026, 11, 11),
    cause_kk="мүгедектігі бар баланың он сегіз жасқа толуы",
    cause_ru="достижение ребенком с инвалидностью восемнадцатилетнего возраста",
    happened_on=date(2027, 1, 30),
    last_month=Month(2027, 1),
    next_kk="Мүгедектік қайта белгіленсе, жаңа өтініш беріңіз: төлем өтініш берілген айдан "
    "басталады.",
    next_ru="Если инвалидность установлена вновь, подайте новое заявление: выплата начинается с "
    "месяца заявления.",
    from_month_after=True,
)
REPAYMENT_DEMAND = RepaymentDemand(
    **ACT,
    **DECISION,
    **remedy_of("repayment demand", DEPARTMENT),
    **by_clause("D-9"),
    decision_number="Ш-2025-00087",
    decision_date=date(2025, 9, 15),
    causes_by_kk=by_clause("D-5", "D-9")["citation_kk"],
    causes_by_ru=by_clause("D-5", "D-9")["citation_ru"],
    causes_kk=("бала 2026 жылғы 20 қаңтардан бастап мемлекеттік мекемеде оқып жатыр",),
    causes_ru=("с 20 января 2026 года ребенок обучается в государственном учреждении",),
    owed=(
        OwedOnPaper(
            "2026 жылғы 1-тоқсан",
            "1 квартал 2026 года",
            (MonthSpan(Month(2026, 2), Month(2026, 3)),),
            23_067,
        ),
        OwedOnPaper(
            "2026 жылғы 2-тоқсан",
            "2 квартал 2026 года",
            (MonthSpan(Month(2026, 4), Month(2026, 4)),),
            17_300,
        ),
    ),
    total=40_367,
    return_iban="KZ86125KZT5004100100",
    return_bank_kk="«Үлгі Банк» АҚ",
    return_bank_ru="АО «Үлгі Банк»",
    return_by=date(2026, 12, 14),
)
HEARING_NOTICE = HearingNotice(
    **ACT,
    **DECISION,
    **by_clause("D-2", "D-8"),
    intended_kk="шығындарды өтеуден бас тарту",
    intended_ru="отказать в возмещении затрат",
    facts_kk=AWARD_REFUSAL.facts_kk,
    facts_ru=AWARD_REFUSAL.facts_ru,
    held_at=datetime(2026, 11, 17, 10, 0),
    place="Қапшағай көшесі, 2, 14-кабинет",
    basis_kk="Әкімшілік рәсімдік-процестік кодекстің 73-бабы",
    basis_ru="статья 73 Административного процедурно-процессуального кодекса",
)
REQUEST_LETTER = RequestLetter(
    **ACT,
    **DECISION,
    addressee="Алатау қаласының № 7 жалпы білім беретін мектебі",
    addressee_address="Алатау қаласы, Жетісу көшесі, 14",
    question=("2026 жылғы 1 қыркүйектегі № 17 анықтаманы мектеп берді ме?",),
    answer_by=date(2026, 11, 18),
    reminds_of="Ш-2026-00150",
    first_sent_on=date(2026, 11, 11),
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
    SUMS_RECEIVED,
    AWARD_CORRECTION,
    AWARD_CHANGE,
    BEFORE_END,
    TERMINATION,
    REPAYMENT_DEMAND,
    HEARING_NOTICE,
    REQUEST_LETTER,
    COMPLAINT_SLIP,
    COMPLAINT_ANSWER,
    COMPLAINT_EXTENSION,
    COMPLAINT_COVER,
    PROACTIVE_MESSAGE,
    HOME_EDUCATION_APPLICATION,
    REIMBURSEMENT_APPLICATION,
)
