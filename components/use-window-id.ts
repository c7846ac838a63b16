import { useEffect, useState } from 'react';
import { browser } from '../lib/platform/browser.ts';
import { reportBug } from '../lib/platform/log.ts';

/** The browser window that this page is in; known a moment after the first paint. */
export function useWindowId(): number | undefined {
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => {
    browser.windows
      .getCurrent()
      .then((current) => setWindowId(current.id))
      .catch((error: unknown) => reportBug('window', error));
  }, []);
  return windowId;
}
