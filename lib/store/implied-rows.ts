import type { Stage } from '../model/deal.ts';
import type { Cadence } from '../model/engagement.ts';
import type { CadenceId, RepId, StageId, WorkspaceId } from '../model/ids.ts';
import { ownIdOf } from '../model/ids.ts';
import type { RowFields } from '../model/row.ts';
import {
  type DefaultTexts,
  defaultCadenceKey,
  defaultCadenceSteps,
  defaultStages,
} from '../model/selling.ts';
import type { Identity } from './identity.ts';

/**
 * What a workspace begins with: shown as if it were there, and written by the first command that needs it. Every device
 * gives these rows the same ids.
 */

/** Stands for the workspace of a store that nobody has written to yet. */
const unborn = '00000000-0000-4000-8000-000000000000' as WorkspaceId;

export function impliedStageFields(
  texts: DefaultTexts,
): readonly { readonly key: string; readonly fields: RowFields<Stage> }[] {
  return defaultStages.map(({ key, kind, probability }, position) => ({
    key,
    fields: {
      name: texts.stages[key].name,
      position,
      kind,
      probability,
      exit_criteria: [...texts.stages[key].criteria],
    },
  }));
}

export function impliedCadenceFields(texts: DefaultTexts): RowFields<Cadence> {
  return { name: texts.cadence, steps: defaultCadenceSteps.map((step) => ({ ...step })) };
}

export function impliedStageId(workspaceId: WorkspaceId, key: string): StageId {
  return ownIdOf(workspaceId, 'stage', key) as StageId;
}

export function impliedCadenceId(workspaceId: WorkspaceId): CadenceId {
  return ownIdOf(workspaceId, 'cadence', defaultCadenceKey) as CadenceId;
}

/** Complete rows that are in no table; they have never been changed by anybody. */
export function impliedStages(identity: Identity | undefined, texts: DefaultTexts): Stage[] {
  const columns = ownColumns(identity);
  return impliedStageFields(texts).map(({ key, fields }) => ({
    ...columns,
    ...fields,
    id: impliedStageId(columns.workspace_id, key),
  }));
}

export function impliedCadence(identity: Identity | undefined, texts: DefaultTexts): Cadence {
  const columns = ownColumns(identity);
  return { ...columns, ...impliedCadenceFields(texts), id: impliedCadenceId(columns.workspace_id) };
}

function ownColumns(identity: Identity | undefined) {
  const at = new Date(0).toISOString();
  return {
    workspace_id: identity?.workspaceId ?? unborn,
    rev: null,
    clocks: {},
    created_at: at,
    updated_at: at,
    updated_by: identity?.repId ?? (unborn as string as RepId),
    deleted_at: null,
  };
}

/** An id that was shown before this store had a workspace, as it is now; any other id as it is. */
export function toBornId(workspaceId: WorkspaceId, id: string): string {
  const stage = defaultStages.find(({ key }) => impliedStageId(unborn, key) === id);
  if (stage) return impliedStageId(workspaceId, stage.key);
  return id === impliedCadenceId(unborn) ? impliedCadenceId(workspaceId) : id;
}

/** Stages as a pipeline shows them. Two of one position are told apart by age, then by id. */
export function inOrder(stages: readonly Stage[]): Stage[] {
  return [...stages].sort(
    (one, other) =>
      one.position - other.position ||
      compare(one.created_at, other.created_at) ||
      compare(one.id, other.id),
  );
}

export function byName<Row extends { readonly name: string; readonly id: string }>(
  rows: readonly Row[],
): Row[] {
  return [...rows].sort(
    (one, other) => one.name.localeCompare(other.name) || compare(one.id, other.id),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
