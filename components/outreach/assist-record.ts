import type { RecordValue } from '../../lib/assist/data-block.ts';
import type { MessageFacts } from './message-facts.ts';

const dayOf = (instant: string): string => instant.slice(0, 10);

/** What a model is told of a prospect: what the rep sees, no address, no number, no id. */
export function toAssistRecord(facts: MessageFacts): RecordValue {
  const { prospect, company, deal, stage, stakeholder, touchpoints, notes, nextTask } = facts;
  return {
    name: prospect.full_name,
    title: prospect.title ?? prospect.headline,
    location: prospect.location,
    about: prospect.about,
    company: company && { name: company.name, industry: company.industry, about: company.about },
    deal: deal && {
      name: deal.name,
      stage: stage?.name,
      needs: deal.needs,
      expectedClose: deal.expected_close_on,
      quotedOn: deal.quoted_at && dayOf(deal.quoted_at),
    },
    partInDeal: stakeholder && {
      roles: stakeholder.roles,
      stance: stakeholder.stance,
      needs: stakeholder.needs,
      evidence: stakeholder.evidence,
    },
    notes: notes.map((note) => ({ on: dayOf(note.created_at), text: note.body })),
    touchpoints: touchpoints.map((one) => ({
      on: dayOf(one.occurred_at),
      channel: one.channel,
      direction: one.direction,
      outcome: one.outcome,
      subject: one.subject,
      text: one.snippet,
    })),
    nextAction: nextTask?.title,
    rep: facts.myName,
  };
}
