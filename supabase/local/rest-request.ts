import type { Context } from 'hono';
import type { CallInput } from './call.ts';
import { Refusal, refusal } from './rest-refusal.ts';

export const exposedSchemas = ['public', 'graphql_public'] as const;

export function readSchema({ req }: Context, isReading: boolean): string {
  const asked = req.header(isReading ? 'accept-profile' : 'content-profile') ?? exposedSchemas[0];
  if (exposedSchemas.some((schema) => schema === asked)) return asked;
  throw new Refusal(406, {
    code: 'PGRST106',
    message: `Invalid schema: ${asked}`,
    details: null,
    hint: `Only the following schemas are exposed: ${exposedSchemas.join(', ')}`,
  });
}

export const objectMedia = 'application/vnd.pgrst.object+json';

export function readMedia(accept = '*/*'): string {
  const wanted = accept.split(',').map((one) => one.split(';')[0]?.trim() ?? '');
  if (wanted.includes(objectMedia)) return objectMedia;
  if (wanted.some((one) => ['*/*', 'application/*', 'application/json', ''].includes(one))) {
    return 'application/json';
  }
  throw refusal(406, 'PGRST107', `None of these media types are available: ${wanted.join(', ')}`);
}

interface Preferences {
  readonly counts: boolean;
  readonly timeZone: string | undefined;
  readonly applied: readonly string[];
}

const knownPreference =
  /^(?:count=(?:exact|planned|estimated)|return=(?:minimal|representation|headers-only)|handling=(?:strict|lenient)|resolution=.+|missing=.+|tx=.+|max-affected=\d+|timezone=.+)$/;

export function readPreferences(prefer = ''): Preferences {
  const asked = prefer
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const isStrict = asked.includes('handling=strict');
  const zone = asked.find((one) => one.startsWith('timezone='))?.slice('timezone='.length);
  const isZone = zone !== undefined && isTimeZone(zone);
  const unknown = asked.filter(
    (one) => !knownPreference.test(one) || (one.startsWith('timezone=') && !isZone),
  );
  if (isStrict && unknown.length > 0) {
    throw new Refusal(400, {
      code: 'PGRST122',
      message: 'Invalid preferences given with handling=strict',
      details: `Invalid preferences: ${unknown.join(', ')}`,
      hint: null,
    });
  }
  const applied = asked.filter((one) => /^(?:count|handling|timezone)=/.test(one));
  return {
    counts: asked.some((one) => one.startsWith('count=')),
    timeZone: isZone ? zone : undefined,
    applied: applied.filter((one) => !unknown.includes(one)),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

interface Arguments {
  readonly names: readonly string[];
  readonly json: string;
  readonly input: CallInput;
}

/** Words of the query string that ask for a part of the result, and are no arguments. */
const reserved = new Set(['apikey', 'select', 'order', 'limit', 'offset', 'and', 'or', 'columns']);

export function readQuery({ req }: Context): Arguments {
  const values = [...new URL(req.url).searchParams].filter(([name]) => !reserved.has(name));
  return { names: values.map(([name]) => name), json: '{}', input: { kind: 'texts', values } };
}

export function readBody(text: string): Arguments {
  const json = text.trim() === '' ? '{}' : text;
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch {
    throw refusal(400, 'PGRST102', 'Empty or invalid json');
  }
  if (Array.isArray(body)) {
    const keys = body.map((one: unknown) => keysOf(one).sort().join());
    if (keys.some((key) => key !== keys[0])) {
      throw refusal(400, 'PGRST102', 'All object keys must match');
    }
  }
  const names = keysOf(Array.isArray(body) ? undefined : body);
  return { names, json, input: { kind: 'json', names, json } };
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
