"""What screens call the document that gives an award its months (D-2, D-4)."""

from desktop_app.law.award_papers import SHORT_NAMES, AwardPaper, about, or_of
from desktop_app.law.steps import N_
from desktop_app.translation import _

_NAME_ALONE = "{paper}"

ONE = or_of(N_("Certificate"), _NAME_ALONE)
SEVERAL = or_of(N_("Certificates"), _NAME_ALONE)
ON_FILE = or_of(N_("Certificate on file"), N_("{paper} on file"))
NUMBER = or_of(N_("Certificate number"), N_("{paper}: number"))
RECORD = or_of(N_("Record a certificate"), N_("Record: {paper}"))
RECORD_ASKING = or_of(N_("Record a certificate…"), N_("Record: {paper}…"))
RECORDED = or_of(N_("The certificate is recorded."), N_("Recorded: {paper}."))
NONE = or_of(N_("No certificate of home education."), N_("{paper}: none on file."))
NONE_YET = or_of(
    N_("No certificate of home education is on file yet."), N_("{paper}: none on file yet.")
)
LAST_ENDED = or_of(
    N_("The last certificate ended on {date}."), N_("{paper}: the last one ended on {date}.")
)
REPLACED = or_of(
    N_("Another certificate takes the place of the old one"),
    N_("{paper}: another one takes the place of the old one"),
)
FOLLOWING = or_of(
    N_("A following certificate: extension or another school"),
    N_("{paper}: a following one"),
)
ENDS_ON = or_of(N_("The certificate ends on"), N_("{paper}: ends on"))
NEEDED = or_of(
    N_("The order is issued. For the reimbursement the family needs a certificate."),
    N_("The order is issued. For the reimbursement the family needs: {paper}."),
)
LAST_MONTH = or_of(
    N_("The month in which the certificate ends"), N_("{paper}: the month in which it ends")
)
EXAMPLE = or_of(
    N_("Certificate from {begins} to {ends}. Child 1 applied on {first}, child 2 on {second}."),
    N_("{paper} from {begins} to {ends}. Child 1 applied on {first}, child 2 on {second}."),
)
RENEWED = or_of(
    N_("Certificates are renewed every school year"), N_("{paper}: renewed every school year")
)


def short_name(paper: AwardPaper) -> str:
    """``the PMPK's conclusion``, in the language of the interface."""
    return _(SHORT_NAMES[paper])


def said(paper: AwardPaper, label: str) -> str:
    """A text of a screen about the certificate, said of the document that gives the months.

    Other fields in it are filled in by whoever shows it.
    """
    words = _(about(paper, label))
    if paper is AwardPaper.CERTIFICATE:
        return words
    words = words.replace("{paper}", short_name(paper))
    return words[:1].upper() + words[1:]
