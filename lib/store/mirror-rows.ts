import type { Deal, Stakeholder } from '../model/deal.ts';
import type { Touchpoint } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import type { ActionRow } from './action-row.ts';

/**
 * Rows as the dashboard's worker holds them: what board, lists and reports need, and no more. Times are milliseconds since
 * 1970, days `YYYY-MM-DD`, money decimal text.
 */

export interface ProspectMirror {
  readonly id: string;
  readonly fullName: string;
  readonly title: string | null;
  readonly headline: string | null;
  readonly companyId: string | null;
  readonly status: Prospect['status'];
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly location: string | null;
  readonly seniority: string | null;
  readonly department: string | null;
  readonly isDoNotContact: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface CompanyMirror {
  readonly id: string;
  readonly name: string;
  readonly industry: string | null;
  readonly sizeMin: number | null;
  readonly sizeMax: number | null;
  readonly location: string | null;
  readonly domain: string | null;
  readonly tags: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface DealMirror {
  readonly id: string;
  readonly name: string;
  readonly companyId: string | null;
  readonly stageId: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly billing: Deal['billing'];
  readonly termMonths: number | null;
  readonly expectedCloseOn: string | null;
  readonly ownerId: string | null;
  readonly outcome: Deal['outcome'];
  readonly closedAt: number | null;
  readonly lostReason: string | null;
  readonly quotedAt: number | null;
  readonly renewsDealId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface MoveMirror {
  readonly id: string;
  readonly dealId: string;
  readonly fromStageId: string | null;
  readonly toStageId: string;
  readonly at: number;
}

export interface PartMirror {
  readonly id: string;
  readonly dealId: string;
  readonly prospectId: string;
  readonly roles: Stakeholder['roles'];
  readonly createdAt: number;
}

export interface TouchMirror {
  readonly id: string;
  readonly at: number;
  readonly channel: Touchpoint['channel'];
  readonly direction: Touchpoint['direction'];
  readonly outcome: string | null;
  readonly subject: string | null;
  readonly threadKey: string | null;
  readonly prospectIds: readonly string[];
  readonly dealId: string | null;
  readonly updatedBy: string;
}

/** A next action that the rep wrote and that is not done. */
export interface TaskMirror {
  readonly id: string;
  readonly title: string;
  readonly channel: Touchpoint['channel'] | null;
}

/** What was known of a deal since when: the fields that a forecast of then rests on. */
export interface DealFactMirror {
  readonly id: string;
  readonly dealId: string;
  readonly field: string;
  readonly value: string | number | null;
  readonly at: number;
}

export interface MirrorRows {
  prospects: ProspectMirror;
  companies: CompanyMirror;
  deals: DealMirror;
  stage_changes: MoveMirror;
  stakeholders: PartMirror;
  touchpoints: TouchMirror;
  tasks: TaskMirror;
  actions: ActionRow;
  facts: DealFactMirror;
}
export type MirrorTable = keyof MirrorRows;
