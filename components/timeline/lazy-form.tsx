import { type ComponentProps, useEffect, useState } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import type { TouchpointForm as Form } from './touchpoint-form.tsx';

let loaded: typeof Form | undefined;

/**
 * The form comes after the first drawing of a timeline, before anybody asks for it; once it is there it is drawn at once, so
 * that a hand that is faster loses no key.
 */
export async function loadForm(): Promise<void> {
  ({ TouchpointForm: loaded } = await import('./touchpoint-form.tsx'));
}

export function TouchpointForm(props: ComponentProps<typeof Form>) {
  const [, setLoaded] = useState(loaded !== undefined);
  useEffect(() => {
    if (loaded) return;
    loadForm()
      .then(() => setLoaded(true))
      .catch((error: unknown) => reportBug('timeline', error));
  }, []);
  const Shown = loaded;
  return Shown ? <Shown {...props} /> : null;
}
