import { describe, expect, it } from 'vitest';
import { toPersonExtraction } from '../../mail/mail-person.ts';
import type { Touchpoint } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { repSettingDefaults } from '../../model/selling.ts';
import { valueOf } from '../a-store.ts';
import { listCadences } from '../deal-queries.ts';
import { loadThreadSetting } from '../mail-rules.ts';
import type { Store } from '../store.ts';
import { undoCommand } from '../undo.ts';
import {
  aLog,
  aMessage,
  aSentMessage,
  colleague,
  idAt,
  linh,
  mailbox,
  me,
  stranger,
} from './a-mail.ts';
import { aPipeline } from './a-pipeline.ts';
import { enrol } from './cadences.ts';
import { logMail, saveThreadSetting } from './mail.ts';
import { editProspect } from './prospects.ts';
import { saveRepSetting, saveSetting } from './settings.ts';
import { deleteTouchpoint } from './touchpoints.ts';

async function aMailPipeline() {
  const pipeline = await aPipeline();
  const { store, prospectId } = pipeline;
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  const live = async (): Promise<readonly Touchpoint[]> =>
    (await store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null);
  return { ...pipeline, live };
}

const keysOf = async (store: Store) =>
  (await store.touchpoint_keys.toArray())
    .filter(({ deleted_at }) => deleted_at === null)
    .map(({ key }) => key)
    .sort();

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.failure.code);

describe('logMail', () => {
  it('logs what came in and what went out once, with its people, its time and its keys', async () => {
    const { store, prospectId, live } = await aMailPipeline();
    const inbound = aMessage();
    const outbound = aSentMessage({ at: '2026-03-02T07:50:00.000Z' });
    const first = valueOf(await logMail(store, aLog([outbound, inbound])));
    expect(first).toMatchObject({ loggedCount: 2, knownCount: 0, joinedCount: 0 });
    const again = valueOf(await logMail(store, aLog([inbound, outbound])));
    expect(again).toMatchObject({ loggedCount: 0, knownCount: 2, receipt: { journalId: 0 } });
    const rows = (await live()).toSorted((one, other) =>
      one.occurred_at < other.occurred_at ? -1 : 1,
    );
    expect(rows).toMatchObject([
      {
        channel: 'email',
        direction: 'in',
        prospect_ids: [prospectId],
        sender: linh.email,
        subject: 'Offer',
      },
      {
        direction: 'out',
        occurred_at: '2026-03-02T07:50:00.000Z',
        sender: me.email,
        recipients: [linh.email],
      },
    ]);
    expect(rows.map(({ snippet }) => snippet)).toEqual([null, null]);
    expect(await keysOf(store)).toEqual([
      `gm:${me.email}:${idAt('2026-03-02T07:30:00.000Z')}`,
      `gm:${me.email}:msg-a:r-100`,
    ]);
  });

  it('knows a message by any of its names, and learns the others', async () => {
    const { store, live } = await aMailPipeline();
    valueOf(await logMail(store, aLog([aSentMessage()], { by: 'sent' })));
    const hex = idAt('2026-03-02T07:30:02.000Z');
    const later = aSentMessage({ ids: ['msg-a:r-100', hex], at: '2026-03-02T07:30:02.000Z' });
    expect(valueOf(await logMail(store, aLog([later], { by: 'seen' })))).toMatchObject({
      knownCount: 1,
    });
    const elsewhere = aSentMessage({ ids: [hex], at: '2026-03-02T07:30:02.000Z' });
    expect(valueOf(await logMail(store, aLog([elsewhere], { by: 'seen' })))).toMatchObject({
      knownCount: 1,
    });
    expect(await live()).toHaveLength(1);
    expect(await keysOf(store)).toHaveLength(2);
  });

  it('is undone by one step, and then logged again by the rep alone', async () => {
    const { store, live } = await aMailPipeline();
    const logged = valueOf(await logMail(store, aLog([aMessage()], { by: 'seen' })));
    valueOf(await undoCommand(store, logged.receipt.journalId));
    expect(await live()).toHaveLength(0);
    expect(codeOf(await logMail(store, aLog([aMessage()], { by: 'seen' })))).toBe(
      'nothing_to_save',
    );
    expect(await live()).toHaveLength(0);
    valueOf(await logMail(store, aLog([aMessage()])));
    expect(await live()).toHaveLength(1);
  });

  it('leaves alone what the rep deleted, until the rep logs it', async () => {
    const { store, live } = await aMailPipeline();
    const logged = valueOf(await logMail(store, aLog([aMessage()])));
    valueOf(await deleteTouchpoint(store, logged.touchpointIds[0] ?? ''));
    await logMail(store, aLog([aMessage()], { by: 'seen' }));
    expect(await live()).toHaveLength(0);
    expect(valueOf(await logMail(store, aLog([aMessage()])))).toMatchObject({ loggedCount: 1 });
    expect(await live()).toHaveLength(1);
  });

  it('stops the cadence, tells of the reply and puts a new prospect to work', async () => {
    const { store, prospectId } = await aMailPipeline();
    const cadenceId = (await listCadences(store))[0]?.id ?? '';
    valueOf(await enrol(store, { cadenceId, prospectId }));
    valueOf(
      await logMail(
        store,
        aLog([aMessage({ at: '2026-03-02T08:10:00.000Z', ids: ['f1'] })], { by: 'seen' }),
      ),
    );
    expect(await store.enrolments.toArray()).toMatchObject([{ stopped_reason: 'reply' }]);
    expect(await store.signals.toArray()).toMatchObject([
      { kind: 'reply', prospect_id: prospectId },
    ]);
    expect(await store.prospects.get(prospectId)).toMatchObject({ status: 'working' });
  });

  it('logs nothing of strangers, machines, lists, drafts, colleagues among themselves, and what is never logged', async () => {
    const { store, live } = await aMailPipeline();
    valueOf(
      await saveSetting(store, 'never_log', {
        addresses: ['linh@secret.example'],
        domains: ['bank.example'],
      }),
    );
    const messages = [
      aMessage({ from: stranger, ids: ['a1'] }),
      aMessage({ from: { email: 'no-reply@nordwind.example', name: 'Nordwind' }, ids: ['a2'] }),
      aMessage({ isBulk: true, ids: ['a3'] }),
      aSentMessage({ isDraft: true, ids: ['a4'] }),
      aMessage({ from: colleague, to: [me], ids: ['a5'] }),
      aMessage({ from: { email: 'linh@secret.example', name: 'Linh' }, ids: ['a6'] }),
      aMessage({ from: { email: 'a@mail.bank.example', name: 'A' }, ids: ['a7'] }),
    ];
    const result = await logMail(store, aLog(messages, { by: 'seen' }));
    expect(codeOf(result)).toBe('nothing_to_save');
    expect(await live()).toHaveLength(0);
    expect(await store.prospects.count()).toBe(1);
  });

  it('makes a prospect of a stranger only where the rep says so, in the same step', async () => {
    const { store, live } = await aMailPipeline();
    const extraction = toPersonExtraction(stranger, {
      ...{ site: 'gmail', url: 'https://mail.google.com/mail/u/0/', pack: 'gmail', version: 1 },
    });
    const message = aMessage({ from: stranger, to: [me], cc: [linh] });
    const logged = valueOf(
      await logMail(
        store,
        aLog([message], { people: [{ email: stranger.email, kind: 'create', extraction }] }),
      ),
    );
    expect(logged).toMatchObject({ loggedCount: 1 });
    const made = (await store.prospects.toArray()).find(
      ({ full_name }) => full_name === stranger.name,
    );
    expect(made).toMatchObject({ emails: [stranger.email], status: 'working' });
    expect((await live())[0]?.prospect_ids).toEqual([made?.id]);
    valueOf(await undoCommand(store, logged.receipt.journalId));
    expect(await live()).toHaveLength(0);
    expect((await store.prospects.get(made?.id ?? ''))?.deleted_at).not.toBeNull();
  });

  it('saves whom the rep says that is only copied in, with what the rep typed, and no contact with them', async () => {
    const { store, prospectId, live } = await aMailPipeline();
    const extraction = toPersonExtraction(stranger, {
      ...{ site: 'gmail', url: 'https://mail.google.com/mail/u/0/', pack: 'gmail', version: 1 },
    });
    const edits = { full_name: 'Omar H.' };
    const person = { email: stranger.email, kind: 'create', extraction, edits } as const;
    const input = aLog([aMessage({ cc: [stranger] })], { people: [person] });
    valueOf(await logMail(store, input));
    const names = (await store.prospects.toArray()).map(({ full_name }) => full_name);
    expect(names).toContain('Omar H.');
    expect((await live())[0]?.prospect_ids).toEqual([prospectId]);
  });

  it('gives the address to whom the rep says it belongs, and leaves out whom the rep leaves out', async () => {
    const { store, prospectId, live } = await aMailPipeline();
    const home = { email: 'linh@home.example', name: 'Linh' };
    const input = aLog([aMessage({ from: home })], {
      people: [{ email: home.email, kind: 'same', id: prospectId }],
    });
    valueOf(await logMail(store, input));
    expect((await store.prospects.get(prospectId))?.emails).toEqual([linh.email, home.email]);
    const skipped = aLog([aMessage({ ids: ['b2'] })], {
      people: [{ email: linh.email, kind: 'skip' }],
    });
    expect((await logMail(store, skipped)).ok).toBe(false);
    expect(await live()).toHaveLength(1);
  });

  it('takes the deal that is asked for, the one of the thread, or the only one that is open', async () => {
    const { store, dealId, live } = await aMailPipeline();
    const dealOf = async () => (await live()).at(-1)?.deal_id;
    valueOf(await logMail(store, aLog([aMessage({ ids: ['c1'] })], { dealId: null })));
    expect(await dealOf()).toBe(null);
    await store.touchpoints.clear();
    valueOf(await logMail(store, aLog([aMessage({ ids: ['c2'] })])));
    expect(await dealOf()).toBe(dealId);
    await store.touchpoints.clear();
    const threadKey = `gm:${me.email}:19aa00bb11cc22dd`;
    valueOf(await saveThreadSetting(store, threadKey, { mode: 'on', dealId }));
    expect(await loadThreadSetting(store, threadKey)).toEqual({ mode: 'on', dealId });
    valueOf(await logMail(store, aLog([aMessage({ ids: ['c3'] })])));
    expect(await dealOf()).toBe(dealId);
  });

  it('keeps first words only where the rep ticks it', async () => {
    const { store, live } = await aMailPipeline();
    const message = aMessage({ snippet: 'Thursday at nine works.' });
    valueOf(await logMail(store, aLog([message], { keepsSnippet: true })));
    expect((await live())[0]).toMatchObject({ snippet: 'Thursday at nine works.' });
  });

  it('keeps no addresses of others', async () => {
    const { store, live } = await aMailPipeline();
    const many = Array.from({ length: 499 }, (_, at) => ({
      email: `p${at}@list.example`,
      name: '',
    }));
    valueOf(await logMail(store, aLog([aMessage({ to: [me, ...many], cc: [colleague] })])));
    const [row] = await live();
    expect(row?.recipients.toSorted()).toEqual([colleague.email, me.email]);
    expect(await store.prospects.count()).toBe(1);
  });

  it("counts a colleague's mail to a prospect as going out, also where the rep is only in copy", async () => {
    const { store, live } = await aMailPipeline();
    valueOf(await logMail(store, aLog([aMessage({ from: colleague, to: [linh], cc: [me] })])));
    expect(await live()).toMatchObject([{ direction: 'out', sender: colleague.email }]);
  });

  it('logs with both accounts of a rep, each message once', async () => {
    const { store, live } = await aMailPipeline();
    const other = { ...mailbox, account: 'ines@second.example' };
    const mine = {
      ...aSentMessage(),
      from: { email: 'ines@second.example', name: '' },
      ids: ['msg-a:r-200'],
    };
    valueOf(await logMail(store, aLog([aSentMessage()])));
    valueOf(await logMail(store, aLog([mine], { mailbox: other })));
    expect(await live()).toHaveLength(2);
  });

  it('refuses what is no thread setting', async () => {
    const { store } = await aMailPipeline();
    const value = { mode: 'sometimes', dealId: null } as never;
    expect((await saveThreadSetting(store, 'gm:a:b', value)).ok).toBe(false);
  });

  it('treats plus and other aliases of the rep as the rep', async () => {
    const { store, live } = await aMailPipeline();
    valueOf(
      await saveRepSetting(store, 'mail', {
        ...repSettingDefaults.mail,
        ownAddresses: ['sales@ourfirm.example'],
      }),
    );
    valueOf(
      await logMail(
        store,
        aLog([aMessage({ from: { email: 'sales@ourfirm.example', name: '' }, to: [linh] })]),
      ),
    );
    expect(await live()).toMatchObject([{ direction: 'out' }]);
  });
});
