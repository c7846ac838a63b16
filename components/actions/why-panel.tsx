import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { placeOf } from '../../lib/store/action-list.ts';
import { store } from '../../lib/store/open.ts';
import type { RankingScore } from '../../lib/store/subject-actions.ts';
import { LinkButton } from '../ui/button.tsx';
import { pageLocale } from '../ui/locale.ts';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import type { ActionWords } from './action-words.ts';
import { dueCountText } from './count-text.ts';

function scoreText({ score, grade, times }: RankingScore): string {
  const format = new Intl.NumberFormat(pageLocale(), { maximumSignificantDigits: 2 });
  return i18n.t('next.rankedByScore', [String(score), grade, format.format(times)]);
}

/** Where an action stands in the day's list, and the facts that it rests on. */
export function WhyPanel({
  entryKey,
  words,
  score,
}: {
  readonly entryKey: string;
  readonly words: ActionWords | undefined;
  /** Null where no lead score counts. */
  readonly score: RankingScore | null;
}) {
  const [isOpen, setOpen] = useState(false);
  const found = useLiveQuery(async () => placeOf(store(), entryKey), [entryKey]);
  if (!words) return null;
  const place = found
    ? i18n.t('next.place', [dueCountText(found.place), dueCountText(found.dueCount)])
    : undefined;
  return (
    <span className="ml-auto text-xs text-ink-3">
      {place ? `${place} ` : null}
      <PopoverPanel
        trigger={<LinkButton onClick={() => setOpen(true)}>{i18n.t('next.why')}</LinkButton>}
        title={words.title}
        isOpen={isOpen}
        onOpenChange={setOpen}
        align="end"
      >
        <p className="text-ink-2">{words.reason}</p>
        {words.facts.length > 0 ? (
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
            {words.facts.map(({ label, text }) => (
              <div key={label} className="contents">
                <dt className="text-ink-3">{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <p className="mt-2 text-ink-3">{i18n.t('next.rankedBy')}</p>
        {score ? <p className="mt-2 text-ink-3">{scoreText(score)}</p> : null}
      </PopoverPanel>
    </span>
  );
}
