import type { Board, BoardCard, BoardNext } from '../../lib/store/board.ts';

/**
 * A board on its way from the worker to the page, and as it is kept for the next opening: two texts, in place of an object a
 * card, which the page receives in a hundredth of the time. What is to be done is a text until somebody looks at the card.
 */
export interface PackedBoard {
  /** All but what is to be done. */
  readonly text: string;
  /** A line a card: JSON of `NextRest`, empty where there is nothing to do. */
  readonly nexts: string;
}

type Field = Exclude<keyof BoardCard, 'next'>;

/** Of a shared field few values stand in many cards: each is written once, and a card says which. */
const fields: Readonly<Record<Field, 'own' | 'shared'>> = {
  id: 'own',
  name: 'own',
  companyId: 'shared',
  companyName: 'shared',
  ownerId: 'shared',
  stageId: 'shared',
  outcome: 'shared',
  amount: 'own',
  currency: 'shared',
  annual: 'own',
  weighted: 'own',
  odds: 'own',
  expectedCloseOn: 'shared',
  closedAt: 'own',
  lostReason: 'shared',
  enteredStageAt: 'own',
  isStalled: 'own',
  score: 'own',
  grade: 'shared',
  known: 'own',
  peopleCount: 'own',
  gaps: 'shared',
};
const fieldNames = Object.keys(fields) as readonly Field[];

/** Names how a board is packed; to be counted up where a card's field comes to mean another thing. */
export const packShape = `1 ${fieldNames.join()}`;

interface Shared {
  readonly shared: readonly unknown[];
  readonly places: readonly number[];
}

/** A value a card. */
type Column = readonly unknown[] | Shared;

interface BoardText extends Omit<Board, 'cards' | 'calendar'> {
  readonly calendar: Omit<Board['calendar'], 'closed'>;
  readonly closedDays: readonly string[];
  readonly columns: readonly Column[];
  readonly dueAts: Column;
  readonly prospectNames: Column;
}

type NextRest = Omit<BoardNext, 'dueAt' | 'prospectName'>;

function share(list: readonly unknown[]): Shared {
  const placeByKey = new Map<unknown, number>();
  const shared: unknown[] = [];
  const places = list.map((value) => {
    const key = Array.isArray(value) ? value.join() : value;
    const known = placeByKey.get(key);
    if (known !== undefined) return known;
    placeByKey.set(key, shared.length);
    return shared.push(value) - 1;
  });
  return { shared, places };
}

function toLine(next: BoardNext | null): string {
  if (!next) return '';
  const { action, title, channel, prospectId } = next;
  return JSON.stringify({ action, title, channel, prospectId } satisfies NextRest);
}

export function packBoard({ cards, calendar, ...board }: Board): PackedBoard {
  const { closed, ...days } = calendar;
  const text: BoardText = {
    ...board,
    calendar: days,
    closedDays: [...closed],
    columns: fieldNames.map((name) => {
      const list = cards.map((card) => card[name]);
      return fields[name] === 'shared' ? share(list) : list;
    }),
    dueAts: share(cards.map(({ next }) => next?.dueAt ?? null)),
    prospectNames: share(cards.map(({ next }) => next?.prospectName ?? null)),
  };
  return {
    text: JSON.stringify(text),
    nexts: cards.map(({ next }) => toLine(next)).join('\n'),
  };
}

/** Reads its text when it is first looked at. */
class PackedNext implements BoardNext {
  readonly dueAt: string;
  readonly prospectName: string | null;
  readonly #text: string;
  #rest: NextRest | undefined;

  constructor(text: string, of: Pick<BoardNext, 'dueAt' | 'prospectName'>) {
    this.#text = text;
    this.dueAt = of.dueAt;
    this.prospectName = of.prospectName;
  }

  get #read(): NextRest {
    this.#rest ??= JSON.parse(this.#text) as NextRest;
    return this.#rest;
  }

  get action(): BoardNext['action'] {
    return this.#read.action;
  }

  get title(): BoardNext['title'] {
    return this.#read.title;
  }

  get channel(): BoardNext['channel'] {
    return this.#read.channel;
  }

  get prospectId(): BoardNext['prospectId'] {
    return this.#read.prospectId;
  }
}

function toValues<Value>(column: Column): readonly Value[] {
  const values = 'shared' in column ? column.places.map((at) => column.shared[at]) : column;
  return values as readonly Value[];
}

/** Lists are all as long as the first. */
type Unpacked = { readonly [Name in keyof BoardCard]: BoardCard[Name] | undefined };

export function unpackBoard({ text, nexts }: PackedBoard): Board {
  const { columns, dueAts, prospectNames, closedDays, calendar, ...board } = JSON.parse(
    text,
  ) as BoardText;
  const lists = Object.fromEntries(
    columns.map((column, at) => [fieldNames[at], toValues<unknown>(column)]),
  ) as { readonly [Name in Field]: readonly BoardCard[Name][] };
  const lines = nexts.split('\n');
  const dueAtOf = toValues<string | null>(dueAts);
  const nameOf = toValues<string | null>(prospectNames);
  const toNext = (at: number): BoardNext | null => {
    const line = lines[at];
    if (!line) return null;
    return new PackedNext(line, { dueAt: dueAtOf[at] ?? '', prospectName: nameOf[at] ?? null });
  };
  // Named one by one: an object that is filled by a loop over names takes ten times as long.
  const cards = lists.id.map(
    (id, at): Unpacked => ({
      id,
      name: lists.name[at],
      companyId: lists.companyId[at],
      companyName: lists.companyName[at],
      ownerId: lists.ownerId[at],
      stageId: lists.stageId[at],
      outcome: lists.outcome[at],
      amount: lists.amount[at],
      currency: lists.currency[at],
      annual: lists.annual[at],
      weighted: lists.weighted[at],
      odds: lists.odds[at],
      expectedCloseOn: lists.expectedCloseOn[at],
      closedAt: lists.closedAt[at],
      lostReason: lists.lostReason[at],
      enteredStageAt: lists.enteredStageAt[at],
      isStalled: lists.isStalled[at],
      score: lists.score[at],
      grade: lists.grade[at],
      known: lists.known[at],
      peopleCount: lists.peopleCount[at],
      gaps: lists.gaps[at],
      next: toNext(at),
    }),
  ) as readonly BoardCard[];
  return { ...board, calendar: { ...calendar, closed: new Set(closedDays) }, cards };
}
