import { expect, test } from 'vitest';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import { packBoard, unpackBoard } from './board-pack.ts';

const card: BoardCard = {
  id: 'deal-1',
  name: 'Fleet',
  companyId: 'company-1',
  companyName: 'Nordwind',
  ownerId: 'rep-1',
  stageId: 'stage-1',
  outcome: 'open',
  amount: '48000',
  currency: 'USD',
  annual: '48000',
  weighted: '14400',
  odds: 30,
  expectedCloseOn: '2026-06-30',
  closedAt: null,
  lostReason: null,
  enteredStageAt: 1_772_438_400_000,
  isStalled: true,
  score: 71,
  grade: 'B2',
  known: 80,
  peopleCount: 2,
  gaps: ['single_threaded'],
  next: {
    action: {
      rule: 'close_date_passed',
      rank: 12.5,
      dueAt: '2026-03-02T09:00:00.000Z',
      factsAt: '2026-03-02T09:00:00.000Z',
      channel: null,
      prospectId: null,
      facts: [{ name: 'expectedCloseOn', kind: 'day', value: '2026-03-01' }],
    },
    title: null,
    channel: 'call',
    prospectId: 'prospect-1',
    prospectName: 'Linh Trần',
    dueAt: '2026-03-02T09:00:00.000Z',
  },
};
const board: Board = {
  stages: [],
  cards: [card, { ...card, id: 'deal-2', companyName: null, gaps: [], next: null }],
  currency: 'USD',
  reps: [{ id: 'rep-1', name: 'Mai' }],
  ownRepId: 'rep-1',
  quarter: { from: '2026-01-01', until: '2026-04-01', fromMs: 0, untilMs: 1 },
  calendar: { timeZone: 'UTC', workDays: [1, 2, 3, 4, 5], closed: new Set(['2026-04-30']) },
  learnedFromCount: 40,
  isWhole: true,
};

test('a board arrives as it was sent', () => {
  const { cards, ...rest } = unpackBoard(packBoard(board));
  const { cards: sent, ...sentRest } = board;
  expect(rest).toEqual(sentRest);
  expect(cards.map(({ next: _next, ...of }) => of)).toEqual(
    sent.map(({ next: _next, ...of }) => of),
  );
  expect(cards[1]?.next).toBeNull();
  const { action, title, channel, prospectId, prospectName, dueAt } = cards[0]?.next ?? {};
  expect({ action, title, channel, prospectId, prospectName, dueAt }).toEqual(card.next);
});
