import type { Department, Seniority } from '../../model/scoring.ts';

/**
 * What a word says of the words around it. `at`: a company follows. `maybe_at`: one follows if it begins with a capital and
 * is no word of ours. `firm`: this was a company. `of`, `to`: whose, or for whom. `and`: a new part begins. `former`: no
 * longer; `ex`: no longer, where a title follows at once; `retired`: no longer, before or behind; `now`: again. `wish`:
 * what follows is not held but wanted, or is for others. `office`: a title of the top that stands before it is another person's.
 */
export type TitleMark =
  | 'at'
  | 'maybe_at'
  | 'firm'
  | 'of'
  | 'to'
  | 'and'
  | 'former'
  | 'ex'
  | 'retired'
  | 'now'
  | 'wish'
  | 'office';

/**
 * The titles of one language, in the notation of `PhraseIndex`. Of two that begin at the
 * same word the longer one counts, so an exception is a longer phrase; under `none` are those that say nothing. All languages
 * are read at once: what several share stands in one of them only.
 */
export interface TitleTable {
  readonly seniorities: Readonly<Partial<Record<Seniority | 'none', string>>>;
  readonly departments: Readonly<Partial<Record<Department | 'none', string>>>;
  /** Here the marks on the letters count: Vietnamese `tổ` is not `to`. */
  readonly marks: Readonly<Partial<Record<TitleMark, string>>>;
}
