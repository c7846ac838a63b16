import type { Channel } from '../../lib/model/prospect.ts';
import type { BackTest } from '../../lib/reports/back-test.ts';
import type { Forecast, ForecastDeal, ForecastQuery } from '../../lib/reports/forecast.ts';
import type { Figure, MetricId, MetricQuery, RowRef } from '../../lib/reports/metrics.ts';
import type { Grain, Period } from '../../lib/reports/periods.ts';
import type { Cohort, FunnelPart, FunnelStep, TrendPoint } from '../../lib/reports/series.ts';
import type { TouchPart, TouchReport } from '../../lib/reports/touches.ts';
import type { Board } from '../../lib/store/board.ts';
import type { ListTable } from '../../lib/store/list-names.ts';
import type { RowTitle } from '../../lib/store/mirror-titles.ts';
import type { ListAnswer, ListChoices, ListQuery, ListRow } from '../../lib/store/record-lists.ts';
import type { HeldIds } from './held-ids.ts';

/** A period by how many before the running one: 0 is the running one, 1 the last. */
export interface ReportAsked {
  readonly grain: Grain;
  readonly back: number;
  readonly repIds: readonly string[] | null;
}

/** What an answer is of: also while another question is on its way, its words are of this one. */
interface Answered {
  readonly asked: ReportAsked;
  readonly query: MetricQuery;
  /** What it is compared with. */
  readonly before: Period;
}

export interface ReportAnswer extends Answered {
  readonly currency: string;
  readonly reps: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly Figure[];
  readonly byRep: readonly {
    readonly repId: string;
    readonly name: string;
    readonly figures: readonly Figure[];
  }[];
  readonly funnel: readonly FunnelStep[];
  readonly cohorts: readonly Cohort[];
  /** Of new prospects. */
  readonly trend: readonly TrendPoint[];
}

export interface TrendAnswer extends Answered {
  readonly metric: MetricId;
  readonly points: readonly TrendPoint[];
}

/** A number whose rows are asked for: a part of a metric, of a step of the funnel, or of a channel's touchpoints. */
export type RowsOf =
  | { readonly kind: 'metric'; readonly metric: MetricId; readonly part: string }
  | { readonly kind: 'stage'; readonly stageId: string; readonly part: FunnelPart }
  | { readonly kind: 'channel'; readonly channel: Channel; readonly part: TouchPart };

export interface ForecastAnswer {
  /** What it is an answer to. */
  readonly asked: Omit<ForecastQuery, 'now'>;
  readonly forecast: Forecast;
  readonly backTest: BackTest;
  readonly currency: string;
  readonly reps: readonly { readonly id: string; readonly name: string }[];
}

export interface TouchAnswer extends Answered {
  readonly report: TouchReport;
  readonly reps: readonly { readonly id: string; readonly name: string }[];
  /** Names of the cold ones that are shown, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the page asks of the worker, each with its answer. */
export interface DashboardAsks {
  board: { readonly asked: { readonly isWhole: boolean }; readonly answer: Board };
  list: {
    readonly asked: { readonly query: ListQuery; readonly from: number; readonly count: number };
    readonly answer: ListAnswer;
  };
  listIds: { readonly asked: { readonly query: ListQuery }; readonly answer: readonly string[] };
  /** Rows by their ids, in that order; those that are gone are left out. */
  listRows: {
    readonly asked: {
      readonly table: ListTable;
      readonly columns: readonly string[];
      readonly ids: readonly string[];
    };
    readonly answer: readonly ListRow[];
  };
  choices: { readonly asked: { readonly table: ListTable }; readonly answer: ListChoices };
  report: { readonly asked: ReportAsked; readonly answer: ReportAnswer };
  trend: {
    readonly asked: ReportAsked & { readonly metric: MetricId };
    readonly answer: TrendAnswer;
  };
  rows: {
    readonly asked: ReportAsked & { readonly of: RowsOf };
    readonly answer: readonly RowRef[];
  };
  forecast: { readonly asked: Omit<ForecastQuery, 'now'>; readonly answer: ForecastAnswer };
  forecastDeals: {
    readonly asked: Omit<ForecastQuery, 'now'> & { readonly period: Period };
    readonly answer: readonly ForecastDeal[];
  };
  touches: { readonly asked: ReportAsked; readonly answer: TouchAnswer };
  /** In the order of `refs`, of which the first `mostTitles` are answered; rows that are gone are left out. */
  titles: {
    readonly asked: { readonly refs: readonly RowRef[] };
    readonly answer: readonly RowTitle[];
  };
}
export type AskName = keyof DashboardAsks;

interface AskMessage<Name extends AskName = AskName> {
  readonly id: number;
  readonly name: Name;
  readonly asked: DashboardAsks[Name]['asked'];
  readonly held?: HeldIds;
}

/** Somebody looks at the page again: what was written and nobody told of is looked for. */
interface LookMessage {
  readonly name: 'look';
}
export type PageMessage = AskMessage | LookMessage;

export type WorkerMessage =
  /** A board comes packed. */
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly name: AskName;
      readonly answer: unknown;
    }
  | { readonly kind: 'failed'; readonly id: number }
  /** The store has changed: what is shown is asked for again. */
  | { readonly kind: 'changed' };
