import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from './card.ts';
import { toTotals } from './score.ts';

/** A rise of the score within a week. */
export interface Jump {
  /** ms since 1970: the event that made it one. */
  readonly at: number;
  /** Score of a week before, or of the day on which the prospect was saved. */
  readonly before: number;
  /** The highest of the week that began with it. */
  readonly after: number;
}

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const keptMs = 30 * dayMs;
/** What happens within it of saving somebody is why they were saved. */
const startMs = 60_000;

/** What can make a score rise, up to `now`, the oldest first: what was not sent by us, and facts that became known. */
function toEvents({ touches, since, createdAt }: ScoreInputs, now: number): number[] {
  const times = Object.values(since);
  for (const [kind, at] of touches) if (kind !== 'sent') times.push(at);
  return times.filter((at) => at <= now && at > createdAt + startMs).sort((a, b) => a - b);
}

/**
 * The newest rise by at least as many points as the card asks for. Whatever follows within a week belongs to it. It rests
 * on rows alone: events are looked at for 30 days back from the newest one that has happened, so that it stays the same
 * until something happens. None where nobody has said who fits: engagement alone has its own reasons to get in touch.
 */
export function findJump(inputs: ScoreInputs, card: Card, now: number): Jump | null {
  if (card.jumpPoints <= 0 || card.total <= 0) return null;
  const events = toEvents(inputs, now);
  const newest = events.at(-1);
  if (newest === undefined || newest < now - keptMs) return null;
  let jump: Jump | null = null;
  for (const at of events) {
    if (at < newest - keptMs) continue;
    const after = toTotals(inputs, card, at).score;
    if (jump && at <= jump.at + weekMs) {
      if (after > jump.after) jump = { at: jump.at, before: jump.before, after };
      continue;
    }
    const weekBefore = Math.max(at - weekMs, inputs.createdAt);
    const before = toTotals(inputs, card, weekBefore).score;
    if (after - before >= card.jumpPoints) jump = { at, before, after };
  }
  return jump;
}

/**
 * The instant (ms) for which a score stands still: of the newest thing that has happened, else of the saving. What is
 * ranked by the score of then stays right until a row changes.
 */
export function toStillAt({ touches, since, createdAt }: ScoreInputs, now: number): number {
  let newest = createdAt;
  for (const at of Object.values(since)) if (at <= now && at > newest) newest = at;
  for (const [, at] of touches) if (at <= now && at > newest) newest = at;
  return newest;
}
