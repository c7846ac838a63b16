import { useLiveQuery } from 'dexie-react-hooks';
import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadQueueState } from '../../lib/store/queries.ts';
import { loadSyncStatus, type SyncStatus } from '../../lib/store/sync-queries.ts';
import { LinkButton } from '../ui/button.tsx';
import { StatusLine } from '../ui/status-line.tsx';
import { useNow } from '../use-now.ts';
import { toSyncLine } from './sync-line.ts';

/** Sending takes a moment; only what waits longer is told of. */
const patienceMs = 4000;

/** Whether an instant is longer ago than sending takes. */
function useIsLate(at: string | null): boolean {
  const [lateAt, setLateAt] = useState<string | null>(null);
  useEffect(() => {
    if (at === null) return undefined;
    const left = Math.max(0, new Date(at).getTime() + patienceMs - Date.now());
    const timer = setTimeout(() => setLateAt(at), left);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && lateAt === at;
}

/** Without a team: everything is here. */
function LocalLine() {
  const queue = useLiveQuery(async () => loadQueueState(store()), []);
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

function TeamLine({
  status,
  onShow,
  onOptions,
}: {
  readonly status: SyncStatus;
  readonly onShow: (() => void) | undefined;
  readonly onOptions: (() => void) | undefined;
}) {
  const isLate = useIsLate(status.oldestAt);
  const { tone, icon, text, leadsTo } = toSyncLine(status, { isLate, now: useNow() });
  const run = leadsTo === 'options' ? onOptions : leadsTo && onShow;
  return (
    <StatusLine
      tone={tone}
      icon={icon}
      aside={
        run ? (
          <LinkButton onClick={run}>
            {i18n.t(leadsTo === 'options' ? 'app.options' : 'status.show')}
          </LinkButton>
        ) : undefined
      }
    >
      {text}
    </StatusLine>
  );
}

/** Where the rep's changes are, in one line. `first` is what is known before the first paint. */
export function QueueLine({
  first,
  onShow,
  onOptions,
}: {
  readonly first?: SyncStatus | undefined;
  /** Shows the list of what waits and what needs the rep. */
  readonly onShow?: (() => void) | undefined;
  /** Goes where one signs in and chooses a workspace. */
  readonly onOptions?: (() => void) | undefined;
}) {
  const [isClosed, setClosed] = useState(false);
  useEffect(() => store().onStoreClosed(() => setClosed(true)), []);
  const status = useLiveQuery(async () => loadSyncStatus(store()), [], first);
  if (isClosed) {
    return (
      <StatusLine icon={TriangleAlert} tone="critical">
        {i18n.t('app.updated')}
      </StatusLine>
    );
  }
  // Nothing is said before it is known: a line that turns into another one at once is read as news.
  if (!status) return <StatusLine icon={Check}>{null}</StatusLine>;
  if (status.team) return <TeamLine status={status} onShow={onShow} onOptions={onOptions} />;
  return <LocalLine />;
}
