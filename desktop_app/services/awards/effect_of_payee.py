"""What it does to months and money that an award passes to another payee, before it is decided."""

from dataclasses import dataclass

from desktop_app.law.quarters import Month
from desktop_app.records.decisions import AwardRow
from desktop_app.services.awards import deciding
from desktop_app.services.awards.deciding import Proposal
from desktop_app.services.awards.effect_on_sums import Effect, effect
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class PayeeChange:
    """The proposal to decide, and what follows for both payees."""

    proposal: Proposal
    effect: Effect


def preview(desk: Desk, application_id: int, from_month: Month) -> PayeeChange:
    """The award passed to the applicant from a month on; Trouble where it can't be."""
    proposal = deciding.proposal(desk, application_id, from_month=from_month)
    with desk.reading() as connection:
        child_id = proposal.application.child_id
        before = awards.awards(connection, child_id)
        payee = people.by_id(connection, proposal.application.applicant_id)
        law, paid = law_data.in_force(connection), payouts.paid(connection, child_id)
    last = before[-1]
    new = AwardRow(
        decision_id=last.decision_id + 1,  # later than every other, as it will be
        child_id=child_id,
        child_name=last.child_name,
        child_iin=last.child_iin,
        payee_name=payee.full_name,
        payee_iin=payee.iin,
        iban=proposal.application.iban,
        facts=proposal.facts,
        first=proposal.judgement.first,
        last=proposal.judgement.last,
        payee_id=payee.id,
    )
    found = effect(before, [*proposal.others, new], law, paid, desk.today())
    return PayeeChange(proposal, found)
