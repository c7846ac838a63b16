import type { Receipt } from '../../model/clip.ts';
import type { Stage } from '../../model/deal.ts';
import type { Result } from '../../model/failure.ts';
import type { Draft } from '../draft.ts';
import { toBornId } from '../implied-rows.ts';
import { requireManager } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { draftStages, requireStage } from './begin.ts';
import { commitBegun } from './begin-workspace.ts';
import { recordMove } from './record-move.ts';

export type StagePatch = Partial<Pick<Stage, 'name' | 'kind' | 'probability' | 'exit_criteria'>>;

/** In a team for managers and owners: `not_allowed` otherwise, like every change here. */
export function addStage(
  store: Store,
  input: {
    name: string;
    kind: Stage['kind'];
    probability: number;
    exitCriteria?: readonly string[];
  },
): Promise<Result<Receipt>> {
  return change(store, 'stage/add', async (draft) => {
    const stages = await draftStages(draft);
    const name = input.name.trim();
    // Among its kind, at the end: open stages come before won ones, those before lost ones.
    const rank = kindOrder.indexOf(input.kind);
    const found = stages.findIndex((stage) => kindOrder.indexOf(stage.kind) > rank);
    const at = found < 0 ? stages.length : found;
    const id = draft.append('stages', {
      name,
      position: at,
      kind: input.kind,
      probability: toProbability(input),
      exit_criteria: toCriteria(input.exitCriteria ?? []),
    });
    const ids = stages.map((stage) => stage.id as string);
    await setOrder(draft, [...ids.slice(0, at), id, ...ids.slice(at)]);
    return id;
  });
}

/**
 * Another kind for a stage in which deals are is refused (`stages.deals`): they would be won or lost by it. So is one for
 * the last stage of its kind (`stages.kind`).
 */
export function editStage(store: Store, id: string, patch: StagePatch): Promise<Result<Receipt>> {
  return change(store, 'stage/edit', async (draft) => {
    const stage = await requireStage(draft, id);
    const kind = patch.kind ?? stage.kind;
    if (kind !== stage.kind) await checkKindChange(draft, stage);
    await draft.patch('stages', stage.id, {
      ...(patch.name === undefined ? {} : { name: patch.name.trim() }),
      ...(patch.exit_criteria === undefined
        ? {}
        : { exit_criteria: toCriteria(patch.exit_criteria) }),
      kind,
      probability: toProbability({ kind, probability: patch.probability ?? stage.probability }),
    });
    return stage.id;
  });
}

/** `ids` are all stages in their new order. */
export function orderStages(store: Store, ids: readonly string[]): Promise<Result<Receipt>> {
  return change(store, 'stage/order', async (draft) => {
    const own = ids.map((id) => toBornId(draft.identity.workspaceId, id));
    const stages = await draftStages(draft);
    const known = new Set(stages.map((stage) => stage.id as string));
    const isWhole = new Set(own).size === known.size && own.every((id) => known.has(id));
    // Somebody added or deleted one meanwhile: the order that was seen is not one of today's stages.
    if (!isWhole || own.length !== known.size) refuse('not_found_here', 'stages');
    await setOrder(draft, own);
    const moved = draft.rows().find((row) => row.table === 'stages' && row.before !== row.after);
    return moved?.id ?? own[0] ?? '';
  });
}

/**
 * Deletes a stage; its deals move to another of the same kind, in their history too. The last open, won or lost stage
 * stays: `invalid_input` with `stages.kind`.
 */
export function deleteStage(
  store: Store,
  id: string,
  of: { movesTo: string },
): Promise<Result<Receipt>> {
  return change(store, 'stage/delete', async (draft) => {
    const stage = await requireStage(draft, id);
    const others = (await draftStages(draft)).filter(
      (other) => other.kind === stage.kind && other.id !== stage.id,
    );
    if (others.length === 0) refuse('invalid_input', 'stages.kind');
    const target = await requireStage(draft, of.movesTo);
    if (!others.some((other) => other.id === target.id)) refuse('invalid_input', 'stages.kind');
    const deals = await store.deals.where('ix.stage').equals(stage.id).toArray();
    for (const deal of deals) {
      // Its kind is the same: won stays won, with the day and the reason that it has.
      draft.patchRead('deals', deal, { stage_id: target.id });
      recordMove(draft, { dealId: deal.id, from: stage.id, to: target.id });
    }
    await draft.remove('stages', stage.id);
    return stage.id;
  });
}

const kindOrder: readonly Stage['kind'][] = ['open', 'won', 'lost'];

function change(
  store: Store,
  command: string,
  edit: (draft: Draft) => Promise<string>,
): Promise<Result<Receipt>> {
  return commitBegun(store, command, async (draft) => {
    await requireManager(draft);
    const id = await edit(draft);
    const stage = await draft.loadAny('stages', id);
    return { table: 'stages', id, name: stage?.name ?? '' };
  });
}

async function setOrder(draft: Draft, ids: readonly string[]): Promise<void> {
  const byId = new Map((await draftStages(draft)).map((stage) => [stage.id as string, stage]));
  for (const [position, id] of ids.entries()) {
    const stage = byId.get(id);
    if (stage && stage.position !== position) draft.patchRead('stages', stage, { position });
  }
}

async function checkKindChange(draft: Draft, stage: Stage): Promise<void> {
  const others = (await draftStages(draft)).filter(
    (other) => other.kind === stage.kind && other.id !== stage.id,
  );
  if (others.length === 0) refuse('invalid_input', 'stages.kind');
  const dealCount = await draft.store.deals.where('ix.stage').equals(stage.id).count();
  if (dealCount > 0) refuse('invalid_input', 'stages.deals');
}

/** What is won or lost is certain. */
function toProbability({ kind, probability }: Pick<Stage, 'kind' | 'probability'>): number {
  return kind === 'won' ? 100 : kind === 'lost' ? 0 : probability;
}

function toCriteria(typed: readonly string[]): string[] {
  return [...new Set(typed.map((criterion) => criterion.trim()).filter(Boolean))];
}
