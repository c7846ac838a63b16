import { useCallback, useEffect, useState } from 'react';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';
import type { SiteHosts } from '../../lib/sites/hosts.ts';

export interface SiteAccess {
  /** `undefined` until the browser has said. */
  readonly isGranted: boolean | undefined;
  readonly wasDenied: boolean;
  /** Must be called in a click: the browser asks the rep. */
  readonly grant: () => void;
  readonly revoke: () => void;
}

/** Whether the browser lets us into all of these match patterns, kept in step with its own switches. */
function useIsGranted(origins: readonly string[]): {
  readonly isGranted: boolean | undefined;
  readonly look: () => void;
} {
  const [granted, setGranted] = useState<{ readonly of: string; readonly is: boolean }>();
  const key = origins.join(' ');
  const look = useCallback(() => {
    // A Roundcube of which no server is named.
    if (key === '') return;
    browser.permissions
      .contains({ origins: key.split(' ') })
      .then((is) => setGranted({ of: key, is }))
      .catch((error: unknown) => reportBug('access', error));
  }, [key]);
  useEffect(() => {
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [look]);
  return { isGranted: granted?.of === key ? granted.is : undefined, look };
}

/** Whether the rep has granted a site, and the ways to change that. */
export function useSiteAccess({ origins }: Pick<SiteHosts, 'origins'>): SiteAccess {
  const { isGranted, look } = useIsGranted(origins);
  const [wasDenied, setDenied] = useState(false);
  const grant = () => {
    browser.permissions
      .request({ origins: [...origins] })
      .then((isNowGranted) => {
        setDenied(!isNowGranted);
        look();
      })
      .catch((error: unknown) => reportBug('access', error));
  };
  const revoke = () => {
    browser.permissions
      .remove({ origins: [...origins] })
      .then(look)
      .catch((error: unknown) => reportBug('access', error));
  };
  return { isGranted, wasDenied, grant, revoke };
}
