import { classNames } from './class-names.ts';
import { toStepColor } from './step-color.ts';

export interface StepperProps {
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  /** The step one is at; the number of steps where all are behind. */
  readonly current: number;
  /** For screen readers, which get the whole in one line: `Stage 4 of 5: Proposal`. */
  readonly label: string;
  /** `off`: it goes no further, and has lost its colours. */
  readonly tone?: 'on' | 'off';
}

/** More names than this do not fit below their bars in a panel. */
const maxNames = 6;

/** How far along: passed steps keep their colour, the name of the current one is bold. */
export function Stepper({ steps, current, label, tone = 'on' }: StepperProps) {
  const here = steps[current];
  const hasNames = steps.length <= maxNames;
  return (
    <div role="img" aria-label={label} className="@container">
      <div className="mt-1 mb-1 flex gap-0.5">
        {steps.map((step, index) => (
          <span
            key={step.id}
            title={step.label}
            className={classNames(
              'h-(--bar) flex-1 rounded-[1px] bg-track first:rounded-l-xs last:rounded-r-xs',
              index > current
                ? 'forced-colors:border'
                : 'forced-colors:bg-[CanvasText] forced-colors:forced-color-adjust-none',
            )}
            {...(index > current
              ? {}
              : {
                  style: {
                    background:
                      tone === 'off' ? 'var(--color-lost)' : toStepColor(index, steps.length),
                  },
                })}
          />
        ))}
      </div>
      <div
        className={classNames(
          'hidden gap-0.5 text-2xs text-ink-3',
          hasNames && '@min-[20rem]:flex',
        )}
      >
        {steps.map((step, index) => (
          <span
            key={step.id}
            className={classNames(
              'line-clamp-2 min-w-0 flex-1 wrap-break-word hyphens-auto',
              index === current && 'font-semibold text-ink',
            )}
          >
            {step.label}
          </span>
        ))}
      </div>
      {here === undefined ? null : (
        <div
          className={classNames(
            'flex gap-2 text-2xs text-ink-3',
            hasNames && '@min-[20rem]:hidden',
          )}
        >
          <span className="min-w-0 flex-1 truncate font-semibold text-ink">{here.label}</span>
          <span className="shrink-0">
            {current + 1}/{steps.length}
          </span>
        </div>
      )}
    </div>
  );
}
