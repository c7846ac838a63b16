import { expect, it } from 'vitest';
import { aStore, valueOf } from './a-store.ts';
import { aLog, aSentMessage, linh, me } from './commands/a-mail.ts';
import { logMail } from './commands/mail.ts';
import { splitMail } from './commands/mail-join.ts';
import { addProspect } from './commands/prospects.ts';
import { changeRepSetting } from './commands/settings.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { loadIdentity } from './identity.ts';
import type { Store } from './store.ts';
import { loadTimeline } from './timeline.ts';

async function aLoggedMail(store: Store): Promise<{ prospectId: string; mailId: string }> {
  const { id } = valueOf(await addProspect(store, { full_name: linh.name, emails: [linh.email] }));
  const logged = valueOf(await logMail(store, aLog([aSentMessage()])));
  return { prospectId: id, mailId: logged.touchpointIds[0] ?? '' };
}

async function seeElsewhere(store: Store, mailId: string, key: string): Promise<void> {
  const row = await store.touchpoint_keys.where('ix.touchpoint').equals(mailId).first();
  if (!row) throw new Error('the mail has no key');
  const id = crypto.randomUUID();
  await store.touchpoint_keys.add({ ...row, id, key, ix: { ...row.ix, key } });
}

async function mailOf(store: Store, prospectId: string) {
  const { entries } = await loadTimeline(store, { prospectId });
  return entries.map((entry) => (entry.kind === 'touchpoint' ? entry.mail : undefined));
}

it('a mail says who logged it, a call does not', async () => {
  const store = aStore();
  const { prospectId } = await aLoggedMail(store);
  const { repId } = await loadIdentity(store);
  expect(await mailOf(store, prospectId)).toEqual([{ loggedBy: repId, sharedWith: [] }]);
  valueOf(
    await logTouchpoint(store, {
      prospectIds: [prospectId],
      channel: 'call',
      direction: 'out',
      occurredAt: '2026-03-02T07:59:00.000Z',
    }),
  );
  expect(await mailOf(store, prospectId)).toEqual([undefined, { loggedBy: repId, sharedWith: [] }]);
});

it('a mail that two mailboxes know says which the other is, until it is parted', async () => {
  const store = aStore();
  const { prospectId, mailId } = await aLoggedMail(store);
  const ownAddresses = [me.email];
  valueOf(await changeRepSetting(store, 'mail', (now) => ({ ...now, ownAddresses })));
  await seeElsewhere(store, mailId, 'gm:duy@ourfirm.example:18aa');
  await seeElsewhere(store, mailId, 'gm:duy@ourfirm.example:18ab');
  await seeElsewhere(store, mailId, `ow:${me.email}:own`);
  expect(await mailOf(store, prospectId)).toMatchObject([{ sharedWith: ['duy@ourfirm.example'] }]);
  valueOf(await splitMail(store, mailId));
  expect(await mailOf(store, prospectId)).toMatchObject([{ sharedWith: [] }, { sharedWith: [] }]);
});
