import type { Board, BoardCard, BoardNext } from '../../lib/store/board.ts';

/**
 * A board on its way from the worker to the page: a list a field, in place of an object a card, which takes the page a tenth of
 * the time to receive. What is to be done is a text until somebody looks at the card.
 */

type Field = Exclude<keyof BoardCard, 'next'>;
type Columns = { readonly [Name in Field]: readonly BoardCard[Name][] };

/** What is asked of all cards at once, by a filter. */
interface NextColumns {
  readonly dueAt: readonly (string | null)[];
  readonly prospectName: readonly (string | null)[];
  /** JSON of `NextRest`; null where there is nothing to do. */
  readonly rest: readonly (string | null)[];
}
type NextRest = Omit<BoardNext, 'dueAt' | 'prospectName'>;

export interface PackedBoard extends Omit<Board, 'cards'> {
  readonly columns: Columns;
  readonly next: NextColumns;
}

export function packBoard({ cards, ...board }: Board): PackedBoard {
  const list = <Name extends Field>(name: Name): BoardCard[Name][] =>
    cards.map((card) => card[name]);
  return {
    ...board,
    columns: {
      id: list('id'),
      name: list('name'),
      companyId: list('companyId'),
      companyName: list('companyName'),
      ownerId: list('ownerId'),
      stageId: list('stageId'),
      outcome: list('outcome'),
      amount: list('amount'),
      currency: list('currency'),
      annual: list('annual'),
      weighted: list('weighted'),
      odds: list('odds'),
      expectedCloseOn: list('expectedCloseOn'),
      closedAt: list('closedAt'),
      lostReason: list('lostReason'),
      enteredStageAt: list('enteredStageAt'),
      isStalled: list('isStalled'),
      score: list('score'),
      grade: list('grade'),
      known: list('known'),
      peopleCount: list('peopleCount'),
      gaps: list('gaps'),
    },
    next: {
      dueAt: cards.map(({ next }) => next?.dueAt ?? null),
      prospectName: cards.map(({ next }) => next?.prospectName ?? null),
      rest: cards.map(({ next }) => {
        if (!next) return null;
        const { action, title, channel, prospectId } = next;
        return JSON.stringify({ action, title, channel, prospectId } satisfies NextRest);
      }),
    },
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

function toNext(next: NextColumns, at: number): BoardNext | null {
  const text = next.rest[at];
  if (typeof text !== 'string') return null;
  const prospectName = next.prospectName[at] ?? null;
  return new PackedNext(text, { dueAt: next.dueAt[at] ?? '', prospectName });
}

export function unpackBoard({ columns, next, ...board }: PackedBoard): Board {
  const of = <Name extends Field>(name: Name, at: number) => columns[name][at] as BoardCard[Name];
  const cards = columns.id.map(
    (id, at): BoardCard => ({
      id,
      name: of('name', at),
      companyId: of('companyId', at),
      companyName: of('companyName', at),
      ownerId: of('ownerId', at),
      stageId: of('stageId', at),
      outcome: of('outcome', at),
      amount: of('amount', at),
      currency: of('currency', at),
      annual: of('annual', at),
      weighted: of('weighted', at),
      odds: of('odds', at),
      expectedCloseOn: of('expectedCloseOn', at),
      closedAt: of('closedAt', at),
      lostReason: of('lostReason', at),
      enteredStageAt: of('enteredStageAt', at),
      isStalled: of('isStalled', at),
      score: of('score', at),
      grade: of('grade', at),
      known: of('known', at),
      peopleCount: of('peopleCount', at),
      gaps: of('gaps', at),
      next: toNext(next, at),
    }),
  );
  return { ...board, cards };
}
