import { useLiveQuery } from 'dexie-react-hooks';
import { Cloud, User } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { RemoteHit } from '../../lib/model/sync.ts';
import { store } from '../../lib/store/open.ts';
import { keepsPart } from '../../lib/store/sync-queries.ts';
import { RequestProblem } from '../team/request-button.tsx';
import { useRequest } from '../team/use-request.ts';
import { ActionList } from '../ui/action-list.tsx';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useKeys } from '../ui/keys.ts';
import { useKeptFocus } from '../use-kept-focus.ts';

/** Shorter beginnings find half of the workspace. */
const minLength = 2;

function toDetail({ title, companyName }: RemoteHit): string {
  return [title, companyName].filter((part) => part !== null && part !== '').join(' · ');
}

/**
 * Below what was found here, where this computer keeps a part of the workspace: the rest, found by the server. It is
 * asked only when the rep says so, as the words leave this computer. The panel brings the one that is opened.
 */
export function TeamResults({
  query,
  shownIds,
  onOpen,
}: {
  readonly query: string;
  /** What the list above shows already. */
  readonly shownIds: readonly string[];
  readonly onOpen: (prospectId: string) => void;
}) {
  const isPartKept = useLiveQuery(async () => keepsPart(store()), []) ?? false;
  const [found, setFound] = useState<{ query: string; hits: readonly RemoteHit[] }>();
  const request = useRequest();
  const isOffered = isPartKept && query.length >= minLength;
  const ask = async () => {
    const answer = await request.run('team/search', { words: query });
    if (answer) setFound({ query, hits: answer.hits });
  };
  useKeys({ 'Shift+Enter': isOffered ? { run: () => void ask() } : undefined });
  const hits = found?.query === query ? found.hits : undefined;
  const place = useKeptFocus<HTMLDivElement>(hits);
  if (!isOffered) return null;
  const others = hits?.filter((hit) => !shownIds.includes(hit.id)) ?? [];
  return (
    <div ref={place} tabIndex={-1} className="border-t border-line">
      {hits === undefined ? (
        <button
          type="button"
          aria-keyshortcuts="Shift+Enter"
          aria-disabled={request.isRunning}
          className="flex min-h-(--row) w-full cursor-default items-center gap-2 px-4 py-1 text-left hover:bg-hover"
          onClick={() => void ask()}
        >
          <Icon shape={Cloud} className="text-ink-3" />
          <span title={i18n.t('search.askTeam')} className="min-w-0 flex-1 truncate">
            {request.isSlow ? i18n.t('team.asking') : i18n.t('search.askTeam')}
          </span>
          <Kbd of="Shift+Enter" />
        </button>
      ) : (
        <>
          <ActionList
            label={i18n.t('search.team')}
            choosesFirst={false}
            rows={others.map((hit) => ({
              id: hit.id,
              icon: User,
              title: hit.name,
              titleText: hit.name,
              why: toDetail(hit),
            }))}
            onOpen={onOpen}
          />
          <p className="px-4 py-2 text-xs text-ink-3" role="status">
            {others.length === 0 ? i18n.t('search.teamNone') : i18n.t('search.teamFound')}
          </p>
        </>
      )}
      <div className="px-4">
        <RequestProblem request={request} />
      </div>
    </div>
  );
}
