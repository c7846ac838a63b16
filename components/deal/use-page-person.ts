import { useLiveQuery } from 'dexie-react-hooks';
import { toQuestion } from '../../lib/clips/icon.ts';
import { canonicalAddress } from '../../lib/sites/address.ts';
import { matchAddress } from '../../lib/store/match.ts';
import { store } from '../../lib/store/open.ts';
import { useFollowedTab } from '../clip/use-followed-tab.ts';
import { useWindowId } from '../use-window-id.ts';

/** The saved prospect whose page is beside the panel; `undefined` for any other page. */
export function usePagePerson(): { readonly id: string; readonly name: string } | undefined {
  const { tab } = useFollowedTab(useWindowId());
  const address = tab?.url === undefined ? undefined : canonicalAddress(tab.url);
  const isPerson = address?.pageKind === 'profile';
  const key = isPerson ? `${address.slug}:${address.linkedinId}` : '';
  const found = useLiveQuery(
    async () => ({
      key,
      person: isPerson ? await matchAddress(store(), toQuestion(address)) : undefined,
    }),
    [key],
  );
  // The answer to the page before must not be offered on this one.
  return found?.key === key ? found.person : undefined;
}
