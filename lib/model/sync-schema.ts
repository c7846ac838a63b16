import * as z from 'zod/mini';
import { roles } from './workspace.ts';

/** What may come back from a server. Unknown keys are let pass: a newer server may say more. */

const fields = z.record(z.string(), z.unknown());

export const verdict = z.object({
  mid: z.uuid(),
  status: z.enum(['applied', 'merged', 'rejected']),
  code: z.optional(z.string()),
  message: z.optional(z.string()),
  into: z.optional(z.uuid()),
  lost: z.optional(fields),
  rev: z.optional(z.int()),
});

export const pushAnswer = z.object({ results: z.array(verdict), now: z.number() });

/**
 * Of each row only what sync itself relies on: the other columns are the database's own types, and looking at each of a
 * hundred thousand values once more costs a second of a first load.
 */
const pulledRow = z.looseObject({
  id: z.uuid(),
  rev: z.int(),
  deleted_at: z.nullable(z.string()),
});

export const pullAnswer = z.union([
  z.object({ gone: z.literal(true) }),
  z.object({ reset: z.literal(true) }),
  z.object({
    cursor: z.int(),
    more: z.boolean(),
    rows: z.record(z.string(), z.array(pulledRow)),
    upto: z.nullish(z.int()),
  }),
]);

export const checksum = z.union([
  z.object({ gone: z.literal(true) }),
  z.record(z.string(), z.object({ count: z.int(), sum: z.string(), mix: z.string() })),
]);

export const serverInfo = z.object({
  schema_version: z.int(),
  oldest_client: z.int(),
  now: z.number(),
});

export const clientMap = z.record(z.uuid(), z.uuid());
export const clientsAnswer = z.union([z.object({ gone: z.literal(true) }), clientMap]);

export const workspaceChoices = z.array(
  z.object({
    workspace_id: z.uuid(),
    name: z.string(),
    member_id: z.uuid(),
    member_name: z.string(),
    role: z.enum(roles),
    member_count: z.int(),
  }),
);

export const joined = z.object({ workspace_id: z.uuid(), member_id: z.uuid() });

export const newInvitation = z.object({
  id: z.uuid(),
  code: z.string(),
  expires_at: z.string(),
});

export const remoteHits = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    title: z.nullable(z.string()),
    company_name: z.nullable(z.string()),
  }),
);

export const fetchedProspect = z.union([
  z.object({ gone: z.literal(true) }),
  z.object({ rows: z.record(z.string(), z.array(pulledRow)) }),
]);
