import { Check, CloudOff, TriangleAlert, Upload } from 'lucide-react';
import { i18n } from '#i18n';
import type { SyncStatus } from '../../lib/store/sync-queries.ts';
import type { IconShape } from '../ui/icon.tsx';
import { numberText } from '../ui/locale.ts';
import { toMomentText } from '../ui/moment.ts';

/** What the status line of a team says. */
export interface SyncLine {
  readonly tone: 'ok' | 'caution';
  readonly icon: IconShape;
  readonly text: string;
  /** What the link at its end does: shows the changes, or opens the options, where one signs in. */
  readonly leadsTo: 'changes' | 'options' | undefined;
}

function count(key: 'waiting' | 'sending' | 'safeHere' | 'signIn' | 'needsYou', n: number): string {
  return i18n.t(`status.${key}`, n, [numberText(n)]);
}

/** "Offline", and how much waits for its end. */
function withSafe(text: string, waitingCount: number): string {
  return waitingCount === 0 ? text : `${text} ${count('safeHere', waitingCount)}`;
}

const problemTexts = {
  offline: 'status.offline',
  busy: 'status.busy',
  server_old: 'status.serverOld',
  client_old: 'status.clientOld',
  server_odd: 'status.serverOdd',
  storage_failed: 'status.storageFailed',
} as const;

function isTold(problem: string | null): problem is keyof typeof problemTexts {
  return problem !== null && problem in problemTexts;
}

/**
 * In words where the changes are. `isLate` once the oldest has waited longer than sending takes: a save that is on its
 * way is no news.
 */
export function toSyncLine(
  { team, state, waitingCount, issueCount }: SyncStatus,
  { isLate, now }: { isLate: boolean; now: number },
): SyncLine {
  const caution = { tone: 'caution', leadsTo: 'changes' } as const;
  if (team?.isSignedOut) {
    const text = waitingCount > 0 ? count('signIn', waitingCount) : i18n.t('status.signedOut');
    return { ...caution, icon: TriangleAlert, text, leadsTo: 'options' };
  }
  if (issueCount > 0) {
    return { ...caution, icon: TriangleAlert, text: count('needsYou', issueCount) };
  }
  if (team?.workspaceId === null) {
    return {
      ...caution,
      icon: TriangleAlert,
      text: i18n.t('status.noWorkspace'),
      leadsTo: 'options',
    };
  }
  const { problem, loadedCount, syncedAt, phase } = state;
  if (isTold(problem)) {
    const text = withSafe(i18n.t(problemTexts[problem]), waitingCount);
    const icon = problem === 'offline' ? CloudOff : TriangleAlert;
    return { ...caution, icon, text };
  }
  if (loadedCount !== null) {
    const rows = numberText(loadedCount);
    const text = i18n.t('status.loading', [rows]);
    return { tone: 'ok', icon: Upload, text, leadsTo: undefined };
  }
  if (waitingCount > 0 && (isLate || syncedAt === null)) {
    const isSending = phase === 'pushing';
    const text = count(isSending ? 'sending' : 'waiting', waitingCount);
    return isSending
      ? { tone: 'ok', icon: Upload, text, leadsTo: undefined }
      : { ...caution, icon: Upload, text };
  }
  if (syncedAt === null) {
    return { tone: 'ok', icon: Upload, text: i18n.t('status.begins'), leadsTo: undefined };
  }
  const at = new Date(syncedAt);
  const moment = toMomentText(at, { now: new Date(Math.max(now, at.getTime())) });
  const text = i18n.t('status.synced', [moment]);
  return { tone: 'ok', icon: Check, text, leadsTo: undefined };
}
