import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CardOptions } from '../../lib/scoring/card.ts';
import type { Preview } from '../../lib/scoring/preview.ts';
import { store } from '../../lib/store/open.ts';
import { loadPreviewGround, type PreviewGround } from '../../lib/store/score-preview.ts';
import { holdPreviews, type Previews } from './hold-previews.ts';

/** `behind` while facts of prospects are still being read: a number would be wrong. */
export type ShownPreview = Preview | 'behind';

const restMs = 200;

interface Answer {
  readonly asked: string;
  /** A new one with whatever has changed in the store. */
  readonly ground: PreviewGround;
  readonly preview: Preview;
}

/**
 * What a card would make of all prospects, worked out off the main thread. `undefined` where nothing is asked, and until
 * what is asked now is answered.
 */
export function usePreview(options: CardOptions | undefined): ShownPreview | undefined {
  const [answer, setAnswer] = useState<Answer>();
  const previews = useRef<Previews>(undefined);
  const lastGround = useRef<PreviewGround>(undefined);
  const ground = useLiveQuery(async () => loadPreviewGround(store()), []);
  const asked = options === undefined ? undefined : JSON.stringify(options);
  const ask = useEffectEvent(() => {
    if (options === undefined || asked === undefined || ground === undefined) return;
    previews.current ??= holdPreviews();
    const isAnew = lastGround.current !== ground;
    lastGround.current = ground;
    previews.current.ask({ options, isAnew }, (preview) => setAnswer({ asked, ground, preview }));
  });
  useEffect(() => {
    if (asked === undefined || ground === undefined || ground.isBehind) return undefined;
    const timer = setTimeout(ask, restMs);
    return () => clearTimeout(timer);
  }, [asked, ground]);
  useEffect(
    () => () => {
      previews.current?.release();
      previews.current = undefined;
    },
    [],
  );
  if (asked === undefined || ground === undefined) return undefined;
  if (ground.isBehind) return 'behind';
  return answer?.asked === asked && answer.ground === ground ? answer.preview : undefined;
}
