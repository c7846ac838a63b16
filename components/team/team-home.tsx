import { useLiveQuery } from 'dexie-react-hooks';
import { Building2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { SyncScope, Team } from '../../lib/model/sync.ts';
import { store } from '../../lib/store/open.ts';
import { loadScope, loadSyncStatus } from '../../lib/store/sync-queries.ts';
import { loadOwnRole } from '../../lib/store/team-queries.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Time } from '../ui/time.tsx';
import { dayText } from '../words.ts';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { SignOut } from './sign-out.tsx';
import { useRequest } from './use-request.ts';
import { WorkspaceChooser } from './workspace-chooser.tsx';

/** The team that this computer works with: what is kept here, when it was last in step, and the ways out. */
export function TeamHome({ team }: { readonly team: Team }) {
  const [isSwitching, setSwitching] = useState(false);
  const status = useLiveQuery(async () => loadSyncStatus(store()), []);
  const role = useLiveQuery(async () => loadOwnRole(store()), []);
  const sync = useRequest();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setSwitching(false);
    opener.current?.focus();
  };
  if (!status) return null;
  const { syncedAt, mendedAt } = status.state;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line-strong px-4 py-3">
        <Icon shape={Building2} className="text-ink-2" />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-semibold wrap-anywhere">{team.workspaceName}</span>
            {role ? <Chip tone="quiet">{i18n.t(`role.${role}`)}</Chip> : null}
          </div>
          <p className="text-xs wrap-anywhere text-ink-2">{team.email}</p>
          <p className="text-xs text-ink-3">
            {i18n.t(syncedAt === null ? 'team.neverSynced' : 'team.lastSync')}{' '}
            {syncedAt === null ? null : <Time at={syncedAt} />}
          </p>
          {mendedAt === null ? null : (
            <p className="text-xs text-ink-3">{i18n.t('team.mended', [dayText(mendedAt)])}</p>
          )}
        </div>
        <RequestButton request={sync} onClick={() => void sync.run('sync/now', {})}>
          {i18n.t('team.syncNow')}
        </RequestButton>
        <Button ref={opener} aria-expanded={isSwitching} onClick={() => setSwitching(!isSwitching)}>
          {i18n.t('team.switch')}
        </Button>
      </div>
      <RequestProblem request={sync} />
      {isSwitching && team.workspaceId !== null ? (
        <WorkspaceChooser openId={team.workspaceId} onCancel={close} />
      ) : null}
      <ScopeField />
      <SignOut />
    </div>
  );
}

const dayChoices = [30, 90, 365] as const;

function toScope(choice: string): SyncScope {
  return choice === 'all' ? { kind: 'all' } : { kind: 'near', days: Number(choice) };
}

/** How much of the workspace is kept on this computer, and what that means. */
function ScopeField() {
  const scope = useLiveQuery(async () => loadScope(store()), []);
  const request = useRequest();
  if (!scope) return null;
  const days = scope.kind === 'near' ? scope.days : undefined;
  const choices = [...new Set([...dayChoices, ...(days === undefined ? [] : [days])])].sort(
    (one, other) => one - other,
  );
  return (
    <div className="flex max-w-120 flex-col gap-1">
      <SelectField
        label={i18n.t('team.scope')}
        hint={i18n.t(scope.kind === 'all' ? 'team.scopeAllHint' : 'team.scopeNearHint')}
        value={days === undefined ? 'all' : String(days)}
        options={[
          { value: 'all', label: i18n.t('team.scopeAll') },
          ...choices.map((count) => ({
            value: String(count),
            label: i18n.t('team.scopeNear', [String(count)]),
          })),
        ]}
        onChange={(choice) => void request.run('sync/scope', { scope: toScope(choice) })}
      />
      <RequestProblem request={request} />
    </div>
  );
}
