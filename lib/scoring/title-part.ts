import { type Department, type Seniority, seniorities } from '../model/scoring.ts';

/** Lower is higher up. */
export type Rank = number;

export function toRank(seniority: Seniority): Rank {
  return seniorities.indexOf(seniority);
}

export function higher(one: Rank | null, other: Rank | null): Rank | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

const assistant = toRank('assistant');
const trainee = toRank('trainee');

/** Such a title behind an assistant's may be the title of whom they assist. */
export function leadsOthers(rank: Rank): boolean {
  return rank <= toRank('manager');
}

export interface FoundField {
  readonly department: Department;
  /** Counts only where nothing else is found. */
  readonly isWeak: boolean;
}

export interface RankOptions {
  /** A title that follows is another person's. */
  readonly isOwning: boolean;
  /** It is another person's itself: `CEO’s …`. */
  readonly isOfOther: boolean;
}

/** What is left out of what follows: until a comma, until a comma with a title behind it, or all of the part. */
export type Skipping = 'nothing' | 'clause' | 'company' | 'part';

interface Title {
  best: Rank | null;
  isAssistant: boolean;
  isTrainee: boolean;
  /** A title that follows is another person's: always, or because of a word in between. */
  isOwning: boolean;
  isPointing: boolean;
  /** A title that stood before was another person's: `CEO’s …`. */
  isOfOther: boolean;
}

function startTitle(): Title {
  return {
    best: null,
    isAssistant: false,
    isTrainee: false,
    isOwning: false,
    isPointing: false,
    isOfOther: false,
  };
}

/**
 * What stands between two hard separators, as it is read from left to right: clauses with commas between them, and in
 * each the titles that are joined by `and`.
 */
export class TitlePart {
  skipping: Skipping = 'nothing';
  rank: Rank | null = null;
  weakRank: Rank | null = null;
  fields: FoundField[] = [];
  readonly isAfterBar: boolean;
  #title = startTitle();
  #titleFrom = 0;
  #clauseFrom = 0;
  #clauseRank: Rank | null = null;
  #rankBefore: Rank | null = null;
  #isCompany = false;

  constructor({ isAfterBar }: { readonly isAfterBar: boolean }) {
    this.isAfterBar = isAfterBar;
  }

  addRank(rank: Rank, { isOwning, isOfOther }: RankOptions): void {
    const title = this.#title;
    if (rank === trainee) {
      title.isTrainee = true;
    } else if (rank === assistant) {
      // `CEO Assistant`: the first title is not theirs.
      if (title.isOfOther || (title.best !== null && leadsOthers(title.best))) this.#leaveFields();
      title.isAssistant = true;
      title.isOwning ||= isOwning;
    } else if (leadsOthers(rank) && (title.isPointing || title.isOwning)) {
      if (title.isAssistant) this.#leaveFields();
      this.skipping = 'part';
    } else if (isOfOther) {
      // `Marketing Director’s driver`: what stood before says of what the other one is.
      if (!hasRank(title)) this.fields.length = this.#titleFrom;
      title.isOfOther = true;
    } else {
      // An assistant manager is a manager of a kind; an assistant engineer is an assistant.
      if (leadsOthers(rank)) title.isAssistant = false;
      title.best = higher(title.best, rank);
      title.isOwning ||= isOwning;
    }
  }

  addField(field: FoundField): void {
    this.fields.push(field);
  }

  /** `of` tells whose assistant somebody is, and in all else only of what; `to` and `for` tell for whom. */
  point(word: 'of' | 'to'): void {
    const title = this.#title;
    const isOfPerson = word === 'of' ? title.isAssistant : this.rank !== null || hasRank(title);
    title.isPointing ||= isOfPerson;
  }

  /** `Office of the …`: a title that follows is another person's. */
  ownNext(): void {
    this.#title.isOwning = true;
  }

  nameCompany(): void {
    this.#isCompany = true;
  }

  /** No longer held, as a word behind it says: all of it, or the clause that another one follows. */
  forget(what: 'part' | 'clause'): void {
    const isClauseEmpty =
      this.#clauseRank === null && !hasRank(this.#title) && this.fields.length === this.#clauseFrom;
    if (what === 'clause' && !isClauseEmpty) {
      this.rank = this.#rankBefore;
      this.fields.length = this.#clauseFrom;
      this.#clauseRank = null;
      this.#title = startTitle();
      this.#titleFrom = this.#clauseFrom;
      return;
    }
    this.rank = null;
    this.weakRank = null;
    this.fields = [];
    this.#title = startTitle();
    this.#titleFrom = 0;
    this.#clauseFrom = 0;
    this.#clauseRank = null;
    this.#rankBefore = null;
  }

  endTitle(): void {
    const { best, isAssistant, isTrainee } = this.#title;
    const rank = isTrainee ? trainee : isAssistant ? assistant : best;
    this.rank = higher(this.rank, rank);
    this.#clauseRank = higher(this.#clauseRank, rank);
    this.#title = startTitle();
    this.#titleFrom = this.fields.length;
  }

  endClause(): void {
    this.endTitle();
    // `CEO, Marketing Monkeys GmbH`: what a company is called does not say what somebody does.
    if (this.#isCompany && this.#clauseRank === null) this.fields.length = this.#clauseFrom;
    this.#isCompany = false;
    this.#clauseRank = null;
    this.#rankBefore = this.rank;
    this.#clauseFrom = this.fields.length;
    if (this.skipping === 'clause') this.skipping = 'nothing';
  }

  /** Whoever assists somebody is not of that person's department. */
  #leaveFields(): void {
    this.fields.length = this.#titleFrom;
    this.fields.push({ department: 'administration', isWeak: true });
  }
}

function hasRank({ best, isAssistant }: Title): boolean {
  return best !== null || isAssistant;
}
