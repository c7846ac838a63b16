import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from './card.ts';
import { type Grade, sureFrom, toGrade } from './grade.ts';
import { type Totals, toTotals } from './score.ts';

/** Somebody whose grade would be another. */
export interface PreviewExample {
  readonly prospectId: string;
  readonly before: Grade | null;
  readonly after: Grade | null;
}

/** What a card that is not in use yet would make of all prospects. */
export interface Preview {
  readonly prospectCount: number;
  /** Whose fit is `minFit` or more. */
  readonly fitCount: number;
  /** Of the others those of whom too little is known to say that they do not fit. */
  readonly unsureCount: number;
  /** Whose grade is another than by the card in use. */
  readonly movedCount: number;
  /** Whose score is; it may be within the same grade. */
  readonly movedScoreCount: number;
  /** A few of them, those first whose score moves the most. */
  readonly examples: readonly PreviewExample[];
}

export interface PreviewedPerson {
  readonly prospectId: string;
  readonly inputs: ScoreInputs;
  /** By the card in use, for the same instant. */
  readonly before: Totals;
}

/** From here on somebody is said to fit. */
export const minFit = 50;
const maxExamples = 5;

interface Moved {
  readonly example: PreviewExample;
  readonly by: number;
}

/** Counts people as they come, so that it may be left off at any time. */
export interface PreviewCount {
  add(people: readonly PreviewedPerson[]): void;
  result(): Preview;
}

export function countPreview(card: Card, at: number): PreviewCount {
  let [prospectCount, fitCount, unsureCount, movedCount, movedScoreCount] = [0, 0, 0, 0, 0];
  let most: readonly Moved[] = [];
  return {
    add(people) {
      const moved: Moved[] = [...most];
      for (const { prospectId, inputs, before } of people) {
        const now = toTotals(inputs, card, at);
        prospectCount += 1;
        if (now.fit !== null && now.fit >= minFit) fitCount += 1;
        else if (now.fit !== null && now.known < sureFrom) unsureCount += 1;
        if (now.score !== before.score) movedScoreCount += 1;
        const grades = {
          before: toGrade(before.fit, before.engagement),
          after: toGrade(now.fit, now.engagement),
        };
        if (grades.before === grades.after) continue;
        movedCount += 1;
        const by = Math.abs(now.score - before.score);
        moved.push({ example: { prospectId, ...grades }, by });
      }
      most = moved.sort(byMost).slice(0, maxExamples);
    },
    result: () => ({
      prospectCount,
      fitCount,
      unsureCount,
      movedCount,
      movedScoreCount,
      examples: most.map(({ example }) => example),
    }),
  };
}

function byMost(one: Moved, other: Moved): number {
  return other.by - one.by || (one.example.prospectId < other.example.prospectId ? -1 : 1);
}
