import { useLiveQuery } from 'dexie-react-hooks';
import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadQueueState } from '../../lib/store/queries.ts';
import { StatusLine } from '../ui/status-line.tsx';

/** Where the rep's changes are, in one line. Without a team they are all here. */
export function QueueLine() {
  const [isClosed, setClosed] = useState(false);
  useEffect(() => store().onStoreClosed(() => setClosed(true)), []);
  const queue = useLiveQuery(() => loadQueueState(store()), []);
  if (isClosed) {
    return (
      <StatusLine icon={TriangleAlert} tone="critical">
        {i18n.t('app.updated')}
      </StatusLine>
    );
  }
  return (
    <StatusLine
      icon={Check}
      aside={
        queue && queue.commandCount > 0 ? (
          <span title={i18n.t('status.localTitle')}>
            {i18n.t('status.queued', queue.commandCount)}
          </span>
        ) : undefined
      }
    >
      {i18n.t('app.onThisComputer')}
    </StatusLine>
  );
}
