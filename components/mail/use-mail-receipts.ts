import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { latestMailGesture, type MailGesture } from '../../lib/store/mail-gestures.ts';
import { store } from '../../lib/store/open.ts';
import { useCommand } from '../use-command.ts';

/** A receipt is news only for a moment; an older key was seen by the panel that was open then. */
const newsMs = 8000;

/** Shows how the key on a webmail page ended, once. */
export function useMailReceipts(windowId: number | undefined, onGesture: () => void): void {
  const { showReceipt, showFailure } = useCommand();
  const shown = useRef<Pick<MailGesture, 'id' | 'state'>>(undefined);
  const gesture = useLiveQuery(
    async () => (windowId === undefined ? undefined : latestMailGesture(store(), windowId)),
    [windowId],
  );
  useEffect(() => {
    if (!gesture) return;
    const before = shown.current?.id === gesture.id ? shown.current.state : undefined;
    if (before === gesture.state) return;
    shown.current = { id: gesture.id, state: gesture.state };
    if (Date.now() - Date.parse(gesture.at) > newsMs) return;
    onGesture();
    const { receipt, failure, loggedCount } = gesture;
    if (gesture.state === 'failed' && failure) showFailure(failure);
    if (gesture.state !== 'logged' || !receipt) return;
    const title =
      loggedCount > 0 ? i18n.t('mail.loggedTitle', loggedCount) : i18n.t('mail.knownTitle');
    showReceipt(receipt, { title, detail: receipt.name });
  }, [gesture, onGesture, showReceipt, showFailure]);
}
