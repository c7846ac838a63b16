import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { i18n } from '#i18n';
import { type Grain, grains } from '../../lib/reports/periods.ts';
import type { ReportAsked } from '../dashboard/dashboard-words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useKeys } from '../ui/keys.ts';
import { SegmentedField } from '../ui/segmented-field.tsx';

/** As far back as anybody looks. */
const mostBack: Readonly<Record<Grain, number>> = { week: 520, month: 120, quarter: 40, year: 10 };

/** At the end it does nothing, and keeps the focus of whoever has just pressed it. */
function endOf(isEnd: boolean) {
  return {
    'aria-disabled': isEnd,
    className:
      'aria-disabled:text-ink-3 aria-disabled:hover:bg-transparent aria-disabled:hover:text-ink-3',
  };
}

/** Week, month, quarter or year, and which one: `[` goes back, `]` forth. */
export function PeriodBar({
  asked,
  onChange,
}: {
  readonly asked: ReportAsked;
  readonly onChange: (asked: ReportAsked) => void;
}) {
  const { grain, back } = asked;
  const earlier = useRef<HTMLButtonElement>(null);
  const move = (by: number) => {
    const next = Math.min(mostBack[grain], Math.max(0, back + by));
    if (next !== back) onChange({ ...asked, back: next });
  };
  useKeys(
    {
      '[': { label: i18n.t('reports.earlier'), run: () => move(1), repeats: true },
      ']': { label: i18n.t('reports.later'), run: () => move(-1), repeats: true },
    },
    { group: i18n.t('reports.keys') },
  );
  return (
    <>
      {back > 0 ? (
        <Button
          look="plain"
          onClick={() => {
            // It goes away under the focus.
            earlier.current?.focus();
            onChange({ ...asked, back: 0 });
          }}
        >
          {i18n.t('reports.running')}
        </Button>
      ) : null}
      <span className="flex">
        <IconButton
          ref={earlier}
          icon={ChevronLeft}
          label={i18n.t('reports.earlier')}
          keyHint="["
          {...endOf(back >= mostBack[grain])}
          onClick={() => move(1)}
        />
        <IconButton
          icon={ChevronRight}
          label={i18n.t('reports.later')}
          keyHint="]"
          {...endOf(back === 0)}
          onClick={() => move(-1)}
        />
      </span>
      <SegmentedField
        label={i18n.t('reports.grain')}
        labelAt="hidden"
        value={grain}
        options={grains.map((each) => ({ value: each, label: i18n.t(`reports.grains.${each}`) }))}
        onChange={(next) => onChange({ ...asked, grain: next, back: 0 })}
      />
    </>
  );
}
