import { describe, expect, it } from 'vitest';
import { repSettingDefaults } from '../../model/selling.ts';
import { valueOf } from '../a-store.ts';
import { loadMailCard } from '../mail-card.ts';
import { toStored } from '../tables.ts';
import { undoCommand } from '../undo.ts';
import { aLog, aMessage, aSentMessage, colleague, idAt, linh, mailbox, me } from './a-mail.ts';
import { aPipeline } from './a-pipeline.ts';
import { logMail } from './mail.ts';
import { joinMail, joinSameMail, keepMailApart, splitMail } from './mail-join.ts';
import { editProspect } from './prospects.ts';
import { saveRepSetting } from './settings.ts';

const theirs = { ...mailbox, account: colleague.email };
const at = '2026-03-02T07:30:00.000Z';
const [hex, otherHex] = [idAt(at, 1), idAt('2026-03-02T07:30:40.000Z', 2)];
/** One message to both reps, as each mailbox has it. */
const mine = aMessage({ ids: [hex], to: [me, colleague] });
const their = aMessage({ ids: [otherHex], to: [me, colleague], at: '2026-03-02T07:30:40.000Z' });

async function aTeam() {
  const pipeline = await aPipeline();
  const { store } = pipeline;
  valueOf(await editProspect(store, pipeline.prospectId, { emails: [linh.email] }));
  const live = async () =>
    (await store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null);
  const card = async () =>
    loadMailCard(store, {
      ...{
        site: 'gmail',
        pageKind: 'mail_thread',
        pack: 'gmail',
        version: 1,
        rows: [],
        drafts: [],
      },
      ...{ url: 'https://mail.google.com/mail/u/0/', account: me.email, aliases: [] },
      thread: { id: '19aa00bb11cc22dd', subject: 'Re: Offer', messages: [mine], hiddenCount: 0 },
    });
  return { ...pipeline, live, card };
}

describe('one message in two mailboxes', () => {
  it('is one touchpoint, and the reply is told once', async () => {
    const { store, live } = await aTeam();
    valueOf(await logMail(store, aLog([their], { mailbox: theirs })));
    const logged = valueOf(await logMail(store, aLog([mine], { subject: 'Re: Offer' })));
    expect(logged).toMatchObject({ loggedCount: 0, joinedCount: 1 });
    expect(await live()).toHaveLength(1);
    expect(await store.touchpoint_keys.where('ix.touchpoint').above('').count()).toBe(2);
    expect(await store.signals.count()).toBe(1);
  });

  it('stays two where sender, subject, time or recipients say so, or two others may be it', async () => {
    const { store } = await aTeam();
    valueOf(await logMail(store, aLog([their], { mailbox: theirs })));
    const others = [
      aLog([mine], { subject: 'Another offer' }),
      aLog([{ ...mine, ids: ['a1'], at: '2026-03-02T07:27:00.000Z' }]),
      aLog([aSentMessage({ at, to: [linh] })]),
    ];
    for (const log of others) {
      expect(valueOf(await logMail(store, log))).toMatchObject({ loggedCount: 1, joinedCount: 0 });
    }
  });

  it('stays its own where two others may be it', async () => {
    const { store, live } = await aTeam();
    const next = { ...their, ids: [idAt(at, 7)], at: '2026-03-02T07:29:30.000Z' };
    valueOf(await logMail(store, aLog([their, next], { mailbox: theirs })));
    expect(valueOf(await logMail(store, aLog([mine])))).toMatchObject({ joinedCount: 0 });
    expect(await live()).toHaveLength(3);
    expect(
      await joinSameMail(
        store,
        (await live()).map(({ id }) => id),
      ),
    ).toBe(0);
  });

  it('keeps two quick messages of one mailbox apart', async () => {
    const { store, live } = await aTeam();
    const [one, two] = [
      aSentMessage({ ids: ['msg-a:r-1'], at }),
      aSentMessage({ ids: ['msg-a:r-2'], at }),
    ];
    valueOf(await logMail(store, aLog([one], { by: 'sent' })));
    valueOf(await logMail(store, aLog([two], { by: 'sent' })));
    valueOf(await logMail(store, aLog([one, two], { by: 'seen' })));
    expect(await live()).toHaveLength(2);
  });

  it('is joined after both reps logged it apart, the same on every device', async () => {
    const { store, live } = await aTeam();
    // As if each had come from the server: made without knowing of the other.
    valueOf(await logMail(store, aLog([mine])));
    const [first] = await live();
    await store.touchpoints.update(first?.id ?? '', { ix: {} });
    valueOf(await logMail(store, aLog([their], { mailbox: theirs })));
    if (first) await store.touchpoints.put(toStored('touchpoints', first));
    expect(await live()).toHaveLength(2);
    const ids = (await live()).map(({ id }) => id);
    expect(await joinSameMail(store, ids)).toBe(1);
    expect(await live()).toMatchObject([{ id: ids.toSorted()[0] }]);
    expect(await store.signals.where('ix.of').above('').count()).toBe(1);
    expect(await joinSameMail(store, ids)).toBe(0);
  });

  it('can be parted, stays parted, and can be joined again', async () => {
    const { store, live, card } = await aTeam();
    valueOf(await logMail(store, aLog([their], { mailbox: theirs })));
    valueOf(await logMail(store, aLog([mine])));
    expect((await card())?.messages).toMatchObject([{ isShared: true, likely: [] }]);
    const [shared] = await live();
    // The rep's own mailbox is known from the settings, as a page has shown it.
    valueOf(
      await saveRepSetting(store, 'mail', { ...repSettingDefaults.mail, ownAddresses: [me.email] }),
    );
    const parted = valueOf(await splitMail(store, shared?.id ?? ''));
    expect(await live()).toHaveLength(2);
    expect(
      await joinSameMail(
        store,
        (await live()).map(({ id }) => id),
      ),
    ).toBe(0);
    valueOf(await logMail(store, aLog([mine], { by: 'seen' })));
    expect(await live()).toHaveLength(2);
    expect((await card())?.messages).toMatchObject([
      { isShared: false, likely: [], touchpointId: parted.id },
    ]);
    valueOf(await joinMail(store, { keptId: shared?.id ?? '', otherId: parted.id }));
    expect(await live()).toHaveLength(1);
    expect((await card())?.messages).toMatchObject([{ isShared: true }]);
    expect((await splitMail(store, 'nobody')).ok).toBe(false);
  });

  it('is parted and undone', async () => {
    const { store, live } = await aTeam();
    valueOf(await logMail(store, aLog([their], { mailbox: theirs })));
    const joined = valueOf(await logMail(store, aLog([mine])));
    valueOf(await undoCommand(store, joined.receipt.journalId));
    expect(await live()).toHaveLength(1);
    expect(await store.touchpoint_keys.where('ix.touchpoint').above('').count()).toBe(1);
  });

  it('shows as likely what is not sure, until the rep says that it is another', async () => {
    const { store, card, live } = await aTeam();
    const late = {
      ...their,
      at: '2026-03-02T07:35:00.000Z',
      ids: [idAt('2026-03-02T07:35:00.000Z')],
    };
    valueOf(await logMail(store, aLog([late], { mailbox: theirs })));
    valueOf(await logMail(store, aLog([mine])));
    const shown = (await card())?.messages[0];
    const [other] = (await live()).filter(({ id }) => id !== shown?.touchpointId);
    expect(shown?.likely).toEqual([other?.id]);
    valueOf(
      await keepMailApart(store, { id: shown?.touchpointId ?? '', otherId: other?.id ?? '' }),
    );
    expect((await card())?.messages[0]?.likely).toEqual([]);
  });
});
