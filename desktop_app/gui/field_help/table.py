"""What the law asks at each hard field, and by which clauses: the one place where it is said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.translation import N_

if TYPE_CHECKING:
    from desktop_app.law.steps import Words


class Asked(StrEnum):
    """A field, or a few that the law asks the same of."""

    WHO_APPLIES = "who applies"
    WAY = "way of applying"
    DAY = "day of application"
    SCHOOL = "school"
    IIN = "IIN"
    PAPER = "document of the award"
    PAPER_DAYS = "days of the document of the award"
    DISABILITY = "disability"
    ACCOUNT = "account"
    NOT_PAID = "for whom nothing is paid"
    SOURCE = "source of a document"
    CLASS = "class"
    ORDER = "order"
    GROUND = "ground of refusal"
    FACTS = "facts of a refusal"
    CHANGE = "change of an award"
    EVENT = "event that stops payment"
    PAYEE = "change of payee"
    APPROVAL = "approval of a payout"
    HEARING = "hearing"
    NOT_HEARD = "nobody is heard"
    COMPLAINT = "complaint"
    COMPLAINT_ANSWER = "answer to a complaint"
    COMPLAINT_EXTENDED = "time of a complaint extended"
    COMPLAINT_SENT_ON = "complaint sent on"
    CONSENT = "answer to a proactive message"
    RETURNED = "money returned"


@dataclass(frozen=True)
class Told:
    """``clauses`` as `law` calls them: the decision in force says which of its own they are.

    ``of_hearings``: it rests on the act that hearings do, too (``hearings.toml``).
    """

    words: str
    clauses: tuple[str, ...] = ()
    of_hearings: bool = False

    def basis(self) -> "Words | None":
        """How the article on hearings is cited."""
        from desktop_app.services.law_values import hearing_rule

        return hearing_rule.shipped().basis if self.of_hearings else None


TOLD = {
    Asked.WHO_APPLIES: Told(
        N_(
            "One parent or another legal representative applies, whatever the family earns. A "
            "guardian proves the guardianship with a document. The other parent's application is "
            "registered too: there is one payee for a child, and the head decides who."
        ),
        ("D-3",),
    ),
    Asked.WAY: Told(
        N_(
            "Documents for home education are brought to the school's office or sent on the "
            "portal. The reimbursement is applied for through the State Corporation or on the "
            "portal. Choose the way it really came: the time to answer follows from it."
        ),
        ("R-4", "R-5", "D-6"),
    ),
    Asked.DAY: Told(
        N_(
            "The reimbursement is paid from the month of application on, so this day decides "
            "money. A day in an earlier month is confirmed with its reason."
        ),
        ("D-4",),
    ),
    Asked.SCHOOL: Told(
        N_(
            "Schools render the service of home education: this one takes the documents and "
            "issues the order, and later confirms that the child studies at home."
        ),
        ("R-3", "R-7", "D-2"),
    ),
    Asked.IIN: Told(
        N_(
            "Twelve digits with a right check digit. The date of birth and the sex in it need not "
            "agree with the documents: that is told, and may stay so. Data of an applicant are "
            "confirmed by the state's information systems."
        ),
        ("D-6",),
    ),
    Asked.PAPER: Told(
        N_(
            "The award rests on this document: nothing is awarded without it. Its number and the "
            "day it was issued are taken from the document itself."
        ),
        ("D-2",),
    ),
    Asked.PAPER_DAYS: Told(
        N_(
            "The period that the document confirms. It is paid from the month of application, but "
            "not before the first month of the period, to the month in which the period ends."
        ),
        ("D-4",),
    ),
    Asked.DISABILITY: Told(
        N_(
            "The certificate of disability proves it. Payment stops from the month after the month "
            "in which its term ends. Indefinite is only what the certificate says is indefinite."
        ),
        ("D-5",),
    ),
    Asked.ACCOUNT: Told(
        N_(
            "Paid to one parent or another legal representative, so this is the account of whoever "
            "is paid. It is taken from the bank's document."
        ),
        ("D-3",),
    ),
    Asked.NOT_PAID: Told(
        N_(
            "Nothing is paid for a child on full state support, nor to parents deprived of "
            "parental rights in respect of the child. Ask before you leave it unticked."
        ),
        ("D-3",),
    ),
    Asked.SOURCE: Told(
        N_(
            "What an information system has is not demanded from the applicant and is no reason "
            "to refuse. Where the system has nothing, its answer is recorded first; only then may "
            "the document be asked for. What was not seen is not ticked."
        ),
        ("R-5", "D-6"),
    ),
    Asked.CLASS: Told(
        N_("The head determines the class and the language of instruction from the documents."),
        ("R-6",),
    ),
    Asked.ORDER: Told(
        N_(
            "The school issues the order of admission to home education; the family's application "
            "for the reimbursement rests on what the school confirms afterwards."
        ),
        ("R-7", "D-2"),
    ),
    Asked.GROUND: Told(
        N_(
            "Nothing but these four grounds refuses the reimbursement. Name the one that holds; "
            "the notice prints its words whole."
        ),
        ("D-8",),
    ),
    Asked.FACTS: Told(
        N_(
            "What was established, by which document and when: the notice prints it as it is "
            "typed. A ground without facts does not refuse."
        ),
        ("D-8",),
    ),
    Asked.CHANGE: Told(
        N_(
            "What was printed stays as it is: a change is a new decision, with the document it "
            "rests on. Months follow from the day of application, from the confirmed period and "
            "from what stops payment."
        ),
        ("D-4", "D-5"),
    ),
    Asked.EVENT: Told(
        N_(
            "Payment stops from the month after the month in which it happened, or is suspended "
            "where the decision says so of study in a state institution. The month itself is still "
            "paid. What became known late and was paid is an overpayment."
        ),
        ("D-5", "D-9"),
    ),
    Asked.PAYEE: Told(
        N_(
            "One payee for a child at any time. The months are divided between the payees, and "
            "none is paid twice."
        ),
        ("D-3",),
    ),
    Asked.APPROVAL: Told(
        N_(
            "The rate and the period it is paid for are the decision's; due is what was entitled "
            "so far less what was paid so far. That somebody else approves than who drew it up is "
            "the order of the program; an order of substitution allows both to one."
        ),
        ("D-7",),
    ),
    Asked.HEARING: Told(
        N_(
            "Whoever a decision goes against is heard before it: before a refusal of the "
            "reimbursement, a termination that nobody applied for, a demand to return money. Least "
            "notice is counted in working days; too early a day is not accepted."
        ),
        of_hearings=True,
    ),
    Asked.NOT_HEARD: Told(
        N_(
            "Whoever a decision goes against is heard before it. Where nobody is, the reason stays "
            "on file beside the decision: write it so that a court can read it."
        ),
        of_hearings=True,
    ),
    Asked.COMPLAINT: Told(
        N_(
            "The provider or a local executive body considers a complaint within 5 working days of "
            "its registration, the body that assesses the quality of services within 15. The time "
            "follows from the addressee and from the day it came."
        ),
        ("R-9", "D-10"),
    ),
    Asked.COMPLAINT_ANSWER: Told(
        N_(
            "The answer says what came of each point of the complaint. Whoever disagrees with it "
            "may go to court, and the paper says so."
        ),
        ("R-9", "R-10"),
    ),
    Asked.COMPLAINT_EXTENDED: Told(
        N_(
            "Where the time is extended, the complainant is told within 3 working days of the "
            "extension, with the reasons."
        ),
        ("R-9",),
    ),
    Asked.COMPLAINT_SENT_ON: Told(
        N_(
            "The body complained of sends the complaint and the file on within 3 working days of "
            "receipt, unless it decides in the complainant's favour in that time."
        ),
        ("R-9",),
    ),
    Asked.CONSENT: Told(
        N_(
            "The answer to the message is awaited for 24 hours by the clock from the moment it was "
            "sent, also over days off."
        ),
        ("R-7-1",),
    ),
    Asked.RETURNED: Told(
        N_(
            "What was paid too much is returned of one's own will or through the court. It is not "
            "taken out of the next payment unless the payee asked for that in writing."
        ),
        ("D-9",),
    ),
}
