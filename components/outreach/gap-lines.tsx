import { TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { MergeField } from '../../lib/outreach/merge.ts';
import { LinkButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { fieldName, gapText } from './merge-values.ts';

/** What is not known of this person: first what has to be written by hand, then what something else stands in for. */
export function GapLines({
  missing,
  fallbacks,
  isRefused,
  onGoTo,
}: {
  readonly missing: readonly MergeField[];
  readonly fallbacks: readonly { readonly field: MergeField; readonly text: string }[];
  /** The rep wanted to copy the text as it is. */
  readonly isRefused: boolean;
  readonly onGoTo: (field: MergeField) => void;
}) {
  return (
    <>
      {missing.length === 0 ? null : (
        <Callout
          icon={TriangleAlert}
          tone={isRefused ? 'critical' : 'caution'}
          isAlert={isRefused}
          {...(isRefused ? { title: i18n.t('outreach.fillFirst') } : {})}
        >
          <ul>
            {missing.map((field) => (
              <li key={field} className="flex flex-wrap items-center gap-x-2">
                <span>{i18n.t('outreach.missing', [fieldName(field)])}</span>
                <LinkButton className="min-h-6" onClick={() => onGoTo(field)}>
                  {i18n.t('outreach.writeOver', [gapText(field)])}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {fallbacks.length === 0 ? null : (
        <p className="text-xs text-ink-2">
          {fallbacks
            .map(({ field, text }) => i18n.t('outreach.usesFallback', [fieldName(field), text]))
            .join(' ')}
        </p>
      )}
    </>
  );
}
