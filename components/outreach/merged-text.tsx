import { i18n } from '#i18n';
import type { MergedPart } from '../../lib/outreach/merge.ts';
import { fieldName, gapText } from './merge-values.ts';

/** A merged text to be read: what is missing and what stands in for it are marked, and say so on hover. */
export function MergedText({ parts }: { readonly parts: readonly MergedPart[] }) {
  return (
    <p className="break-words whitespace-pre-wrap">
      {parts.map((part, at) => {
        const key = `${at} ${part.kind}`;
        if (part.kind === 'text' || part.kind === 'value')
          return <span key={key}>{part.text}</span>;
        if (part.kind === 'fallback') {
          return (
            <span
              key={key}
              title={i18n.t('outreach.fallbackOf', [fieldName(part.field)])}
              className="underline decoration-ink-3 decoration-dotted underline-offset-2"
            >
              {part.text}
            </span>
          );
        }
        const title =
          part.kind === 'missing'
            ? i18n.t('outreach.missing', [fieldName(part.field)])
            : i18n.t('template.unknownField', [part.name]);
        return (
          <mark
            key={key}
            title={title}
            className="rounded-xs bg-caution-tint px-0.5 text-caution-ink forced-colors:outline"
          >
            {part.kind === 'missing' ? gapText(part.field) : part.text}
          </mark>
        );
      })}
    </p>
  );
}
