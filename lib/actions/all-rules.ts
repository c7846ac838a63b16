import type { DealRule, PersonRule } from './facts.ts';
import { rule as cadenceStep } from './rules/cadence-step.ts';
import { rule as championSilent } from './rules/champion-silent.ts';
import { rule as closeDatePassed } from './rules/close-date-passed.ts';
import { rule as jobChange } from './rules/job-change.ts';
import { rule as meetingFollowUp } from './rules/meeting-follow-up.ts';
import { rule as noEconomicBuyer } from './rules/no-economic-buyer.ts';
import { rule as notContacted } from './rules/not-contacted.ts';
import { rule as noticeDue } from './rules/notice-due.ts';
import { rule as opponentUntouched } from './rules/opponent-untouched.ts';
import { rule as quoteUnanswered } from './rules/quote-unanswered.ts';
import { rule as renewalDue } from './rules/renewal-due.ts';
import { rule as replyWaits } from './rules/reply-waits.ts';
import { rule as roleGuessed } from './rules/role-guessed.ts';
import { rule as scoreJump } from './rules/score-jump.ts';
import { rule as singleThreaded } from './rules/single-threaded.ts';
import { rule as stalled } from './rules/stalled.ts';

export const personRules: readonly PersonRule[] = [
  replyWaits,
  noticeDue,
  meetingFollowUp,
  cadenceStep,
  notContacted,
  scoreJump,
  jobChange,
];

export const dealRules: readonly DealRule[] = [
  closeDatePassed,
  quoteUnanswered,
  renewalDue,
  opponentUntouched,
  championSilent,
  noEconomicBuyer,
  singleThreaded,
  roleGuessed,
  stalled,
];
