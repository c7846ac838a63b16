import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import type {
  RepSettingKey,
  RepSettingValue,
  SettingKey,
  SettingValue,
} from '../../model/selling.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Store } from '../store.ts';

/** In a team for managers and owners. */
export function saveSetting<Key extends SettingKey>(
  _store: Store,
  _key: Key,
  _value: SettingValue<Key>,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function saveRepSetting<Key extends RepSettingKey>(
  _store: Store,
  _key: Key,
  _value: RepSettingValue<Key>,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** In a team for owners. */
export function editWorkspace(
  _store: Store,
  _patch: Partial<Pick<Workspace, 'name' | 'currency' | 'time_zone'>>,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
