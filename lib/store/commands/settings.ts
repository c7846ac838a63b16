import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import { ownIdOf } from '../../model/ids.ts';
import {
  type RepSettingKey,
  type RepSettingValue,
  repSettingDefaults,
  repSettingSchemas,
  type SettingKey,
  type SettingValue,
  settingDefaults,
  settingSchemas,
} from '../../model/selling.ts';
import type { Workspace } from '../../model/workspace.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { requireManager } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { hasRole } from '../team-queries.ts';

/** In a team for managers and owners. */
export function saveSetting<Key extends SettingKey>(
  store: Store,
  key: Key,
  value: SettingValue<Key>,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'setting/save', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const id = await changeSetting(draft, key, () => value);
    return { table: 'settings', id, name: key };
  });
}

/**
 * Changes a setting as it is kept, whoever else changes it at the same time; `undefined` leaves it. Gives its id. Whether the
 * rep may is asked before.
 */
export async function changeSetting<Key extends SettingKey>(
  draft: Draft,
  key: Key,
  change: (now: SettingValue<Key>) => SettingValue<Key> | undefined,
): Promise<string> {
  const kept = await draft.store.settings.where('ix.key').equals(key).first();
  const now = settingSchemas[key].safeParse(kept?.value);
  const value = change((now.success ? now.data : settingDefaults[key]) as SettingValue<Key>);
  const id = kept?.id ?? ownIdOf(draft.identity.workspaceId, 'setting', key);
  if (value === undefined) return id;
  check(settingSchemas[key], value, `settings.${key}`);
  if (kept) draft.patchRead('settings', kept, { value });
  else await draft.create('settings', id, { key, value });
  return id;
}

export function saveRepSetting<Key extends RepSettingKey>(
  store: Store,
  key: Key,
  value: RepSettingValue<Key>,
): Promise<Result<Receipt>> {
  return changeRepSetting(store, key, () => value);
}

/** Changes a part of a setting as it is kept, whoever else changes it at the same time. */
export function changeRepSetting<Key extends RepSettingKey>(
  store: Store,
  key: Key,
  change: (now: RepSettingValue<Key>) => RepSettingValue<Key>,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'rep-setting/save', origin: store.origin }, async (draft) => {
    const id = await putRepSetting(draft, key, (kept) => {
      const now = repSettingSchemas[key].safeParse(kept);
      const value = change(
        now.success ? (now.data as RepSettingValue<Key>) : repSettingDefaults[key],
      );
      check(repSettingSchemas[key], value, `rep_settings.${key}`);
      return value;
    });
    return { table: 'rep_settings', id, name: key };
  });
}

/** The rep's own row of a key, made where there is none; `change` gets what it holds. Gives its id. */
export async function putRepSetting(
  draft: Draft,
  key: string,
  change: (kept: unknown) => unknown,
): Promise<string> {
  const { workspaceId, repId } = draft.identity;
  const rows = await draft.store.rep_settings.where('ix.key').equals(key).toArray();
  const kept = rows.find((row) => row.rep_id === repId);
  const value = change(kept?.value);
  const id = kept?.id ?? ownIdOf(workspaceId, 'rep-setting', `${repId}:${key}`);
  if (kept) draft.patchRead('rep_settings', kept, { value });
  else await draft.create('rep_settings', id, { rep_id: repId, key, value });
  return id;
}

/** In a team for owners. */
export function editWorkspace(
  store: Store,
  patch: Partial<Pick<Workspace, 'name' | 'currency' | 'time_zone'>>,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'workspace/edit', origin: store.origin }, async (draft) => {
    if (!(await hasRole(store, ['owner']))) refuse('not_allowed');
    const id = draft.identity.workspaceId;
    const { name, currency, time_zone } = patch;
    if (time_zone !== undefined && !isTimeZone(time_zone)) {
      refuse('invalid_input', 'workspaces.time_zone');
    }
    await draft.patch('workspaces', id, {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(currency === undefined ? {} : { currency: currency.trim().toUpperCase() }),
      ...(time_zone === undefined ? {} : { time_zone }),
    });
    return { table: 'workspaces', id, name: (await draft.require('workspaces', id)).name };
  });
}

interface Checkable {
  safeParse(value: unknown): { readonly success: boolean };
}

function check(schema: Checkable, value: unknown, detail: string): void {
  if (!schema.safeParse(value).success) refuse('invalid_input', detail);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
