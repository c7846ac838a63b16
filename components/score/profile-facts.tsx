import { i18n } from '#i18n';
import { factNames, type ProfileEntry } from '../../lib/model/scoring.ts';
import { PlainChip } from './profile-chip.tsx';
import { KnownFactField } from './profile-known.tsx';
import { SizeFactField } from './profile-sizes.tsx';
import { WrittenFactField } from './profile-written.tsx';
import { factLabel } from './score-words.ts';
import type { ProfileControl } from './use-profile-draft.ts';

/** Each fact with its lines and the field for the next one. */
export function ProfileFacts({ control }: { readonly control: ProfileControl }) {
  return (
    <div className="flex flex-col gap-3">
      {factNames.map((fact) => {
        const lines = control.lines.filter((entry) => entry.fact === fact);
        const shared = { control, lines };
        if (fact === 'company_size') return <SizeFactField key={fact} {...shared} />;
        if (fact === 'seniority' || fact === 'department') {
          return <KnownFactField key={fact} fact={fact} {...shared} />;
        }
        return <WrittenFactField key={fact} fact={fact} {...shared} />;
      })}
    </div>
  );
}

/** The same for those who may look and not change it. */
export function PlainFacts({ entries }: { readonly entries: readonly ProfileEntry[] }) {
  const facts = factNames.filter((fact) => entries.some((entry) => entry.fact === fact));
  return (
    <dl className="flex flex-col gap-2">
      {facts.map((fact) => (
        <div key={fact} className="grid gap-x-3 gap-y-1 min-[36rem]:grid-cols-[7rem_minmax(0,1fr)]">
          <dt className="text-xs leading-6 text-ink-2">{factLabel(fact)}</dt>
          <dd>
            <ul className="flex flex-wrap gap-1">
              {entries
                .filter((entry) => entry.fact === fact)
                .map((entry) => (
                  <PlainChip key={`${entry.value} ${entry.from} ${entry.to}`} entry={entry} />
                ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How lines count together. */
export function ProfileRules() {
  return (
    <ul
      aria-label={i18n.t('profile.rules')}
      className="flex list-disc flex-col gap-0.5 pl-4 text-xs text-ink-2"
    >
      {(['heaviest', 'must', 'unknown'] as const).map((rule) => (
        <li key={rule}>{i18n.t(`profile.ruleTexts.${rule}`)}</li>
      ))}
    </ul>
  );
}
