import { describe, expect, test } from 'vitest';
import { type Influence, influences, type Stance, stances } from '../../lib/model/deal.ts';
import { layOutMap, type MapBox, maxShown, stepOnMap } from './map-layout.ts';

interface Person {
  readonly id: string;
  readonly stance: Stance;
  readonly influence: Influence;
}

function aPerson(id: string, stance: Stance, influence: Influence): Person {
  return { id, stance, influence };
}

function idsOf({ items }: ReturnType<typeof layOutMap<Person>>): readonly string[] {
  return items.map((item) =>
    item.kind === 'more' ? `+${item.hidden.map(({ id }) => id).join('')}` : item.person.id,
  );
}

function isInside(inner: MapBox, outer: MapBox): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
    inner.y + inner.height <= outer.y + outer.height + 1e-6
  );
}

const crowd = Array.from({ length: 5 }, (_, at) => aPerson(`c${at}`, 'for', 'medium'));

describe('cells', () => {
  test('influence goes up and stance across, with a column for those of whom it is not known', () => {
    const map = layOutMap([aPerson('a', 'for', 'high')], { width: 368 });
    expect(map.columns.map(({ stance }) => stance)).toEqual([
      'against',
      'neutral',
      'for',
      'unknown',
    ]);
    expect(map.rows.map(({ influence }) => influence)).toEqual(['high', 'medium', 'low']);
    const tops = map.rows.map(({ box }) => box.y);
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
  });

  test('influence that is not known has a row once somebody has it', () => {
    const map = layOutMap([aPerson('a', 'for', 'unknown')], { width: 368 });
    expect(map.rows.map(({ influence }) => influence)).toEqual([...influences]);
  });

  test.each([232, 340, 368, 700])('everybody lies in their row and column, %i wide', (width) => {
    const people = stances.flatMap((stance) =>
      influences.map((influence) => aPerson(`${stance} ${influence}`, stance, influence)),
    );
    const map = layOutMap([...people, ...crowd], { width });
    expect(map.items).toHaveLength(people.length - 1 + maxShown + 1);
    for (const item of map.items) {
      const row = map.rows[item.row];
      const column = map.columns[item.column];
      expect(row && isInside(item.box, row.box)).toBe(true);
      expect(column && isInside(item.box, column.box)).toBe(true);
      const [first] = item.kind === 'more' ? item.hidden : [item.person];
      expect(first).toMatchObject({ stance: column?.stance, influence: row?.influence });
    }
    const last = map.rows.at(-1);
    expect(map.height).toBeGreaterThan((last?.box.y ?? 0) + (last?.box.height ?? 0));
    const right = map.columns.at(-1);
    expect((right?.box.x ?? 0) + (right?.box.width ?? 0)).toBeCloseTo(width);
  });
});

describe('one cell with several people', () => {
  test('shows three, and the others as a number in the same place', () => {
    const map = layOutMap(crowd, { width: 368 });
    expect(idsOf(map)).toEqual(['c0', 'c1', 'c2', '+c3c4']);
    expect(new Set(map.items.map(({ column, row }) => `${column} ${row}`)).size).toBe(1);
  });

  test('three are all shown, and none lies on another', () => {
    const map = layOutMap(crowd.slice(0, 3), { width: 368 });
    expect(idsOf(map)).toEqual(['c0', 'c1', 'c2']);
    const tops = map.items.map(({ box }) => [box.y, box.y + box.height]);
    expect(tops[0]?.[1]).toBeLessThanOrEqual(tops[1]?.[0] ?? 0);
    expect(tops[1]?.[1]).toBeLessThanOrEqual(tops[2]?.[0] ?? 0);
  });

  test('its row grows, the others keep their height', () => {
    const small = layOutMap([aPerson('a', 'for', 'high')], { width: 368 });
    const large = layOutMap([aPerson('a', 'for', 'high'), ...crowd], { width: 368 });
    expect(large.rows[0]?.box.height).toBe(small.rows[0]?.box.height);
    expect(large.rows[1]?.box.height).toBeGreaterThan(small.rows[1]?.box.height ?? 0);
    expect(large.rows[2]?.box.height).toBe(small.rows[2]?.box.height);
  });

  test.each([
    [256, false],
    [308, true],
    [368, true],
  ])('%i wide, names stand beside the marks of a cell: %s', (width, has) => {
    expect(layOutMap(crowd, { width }).hasLineNames).toBe(has);
  });

  test('every target is at least 24 high and wide, in the narrowest panel too', () => {
    for (const { box } of layOutMap([...crowd, aPerson('a', 'for', 'high')], { width: 256 })
      .items) {
      expect(box.height).toBeGreaterThanOrEqual(24);
      expect(box.width).toBeGreaterThanOrEqual(24);
    }
  });
});

const people = [
  aPerson('low', 'neutral', 'low'),
  aPerson('champion', 'for', 'high'),
  aPerson('opponent', 'against', 'high'),
  aPerson('user 1', 'for', 'medium'),
  aPerson('user 2', 'for', 'medium'),
];

test('the order is that of reading, whatever the order of the people', () => {
  const order = ['opponent', 'champion', 'user 1', 'user 2', 'low'];
  expect(idsOf(layOutMap(people, { width: 368 }))).toEqual(order);
  const turned = layOutMap([...people].reverse(), { width: 368 });
  expect(idsOf(turned)).toEqual(['opponent', 'champion', 'user 2', 'user 1', 'low']);
});

describe('keys', () => {
  const map = layOutMap(people, { width: 368 });
  const go = (from: string, key: string) => {
    const to = stepOnMap(map.items, idsOf(map).indexOf(from), key);
    return to === undefined ? undefined : idsOf(map)[to];
  };

  test.each([
    ['opponent', 'ArrowRight', 'champion'],
    ['champion', 'ArrowRight', 'user 1'],
    ['low', 'ArrowRight', 'low'],
    ['user 1', 'ArrowLeft', 'champion'],
    ['opponent', 'ArrowLeft', 'opponent'],
    ['champion', 'ArrowDown', 'user 1'],
    ['user 1', 'ArrowDown', 'user 2'],
    ['user 2', 'ArrowDown', 'low'],
    ['low', 'ArrowDown', 'low'],
    // From below one comes in at the bottom, and a row without a neighbour in the same column gives the nearest.
    ['low', 'ArrowUp', 'user 2'],
    ['user 1', 'ArrowUp', 'champion'],
    ['opponent', 'ArrowDown', 'user 1'],
    ['low', 'Home', 'opponent'],
    ['opponent', 'End', 'low'],
    ['opponent', 'a', undefined],
    ['opponent', 'Enter', undefined],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(go(from, key)).toBe(to);
  });

  test('a row without anybody is stepped over', () => {
    const two = layOutMap([aPerson('a', 'for', 'high'), aPerson('b', 'for', 'low')], {
      width: 368,
    });
    expect(stepOnMap(two.items, 0, 'ArrowDown')).toBe(1);
    expect(stepOnMap(two.items, 1, 'ArrowUp')).toBe(0);
  });

  test('right alone reaches everybody', () => {
    const reached = [0];
    for (let at = 0; at < map.items.length; at += 1) {
      reached.push(stepOnMap(map.items, reached.at(-1) ?? 0, 'ArrowRight') ?? 0);
    }
    expect(new Set(reached).size).toBe(map.items.length);
  });
});
