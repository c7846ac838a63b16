import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { ProspectId } from '../../lib/model/ids.ts';
import { store } from '../../lib/store/open.ts';
import { listTouchpoints } from '../../lib/store/queries.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';

/** Every contact with a prospect, the newest first. */
export function Touchpoints({
  prospectId,
  name,
}: {
  readonly prospectId: ProspectId;
  readonly name: string;
}) {
  const touchpoints = useLiveQuery(() => listTouchpoints(store(), { prospectId }), [prospectId]);
  if (!touchpoints) return null;
  return (
    <Section
      title={i18n.t('touchpoints.title')}
      {...(touchpoints.length > 0 ? { count: touchpoints.length } : {})}
    >
      {touchpoints.length === 0 ? (
        <EmptyState isInset title={i18n.t('touchpoints.none')}>
          {i18n.t('touchpoints.noneHint', [name])}
        </EmptyState>
      ) : (
        <ul>
          {touchpoints.map((touchpoint) => (
            <li key={touchpoint.id} className="flex min-h-(--row) items-center gap-2">
              <Icon shape={channelIcon(touchpoint.channel)} className="text-ink-3" />
              <span className="min-w-0 flex-1 truncate">{touchpoint.subject}</span>
              {touchpoint.direction === null ? null : (
                <span className="text-xs text-ink-3">
                  {i18n.t(`touchpoints.${touchpoint.direction}`)}
                </span>
              )}
              <span className="text-xs text-ink-3">
                <Time at={touchpoint.occurred_at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
