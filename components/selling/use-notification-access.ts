import { useCallback, useEffect, useState } from 'react';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';

export interface NotificationAccess {
  /** `undefined` until the browser has said. */
  readonly isGranted: boolean | undefined;
  readonly wasDenied: boolean;
  /** Must be called in a click: the browser asks the rep. Gives whether they agreed. */
  readonly ask: () => Promise<boolean>;
}

const wanted: { permissions: 'notifications'[] } = { permissions: ['notifications'] };

/** Whether the browser lets us show notifications, kept in step with its own switches. */
export function useNotificationAccess(): NotificationAccess {
  const [isGranted, setGranted] = useState<boolean>();
  const [wasDenied, setDenied] = useState(false);
  const look = useCallback(() => {
    browser.permissions
      .contains(wanted)
      .then(setGranted)
      .catch((error: unknown) => reportBug('notifications', error));
  }, []);
  useEffect(() => {
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [look]);
  const ask = () =>
    browser.permissions
      .request(wanted)
      .then((isNowGranted) => {
        setDenied(!isNowGranted);
        look();
        return isNowGranted;
      })
      .catch((error: unknown) => {
        reportBug('notifications', error);
        return false;
      });
  return { isGranted, wasDenied, ask };
}
