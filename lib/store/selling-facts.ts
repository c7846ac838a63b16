import { type CalendarOptions, createCalendar } from '../actions/calendar.ts';
import type { SellingFacts } from '../actions/facts.ts';
import type { Stage } from '../model/deal.ts';
import { listStages, loadRepSetting, loadSetting, loadWorkspace } from './deal-queries.ts';
import { loadStageTimes } from './stage-times.ts';
import type { Store } from './store.ts';

/** Business days without a word after which a person counts as silent. */
const silenceDays = 10;
/** What a deal is taken to be worth while none has an amount. */
const unknownWorth = 10_000;

/** What the rules need to know of the workspace, with what the store needs to make facts of its rows. */
export interface WorkspaceFacts extends SellingFacts {
  /** What the calendar was made of. */
  readonly calendarOptions: CalendarOptions;
  readonly currency: string;
  readonly rates: Readonly<Record<string, string>>;
  readonly stageById: ReadonlyMap<string, Stage>;
}

/** For live queries: reads through Dexie alone. */
export async function loadSellingFacts(store: Store): Promise<WorkspaceFacts> {
  const [workspace, stages, holidays, workWeek, rates, away, medianDaysByStage, typical] =
    await Promise.all([
      loadWorkspace(store),
      listStages(store),
      loadSetting(store, 'holidays'),
      loadSetting(store, 'work_week'),
      loadSetting(store, 'currency_rates'),
      loadRepSetting(store, 'away'),
      loadStageTimes(store),
      store.kv.get('typical_worth'),
    ]);
  const calendarOptions = {
    timeZone: workspace?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    workDays: workWeek.days,
    closed: new Set([...holidays.days.map(({ on }) => on), ...daysBetween(away)]),
  };
  return {
    calendarOptions,
    calendar: createCalendar(calendarOptions),
    medianDaysByStage,
    silenceDays,
    typicalWorth: typeof typical?.value === 'number' ? typical.value : unknownWorth,
    firstProbability: stages.find(({ kind }) => kind === 'open')?.probability ?? 5,
    currency: workspace?.currency ?? 'USD',
    rates: rates.rates,
    stageById: new Map(stages.map((stage) => [stage.id as string, stage])),
  };
}

/** Nobody is away longer in one piece; a slip of the year must not make a list of a million days. */
const maxAwayDays = 400;

function daysBetween({ from, until }: { from: string | null; until: string | null }): string[] {
  if (from === null || until === null) return [];
  const days: string[] = [];
  const day = new Date(`${from}T00:00:00Z`);
  for (let count = 0; count < maxAwayDays; count += 1) {
    const on = day.toISOString().slice(0, 10);
    if (on > until) break;
    days.push(on);
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}
