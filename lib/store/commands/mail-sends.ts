import { toThreadKey } from '../../mail/keys.ts';
import { recipientsOf } from '../../mail/message-facts.ts';
import type { Receipt } from '../../model/clip.ts';
import type { TouchpointKey } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { ownIdOf, type TouchpointId, touchpointIdOf } from '../../model/ids.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { isApartKey, loadPeopleByEmail, preferred } from '../mail-lookup.ts';
import type { SendRow } from '../mail-rows.ts';
import { toSentKeys, toSentMessage } from '../sent-message.ts';
import type { Store } from '../store.ts';
import { joinRecipients } from './mail-sighting.ts';

/**
 * The rep took a message back before it went: what was logged of it since it was pressed goes, and its keys with it. A
 * receipt of `journalId` 0 where nothing was.
 */
export function undoSentMail(store: Store, row: SendRow): Promise<Result<Receipt>> {
  const command = { command: 'mail/undo-send', origin: store.origin, isAutomatic: true } as const;
  return commit(store, command, async (draft) => {
    const keys = (await loadLiveKeys(draft, row)).filter(
      ({ updated_at }) => Date.parse(updated_at) >= Date.parse(row.pressedAt),
    );
    await removeLogged(draft, keys);
    draft.removeRead('touchpoint_keys', ...keys);
    return { table: 'touchpoints', id: keys[0]?.touchpoint_id ?? '', name: '' };
  });
}

/**
 * The rep says that a message was not sent, or is not to be logged: its keys name a touchpoint that is deleted, so that no
 * sight of it on any computer logs it. Subject and people are written only where it would have been logged with them.
 */
export function dropSentMail(store: Store, row: SendRow): Promise<Result<Receipt>> {
  const command = { command: 'mail/drop', origin: store.origin, isAutomatic: true } as const;
  return commit(store, command, async (draft) => {
    const { workspaceId, repId } = draft.identity;
    const keys = toSentKeys(row);
    const live = await loadLiveKeys(draft, row);
    await removeLogged(draft, live);
    const known = new Set(live.map(({ key }) => key));
    const missing = keys.filter((key) => !known.has(key));
    const id: TouchpointId = live[0]?.touchpoint_id ?? touchpointIdOf(workspaceId, keys[0] ?? '');
    if (missing.length > 0 && live.length === 0 && !(await draft.load('touchpoints', id))) {
      const sent = toSentMessage(row);
      const people = await loadPeopleByEmail(draft.store, recipientsOf(sent));
      const prospects = [...people.values()].flatMap((owners) => preferred(owners, repId) ?? []);
      const { site, account, draft: mail, pressedAt } = row;
      const isKnown = prospects.length > 0;
      await draft.create('touchpoints', id, {
        prospect_ids: [...new Set(prospects.map((person) => person.id))],
        deal_id: null,
        channel: 'email',
        direction: 'out',
        occurred_at: pressedAt,
        subject: (isKnown && mail.subject.trim().slice(0, 400)) || null,
        snippet: null,
        thread_key:
          mail.threadId === '' ? null : toThreadKey({ site, account, threadId: mail.threadId }),
        sender: sent.from?.email ?? null,
        recipients: joinRecipients([...people.keys()]),
        outcome: null,
      });
      await draft.remove('touchpoints', id);
    }
    for (const key of missing) {
      await draft.create('touchpoint_keys', ownIdOf(workspaceId, 'touchpoint-key', key), {
        touchpoint_id: id,
        key,
      });
    }
    return { table: 'touchpoints', id, name: row.draft.subject };
  });
}

function loadLiveKeys({ store }: Draft, row: SendRow): Promise<TouchpointKey[]> {
  return store.touchpoint_keys
    .where('ix.key')
    .anyOf([...toSentKeys(row)])
    .toArray();
}

/** Not what another mailbox knows of as well: somebody has it. */
async function removeLogged(draft: Draft, keys: readonly TouchpointKey[]): Promise<void> {
  for (const id of new Set(keys.map(({ touchpoint_id }) => touchpoint_id as string))) {
    const touchpoint = await draft.load('touchpoints', id);
    const all = await draft.store.touchpoint_keys.where('ix.touchpoint').equals(id).toArray();
    const boxOf = (key: string) => key.split(':', 2).join(':');
    const boxes = new Set(keys.map(({ key }) => boxOf(key)));
    const isOthers = all.some(({ key }) => !isApartKey(key) && !boxes.has(boxOf(key)));
    if (touchpoint && !isOthers) draft.removeRead('touchpoints', touchpoint);
  }
}
