import { type Proposal, parseAnswer } from './answer.ts';
import type { Prompt } from './prompts.ts';

/**
 * A language model of the browser itself (Chrome's Prompt API, a global `LanguageModel`). What it is asked stays in the
 * browser; nobody of ours sees it. Where there is none, nothing of this is shown.
 */
export interface Assistant {
  /** `downloadable`: the browser fetches the model first, once, and only after the rep agreed. */
  readonly state: 'ready' | 'downloadable' | 'downloading';
  /** What it writes: the first of the wanted languages that it knows. */
  readonly language: string;
  /** From the rep's click: the browser begins a download only then. */
  ask(prompt: Prompt, options: AskOptions): Promise<Answer>;
}

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Of a download, 0 to 1. */
  readonly onProgress?: (loaded: number) => void;
}

export type AssistFault =
  | 'stopped'
  | 'too_slow'
  /** The browser, or its rules, do not let us. */
  | 'refused'
  /** More than the model takes at once. */
  | 'too_long'
  | 'empty'
  | 'broken';

export type Answer =
  | { readonly ok: true; readonly proposal: Proposal }
  | { readonly ok: false; readonly fault: AssistFault };

/** The part of the browser's interface that is used; checked before it is called. */
interface LanguageModelApi {
  availability(options: LanguageOptions): Promise<unknown>;
  create(options: object): Promise<unknown>;
}
interface Session {
  prompt(input: string, options: object): Promise<unknown>;
  destroy?(): void;
}
interface LanguageOptions {
  readonly expectedInputs: readonly object[];
  readonly expectedOutputs: readonly object[];
}

/** A model that is there answers a page of text in some seconds; on a slow machine it takes a while. */
const answerMs = 90_000;
const startMs = 60_000;

const states: Readonly<Record<string, Assistant['state'] | undefined>> = {
  available: 'ready',
  downloadable: 'downloadable',
  downloading: 'downloading',
};

function findApi(): LanguageModelApi | undefined {
  const found: unknown = (globalThis as { readonly LanguageModel?: unknown }).LanguageModel;
  if (found === undefined || found === null) return undefined;
  const { availability, create } = found as Readonly<Record<string, unknown>>;
  const isWhole = typeof availability === 'function' && typeof create === 'function';
  return isWhole ? (found as LanguageModelApi) : undefined;
}

/** Asked for with the same options as the session is made with: a model may know some languages only. */
function toLanguageOptions(language: string): LanguageOptions {
  const languages = [language];
  return {
    expectedInputs: [{ type: 'text', languages }],
    expectedOutputs: [{ type: 'text', languages }],
  };
}

async function loadState(
  api: LanguageModelApi,
  language: string,
): Promise<Assistant['state'] | undefined> {
  try {
    return states[String(await api.availability(toLanguageOptions(language)))];
  } catch {
    // A language tag that it does not take, or a rule of the browser: as good as not there.
    return undefined;
  }
}

/** The browser's assistant in the first of these languages that it writes; `undefined` where it has none. */
export async function openAssistant({
  languages,
}: {
  readonly languages: readonly string[];
}): Promise<Assistant | undefined> {
  const api = findApi();
  if (!api) return undefined;
  const known = await Promise.all(
    languages.map(async (language) => ({ language, state: await loadState(api, language) })),
  );
  const found = known.find(({ state }) => state !== undefined);
  if (found?.state === undefined) return undefined;
  const { language, state } = found;
  return {
    state,
    language,
    ask: (prompt, options) => ask({ api, language, state }, prompt, options),
  };
}

interface Model extends Pick<Assistant, 'language' | 'state'> {
  readonly api: LanguageModelApi;
}

async function ask(
  { api, language, state }: Model,
  prompt: Prompt,
  { signal, onProgress }: AskOptions,
): Promise<Answer> {
  let session: Session | undefined;
  try {
    // A download takes as long as it takes; the rep sees how far it is and may stop it.
    const start = state === 'ready' ? withLimit(signal, startMs) : signal;
    session = await untilStopped(
      start,
      api.create({
        ...toLanguageOptions(language),
        initialPrompts: [{ role: 'system', content: prompt.system }],
        signal: start,
        monitor: (target: EventTarget) => watchDownload(target, onProgress),
      }) as Promise<Session>,
    );
    const limit = withLimit(signal, answerMs);
    const raw = await untilStopped(
      limit,
      session.prompt(prompt.user, { responseConstraint: prompt.answer, signal: limit }),
    );
    const proposal = parseAnswer(typeof raw === 'string' ? raw : '', prompt);
    return proposal ? { ok: true, proposal } : { ok: false, fault: 'empty' };
  } catch (error) {
    return { ok: false, fault: signal.aborted ? 'stopped' : toFault(error) };
  } finally {
    session?.destroy?.();
  }
}

function withLimit(signal: AbortSignal, ms: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)]);
}

/** Ends with the signal even where the model does not listen to it. */
async function untilStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function watchDownload(target: EventTarget, onProgress: AskOptions['onProgress']): void {
  target.addEventListener('downloadprogress', (event) => {
    const { loaded } = event as Event & { readonly loaded?: unknown };
    if (typeof loaded === 'number') onProgress?.(Math.min(1, Math.max(0, loaded)));
  });
}

const faultByName: Readonly<Record<string, AssistFault | undefined>> = {
  AbortError: 'stopped',
  TimeoutError: 'too_slow',
  NotAllowedError: 'refused',
  QuotaExceededError: 'too_long',
};

function toFault(error: unknown): AssistFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return faultByName[name] ?? 'broken';
}
