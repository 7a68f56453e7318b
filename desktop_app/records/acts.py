"""The acts of the office: each is one function of the services, and what the history calls it."""

from enum import StrEnum


class Act(StrEnum):
    """What somebody does; the codes stand in the history and are never changed."""

    # Applications and what they rest on
    REGISTER_APPLICATION = "register application"
    WITHDRAW_APPLICATION = "withdraw application"
    CONSIDER = "consider"
    ISSUE_ORDER = "issue order"
    PREPARE_CERTIFICATE = "prepare certificate"
    ISSUE_CERTIFICATE = "issue certificate"
    RECORD_CERTIFICATE = "record certificate"
    RECORD_EVIDENCE = "record evidence"
    ANNUL_EVIDENCE = "annul evidence"
    CHANGE_PERSON = "change person"
    ANSWER_LIKENESS = "answer likeness"
    SEEK_LIKENESS = "seek likeness"
    MERGE_PEOPLE = "merge people"
    TAKE_MERGE_APART = "take merge apart"
    RECORD_EVENT = "record event"
    CORRECT_EVENT = "correct event"
    ANNUL_EVENT = "annul event"
    SEND_MESSAGE = "send message"
    ANSWER_MESSAGE = "answer message"
    ANNUL_MESSAGE = "annul message"
    KEEP_DRAFT = "keep draft"
    DISCARD_DRAFT = "discard draft"
    # The award
    DECIDE = "decide"
    AMEND_AWARD = "amend award"
    RECORD_PAYEE_END = "record payee's end"
    ANNUL_PAYEE_END = "annul payee's end"
    CONFIRM_AWARDS = "confirm imported awards"
    ALLOW_WITHOUT_IIN = "allow payment without IIN"
    CALL_HEARING = "call hearing"
    PUT_DOWN_HEARING = "put down hearing"
    LEAVE_HEARING_OUT = "leave hearing out"
    SEND_REQUEST = "send request"
    REMIND_OF_REQUEST = "remind of request"
    RECORD_ANSWER = "record answer"
    TELL_BEFORE_END = "tell before end"
    NOTE_READINGS = "note readings"
    PREPARE_TERMINATION = "prepare termination"
    ISSUE_CALCULATION = "issue calculation"
    ISSUE_STATEMENT = "issue statement"
    # Payouts and debts
    DRAW_UP_PAYOUT = "draw up payout"
    TICK_FINDINGS = "tick findings"
    APPROVE_PAYOUT = "approve payout"
    ANNUL_PAYOUT = "annul payout"
    EXPORT_PAYOUT = "export payout"
    RECORD_BANK_ANSWERS = "record bank answers"
    RECORD_PAYMENT_ORDER = "record payment order"
    PREPARE_DEMAND = "prepare demand"
    RECORD_REPAYMENT = "record repayment"
    AGREE_SCHEDULE = "agree schedule"
    AGREE_SET_OFF = "agree set-off"
    RECORD_COURT = "record court"
    WRITE_OFF = "write off"
    ANNUL_DEBT_ENTRY = "annul debt entry"
    # Complaints
    REGISTER_COMPLAINT = "register complaint"
    CORRECT_COMPLAINT = "correct complaint"
    WITHDRAW_COMPLAINT = "withdraw complaint"
    ANSWER_COMPLAINT = "answer complaint"
    EXTEND_COMPLAINT = "extend complaint"
    SEND_COMPLAINT_ON = "send complaint on"
    EXPORT_PERSON = "export person"
    # Papers
    SIGN = "sign"
    SEND_BACK = "send back"
    TAKE_BACK = "take back"
    PRINT = "print"
    RECORD_OUTSIDE_NUMBERS = "record outside numbers"
    RECORD_DELIVERY = "record delivery"
    ANNUL_DELIVERY = "annul delivery"
    ANNUL_PAPER = "annul paper"
    REPLACE_PAPER = "replace paper"
    # The old register
    REMEMBER_HEADINGS = "remember headings"
    BRING_IN_REGISTER = "bring in register"
    TAKE_REGISTER_BACK = "take register back"
    # The office's own
    BEGIN_OFFICE = "begin office"
    CHANGE_OWN_PASSWORD = "change own password"
    SET_PASSWORD = "set password"
    CHANGE_KEY = "change key"
    CHANGE_LOCK_TIME = "change lock time"
    CHANGE_OFFICE = "change office"
    SAVE_SCHOOL = "save school"
    JOIN_SCHOOLS = "join schools"
    SAVE_WORKER = "save worker"
    RETIRE_WORKER = "retire worker"
    RECORD_SUBSTITUTION = "record substitution"
    ANNUL_SUBSTITUTION = "annul substitution"
    ADD_MCI = "add MCI"
    ANNUL_MCI = "annul MCI"
    ENTER_DECISION = "enter decision"
    ANNUL_DECISION = "annul decision"
    RECORD_COMPARISON = "record comparison"
    ADD_DAY = "add day"
    ANNUL_DAY = "annul day"
    CONFIRM_YEAR = "confirm year"
    CHANGE_NUMBERS = "change numbers"
    CHANGE_FORM = "change form"
    CHANGE_LAYOUT = "change layout"
    ACCEPT_OLDER_STATE = "accept older state"
    CONFIRM_CLOCK = "confirm clock"
    RESTORE_BACKUP = "restore backup"
    BACK_UP_ELSEWHERE = "back up elsewhere"


OFFICE_ACTS = (
    Act.BEGIN_OFFICE,
    Act.CHANGE_OWN_PASSWORD,
    Act.SET_PASSWORD,
    Act.CHANGE_KEY,
    Act.CHANGE_LOCK_TIME,
    Act.CHANGE_OFFICE,
    Act.SAVE_SCHOOL,
    Act.JOIN_SCHOOLS,
    Act.SAVE_WORKER,
    Act.RETIRE_WORKER,
    Act.RECORD_SUBSTITUTION,
    Act.ANNUL_SUBSTITUTION,
    Act.NOTE_READINGS,
    Act.ADD_MCI,
    Act.ANNUL_MCI,
    Act.ENTER_DECISION,
    Act.ANNUL_DECISION,
    Act.RECORD_COMPARISON,
    Act.ADD_DAY,
    Act.ANNUL_DAY,
    Act.CONFIRM_YEAR,
    Act.CHANGE_NUMBERS,
    Act.CHANGE_FORM,
    Act.CHANGE_LAYOUT,
    Act.ACCEPT_OLDER_STATE,
    Act.CONFIRM_CLOCK,
    Act.RESTORE_BACKUP,
    Act.BACK_UP_ELSEWHERE,
    Act.REMEMBER_HEADINGS,
)
"""Acts that change how the office works, and nothing of a single case."""
