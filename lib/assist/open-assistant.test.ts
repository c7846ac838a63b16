import { afterEach, describe, expect, test, vi } from 'vitest';
import { type AskOptions, openAssistant } from './open-assistant.ts';
import { toSummaryPrompt } from './prompts.ts';

const prompt = toSummaryPrompt({ name: 'Nguyễn Thu Hà' }, { language: 'en' });

interface StandIn {
  readonly states?: Readonly<Record<string, string>>;
  readonly answer?: (input: string, options: { readonly signal: AbortSignal }) => Promise<unknown>;
  readonly start?: () => Promise<void>;
}

/** A model in the place of the browser's, which says what it was asked. */
function putModel({ states = { en: 'available' }, answer, start }: StandIn = {}) {
  const asked: { options?: Record<string, unknown>; input?: string; isDestroyed: boolean } = {
    isDestroyed: false,
  };
  vi.stubGlobal('LanguageModel', {
    availability: async (options: { expectedOutputs: { languages: string[] }[] }) => {
      const state = states[options.expectedOutputs[0]?.languages[0] ?? ''] ?? 'unavailable';
      if (state === 'throws') throw new RangeError('no such language');
      return state;
    },
    create: async (options: Record<string, unknown>) => {
      asked.options = options;
      (options['monitor'] as (target: EventTarget) => void)(progress);
      await start?.();
      return {
        prompt: async (input: string, more: { readonly signal: AbortSignal }) => {
          asked.input = input;
          return answer ? answer(input, more) : '{"text":"Leads operations."}';
        },
        destroy: () => {
          asked.isDestroyed = true;
        },
      };
    },
  });
  const progress = new EventTarget();
  return { asked, progress };
}

async function ask(options: Partial<AskOptions> = {}) {
  const assistant = await openAssistant({ languages: ['en'] });
  return assistant?.ask(prompt, { signal: new AbortController().signal, ...options });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the assistant', () => {
  test('is not there without a model', async () => {
    expect(await openAssistant({ languages: ['en'] })).toBeUndefined();
  });

  test.each([
    ['unavailable', { en: 'unavailable' }],
    ['that throws', { en: 'throws' }],
    ['in a state nobody knows', { en: 'asleep' }],
  ])('is not there with a model %s', async (_, states) => {
    putModel({ states });
    expect(await openAssistant({ languages: ['en'] })).toBeUndefined();
  });

  test('is not there with something else of that name', async () => {
    vi.stubGlobal('LanguageModel', { create: true });
    expect(await openAssistant({ languages: ['en'] })).toBeUndefined();
  });

  test.each([
    [
      { vi: 'available', en: 'available' },
      { language: 'vi', state: 'ready' },
    ],
    [
      { vi: 'unavailable', en: 'downloadable' },
      { language: 'en', state: 'downloadable' },
    ],
    [
      { vi: 'throws', en: 'downloading' },
      { language: 'en', state: 'downloading' },
    ],
  ])('writes the first language that the model knows: %o', async (states, expected) => {
    putModel({ states });
    expect(await openAssistant({ languages: ['vi', 'en'] })).toMatchObject(expected);
  });

  test('asks with the fixed system prompt first, takes the answer as text, and lets the session go', async () => {
    const { asked } = putModel();
    expect(await ask()).toEqual({
      ok: true,
      proposal: { text: 'Leads operations.', subject: undefined, hadLinks: false, isCut: false },
    });
    expect(asked.options?.['initialPrompts']).toEqual([{ role: 'system', content: prompt.system }]);
    expect(asked.input).toBe(prompt.user);
    expect(asked.isDestroyed).toBe(true);
  });

  test('tells how far a download is', async () => {
    const seen: number[] = [];
    const { progress } = putModel({
      states: { en: 'downloadable' },
      start: async () => {
        progress.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.4 }));
        progress.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 2 }));
      },
    });
    expect(await ask({ onProgress: (loaded) => seen.push(loaded) })).toMatchObject({ ok: true });
    expect(seen).toEqual([0.4, 1]);
  });

  test.each([
    ['NotAllowedError', 'refused'],
    ['QuotaExceededError', 'too_long'],
    ['UnknownError', 'broken'],
  ])('a %s is a value', async (name, fault) => {
    const { asked } = putModel({
      answer: async () => {
        throw new DOMException('x', name);
      },
    });
    expect(await ask()).toEqual({ ok: false, fault });
    expect(asked.isDestroyed).toBe(true);
  });

  test('nothing to show is a value', async () => {
    putModel({ answer: async () => 'https://evil.example' });
    expect(await ask()).toEqual({ ok: false, fault: 'empty' });
  });

  // Both seen to fail without `untilStopped`: this model does not listen to its signal.
  test('can be stopped', async () => {
    const { asked } = putModel({ answer: () => new Promise(() => {}) });
    const control = new AbortController();
    const answer = ask({ signal: control.signal });
    await vi.waitFor(() => expect(asked.input).toBeDefined());
    control.abort();
    expect(await answer).toEqual({ ok: false, fault: 'stopped' });
    expect(asked.isDestroyed).toBe(true);
  });

  test('gives up when it takes too long', async () => {
    const timeout = vi
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation(() => AbortSignal.abort(new DOMException('late', 'TimeoutError')));
    putModel();
    expect(await ask()).toEqual({ ok: false, fault: 'too_slow' });
    timeout.mockRestore();
  });
});
