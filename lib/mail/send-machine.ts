import type { MailDraft, SendReport } from '../model/mail.ts';

/** The facts of a page that a send is told by; times are ms since 1970. */
export type SendEvent =
  /** The rep pressed send, or its keys: the draft as it was just before the site handled it. */
  | {
      readonly kind: 'pressed';
      readonly key: string;
      readonly draft: MailDraft;
      readonly at: number;
      readonly isScheduled: boolean;
    }
  /** These windows are open now; whatever is not named is gone. */
  | { readonly kind: 'open'; readonly keys: readonly string[]; readonly at: number }
  /** The rep went on with these windows, which the press had left open: closes one, writes on. */
  | { readonly kind: 'went_on'; readonly keys: readonly string[]; readonly at: number }
  /** The page says that a message was sent; it does not say which. */
  | { readonly kind: 'said_sent'; readonly at: number }
  /** The rep pressed undo. */
  | { readonly kind: 'undo'; readonly at: number }
  /** The page is going, with all its windows. */
  | { readonly kind: 'left'; readonly at: number };

/** One message on its way, by the key of its window. */
export interface Sending {
  readonly key: string;
  readonly draft: MailDraft;
  readonly stage: 'armed' | SendReport['stage'];
  readonly pressedAt: number;
  readonly stageAt: number;
  readonly isScheduled: boolean;
  /** The rep pressed undo when several could be meant, and this is the likeliest. */
  readonly undoneAt?: number;
}

/** A message whose window is gone. */
export interface GoneSending extends Sending {
  readonly stage: SendReport['stage'];
}

export type SendMachine = readonly Sending[];

export interface SendStep {
  readonly machine: SendMachine;
  /** The messages whose stage the worker must hear of, in order. */
  readonly changed: readonly GoneSending[];
}

/** How long after the press a window may take to go. */
export const leaveMs = 10_000;
/** How long after that the page may take to say that the message was sent. */
export const confirmMs = 15_000;
/** How long it can be undone after that: Gmail's longest setting. */
export const guardMs = 30_000;
/** A site takes a window away at once; who does something else this long after the press has been held up by an alert. */
export const heldUpMs = 1_000;
/** How long after undo a window may take to come back and say which message was meant. */
const undoMs = 2_000;

/** The machine after an event, and the messages whose stage the worker must hear of, in order. */
export function stepSends(machine: SendMachine, event: SendEvent): SendStep {
  const { machine: living, changed } = dropTheOld(machine, event.at);
  const step = take(living, event);
  return { machine: step.machine, changed: [...changed, ...step.changed] };
}

function take(machine: SendMachine, event: SendEvent): SendStep {
  switch (event.kind) {
    case 'pressed':
      return press(machine, event);
    case 'open':
      return look(machine, event);
    case 'went_on':
      return leaveOut(
        machine,
        ({ stage, key, pressedAt }) =>
          stage === 'armed' && event.keys.includes(key) && event.at - pressedAt >= heldUpMs,
      );
    case 'said_sent':
      return confirm(machine, event.at);
    case 'undo':
      return undo(machine, event.at);
    case 'left':
      return leave(machine, event.at);
  }
}

function isLiving({ stage, pressedAt, stageAt, undoneAt }: Sending, at: number): boolean {
  if (undoneAt !== undefined) return true;
  switch (stage) {
    case 'armed':
      return at - pressedAt <= leaveMs;
    case 'pending':
      return at - stageAt <= confirmMs + guardMs;
    default:
      return at - stageAt <= guardMs;
  }
}

function dropTheOld(machine: SendMachine, at: number): SendStep {
  const isUndone = ({ undoneAt }: Sending): boolean =>
    undoneAt !== undefined && at - undoneAt >= undoMs;
  return {
    machine: machine.filter((sending) => isLiving(sending, at) && !isUndone(sending)),
    changed: machine.filter(isUndone).map((sending) => toStage(sending, 'cancelled', at)),
  };
}

function toStage(sending: Sending, stage: SendReport['stage'], stageAt: number): GoneSending {
  const { undoneAt: _, ...rest } = sending;
  return { ...rest, stage, stageAt };
}

function leaveOut(machine: SendMachine, isOut: (sending: Sending) => boolean): SendStep {
  return { machine: machine.filter((sending) => !isOut(sending)), changed: [] };
}

/** A press shows that the window is open: a message that seemed to have gone from it has come back. */
function press(
  machine: SendMachine,
  { key, draft, at, isScheduled }: Extract<SendEvent, { kind: 'pressed' }>,
): SendStep {
  // The older two-call format of Gmail's: the second call has a name of its own, of which no message ever hears.
  if (/^#?(?:msg-a:)?bump-/.test(draft.id)) return { machine, changed: [] };
  const armed: Sending = { key, draft, stage: 'armed', pressedAt: at, stageAt: at, isScheduled };
  return {
    machine: [...machine.filter((sending) => sending.key !== key), armed],
    changed: machine
      .filter((sending) => sending.key === key && sending.stage !== 'armed')
      .map((sending) => toStage(sending, 'cancelled', at)),
  };
}

function toGone(armed: Sending, at: number): GoneSending {
  return toStage(armed, armed.isScheduled ? 'scheduled' : 'pending', at);
}

function leave(machine: SendMachine, at: number): SendStep {
  const changed = machine.flatMap((sending) => {
    if (sending.undoneAt !== undefined) return [toStage(sending, 'cancelled', at)];
    return sending.stage === 'armed' ? [toGone(sending, at)] : [];
  });
  const isOver = ({ key }: Sending): boolean => changed.some((gone) => gone.key === key);
  const gone = changed.filter(({ stage }) => stage !== 'cancelled');
  return { machine: [...machine.filter((sending) => !isOver(sending)), ...gone], changed };
}

function look(machine: SendMachine, { keys, at }: Extract<SendEvent, { kind: 'open' }>): SendStep {
  const open = new Set(keys);
  const changed: GoneSending[] = [];
  const kept: Sending[] = [];
  let hasReturned = false;
  for (const sending of machine) {
    const isOpen = open.has(sending.key);
    if (sending.stage === 'armed' && !isOpen) {
      const gone = toGone(sending, at);
      changed.push(gone);
      kept.push(gone);
    } else if (sending.stage !== 'armed' && isOpen) {
      hasReturned = true;
      changed.push(toStage(sending, 'cancelled', at));
    } else {
      kept.push(sending);
    }
  }
  // What came back is what undo meant; the likeliest was not.
  const machineNow = hasReturned ? kept.map(({ undoneAt: _, ...sending }) => sending) : kept;
  return { machine: machineNow, changed };
}

/** Of several the one whose window went first: sites send, and say so, in order. */
function confirm(machine: SendMachine, at: number): SendStep {
  const first = machine
    .filter(({ stage, stageAt }) => stage === 'pending' && at - stageAt <= confirmMs)
    .sort((one, other) => one.stageAt - other.stageAt)[0];
  if (first === undefined) return { machine, changed: [] };
  const sent = toStage(first, 'confirmed', at);
  return {
    machine: machine.map((sending) => (sending === first ? sent : sending)),
    changed: [sent],
  };
}

/** The last of those that the page has spoken of; where there are several, the window that comes back decides. */
function undo(machine: SendMachine, at: number): SendStep {
  const open = machine.filter(({ stage, undoneAt }) => stage !== 'armed' && undoneAt === undefined);
  const spoken = open.filter(({ stage }) => stage !== 'pending');
  const meant = (spoken.length > 0 ? spoken : open).sort(
    (one, other) => one.stageAt - other.stageAt,
  );
  const last = meant.at(-1);
  if (last === undefined) return { machine, changed: [] };
  if (meant.length === 1) {
    return {
      machine: machine.filter((sending) => sending !== last),
      changed: [toStage(last, 'cancelled', at)],
    };
  }
  return {
    machine: machine.map((sending) => (sending === last ? { ...last, undoneAt: at } : sending)),
    changed: [],
  };
}
