import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { takeTurn } from './turn.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const patient = (): AbortSignal => AbortSignal.timeout(5_000);

describe.each([
  ['with locks', true],
  ['where there are none', false],
])('turns %s', (_name, hasLocks) => {
  const begin = (): void => {
    expect(navigator.locks).toBeDefined();
    if (!hasLocks) vi.stubGlobal('navigator', {});
  };

  // Seen to fail: `takeTurnHere` without `await before`.
  test('never overlap, and come in order', async () => {
    begin();
    const told: string[] = [];
    const work = async (name: string): Promise<string> => {
      told.push(`${name} begins`);
      await wait(5);
      told.push(`${name} ends`);
      return name;
    };
    const names = ['one', 'two', 'three'];
    const results = await Promise.all(
      names.map(async (name) => takeTurn(patient(), async () => work(name))),
    );
    expect(results).toEqual(names);
    expect(told).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  test('go on after one that failed, which tells its own caller', async () => {
    begin();
    const fails = takeTurn(patient(), async () => Promise.reject(new Error('broken')));
    const next = takeTurn(patient(), async () => 'next');
    await expect(fails).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
  });

  test('that do not come in time are given up, and nothing is done', async () => {
    begin();
    const long = takeTurn(patient(), async () => wait(60));
    let isDone = false;
    const late = takeTurn(AbortSignal.timeout(10), async () => {
      isDone = true;
    });
    await expect(late).rejects.toThrow('timeout');
    await long;
    await wait(10);
    expect(isDone).toBe(false);
  });
});
