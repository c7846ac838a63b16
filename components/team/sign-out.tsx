import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { countAtStake, loadUnsent } from '../../lib/store/team-queries.ts';
import { forgetLeft } from '../left-drafts.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { useReceipt } from '../ui/toast.tsx';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { useRequest } from './use-request.ts';

/** A JSON file of what is not on the server, to the rep's downloads. */
async function saveUnsent(): Promise<void> {
  const text = JSON.stringify(await loadUnsent(store()), null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'pipeside-unsent.json';
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Empties this computer of the team's data. Where something was not sent or not decided, the rep is asked first. */
export function SignOut() {
  const lostCount = useLiveQuery(async () => countAtStake(store()), []);
  const [isAsking, setAsking] = useState(false);
  const { show } = useReceipt();
  const request = useRequest();
  const opener = useRef<HTMLButtonElement>(null);
  const isWaiting = request.failure?.code === 'changes_waiting';
  const signOut = (givesUpChanges: boolean) => {
    void request.run('team/signOut', { givesUpChanges }).then((done) => {
      if (!done) return setAsking(true);
      forgetLeft();
      return show({ title: i18n.t('team.signedOut') });
    });
  };
  const stay = () => {
    setAsking(false);
    request.forget();
    opener.current?.focus();
  };
  const copy = () => {
    saveUnsent()
      .then(() => show({ title: i18n.t('app.exported') }))
      .catch((error: unknown) => reportBug('copy', error));
  };
  return (
    <div className="flex flex-col gap-2">
      <ButtonRow aside={i18n.t('team.signOutHint')}>
        <RequestButton ref={opener} request={request} onClick={() => signOut(false)}>
          {i18n.t('team.signOut')}
        </RequestButton>
      </ButtonRow>
      {isAsking && isWaiting && lostCount !== undefined ? (
        <>
          <Callout isAlert icon={TriangleAlert} tone="critical">
            {i18n.t('team.wouldLose', lostCount)}
          </Callout>
          <ButtonRow>
            <Button onClick={stay}>{i18n.t('team.stay')}</Button>
            <Button onClick={copy}>{i18n.t('team.saveUnsent')}</Button>
            <RequestButton request={request} onClick={() => signOut(true)}>
              {i18n.t('team.giveUp')}
            </RequestButton>
          </ButtonRow>
        </>
      ) : (
        <RequestProblem request={request} />
      )}
    </div>
  );
}
