import { useState } from 'react';
import type { ReportAsked } from '../dashboard/dashboard-words.ts';

/** Kept while the page is open: whoever looks at the rows behind a number comes back to the period they left. */
let kept: ReportAsked = { grain: 'quarter', back: 0, repIds: null };

export function usePeriodChoice(): readonly [ReportAsked, (next: ReportAsked) => void] {
  const [asked, setAsked] = useState(kept);
  return [
    asked,
    (next) => {
      kept = next;
      setAsked(next);
    },
  ];
}
