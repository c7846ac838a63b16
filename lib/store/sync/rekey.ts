import { foldText } from '../../model/fold.ts';
import {
  companyIdOf,
  companyKey,
  type OwnKind,
  ownIdOf,
  prospectIdOf,
  prospectKey,
  type WorkspaceId,
} from '../../model/ids.ts';
import { defaultCadenceKey, defaultStages } from '../../model/selling.ts';
import type { Identity } from '../identity.ts';
import type { JournalEntry } from '../journal.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import { type AnyRow, syncedTableNames, toStored } from '../tables.ts';

/** Old id → new id. */
export type IdMap = ReadonlyMap<string, string>;

/**
 * The value with every id in it replaced, wherever it stands. Ids are random or hashed: a text that is exactly one of
 * them is that id.
 */
function replaceIds<T>(value: T, ids: IdMap): T {
  if (typeof value === 'string') return (ids.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => replaceIds(one, ids)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, replaceIds(one as unknown, ids)]),
  ) as T;
}

/** Ids that rows of a natural key will have in another workspace; every device of it makes the same ones. */
export async function mapNaturalIds(
  store: Store,
  from: Identity,
  to: WorkspaceId,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const firstFields = new Map<string, Readonly<Record<string, unknown>>>();
  await store.outbox.each(({ t, id, op, f }) => {
    if (op === 'put' && (t === 'prospects' || t === 'companies')) firstFields.set(`${t}:${id}`, f);
  });
  await store.prospects.each((row) => {
    const forms = [row, firstFields.get(`prospects:${row.id}`)];
    for (const key of forms.flatMap(prospectKeys)) {
      if (prospectIdOf(from.workspaceId, key) !== row.id) continue;
      ids.set(row.id, prospectIdOf(to, key));
      return;
    }
  });
  for (const [kind, keys] of await ownKeys(store)) {
    for (const key of keys) {
      ids.set(ownIdOf(from.workspaceId, kind, key), ownIdOf(to, kind, key));
    }
  }
  await store.companies.each((row) => {
    const forms = [row, firstFields.get(`companies:${row.id}`)];
    for (const key of forms.flatMap(companyKeys)) {
      if (companyIdOf(from.workspaceId, key) !== row.id) continue;
      ids.set(row.id, companyIdOf(to, key));
      return;
    }
  });
  return ids;
}

/** What every workspace has under an id of its own. */
async function ownKeys(store: Store): Promise<readonly (readonly [OwnKind, readonly string[]])[]> {
  const settings = await store.settings.toArray();
  return [
    ['stage', defaultStages.map(({ key }) => key)],
    ['cadence', [defaultCadenceKey]],
    ['setting', settings.map(({ key }) => key)],
  ];
}

function prospectKeys(fields: object | undefined): string[] {
  const { linkedin_slug: slug, emails } = (fields ?? {}) as Record<string, unknown>;
  const forms = [
    typeof slug === 'string' ? { linkedinSlug: slug } : {},
    ...(Array.isArray(emails) ? (emails as string[]).map((email) => ({ email })) : []),
  ];
  return forms.flatMap((of) => prospectKey(of) ?? []);
}

function companyKeys(fields: object | undefined): string[] {
  const { linkedin_slug: slug, domain, name } = (fields ?? {}) as Record<string, unknown>;
  const forms = [
    typeof slug === 'string' ? { linkedinSlug: slug } : {},
    typeof domain === 'string' ? { domain } : {},
    typeof name === 'string' ? { foldedName: foldText(name) } : {},
  ];
  return [
    ...forms.flatMap((of) => companyKey(of) ?? []),
    ...(typeof name === 'string' ? [name] : []),
  ];
}

/** Replaces ids in every row, in the history and in what waits, inside a transaction over all of them. */
export async function replaceIdsEverywhere(store: Store, ids: IdMap): Promise<void> {
  for (const name of syncedTableNames) {
    const rows = (await store.table(name).toArray()) as AnyRow[];
    const changed = rows.flatMap((row) => {
      const { ix: _keys, ...fields } = row as AnyRow & { ix?: unknown };
      const next = replaceIds(fields, ids);
      return JSON.stringify(next) === JSON.stringify(fields) ? [] : [{ old: row.id, next }];
    });
    const moved = changed.filter(({ old, next }) => next.id !== old).map(({ old }) => old);
    await store.table(name).bulkDelete(moved);
    await store.table(name).bulkPut(changed.map(({ next }) => toStored(name, next as never)));
  }
  await store.outbox.toCollection().modify((entry, place) => {
    place.value = replaceIds<OutboxEntry>(entry, ids);
  });
  await store.journal.toCollection().modify((entry, place) => {
    place.value = {
      ...replaceIds<JournalEntry>(entry, ids),
      rows: entry.rows.map((key) => {
        const [table = '', id = ''] = key.split(':');
        return `${table}:${ids.get(id) ?? id}`;
      }),
    };
  });
  const drafts = await store.drafts.toArray();
  await store.drafts.clear();
  await store.drafts.bulkPut(
    drafts.map((draft) => ({
      ...replaceIds(draft, ids),
      key: draft.key
        .split(':')
        .map((part) => ids.get(part) ?? part)
        .join(':'),
    })),
  );
  await store.clips.toCollection().modify((clip, place) => {
    place.value = replaceIds(clip, ids);
  });
}
