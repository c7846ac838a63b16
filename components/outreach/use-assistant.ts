import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Proposal } from '../../lib/assist/answer.ts';
import type { Assistant, AssistFault } from '../../lib/assist/open-assistant.ts';
import type { Prompt } from '../../lib/assist/prompts.ts';
import { reportBug } from '../../lib/platform/log.ts';

/** The browser's own assistant; `undefined` where it has none, and until that is known. */
export function useAssistant(): Assistant | undefined {
  const [assistant, setAssistant] = useState<Assistant>();
  useEffect(() => {
    // Most browsers have none: then nothing of ours is even loaded.
    if (!('LanguageModel' in globalThis)) return undefined;
    let isGone = false;
    const languages = [...new Set([i18n.t('app.language'), 'en'])];
    import('../../lib/assist/open-assistant.ts')
      .then(({ openAssistant }) => openAssistant({ languages }))
      .then((found) => {
        if (!isGone) setAssistant(found);
      })
      .catch((error: unknown) => reportBug('assistant', error));
    return () => {
      isGone = true;
    };
  }, []);
  return assistant;
}

export type AskState =
  | { readonly kind: 'rest' }
  /** The browser would download its model first; the rep is asked. */
  | { readonly kind: 'consent' }
  /** `loaded`: of a download, 0 to 1. */
  | { readonly kind: 'working'; readonly loaded: number | undefined }
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  | { readonly kind: 'failed'; readonly fault: AssistFault };

export interface Asking {
  readonly state: AskState;
  /** Asks, or asks first whether the model may be downloaded. */
  readonly start: () => void;
  readonly agree: () => void;
  /** Stops what runs, and forgets what was proposed. */
  readonly end: () => void;
}

/** One question to the assistant, from the click to the proposal. Leaving the view stops it. */
export function useAsk(
  assistant: Assistant | undefined,
  loadPrompt: (language: string) => Promise<Prompt | undefined>,
): Asking {
  const [state, setState] = useState<AskState>({ kind: 'rest' });
  const control = useRef<AbortController>(undefined);
  const load = useRef(loadPrompt);
  useEffect(() => {
    load.current = loadPrompt;
  });
  useEffect(() => () => control.current?.abort(), []);
  const run = useCallback(async () => {
    if (!assistant) return;
    control.current?.abort();
    const own = new AbortController();
    control.current = own;
    const { signal } = own;
    const show = (next: AskState) => {
      if (!signal.aborted) setState(next);
    };
    show({ kind: 'working', loaded: assistant.state === 'ready' ? undefined : 0 });
    const prompt = await load.current(assistant.language);
    if (!prompt) return show({ kind: 'rest' });
    const answer = await assistant.ask(prompt, {
      signal,
      onProgress: (loaded) => show({ kind: 'working', loaded: loaded < 1 ? loaded : undefined }),
    });
    return show(
      answer.ok
        ? { kind: 'proposed', proposal: answer.proposal }
        : { kind: 'failed', fault: answer.fault },
    );
  }, [assistant]);
  const agree = useCallback(() => {
    run().catch((error: unknown) => {
      reportBug('assistant', error);
      setState({ kind: 'failed', fault: 'broken' });
    });
  }, [run]);
  const start = useCallback(() => {
    if (assistant?.state === 'downloadable') setState({ kind: 'consent' });
    else agree();
  }, [assistant, agree]);
  const end = useCallback(() => {
    control.current?.abort();
    setState({ kind: 'rest' });
  }, []);
  return { state, start, agree, end };
}
