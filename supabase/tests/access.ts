/**
 * Who may do what, as a person would say it: the isolation test turns each line into all of its cells. A table or function
 * that is not here fails the test. Members read everything, nobody deletes rows, moves them or refers out of a workspace.
 */

export const callers = ['anon', 'outsider', 'removed', 'rep', 'manager', 'owner'] as const;
export type CallerKind = (typeof callers)[number];

const nobody: readonly CallerKind[] = [];
const members: readonly CallerKind[] = ['rep', 'manager', 'owner'];
const managers: readonly CallerKind[] = ['manager', 'owner'];
const owners: readonly CallerKind[] = ['owner'];

export interface TableAccess {
  readonly insert: readonly CallerKind[];
  /** Of the sample row. */
  readonly update: readonly CallerKind[];
  /** Changed by functions alone: there is no grant that a policy could open. */
  readonly isClosed?: true;
  /** The column that the update is tried on, and by which a push is. `null`: nothing but its deletion changes. */
  readonly column: string | null;
  /** Tombstones by a push; as `update` where it is left out. */
  readonly del?: readonly CallerKind[];
  readonly sample: (ids: Ids) => Readonly<Record<string, unknown>>;
}

/** Of one workspace: a row of each table and its members. */
export interface Ids {
  readonly rowId: Readonly<Record<string, string>>;
  readonly rep: string;
  /** Whoever inserts. */
  readonly caller: string;
  readonly unique: string;
}

const at = '2026-03-02T08:00:00.000Z';

export const tables: Readonly<Record<string, TableAccess>> = {
  workspaces: {
    insert: nobody,
    update: owners,
    del: nobody,
    column: 'name',
    sample: () => ({ name: 'A', currency: 'EUR', time_zone: 'UTC' }),
  },
  // The sample is the rep's own line: reps name themselves, owners anybody.
  members: {
    insert: nobody,
    update: ['rep', 'owner'],
    del: nobody,
    column: 'name',
    sample: ({ unique }) => ({ rep_id: unique, name: 'Eve', role: 'owner' }),
  },
  invitations: {
    insert: nobody,
    update: nobody,
    isClosed: true,
    column: 'role',
    sample: ({ unique }) => ({
      code: unique.replaceAll('-', '').repeat(2),
      role: 'owner',
      expires_at: at,
    }),
  },
  companies: {
    insert: members,
    update: members,
    column: 'about',
    sample: () => ({ name: 'Nordwind' }),
  },
  prospects: {
    insert: members,
    update: members,
    column: 'title',
    sample: ({ rowId }) => ({ full_name: 'Linh Trần', company_id: rowId['companies'] }),
  },
  stages: {
    insert: managers,
    update: managers,
    column: 'name',
    sample: () => ({ name: 'New', position: 0, kind: 'open', probability: 10 }),
  },
  deals: {
    insert: members,
    update: members,
    column: 'needs',
    sample: ({ rowId }) => ({
      name: 'Fleet',
      stage_id: rowId['stages'],
      company_id: rowId['companies'],
    }),
  },
  stage_changes: {
    insert: members,
    update: members,
    column: null,
    sample: ({ rowId, caller }) => ({
      deal_id: rowId['deals'],
      to_stage_id: rowId['stages'],
      at,
      by: caller,
    }),
  },
  stakeholders: {
    insert: members,
    update: members,
    column: 'needs',
    sample: ({ rowId }) => ({ deal_id: rowId['deals'], prospect_id: rowId['prospects'] }),
  },
  notes: {
    insert: members,
    update: members,
    column: 'body',
    sample: ({ rowId }) => ({
      about_kind: 'prospect',
      about_id: rowId['prospects'],
      body: 'secret',
    }),
  },
  touchpoints: {
    insert: members,
    update: members,
    column: 'subject',
    sample: ({ rowId }) => ({ channel: 'email', occurred_at: at, deal_id: rowId['deals'] }),
  },
  touchpoint_keys: {
    insert: members,
    update: members,
    column: 'key',
    sample: ({ rowId, unique }) => ({ touchpoint_id: rowId['touchpoints'], key: unique }),
  },
  tasks: {
    insert: members,
    update: members,
    column: 'title',
    sample: ({ rowId }) => ({ title: 'Call', prospect_id: rowId['prospects'] }),
  },
  templates: {
    insert: managers,
    update: managers,
    column: 'name',
    sample: () => ({ name: 'Hello', channel: 'email', body: 'Hi' }),
  },
  cadences: {
    insert: managers,
    update: managers,
    column: 'name',
    sample: () => ({ name: 'Slow', steps: '[]' }),
  },
  enrolments: {
    insert: members,
    update: members,
    column: 'stopped_reason',
    sample: ({ rowId }) => ({
      cadence_id: rowId['cadences'],
      prospect_id: rowId['prospects'],
      step: 0,
      started_at: at,
    }),
  },
  signals: {
    insert: members,
    update: members,
    column: 'after',
    sample: ({ rowId }) => ({ prospect_id: rowId['prospects'], kind: 'reply', at }),
  },
  dismissals: {
    insert: members,
    update: members,
    column: 'rule',
    sample: ({ rowId }) => ({ rule: 'reply', about_id: rowId['prospects'], facts_until: at }),
  },
  settings: {
    insert: managers,
    update: managers,
    column: 'key',
    sample: ({ unique }) => ({ key: unique, value: '1' }),
  },
  // The sample is the rep's.
  rep_settings: {
    insert: members,
    update: ['rep'],
    column: 'key',
    sample: ({ caller, unique }) => ({ rep_id: caller, key: unique, value: '1' }),
  },
  scorecards: {
    insert: managers,
    update: managers,
    column: 'kind',
    sample: () => ({ kind: 'hand_set', fitted_at: at, outcome_count: 0, body: '{}' }),
  },
  facts: {
    insert: members,
    update: members,
    column: null,
    sample: ({ rowId }) => ({
      entity: 'prospect',
      entity_id: rowId['prospects'],
      field: 'title',
      value: '"CTO"',
      known_at: at,
      source: 'page',
    }),
  },
  suppressions: {
    insert: members,
    update: managers,
    column: 'reason',
    sample: ({ unique }) => ({ hash: unique.replaceAll('-', '').repeat(2), reason: 'asked', at }),
  },
};

export interface FunctionAccess {
  readonly allowed: readonly CallerKind[];
  /** What it ends with for whoever is signed in and not allowed. */
  readonly refusal?: string;
  readonly args: (of: FunctionCall) => Readonly<Record<string, unknown>>;
}

export interface FunctionCall {
  readonly workspaceId: string;
  readonly rep: string;
  readonly owner: string;
  readonly prospect: string;
  readonly invitation: string;
  /** Not used by anybody yet. */
  readonly code: string;
  readonly unique: string;
}

const signedIn: readonly CallerKind[] = ['outsider', 'removed', ...members];

export const functions: Readonly<Record<string, FunctionAccess>> = {
  sync_info: { allowed: callers, args: () => ({}) },
  // Foreign workspaces are refused by the answer, which the pull tests look at.
  sync_pull: { allowed: signedIn, args: ({ workspaceId }) => ({ ws: workspaceId }) },
  sync_checksum: { allowed: signedIn, args: ({ workspaceId }) => ({ ws: workspaceId }) },
  sync_clients: { allowed: signedIn, args: ({ workspaceId }) => ({ ws: workspaceId }) },
  sync_check: {
    allowed: signedIn,
    args: ({ workspaceId }) => ({ ws: workspaceId, t: 'prospects', rows: {} }),
  },
  search_prospects: {
    allowed: signedIn,
    args: ({ workspaceId }) => ({ ws: workspaceId, words: 'linh' }),
  },
  pull_prospect: {
    allowed: signedIn,
    args: ({ workspaceId, prospect }) => ({ ws: workspaceId, prospect_id: prospect }),
  },
  my_workspaces: { allowed: signedIn, args: () => ({}) },
  sync_push: {
    allowed: members,
    args: ({ workspaceId, unique }) => ({
      p: {
        client_id: unique,
        m: [
          {
            mid: unique,
            seq: 1,
            ws: workspaceId,
            t: 'companies',
            id: unique,
            op: 'put',
            f: { name: 'C' },
            clock: '1770000000000:0000:x',
          },
        ],
      },
    }),
  },
  create_workspace: {
    allowed: signedIn,
    args: () => ({ name: 'Own', currency: 'EUR', time_zone: 'UTC', member_name: 'Me' }),
  },
  accept_invitation: { allowed: signedIn, args: ({ code }) => ({ code, member_name: 'Me' }) },
  create_invitation: {
    allowed: owners,
    args: ({ workspaceId }) => ({ ws: workspaceId, role: 'owner' }),
  },
  revoke_invitation: {
    allowed: owners,
    args: ({ workspaceId, invitation }) => ({ ws: workspaceId, invitation_id: invitation }),
  },
  set_member_role: {
    allowed: owners,
    args: ({ workspaceId, rep }) => ({ ws: workspaceId, rep_id: rep, role: 'owner' }),
  },
  remove_member: {
    allowed: ['rep', 'owner'],
    args: ({ workspaceId, rep, owner }) => ({ ws: workspaceId, rep_id: rep, takes_over: owner }),
  },
  erase_prospects: {
    allowed: managers,
    args: ({ workspaceId, prospect }) => ({ ws: workspaceId, ids: [prospect] }),
  },
};
