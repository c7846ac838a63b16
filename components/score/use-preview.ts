import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CardOptions } from '../../lib/scoring/card.ts';
import type { Preview } from '../../lib/scoring/preview.ts';
import { store } from '../../lib/store/open.ts';
import { loadCardOptions } from '../../lib/store/score-card.ts';
import { holdPreviews, type Previews } from './hold-previews.ts';

export type { Preview } from '../../lib/scoring/preview.ts';

const restMs = 200;

/**
 * What a card would make of all prospects, worked out off the main thread; the last answer stays until the next one.
 * `undefined` where nothing is asked, or nothing is known yet.
 */
export function usePreview(options: CardOptions | undefined): Preview | undefined {
  const [preview, setPreview] = useState<Preview>();
  const previews = useRef<Previews>(undefined);
  // Once the card in use is another one, fewer have moved.
  const inUse = useLiveQuery(async () => JSON.stringify(await loadCardOptions(store())), []);
  const asked = options === undefined ? undefined : JSON.stringify(options);
  const ask = useEffectEvent(() => {
    if (options === undefined) return;
    previews.current ??= holdPreviews();
    previews.current.ask(options, setPreview);
  });
  useEffect(() => {
    if (asked === undefined || inUse === undefined) return undefined;
    const timer = setTimeout(ask, restMs);
    return () => clearTimeout(timer);
  }, [asked, inUse]);
  useEffect(
    () => () => {
      previews.current?.release();
      previews.current = undefined;
    },
    [],
  );
  return asked === undefined ? undefined : preview;
}
