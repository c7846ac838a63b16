import type { TooltipContentProps } from 'recharts';

/** What the pointer is on, each value by its name; the same stands in the chart's table. */
export function ChartTip({
  active,
  label,
  payload = [],
  format,
}: Partial<Pick<TooltipContentProps, 'active' | 'label' | 'payload'>> & {
  readonly format: (value: number) => string;
}) {
  if (!active || payload.length === 0) return null;
  return (
    <div className="rounded-md bg-raised px-2 py-1 text-2xs text-ink-2 shadow-overlay">
      <p className="font-semibold text-ink">{label}</p>
      {payload.map(({ name, value, color }) => (
        <p key={name} className="flex items-center gap-1.5 whitespace-nowrap">
          <svg width="8" height="8" viewBox="0 0 8 8">
            <rect width="8" height="8" rx="2" fill={color} />
          </svg>
          {name}
          <span className="ml-auto pl-2 text-ink">
            {typeof value === 'number' ? format(value) : '–'}
          </span>
        </p>
      ))}
    </div>
  );
}
