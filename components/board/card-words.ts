import { i18n } from '#i18n';
import type { BusinessCalendar } from '../../lib/actions/calendar.ts';
import { toUnits } from '../../lib/model/money.ts';
import { sureFrom } from '../../lib/scoring/grade.ts';
import type { BoardCard, BoardStage } from '../../lib/store/board.ts';
import { toActionWords } from '../actions/action-words.ts';
import { moneyText, shortMoneyText } from '../deal/deal-words.ts';
import { type StageTime, toStageTime } from '../deal/stage-steps.ts';
import { toDueText } from '../pipeline/due.ts';
import type { Tone } from '../ui/chip.tsx';

/** What everything on the board is worded with. */
export interface WordContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly calendar: BusinessCalendar;
  /** Of the workspace. */
  readonly currency: string;
  /** By rep; empty without a team, where nobody has to be named. */
  readonly ownerNames: ReadonlyMap<string, string>;
  /** Time in the stage, people, scores and next actions are known; at first sight only the deals are. */
  readonly isWhole: boolean;
}

/** Longer amounts are shortened: a column is narrow. */
const maxMoneyLength = 11;

export function fitMoney(amount: string, currency: string | null): string {
  const whole = moneyText(amount, currency);
  return whole.length > maxMoneyLength ? shortMoneyText(amount, currency) : whole;
}

export interface ValueWords {
  readonly text: string;
  /** In full, and in the deal's own currency where that is another. */
  readonly title: string;
  /** It has no rate, and is in no sum. */
  readonly isApart: boolean;
}

/** A year's value in the workspace's currency, as its column adds it up. */
export function toValueWords(card: BoardCard, currency: string): ValueWords | undefined {
  const own = card.amount === null ? undefined : moneyText(card.amount, card.currency);
  if (card.annual === null) {
    if (own === undefined || card.amount === null) return undefined;
    const title = i18n.t('board.noRate', [own]);
    return { text: fitMoney(card.amount, card.currency), title, isApart: true };
  }
  const whole = moneyText(card.annual, currency);
  const isSame = own === undefined || card.currency === currency;
  return {
    text: fitMoney(card.annual, currency),
    title: isSame ? whole : `${whole} · ${own}`,
    isApart: false,
  };
}

export interface NextWords {
  readonly title: string;
  /** Of a rule. */
  readonly reason: string | undefined;
  readonly due: { readonly text: string; readonly tone: Tone } | undefined;
}

/** A task without a time sorts last. */
const noTime = '9999';

export function toNextWords(
  { name, next }: BoardCard,
  { now, calendar }: WordContext,
): NextWords | undefined {
  if (!next) return undefined;
  const nameById = new Map(
    next.prospectId === null ? [] : [[next.prospectId, next.prospectName ?? '']],
  );
  const words =
    next.action && toActionWords(next.action, { subject: name, now, calendar, nameById });
  return {
    title: words?.title ?? next.title ?? '',
    reason: words?.reason,
    due: next.dueAt.startsWith(noTime)
      ? undefined
      : toDueText({ due_at: next.dueAt, snoozed_until: null }, now),
  };
}

export function toCardTime(
  { enteredStageAt }: BoardCard,
  { medianDays }: Pick<BoardStage, 'medianDays'>,
  now: number,
): StageTime {
  return toStageTime({
    enteredAt: new Date(enteredStageAt).toISOString(),
    medianDays,
    nowMs: now,
  });
}

const gapRules = [
  'opponent_untouched',
  'champion_silent',
  'no_economic_buyer',
  'single_threaded',
  'role_guessed',
] as const;
/** Those that can lose the deal, as `isHardGap` has them. */
const hardRules: ReadonlySet<string> = new Set(gapRules.slice(0, 3));

export interface GapWords {
  readonly text: string;
  readonly isHard: boolean;
}

export function toGapWords({ gaps }: BoardCard): GapWords | undefined {
  const named = gapRules.filter((rule) => gaps.includes(rule));
  if (named.length === 0) return undefined;
  return {
    text: named.map((rule) => i18n.t(`board.gap.${rule}`)).join(', '),
    isHard: named.some((rule) => hardRules.has(rule)),
  };
}

/** All that a card shows, as one sentence after the other. */
export function toCardSentence(card: BoardCard, stage: BoardStage, context: WordContext): string {
  const next = toNextWords(card, context);
  const owner = context.ownerNames.get(card.ownerId ?? '');
  const gaps = toGapWords(card);
  const { days, median } = toCardTime(card, stage, context.now);
  const head = [
    card.name,
    isNamedAfterCompany(card) ? undefined : card.companyName,
    toValueWords(card, context.currency)?.title,
    stage.name,
  ];
  const isOpen = card.outcome === 'open' && context.isWhole;
  return [
    head.filter(Boolean).join(', '),
    next && i18n.t('board.nextIs', [[next.title, next.due?.text].filter(Boolean).join(', ')]),
    isOpen &&
      (median === undefined
        ? i18n.t('board.daysIn', days, [String(days)])
        : i18n.t('board.daysInMedian', days, [String(days), String(median)])),
    isOpen && i18n.t('stakeholders.people', card.peopleCount),
    isOpen && gaps && i18n.t('board.gapIs', [gaps.text]),
    card.lostReason,
    card.grade !== null &&
      card.score !== null &&
      i18n.t((card.known ?? 0) < sureFrom ? 'score.gradeUnsure' : 'score.grade', [
        card.grade,
        String(card.score),
      ]),
    owner !== undefined && i18n.t('board.ownerIs', [owner]),
  ]
    .filter(Boolean)
    .join('. ');
}

/** Most deals are called after their company; then one name says it. */
export function isNamedAfterCompany({ name, companyName }: BoardCard): boolean {
  return companyName === null || name.toLowerCase().includes(companyName.toLowerCase());
}

/** Odds and what they leave of a column's sum. */
export function toWeightedText(of: {
  readonly odds: number;
  readonly weighted: string;
  readonly currency: string;
}): string {
  const percent = i18n.t('deal.percent', [String(of.odds)]);
  return toUnits(of.weighted) === 0n
    ? percent
    : `${percent} → ${fitMoney(of.weighted, of.currency)}`;
}
