import * as z from 'zod/mini';
import type { CadenceStep } from './engagement.ts';
import { mailSites } from './mail.ts';
import { defaultReportSettings, reportSettings, savedViews } from './reports.ts';
import { day, text } from './row.ts';
import { defaultScoring, idealProfile, scoring } from './scoring.ts';

/**
 * What a workspace and a rep set about selling: values of `settings` and `rep_settings`, each under its key. A value that
 * does not fit counts as not set.
 */

/** Minutes of the day in the rep's own time, 0–1439. */
const minuteOfDay = z.int().check(z.gte(0), z.lte(1439));

/** Days on which nobody works: those of a country, as they were looked up, and more by hand. */
export const holidays = z.object({
  /** ISO 3166 code, `VN`; null where all days are by hand. */
  country: z.nullable(text(10)),
  /** A part of the country that has days of its own. */
  region: z.nullable(text(20)),
  /** The last day that the list reaches; after it the rep is asked to look it up again. */
  until: z.nullable(day),
  days: z.array(z.object({ on: day, name: text(120) })).check(z.maxLength(1000)),
});
export type Holidays = z.infer<typeof holidays>;

/** Days of the week that are worked, 1 is Monday and 7 Sunday. */
export const workWeek = z.object({
  days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
});
export type WorkWeek = z.infer<typeof workWeek>;

/** How many of another currency make one of the workspace's, by currency, as decimal text: `{EUR: '0.92'}`. */
export const currencyRates = z.object({
  rates: z.record(text(3), z.string().check(z.regex(/^\d{1,12}(\.\d{1,8})?$/))),
});
export type CurrencyRates = z.infer<typeof currencyRates>;

/** When a rep wants to be told. */
export const reminders = z.object({
  /** One notification a morning with what is due. */
  isDigestOn: z.boolean(),
  digestAt: minuteOfDay,
  /** One for each next action that the rep gave a time to. */
  isOwnOn: z.boolean(),
  /** Nothing is shown from `quietFrom` until `quietUntil`, over midnight where the first is later. */
  quietFrom: minuteOfDay,
  quietUntil: minuteOfDay,
});
export type Reminders = z.infer<typeof reminders>;

/** Days on which a rep is away: the steps of their cadences wait. */
export const away = z.object({ from: z.nullable(day), until: z.nullable(day) });
export type Away = z.infer<typeof away>;

/** What a computer has told its rep of already; ISO times in UTC. Kept there and never synced: another one tells of its own. */
export interface ReminderMarks {
  /** When the day's digest was last shown, or found empty. */
  readonly digestAt: string | null;
  /** Own actions that came up until then are told; null where nobody looked yet. */
  readonly ownUntil: string | null;
}

const addresses = z.array(text(254)).check(z.maxLength(1000));
const domains = z.array(text(253)).check(z.maxLength(500));

/** Mail that is never logged, for the whole workspace: addresses, and domains with all below them. Lower case. */
export const neverLog = z.object({ addresses, domains });
export type NeverLog = z.infer<typeof neverLog>;

/**
 * How a rep's mail is logged. Addresses and domains in lower case. Only mail with somebody who is a prospect is ever logged
 * by itself: nobody becomes one unless the rep says so.
 */
export const mailSetting = z.object({
  /** Sites on which what is sent and opened is logged, where the browser lets us in. */
  watched: z.array(z.enum(mailSites)),
  /** Whether "keep a snippet" is ticked to begin with. */
  keepsSnippet: z.boolean(),
  /** Of this rep alone, beside the workspace's. */
  neverAddresses: addresses,
  neverDomains: domains,
  /** Mail among colleagues is not logged, and they are never prospects. */
  colleagueAddresses: addresses,
  colleagueDomains: domains,
  /** The rep's own addresses and aliases, as pages have shown them. */
  ownAddresses: z.array(text(254)).check(z.maxLength(100)),
  /** Hosts of Roundcube servers that the rep has named. */
  servers: z.array(text(253)).check(z.maxLength(10)),
  /** When the rep answered what is never logged; null until then, and nothing is logged by itself before. */
  askedAt: z.nullable(z.iso.datetime()),
});
export type MailSetting = z.infer<typeof mailSetting>;

/** What a rep has said about one mail thread: a row a thread, under `threadSettingKey`. */
export const mailThreadSetting = z.object({
  /** `off`: its messages are not logged by themselves · `on`: the rep has said that they are, as all mail of a site that is
   * switched on · `default`: so too, and nothing was said. */
  mode: z.enum(['default', 'on', 'off']),
  dealId: z.nullable(z.uuid()),
});
export type MailThreadSetting = z.infer<typeof mailThreadSetting>;

export const settingSchemas = {
  holidays,
  work_week: workWeek,
  currency_rates: currencyRates,
  never_log: neverLog,
  ideal_profile: idealProfile,
  scoring,
  reports: reportSettings,
} as const;
export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settingSchemas)[Key]>;

export const repSettingSchemas = { reminders, away, mail: mailSetting, views: savedViews } as const;
export type RepSettingKey = keyof typeof repSettingSchemas;
export type RepSettingValue<Key extends RepSettingKey> = z.infer<(typeof repSettingSchemas)[Key]>;

export const settingDefaults: { readonly [Key in SettingKey]: SettingValue<Key> } = {
  holidays: { country: null, region: null, until: null, days: [] },
  work_week: { days: [1, 2, 3, 4, 5] },
  currency_rates: { rates: {} },
  never_log: { addresses: [], domains: [] },
  ideal_profile: { entries: [] },
  scoring: defaultScoring,
  reports: defaultReportSettings,
};

export const repSettingDefaults: { readonly [Key in RepSettingKey]: RepSettingValue<Key> } = {
  reminders: {
    isDigestOn: false,
    digestAt: 8 * 60 + 30,
    isOwnOn: false,
    quietFrom: 18 * 60,
    quietUntil: 8 * 60,
  },
  away: { from: null, until: null },
  mail: {
    watched: [],
    keepsSnippet: false,
    neverAddresses: [],
    neverDomains: [],
    colleagueAddresses: [],
    colleagueDomains: [],
    ownAddresses: [],
    servers: [],
    askedAt: null,
  },
  views: { views: [] },
};

export interface DefaultStage {
  /** Names its id in every workspace. */
  readonly key: string;
  readonly kind: 'open' | 'won' | 'lost';
  /** Percent. */
  readonly probability: number;
}

/** The stages that a workspace begins with. Names and exit criteria are texts. */
export const defaultStages = [
  { key: 'prospecting', kind: 'open', probability: 5 },
  { key: 'qualification', kind: 'open', probability: 15 },
  { key: 'needs', kind: 'open', probability: 30 },
  { key: 'proposal', kind: 'open', probability: 50 },
  { key: 'negotiation', kind: 'open', probability: 75 },
  { key: 'won', kind: 'won', probability: 100 },
  { key: 'lost', kind: 'lost', probability: 0 },
] as const satisfies readonly DefaultStage[];
export type DefaultStageKey = (typeof defaultStages)[number]['key'];

/** Names the id of the cadence that a workspace begins with. */
export const defaultCadenceKey = 'short';

/**
 * The cadence that a workspace begins with. Few mails: over 16.5 million of them the first had the best reply rate, and
 * four or more to one person tripled the complaints.
 */
export const defaultCadenceSteps: readonly CadenceStep[] = [
  { channel: 'email', waitDays: 0 },
  { channel: 'linkedin', waitDays: 2 },
  { channel: 'call', waitDays: 2 },
  { channel: 'email', waitDays: 4 },
  { channel: 'call', waitDays: 5 },
  { channel: 'email', waitDays: 7 },
];

/** More mails than this in one cadence are warned of. */
export const maxCadenceMails = 4;

/** The texts of what a workspace begins with, in the language of whoever makes it first. */
export interface DefaultTexts {
  readonly stages: Readonly<
    Record<DefaultStageKey, { readonly name: string; readonly criteria: readonly string[] }>
  >;
  readonly cadence: string;
}
