import { foldName } from './report-names.ts';

/** What a deal has, and by which words else a map may call it. */
const fieldWords = {
  id: ['deal id', 'opportunity id', 'opportunity', 'key', 'deal'],
  name: ['deal name', 'opportunity name', 'title'],
  owner: [
    'owner id',
    'owner name',
    'rep',
    'sales rep',
    'sales agent',
    'agent',
    'salesperson',
    'seller',
  ],
  company: [
    'company id',
    'company name',
    'account',
    'account name',
    'customer',
    'client',
    'organization',
    'organisation',
  ],
  product: ['product id', 'product name', 'item'],
  stage: ['stage id', 'stage name', 'deal stage', 'status'],
  outcome: ['result'],
  created: [
    'created at',
    'created on',
    'created date',
    'create date',
    'opened',
    'opened at',
    'open date',
    'engage date',
    'start',
    'start date',
  ],
  closed: ['closed at', 'closed on', 'closed date', 'close date', 'close', 'end', 'end date'],
  expectedClose: ['expected close on', 'expected close date', 'expected close at', 'expected'],
  amount: ['value', 'deal value', 'close value', 'price', 'revenue', 'amount value'],
  currency: ['currency code'],
  billing: ['billing type'],
  termMonths: ['term', 'term in months', 'months'],
  renews: ['renews deal id', 'renews deal', 'renewal of'],
} as const;
export type Field = keyof typeof fieldWords;
export const fields = Object.keys(fieldWords) as Field[];

const settingWords = {
  columns: ['fields', 'map'],
  values: [],
  aliases: [],
  stages: ['stage order'],
  won: [],
  lost: [],
  open: [],
  reps: [],
  targets: ['quarter targets', 'quotas'],
  rates: ['currency rates'],
  timeZone: ['zone', 'tz'],
  fiscalMonth: ['fiscal year month', 'fiscal year start', 'fiscal start'],
  weekStartsOn: ['week start'],
  marginPercent: ['margin'],
  lifetimeCapYears: ['lifetime cap'],
  coldDays: [],
  dayOrder: ['date order', 'date format', 'day format'],
  decimal: ['decimal mark'],
} as const;
export type SettingWord = keyof typeof settingWords;
export const settingNames = Object.keys(settingWords) as SettingWord[];

function toLookup<Name extends string>(
  words: Readonly<Record<Name, readonly string[]>>,
): ReadonlyMap<string, Name> {
  return new Map(
    (Object.keys(words) as Name[]).flatMap((name) =>
      [name, ...words[name]].map((word) => [foldName(word), name] as const),
    ),
  );
}
export const fieldByWord = toLookup<Field>(fieldWords);
export const settingByWord = toLookup<SettingWord>(settingWords);
