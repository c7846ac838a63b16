import { planCadence } from '../../actions/cadence.ts';
import type { BusinessCalendar } from '../../actions/calendar.ts';
import type { Receipt } from '../../model/clip.ts';
import type {
  CadenceStep,
  Enrolment,
  Signal,
  StopReason,
  Touchpoint,
} from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import type { DealId, ProspectId } from '../../model/ids.ts';
import type { Channel, Prospect } from '../../model/prospect.ts';
import type { RowFields } from '../../model/row.ts';
import { toInstant } from '../../platform/clock.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { refuse } from '../refuse.ts';
import { loadSellingFacts } from '../selling-facts.ts';
import type { Store } from '../store.ts';
import { draftCadences } from './begin.ts';
import { pass, runningOf, stop } from './cadence-steps.ts';

export interface TouchpointInput {
  /** At least one person, or a deal. */
  readonly prospectIds: readonly string[];
  readonly dealId?: string | null;
  readonly channel: Channel;
  /** Null for what has none, such as a meeting. */
  readonly direction: 'in' | 'out' | null;
  /** ISO time in UTC; a planned one may be ahead, up to two years. */
  readonly occurredAt: string;
  readonly subject?: string | null;
  readonly snippet?: string | null;
  readonly outcome?: string | null;
}

export type TouchpointPatch = Partial<
  Pick<
    Touchpoint,
    | 'prospect_ids'
    | 'deal_id'
    | 'channel'
    | 'direction'
    | 'occurred_at'
    | 'subject'
    | 'snippet'
    | 'outcome'
  >
>;

type TouchpointFields = RowFields<Touchpoint>;

const earliest = '2000-01-01';
const twoYearsMs = 2 * 366 * 86_400_000;

/**
 * Logs one contact. In the same transaction a person who is `new` becomes `working`, and running cadences of its people
 * stop by what it says: a reply (in), a meeting, an objection, a bounce; an outbound one by the channel of the next step
 * passes that step if it was due by that day.
 */
export function logTouchpoint(store: Store, input: TouchpointInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'touchpoint/log', origin: store.origin }, async (draft) => {
    const fields = checkTouchpoint(draft, {
      prospect_ids: input.prospectIds as readonly ProspectId[] as ProspectId[],
      deal_id: (input.dealId ?? null) as DealId | null,
      channel: input.channel,
      direction: input.direction,
      occurred_at: input.occurredAt,
      subject: input.subject ?? null,
      snippet: input.snippet ?? null,
      thread_key: null,
      sender: null,
      recipients: [],
      outcome: input.outcome ?? null,
    });
    if (fields.deal_id) await draft.require('deals', fields.deal_id);
    const people = await requirePeople(draft, fields.prospect_ids);
    const id = draft.append('touchpoints', fields);
    for (const person of people) {
      if (person.status === 'new') draft.patchRead('prospects', person, { status: 'working' });
    }
    await moveCadences(draft, fields, people);
    addReplies(draft, repliesOf(fields, people), fields);
    return { table: 'touchpoints', id, name: fields.subject ?? people[0]?.full_name ?? '' };
  });
}

/** Cadences that a touchpoint stopped or moved on stay as they are; its replies follow it. */
export function editTouchpoint(
  store: Store,
  id: string,
  patch: TouchpointPatch,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'touchpoint/edit', origin: store.origin }, async (draft) => {
    const row = await draft.require('touchpoints', id);
    const fields = checkTouchpoint(draft, { ...row, ...patch });
    if (fields.deal_id && fields.deal_id !== row.deal_id) {
      await draft.require('deals', fields.deal_id);
    }
    const known = new Set(row.prospect_ids);
    await requirePeople(
      draft,
      fields.prospect_ids.filter((one) => !known.has(one)),
    );
    draft.patchRead('touchpoints', row, fields);
    await moveReplies(draft, row, fields);
    return { table: 'touchpoints', id, name: fields.subject ?? '' };
  });
}

export function deleteTouchpoint(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'touchpoint/delete', origin: store.origin }, async (draft) => {
    const row = await draft.require('touchpoints', id);
    await draft.remove('touchpoints', id);
    await moveReplies(draft, row, undefined);
    return { table: 'touchpoints', id, name: row.subject ?? '' };
  });
}

function checkTouchpoint(draft: Draft, typed: TouchpointFields): TouchpointFields {
  const prospect_ids = [...new Set(typed.prospect_ids)];
  if (prospect_ids.length === 0 && !typed.deal_id) {
    refuse('invalid_input', 'touchpoints.prospect_ids');
  }
  const ms = Date.parse(typed.occurred_at);
  const isKnownTime = ms >= Date.parse(earliest) && ms <= Date.parse(draft.at) + twoYearsMs;
  if (!isKnownTime) refuse('invalid_input', 'touchpoints.occurred_at');
  const { deal_id, channel, direction, thread_key, sender, recipients } = typed;
  return {
    prospect_ids,
    deal_id,
    channel,
    direction,
    thread_key,
    sender,
    recipients,
    occurred_at: toInstant(ms),
    subject: typed.subject?.trim() || null,
    snippet: typed.snippet?.trim() || null,
    outcome: typed.outcome?.trim() || null,
  };
}

async function requirePeople(
  draft: Draft,
  ids: readonly ProspectId[],
): Promise<readonly Prospect[]> {
  if (ids.length === 0) return [];
  const rows = await draft.store.prospects.bulkGet([...ids]);
  return rows.map((row) =>
    row && row.deleted_at === null && row.merged_into === null
      ? row
      : refuse('not_found_here', 'prospects'),
  );
}

/** What a contact says about going on by the plan; `undefined` where nothing speaks against it. */
function stopReasonOf({
  channel,
  direction,
  outcome,
}: Pick<Touchpoint, 'channel' | 'direction' | 'outcome'>): StopReason | undefined {
  if (outcome === 'bounced') return 'bounce';
  if (outcome === 'objection') return 'objection';
  if (direction === 'in') return 'reply';
  if (outcome === 'meeting_agreed') return 'meeting';
  return channel === 'meeting' && outcome !== 'cancelled' ? 'meeting' : undefined;
}

/** Only what happened since a cadence began, or since its last step, says something about it. */
async function moveCadences(
  draft: Draft,
  touchpoint: TouchpointFields,
  people: readonly Prospect[],
): Promise<void> {
  const reason = stopReasonOf(touchpoint);
  const { occurred_at: at } = touchpoint;
  const running = (await runningOf(draft, touchpoint.prospect_ids)).filter(
    (enrolment) => toMinute(at) >= toMinute(enrolment.started_at),
  );
  if (running.length === 0) return;
  if (reason) {
    for (const enrolment of running) stop(draft, enrolment, reason);
    return;
  }
  if (touchpoint.direction !== 'out' || at > draft.at) return;
  const [cadences, { calendar }] = await Promise.all([
    draftCadences(draft),
    loadSellingFacts(draft.store),
  ]);
  const stepsById = new Map(cadences.map((one) => [one.id as string, one.steps]));
  const personById = new Map(people.map((person) => [person.id, person]));
  for (const enrolment of running) {
    const steps = stepsById.get(enrolment.cadence_id) ?? [];
    const preferredChannel = personById.get(enrolment.prospect_id)?.preferred_channel ?? null;
    if (isStep(touchpoint, { enrolment, steps, calendar, preferredChannel })) {
      pass(draft, { enrolment, stepCount: steps.length, at });
    }
  }
}

/**
 * Whether an outbound touchpoint is the next step of a cadence: by its channel, and not before its day. What was done may
 * be logged once more, or twice a day; that is not the step after it.
 */
function isStep(
  { channel, occurred_at: at }: TouchpointFields,
  of: {
    enrolment: Enrolment;
    steps: readonly CadenceStep[];
    calendar: BusinessCalendar;
    preferredChannel: Channel | null;
  },
): boolean {
  const { enrolment, steps, calendar, preferredChannel } = of;
  const { step, started_at: startedAt, stepped_at: steppedAt, paused_at: pausedAt } = enrolment;
  const running = { steps: steps.slice(0, step + 1), step, startedAt, steppedAt, pausedAt };
  const [next] = planCadence(running, { calendar, preferredChannel });
  // What is planned by mail may have gone by the channel that the person prefers.
  if (!next || (channel !== next.channel && channel !== steps[step]?.channel)) return false;
  const day = calendar.dayOf(at);
  // Who begins on a closed day may do the first step there and then; it is planned on the next open one.
  if (steppedAt === null) return next.dueOn <= calendar.nextOpen(day);
  return next.dueOn <= day && toMinute(at) >= toMinute(steppedAt);
}

/** A rep gives times to the minute. */
function toMinute(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** Those of its people from whom a touchpoint is a reply. */
function repliesOf<One>(touchpoint: TouchpointFields, people: readonly One[]): readonly One[] {
  return stopReasonOf(touchpoint) === 'reply' ? people : [];
}

function addReplies(
  draft: Draft,
  people: readonly Pick<Prospect, 'id' | 'company_id'>[],
  { occurred_at: at, subject }: TouchpointFields,
): void {
  for (const { id, company_id } of people) {
    draft.append('signals', {
      prospect_id: id,
      company_id,
      kind: 'reply',
      at,
      before: null,
      after: subject,
    });
  }
}

/** Takes a touchpoint's replies along with a change to it; away where it is deleted or is none any more. */
async function moveReplies(
  draft: Draft,
  before: Touchpoint,
  after: TouchpointFields | undefined,
): Promise<void> {
  const was = repliesOf(before, before.prospect_ids);
  if (was.length === 0) return;
  const still = new Set(after ? repliesOf(after, after.prospect_ids) : []);
  const signals = await draft.store.signals.where('ix.of').anyOf(was).toArray();
  for (const id of was) {
    const own = signals.filter((signal) => signal.prospect_id === id && isOf(signal, before));
    // Two of one minute are told apart by what they are about.
    const signal = own.find((one) => one.after === before.subject) ?? own[0];
    if (!signal) continue;
    if (after && still.has(id)) {
      draft.patchRead('signals', signal, { at: after.occurred_at, after: after.subject });
    } else draft.removeRead('signals', signal);
  }
}

function isOf({ kind, at }: Signal, touchpoint: Touchpoint): boolean {
  return kind === 'reply' && at === touchpoint.occurred_at;
}
