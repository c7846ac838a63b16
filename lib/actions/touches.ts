import { isReached } from '../model/reached.ts';
import type { Touch } from './facts.ts';
import { isLater } from './instants.ts';

/** Channels on which both sides speak. */
function isTalk({ channel }: Touch): boolean {
  return channel === 'call' || channel === 'meeting' || channel === 'event';
}

/** A meeting that was held or is planned; an event only where something came of it. */
export function isMeeting(touch: Touch): boolean {
  if (touch.outcome === 'cancelled') return false;
  return touch.channel === 'meeting' || (touch.channel === 'event' && touch.outcome !== null);
}

/** A missed call, or a message: somebody waits. Whoever talked to us on the phone does not. */
export function isWaiting(touch: Touch): boolean {
  if (touch.direction !== 'in' || touch.outcome === 'bounced') return false;
  if (touch.channel === 'call')
    return touch.outcome === 'no_answer' || touch.outcome === 'voicemail';
  return !isTalk(touch);
}

/** They said something, in whatever way. */
export function isInbound(touch: Touch): boolean {
  return touch.direction === 'in' && touch.outcome !== 'bounced';
}

/** We tried, whether they were reached or not. */
export function isAttempt(touch: Touch): boolean {
  return touch.direction === 'out' || (touch.direction === null && touch.channel === 'call');
}

/** They heard from us: an answer to what they wrote. Meetings are apart, as they may lie ahead. */
export function isAnswer(touch: Touch): boolean {
  if (touch.channel === 'meeting' || touch.channel === 'event') return false;
  if (touch.channel === 'call' && touch.direction === 'in') return !isWaiting(touch);
  return isAttempt(touch) && isReached(touch);
}

/** The newest of those that fit, whatever order they come in; of several at one time always the same. */
export function findNewest(
  touches: readonly Touch[],
  fits: (touch: Touch) => boolean,
): Touch | undefined {
  let newest: Touch | undefined;
  for (const touch of touches) {
    if (!fits(touch)) continue;
    if (newest === undefined || isBefore(newest, touch)) newest = touch;
  }
  return newest;
}

function isBefore(a: Touch, b: Touch): boolean {
  if (isLater(b.at, a.at)) return true;
  if (isLater(a.at, b.at)) return false;
  return toTie(a) < toTie(b);
}

function toTie({ channel, direction, outcome, subject }: Touch): string {
  return `${channel} ${direction ?? ''} ${outcome ?? ''} ${subject ?? ''}`;
}
