import * as z from 'zod/mini';
import { amount, text } from './row.ts';

/** What a workspace sets about its reports: value of the setting `reports`. */
export const reportSettings = z.object({
  /** The month in which the fiscal year begins, 1–12. */
  fiscalMonth: z.int().check(z.gte(1), z.lte(12)),
  /** ISO day of the week on which a week begins: 1 Monday, 7 Sunday. */
  weekStartsOn: z.union([z.literal(1), z.literal(6), z.literal(7)]),
  /** Gross margin in percent, for the lifetime value; null until somebody sets it, and then there is none. */
  marginPercent: z.nullable(z.number().check(z.gte(0), z.lte(100))),
  /** A customer's lifetime is never taken to be longer: at a churn of zero it would have no end. */
  lifetimeCapYears: z.number().check(z.gte(1), z.lte(50)),
  /** Won annual value that a rep is to bring in a quarter, by rep, in the workspace's currency. */
  quarterTargets: z.record(z.uuid(), amount),
  /** Days without a touchpoint after which a prospect who is worked on goes cold. */
  coldDays: z.int().check(z.gte(1), z.lte(365)),
});
export type ReportSettings = z.infer<typeof reportSettings>;

export const defaultReportSettings: ReportSettings = {
  fiscalMonth: 1,
  weekStartsOn: 1,
  marginPercent: null,
  lifetimeCapYears: 8,
  quarterTargets: {},
  coldDays: 30,
};

/** Places of the dashboard of which a rep keeps views. */
export const viewPlaces = ['board', 'prospects', 'companies', 'deals'] as const;
export type ViewPlace = (typeof viewPlaces)[number];

/** Filter, order and columns under a name; `query` is the place's own text (`board-filter.ts`, `list-query.ts`). */
export const savedView = z.object({
  id: z.uuid(),
  name: text(60).check(z.minLength(1)),
  place: z.enum(viewPlaces),
  query: text(2000),
});
export type SavedView = z.infer<typeof savedView>;

export const savedViews = z.object({ views: z.array(savedView).check(z.maxLength(100)) });
export type SavedViews = z.infer<typeof savedViews>;
