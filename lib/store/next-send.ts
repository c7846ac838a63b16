import { toThreadKey } from '../mail/keys.ts';
import { confirmMs, guardMs, leaveMs } from '../mail/send-machine.ts';
import type { SendReport } from '../model/mail.ts';
import { toInstant } from '../platform/clock.ts';
import type { SendRow, SendState } from './mail-rows.ts';

/** What is undone in the last moment takes a moment to be told. */
const tellMs = 2_000;
/** A page may show for a moment what was just undone, and what was just sent before it can no longer be undone. */
export const freshMs = 60_000;

/** A press goes through these in order, and never back. */
const rank: Readonly<Record<SendState, number>> = {
  pending: 0,
  unsure: 1,
  confirmed: 2,
  scheduled: 2,
  cancelled: 3,
  left_out: 4,
  dropped: 4,
  logged: 4,
};

/** Names a message on its way: by its draft, which it keeps through undo and another press, else by the press. */
function toSendKey({ site, account, draft, pressedAt }: SendReport): string {
  const box = `${site}:${account}`;
  return draft.id === '' ? `${box}:window:${pressedAt}` : `${box}:${draft.id}`;
}

/**
 * The row after a report, `undefined` where the report says nothing new. Reports come in any order and more than once:
 * those of an older press say nothing, those of a newer one begin anew, but a message that is logged stays so.
 */
export function nextSend(
  before: SendRow | undefined,
  report: SendReport,
  now: number,
): SendRow | undefined {
  if (before) {
    const newer = Date.parse(report.pressedAt) - Date.parse(before.pressedAt);
    if (newer < 0) return undefined;
    if (newer === 0 && rank[report.stage] <= rank[before.state]) return undefined;
    if (newer > 0 && before.state === 'logged') return undefined;
  }
  const { stage, ...told } = report;
  // A clock that runs ahead must not put the end off.
  const stageAt = Math.min(Date.parse(report.stageAt), now);
  const waitMs = waitAfter(stage);
  return {
    ...told,
    stageAt: toInstant(stageAt),
    key: toSendKey(report),
    state: stage,
    dueAt: waitMs === undefined ? '' : toInstant(stageAt + waitMs),
    thread: report.draft.threadId
      ? toThreadKey({ ...report, threadId: report.draft.threadId })
      : '',
    touchpointId: null,
  };
}

function waitAfter(stage: SendReport['stage']): number | undefined {
  if (stage === 'confirmed') return guardMs + tellMs;
  // Then its people are forgotten.
  if (stage === 'cancelled') return freshMs;
  return stage === 'pending' ? leaveMs + confirmMs : undefined;
}
