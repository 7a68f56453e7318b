"""Invented people, offices and documents, for samples of what is printed."""

from datetime import date
from typing import Any

from desktop_app.documents.notices.kinds import DocumentOnPaper, Letterhead, PersonOnPaper

SCHOOL = Letterhead(
    name_kk="Алатау қаласының № 7 жалпы білім беретін мектебі",
    name_ru="Общеобразовательная школа № 7 города Алатау",
    bin="090340012347",
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
    bin="241140054320",
    address_kk="Алатау қаласы, Қапшағай көшесі, 2",
    address_ru="город Алатау, улица Капчагай, 2",
    phone="+7 (727) 555-04-56",
    place_kk="Алатау қаласы",
    place_ru="город Алатау",
    head_position_kk="Бөлім басшысы",
    head_position_ru="Руководитель отдела",
    head_name="Ғ. Ң. Өмірзақов",
    genitive_kk="«Алматы облысы Алатау қаласының жұмыспен қамту және әлеуметтік бағдарламалар "
    "бөлімі» мемлекеттік мекемесінің",
    genitive_ru="Государственного учреждения «Отдел занятости и социальных программ города Алатау "
    "Алматинской области»",
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
WRITER: dict[str, Any] = {
    "number": "15-ҮО",
    "issued_on": date(2026, 11, 12),
    "employee": "Қ. Ә. Ғабитов",
    "employee_position_kk": "Кеңсе маманы",
    "employee_position_ru": "Специалист канцелярии",
}
ACT: dict[str, Any] = WRITER | {
    "applicant": APPLICANT,
    "child": CHILD,
    "application_number": "Ө-118",
    "application_date": date(2026, 11, 10),
}
RULES: dict[str, Any] = {
    "letterhead": SCHOOL,
    "service_kk": SCHOOL_SERVICE_KK,
    "service_ru": SCHOOL_SERVICE_RU,
}
DECISION: dict[str, Any] = {
    "letterhead": DEPARTMENT,
    "service_kk": REIMBURSEMENT_KK,
    "service_ru": REIMBURSEMENT_RU,
}
