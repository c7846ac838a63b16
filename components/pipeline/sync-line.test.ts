import { describe, expect, it, vi } from 'vitest';
import { freshSyncState, type SyncState, type Team } from '../../lib/model/sync.ts';
import type { SyncStatus } from '../../lib/store/sync-queries.ts';

// The browser's texts need a browser; what is asked for, and how loud, is what counts here.
vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, count?: unknown) => {
      if (key === 'app.language') return 'en';
      return typeof count === 'number' ? `${key} ${count}` : [key, count].flat().join(' ').trim();
    },
  },
}));

const { toSyncLine } = await import('./sync-line.ts');

const now = Date.parse('2026-03-02T08:10:00.000Z');
const team: Team = {
  url: 'https://team.example',
  key: 'publishable',
  email: 'rep@example.com',
  userId: 'rep',
  workspaceId: 'workspace',
  workspaceName: 'Nordwind Sales',
  isSignedOut: false,
};

function lineOf(
  of: { team?: Partial<Team>; state?: Partial<SyncState>; waiting?: number; issues?: number },
  isLate = true,
) {
  const status: SyncStatus = {
    team: { ...team, ...of.team },
    state: { ...freshSyncState, syncedAt: '2026-03-02T08:08:00.000Z', ...of.state },
    waitingCount: of.waiting ?? 0,
    oldestAt: null,
    issueCount: of.issues ?? 0,
  };
  const { text, tone, leadsTo } = toSyncLine(status, { isLate, now });
  return [tone, text, leadsTo];
}

describe('toSyncLine', () => {
  it('says when it was last in step', () => {
    expect(lineOf({})).toEqual(['ok', 'status.synced 2 min. ago', undefined]);
    expect(lineOf({ state: { syncedAt: null } })).toEqual(['ok', 'status.begins', undefined]);
  });

  it('tells of a save only once it waits for longer than sending takes', () => {
    expect(lineOf({ waiting: 1 }, false)[1]).toBe('status.synced 2 min. ago');
    expect(lineOf({ waiting: 1 })).toEqual(['caution', 'status.waiting 1', 'changes']);
    expect(lineOf({ waiting: 900, state: { phase: 'pushing' } })).toEqual([
      'ok',
      'status.sending 900',
      undefined,
    ]);
  });

  it('says what is wrong, and how much is safe here', () => {
    expect(lineOf({ state: { problem: 'offline' } })).toEqual([
      'caution',
      'status.offline',
      'changes',
    ]);
    expect(lineOf({ state: { problem: 'storage_failed' }, waiting: 1 })[1]).toBe(
      'status.storageFailed status.safeHere 1',
    );
    expect(lineOf({ state: { problem: 'client_old' }, waiting: 3 })[1]).toBe(
      'status.clientOld status.safeHere 3',
    );
    expect(lineOf({ state: { loadedCount: 12_000 } })[1]).toBe('status.loading 12,000');
  });

  it('puts what only the rep can do first', () => {
    const state = { problem: 'offline' } as const;
    expect(lineOf({ state, issues: 2 })).toEqual(['caution', 'status.needsYou 2', 'changes']);
    expect(lineOf({ team: { isSignedOut: true }, waiting: 4, issues: 2 })).toEqual([
      'caution',
      'status.signIn 4',
      'options',
    ]);
    expect(lineOf({ team: { workspaceId: null } })).toEqual([
      'caution',
      'status.noWorkspace',
      'options',
    ]);
  });
});
