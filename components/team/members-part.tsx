import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Team } from '../../lib/model/sync.ts';
import { store } from '../../lib/store/open.ts';
import { listMembers } from '../../lib/store/queries.ts';
import { loadOwnRole } from '../../lib/store/team-queries.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { InvitePart } from './invite-part.tsx';
import { MemberRow } from './member-row.tsx';

/** Who works in the workspace. Owners change it; everybody may leave. */
export function MembersPart({ team }: { readonly team: Team }) {
  const members = useLiveQuery(async () => listMembers(store()), []);
  const role = useLiveQuery(async () => loadOwnRole(store()), []);
  const list = useKeptFocus<HTMLUListElement>(members);
  if (!members) return null;
  const isOwner = role === 'owner';
  const byName = [...members].sort((one, other) => one.name.localeCompare(other.name));
  return (
    <div className="flex flex-col gap-4">
      <ul
        ref={list}
        tabIndex={-1}
        aria-label={i18n.t('members.title')}
        className="flex flex-col rounded-lg border border-line-strong"
      >
        {byName.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            others={byName.filter(({ id }) => id !== member.id)}
            isSelf={member.rep_id === team.userId}
            isOwner={isOwner}
          />
        ))}
      </ul>
      {isOwner ? (
        <InvitePart />
      ) : (
        <p className="text-xs text-ink-3">{i18n.t('members.ownersOnly')}</p>
      )}
    </div>
  );
}
