import {
  Building2,
  Clock,
  FileText,
  SquareCheck,
  Trash2,
  TriangleAlert,
  UserRound,
} from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/send.ts';
import type { FailureCode } from '../../lib/model/failure.ts';
import type { SyncStatus } from '../../lib/store/sync-queries.ts';
import type { SyncedTableName } from '../../lib/store/tables.ts';
import type { WaitingRow } from '../../lib/store/waiting-list.ts';
import { ActionList } from '../ui/action-list.tsx';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import type { IconShape } from '../ui/icon.tsx';
import { numberText } from '../ui/locale.ts';
import { Section } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { failureText } from '../words.ts';
import { rowTitle } from './issue-card.tsx';
import { toFieldLabel, toShownText } from './shown-text.ts';

const icons: Partial<Record<SyncedTableName, IconShape>> = {
  prospects: UserRound,
  companies: Building2,
  notes: FileText,
  tasks: SquareCheck,
};

const codeByProblem: Partial<Record<string, FailureCode>> = {
  offline: 'offline',
  busy: 'server_busy',
  server_old: 'server_old',
  client_old: 'client_old',
  signed_out: 'session_ended',
  not_member: 'not_member',
};

/** Why the changes wait: in words, and what to do. */
function reasonOf({ team, state }: SyncStatus): { readonly what: string; readonly todo: string } {
  if (!team) return { what: i18n.t('app.onThisComputer'), todo: i18n.t('status.localTitle') };
  if (team.isSignedOut) return failureText('session_ended');
  if (team.workspaceId === null) {
    return { what: i18n.t('status.noWorkspace'), todo: i18n.t('waiting.chooseHint') };
  }
  const { problem } = state;
  if (problem === null) {
    return { what: i18n.t('waiting.onTheWay'), todo: i18n.t('waiting.onTheWayHint') };
  }
  // What the rep saved is not in danger: the fault came while the team's answer was written.
  if (problem === 'storage_failed') {
    return { what: i18n.t('failure.storage_failed'), todo: i18n.t('waiting.storageHint') };
  }
  return failureText(codeByProblem[problem] ?? 'server_odd');
}

/** What was done, and the first fields of it. */
function whyOf(row: WaitingRow): string {
  const kind = i18n.t(`rows.${row.table}`);
  if (row.op === 'del') return `${kind} · ${i18n.t('waiting.deleted')}`;
  const named = row.lines.flatMap(({ column, value }) => {
    const label = toFieldLabel(row.table, column);
    return label === undefined ? [] : [`${label}: ${toShownText(column, value)}`];
  });
  if (row.op === 'put') {
    const made = i18n.t('waiting.made', named.length);
    return [kind, row.about, made].filter(Boolean).join(' · ');
  }
  const shown = named.slice(0, 2).join(' · ');
  const more = named.length > 2 ? i18n.t('waiting.more', [String(named.length - 2)]) : '';
  return [row.about, shown || kind, more].filter(Boolean).join(' · ');
}

/** Changes that are on their way to the team, the oldest first. */
export function WaitingSection({
  rows,
  status,
  hasKeys,
  onOpen,
}: {
  readonly rows: readonly WaitingRow[];
  readonly status: SyncStatus;
  /** J and K walk here; only one list of a view may have them. */
  readonly hasKeys: boolean;
  readonly onOpen: (row: WaitingRow) => void;
}) {
  const [isTrying, setTrying] = useState(false);
  const { what, todo } = reasonOf(status);
  const canTry = status.team !== undefined && !status.team.isSignedOut;
  const isCalm = canTry && status.state.problem === null;
  const tryNow = () => {
    if (isTrying) return;
    setTrying(true);
    void send('sync/now', {}).then(() => setTrying(false));
  };
  return (
    <Section
      title={i18n.t('waiting.title')}
      look="strong"
      count={numberText(status.waitingCount)}
      isFlush
      aside={
        canTry ? (
          <Button size="sm" aria-disabled={isTrying} onClick={tryNow}>
            {i18n.t('waiting.tryNow')}
          </Button>
        ) : undefined
      }
    >
      <div className="px-4 pt-1 pb-2">
        <Callout
          icon={isCalm ? Clock : TriangleAlert}
          tone={isCalm ? 'neutral' : 'caution'}
          title={`${what}.`}
        >
          {todo}
        </Callout>
      </div>
      <ActionList
        label={i18n.t('waiting.title')}
        choosesFirst={false}
        {...(hasKeys ? { keys: { next: i18n.t('keys.down'), previous: i18n.t('keys.up') } } : {})}
        onOpen={(key) => {
          const row = rows.find(({ id }) => id === key);
          if (row) onOpen(row);
        }}
        rows={rows.map((row) => ({
          id: row.id,
          isPlain: !row.canOpen,
          icon: row.op === 'del' ? Trash2 : (icons[row.table] ?? FileText),
          title: rowTitle(row),
          why: whyOf(row),
          when: <Time at={row.at} />,
        }))}
      />
    </Section>
  );
}
