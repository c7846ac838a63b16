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

/** Whether the rep has granted a site, kept in step with the browser's own switches. */
export function useSiteAccess(site: SiteHosts): SiteAccess {
  const [isGranted, setGranted] = useState<boolean>();
  const [wasDenied, setDenied] = useState(false);
  const look = useCallback(() => {
    browser.permissions
      .contains({ origins: [...site.origins] })
      .then(setGranted)
      .catch((error: unknown) => reportBug('access', error));
  }, [site]);
  useEffect(() => {
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [look]);
  const grant = () => {
    browser.permissions
      .request({ origins: [...site.origins] })
      .then((isNowGranted) => {
        setDenied(!isNowGranted);
        look();
      })
      .catch((error: unknown) => reportBug('access', error));
  };
  const revoke = () => {
    browser.permissions
      .remove({ origins: [...site.origins] })
      .then(look)
      .catch((error: unknown) => reportBug('access', error));
  };
  return { isGranted, wasDenied, grant, revoke };
}
