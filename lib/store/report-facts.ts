import type { ReportFacts } from '../reports/facts.ts';
import type { Mirrors } from './mirrors.ts';

/** Facts for `lib/reports` from the rows of the store; the same object while nothing has changed. */
export function loadReportFacts(_mirrors: Mirrors): Promise<ReportFacts> {
  throw new Error('not here yet');
}

/** Prospects who are worked on: new, working or nurturing, and may be contacted. */
export function loadWorkedOn(_mirrors: Mirrors): Promise<ReadonlySet<string>> {
  throw new Error('not here yet');
}
