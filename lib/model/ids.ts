import { v5 } from 'uuid';
import * as z from 'zod/mini';

export const workspaceId = z.uuid().brand<'WorkspaceId'>();
export const repId = z.uuid().brand<'RepId'>();
export const prospectId = z.uuid().brand<'ProspectId'>();
export const companyId = z.uuid().brand<'CompanyId'>();
export const stageId = z.uuid().brand<'StageId'>();
export const dealId = z.uuid().brand<'DealId'>();
export const touchpointId = z.uuid().brand<'TouchpointId'>();
export const cadenceId = z.uuid().brand<'CadenceId'>();

export type WorkspaceId = z.infer<typeof workspaceId>;
export type RepId = z.infer<typeof repId>;
export type ProspectId = z.infer<typeof prospectId>;
export type CompanyId = z.infer<typeof companyId>;
export type StageId = z.infer<typeof stageId>;
export type DealId = z.infer<typeof dealId>;
export type TouchpointId = z.infer<typeof touchpointId>;
export type CadenceId = z.infer<typeof cadenceId>;

/** Root of every name-based id of Pipeside (a random v4, fixed once). Changing it would orphan every saved row. */
const namespace = '5f0d4a2e-7c1b-4e8f-9a36-2d1c8b7e4f60';

function naturalId(workspace: WorkspaceId, key: string): string {
  return v5(`${workspace}\n${key.normalize('NFC').toLowerCase()}`, namespace);
}

/** A person's natural key, strongest first; `undefined` where none is known and a random id is due. */
export function prospectKey(of: { linkedinSlug?: string; email?: string }): string | undefined {
  if (of.linkedinSlug) return `in:${of.linkedinSlug}`;
  if (of.email) return `email:${of.email}`;
  return undefined;
}

/** A company's natural key, strongest first. `foldedName` must come from `foldName`. */
export function companyKey(of: {
  linkedinSlug?: string;
  domain?: string;
  foldedName?: string;
}): string | undefined {
  if (of.linkedinSlug) return `company:${of.linkedinSlug}`;
  if (of.domain) return `domain:${of.domain}`;
  if (of.foldedName) return `company-name:${of.foldedName}`;
  return undefined;
}

/** Two reps of a workspace who clip the same person offline get the same id, and so one row (uuid v5, RFC 9562). */
export function prospectIdOf(workspace: WorkspaceId, key: string): ProspectId {
  return naturalId(workspace, key) as ProspectId;
}

export function companyIdOf(workspace: WorkspaceId, key: string): CompanyId {
  return naturalId(workspace, key) as CompanyId;
}

/** A mail by the first key it was logged under: two computers that see one message make one row of it. */
export function touchpointIdOf(workspace: WorkspaceId, key: string): TouchpointId {
  return ownIdOf(workspace, 'touchpoint', key) as TouchpointId;
}

/** What every device of a workspace makes by itself, and all the same: a default stage or cadence, a setting by its key. */
export function ownIdOf(workspace: WorkspaceId, kind: OwnKind, key: string): string {
  return naturalId(workspace, `${kind}:${key}`);
}

export type OwnKind =
  | 'stage'
  | 'cadence'
  | 'template'
  | 'setting'
  | 'rep-setting'
  | 'stakeholder'
  | 'renewal'
  | 'dismissal'
  | 'touchpoint'
  | 'touchpoint-key';
