import type { Deal, Stakeholder } from '../model/deal.ts';
import type { Touchpoint } from '../model/engagement.ts';
import type { Channel, Prospect } from '../model/prospect.ts';
import type { ActionRow } from './action-row.ts';
import { clockClient } from './hybrid-clock.ts';
import type { ScoreBucket } from './score-rows.ts';
import type { RowByTable } from './tables.ts';

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

interface MoveMirror {
  readonly id: string;
  readonly dealId: string;
  readonly fromStageId: string | null;
  readonly toStageId: string;
  readonly at: number;
}

interface PartMirror {
  readonly id: string;
  readonly dealId: string;
  readonly prospectId: string;
  readonly roles: Stakeholder['roles'];
  readonly createdAt: number;
}

interface TouchMirror {
  readonly id: string;
  readonly at: number;
  readonly channel: Touchpoint['channel'];
  readonly direction: Touchpoint['direction'];
  readonly outcome: string | null;
  readonly subject: string | null;
  readonly threadKey: string | null;
  readonly prospectIds: readonly string[];
  readonly dealId: string | null;
  /** The device that wrote the first of its fields; null where its clocks do not say. */
  readonly loggedOn: string | null;
  /** Who changed it last. */
  readonly updatedBy: string;
}

/** A next action that the rep wrote and that is not done. */
export interface TaskMirror {
  readonly id: string;
  readonly title: string;
  readonly channel: Channel | null;
}

/** What was known of a deal since when: the fields that a forecast of then rests on. */
export interface DealFactMirror {
  readonly id: string;
  readonly dealId: string;
  readonly field: string;
  readonly value: string | null;
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
  scores: ScoreBucket;
}
export type MirrorTable = keyof MirrorRows;

/** Of these commands and sync say what they write; what is worked out, and what is small, is read from the rows. */
export const keptTables = [
  'prospects',
  'companies',
  'deals',
  'stage_changes',
  'stakeholders',
  'touchpoints',
  'facts',
] as const satisfies readonly MirrorTable[];
export type KeptTable = (typeof keptTables)[number];

/** What is kept of one row; `undefined` where it is nobody's business: deleted, merged away, done. */
type ReadRow<Row, Mirror> = (row: Row) => Mirror | undefined;

interface SourceRows extends Pick<RowByTable, Exclude<MirrorTable, 'actions' | 'scores'>> {
  actions: ActionRow;
  scores: ScoreBucket;
}

function toMs(instant: string): number {
  return Date.parse(instant);
}

function toMsOrNull(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

/** Of the field that was written first. A clock's text sorts by time. */
function firstClient(clocks: Readonly<Record<string, string>>): string | null {
  let first: string | undefined;
  for (const field in clocks) {
    const clock = clocks[field];
    if (clock !== undefined && (first === undefined || clock < first)) first = clock;
  }
  return first === undefined ? null : clockClient(first) || null;
}

/** Fields of a deal of which the past matters to a forecast. */
const pastFields: ReadonlySet<string> = new Set([
  'expected_close_on',
  'amount',
  'currency',
  'billing',
  'owner_id',
]);

export const readMirrorRow: {
  readonly [Table in MirrorTable]: ReadRow<SourceRows[Table], MirrorRows[Table]>;
} = {
  prospects: (row) =>
    row.deleted_at === null && row.merged_into === null
      ? {
          id: row.id,
          fullName: row.full_name,
          title: row.title,
          headline: row.headline,
          companyId: row.company_id,
          status: row.status,
          ownerId: row.owner_id,
          tags: row.tags,
          emails: row.emails,
          phones: row.phones,
          location: row.location,
          seniority: row.seniority,
          department: row.department,
          isDoNotContact: row.do_not_contact,
          createdAt: toMs(row.created_at),
          updatedAt: toMs(row.updated_at),
        }
      : undefined,
  companies: (row) =>
    row.deleted_at === null && row.merged_into === null
      ? {
          id: row.id,
          name: row.name,
          industry: row.industry,
          sizeMin: row.size_min,
          sizeMax: row.size_max,
          location: row.location,
          domain: row.domain,
          tags: row.tags,
          createdAt: toMs(row.created_at),
          updatedAt: toMs(row.updated_at),
        }
      : undefined,
  deals: (row) =>
    row.deleted_at === null
      ? {
          id: row.id,
          name: row.name,
          companyId: row.company_id,
          stageId: row.stage_id,
          amount: row.amount,
          currency: row.currency,
          billing: row.billing,
          termMonths: row.term_months,
          expectedCloseOn: row.expected_close_on,
          ownerId: row.owner_id,
          outcome: row.outcome,
          closedAt: toMsOrNull(row.closed_at),
          lostReason: row.lost_reason,
          quotedAt: toMsOrNull(row.quoted_at),
          renewsDealId: row.renews_deal_id,
          createdAt: toMs(row.created_at),
          updatedAt: toMs(row.updated_at),
        }
      : undefined,
  stage_changes: (row) =>
    row.deleted_at === null
      ? {
          id: row.id,
          dealId: row.deal_id,
          fromStageId: row.from_stage_id,
          toStageId: row.to_stage_id,
          at: toMs(row.at),
        }
      : undefined,
  stakeholders: (row) =>
    row.deleted_at === null
      ? {
          id: row.id,
          dealId: row.deal_id,
          prospectId: row.prospect_id,
          roles: row.roles,
          createdAt: toMs(row.created_at),
        }
      : undefined,
  touchpoints: (row) =>
    row.deleted_at === null
      ? {
          id: row.id,
          at: toMs(row.occurred_at),
          channel: row.channel,
          direction: row.direction,
          outcome: row.outcome,
          subject: row.subject,
          threadKey: row.thread_key,
          prospectIds: row.prospect_ids,
          dealId: row.deal_id,
          loggedOn: firstClient(row.clocks),
          updatedBy: row.updated_by,
        }
      : undefined,
  tasks: (row) =>
    row.deleted_at === null && row.done_at === null
      ? { id: row.id, title: row.title, channel: row.channel }
      : undefined,
  actions: (row) => row,
  // Lists and numbers are facts of prospects and companies alone.
  facts: (row) =>
    row.deleted_at === null &&
    row.entity === 'deal' &&
    pastFields.has(row.field) &&
    !Array.isArray(row.value)
      ? {
          id: row.id,
          dealId: row.entity_id,
          field: row.field,
          value: typeof row.value === 'number' ? String(row.value) : row.value,
          at: toMs(row.known_at),
        }
      : undefined,
  scores: (row) => row,
};

/** Names what is kept of a row: where that is another, so is this. */
export function shapeOf(table: KeptTable): string {
  const reader = String(readMirrorRow[table]);
  return table === 'facts' ? `${reader} ${[...pastFields].join()}` : reader;
}
