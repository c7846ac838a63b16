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

/** After so long a silence between two people what is written next opens a new conversation, where no thread says otherwise. */
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

/** What was written first, and first by them; in whatever order it comes. */
function findByThread(written: readonly TouchFact[]): Conversation[] {
  const threads = openMaps<{ first: TouchFact; firstIn: TouchFact | null }>();
  for (const touch of written) {
    if (touch.threadKey === null) continue;
    const byKey = threads[touch.channel as WrittenChannel];
    const isIn = touch.direction === 'in';
    const thread = byKey.get(touch.threadKey);
    if (!thread) {
      byKey.set(touch.threadKey, { first: touch, firstIn: isIn ? touch : null });
      continue;
    }
    if (compareWritten(touch, thread.first) < 0) thread.first = touch;
    if (isIn && (thread.firstIn === null || compareWritten(touch, thread.firstIn) < 0)) {
      thread.firstIn = touch;
    }
  }
  const opened: Conversation[] = [];
  for (const byKey of Object.values(threads)) {
    for (const { first, firstIn } of byKey.values()) {
      if (first.direction === 'out') opened.push({ opened: first, answer: firstIn });
    }
  }
  return opened;
}

/** One that they opened is a talk as well, so that our answer opens none. */
interface Talk {
  readonly opened: TouchFact;
  answer: TouchFact | null;
  lastAt: number;
}

/** By people and channel; `written` is in the order of time. */
function findByPeople(written: readonly TouchFact[]): Conversation[] {
  const opened: Talk[] = [];
  const talks = openMaps<Talk>();

  const open = (touch: TouchFact): Talk => {
    const talk: Talk = { opened: touch, answer: null, lastAt: touch.at };
    if (touch.direction === 'out') opened.push(talk);
    return talk;
  };

  const goOn = (talk: Talk, touch: TouchFact): void => {
    talk.lastAt = touch.at;
    if (touch.direction === 'in') talk.answer ??= touch;
  };

  const isGoingOn = (talk: Talk | undefined, at: number): talk is Talk =>
    talk !== undefined && at - talk.lastAt <= quietMs;

  for (const touch of written) {
    const byPerson = talks[touch.channel as WrittenChannel];
    const [only] = touch.prospectIds;
    // Most are to one person, and there are many.
    if (only !== undefined && touch.prospectIds.length === 1) {
      const talk = byPerson.get(only);
      if (isGoingOn(talk, touch.at)) goOn(talk, touch);
      else byPerson.set(only, open(touch));
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
    known ??= open(touch);
    for (const id of others) byPerson.set(id, known);
  }
  return opened;
}

/**
 * Conversations that we opened, by thread; where a message is of no thread, by its people and channel in the order of time.
 */
export function findConversations(written: readonly TouchFact[]): readonly Conversation[] {
  const loose = createTimeline(
    written.filter(({ threadKey }) => threadKey === null),
    { timeOf: ({ at }) => at, compare: compareWritten },
  );
  return [...findByThread(written), ...findByPeople(loose.items)];
}

export function isAnswered({ answer }: Conversation, knownAt: number): boolean {
  return answer !== null && answer.at <= knownAt;
}

/** Most who answer do so within two weeks: until then no answer says nothing. */
const answerMs = 14 * 86_400_000;

export function isWaiting(talk: Conversation, knownAt: number): boolean {
  return !isAnswered(talk, knownAt) && talk.opened.at > knownAt - answerMs;
}
