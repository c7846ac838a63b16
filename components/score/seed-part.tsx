import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { type SeededEntry, seedFromWon } from '../../lib/scoring/seed-profile.ts';
import { store } from '../../lib/store/open.ts';
import { loadSeedInputs, minBestDeals } from '../../lib/store/outcomes.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { numberText } from '../ui/locale.ts';
import { toLineId } from './profile-draft.ts';
import { percentFigure } from './quality-figures.ts';
import { entryText, factLabel } from './score-words.ts';

interface Seeds {
  readonly seeded: readonly SeededEntry[];
  readonly dealCount: number;
  readonly personCount: number;
}

function useSeeds(): Seeds | undefined {
  const [seeds, setSeeds] = useState<Seeds>();
  useEffect(() => {
    let isCurrent = true;
    loadSeedInputs(store())
      .then(({ won, all, dealCount }) => {
        if (!isCurrent) return;
        setSeeds({ seeded: seedFromWon(won, all), dealCount, personCount: won.length });
      })
      .catch((error: unknown) => reportBug('score', error));
    return () => {
      isCurrent = false;
    };
  }, []);
  return seeds;
}

/** `64% of people in won deals, 12% of all prospects`. */
function sharesText({ wonShare, allShare }: SeededEntry): string {
  return i18n.t('profile.seed.shares', [percentFigure(wonShare), percentFigure(allShare)]);
}

/** What the people of the best won deals have in common, more than others: proposed, each to be ticked. */
export function SeedPart({
  lines,
  onAdd,
  onClose,
}: {
  readonly lines: readonly ProfileEntry[];
  readonly onAdd: (entries: readonly ProfileEntry[]) => void;
  readonly onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const seeds = useSeeds();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => heading.current?.focus(), []);
  const known = new Set(lines.map(toLineId));
  const fresh = (seeds?.seeded ?? []).filter(({ entry }) => !known.has(toLineId(entry)));
  const ticked = fresh.filter(({ entry }) => !unticked.has(toLineId(entry)));
  const tick = (id: string, isChecked: boolean) => {
    const next = new Set(unticked);
    if (isChecked) next.delete(id);
    else next.add(id);
    setUnticked(next);
  };
  return (
    <section
      aria-labelledby="profile-seed"
      className="flex flex-col gap-3 rounded-lg border border-line-strong p-4"
    >
      <div>
        <h3
          id="profile-seed"
          ref={heading}
          tabIndex={-1}
          className="text-md font-semibold outline-none"
        >
          {i18n.t('profile.seed.title')}
        </h3>
        {seeds === undefined ? null : (
          <p className="text-ink-2">
            {i18n.t('profile.seed.from', [
              i18n.t('profile.seed.deals', seeds.dealCount, [numberText(seeds.dealCount)]),
              i18n.t('profile.seed.people', seeds.personCount, [numberText(seeds.personCount)]),
            ])}{' '}
            {i18n.t('profile.seed.best', [numberText(minBestDeals)])}{' '}
            {fresh.length > 0
              ? i18n.t('profile.seed.hint')
              : seeds.seeded.length > 0
                ? i18n.t('profile.seed.allThere')
                : i18n.t('profile.seed.tooFew')}
          </p>
        )}
      </div>
      {fresh.length === 0 ? null : (
        <ul className="flex flex-col">
          {fresh.map((seed) => {
            const id = toLineId(seed.entry);
            return (
              <li key={id} className="border-t border-line py-1.5 first:border-t-0">
                <Checkbox
                  isChecked={!unticked.has(id)}
                  onChange={(isChecked) => tick(id, isChecked)}
                >
                  <span className="flex flex-wrap gap-x-2">
                    <span>
                      <span className="text-ink-2">{factLabel(seed.entry.fact)}: </span>
                      <span className="font-medium">{entryText(seed.entry)}</span>
                    </span>
                    <span className="text-ink-2">{sharesText(seed)}</span>
                  </span>
                </Checkbox>
              </li>
            );
          })}
        </ul>
      )}
      <ButtonRow>
        {fresh.length === 0 ? null : (
          <Button
            look="primary"
            disabled={ticked.length === 0}
            onClick={() => onAdd(ticked.map(({ entry }) => entry))}
          >
            {i18n.t('profile.seed.add', ticked.length)}
          </Button>
        )}
        <Button onClick={onClose}>{i18n.t('app.close')}</Button>
      </ButtonRow>
    </section>
  );
}
