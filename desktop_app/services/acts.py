"""Who does which act: one table of act and role, each answer with its reason.

`Desk.writing` asks it of the role that is on file for who works, by their id.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.law.steps import N_
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role


@dataclass(frozen=True)
class Answer:
    """Whether a role does an act, and why, or why not, as a source text."""

    may: bool
    why: str


Row = Mapping[Role, Answer]


def _does(why: str) -> Answer:
    return Answer(may=True, why=why)


def _does_not(why: str) -> Answer:
    return Answer(may=False, why=why)


_NOT_OF_CASES = _does_not(N_("Looks after the program and who enters it, not after families."))
_ONLY_LOOKS = _does_not(N_("Looks at everything, and changes nothing."))


def _row(
    clerk: Answer, head: Answer, accountant: Answer, administrator: Answer = _NOT_OF_CASES
) -> Row:
    return {
        Role.CLERK: clerk,
        Role.HEAD: head,
        Role.ACCOUNTANT: accountant,
        Role.ADMINISTRATOR: administrator,
        Role.INSPECTOR: _ONLY_LOOKS,
    }


_STANDS_IN = _does(N_("Answers for the clerks' work and stands in for them."))
_ANSWERS_FOR_ALL = _does(N_("Answers for everything that the office does."))
_DECIDES = _does(N_("Decides and signs: R-6, R-7, D-8."))
_SIGNS_AT_ONCE = _does(N_("Signs it, so it is issued at once."))
_CLERK_PREPARES = _does(N_("Prepares it; it is issued once the head has signed it."))
_CLERK_DECIDES_NOT = _does_not(N_("Prepares what the head decides, and does not decide it."))
_ACCOUNTANT_DECIDES_NOT = _does_not(N_("Pays what the head has decided, and does not decide it."))
_PAYS_SO_TAKES_NOT_IN = _does_not(
    N_("Pays, and so does not take in or change what payments rest on.")
)
_TAKES_IN_SO_PAYS_NOT = _does_not(N_("Takes in what payments rest on, and so does not pay."))
_NOT_ABOUT_PAYMENTS = _does_not(N_("It is not about payments: the clerks prepare it."))

_INTAKE = _row(
    _does(N_("Takes in what families and schools bring: the specialist's work by R-4 and R-5.")),
    _STANDS_IN,
    _PAYS_SO_TAKES_NOT_IN,
)
_CARDS = _row(
    _does(N_("Keeps the cards of people and schools as their documents have it.")),
    _STANDS_IN,
    _PAYS_SO_TAKES_NOT_IN,
)
_DECISION = _row(_CLERK_DECIDES_NOT, _DECIDES, _ACCOUNTANT_DECIDES_NOT)
_FOR_SIGNATURE = _row(_CLERK_PREPARES, _SIGNS_AT_ONCE, _NOT_ABOUT_PAYMENTS)
_OF_PAYMENTS_FOR_SIGNATURE = _row(
    _CLERK_PREPARES,
    _SIGNS_AT_ONCE,
    _does(N_("Sees first that a payment ends or was too much, and prepares it for the head.")),
)
_HEARING = _row(
    _does(N_("Calls the family, and writes down what it says before the head decides.")),
    _does(N_("Hears the family before deciding against it (D-8).")),
    _does(N_("Calls the payee before it prepares what ends a payment or demands it back.")),
)
_UNHEARD = _row(
    _does_not(N_("May propose why nobody is heard; whoever decides against the family says so.")),
    _does(N_("Decides against the family, and so answers for its not being heard (D-8).")),
    _does_not(N_("May propose why nobody is heard; whoever signs the demand says so.")),
)
_DRAFT = _row(
    _does(N_("What is being typed at the desk is not lost; a draft is no record yet.")),
    _does(N_("What the head is typing in for a clerk is not lost; a draft is no record yet.")),
    _does(N_("May look at a form and fill it in; a draft is no record, a clerk registers it.")),
)
_EXPLAINING = _row(
    _does(N_("Explains the sums to the family at the desk.")),
    _does(N_("Explains to the family what was decided.")),
    _does(N_("Explains to the family what was paid.")),
)
_STATING = _row(
    _does_not(N_("Asks the accountant or the head, who sign for what was paid.")),
    _ANSWERS_FOR_ALL,
    _does(N_("Has paid it, and signs that it was paid (D-7).")),
)
_TELLING = _row(
    _does(N_("Tells families in time what the terms of their documents ask of them.")),
    _STANDS_IN,
    _PAYS_SO_TAKES_NOT_IN,
)
_PAYING = _row(
    _TAKES_IN_SO_PAYS_NOT,
    _does(N_("Approves what the accountant drew up, or the other way round (D-7).")),
    _does(N_("Pays by the sheet (D-7); alone only by an order of substitution.")),
)
_TAKING_OUT = _row(
    _does(N_("Takes out what is approved already: no sum changes by it.")),
    _ANSWERS_FOR_ALL,
    _does(N_("Pays from this workbook.")),
)
_LEDGER = _row(
    _does(N_("The payee brings the receipt or the agreement to the desk; its document is named.")),
    _ANSWERS_FOR_ALL,
    _does(N_("Sees the money come back, and keeps the ledger of debts (D-9).")),
)
_ANNULLING_OF_LEDGER = _row(
    _does(N_("Takes back an entry made by mistake, with the reason; not the head's write-off.")),
    _does(N_("Takes back an entry made by mistake, a write-off too.")),
    _does(N_("Keeps the ledger of debts (D-9); the head's write-off is not theirs to annul.")),
)
_OWN_PREPARED = _row(
    _does(N_("Takes back what they prepared themselves, and nobody else's.")),
    _does_not(N_("What the head prepares is issued at once; another's paper is sent back.")),
    _does(N_("Takes back the notice or the demand that they prepared themselves.")),
)
_PRINTING = _row(
    _does(N_("Prints the papers that are handed over; what was issued stays as it is.")),
    _does(N_("Prints what is to be signed by hand; what was issued stays as it is.")),
    _does(N_("Prints demands and slips about payments; what was issued stays as it is.")),
)
_DELIVERING = _row(
    _does(N_("Hands the papers over, or sends them.")),
    _STANDS_IN,
    _does(N_("Hands over what they explain: demands and slips about payments.")),
)
_SPOILT_PAPERS = _row(
    _does(N_("Annuls a spoilt paper that they issued themselves, not another's.")),
    _does(N_("Annuls any spoilt paper; what bears the head's signature only the head replaces.")),
    _does(N_("Annuls a spoilt slip that they issued themselves, not another's.")),
)
_OWN_FILE = _row(
    _does(N_("Hands the person the copy of their file that they ask for at the desk.")),
    _STANDS_IN,
    _does_not(N_("Sees of a person what payments rest on, and takes no whole file out.")),
)
_BRINGING_IN = _row(
    _does_not(N_("Fills in and checks the old register; awards and accounts come with it.")),
    _does(N_("Answers for the awards and the accounts that an old register brings in.")),
    _does_not(N_("Pays, and so does not bring in what payments rest on.")),
)
_AGAINST_PAPERS = _row(
    _does_not(N_("Fills in the old register, and so does not confirm what came with it.")),
    _does(N_("Holds what an old register brought in against the families' papers.")),
    _does_not(N_("Pays, and so does not confirm what payments rest on.")),
)
_OLD_REGISTER = _row(
    _does(N_("Kept the old register: brings it in, and back while nothing rests on it.")),
    _ANSWERS_FOR_ALL,
    _does(N_("Knows what was paid by the old register.")),
)
_COPIES = _does(N_("A copy elsewhere saves everybody's work; only a password opens it."))
_SECOND_COPY = _row(_COPIES, _COPIES, _COPIES, _COPIES)
_FIRST_WORKERS = _row(
    _does(N_("Nobody is on the list yet: opening the program puts the first workers there.")),
    _does(N_("Nobody is on the list yet; whoever opens the program first, it is the same.")),
    _does(N_("Nobody is on the list yet, and no sum depends on the first workers.")),
    _does(N_("Nobody is on the list yet: puts everybody there who works in the office.")),
)
_OFFICE = _row(
    _does_not(N_("The office's name, account and limit stand on papers that others answer for.")),
    _ANSWERS_FOR_ALL,
    _does(N_("Keeps the account that money is returned to, and the limit for one child.")),
)
_STAFF = _row(
    _does_not(N_("Does not say who works here: roles decide who may decide and pay.")),
    _does_not(N_("Decides, and so does not say who else decides and pays.")),
    _does_not(N_("Does not say who may approve what they draw up.")),
    _does(N_("Says who works here and in which role, and nothing about themselves.")),
)
_SUBSTITUTION = _row(
    _does_not(N_("Neither pays nor says who may do both halves of a payment.")),
    _does(N_("Signs orders in the office; one by which they stand in themselves another records.")),
    _does_not(N_("Would stand in by it, and so does not record it.")),
    _does(N_("Keeps who works here, and so who stands in for whom while somebody is away.")),
)
_OWN = _does(N_("Only they know their password, and only they change it."))
_OWN_PASSWORD = dict.fromkeys(Role, _OWN)
_KEYS = _row(
    _does_not(N_("Does not say who enters, nor what opens the database.")),
    _does_not(N_("Decides, and so does not say who else enters, nor what opens the database.")),
    _does_not(N_("Pays, and so does not say who enters, nor what opens the database.")),
    _does(N_("Gives first passwords, and changes the key when somebody leaves.")),
)
_MCI = _row(
    _does_not(N_("Takes in applications, and does not set what sums are counted by.")),
    _does(N_("Answers for the values that sums are counted by.")),
    _does(N_("Counts by the MCI, and learns of a new one first (D-7).")),
)
_DECISION_IN_FORCE = _row(
    _does_not(N_("Applies the decision in force, and does not say which one it is.")),
    _does(N_("Answers for which decision of the maslikhat the office pays by (D-7).")),
    _does_not(N_("Pays by the decision in force, and does not say which one it is.")),
)
_COMPARING = _row(
    _does_not(N_("Uses the texts, and does not answer for their being those of the act.")),
    _does(N_("Answers for papers and values being those of the acts they rest on (D-1).")),
    _does_not(N_("Pays by the values, and does not answer for their being those of the act.")),
)
_CALENDAR = _row(
    _does(N_("Watches the deadlines, and enters the days off that were published (R-5).")),
    _STANDS_IN,
    _does(N_("Follows the calendar of working days for wages, and hears of moved days first.")),
)
_NUMBERS = _row(
    _does_not(N_("Gives numbers by the office's order of papers, and does not make it.")),
    _does(N_("Says how the office numbers its papers.")),
    _does_not(N_("The numbers of sheets follow the office's order of papers.")),
)
_WORDS_ON_PAPER = _row(
    _does_not(N_("Issues papers in words that the head answers for.")),
    _does(N_("Answers for the words of every paper.")),
    _does_not(N_("Pays by sheets in a form that the head answers for.")),
)
_OLDER_STATE = _row(
    _does_not(N_("Works on what is on file, and does not say which state of it counts.")),
    _does_not(N_("Decides by what is on file, and does not say which state of it counts.")),
    _does_not(N_("Pays by what is on file, and does not say which state of it counts.")),
    _does(N_("Looks after the database, and answers for the state of it that is worked on.")),
)
_CLOCK = _row(
    _does(N_("Sits at the PC whose clock it is, and sees whether it is right.")),
    _does(N_("Sits at the PC whose clock it is, and sees whether it is right.")),
    _does(N_("Sits at the PC whose clock it is, and sees whether it is right.")),
    _does(N_("Sits at the PC whose clock it is, and sees whether it is right.")),
)
_BACKUP = _row(
    _does_not(N_("What was done since a backup would be lost: not for one who takes in families.")),
    _does_not(N_("Answers for what was decided since, and does not put back what was before.")),
    _does_not(N_("Answers for what was paid since, and does not put back what was before.")),
    _does(N_("Looks after the database and its backups, and puts one back with a reason.")),
)

TABLE: Mapping[Act, Row] = {
    Act.REGISTER_APPLICATION: _INTAKE,
    Act.WITHDRAW_APPLICATION: _INTAKE,
    Act.CONSIDER: _DECISION,
    Act.ISSUE_ORDER: _DECISION,
    Act.PREPARE_CERTIFICATE: _FOR_SIGNATURE,
    Act.ISSUE_CERTIFICATE: _DECISION,
    Act.RECORD_CERTIFICATE: _INTAKE,
    Act.RECORD_EVIDENCE: _INTAKE,
    Act.ANNUL_EVIDENCE: _INTAKE,
    Act.CHANGE_PERSON: _CARDS,
    Act.ANSWER_LIKENESS: _CARDS,
    Act.SEEK_LIKENESS: _CARDS,
    Act.MERGE_PEOPLE: _DECISION,
    Act.TAKE_MERGE_APART: _DECISION,
    Act.RECORD_EVENT: _INTAKE,
    Act.CORRECT_EVENT: _INTAKE,
    Act.ANNUL_EVENT: _INTAKE,
    Act.SEND_MESSAGE: _INTAKE,
    Act.ANSWER_MESSAGE: _INTAKE,
    Act.ANNUL_MESSAGE: _INTAKE,
    Act.KEEP_DRAFT: _DRAFT,
    Act.DISCARD_DRAFT: _DRAFT,
    Act.DECIDE: _DECISION,
    Act.AMEND_AWARD: _DECISION,
    Act.RECORD_PAYEE_END: _INTAKE,
    Act.ANNUL_PAYEE_END: _INTAKE,
    Act.CONFIRM_AWARDS: _AGAINST_PAPERS,
    Act.ALLOW_WITHOUT_IIN: _DECISION,
    Act.CALL_HEARING: _HEARING,
    Act.PUT_DOWN_HEARING: _HEARING,
    Act.LEAVE_HEARING_OUT: _UNHEARD,
    Act.SEND_REQUEST: _INTAKE,
    Act.REMIND_OF_REQUEST: _INTAKE,
    Act.RECORD_ANSWER: _INTAKE,
    Act.TELL_BEFORE_END: _TELLING,
    Act.NOTE_READINGS: _DECISION,
    Act.PREPARE_TERMINATION: _OF_PAYMENTS_FOR_SIGNATURE,
    Act.ISSUE_CALCULATION: _EXPLAINING,
    Act.ISSUE_STATEMENT: _STATING,
    Act.DRAW_UP_PAYOUT: _PAYING,
    Act.TICK_FINDINGS: _PAYING,
    Act.APPROVE_PAYOUT: _PAYING,
    Act.ANNUL_PAYOUT: _PAYING,
    Act.EXPORT_PAYOUT: _TAKING_OUT,
    Act.RECORD_BANK_ANSWERS: _PAYING,
    Act.RECORD_PAYMENT_ORDER: _PAYING,
    Act.PREPARE_DEMAND: _OF_PAYMENTS_FOR_SIGNATURE,
    Act.RECORD_REPAYMENT: _LEDGER,
    Act.AGREE_SCHEDULE: _LEDGER,
    Act.AGREE_SET_OFF: _LEDGER,
    Act.RECORD_COURT: _LEDGER,
    Act.WRITE_OFF: _DECISION,
    Act.ANNUL_DEBT_ENTRY: _ANNULLING_OF_LEDGER,
    Act.REGISTER_COMPLAINT: _INTAKE,
    Act.CORRECT_COMPLAINT: _INTAKE,
    Act.WITHDRAW_COMPLAINT: _INTAKE,
    Act.ANSWER_COMPLAINT: _FOR_SIGNATURE,
    Act.EXTEND_COMPLAINT: _FOR_SIGNATURE,
    Act.SEND_COMPLAINT_ON: _FOR_SIGNATURE,
    Act.EXPORT_PERSON: _OWN_FILE,
    Act.SIGN: _DECISION,
    Act.SEND_BACK: _DECISION,
    Act.TAKE_BACK: _OWN_PREPARED,
    Act.PRINT: _PRINTING,
    Act.RECORD_OUTSIDE_NUMBERS: _DELIVERING,
    Act.RECORD_DELIVERY: _DELIVERING,
    Act.ANNUL_DELIVERY: _DELIVERING,
    Act.ANNUL_PAPER: _SPOILT_PAPERS,
    Act.REPLACE_PAPER: _SPOILT_PAPERS,
    Act.REMEMBER_HEADINGS: _OLD_REGISTER,
    Act.BRING_IN_REGISTER: _BRINGING_IN,
    Act.TAKE_REGISTER_BACK: _OLD_REGISTER,
    Act.BEGIN_OFFICE: _FIRST_WORKERS,
    Act.CHANGE_OWN_PASSWORD: _OWN_PASSWORD,
    Act.SET_PASSWORD: _KEYS,
    Act.CHANGE_KEY: _KEYS,
    Act.CHANGE_LOCK_TIME: _KEYS,
    Act.CHANGE_OFFICE: _OFFICE,
    Act.SAVE_SCHOOL: _CARDS,
    Act.JOIN_SCHOOLS: _DECISION,
    Act.SAVE_WORKER: _STAFF,
    Act.RETIRE_WORKER: _STAFF,
    Act.RECORD_SUBSTITUTION: _SUBSTITUTION,
    Act.ANNUL_SUBSTITUTION: _SUBSTITUTION,
    Act.ADD_MCI: _MCI,
    Act.ANNUL_MCI: _MCI,
    Act.ENTER_DECISION: _DECISION_IN_FORCE,
    Act.ANNUL_DECISION: _DECISION_IN_FORCE,
    Act.RECORD_COMPARISON: _COMPARING,
    Act.ADD_DAY: _CALENDAR,
    Act.ANNUL_DAY: _CALENDAR,
    Act.CONFIRM_YEAR: _CALENDAR,
    Act.CHANGE_NUMBERS: _NUMBERS,
    Act.CHANGE_FORM: _WORDS_ON_PAPER,
    Act.CHANGE_LAYOUT: _WORDS_ON_PAPER,
    Act.ACCEPT_OLDER_STATE: _OLDER_STATE,
    Act.CONFIRM_CLOCK: _CLOCK,
    Act.RESTORE_BACKUP: _BACKUP,
    Act.BACK_UP_ELSEWHERE: _SECOND_COPY,
}


def may(role: Role, act: Act) -> bool:
    return TABLE[act][role].may


def does_first(role: Role, act: Act) -> bool:
    """Whether it is the work of the role itself, and it does not only stand in for others."""
    answer = TABLE[act][role]
    return answer.may and answer != _STANDS_IN


def who_may(act: Act) -> frozenset[Role]:
    return frozenset(role for role, answer in TABLE[act].items() if answer.may)


def tip(act: Act) -> str:
    """The words at a button that is not for who works now."""
    return _TIPS[who_may(act)]


def refusal(act: Act) -> str:
    """The words for somebody whose act it is not."""
    return _REFUSALS[who_may(act)]


_HEAD = frozenset({Role.HEAD})
_ALL = frozenset(Role)
_WHO_PAYS = frozenset({Role.HEAD, Role.ACCOUNTANT})
_WHO_TAKES_IN = frozenset({Role.HEAD, Role.CLERK})
_WHO_PREPARES = frozenset({Role.CLERK, Role.ACCOUNTANT})
_OFFICE_WORK = frozenset({Role.CLERK, Role.HEAD, Role.ACCOUNTANT})
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
_WHO_ORDERS = frozenset({Role.HEAD, Role.ADMINISTRATOR})
_EVERYBODY = frozenset({*_OFFICE_WORK, *_ADMINISTRATOR})

_TIPS = {
    _HEAD: N_("Only the head does this."),
    _WHO_PAYS: N_("Only the accountant or the head does this."),
    _WHO_TAKES_IN: N_("Only a clerk or the head does this."),
    _WHO_PREPARES: N_("Only who prepared it does this."),
    _OFFICE_WORK: N_("Only a clerk, the accountant or the head does this."),
    _ADMINISTRATOR: N_("Only the administrator does this."),
    _WHO_ORDERS: N_("Only the head or the administrator does this."),
    _EVERYBODY: N_("An inspector looks, and changes nothing."),
    _ALL: N_("Everybody does this for themselves."),
}
_REFUSALS = {
    _HEAD: N_("Only the head does this. Nothing was saved."),
    _WHO_PAYS: N_("Only the accountant or the head does this. Nothing was saved."),
    _WHO_TAKES_IN: N_("Only a clerk or the head does this. Nothing was saved."),
    _WHO_PREPARES: N_("Only who prepared it does this. Nothing was saved."),
    _OFFICE_WORK: N_("Only a clerk, the accountant or the head does this. Nothing was saved."),
    _ADMINISTRATOR: N_("Only the administrator does this. Nothing was saved."),
    _WHO_ORDERS: N_("Only the head or the administrator does this. Nothing was saved."),
    _EVERYBODY: N_("An inspector looks, and changes nothing. Nothing was saved."),
    _ALL: N_("Everybody does this for themselves."),
}
