import type { Company } from '../../model/company.ts';
import type { RepId, WorkspaceId } from '../../model/ids.ts';
import type { Prospect } from '../../model/prospect.ts';
import type { Team } from '../../model/sync.ts';
import { randomId } from '../../platform/ids.ts';
import { type Identity, loadIdentity } from '../identity.ts';
import { findCompaniesNamed, findPeople, isOtherMember } from '../lookup.ts';
import type { Store } from '../store.ts';
import { type AnyRow, foldKey, rowKey } from '../tables.ts';
import { adoptSettings } from './adopt-settings.ts';
import { clearDerived, clearSearch, clearWorkspace } from './clear-workspace.ts';
import { freshCursor, keep, loadKept, type PullCursor } from './kept-state.ts';
import { overlay } from './overlay.ts';
import { mapNaturalIds, replaceIdsEverywhere } from './rekey.ts';
import { loadWaiting, writeRows } from './write-rows.ts';

/**
 * Makes this store a part of a team's workspace. What was made locally goes along: rows, references, history and what
 * waits get the ids that the workspace gives them, in one transaction. Where the store was in another workspace, that
 * one's rows leave, and what waits for it goes on waiting for it. Everything else comes with the first load.
 */
export function openWorkspace(
  store: Store,
  of: { team: Team; workspaceId: string; workspaceName: string },
): Promise<void> {
  const { team, workspaceId, workspaceName } = of;
  return store.transaction('rw', store.tables, async () => {
    const old = await loadIdentity(store);
    const known = await loadKept(store, 'team');
    const wasLocal = known?.workspaceId === undefined || known.workspaceId === null;
    await keep(store, 'team', { ...team, workspaceId, workspaceName, isSignedOut: false });
    if (old.workspaceId === workspaceId && old.repId === team.userId) return;
    const identity: Identity = {
      workspaceId: workspaceId as WorkspaceId,
      repId: team.userId as RepId,
      clientId: old.clientId,
    };
    // A server makes these two itself.
    await store.workspaces.clear();
    await store.members.clear();
    if (wasLocal) {
      const ids = await mapNaturalIds(store, old, identity.workspaceId);
      ids.set(old.workspaceId, workspaceId);
      ids.set(old.repId, team.userId);
      await replaceIdsEverywhere(store, ids);
      await renewKeys(store, workspaceId);
      await clearSearch(store);
      await clearDerived(store);
      await store.kv.bulkDelete(['checksum', 'clients', 'sync']);
    } else await clearWorkspace(store);
    await store.kv.put({ key: 'identity', value: identity });
    await keep(store, 'cursor', freshCursor(workspaceId, { isAdopting: wasLocal }));
  });
}

/** A copy of this profile may take the same changes to another team: there they are other changes. */
async function renewKeys(store: Store, ws: string): Promise<void> {
  await store.outbox
    .filter((entry) => entry.ws === ws && entry.attempts === 0)
    .modify((entry, place) => {
      place.value = { ...entry, mid: randomId() };
    });
}

/**
 * After the first load: people and companies that were made locally and that the team has under another id become the
 * team's. Only what proves it counts: LinkedIn id, slug, e-mail address, domain, or the exact name of a company that
 * has none of these. Nothing may have been sent before. Gives how many were joined, `undefined` where
 * another load has begun meanwhile.
 */
export function adoptLocalRows(store: Store, load: PullCursor): Promise<number | undefined> {
  return store.transaction('rw', store.tables, async () => {
    const cursor = await loadKept(store, 'cursor');
    if (cursor?.load !== load.load) return undefined;
    const { repId } = await loadIdentity(store);
    const ids = await adoptSettings(store, repId);
    const companies = await store.companies.filter((row) => row.rev === null).toArray();
    for (const row of companies) {
      const twin = await findTeamCompany(store, row);
      if (twin) ids.set(row.id, twin);
    }
    const prospects = await store.prospects.filter((row) => row.rev === null).toArray();
    for (const row of prospects) {
      const twin = await findTeamProspect(store, row);
      if (twin) ids.set(row.id, twin);
    }
    if (ids.size > 0) {
      const theirs = await loadByIds(store, [...ids.values()]);
      await removeRows(store, [...ids.keys()]);
      await replaceIdsEverywhere(store, ids);
      for (const { table, row } of theirs) {
        const key = rowKey(table, row.id);
        const waiting = await loadWaiting(store, [[table, row.id]]);
        // A row of which something waits already is here with that over it.
        const base = (await store.base.get(key))?.row ?? row;
        await store.base.put({ key, row: base });
        const after = overlay(base, waiting.get(key) ?? [], repId);
        await writeRows(store, [{ table, id: row.id, before: row, after }], { stamp: null });
      }
      await clearSearch(store);
    }
    await clearDerived(store);
    await keep(store, 'cursor', { ...cursor, isAdopting: false });
    return ids.size;
  });
}

async function findTeamProspect(store: Store, row: Prospect): Promise<string | undefined> {
  if (row.deleted_at !== null || row.merged_into !== null) return undefined;
  const isTheirs = (other: Prospect) =>
    other.rev !== null && other.id !== row.id && !isOtherMember(other.linkedin_id, row.linkedin_id);
  const withId = row.linkedin_id
    ? await store.prospects.where('ix.linkedinId').equals(row.linkedin_id).toArray()
    : [];
  const withSlug = row.linkedin_slug
    ? await store.prospects.where('ix.slug').equals(foldKey(row.linkedin_slug)).toArray()
    : [];
  const { byEmail } = await findPeople(store, { emails: row.emails });
  const strong = [...withId, ...withSlug].find(isTheirs);
  if (strong) return strong.id;
  // Two people may share an address of their office: then it proves neither.
  const mailed = byEmail.filter(isTheirs);
  const [only] = mailed;
  return mailed.length === 1 && only && !hasOtherSlug(only, row) ? only.id : undefined;
}

function hasOtherSlug(one: Prospect, other: Prospect): boolean {
  if (!one.linkedin_slug || !other.linkedin_slug) return false;
  return foldKey(one.linkedin_slug) !== foldKey(other.linkedin_slug);
}

async function findTeamCompany(store: Store, row: Company): Promise<string | undefined> {
  if (row.deleted_at !== null || row.merged_into !== null) return undefined;
  const isTheirs = (other: Company | undefined): other is Company =>
    other !== undefined && other.rev !== null && other.id !== row.id;
  const named = { slug: row.linkedin_slug ?? undefined, linkedinId: row.linkedin_id ?? undefined };
  const known = await findTheirCompany(store, named, isTheirs);
  if (known) return known.id;
  if (row.domain) {
    const same = await store.companies.where('ix.domain').equals(foldKey(row.domain)).toArray();
    const other = same.find(isTheirs);
    if (other) return other.id;
  }
  if (row.linkedin_slug || row.linkedin_id || row.domain) return undefined;
  const alike = (await findCompaniesNamed(store, row.name)).filter(isTheirs);
  return alike.length === 1 ? alike[0]?.id : undefined;
}

async function findTheirCompany(
  store: Store,
  keys: { slug: string | undefined; linkedinId: string | undefined },
  isTheirs: (row: Company | undefined) => row is Company,
): Promise<Company | undefined> {
  const { slug, linkedinId } = keys;
  const rows = [
    ...(linkedinId
      ? await store.companies.where('ix.linkedinId').equals(linkedinId).toArray()
      : []),
    ...(slug ? await store.companies.where('ix.slug').equals(foldKey(slug)).toArray() : []),
  ];
  return rows.find(isTheirs);
}

type NamedTable = 'prospects' | 'companies';

async function loadByIds(
  store: Store,
  ids: readonly string[],
): Promise<{ table: NamedTable; row: AnyRow }[]> {
  const unique = [...new Set(ids)];
  const people = await store.prospects.bulkGet(unique);
  const companies = await store.companies.bulkGet(unique);
  return [
    ...people.flatMap((row) => (row ? [{ table: 'prospects' as const, row }] : [])),
    ...companies.flatMap((row) => (row ? [{ table: 'companies' as const, row }] : [])),
  ];
}

async function removeRows(store: Store, ids: readonly string[]): Promise<void> {
  await store.prospects.bulkDelete([...ids]);
  await store.companies.bulkDelete([...ids]);
}
