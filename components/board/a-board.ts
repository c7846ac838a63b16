import type { Board, BoardCard, BoardStage } from '../../lib/store/board.ts';

/** Builders for the tests of the board. */

export const aStages: readonly BoardStage[] = [
  { id: 'new', name: 'New', kind: 'open', position: 0, probability: 10, medianDays: 8 },
  { id: 'offer', name: 'Offer', kind: 'open', position: 1, probability: 50, medianDays: null },
  { id: 'won', name: 'Won', kind: 'won', position: 2, probability: 100, medianDays: null },
  { id: 'lost', name: 'Lost', kind: 'lost', position: 3, probability: 0, medianDays: null },
];

export function aCard(of: Partial<BoardCard> = {}): BoardCard {
  return {
    id: 'deal',
    name: 'Fleet',
    companyId: 'nordwind',
    companyName: 'Nordwind',
    ownerId: 'me',
    stageId: 'new',
    outcome: 'open',
    amount: '100',
    currency: 'USD',
    annual: '100',
    weighted: '10',
    odds: 10,
    expectedCloseOn: null,
    closedAt: null,
    lostReason: null,
    enteredStageAt: Date.parse('2026-05-01T08:00:00Z'),
    isStalled: false,
    score: null,
    grade: null,
    known: null,
    peopleCount: 0,
    gaps: [],
    next: null,
    ...of,
  };
}

export function aBoard(cards: readonly BoardCard[]): Pick<Board, 'cards' | 'stages'> {
  return { cards, stages: aStages };
}

export function aNext(dueAt: string): NonNullable<BoardCard['next']> {
  return {
    action: null,
    title: 'Call',
    channel: 'call',
    prospectId: 'linh',
    prospectName: 'Linh Trần',
    dueAt,
  };
}
