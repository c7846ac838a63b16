import type { Change } from '../../lib/model/sync.ts';

/**
 * What a workspace holds after a list of changes, worked out from nothing but the changes and their clocks, in the order
 * in which the server committed them: the table of supabase/DESIGN.md in the plainest form. Nothing of the code that is
 * tested is used. Evidence, and touchpoints that turn out to be one, are looked at elsewhere.
 */

interface Rules {
  readonly sets: readonly string[];
  /** Values that say nothing in a `put` over a row that is there. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** The first of two reps keeps these. */
  readonly keptByFirst: readonly string[];
}

export const modelled: Readonly<Record<string, Rules>> = {
  companies: { sets: ['tags'], defaults: {}, keptByFirst: ['owner_id'] },
  prospects: {
    sets: ['emails', 'phones', 'websites', 'tags'],
    defaults: { status: 'new', do_not_contact: false },
    keptByFirst: ['owner_id'],
  },
  notes: { sets: ['mentions'], defaults: { pinned: false }, keptByFirst: [] },
  tasks: { sets: [], defaults: {}, keptByFirst: ['owner_id'] },
  facts: { sets: [], defaults: {}, keptByFirst: [] },
};

interface Element {
  isIn: boolean;
  clock: string;
}

export interface ModelRow {
  isAlive: boolean;
  isErased: boolean;
  deletedClock: string;
  readonly clocks: Map<string, string>;
  readonly values: Map<string, unknown>;
  readonly sets: Map<string, Map<string, Element>>;
}

/** What became of a change by the model's account. */
export type Outcome =
  | { readonly kind: 'no_row' | 'erased' }
  | { readonly kind: 'taken'; readonly lost: Readonly<Record<string, unknown>> };

export class Model {
  readonly rows = new Map<string, ModelRow>();

  static keyOf(ws: string, t: string, id: string): string {
    return `${ws}/${t}/${id}`;
  }

  apply(change: Change): Outcome {
    const rules = modelled[change.t];
    if (!rules) throw new Error(`${change.t} is not modelled`);
    const key = Model.keyOf(change.ws, change.t, change.id);
    const row = this.rows.get(key);
    if (row?.isErased) return { kind: change.op === 'del' ? 'taken' : 'erased', lost: {} };
    if (change.op === 'del') return row ? remove(row, change) : { kind: 'taken', lost: {} };
    if (row) return fill(row, change, rules);
    if (change.op === 'patch') return { kind: 'no_row' };
    const made = emptyRow();
    this.rows.set(key, made);
    return fill(made, change, rules);
  }
}

function emptyRow(): ModelRow {
  return {
    isAlive: false,
    isErased: false,
    deletedClock: '',
    clocks: new Map(),
    values: new Map(),
    sets: new Map(),
  };
}

function remove(row: ModelRow, { clock }: Change): Outcome {
  const latest = [row.deletedClock, ...row.clocks.values()].reduce((a, b) => (a < b ? b : a));
  if (row.isAlive && latest >= clock) return { kind: 'taken', lost: { deleted_at: clock } };
  row.isAlive = false;
  if (row.deletedClock < clock) row.deletedClock = clock;
  return { kind: 'taken', lost: {} };
}

function fill(row: ModelRow, change: Change, rules: Rules): Outcome {
  const { op, clock } = change;
  const { evidence: _evidence, ...fields } = change.f;
  if (!row.isAlive && row.deletedClock >= clock) return { kind: 'taken', lost: fields };
  const beginsAnew = op === 'put' && !row.isAlive;
  if ((!row.isAlive || op === 'put') && row.deletedClock < clock) row.deletedClock = clock;
  row.isAlive = true;
  const isOver = op === 'put' && !beginsAnew;
  const lost: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const isLater = (row.clocks.get(field) ?? '') < clock;
    if (rules.sets.includes(field)) {
      const gone = beginsAnew ? undefined : fillSet(row, { field, value, clock });
      if (beginsAnew) {
        const elements = (value as string[]).map(
          (one) => [one, { isIn: true, clock: '' }] as const,
        );
        row.sets.set(field, new Map(elements));
      }
      if (gone) lost[field] = gone;
      if (isLater && (beginsAnew || !saysNothingOfSet(value))) row.clocks.set(field, clock);
      continue;
    }
    const now = row.values.get(field) ?? null;
    if (isOver && (value === null || rules.defaults[field] === value)) continue;
    const isKept = isOver && rules.keptByFirst.includes(field) && now !== null;
    if (isLater && !isKept) {
      row.values.set(field, value);
      row.clocks.set(field, clock);
    } else if (JSON.stringify(now) !== JSON.stringify(value)) lost[field] = value;
  }
  return { kind: 'taken', lost };
}

function toSetChange(value: unknown): { add: readonly string[]; remove: readonly string[] } {
  if (Array.isArray(value)) return { add: value as string[], remove: [] };
  return value as { add: string[]; remove: string[] };
}

function saysNothingOfSet(value: unknown): boolean {
  const { add, remove } = toSetChange(value);
  return add.length + remove.length === 0;
}

/** Gives the elements that did not get their way. */
function fillSet(
  row: ModelRow,
  { field, value, clock }: { field: string; value: unknown; clock: string },
): { add: string[]; remove: string[] } | undefined {
  const { add, remove } = toSetChange(value);
  const elements = row.sets.get(field) ?? new Map<string, Element>();
  row.sets.set(field, elements);
  const lost = { add: [] as string[], remove: [] as string[] };
  const turn = (element: string, isIn: boolean) => {
    const now = elements.get(element) ?? { isIn: false, clock: '' };
    if (now.clock < clock) elements.set(element, { isIn, clock });
    else if (now.isIn !== isIn) lost[isIn ? 'add' : 'remove'].push(element);
  };
  for (const element of add) turn(element, true);
  for (const element of remove) turn(element, false);
  return lost.add.length + lost.remove.length > 0 ? lost : undefined;
}
