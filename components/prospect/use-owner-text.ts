import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { store } from '../../lib/store/open.ts';
import { loadOwnership } from '../../lib/store/sync-queries.ts';

/** Whose a prospect is, in words; `undefined` until that is known, and where nobody here knows the owner's name. */
export function useOwnerText(ownerId: string | null | undefined): string | undefined {
  const found = useLiveQuery(
    async () =>
      typeof ownerId === 'string' ? { ownerId, ...(await loadOwnership(store(), ownerId)) } : null,
    [ownerId],
  );
  if (ownerId === null) return i18n.t('prospect.nobodys');
  // The answer to the owner before is no answer.
  if (!found || found.ownerId !== ownerId) return undefined;
  if (found.isOwn) return i18n.t('prospect.yours');
  return found.name === '' ? undefined : i18n.t('prospect.ownedBy', [found.name]);
}
