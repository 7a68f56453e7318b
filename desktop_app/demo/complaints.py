"""The demo's invented complaints: answered, extended, sent on, taken back, and open today (R-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.demo.families import KK, RU, WITH_GROUNDS, day
from desktop_app.demo.stories import Course, Home
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ComplaintEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.kinds import (
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    PaperLanguage,
)
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import complainant
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.complaints import on_file as stored
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Answered:
    on: date
    outcome: ComplaintOutcome
    words: str
    who: str = "head"

    def do(self, desk: Desk, complaint: Complaint) -> None:
        complaints.answer(desk, complaint, ComplaintAnswerEntry(self.outcome, self.words))


@dataclass(frozen=True)
class Extended:
    on: date
    until: date
    why: str
    who: str = "head"

    def do(self, desk: Desk, complaint: Complaint) -> None:
        complaints.extend(desk, complaint, ExtensionEntry(self.until, self.why))


@dataclass(frozen=True)
class SentOn:
    on: date
    to: str
    enclosures: str
    who: str = "head"

    def do(self, desk: Desk, complaint: Complaint) -> None:
        complaints.send_on(desk, complaint, SendingOnEntry(self.to, self.enclosures))


@dataclass(frozen=True)
class TakenBack:
    on: date
    why: str
    who: str = "clerk"

    def do(self, desk: Desk, complaint: Complaint) -> None:
        complaints.withdraw(desk, complaint, self.why)


Happened = Answered | Extended | SentOn | TakenBack


@dataclass(frozen=True)
class Grievance:
    """A complaint of a family's applicant, of somebody who is not on file, or of nobody who says
    who they are; and what came of it."""

    came: date
    subject: str
    then: tuple[Happened, ...] = ()
    home: Home | None = None
    name: str = ""
    address: str = ""
    language: PaperLanguage = KK
    body: ComplaintBody = ComplaintBody.OFFICE
    channel: ComplaintChannel = ComplaintChannel.OFFICE
    school: int | None = None
    clerk: str = "clerk"

    def play(self, schools: Sequence[int]) -> Course:
        desk = yield self.came, self.clerk
        entry = self._entry(desk, schools)
        if not entry.complainant:
            complainant.register_anonymous(desk, entry)
            return
        complaint_id = complaints.register(desk, entry).complaint.id
        for each in self.then:
            desk = yield each.on, each.who
            with desk.database.read() as connection:
                complaint = stored.by_id(connection, complaint_id)
            each.do(desk, complaint)

    def _entry(self, desk: Desk, schools: Sequence[int]) -> ComplaintEntry:
        entry = ComplaintEntry(
            complainant=self.name,
            address=self.address,
            language=self.language,
            channel=self.channel,
            received_on=self.came,
            body=self.body,
            subject=self.subject,
            provider_id=None if self.school is None else schools[self.school],
        )
        return entry if self.home is None else _of_family(desk, entry, self.home)


def _of_family(desk: Desk, entry: ComplaintEntry, home: Home) -> ComplaintEntry:
    """The applicant's details as on file, and their newest case."""
    with desk.database.read() as connection:
        person = people.by_iin(connection, home.applicant.iin)
        assert person is not None
        cases = applications.concerning(connection, person.id)
    known = {
        "complainant": person.full_name,
        "iin": person.iin,
        "address": person.address,
        "phone": person.phone,
        "application_id": cases[0].id,
    }
    return ComplaintEntry(**{**entry.__dict__, **known})


def _family(number: int) -> Home:
    """Those of `WITH_GROUNDS` are numbered from ten."""
    return WITH_GROUNDS[number - 10]


GRIEVANCES = (
    Grievance(
        day("2025-11-24"),
        "Шығындарды өтеуден бас тарту туралы хабарламамен келіспеймін.\n"
        "Банк шоты туралы мәліметті өтінішпен бірге бергенмін.",
        (
            Answered(
                day("2025-11-27"),
                ComplaintOutcome.DISMISSED,
                "Өтініш берілген күні құжаттар тізбесіне сәйкес банк шоты туралы мәлімет "
                "ұсынылмаған: бұл қолхатта көрсетілген, қолхатқа Сіз қол қойғансыз.\n"
                "Құжаттардың толық топтамасымен кез келген уақытта қайта жүгінуге құқылысыз.",
            ),
        ),
        _family(24),
    ),
    Grievance(
        day("2026-01-28"),
        "Прошу разъяснить, почему для назначения выплаты требуется согласие на использование "
        "персональных данных.",
        (
            Answered(
                day("2026-02-02"),
                ComplaintOutcome.EXPLAINED,
                "Согласие на использование сведений, составляющих охраняемую законом тайну, "
                "предусмотрено статьей 8 Закона Республики Казахстан «О персональных данных и их "
                "защите». Без него отдел не вправе сделать запросы, по которым принимается "
                "решение.\nПосле подписания согласия заявление можно подать снова.",
            ),
        ),
        _family(26),
        language=RU,
        clerk="second clerk",
    ),
    Grievance(
        day("2026-02-20"),
        "Тексеру қорытындысымен келіспеймін: бала мектепке бармайды, үйде оқиды.",
        (
            Extended(
                day("2026-02-26"),
                day("2026-03-13"),
                "Мектептен сынып журналының көшірмесі мен педагогтердің түсініктемелері "
                "сұратылды, жауап әлі келген жоқ.",
            ),
            Answered(
                day("2026-03-12"),
                ComplaintOutcome.PARTLY,
                "Мектептің жауабы бойынша бала 2026 жылғы қаңтарда сыныпта оқыған, ақпаннан "
                "бастап үйде оқиды.\nАқпаннан бастап жаңа анықтамамен қайта жүгінуге болады.",
            ),
        ),
        _family(25),
    ),
    Grievance(
        day("2026-04-14"),
        "В приемные часы в отделе не отвечает телефон, о готовности справки узнать невозможно.",
        (
            Extended(
                day("2026-04-20"),
                day("2026-04-28"),
                "Проверяется работа телефонной линии, ожидается ответ оператора связи.",
            ),
            Answered(
                day("2026-04-27"),
                ComplaintOutcome.SATISFIED,
                "Телефонная линия восстановлена 22 апреля 2026 года, график приема размещен у "
                "входа.\nПриносим извинения за неудобства.",
            ),
        ),
        name="Юсупова Динара Маратовна",
        address="город Алатау, улица Карасу, дом 18, кв. 4",
        language=RU,
        channel=ComplaintChannel.ELECTRONIC,
    ),
    Grievance(
        day("2026-05-19"),
        "Не согласна с отказом в возмещении затрат.",
        (
            SentOn(
                day("2026-05-21"),
                "Акимат города Алатау Алматинской области",
                "жалоба на 2 листах\nадминистративное дело на 14 листах\nкопия уведомления об "
                "отказе",
            ),
        ),
        _family(23),
        language=RU,
        body=ComplaintBody.HIGHER,
        channel=ComplaintChannel.POST,
        clerk="second clerk",
    ),
    Grievance(
        day("2026-09-08"),
        "Мектеп құжаттарды қабылдау кезінде ақпараттық жүйеде бар құжаттарды талап етті.",
        (
            SentOn(
                day("2026-09-10"),
                "Мемлекеттік қызметтер көрсету сапасын бағалау және бақылау жөніндегі уәкілетті "
                "органның Алматы облысы бойынша департаменті",
                "шағым, 1 парақ\nәкімшілік іс, 9 парақ",
            ),
        ),
        name="Әмірбек Сағыныш Үсенқызы",
        address="Алатау қаласы, Ақбұлақ көшесі, 31-үй",
        body=ComplaintBody.QUALITY,
        school=1,
    ),
    Grievance(
        day("2026-10-05"),
        "Құжаттар қабылданды, бірақ қолхат берілген жоқ.",
        (
            Answered(
                day("2026-10-08"),
                ComplaintOutcome.SATISFIED,
                "Қолхат 2026 жылғы 6 қазанда берілді, кеңсе маманымен түсіндіру жұмысы жүргізілді.",
            ),
        ),
        name="Ғаниева Зәуре Һабибуллақызы",
        address="Алатау қаласы, Тәуелсіздік көшесі, 9-үй, 12-пәтер",
        body=ComplaintBody.SCHOOL,
        school=2,
        channel=ComplaintChannel.ELECTRONIC,
    ),
    Grievance(
        day("2026-10-20"),
        "Выплата за третий квартал поступила позже, чем обещали.",
        (TakenBack(day("2026-10-22"), "Заявитель отозвал жалобу письменно: выплата получена"),),
        _family(15),
        language=RU,
    ),
    Grievance(
        day("2026-11-16"),
        "Тағайындау туралы хабарлама кешігіп келді, төлемнің қай айдан басталатыны түсіндірілмеді.",
        (),
        _family(16),
    ),
    Grievance(
        day("2026-11-18"),
        "Прошу пересчитать сумму за четвертый квартал: справка действует с сентября.",
        (
            Answered(
                day("2026-11-20"),
                ComplaintOutcome.EXPLAINED,
                "Выплата назначается с месяца подачи заявления (пункт 4 приложения к решению "
                "№ 11-36). Расчет по месяцам прилагается.",
                who="second clerk",
            ),
        ),
        _family(17),
        language=RU,
        clerk="second clerk",
    ),
    Grievance(
        day("2026-11-19"),
        "Қызметкер өтінішті екінші рет келгенде ғана қабылдады.",
        (),
        name="Ықылас Нұрбибі",
        address="Алатау қаласы, Өркен көшесі, 44-үй",
        body=ComplaintBody.QUALITY,
        channel=ComplaintChannel.POST,
    ),
    Grievance(
        day("2026-11-19"),
        "Мектепте үйде оқытылатын балаларға сабақ толық өткізілмейді.",
        school=1,
    ),
)
