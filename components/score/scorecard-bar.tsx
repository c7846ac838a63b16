import { type BarScale, toBar, toPlace } from './scorecard-bars.ts';

/** Points as a bar from the zero line: right adds, left takes. The tick is where the hand-set points lie. */
export function ScorecardBar({
  value,
  tick,
  scale,
}: {
  readonly value: number;
  readonly tick?: number | undefined;
  readonly scale: BarScale;
}) {
  const { left, width, isMinus } = toBar(value, scale);
  return (
    <span aria-hidden="true" className="relative block h-4 w-full min-w-16">
      <span
        className="absolute inset-y-0 w-px bg-line-strong forced-colors:bg-[GrayText]"
        style={{ left: `${scale.zero}%` }}
      />
      {width === 0 ? null : (
        <span
          className={
            isMinus
              ? 'absolute top-1 h-(--mark) rounded-l-xs bg-minus forced-colors:border'
              : 'absolute top-1 h-(--mark) rounded-r-xs bg-plus forced-colors:border'
          }
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      )}
      {tick === undefined ? null : (
        <span
          className="absolute top-0.5 -ml-px h-3 w-0.5 bg-ink forced-colors:bg-[CanvasText]"
          style={{ left: `${toPlace(tick, scale)}%` }}
        />
      )}
    </span>
  );
}

/** What the colours and the tick of the bars mean. */
export function BarLegend({ adds, takes, tick }: { adds: string; takes: string; tick?: string }) {
  return (
    <span className="flex flex-wrap gap-x-2 text-2xs whitespace-nowrap">
      <span className="inline-flex items-center gap-1">
        <span className="size-2 rounded-xs bg-plus forced-colors:border" />
        {adds}
      </span>
      <span className="inline-flex items-center gap-1">
        <span className="size-2 rounded-xs bg-minus forced-colors:border" />
        {takes}
      </span>
      {tick === undefined ? null : (
        <span className="inline-flex items-center gap-1">
          <span className="h-2.5 w-0.5 bg-ink forced-colors:bg-[CanvasText]" />
          {tick}
        </span>
      )}
    </span>
  );
}
