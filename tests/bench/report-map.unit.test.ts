import { describe, expect, test } from 'vitest';
import { UsageError } from './read-csv.ts';
import { parseMap } from './report-map.ts';

describe('a map', () => {
  const header = ['opportunity_id', 'deal_stage', 'engage_date', 'close_value', 'account'];
  const parse = (map: object) => parseMap(JSON.stringify(map), header);
  const columns = { id: 'opportunity_id', stage: 'deal_stage', created: 'engage_date' };

  test.each([
    { columns },
    columns,
    { deal_id: 'opportunity_id', dealStage: 'deal_stage', created_at: 'Engage_Date' },
    { opportunity_id: 'id', deal_stage: 'stage', engage_date: 'created_at' },
    { columns: { opportunity_id: 'id', deal_stage: 'stage', engage_date: 'created' } },
    { ...columns, company: null },
  ])('%j names three columns', (map) => expect(parse(map).columns).toEqual(columns));

  test.each([
    { values: { stage: { 'Closed Won': 'won', Ended: 'lost' } } },
    { values: { deal_stage: { 'Closed Won': 'won', Ended: 'lost' } } },
    { values: { 'Closed Won': 'Won', Ended: 'Lost' } },
    { values: { stage: { won: 'closed won', lost: ['ENDED'] } } },
    { won: 'Closed Won', lost: 'Ended' },
  ])('%j says what is won and lost', (more) => {
    expect([...parse({ ...columns, ...more }).outcomeByWord]).toEqual([
      ['closedwon', 'won'],
      ['ended', 'lost'],
    ]);
  });

  test.each([
    ['day', 'day'],
    ['DD/MM/YYYY', 'day'],
    ['%d.%m.%Y', 'day'],
    ['mdy', 'month'],
    ['M/D/YYYY', 'month'],
    ['YYYY-MM-DD', undefined],
  ])('may call the order of its days %j', (dateFormat, order) => {
    expect(parse({ ...columns, dateFormat }).dayOrder).toBe(order);
    expect(parse({ ...columns, dayOrder: dateFormat }).dayOrder).toBe(order);
  });

  test.each([
    [{ columns: { ...columns, colour: 'account' } }, 'does not know "colour"; it knows id, name'],
    [{ ...columns, marginn: 5 }, 'does not know "marginn"'],
    [{ ...columns, company: 'acount' }, 'no column is called "acount" (company of the map)'],
    [{ id: 'opportunity_id' }, 'names no column for "stage" or "outcome"'],
    [{ ...columns, deal_stage: 'id' }, 'two columns for "id"'],
    [{ ...columns, values: { stage: { Ended: 'over' } } }, 'says of nothing that it is open, won'],
    [{ ...columns, values: { stage: { Won: 5, Ended: 'lost' } } }, '"values.stage.Won" of the map'],
    [{ ...columns, fiscalMonth: 13 }, '"fiscalMonth" of the map cannot be 13'],
    [{ ...columns, timeZone: 'Mars/Olympus' }, '"Mars/Olympus" is no time zone'],
    [{ ...columns, currency: 'dollars' }, '"currency" of the map is a code'],
    [{ ...columns, billing: 'weekly' }, '"billing" of the map is'],
    [{ ...columns, dayOrder: 'year' }, '"dayOrder" of the map is day, month or a form'],
    [{ ...columns, aliases: { colour: {} } }, 'does not know "colour"'],
    [[], 'the map is no JSON object'],
  ])('%j is refused', (map, message) => {
    expect(() => parse(map)).toThrow(UsageError);
    expect(() => parse(map)).toThrow(message);
  });
});
