import { useEffect, useState } from 'react';
import { browser } from '../lib/platform/browser.ts';
import { reportBug } from '../lib/platform/log.ts';

export type CommandName = 'clip-page' | 'open-panel' | '_execute_action' | 'write-note';

/** The keys of the browser's commands as they are set now: the rep may have changed them, or another extension hold one. */
export function useShortcuts(): Readonly<Partial<Record<string, string>>> {
  const [keyByName, setKeys] = useState<Readonly<Partial<Record<string, string>>>>({});
  useEffect(() => {
    browser.commands
      .getAll()
      .then((all) =>
        setKeys(
          Object.fromEntries(
            all.flatMap(({ name, shortcut }) => (name && shortcut ? [[name, shortcut]] : [])),
          ),
        ),
      )
      .catch((error: unknown) => reportBug('keys', error));
  }, []);
  return keyByName;
}
