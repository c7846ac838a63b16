import { useLiveQuery } from 'dexie-react-hooks';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Role } from '../../lib/model/sync.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { store } from '../../lib/store/open.ts';
import { listInvitations, type OpenInvitation } from '../../lib/store/team-queries.ts';
import { Button } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Time } from '../ui/time.tsx';
import { useCopy } from '../use-copy.ts';
import { useNow } from '../use-now.ts';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { roleOptions } from './role-options.ts';
import { useRequest } from './use-request.ts';

const hourChoices = [24, 168, 720] as const;

/** A code for one new member, shown once: the server keeps only its hash. And the codes that are still open. */
export function InvitePart() {
  const [role, setRole] = useState<Role>('rep');
  const [hours, setHours] = useState('168');
  const [made, setMade] = useState<{ code: string; expiresAt: string }>();
  const request = useRequest();
  const invite = async () => {
    const done = await request.run('team/invite', { role, validHours: Number(hours) });
    if (done) setMade(done);
  };
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-semibold">{i18n.t('members.invite')}</h3>
      <div className="flex flex-wrap items-end gap-2">
        <div className="w-36">
          <SelectField
            label={i18n.t('fields.role')}
            value={role}
            options={roleOptions()}
            onChange={setRole}
          />
        </div>
        <div className="w-36">
          <SelectField
            label={i18n.t('members.validFor')}
            value={hours}
            options={hourChoices.map((count) => ({
              value: String(count),
              label: i18n.t('members.days', count / 24),
            }))}
            onChange={setHours}
          />
        </div>
        <RequestButton request={request} onClick={() => void invite()}>
          {i18n.t('members.makeCode')}
        </RequestButton>
      </div>
      <p className="text-xs text-ink-2">{i18n.t(`members.${role}Hint`)}</p>
      <RequestProblem request={request} />
      {made ? <NewCode made={made} /> : null}
      <OpenInvitations />
    </div>
  );
}

function NewCode({
  made,
}: {
  readonly made: { readonly code: string; readonly expiresAt: string };
}) {
  const putOnClipboard = useCopy();
  const copy = () =>
    putOnClipboard(made.code, {
      done: i18n.t('members.codeCopied'),
      instead: i18n.t('members.copyInstead'),
    });
  return (
    <Callout isAlert icon={Check} tone="info">
      <div className="flex flex-wrap items-center gap-2">
        <output
          aria-label={i18n.t('team.invitationCode')}
          className="font-mono text-md font-semibold text-ink select-all"
        >
          {made.code}
        </output>
        <Button size="sm" onClick={copy}>
          {i18n.t('members.copyCode')}
        </Button>
      </div>
      <p className="mt-1">
        {i18n.t('members.shownOnce')} {i18n.t('members.expires')} <Time at={made.expiresAt} />
      </p>
    </Callout>
  );
}

function OpenInvitations() {
  const now = useNow();
  const invitations = useLiveQuery(async () => listInvitations(store(), toInstant(now)), [now]);
  if (!invitations || invitations.length === 0) return null;
  return (
    <ul
      aria-label={i18n.t('members.open')}
      className="flex flex-col rounded-lg border border-line-strong"
    >
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationRow({ invitation }: { readonly invitation: OpenInvitation }) {
  const request = useRequest();
  return (
    <li className="flex flex-col gap-1 border-t border-line px-4 py-2 first:border-t-0">
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1">
          {i18n.t('members.invitationFor', [i18n.t(`role.${invitation.role}`)])}{' '}
          <span className="text-xs text-ink-3">
            {i18n.t('members.expires')} <Time at={invitation.expiresAt} />
          </span>
        </span>
        <RequestButton
          size="sm"
          request={request}
          onClick={() => void request.run('team/revokeInvitation', { id: invitation.id })}
        >
          {i18n.t('members.revoke')}
        </RequestButton>
      </div>
      <RequestProblem request={request} />
    </li>
  );
}
