import type { Result } from './failure.ts';
import type { roles } from './workspace.ts';

/**
 * What travels between a store and the team's server, and what is kept about it. The shapes are checked by
 * `sync-schema.ts` where an answer comes in; here are the types alone, so that a page which only shows them stays small.
 */

/** One change as it is sent. `seq` is the device's own number of it, `mid` its idempotency key. */
export interface Change {
  readonly mid: string;
  readonly seq: number;
  readonly ws: string;
  readonly t: string;
  readonly id: string;
  readonly op: 'put' | 'patch' | 'del';
  readonly f: Readonly<Record<string, unknown>>;
  readonly clock: string;
}

/** What became of one change, for good. */
export interface Verdict {
  readonly mid: string;
  readonly status: 'applied' | 'merged' | 'rejected';
  /** SQLSTATE of a rejection. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** The row that this one went into. */
  readonly into?: string | undefined;
  /** Fields of the change that the row did not take, as they were sent. */
  readonly lost?: Readonly<Record<string, unknown>> | undefined;
  /** The row's version after the change. */
  readonly rev?: number | undefined;
}

/** What the database says of a change by who is no member; its code alone is also that of a role that may not. */
export const notMember = { code: '42501', message: 'not a member of this workspace' } as const;

/** A row as the server has it; a deleted one is only what is named here. */
export interface PulledRow {
  readonly id: string;
  readonly rev: number;
  /** ISO time in UTC, null while the row is live. */
  readonly deleted_at: string | null;
  /** Where a deleted row went. */
  readonly into?: string | null | undefined;
  /** Erased for a person's sake: no device keeps its values. */
  readonly erased?: boolean | undefined;
  readonly [field: string]: unknown;
}

export interface PulledPage {
  readonly cursor: number;
  readonly more: boolean;
  readonly rows: Readonly<Record<string, readonly PulledRow[]>>;
  /** Of a first load with a scope: up to this version it is filtered. Handed back with the next page. */
  readonly upto?: number | null | undefined;
}

/** `gone`: not a member any more · `reset`: the cursor is older than what the server remembers. */
export type PullAnswer = PulledPage | { readonly gone: true } | { readonly reset: true };

/** How many live rows a table has, the sum of their versions, and a sum that moves when two trade places (decimal texts). */
export interface TableSum {
  readonly count: number;
  readonly sum: string;
  readonly mix: string;
}
export type Checksum = Readonly<Record<string, TableSum>> | { readonly gone: true };

export interface ServerInfo {
  readonly schema_version: number;
  readonly oldest_client: number;
  /** The server's clock in milliseconds since the epoch. */
  readonly now: number;
}

/** The version of the protocol that this client speaks; see `sync_info`. */
export const protocolVersion = 1;

/** Why a request as a whole came to nothing. Nothing of it was done, or it can be asked again without doing it twice. */
export type ServerProblem =
  | 'offline'
  | 'busy'
  | 'signed_out'
  | 'not_member'
  | 'server_old'
  | 'client_old'
  | 'clock_ahead'
  | 'cloned'
  | 'too_large'
  | 'server_odd'
  /** No fault of the server's: this computer could not read or write. */
  | 'storage_failed';

export type ServerReply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problem: ServerProblem;
      /** For the report a rep may copy: codes and statuses only. */
      readonly detail?: string | undefined;
      /** The server's clock, with `clock_ahead`. */
      readonly serverMs?: number | undefined;
      /** Milliseconds that the server asked to be left alone for. */
      readonly retryAfterMs?: number | undefined;
    };

/** How much of a workspace is kept here: all of it, or the rep's own, what nobody owns, and what was touched lately. */
export type SyncScope = { readonly kind: 'all' } | { readonly kind: 'near'; readonly days: number };

/** The team's server as sync sees it. Every call gives up after 25 s by itself and never throws for an expected fault. */
export interface SyncServer {
  info(): Promise<ServerReply<ServerInfo>>;
  /** Verdicts, one a change that the server could read. */
  push(clientId: string, changes: readonly Change[]): Promise<ServerReply<readonly Verdict[]>>;
  pull(
    workspaceId: string,
    since: number,
    options: {
      limit: number;
      /** Of a load from the beginning; null for what is new since. */
      scope: SyncScope | null;
      upto: number | null;
    },
  ): Promise<ServerReply<PullAnswer>>;
  checksum(workspaceId: string): Promise<ServerReply<Checksum>>;
  /** Which rep works on which device: client id → rep id. */
  clients(workspaceId: string): Promise<ServerReply<Readonly<Record<string, string>>>>;
}

export type Role = (typeof roles)[number];

/** A workspace that whoever is signed in belongs to. */
export interface WorkspaceChoice {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly memberCount: number;
  /** The rep's own name there. */
  readonly memberName: string;
}

/** A prospect that the server found and that may not be kept here. */
export interface RemoteHit {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly companyName: string | null;
}

export interface SignedIn {
  readonly userId: string;
  readonly email: string;
}

/** The team's server as the team's own affairs see it. Signing in and out, workspaces, members, what is not kept here. */
export interface TeamServer extends SyncServer {
  /** Has a code sent by mail; who has no account gets one by using it. */
  sendCode(email: string): Promise<Result<void>>;
  verifyCode(email: string, code: string): Promise<Result<SignedIn>>;
  signIn(email: string, password: string): Promise<Result<SignedIn>>;
  /** Of this device alone, and never refused: without a network the tokens are dropped all the same. */
  signOut(): Promise<void>;
  listWorkspaces(): Promise<Result<readonly WorkspaceChoice[]>>;
  /** May be called again with the same `id` after a lost reply. */
  createWorkspace(of: {
    id: string;
    name: string;
    currency: string;
    timeZone: string;
    memberName: string;
  }): Promise<Result<{ workspaceId: string }>>;
  acceptInvitation(code: string, memberName: string): Promise<Result<{ workspaceId: string }>>;
  createInvitation(
    workspaceId: string,
    role: Role,
    validHours: number,
  ): Promise<Result<{ id: string; code: string; expiresAt: string }>>;
  revokeInvitation(workspaceId: string, invitationId: string): Promise<Result<void>>;
  setRole(workspaceId: string, repId: string, role: Role): Promise<Result<void>>;
  removeMember(workspaceId: string, repId: string, takesOver: string | null): Promise<Result<void>>;
  searchProspects(
    workspaceId: string,
    words: string,
    limit: number,
  ): Promise<Result<readonly RemoteHit[]>>;
  /** A prospect, its company, and everything about it, as a pull would bring them. */
  fetchProspect(workspaceId: string, prospectId: string): Promise<Result<PulledPage['rows']>>;
  /** Calls back when the server says that the workspace changed; a hint, never the data. Returns a stop function. */
  listen(workspaceId: string, onChanged: () => void): () => void;
}

/** The team that this store belongs to; kept under `kv.team`, absent while everything is local. Holds no secret. */
export interface Team {
  readonly url: string;
  /** The publishable key; who holds it can do nothing without signing in. */
  readonly key: string;
  readonly email: string;
  readonly userId: string;
  /** Null while the rep is signed in and has not chosen a workspace. */
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
  /** ISO time in UTC; tells one session from the next. */
  readonly signedInAt?: string;
  /** Signed out by the server: sync waits until the rep signs in again, everything stays. */
  readonly isSignedOut: boolean;
}

/** Where sync stands; kept under `kv.sync`, so that every page shows the same and a new worker goes on from it. */
export interface SyncState {
  readonly phase: 'idle' | 'pushing' | 'pulling';
  /** Why the last attempt came to nothing; null after one that went through. */
  readonly problem: ServerProblem | null;
  /** The first load of a workspace is under way: rows so far; null otherwise. */
  readonly loadedCount: number | null;
  /** Attempts in a row that came to nothing. */
  readonly failures: number;
  /** Milliseconds since the epoch; not tried again by itself before. */
  readonly nextAt: number;
  /** ISO time in UTC of the last complete round; null before the first. */
  readonly syncedAt: string | null;
  /** The store differed from the server and was loaded again: ISO time of the last such finding. */
  readonly mendedAt: string | null;
}

export const freshSyncState: SyncState = {
  phase: 'idle',
  problem: null,
  loadedCount: null,
  failures: 0,
  nextAt: 0,
  syncedAt: null,
  mendedAt: null,
};

/** A change of the rep's that did not, or not wholly, become what the team has. Kept until the rep has decided. */
export interface SyncIssue {
  readonly id: number;
  /** `overwritten`: a later change won · `rejected`: the server refused it. */
  readonly kind: 'overwritten' | 'rejected';
  readonly mid: string;
  readonly ws: string;
  readonly t: string;
  readonly rowId: string;
  readonly op: Change['op'];
  /** The rep's values that were not taken, as they were sent: sets as `{add, remove}` (whole in a put), `evidence` by field. */
  readonly f: Readonly<Record<string, unknown>>;
  readonly clock: string;
  /** ISO time in UTC of the rep's change. */
  readonly changedAt: string;
  /** ISO time in UTC when it was found. */
  readonly foundAt: string;
  /** Name of the row as the rep knew it; '' where it has none. */
  readonly name: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly state: 'open' | 'reapplied' | 'dismissed';
}
