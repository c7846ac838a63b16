import { planCadence } from '../../actions/cadence.ts';
import type { BusinessCalendar } from '../../actions/calendar.ts';
import type {
  CadenceStep,
  Enrolment,
  Signal,
  StopReason,
  Touchpoint,
} from '../../model/engagement.ts';
import type { Channel, Prospect } from '../../model/prospect.ts';
import type { RowFields } from '../../model/row.ts';
import type { Draft } from '../draft.ts';
import { loadSellingFacts } from '../selling-facts.ts';
import { draftCadences } from './begin.ts';
import { pass, runningOf, stop } from './cadence-steps.ts';

export type TouchpointFields = RowFields<Touchpoint>;

/**
 * What a contact brings about: whoever is `new` becomes `working`, running cadences stop or pass a step, a reply becomes a
 * signal. For a touchpoint that the same command makes.
 */
export async function applyContact(
  draft: Draft,
  fields: TouchpointFields,
  people: readonly Prospect[],
): Promise<void> {
  for (const person of people) {
    if (person.status === 'new') draft.patchRead('prospects', person, { status: 'working' });
  }
  await moveCadences(draft, fields, people);
  addReplies(draft, repliesOf(fields, people), fields);
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
export async function moveReplies(
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
