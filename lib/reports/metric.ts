import type { Caveat, Figure, MetricId, Part, Quantity, RowRef } from './metrics.ts';
import type { Scope } from './scope.ts';
import { toSettledAt } from './scope.ts';

/** Rows behind a part. */
export interface RowSet {
  readonly table: RowRef['table'];
  readonly ids: () => readonly string[];
  readonly count: number;
}

/** What a metric says of a scope. */
export interface Measured {
  readonly now: Quantity;
  readonly parts: readonly Part[];
  readonly beside?: readonly Part[];
  readonly caveats?: readonly (Caveat | undefined)[];
  readonly rows: Readonly<Record<string, RowSet>>;
}

/** One metric: a file of its own in `metrics/`, a line in `all-metrics.ts`. */
export interface Metric {
  readonly id: MetricId;
  readonly better: Figure['better'];
  readonly measure: (scope: Scope) => Measured;
}

type Unit = Exclude<Quantity['unit'], 'money' | 'moneyPerDay'>;

export function quantity(unit: Unit, value: number | null): Quantity {
  return { unit, value };
}

export function count(value: number): Quantity {
  return { unit: 'count', value };
}

export function money(value: bigint | null): Quantity {
  return { unit: 'money', value };
}

export function part(name: Part['name'], of: Quantity): Part {
  return { name, quantity: of };
}

/** Where there is any to tell of. */
export function caveat(kind: Caveat['kind'], howMany: number): Caveat | undefined {
  return howMany > 0 ? { kind, count: howMany } : undefined;
}

export function rowsOf<Item>(
  table: RowRef['table'],
  items: readonly Item[],
  idOf: (item: Item) => string,
): RowSet {
  return { table, ids: () => items.map(idOf), count: items.length };
}

export function dealRows(deals: readonly { readonly id: string }[]): RowSet {
  return rowsOf('deals', deals, ({ id }) => id);
}

export function closedRows(closed: readonly { readonly deal: { readonly id: string } }[]): RowSet {
  return rowsOf('deals', closed, ({ deal }) => deal.id);
}

/** With fewer the numbers jump by chance. */
const fewest = 10;

export function fewCaveat(howMany: number): Caveat | undefined {
  return howMany < fewest ? caveat('few', howMany) : undefined;
}

/** What must be said of every number that goes by close date. */
export function closingCaveats(scope: Scope): readonly (Caveat | undefined)[] {
  const closedCount = scope.won().length + scope.lost().length;
  const isYoung = closedCount > 0 && scope.period.fromMs < toSettledAt(scope.index, scope.now);
  return [
    isYoung ? { kind: 'young' } : undefined,
    caveat('noCloseDay', scope.undatedCount()),
    caveat('reopened', scope.reopened().length),
  ];
}

/** A sum of a period that has not ended is not all of it. */
export function runningCaveat({ isRunning }: Scope): Caveat | undefined {
  return isRunning ? { kind: 'runningPeriod' } : undefined;
}
