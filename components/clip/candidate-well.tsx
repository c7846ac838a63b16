import { Check, X } from 'lucide-react';
import type { Candidate, Reason } from '../../lib/store/match.ts';
import { Icon } from '../ui/icon.tsx';
import { toReasonText } from './reason-text.ts';

/** “Same company, GmbH set aside” says “same company” too. */
function toShownReasons(reasons: readonly Reason[]): readonly Reason[] {
  const saysMore = reasons.some((reason) => reason.code === 'suffix_ignored');
  return saysMore ? reasons.filter((reason) => reason.code !== 'same_company') : reasons;
}

/** The record that may be the same, with every reason for and against in full. */
export function CandidateWell({ candidate }: { readonly candidate: Candidate }) {
  return (
    <div className="rounded-md bg-sunken px-2 py-1.5 text-xs">
      <div className="text-sm font-medium text-ink">{candidate.name}</div>
      <div className="text-ink-2">
        {[candidate.title, candidate.companyName].filter(Boolean).join(', ')}
      </div>
      <ul className="mt-1 flex flex-col gap-0.5">
        {toShownReasons(candidate.reasons).map((reason) => {
          const { text, isFor } = toReasonText(reason);
          return (
            <li key={text} className="flex items-start gap-1.5 text-ink-2">
              <Icon shape={isFor ? Check : X} size="sm" className="mt-px" />
              <span>{text}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
