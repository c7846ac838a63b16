import { describe, expect, it } from 'vitest';
import { valueOf } from '../a-store.ts';
import { loadThreadSetting } from '../mail-rules.ts';
import { undoCommand } from '../undo.ts';
import { aLog, aMessage, aSentMessage, linh } from './a-mail.ts';
import { aPipeline } from './a-pipeline.ts';
import { addDeal } from './deals.ts';
import { logMail, saveThreadSetting } from './mail.ts';
import { moveThreadDeal } from './mail-deal.ts';
import { editProspect } from './prospects.ts';
import { editTouchpoint } from './touchpoints.ts';

async function aLoggedThread() {
  const { store, prospectId, dealId } = await aPipeline();
  valueOf(await editProspect(store, prospectId, { emails: [linh.email] }));
  const second = valueOf(await addDeal(store, { name: 'Vans', prospectId })).id;
  const third = valueOf(await addDeal(store, { name: 'Trailers', prospectId })).id;
  // Two deals are open and nothing was said: it goes to none.
  const messages = [aMessage(), aSentMessage({ at: '2026-03-02T07:50:00.000Z' })];
  const logged = valueOf(await logMail(store, aLog(messages)));
  const [row] = await store.touchpoints.bulkGet([...logged.touchpointIds]);
  const threadKey = row?.thread_key ?? '';
  const deals = async () =>
    (await store.touchpoints.bulkGet([...logged.touchpointIds])).map((one) => one?.deal_id);
  return { store, threadKey, ids: logged.touchpointIds, deals, first: dealId, second, third };
}

describe('moveThreadDeal', () => {
  it('says which deal the thread is about, and its messages without one go along', async () => {
    const { store, threadKey, deals, second } = await aLoggedThread();
    expect(await deals()).toEqual([null, null]);
    const of = { threadKey, dealId: second, touchpointIds: [] };
    const { receipt, movedCount } = valueOf(await moveThreadDeal(store, of));
    expect(movedCount).toBe(2);
    expect(await deals()).toEqual([second, second]);
    expect((await loadThreadSetting(store, threadKey)).dealId).toBe(second);
    valueOf(await undoCommand(store, receipt.journalId));
    expect(await deals()).toEqual([null, null]);
    expect((await loadThreadSetting(store, threadKey)).dealId).toBeNull();
  });

  it('takes along what went to the deal of before, and leaves what the rep has put elsewhere', async () => {
    const { store, threadKey, ids, deals, first, second, third } = await aLoggedThread();
    const to = (dealId: string | null) =>
      moveThreadDeal(store, { threadKey, dealId, touchpointIds: [] });
    valueOf(await to(second));
    valueOf(await editTouchpoint(store, ids[0] ?? '', { deal_id: third as never }));
    valueOf(await to(first));
    expect(await deals()).toEqual([third, first]);
    expect(valueOf(await to(null)).movedCount).toBe(1);
    expect(await deals()).toEqual([third, null]);
  });

  it('keeps whether the thread is logged, and takes along what a colleague has named', async () => {
    const { store, ids, deals, second } = await aLoggedThread();
    const threadKey = 'gm:ines@ourfirm.example:other';
    valueOf(await saveThreadSetting(store, threadKey, { mode: 'on', dealId: null }));
    const touchpointIds = ids.slice(0, 1);
    valueOf(await moveThreadDeal(store, { threadKey, dealId: second, touchpointIds }));
    expect(await loadThreadSetting(store, threadKey)).toEqual({ mode: 'on', dealId: second });
    expect(await deals()).toEqual([second, null]);
  });

  it('refuses a deal that is not here', async () => {
    const { store, threadKey, deals } = await aLoggedThread();
    const of = { threadKey, dealId: 'nowhere', touchpointIds: [] };
    expect((await moveThreadDeal(store, of)).ok).toBe(false);
    expect(await deals()).toEqual([null, null]);
  });
});
