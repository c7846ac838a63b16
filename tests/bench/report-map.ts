import type { Billing } from '../../lib/model/deal.ts';
import {
  defaultReportSettings,
  type ReportSettings,
  reportSettings,
} from '../../lib/model/reports.ts';
import { UsageError } from './read-csv.ts';
import type { DecimalMark } from './report-amounts.ts';
import type { DayOrder } from './report-days.ts';
import {
  type Field,
  fieldByWord,
  fields,
  type SettingWord,
  settingByWord,
  settingNames,
} from './report-fields.ts';
import {
  isRecord,
  oneOf,
  parseJson,
  requireNumber,
  requireRecord,
  requireText,
  requireTexts,
  toDecimalText,
  toWord,
} from './report-json.ts';
import { foldName } from './report-names.ts';

export type Outcome = 'open' | 'won' | 'lost';
const outcomes: readonly string[] = ['open', 'won', 'lost'] satisfies readonly Outcome[];

export interface ReportMap {
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** By the folded word that stands in the column of stages or outcomes. */
  readonly outcomeByWord: ReadonlyMap<string, Outcome>;
  /** Open stages in their order, as far as the map tells it. */
  readonly stages: readonly string[];
  readonly aliases: Readonly<Partial<Record<Field, Readonly<Record<string, string>>>>>;
  /** Reps who count whether or not they have a deal. */
  readonly reps: readonly string[];
  /** ISO 4217; null where the map says nothing. */
  readonly currency: string | null;
  readonly rates: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly billing: Billing;
  readonly termMonths: number | null;
  /** Targets are by name of the rep. */
  readonly settings: ReportSettings;
  readonly dayOrder: DayOrder | undefined;
  readonly decimal: DecimalMark | undefined;
}

interface Draft {
  readonly columns: Partial<Record<Field, string>>;
  readonly outcomeByWord: Map<string, Outcome>;
  readonly stageByWord: Record<string, string>;
  readonly settings: Partial<Record<SettingWord, unknown>>;
  /** Of `currency`, `billing` and `termMonths`: said for all deals. */
  readonly constants: Partial<Record<Field, unknown>>;
}

/** A column's name as the file writes it. */
function findColumn(text: string, header: readonly string[]): string | undefined {
  const bare = text.trim();
  return (
    header.find((name) => name === bare) ??
    header.find((name) => name.toLowerCase() === bare.toLowerCase())
  );
}

const maybeConstant: ReadonlySet<Field> = new Set<Field>(['currency', 'billing', 'termMonths']);

function putColumn(
  draft: Draft,
  of: { readonly key: string; readonly value: unknown; readonly header: readonly string[] },
): void {
  const { key, value, header } = of;
  const field = fieldByWord.get(foldName(key));
  const column = typeof value === 'string' ? findColumn(value, header) : undefined;
  const put = (name: Field, text: string) => {
    const other = draft.columns[name];
    if (other !== undefined && other !== text) {
      throw new UsageError(`the map names two columns for "${name}": "${other}" and "${text}"`);
    }
    draft.columns[name] = text;
  };
  if (field !== undefined && column !== undefined) return put(field, column);
  // Written the other way round: the file's column first.
  const keyColumn = findColumn(key, header);
  const valueField = typeof value === 'string' ? fieldByWord.get(foldName(value)) : undefined;
  if (keyColumn !== undefined && valueField !== undefined) return put(valueField, keyColumn);
  if (field === undefined) {
    throw new UsageError(
      `the map does not know "${key}"; it knows ${[...fields, ...settingNames].join(', ')}`,
    );
  }
  // A field that the file does not have.
  if (value === null || value === '') return;
  if (maybeConstant.has(field)) {
    draft.constants[field] = value;
    return;
  }
  throw new UsageError(
    `no column is called "${toWord(value)}" (${key} of the map); there are: ${header.join(', ')}`,
  );
}

/**
 * `{"Won": "won", "Engaging": "Proposal"}`: what else stands there is the name of an open stage. Or the other way round,
 * `{"won": ["Won", "Signed"]}`.
 */
function putValues(draft: Draft, value: unknown, name: string): void {
  const entries = Object.entries(requireRecord(value, name));
  const isOutcome = (one: unknown): one is Outcome =>
    typeof one === 'string' && outcomes.includes(one.trim().toLowerCase());
  const toOutcome = (one: string): Outcome => one.trim().toLowerCase() as Outcome;
  const isTurned =
    entries.every(([word]) => isOutcome(word)) && !entries.every(([, one]) => isOutcome(one));
  if (!isTurned && !entries.some(([, one]) => isOutcome(one))) {
    throw new UsageError(`"${name}" of the map says of nothing that it is open, won or lost`);
  }
  for (const [word, one] of entries) {
    if (isTurned) {
      for (const text of requireTexts(one, `${name}.${word}`)) {
        draft.outcomeByWord.set(foldName(text), toOutcome(word));
      }
    } else if (isOutcome(one)) {
      draft.outcomeByWord.set(foldName(word), toOutcome(one));
    } else {
      draft.outcomeByWord.set(foldName(word), 'open');
      draft.stageByWord[word] = requireText(one, `${name}.${word}`);
    }
  }
}

const outcomeFields: readonly Field[] = ['stage', 'outcome'];

/** The field that a group of `values` or `aliases` is about: named by its word or by the file's column. */
function requireField(name: string, draft: Draft): Field {
  const column = fields.find((field) => draft.columns[field] === name);
  const field = column ?? fieldByWord.get(foldName(name));
  if (field !== undefined) return field;
  throw new UsageError(`the map does not know "${name}"; it knows ${fields.join(', ')}`);
}

function readValues(draft: Draft): void {
  const { values, won, lost, open } = draft.settings;
  const direct = { ...(won ? { won } : {}), ...(lost ? { lost } : {}), ...(open ? { open } : {}) };
  if (Object.keys(direct).length > 0) putValues(draft, direct, 'won, lost, open');
  if (values === undefined) return;
  const groups = Object.entries(requireRecord(values, 'values'));
  if (groups.every(([, group]) => !isRecord(group))) return putValues(draft, values, 'values');
  for (const [name, group] of groups) {
    if (!outcomeFields.includes(requireField(name, draft))) {
      throw new UsageError(`"values" of the map speaks of stage or outcome, not of "${name}"`);
    }
    putValues(draft, group, `values.${name}`);
  }
}

function readAliases(draft: Draft): ReportMap['aliases'] {
  const { aliases } = draft.settings;
  const told = Object.fromEntries(
    Object.entries(requireRecord(aliases ?? {}, 'aliases')).map(([name, group]) => [
      requireField(name, draft),
      Object.fromEntries(
        Object.entries(requireRecord(group, `aliases.${name}`)).map(([from, to]) => [
          from,
          requireText(to, `aliases.${name}.${from}`),
        ]),
      ),
    ]),
  );
  const { stage } = told as ReportMap['aliases'];
  return { ...told, stage: { ...draft.stageByWord, ...stage } };
}

function readBilling(value: unknown): Billing {
  if (value === undefined) return 'one_off';
  const folded = foldName(toWord(value));
  const found = { oneoff: 'one_off', monthly: 'monthly', annual: 'annual', yearly: 'annual' }[
    folded
  ];
  if (found !== undefined) return found as Billing;
  throw new UsageError(
    `"billing" of the map is one_off, monthly, annual or a column, not "${toWord(value)}"`,
  );
}

function readCurrency(value: unknown): string | null {
  if (value === undefined) return null;
  const code = toWord(value).trim().toUpperCase();
  if (/^[A-Z]{3}$/u.test(code)) return code;
  throw new UsageError(
    `"currency" of the map is a code such as USD or a column, not "${toWord(value)}"`,
  );
}

function readTimeZone(value: unknown): string {
  if (value === undefined) return 'UTC';
  const name = requireText(value, 'timeZone');
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`"${name}" is no time zone`);
  }
}

/** `day`, `month`, or as it is written elsewhere: `DD/MM/YYYY`, `%m/%d/%Y`. With the year first both ways are one. */
function readDayOrder(value: unknown): DayOrder | undefined {
  if (value === undefined) return undefined;
  const letters = toWord(value)
    .toLowerCase()
    .replace(/[^a-z]/gu, '');
  if (/^(?:day|d+m+y+)$/u.test(letters)) return 'day';
  if (/^(?:month|m+d+y+)$/u.test(letters)) return 'month';
  if (/^y+m+d+$/u.test(letters)) return undefined;
  throw new UsageError(
    `"dayOrder" of the map is day, month or a form such as DD/MM/YYYY, not "${toWord(value)}"`,
  );
}

const monthWords = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdayByWord: Readonly<Record<string, number>> = { monday: 1, saturday: 6, sunday: 7 };

function readSettings(draft: Draft): ReportSettings {
  const { fiscalMonth, weekStartsOn, marginPercent, lifetimeCapYears, coldDays } = draft.settings;
  const number = (value: unknown, name: SettingWord, words: (text: string) => number | undefined) =>
    (typeof value === 'string' ? words(value.trim().toLowerCase()) : undefined) ??
    requireNumber(value, name);
  const none = () => undefined;
  const targets = Object.entries(requireRecord(draft.settings.targets ?? {}, 'targets'));
  const settings = {
    ...defaultReportSettings,
    ...(fiscalMonth === undefined
      ? {}
      : {
          fiscalMonth: number(fiscalMonth, 'fiscalMonth', (text) => {
            const at = monthWords.indexOf(text.slice(0, 3));
            return at < 0 ? undefined : at + 1;
          }),
        }),
    ...(weekStartsOn === undefined
      ? {}
      : { weekStartsOn: number(weekStartsOn, 'weekStartsOn', (text) => weekdayByWord[text]) }),
    ...(marginPercent === undefined || marginPercent === null
      ? {}
      : { marginPercent: number(marginPercent, 'marginPercent', none) }),
    ...(lifetimeCapYears === undefined
      ? {}
      : { lifetimeCapYears: number(lifetimeCapYears, 'lifetimeCapYears', none) }),
    ...(coldDays === undefined ? {} : { coldDays: number(coldDays, 'coldDays', none) }),
  };
  const { quarterTargets: _, ...rest } = reportSettings.shape;
  for (const [name, schema] of Object.entries(rest)) {
    const value: unknown = settings[name as keyof typeof rest];
    if (!schema.safeParse(value).success) {
      throw new UsageError(`"${name}" of the map cannot be ${JSON.stringify(value)}`);
    }
  }
  const quarterTargets = Object.fromEntries(
    targets.map(([name, amount]) => [name, toDecimalText(amount, `targets.${name}`)]),
  );
  return { ...(settings as ReportSettings), quarterTargets };
}

/** Reads a map for a file with these columns. Throws a `UsageError` that says what it does not know. */
export function parseMap(text: string, header: readonly string[]): ReportMap {
  const draft: Draft = {
    columns: {},
    outcomeByWord: new Map(),
    stageByWord: {},
    settings: {},
    constants: {},
  };
  for (const [key, value] of Object.entries(parseJson(text))) {
    const setting = settingByWord.get(foldName(key));
    // A column may be called `open` or `zone`.
    const isColumn = typeof value === 'string' && findColumn(key, header) !== undefined;
    if (setting === undefined || (isColumn && fieldByWord.has(foldName(value)))) {
      putColumn(draft, { key, value, header });
    } else draft.settings[setting] = value;
  }
  for (const [key, value] of Object.entries(
    requireRecord(draft.settings.columns ?? {}, 'columns'),
  )) {
    putColumn(draft, { key, value, header });
  }
  if (draft.columns.stage === undefined && draft.columns.outcome === undefined) {
    throw new UsageError('the map names no column for "stage" or "outcome"');
  }
  readValues(draft);
  const { stages, reps, rates, timeZone, dayOrder, decimal } = draft.settings;
  return {
    columns: draft.columns,
    outcomeByWord: draft.outcomeByWord,
    stages: stages === undefined ? [] : requireTexts(stages, 'stages'),
    aliases: readAliases(draft),
    reps: reps === undefined ? [] : requireTexts(reps, 'reps'),
    currency: readCurrency(draft.constants.currency),
    rates: Object.fromEntries(
      Object.entries(requireRecord(rates ?? {}, 'rates')).map(([code, rate]) => [
        code.toUpperCase(),
        toDecimalText(rate, `rates.${code}`),
      ]),
    ),
    timeZone: readTimeZone(timeZone),
    billing: readBilling(draft.constants.billing),
    termMonths:
      draft.constants.termMonths === undefined
        ? null
        : requireNumber(draft.constants.termMonths, 'termMonths'),
    settings: readSettings(draft),
    dayOrder: readDayOrder(dayOrder),
    decimal: oneOf(decimal, { name: 'decimal', words: { '.': '.', ',': ',' } }),
  };
}
