import { describe, expect, it } from 'vitest';
import type { MailMessage } from '../../model/mail.ts';
import { valueOf } from '../a-store.ts';
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
import type { Mailbox, MailLogInput } from './mail.ts';
import { logMail } from './mail.ts';
import { joinSameMail } from './mail-join.ts';
import { addProspect, editProspect } from './prospects.ts';
import { deleteTouchpoint } from './touchpoints.ts';

const outlook: Mailbox = { ...mailbox, site: 'outlook' };
const at = (time: string) => `2026-03-02T${time}.000Z`;

/** Linh and Omar are prospects; it is an hour after the messages. */
async function aMailbox() {
  const pipeline = await aPipeline();
  const { store, clock, prospectId } = pipeline;
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  valueOf(await addProspect(store, { full_name: stranger.name, emails: [stranger.email] }));
  clock.forward(3_600_000);
  const live = async () =>
    (await store.touchpoints.toArray()).filter(({ deleted_at }) => deleted_at === null);
  const log = async (messages: readonly MailMessage[], more: Partial<MailLogInput> = {}) =>
    logMail(store, aLog(messages, { by: 'seen', ...more }));
  /** As it is told where the page names no draft. */
  const send = async (time: string, more: Partial<MailMessage> = {}) =>
    valueOf(
      await log([aSentMessage({ ids: [], at: at(time), ...more })], {
        ...{ by: 'sent', mailbox: outlook, threadId: '' },
      }),
    );
  const see = (...messages: readonly MailMessage[]) =>
    log(messages, { mailbox: outlook, threadId: 'AQQconv1' });
  return { ...pipeline, live, log, send, see };
}

/** As a page without ids shows it: to the minute. */
function sighting(minute: string, more: Partial<MailMessage> = {}): MailMessage {
  return aSentMessage({ ids: [], at: null, guessedAt: at(`${minute}:00`), ...more });
}

describe('messages that look alike', () => {
  it('to two prospects are two, whoever of ours has a copy of both', async () => {
    const { live, send } = await aMailbox();
    await send('08:00:10', { cc: [colleague] });
    await send('08:01:20', { to: [stranger], cc: [colleague] });
    expect(await live()).toHaveLength(2);
  });

  it('are two where a colleague wrote both with a copy to the rep, of which the rep has one', async () => {
    const { live, log } = await aMailbox();
    const of = (changes: Partial<MailMessage>) =>
      aSentMessage({ from: colleague, to: [linh], cc: [me], ...changes });
    const theirs = { ...mailbox, account: colleague.email };
    await log([of({ ids: ['msg-a:rA'], at: at('07:00:00') })], { mailbox: theirs });
    await log([of({ to: [stranger], ids: [idAt(at('07:01:00'))], at: at('07:01:00') })]);
    expect((await live()).map(({ prospect_ids }) => prospect_ids.length)).toEqual([1, 1]);
  });

  it('are two in one mailbox that names both, though each in another way', async () => {
    const { live, log } = await aMailbox();
    await log([aSentMessage({ ids: ['msg-a:r1'], at: at('07:00:00') })], { by: 'sent' });
    await log([aSentMessage({ ids: [idAt(at('07:01:00'))], at: at('07:01:00') })]);
    expect(await live()).toHaveLength(2);
  });

  it('are one where a message has gone to another folder', async () => {
    const { live, log } = await aMailbox();
    const roundcube = { mailbox: { ...mailbox, site: 'roundcube' } as const };
    await log([aMessage({ ids: ['INBOX:17'] })], roundcube);
    await log([aMessage({ ids: ['Archive:3'] })], roundcube);
    expect(await live()).toHaveLength(1);
  });
});

describe('a mailbox that gives messages no ids', () => {
  it('has two answers of one thread within two minutes, sent, then seen, then seen again', async () => {
    const { live, send, see } = await aMailbox();
    await send('08:00:10');
    await send('08:01:20');
    await send('08:01:20');
    expect(await live()).toHaveLength(2);
    const thread = [sighting('08:00'), sighting('08:01')];
    await see(...thread);
    await see(...thread);
    expect(await live()).toHaveLength(2);
  });

  it('has two sent within one minute', async () => {
    const { live, send, see } = await aMailbox();
    await send('08:00:10');
    await send('08:00:50');
    await see(sighting('08:00'), sighting('08:00'));
    await see(sighting('08:00'), sighting('08:00'));
    expect(await live()).toHaveLength(2);
  });

  it('gives each sighting the send that is nearest, the later one too where it is seen alone', async () => {
    const { store, live, send, see } = await aMailbox();
    await send('08:00:10');
    await send('08:01:20');
    await see(sighting('08:01'));
    const [row] = await store.touchpoint_keys
      .where('ix.key')
      .startsWith('ow:ines@ourfirm.example:AQQconv1:')
      .toArray();
    expect((await store.touchpoints.get(row?.touchpoint_id as never))?.occurred_at).toBe(
      at('08:01:20'),
    );
    await see(sighting('08:00'));
    expect(await live()).toHaveLength(2);
  });

  it('has one that was seen before its send had ended', async () => {
    const { live, send, see } = await aMailbox();
    await see(sighting('08:00'));
    await send('08:00:10');
    expect(await live()).toHaveLength(1);
  });

  it('has two that came in in two minutes, read one at a time, also after a sync', async () => {
    const { store, live, see } = await aMailbox();
    for (const minute of ['07:00', '07:01']) {
      await see(aMessage({ ids: [], at: null, guessedAt: at(`${minute}:00`) }));
    }
    const ids = (await live()).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(await joinSameMail(store, ids)).toBe(0);
  });

  it('has one whose recipients were folded away when it was seen before', async () => {
    const { live, see } = await aMailbox();
    await see(sighting('08:00', { cc: [stranger] }));
    await see(sighting('08:00'));
    expect(await live()).toHaveLength(1);
  });
});

describe('what the rep took away', () => {
  it('stays away where its thread shows it under another name', async () => {
    const { store, live, send, see } = await aMailbox();
    const sent = await send('08:00:10');
    await send('08:01:20');
    valueOf(await deleteTouchpoint(store, sent.touchpointIds[0] ?? ''));
    await see(sighting('08:00'), sighting('08:01'));
    await see(sighting('08:00'));
    expect((await live()).map(({ occurred_at }) => occurred_at)).toEqual([at('08:01:20')]);
  });

  it('stays away after an undo, by the name that only the mailbox gave it', async () => {
    const { store, live, log } = await aMailbox();
    const logged = valueOf(await log([aSentMessage({ ids: ['msg-a:r1'], at: at('07:00:00') })]));
    valueOf(await undoCommand(store, logged.receipt.journalId));
    const hex = aSentMessage({ ids: [idAt(at('07:00:01'))], at: at('07:00:01') });
    await log([hex]);
    expect(await live()).toHaveLength(0);
    await log([hex], { by: 'rep' });
    await log([{ ...hex, ids: ['msg-a:r1', ...hex.ids] }]);
    expect(await live()).toHaveLength(1);
  });

  it('does not keep away another message of that mailbox, nor one that is sent afterwards', async () => {
    const { store, clock, live, log } = await aMailbox();
    const first = aSentMessage({ ids: ['msg-a:r1'], at: at('08:58:00') });
    const logged = valueOf(await log([first]));
    valueOf(await deleteTouchpoint(store, logged.touchpointIds[0] ?? ''));
    await log([aSentMessage({ ids: ['msg-a:r2'], at: at('08:58:30') })]);
    expect(await live()).toHaveLength(1);
    clock.forward(60_000);
    // Gmail keeps the name of a draft through undo and another press.
    await log([{ ...first, at: at('09:00:30') }], { by: 'sent' });
    expect(await live()).toHaveLength(2);
  });
});
