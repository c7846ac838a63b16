import type {
  DealFacts,
  PersonFacts,
  PersonSignal,
  StakeholderFacts,
  Touch,
} from '../actions/facts.ts';
import type { Deal, Stakeholder } from '../model/deal.ts';
import type { Signal, Task, Touchpoint } from '../model/engagement.ts';
import { convertAmount, totalValue } from '../model/money.ts';
import type { Prospect } from '../model/prospect.ts';
import { isReached } from '../model/reached.ts';
import { termOf } from '../model/term.ts';
import { moveOdds } from '../scoring/odds.ts';
import { listCadences } from './deal-queries.ts';
import { toAnswers } from './kept-answers.ts';
import {
  loadLearnedScored,
  loadScored,
  type Scored,
  toLogOdds,
  toPersonScore,
  toStillScore,
} from './ranked-scores.ts';
import { loadRenewed } from './renewed-deals.ts';
import { toRunning } from './running-cadence.ts';
import { groupByPerson } from './score-inputs.ts';
import { loadJumps } from './score-jumps.ts';
import type { WorkspaceFacts } from './selling-facts.ts';
import type { Store } from './store.ts';
import { isListed } from './tables.ts';

/** The facts of prospects and deals, read in bulk by their indexes: a handful of questions, however many are asked about. */

export interface SubjectFacts<Facts> {
  readonly facts: Facts;
  /** Next actions that the rep wrote and that are not done. */
  readonly tasks: readonly Task[];
}

/** Of one person or deal; older ones change no rule. */
const maxTouches = 60;

function toTouches(rows: readonly Touchpoint[]): Touch[] {
  return rows
    .map((row) => ({
      at: row.occurred_at,
      channel: row.channel,
      direction: row.direction,
      outcome: row.outcome,
      subject: row.subject,
    }))
    .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
    .slice(0, maxTouches);
}

function isHandMade(task: Task): boolean {
  return task.rule === null && task.done_at === null;
}

/** The total value in the workspace's currency, as a number: for ranking, never for showing. */
export function worthOf(deal: Deal, workspace: WorkspaceFacts): number | null {
  const total = totalValue(deal);
  if (total === null) return null;
  const { currency, rates } = workspace;
  const converted = convertAmount(total, { from: deal.currency ?? currency, to: currency, rates });
  return converted === null ? null : Number(converted);
}

function oddsOf(deal: Deal, workspace: WorkspaceFacts): number {
  return workspace.stageById.get(deal.stage_id)?.probability ?? workspace.firstProbability;
}

/** Of a person's deals the odds are moved by what was learned of this person: their own rows say it, and nobody else's. */
function toDealBrief(
  deals: readonly Deal[],
  { workspace, logOdds }: { workspace: WorkspaceFacts; logOdds: number },
): PersonFacts['deal'] {
  let best: NonNullable<PersonFacts['deal']> | null = null;
  for (const deal of deals) {
    if (deal.outcome !== 'open' || deal.deleted_at !== null) continue;
    const odds = toMovedOdds(oddsOf(deal, workspace), logOdds);
    const brief = { id: deal.id, worth: worthOf(deal, workspace), odds };
    const weigh = ({ worth, odds }: { worth: number | null; odds: number }) => (worth ?? 0) * odds;
    if (!best || weigh(brief) > weigh(best) || (weigh(brief) === weigh(best) && brief.id < best.id))
      best = brief;
  }
  return best;
}

/** Where nothing learned is in use, odds stay what the stage says, whole or not. */
function toMovedOdds(odds: number, logOdds: number): number {
  return logOdds === 0 ? odds : moveOdds(odds, { logOdds });
}

/** A jump is worked out here; one that stands in the rows is of nobody. */
function toSignals(
  rows: readonly Signal[],
  jump: PersonSignal | undefined,
): readonly PersonSignal[] {
  const signals = rows.flatMap(({ kind, at, before, after }): PersonSignal[] =>
    kind === 'score_jump' ? [] : [{ kind, at, before, after }],
  );
  return (jump ? [...signals, jump] : signals).sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** Of the people of a deal what was learned of the one with the best score; of two alike the first by id. */
function toDealLogOdds(scored: Scored | undefined, ids: readonly string[]): number {
  if (!scored) return 0;
  let best: { readonly id: string; readonly score: number } | undefined;
  for (const id of ids.toSorted()) {
    const score = toStillScore(scored, id);
    if (score !== undefined && (best === undefined || score > best.score)) best = { id, score };
  }
  return best ? toLogOdds(scored, best.id) : 0;
}

export async function loadPersonFacts(
  store: Store,
  ids: readonly string[],
  workspace: WorkspaceFacts,
): Promise<ReadonlyMap<string, SubjectFacts<PersonFacts>>> {
  if (ids.length === 0) return new Map();
  const [people, touchpoints, signals, enrolments, cadences, parts, tasks, dismissals] =
    await Promise.all([
      store.prospects.bulkGet([...ids]),
      store.touchpoints.where('ix.people').anyOf(ids).distinct().toArray(),
      store.signals.where('ix.of').anyOf(ids).toArray(),
      store.enrolments.where('ix.prospect').anyOf(ids).toArray(),
      listCadences(store),
      store.stakeholders.where('ix.prospect').anyOf(ids).toArray(),
      store.tasks.where('ix.of').anyOf(ids).toArray(),
      store.dismissals.where('ix.about').anyOf(ids).toArray(),
    ]);
  const live = people.filter(isListed);
  const [deals, scored] = await Promise.all([
    store.deals.bulkGet([...new Set(parts.map((part) => part.deal_id))]),
    loadScored(store, { people: live, touchpoints }),
  ]);
  const jumpById = scored ? await loadJumps(store, { people: live, scored }) : undefined;
  const dealById = new Map(deals.flatMap((deal) => (deal ? [[deal.id as string, deal]] : [])));
  const touchesById = groupByPerson(touchpoints);
  const signalsById = Map.groupBy(signals, (row) => row.prospect_id);
  const enrolmentsById = Map.groupBy(enrolments, (row) => row.prospect_id);
  const partsById = Map.groupBy(parts, (row) => row.prospect_id);
  const tasksById = Map.groupBy(tasks, (row) => row.prospect_id);
  const dismissalsById = Map.groupBy(dismissals, (row) => row.about_id);
  const cadenceById = new Map(cadences.map((row) => [row.id as string, row]));
  const found = new Map<string, SubjectFacts<PersonFacts>>();
  for (const row of live) {
    const own = tasksById.get(row.id) ?? [];
    found.set(row.id, {
      tasks: own.filter(isHandMade),
      facts: {
        kind: 'prospect',
        id: row.id,
        ownerId: row.owner_id,
        status: row.status,
        isDoNotContact: row.do_not_contact,
        preferredChannel: row.preferred_channel,
        createdAt: row.clipped_at ?? row.created_at,
        noticeDueAt: row.notice_due_at,
        noticeSentAt: row.notice_sent_at,
        touches: toTouches(touchesById.get(row.id) ?? []),
        signals: toSignals(signalsById.get(row.id) ?? [], jumpById?.get(row.id)),
        cadence: toRunning(enrolmentsById.get(row.id) ?? [], cadenceById),
        score: scored ? toPersonScore(scored, row.id) : null,
        deal: toDealBrief(
          (partsById.get(row.id) ?? []).flatMap((part) => dealById.get(part.deal_id) ?? []),
          { workspace, logOdds: scored ? toLogOdds(scored, row.id) : 0 },
        ),
        answers: toAnswers(own, dismissalsById.get(row.id) ?? []),
      },
    });
  }
  return found;
}

function toStakeholder(
  part: Stakeholder,
  { person, touches }: { person: Prospect; touches: readonly Touchpoint[] },
): StakeholderFacts {
  let lastTouchAt: string | null = null;
  for (const { occurred_at: at, outcome } of touches) {
    if (!isReached({ outcome })) continue;
    if (lastTouchAt === null || at > lastTouchAt) lastTouchAt = at;
  }
  return {
    prospectId: part.prospect_id,
    roles: part.roles,
    stance: part.stance,
    influence: part.influence,
    evidence: part.evidence,
    changedAt: part.updated_at,
    addedAt: part.created_at,
    lastTouchAt,
    preferredChannel: person.preferred_channel,
    isDoNotContact: person.do_not_contact,
  };
}

export async function loadDealFacts(
  store: Store,
  ids: readonly string[],
  workspace: WorkspaceFacts,
): Promise<ReadonlyMap<string, SubjectFacts<DealFacts>>> {
  if (ids.length === 0) return new Map();
  const [deals, moves, parts, tasks, dismissals, renewals, ofDeals] = await Promise.all([
    store.deals.bulkGet([...ids]),
    store.stage_changes.where('ix.deal').anyOf(ids).toArray(),
    store.stakeholders.where('ix.deal').anyOf(ids).toArray(),
    store.tasks.where('ix.deal').anyOf(ids).toArray(),
    store.dismissals.where('ix.about').anyOf(ids).toArray(),
    store.deals.where('ix.renews').anyOf(ids).toArray(),
    store.touchpoints.where('ix.deal').anyOf(ids).toArray(),
  ]);
  const peopleIds = [...new Set(parts.map((part) => part.prospect_id as string))];
  const [renewedById, people, ofPeople] = await Promise.all([
    loadRenewed(
      store,
      deals.filter((deal) => deal?.outcome === 'won'),
    ),
    store.prospects.bulkGet(peopleIds),
    peopleIds.length > 0
      ? store.touchpoints.where('ix.people').anyOf(peopleIds).distinct().toArray()
      : [],
  ]);
  const scored = await loadLearnedScored(store, { people, touchpoints: ofPeople });
  const personById = new Map(people.flatMap((row) => (row ? [[row.id as string, row]] : [])));
  const touchesByPerson = groupByPerson(ofPeople);
  const movesById = Map.groupBy(moves, (row) => row.deal_id);
  const partsById = Map.groupBy(parts, (row) => row.deal_id);
  const tasksById = Map.groupBy(tasks, (row) => row.deal_id);
  const dismissalsById = Map.groupBy(dismissals, (row) => row.about_id);
  const touchesByDeal = Map.groupBy(ofDeals, (row) => row.deal_id);
  const renewed = new Set(renewals.map((row) => row.renews_deal_id as string));
  const dayOf = (instant: string) => workspace.calendar.dayOf(instant);
  const found = new Map<string, SubjectFacts<DealFacts>>();
  for (const deal of deals) {
    if (!deal || deal.deleted_at !== null) continue;
    const own = tasksById.get(deal.id) ?? [];
    const taking = (partsById.get(deal.id) ?? []).flatMap((part) => {
      const person = personById.get(part.prospect_id);
      const touches = touchesByPerson.get(part.prospect_id) ?? [];
      return isListed(person) ? [{ part, person, touches }] : [];
    });
    const touches = new Map<string, Touchpoint>();
    for (const row of touchesByDeal.get(deal.id) ?? []) touches.set(row.id, row);
    for (const row of taking.flatMap((one) => one.touches)) {
      // One that was logged with another deal says nothing of this one.
      const isElsewhere = row.deal_id !== null && row.deal_id !== deal.id;
      if (!isElsewhere && row.occurred_at >= deal.created_at) touches.set(row.id, row);
    }
    found.set(deal.id, {
      tasks: own.filter(isHandMade),
      facts: {
        kind: 'deal',
        id: deal.id,
        ownerId: deal.owner_id,
        outcome: deal.outcome,
        createdAt: deal.created_at,
        stageId: deal.stage_id,
        probability: oddsOf(deal, workspace),
        odds: toMovedOdds(
          oddsOf(deal, workspace),
          toDealLogOdds(
            scored,
            taking.map(({ person }) => person.id),
          ),
        ),
        enteredStageAt: enteredAt(deal, movesById.get(deal.id) ?? []),
        expectedCloseOn: deal.expected_close_on,
        quotedAt: deal.quoted_at,
        closedAt: deal.closed_at,
        billing: deal.billing,
        termMonths: deal.term_months,
        termStartsOn: termOf(deal, { renewedById, dayOf })?.startsOn ?? null,
        hasRenewal: renewed.has(deal.id),
        worth: worthOf(deal, workspace),
        people: taking
          .map(({ part, ...of }) => toStakeholder(part, of))
          .sort((one, other) => (one.prospectId < other.prospectId ? -1 : 1)),
        touches: toTouches([...touches.values()]),
        answers: toAnswers(own, dismissalsById.get(deal.id) ?? []),
      },
    });
  }
  return found;
}

function enteredAt(deal: Deal, moves: readonly { to_stage_id: string; at: string }[]): string {
  let at = '';
  for (const move of moves) if (move.to_stage_id === deal.stage_id && move.at > at) at = move.at;
  return at || deal.created_at;
}
