import { describe, expect, it, vi } from 'vitest';
import type { Told } from '../messaging/tell.ts';
import { sayUntilHeard } from './say-until-heard.ts';

/** A worker that answers as it is told to, then always with the last answer. */
function aWorker(...answers: Told[]) {
  const said: string[] = [];
  const orphaned = vi.fn();
  const sayer = sayUntilHeard<string>({
    tell: async (item) => {
      said.push(item);
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? 'heard';
    },
    setTimer: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    orphaned,
  });
  return { said, sayer, orphaned };
}

describe('sayUntilHeard', () => {
  it('says once what is heard', async () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('heard');
    sayer.say('a', 'a pending');
    sayer.say('b', 'b pending');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said).toEqual(['a pending', 'b pending']);
  });

  it('says it again until it is heard, ever more slowly', async () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('unheard', 'unheard', 'unheard', 'heard');
    sayer.say('a', 'a');
    await vi.advanceTimersByTimeAsync(499);
    expect(said).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000 + 2_000);
    expect(said).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said).toHaveLength(4);
  });

  it('goes on for as long as the page lives, at least twice a minute', async () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('unheard');
    sayer.say('a', 'a');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(said.length).toBeGreaterThan(110);
    expect(said.length).toBeLessThan(140);
    sayer.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says of one thing the latest', async () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('unheard', 'heard');
    sayer.say('a', 'a pending');
    await vi.advanceTimersByTimeAsync(100);
    sayer.say('a', 'a confirmed');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said).toEqual(['a pending', 'a confirmed']);
  });

  it('says what came while it was being heard', async () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('heard');
    sayer.say('a', 'a pending');
    sayer.say('a', 'a confirmed');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said).toEqual(['a pending', 'a confirmed']);
  });

  it('gives up what is refused time and again, and goes on with the rest', async () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('refused', 'refused', 'refused', 'refused', 'refused', 'heard');
    sayer.say('a', 'a');
    await vi.advanceTimersByTimeAsync(100);
    sayer.say('b', 'b');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said.filter((item) => item === 'a')).toHaveLength(5);
    expect(said.filter((item) => item === 'b')).toHaveLength(1);
  });

  it('says all at once when the page goes', () => {
    vi.useFakeTimers();
    const { said, sayer } = aWorker('unheard');
    sayer.say('a', 'a');
    sayer.say('b', 'b');
    sayer.flush();
    expect(new Set(said)).toEqual(new Set(['a', 'b']));
  });

  it('is quiet once the extension is gone', async () => {
    vi.useFakeTimers();
    const { said, sayer, orphaned } = aWorker('orphaned');
    sayer.say('a', 'a');
    sayer.say('b', 'b');
    await vi.advanceTimersByTimeAsync(120_000);
    sayer.say('c', 'c');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said).toEqual(['a']);
    expect(orphaned).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
