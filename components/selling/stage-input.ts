import type { Stage } from '../../lib/model/deal.ts';

/** What the fields of a stage say, checked before a command is given, so that the reason stands beside the field. */

export const maxStageNameLength = 80;
const maxCriteria = 20;
const maxCriterionLength = 200;

export type NameProblem = 'name_needed' | 'name_taken';

/** Two stages of one name could not be told apart in a deal. */
export function findNameProblem(
  name: string,
  others: readonly Pick<Stage, 'name'>[],
): NameProblem | undefined {
  const plain = name.trim().toLocaleLowerCase();
  if (plain === '') return 'name_needed';
  return others.some((other) => other.name.trim().toLocaleLowerCase() === plain)
    ? 'name_taken'
    : undefined;
}

/** Whole percent, with or without its sign; `undefined` for anything else. */
export function parsePercent(text: string): number | undefined {
  const found = /^(\d{1,3})\s*%?$/.exec(text.trim());
  const value = found ? Number(found[1]) : Number.NaN;
  return value <= 100 ? value : undefined;
}

/** One criterion a line; `undefined` where there are too many or one is too long. */
export function parseCriteria(text: string): readonly string[] | undefined {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(
    (line) => line !== '',
  );
  const fits =
    lines.length <= maxCriteria && lines.every((line) => line.length <= maxCriterionLength);
  return fits ? lines : undefined;
}

/** Whether it is the only one of its kind, which a workspace cannot do without. */
export function isLastOfKind(stage: Stage, stages: readonly Stage[]): boolean {
  return stages.filter(({ kind }) => kind === stage.kind).length <= 1;
}

/** Where deals of a stage go when it is deleted: the one before it of its kind, else the next one. */
export function nearestOfKind(stage: Stage, stages: readonly Stage[]): Stage | undefined {
  const same = stages.filter(({ kind }) => kind === stage.kind);
  const place = same.findIndex(({ id }) => id === stage.id);
  return same[place - 1] ?? same[place + 1];
}

/** All ids with one moved by a step; `undefined` where it stands at the end already. */
export function moveBy(
  ids: readonly string[],
  id: string,
  step: -1 | 1,
): readonly string[] | undefined {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return undefined;
  const without = ids.filter((other) => other !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}
