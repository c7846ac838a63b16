import type { TouchFact } from './facts.ts';

/** A conversation in writing that we opened. */
export interface Conversation {
  /** What we wrote first. */
  readonly opened: TouchFact;
  /** What they answered first, on the same channel; null while they have not. */
  readonly answer: TouchFact | null;
}

/** Channels on which one writes and waits. Whether a call was taken is another question. */
const writtenChannels = ['email', 'linkedin', 'message'] as const;
type WrittenChannel = (typeof writtenChannels)[number];

/** After so long a silence between two people what is written next opens a new conversation, where no thread says otherwise. */
const quietMs = 30 * 86_400_000;

interface Talk {
  /** Null where they began. */
  readonly opened: TouchFact | null;
  answer: TouchFact | null;
  lastAt: number;
}

interface Talks {
  readonly byThread: Map<string, Talk>;
  readonly byPerson: Map<string, Talk>;
}

/** Whether it went out or came in, and did not come back. */
export function isWritten(touch: TouchFact): boolean {
  return (
    touch.direction !== null &&
    touch.outcome !== 'bounced' &&
    touch.outcome !== 'cancelled' &&
    (writtenChannels as readonly string[]).includes(touch.channel)
  );
}

/** Of one time what we wrote comes before what they did. */
export function compareWritten(one: TouchFact, other: TouchFact): number {
  if (one.direction !== other.direction) return one.direction === 'out' ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/**
 * Conversations that we opened, by thread; where a message is of no thread, by its people and channel in the order of time.
 * `written` is in that order.
 */
export function findConversations(written: readonly TouchFact[]): readonly Conversation[] {
  const opened: Talk[] = [];
  const talksByChannel = new Map<WrittenChannel, Talks>();
  for (const channel of writtenChannels) {
    talksByChannel.set(channel, { byThread: new Map(), byPerson: new Map() });
  }

  const open = (touch: TouchFact): Talk => {
    const isOurs = touch.direction === 'out';
    const talk: Talk = { opened: isOurs ? touch : null, answer: null, lastAt: touch.at };
    if (isOurs) opened.push(talk);
    return talk;
  };

  const goOn = (talk: Talk, touch: TouchFact): void => {
    talk.lastAt = touch.at;
    if (touch.direction === 'in') talk.answer ??= touch;
  };

  const addToThread = ({ byThread }: Talks, thread: string, touch: TouchFact): void => {
    const talk = byThread.get(thread);
    if (talk) goOn(talk, touch);
    else byThread.set(thread, open(touch));
  };

  const addToPeople = ({ byPerson }: Talks, touch: TouchFact): void => {
    let known: Talk | undefined;
    for (const id of touch.prospectIds) {
      const talk = byPerson.get(id);
      if (!talk || touch.at - talk.lastAt > quietMs) continue;
      goOn(talk, touch);
      known ??= talk;
    }
    known ??= touch.prospectIds.length > 0 ? open(touch) : undefined;
    if (!known) return;
    for (const id of touch.prospectIds) {
      const talk = byPerson.get(id);
      if (!talk || talk.lastAt !== touch.at) byPerson.set(id, known);
    }
  };

  for (const touch of written) {
    const talks = talksByChannel.get(touch.channel as WrittenChannel);
    if (!talks) continue;
    if (touch.threadKey === null) addToPeople(talks, touch);
    else addToThread(talks, touch.threadKey, touch);
  }
  return opened.flatMap(({ opened, answer }) => (opened ? { opened, answer } : []));
}

export function isAnswered({ answer }: Conversation, knownAt: number): boolean {
  return answer !== null && answer.at <= knownAt;
}

/** Most who answer do so within two weeks: until then no answer says nothing. */
const answerMs = 14 * 86_400_000;

export function isWaiting(talk: Conversation, knownAt: number): boolean {
  return !isAnswered(talk, knownAt) && talk.opened.at > knownAt - answerMs;
}
