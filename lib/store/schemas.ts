import type * as z from 'zod/mini';
import { company } from '../model/company.ts';
import { deal, stage, stageChange, stakeholder } from '../model/deal.ts';
import {
  cadence,
  dismissal,
  enrolment,
  fact,
  note,
  signal,
  task,
  template,
  touchpoint,
  touchpointKey,
} from '../model/engagement.ts';
import { prospect } from '../model/prospect.ts';
import { repSetting, scorecard, setting, suppression } from '../model/settings.ts';
import { invitation, member, workspace } from '../model/workspace.ts';
import type { RowByTable, SyncedTableName } from './tables.ts';

/**
 * What a row must look like to be written. Apart from the tables, so that a page that only looks (the popup at its first
 * paint) does not load the checks.
 */
export const rowSchemas: { readonly [Name in SyncedTableName]: z.ZodMiniType<RowByTable[Name]> } = {
  workspaces: workspace,
  members: member,
  invitations: invitation,
  companies: company,
  prospects: prospect,
  stages: stage,
  deals: deal,
  stage_changes: stageChange,
  stakeholders: stakeholder,
  notes: note,
  touchpoints: touchpoint,
  touchpoint_keys: touchpointKey,
  tasks: task,
  templates: template,
  cadences: cadence,
  enrolments: enrolment,
  signals: signal,
  dismissals: dismissal,
  settings: setting,
  rep_settings: repSetting,
  scorecards: scorecard,
  facts: fact,
  suppressions: suppression,
};
