import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Role } from '../../lib/model/sync.ts';
import type { Member } from '../../lib/model/workspace.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { roleOptions } from './role-options.ts';
import { problemText, useRequest } from './use-request.ts';

/** One member: name and role; for owners the ways to change both. */
export function MemberRow({
  member,
  others,
  isSelf,
  isOwner,
}: {
  readonly member: Member;
  readonly others: readonly Member[];
  readonly isSelf: boolean;
  readonly isOwner: boolean;
}) {
  const [isRemoving, setRemoving] = useState(false);
  const change = useRequest();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setRemoving(false);
    // It has gone with the member, where the store knew that before the answer came.
    opener.current?.focus();
  };
  const name = member.name || i18n.t('members.noName');
  const label = i18n.t(isSelf ? 'members.leave' : 'members.remove');
  return (
    <li className="flex flex-col gap-2 border-t border-line px-4 py-2 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Monogram name={name} size="sm" />
        <span className="min-w-32 flex-1 truncate" title={name}>
          {name}
          {isSelf ? <span className="text-ink-3"> ({i18n.t('members.you')})</span> : null}
        </span>
        {isOwner ? (
          <div className="w-32">
            <SelectField
              label={i18n.t('members.roleOf', [name])}
              labelAt="hidden"
              size="sm"
              value={member.role}
              options={roleOptions()}
              isDisabled={change.isRunning}
              onChange={(role: Role) => {
                if (role !== member.role) {
                  void change.run('team/setRole', { repId: member.rep_id, role });
                }
              }}
            />
          </div>
        ) : (
          <span className="text-xs text-ink-2">{i18n.t(`role.${member.role}`)}</span>
        )}
        {isOwner || isSelf ? (
          <Button
            ref={opener}
            size="sm"
            className="w-18"
            aria-label={isSelf ? label : i18n.t('members.removeNamed', [name])}
            aria-expanded={isRemoving}
            onClick={() => setRemoving(!isRemoving)}
          >
            {label}
          </Button>
        ) : null}
      </div>
      <RequestProblem request={change} />
      {isRemoving ? (
        <RemoveForm member={member} others={others} isSelf={isSelf} onCancel={close} />
      ) : null}
    </li>
  );
}

/** Asks who takes over only where the server says that somebody must. */
function RemoveForm({
  member,
  others,
  isSelf,
  onCancel,
}: {
  readonly member: Member;
  readonly others: readonly Member[];
  readonly isSelf: boolean;
  readonly onCancel: () => void;
}) {
  const [takesOver, setTakesOver] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const request = useRequest();
  const needsSuccessor = request.failure?.code === 'needs_successor';
  const submit = () => {
    void request.run('team/removeMember', { repId: member.rep_id, takesOver }).then((done) => {
      if (done) onCancel();
      else setAsked(true);
    });
  };
  return (
    <div className="flex flex-col gap-2 pb-1">
      <p className="text-xs text-ink-2">
        {isSelf ? i18n.t('members.leaveHint') : i18n.t('members.removeHint', [member.name])}
      </p>
      {isAsked && (needsSuccessor || takesOver !== null) ? (
        <SelectField
          label={i18n.t('members.takesOver')}
          size="sm"
          value={takesOver}
          placeholder={i18n.t('members.choose')}
          error={needsSuccessor && takesOver === null ? problemText(request.failure) : undefined}
          options={others.map((other) => ({ value: other.rep_id as string, label: other.name }))}
          onChange={setTakesOver}
        />
      ) : (
        <RequestProblem request={request} />
      )}
      {isAsked && !needsSuccessor && takesOver !== null ? (
        <RequestProblem request={request} />
      ) : null}
      <ButtonRow>
        <RequestButton size="sm" request={request} onClick={submit}>
          {isSelf ? i18n.t('members.leaveNow') : i18n.t('members.removeNow')}
        </RequestButton>
        <Button size="sm" look="plain" onClick={onCancel}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </div>
  );
}
