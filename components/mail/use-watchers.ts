import { useEffect, useRef } from 'react';
import { send } from '../../lib/messaging/send.ts';
import type { MailSetting } from '../../lib/model/selling.ts';
import { useCommand } from '../use-command.ts';

/** However it was changed, also by an undo, the background follows the pages that are switched on now. */
export function useWatchers(setting: MailSetting | undefined): void {
  const { showFailure } = useCommand();
  const told = useRef<string>(undefined);
  const key =
    setting &&
    JSON.stringify([[...setting.watched].sort(), setting.servers, setting.askedAt !== null]);
  useEffect(() => {
    const before = told.current;
    told.current = key;
    if (before === undefined || before === key) return;
    void send('mail/watchers', {}).then((answer) => {
      if (!answer.ok) showFailure(answer.failure);
    });
  }, [key, showFailure]);
}
