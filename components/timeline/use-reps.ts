import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Member } from '../../lib/model/workspace.ts';
import { findIdentity } from '../../lib/store/find-identity.ts';
import { store } from '../../lib/store/open.ts';
import { listMembers } from '../../lib/store/queries.ts';

export interface Reps {
  /** Those of the workspace who have a name. */
  readonly members: readonly Member[];
  /** Whom a note can mention: everybody but the rep; nobody without a team. */
  readonly colleagues: readonly Member[];
  /** With one rep alone nobody has to be named. */
  readonly isTeam: boolean;
  /** `you` for the rep; `undefined` for somebody who is not here. */
  readonly nameOf: (repId: string) => string | undefined;
}

/** Who writes in this workspace. */
export function useReps(): Reps | undefined {
  const found = useLiveQuery(
    async () => ({
      members: (await listMembers(store())).filter(({ name }) => name.trim() !== ''),
      ownId: (await findIdentity(store()))?.repId,
    }),
    [],
  );
  if (!found) return undefined;
  const { members, ownId } = found;
  return {
    members,
    colleagues: members.filter((member) => member.rep_id !== ownId),
    isTeam: members.length > 1,
    nameOf: (repId) =>
      repId === ownId
        ? i18n.t('timeline.you')
        : members.find((member) => member.rep_id === repId)?.name,
  };
}
