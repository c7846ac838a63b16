import { i18n } from '#i18n';
import type { Evidence } from '../../lib/model/evidence.ts';
import { LinkButton } from '../ui/button.tsx';
import { toFullText } from '../ui/moment.ts';
import { SureDots } from '../ui/sure-dots.tsx';
import { fieldValueText, sureLabel } from '../words.ts';
import { ruleText } from './rule-text.ts';

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** The way from the page to the value: rule, raw text, how sure, what agrees, what differs, when and where. */
export function EvidenceLines({
  evidence,
  onUse,
}: {
  readonly evidence: Evidence;
  readonly onUse: (value: Evidence['value']) => void;
}) {
  const readAt = toFullText(new Date(evidence.at));
  if (evidence.by === 'rep') {
    return (
      <dl className="flex flex-col gap-1.5">
        <Line term={i18n.t('evidence.rule')}>
          {evidence.layer === undefined ? i18n.t('evidence.byYou') : ruleText(evidence.layer)}
        </Line>
        {evidence.raw ? <Line term={i18n.t('evidence.rawText')}>{evidence.raw}</Line> : null}
        {evidence.confidence ? (
          <Line term={i18n.t('evidence.howSure')}>
            <SureDots sure={evidence.confidence} dots="before">
              {sureLabel(evidence.confidence)}
            </SureDots>
          </Line>
        ) : null}
        <Line term={i18n.t('evidence.read')}>{readAt}</Line>
      </dl>
    );
  }
  const agreed = evidence.agreed ?? [];
  const disagreed = evidence.disagreed ?? [];
  return (
    <dl className="flex flex-col gap-1.5">
      <Line term={i18n.t('evidence.rule')}>
        {evidence.layer === undefined ? null : ruleText(evidence.layer)}{' '}
        <span className="text-ink-3">
          {evidence.pack} {evidence.version}
        </span>
      </Line>
      {evidence.raw ? (
        <Line term={i18n.t('evidence.rawText')}>
          <span className="rounded-sm bg-sunken px-1 font-mono text-2xs break-words">
            {evidence.raw}
          </span>
        </Line>
      ) : null}
      {evidence.confidence ? (
        <Line term={i18n.t('evidence.howSure')}>
          <SureDots sure={evidence.confidence} dots="before">
            {sureLabel(evidence.confidence)}
            {agreed.length > 0 ? `: ${i18n.t('evidence.agree', agreed.length)}` : null}
          </SureDots>
        </Line>
      ) : null}
      {agreed.length > 0 ? (
        <Line term={i18n.t('evidence.agrees')}>{agreed.map(ruleText).join(', ')}</Line>
      ) : null}
      {disagreed.map(({ layer, value }) => (
        <Line key={layer} term={i18n.t('evidence.differs')}>
          {ruleText(layer)}: “{fieldValueText(value)}”{' '}
          <LinkButton onClick={() => onUse(value)}>{i18n.t('evidence.useThis')}</LinkButton>
        </Line>
      ))}
      <Line term={i18n.t('evidence.read')}>
        {readAt}
        {evidence.url ? <span className="text-ink-3"> {shortAddress(evidence.url)}</span> : null}
      </Line>
    </dl>
  );
}

function shortAddress(url: string): string {
  return url.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
}
