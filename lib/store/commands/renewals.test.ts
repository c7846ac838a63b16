import { describe, expect, it } from 'vitest';
import { aClock, loadContent, type TestClock, valueOf } from '../a-store.ts';
import { loadDeal } from '../deal-queries.ts';
import { refreshActions } from '../refresh-actions.ts';
import type { Store } from '../store.ts';
import { loadSubjectActions } from '../subject-actions.ts';
import { aJoinedStore, repId, settleAll, waitingOf, workspaceId } from '../sync/a-joined-store.ts';
import { applyPage } from '../sync/apply-page.ts';
import { overlay } from '../sync/overlay.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, aStage, dayMs, startsAt } from './a-pipeline.ts';
import { addDeal, addRenewal, deleteDeal, editDeal, moveDeal } from './deals.ts';

async function win(store: Store, id: string): Promise<void> {
  const won = await aStage(store, 'Won');
  valueOf(await moveDeal(store, id, { toStageId: won.id }));
}

/** A contract of a year from 2 March 2026, and its renewal that was won in November. */
async function aRenewedContract() {
  const pipeline = await aPipeline({ billing: 'annual', termMonths: 12 });
  const { store, clock, dealId: firstId } = pipeline;
  await win(store, firstId);
  clock.forward(260 * dayMs);
  const { id } = valueOf(await addRenewal(store, firstId, 'Fleet 2028'));
  await win(store, id);
  return { ...pipeline, firstId, id };
}

async function renewalDue(store: Store, id: string): Promise<string | undefined> {
  const view = await loadSubjectActions(store, { table: 'deals', id });
  const entry = view?.entries.find(({ action }) => action?.rule === 'renewal_due');
  const fact = entry?.action?.facts.find(({ name }) => name === 'termEnds');
  return fact?.kind === 'day' ? fact.value : undefined;
}

describe('the term of a renewal that was signed early', () => {
  it('begins where the renewed one ends: for what is due, what is shown and the next renewal', async () => {
    const { store, id } = await aRenewedContract();
    expect((await store.deals.get(id))?.expected_close_on).toBe('2027-03-02');
    expect(await renewalDue(store, id)).toBe('2028-03-02');
    expect((await loadDeal(store, id))?.termEndsOn).toBe('2028-03-02');
    const next = valueOf(await addRenewal(store, id, 'Fleet 2029'));
    expect((await store.deals.get(next.id))?.expected_close_on).toBe('2028-03-02');
    await win(store, next.id);
    expect(await renewalDue(store, next.id)).toBe('2029-03-02');
  });

  it('is worked out anew when the renewed one changes', async () => {
    const { store, firstId, id } = await aRenewedContract();
    const refresh = () =>
      refreshActions(store, { until: '2026-11-20T00:00:00.000Z', maxChunks: 50 });
    await refresh();
    const kept = async () => {
      const rows = await store.actions.where('subject').equals(`deals:${id}`).toArray();
      return JSON.stringify(rows);
    };
    expect(await kept()).toContain('2028-03-02');
    valueOf(await editDeal(store, firstId, { term_months: 18 }));
    await refresh();
    expect(await kept()).toContain('2028-09-02');
  });

  it('begins on its own day where what it renews is gone', async () => {
    const { store, firstId, id } = await aRenewedContract();
    valueOf(await deleteDeal(store, firstId));
    expect((await loadDeal(store, id))?.termEndsOn).toBe('2027-11-17');
  });
});

describe('a renewal made on two devices', () => {
  async function aDevice(clock: TestClock) {
    const store = await aJoinedStore(clock);
    return { store, clock };
  }

  it('is one deal', async () => {
    const [one, two] = [await aDevice(aClock(startsAt)), await aDevice(aClock(startsAt))];
    const { id } = valueOf(await addDeal(one.store, { name: 'Fleet', billing: 'annual' }));
    await win(one.store, id);
    await settleAll(one.store);
    const pulled = (rows: readonly object[]) => rows.map((row) => ({ ...row, rev: 10 }) as never);
    const rows = {
      stages: pulled(await one.store.stages.toArray()),
      deals: pulled(await one.store.deals.toArray()),
    };
    await applyPage(two.store, { rows }, { ws: workspaceId });
    two.clock.forward(1000);
    const first = valueOf(await addRenewal(one.store, id, 'Fleet 2027'));
    const second = valueOf(await addRenewal(two.store, id, 'Fleet II'));
    expect(second.id).toBe(first.id);
    const sent = [one, two].map(({ store }) => waitingOf(store, first.id));
    expect(overlay(undefined, (await Promise.all(sent)).flat(), repId)).toMatchObject({
      name: 'Fleet II',
      renews_deal_id: id,
    });
  });

  it('comes back as new where it was deleted before, and goes again when that is taken back', async () => {
    const { store, dealId } = await aPipeline({ billing: 'annual' });
    await win(store, dealId);
    const first = valueOf(await addRenewal(store, dealId, 'Fleet 2027'));
    valueOf(await editDeal(store, first.id, { amount: '60000' }));
    valueOf(await deleteDeal(store, first.id));
    const before = await loadContent(store);
    const again = valueOf(await addRenewal(store, dealId, 'Fleet II'));
    expect(again.id).toBe(first.id);
    expect(await store.deals.get(again.id)).toMatchObject({
      name: 'Fleet II',
      amount: '48000',
      deleted_at: null,
    });
    expect(await store.stakeholders.where('ix.deal').equals(again.id).count()).toBe(1);
    expect((await waitingOf(store, again.id)).at(-1)?.op).toBe('put');
    valueOf(await undoCommand(store, again.journalId));
    expect(await loadContent(store)).toEqual(before);
  });
});
