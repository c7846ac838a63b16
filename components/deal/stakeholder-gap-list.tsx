import { Info, TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import { Highlight } from '../ui/highlight.tsx';
import { Icon } from '../ui/icon.tsx';
import type { GapLine } from './use-stakeholders.ts';

/** What is missing among the people, in words; never cut. */
export function StakeholderGapList({ gaps }: { readonly gaps: readonly GapLine[] }) {
  if (gaps.length === 0) return null;
  return (
    <ul aria-label={i18n.t('stakeholders.gapsTitle')} className="mt-1">
      {gaps.map(({ key, text, name, isHard }) => {
        const start = name === undefined ? -1 : text.indexOf(name);
        return (
          <li key={key} className="flex gap-2 py-1 text-xs text-ink-2">
            <Icon
              shape={isHard ? TriangleAlert : Info}
              size="sm"
              className={isHard ? 'mt-px text-critical-ink' : 'mt-px text-caution-ink'}
            />
            <span className="min-w-0 wrap-break-word">
              <Highlight
                text={text}
                ranges={name === undefined || start < 0 ? [] : [[start, start + name.length]]}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
