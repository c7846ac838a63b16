import type { TouchFact } from './facts.ts';
import { createTimeline } from './timeline.ts';

/** A conversation in writing that we opened. */
export interface Conversation {
  /** What we wrote first. */
  readonly opened: TouchFact;
  /** What they answered first, on the same channel; null while they have not. */
  readonly answer: TouchFact | null;
}

/** Channels on which one writes and waits. Whether a call was taken is another question. */
type WrittenChannel = 'email' | 'linkedin' | 'message';

/** After so long a silence, between two people or in a thread, what is written next opens a new conversation. */
const quietMs = 30 * 86_400_000;

const writtenChannels: ReadonlySet<string> = new Set<WrittenChannel>([
  'email',
  'linkedin',
  'message',
]);

/** Whether it went out or came in, and did not come back. */
export function isWritten({ channel, direction, outcome }: TouchFact): boolean {
  return direction !== null && outcome !== 'bounced' && writtenChannels.has(channel);
}

/** In the order of time; of one time what we wrote comes before what they did. */
function compareWritten(one: TouchFact, other: TouchFact): number {
  if (one.at !== other.at) return one.at - other.at;
  if (one.direction !== other.direction) return one.direction === 'out' ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

type MapByChannel<Value> = Readonly<Record<WrittenChannel, Map<string, Value>>>;

function openMaps<Value>(): MapByChannel<Value> {
  return { email: new Map(), linkedin: new Map(), message: new Map() };
}

/** One that they opened is a talk as well, so that our answer opens none. */
interface Talk {
  readonly opened: TouchFact;
  answer: TouchFact | null;
  lastAt: number;
}

function openTalk(touch: TouchFact, opened: Talk[]): Talk {
  const talk: Talk = { opened: touch, answer: null, lastAt: touch.at };
  if (touch.direction === 'out') opened.push(talk);
  return talk;
}

function goOn(talk: Talk, touch: TouchFact): void {
  talk.lastAt = touch.at;
  if (touch.direction === 'in') talk.answer ??= touch;
}

function isGoingOn(talk: Talk | undefined, at: number): talk is Talk {
  return talk !== undefined && at - talk.lastAt <= quietMs;
}

/**
 * By thread and channel. A thread may last for ever (those of LinkedIn do): after a silence what is written next in it opens
 * another conversation. `written` is in the order of time.
 */
function findByThread(written: readonly TouchFact[]): Talk[] {
  const opened: Talk[] = [];
  const talks = openMaps<Talk>();
  for (const touch of written) {
    if (touch.threadKey === null) continue;
    const byKey = talks[touch.channel as WrittenChannel];
    const talk = byKey.get(touch.threadKey);
    if (isGoingOn(talk, touch.at)) goOn(talk, touch);
    else byKey.set(touch.threadKey, openTalk(touch, opened));
  }
  return opened;
}

/** By people and channel; `written` is in the order of time. */
function findByPeople(written: readonly TouchFact[]): Conversation[] {
  const opened: Talk[] = [];
  const talks = openMaps<Talk>();

  for (const touch of written) {
    const byPerson = talks[touch.channel as WrittenChannel];
    const [only] = touch.prospectIds;
    // Most are to one person, and there are many.
    if (only !== undefined && touch.prospectIds.length === 1) {
      const talk = byPerson.get(only);
      if (isGoingOn(talk, touch.at)) goOn(talk, touch);
      else byPerson.set(only, openTalk(touch, opened));
      continue;
    }
    let known: Talk | undefined;
    const others: string[] = [];
    for (const id of touch.prospectIds) {
      const talk = byPerson.get(id);
      if (isGoingOn(talk, touch.at)) {
        goOn(talk, touch);
        known ??= talk;
      } else {
        others.push(id);
      }
    }
    if (others.length === 0) continue;
    // What is written to several is one conversation.
    known ??= openTalk(touch, opened);
    for (const id of others) byPerson.set(id, known);
  }
  return opened;
}

/**
 * Conversations that we opened, by thread; where a message is of no thread, by its people and channel in the order of time.
 */
export function findConversations(written: readonly TouchFact[]): readonly Conversation[] {
  const { items } = createTimeline(written, { timeOf: ({ at }) => at, compare: compareWritten });
  return [
    ...findByThread(items),
    ...findByPeople(items.filter(({ threadKey }) => threadKey === null)),
  ];
}

export function isAnswered({ answer }: Conversation, knownAt: number): boolean {
  return answer !== null && answer.at <= knownAt;
}

/** Most who answer do so within two weeks: until then no answer says nothing. */
const answerMs = 14 * 86_400_000;

export function isWaiting(talk: Conversation, knownAt: number): boolean {
  return !isAnswered(talk, knownAt) && talk.opened.at > knownAt - answerMs;
}
