import type { Channel } from '../model/prospect.ts';
import type { ReportSettings } from '../model/reports.ts';

/**
 * What reports are made of: rows of the store, or of a file, with what no metric needs left out. Times are milliseconds since
 * 1970, days `YYYY-MM-DD`, money whole ten-thousandths of the workspace's currency (`lib/model/money.ts`), so that sums are
 * exact to the cent.
 */

export interface DealFact {
  readonly id: string;
  readonly ownerId: string | null;
  readonly companyId: string | null;
  readonly stageId: string;
  readonly outcome: 'open' | 'won' | 'lost';
  /** `NaN` where a file does not tell: it is counted in nothing that goes by creation, and open until it is closed. */
  readonly createdAt: number;
  /** Null while it is open, and where a closed one has no known day: it is counted in nothing that goes by close date. */
  readonly closedAt: number | null;
  readonly expectedCloseOn: string | null;
  /** Annual value; null without an amount, and where its currency has no rate. */
  readonly annual: bigint | null;
  /** Of the whole term. */
  readonly total: bigint | null;
  readonly isRecurring: boolean;
  readonly termMonths: number | null;
  readonly renewsDealId: string | null;
  /** Whose it was when it was closed; left out where that is `ownerId`, or not known. */
  readonly closedBy?: string | null;
}

/** Who has closed it: whoever took it over since has not. */
export function closerOf({ closedBy, ownerId }: DealFact): string | null {
  return closedBy === undefined ? ownerId : closedBy;
}

/** One step of a deal's way; `fromStageId` is null where it begins. */
export interface MoveFact {
  readonly dealId: string;
  readonly fromStageId: string | null;
  readonly toStageId: string;
  readonly at: number;
}

export interface StageFact {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly kind: 'open' | 'won' | 'lost';
  /** Percent. */
  readonly probability: number;
}

export interface ProspectFact {
  readonly id: string;
  readonly ownerId: string | null;
  readonly companyId: string | null;
  /** When they entered the pipeline. */
  readonly enteredAt: number;
  /** When they first took part in a deal: then they are converted. */
  readonly dealAt: number | null;
  /** New, working or nurturing, and may be contacted: who is not comes to no deal any more. */
  readonly isWorkedOn: boolean;
}

export interface TouchFact {
  readonly id: string;
  /** Who logged it. */
  readonly repId: string | null;
  readonly at: number;
  readonly channel: Channel;
  readonly direction: 'in' | 'out' | null;
  readonly outcome: string | null;
  readonly threadKey: string | null;
  readonly prospectIds: readonly string[];
  readonly dealId: string | null;
}

/** What a field of a deal was, from an instant on: for saying what was known in the past. */
export interface PastFact {
  readonly dealId: string;
  readonly field: 'expected_close_on' | 'annual' | 'owner_id';
  /** Of `annual` whole ten-thousandths in the workspace's currency; else the value. */
  readonly value: string | bigint | null;
  readonly at: number;
}

export interface RepFact {
  readonly id: string;
  readonly name: string;
  /** When they came, and when they left; left out where it is not known. */
  readonly from?: number;
  readonly until?: number;
}

export interface ReportFacts {
  readonly deals: readonly DealFact[];
  readonly moves: readonly MoveFact[];
  /** In their order. */
  readonly stages: readonly StageFact[];
  readonly prospects: readonly ProspectFact[];
  readonly touches: readonly TouchFact[];
  readonly past: readonly PastFact[];
  /** Everybody who counts as a rep; reps with nothing count as well. Owners who are none of them are added by the metrics. */
  readonly reps: readonly RepFact[];
  /** Who was a rep and is none any more. */
  readonly leavers?: readonly RepFact[];
  readonly settings: ReportSettings;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
}
