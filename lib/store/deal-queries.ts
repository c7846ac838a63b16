import type { Company } from '../model/company.ts';
import type { Deal, Stage, StageChange, Stakeholder } from '../model/deal.ts';
import type { Cadence, Enrolment, Note, Task, Template, Touchpoint } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import type { RepSettingKey, RepSettingValue, SettingKey, SettingValue } from '../model/selling.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Store } from './store.ts';

/** What the pages show of deals and of all that belongs to them. For live queries: read through Dexie alone, by an index. */

/** Stages in their order; the default ones where the workspace has none yet. */
export function listStages(_store: Store): Promise<readonly Stage[]> {
  throw new Error('not built yet');
}

export interface DealView {
  readonly deal: Deal;
  readonly company: Company | undefined;
  readonly stage: Stage | undefined;
  readonly stages: readonly Stage[];
  /** ISO time in UTC. */
  readonly enteredStageAt: string;
  /** Days that deals of the workspace stay in this stage, in the middle; null where too few have left it. */
  readonly medianDays: number | null;
  /** The deal that this one renews, and the one that renews it. */
  readonly renews: Deal | undefined;
  readonly renewedBy: Deal | undefined;
}

/** `undefined` where there is none, or it is deleted. */
export function loadDeal(_store: Store, _id: string): Promise<DealView | undefined> {
  throw new Error('not built yet');
}

export interface DealLine {
  readonly deal: Deal;
  readonly stage: Stage | undefined;
  readonly companyName: string | null;
}

/** Deals in which a prospect takes part, or of a company: open ones first, then the newest. */
export function dealsOf(
  _store: Store,
  _of: { prospectId: string } | { companyId: string },
): Promise<readonly DealLine[]> {
  throw new Error('not built yet');
}

/** Open deals of the prospect's company in which they do not take part yet. */
export function dealsToJoin(_store: Store, _prospectId: string): Promise<readonly DealLine[]> {
  throw new Error('not built yet');
}

export interface StakeholderLine {
  readonly stakeholder: Stakeholder;
  readonly prospect: Prospect;
  /** ISO time in UTC; null for never. */
  readonly lastTouchAt: string | null;
  readonly noteCount: number;
}

/** By influence, then by name. */
export function listStakeholders(
  _store: Store,
  _dealId: string,
): Promise<readonly StakeholderLine[]> {
  throw new Error('not built yet');
}

/** One thing that happened, for a timeline; `at` is ISO time in UTC. */
export type TimelineEntry = { readonly at: string; readonly id: string } & (
  | {
      readonly kind: 'touchpoint';
      readonly touchpoint: Touchpoint;
      /** Names of its people, in order. */
      readonly people: readonly { readonly id: string; readonly name: string }[];
    }
  | {
      readonly kind: 'stage';
      readonly change: StageChange;
      readonly dealName: string;
      readonly fromName: string | null;
      readonly toName: string;
    }
  | { readonly kind: 'task'; readonly task: Task }
);

export type TimelineSubject = { prospectId: string } | { dealId: string } | { companyId: string };

/** Touchpoints, moves of deals and next actions that are done, the newest first. */
export function loadTimeline(
  _store: Store,
  _of: TimelineSubject,
  _limit = 100,
): Promise<{
  readonly entries: readonly TimelineEntry[];
  readonly count: number;
  readonly inCount: number;
  readonly outCount: number;
}> {
  throw new Error('not built yet');
}

/** Notes on a deal with those on its stakeholders; on a company with none of others. */
export function listDealNotes(_store: Store, _dealId: string): Promise<readonly Note[]> {
  throw new Error('not built yet');
}

export function listTemplates(_store: Store): Promise<readonly Template[]> {
  throw new Error('not built yet');
}

/** The default one where the workspace has none yet. */
export function listCadences(_store: Store): Promise<readonly Cadence[]> {
  throw new Error('not built yet');
}

/** How many prospects are on each cadence now, by its id. */
export function countEnrolled(_store: Store): Promise<Readonly<Record<string, number>>> {
  throw new Error('not built yet');
}

export interface EnrolmentView {
  readonly enrolment: Enrolment;
  readonly cadence: Cadence;
}

/** The cadence that a prospect is on, or the one that ended last; `undefined` for none. */
export function loadEnrolment(
  _store: Store,
  _prospectId: string,
): Promise<EnrolmentView | undefined> {
  throw new Error('not built yet');
}

export function loadSetting<Key extends SettingKey>(
  _store: Store,
  _key: Key,
): Promise<SettingValue<Key>> {
  throw new Error('not built yet');
}

export function loadRepSetting<Key extends RepSettingKey>(
  _store: Store,
  _key: Key,
): Promise<RepSettingValue<Key>> {
  throw new Error('not built yet');
}

export function loadWorkspace(_store: Store): Promise<Workspace | undefined> {
  throw new Error('not built yet');
}

/** Whether the rep may change stages, cadences, templates and settings: in a team managers and owners, without one everybody. */
export function canManage(_store: Store): Promise<boolean> {
  throw new Error('not built yet');
}
