import { i18n } from '#i18n';
import { BarButton } from '../board/bar-button.tsx';
import { dayWords } from '../deal/deal-words.ts';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type Closes, closesPresets } from './list-query.ts';

export interface ClosesFilterProps {
  readonly closes: Closes | null;
  readonly onChange: (closes: Closes | null) => void;
}

function closesText(closes: Closes | null): string {
  if (closes === null) return i18n.t('lists.closes.any');
  if (typeof closes === 'string') return i18n.t(`lists.closes.${closes}`);
  const { from, until } = closes;
  if (from === null) return i18n.t('lists.closes.untilDay', [until ? dayWords(until) : '']);
  if (until === null) return i18n.t('lists.closes.fromDay', [dayWords(from)]);
  return i18n.t('lists.closes.fromUntil', [dayWords(from), dayWords(until)]);
}

/** When a deal is expected to close: a span that moves with the calendar, or from one day to another. */
export function ClosesFilter({ closes, onChange }: ClosesFilterProps) {
  const days = typeof closes === 'object' && closes !== null ? closes : { from: null, until: null };
  const change = (part: 'from' | 'until', value: string) => {
    const next = { ...days, [part]: value === '' ? null : value };
    onChange(next.from === null && next.until === null ? null : next);
  };
  return (
    <PopoverPanel
      title={i18n.t('fields.expected_close_on')}
      focuses="first"
      trigger={<BarButton isPressed={closes !== null}>{closesText(closes)}</BarButton>}
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-1.5">
          {closesPresets.map((preset) => (
            <BarButton
              key={preset}
              isPressed={closes === preset}
              onClick={() => onChange(closes === preset ? null : preset)}
            >
              {i18n.t(`lists.closes.${preset}`)}
            </BarButton>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-2">
          <TextField
            type="date"
            label={i18n.t('lists.closes.from')}
            value={days.from ?? ''}
            onChange={(value) => change('from', value)}
          />
          <TextField
            type="date"
            label={i18n.t('lists.closes.until')}
            value={days.until ?? ''}
            onChange={(value) => change('until', value)}
          />
        </div>
      </div>
    </PopoverPanel>
  );
}
