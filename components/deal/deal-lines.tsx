import { Handshake } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { annualValue } from '../../lib/model/money.ts';
import type { DealLine } from '../../lib/store/deal-queries.ts';
import type { DealScore } from '../../lib/store/deal-scores.ts';
import { toGradeChip } from '../score/kept-grade.tsx';
import { ActionList } from '../ui/action-list.tsx';
import { dayWords, outcomeLabel, shortMoneyText } from './deal-words.ts';

export interface DealLinesProps {
  readonly label: string;
  readonly lines: readonly DealLine[];
  readonly scores: ReadonlyMap<string, DealScore>;
  /** `always`: J and K are its own. `focused`: only while the focus is in it, as another list has them. */
  readonly keys: 'always' | 'focused';
  /** The company's name is said where it does not stand above already. */
  readonly hasCompany?: boolean;
  readonly onOpen: (id: string) => void;
}

/** Deals in two lines each: name and a year's value, stage and expected close. */
export function DealLines({
  label,
  lines,
  scores,
  keys,
  hasCompany = false,
  onOpen,
}: DealLinesProps) {
  const [hasFocus, setHasFocus] = useState(false);
  const hasKeys = keys === 'always' || hasFocus;
  return (
    <div
      onFocus={() => setHasFocus(true)}
      onBlur={({ currentTarget, relatedTarget }) =>
        setHasFocus(currentTarget.contains(relatedTarget))
      }
    >
      <ActionList
        label={label}
        choosesFirst={false}
        onOpen={onOpen}
        rows={lines.map((line) => toRow(line, { hasCompany, score: scores.get(line.deal.id) }))}
        {...(hasKeys ? { keys: { next: i18n.t('keys.down'), previous: i18n.t('keys.up') } } : {})}
      />
    </div>
  );
}

function toRow(
  { deal, stage, companyName }: DealLine,
  { hasCompany, score }: { readonly hasCompany: boolean; readonly score: DealScore | undefined },
) {
  const annual = annualValue(deal);
  const place = deal.outcome === 'open' ? stage?.name : outcomeLabel(deal.outcome);
  const parts = [place, hasCompany ? companyName : null].filter(
    (part) => part !== null && part !== undefined,
  );
  return {
    id: deal.id,
    icon: Handshake,
    title: deal.name,
    chip: deal.outcome === 'open' && score ? toGradeChip(score.score, { whose: score.name }) : null,
    why: parts.join(' · '),
    ...(annual === null ? {} : { when: shortMoneyText(annual, deal.currency) }),
    ...(deal.outcome === 'open' && deal.expected_close_on !== null
      ? { worth: dayWords(deal.expected_close_on) }
      : {}),
  };
}
