import { foldText } from '../../lib/model/fold.ts';

export interface KnownValue<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

/** Each word that is typed begins a word of the label, in any order; or the label holds it all. */
function fits(label: string, typed: string): boolean {
  const words = label.split(' ');
  return (
    label.includes(typed) ||
    typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))
  );
}

/**
 * Which of the known values are offered for what is typed, in their order. `meant` are those that a title of these words
 * speaks of: `CFO` finds C-level where no label says so; they stand behind the others.
 */
export function offerValues<Value extends string>({
  typed,
  values,
  taken,
  meant,
}: {
  readonly typed: string;
  readonly values: readonly KnownValue<Value>[];
  readonly taken: ReadonlySet<string>;
  readonly meant: readonly Value[];
}): readonly KnownValue<Value>[] {
  const free = values.filter(({ value }) => !taken.has(value));
  const folded = foldText(typed);
  if (folded === '') return free;
  const named = free.filter(({ label }) => fits(foldText(label), folded));
  const others = free.filter((one) => meant.includes(one.value) && !named.includes(one));
  return [...named, ...others];
}
