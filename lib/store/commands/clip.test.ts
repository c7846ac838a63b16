import { describe, expect, it } from 'vitest';
import { toPersonExtraction } from '../../mail/mail-person.ts';
import { prospectIdOf, prospectKey } from '../../model/ids.ts';
import {
  aClock,
  aCompanyPage,
  aProfile,
  aReading,
  aStore,
  loadContent,
  valueOf,
} from '../a-store.ts';
import { loadIdentity } from '../identity.ts';
import { matchExtraction } from '../match.ts';
import { loadHistory, loadProspect } from '../queries.ts';
import { undoCommand } from '../undo.ts';
import { saveClip } from './clip.ts';
import { addProspect, deleteProspect, editProspect } from './prospects.ts';

const readAt = '2026-03-02T07:59:58.000Z';
const create = { kind: 'create' } as const;

describe('saving a profile', () => {
  it('gives a company that it makes out of an address the domain, and one on file nothing', async () => {
    const store = aStore();
    const of = (email: string) =>
      toPersonExtraction(
        { email, name: '' },
        { site: 'gmail', url: 'https://mail.google.com/mail/u/0/', pack: 'gmail', version: 1 },
      );
    const save = async (email: string) => {
      const { id } = valueOf(
        await saveClip(store, { extraction: of(email), decision: create, readAt }),
      );
      return store.companies.get((await loadProspect(store, id))?.company_id ?? '');
    };
    expect(await save('jane.doe@eu.harrow-pike.co.uk')).toMatchObject({
      name: 'Harrow Pike',
      domain: 'harrow-pike.co.uk',
      evidence: { domain: { layer: 'domain', confidence: 'guess', value: 'harrow-pike.co.uk' } },
    });
    valueOf(await addProspect(store, { full_name: 'Ann Li', company_name: 'Acme' }));
    expect((await save('bob.roe@acme.com'))?.domain).toBeNull();
  });

  it('writes person, company, evidence, facts, journal and outbox together', async () => {
    const store = aStore();
    const receipt = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    const { workspaceId, repId, clientId } = await loadIdentity(store);
    const person = await loadProspect(store, receipt.id);
    const company = await store.companies.get(person?.company_id ?? '');

    expect(receipt).toMatchObject({
      table: 'prospects',
      name: 'Linh Trần',
      journalId: 1,
      fieldCount: 7,
    });
    expect(receipt.id).toBe(
      prospectIdOf(workspaceId, prospectKey({ linkedinSlug: 'linh-tran' }) ?? ''),
    );
    expect(person).toMatchObject({
      full_name: 'Linh Trần',
      title: 'Head of Procurement',
      status: 'new',
      owner_id: repId,
      lawful_basis: 'legitimate_interest',
      clipped_at: readAt,
      notice_due_at: '2026-04-02T07:59:58.000Z',
      source_url: 'https://www.linkedin.com/in/linh-tran/',
    });
    expect(person?.evidence['title']).toMatchObject({
      by: 'page',
      at: readAt,
      layer: 'card',
      confidence: 'certain',
    });
    expect(person?.evidence['company_id']).toMatchObject({ value: 'Nordwind Logistics' });
    expect(company).toMatchObject({
      name: 'Nordwind Logistics',
      linkedin_slug: 'nordwind-logistics',
    });
    expect(Object.values(person?.clocks ?? {})[0]).toBe(
      `${Date.parse('2026-03-02T08:00:00Z')}:0000:${clientId}`,
    );

    const outbox = await store.outbox.toArray();
    expect(outbox.slice(0, 2).map(({ t, op, attempts }) => [t, op, attempts])).toEqual([
      ['companies', 'put', 0],
      ['prospects', 'put', 0],
    ]);
    expect(outbox[1]?.f).toMatchObject({
      full_name: 'Linh Trần',
      evidence: { title: { layer: 'card' } },
    });
    expect(await store.facts.where('ix.of').equals(receipt.id).count()).toBe(7);
    expect((await loadHistory(store, { table: 'prospects', id: receipt.id }))[0]?.command).toBe(
      'clip/save',
    );
  });

  it('tells the person within a month, also after the end of a short one', async () => {
    const store = aStore();
    const { id } = valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: create,
        readAt: '2026-01-31T12:00:00.000Z',
      }),
    );
    expect((await loadProspect(store, id))?.notice_due_at).toBe('2026-02-28T12:00:00.000Z');
  });

  it('saves nothing the second time and says so', async () => {
    const store = aStore();
    const first = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    const before = await loadContent(store);
    const again = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    const update = valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: { kind: 'update', id: first.id, fields: [] },
        readAt,
      }),
    );
    expect(again).toMatchObject({ id: first.id, fieldCount: 0, journalId: 0 });
    expect(update).toMatchObject({ fieldCount: 0, journalId: 0 });
    expect(await loadContent(store)).toEqual(before);
    expect(await store.journal.count()).toBe(1);
  });

  it('takes the ticked fields only, and makes a changed post a signal', async () => {
    const store = aStore();
    const { id } = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    const moved = aProfile({
      title: 'Chief Operating Officer',
      company_name: 'Saigon Harbour JSC',
      company_slug: 'saigon-harbour',
      location: 'Hồ Chí Minh City',
    });
    const receipt = valueOf(
      await saveClip(store, {
        extraction: moved,
        decision: { kind: 'update', id, fields: ['title', 'company_name'] },
        readAt,
      }),
    );
    const person = await loadProspect(store, id);
    expect(receipt.fieldCount).toBe(2);
    expect(person).toMatchObject({
      title: 'Chief Operating Officer',
      location: 'Hamburg, Germany',
    });
    expect((await store.companies.get(person?.company_id ?? ''))?.name).toBe('Saigon Harbour JSC');
    expect(await store.signals.toArray()).toMatchObject([
      {
        kind: 'job_change',
        before: 'Head of Procurement · Nordwind Logistics',
        after: 'Chief Operating Officer · Saigon Harbour JSC',
      },
    ]);
    valueOf(await undoCommand(store, receipt.journalId));
    expect(await loadProspect(store, id)).toMatchObject({ title: 'Head of Procurement' });
    expect(
      Object.keys(await loadContent(store)).filter((key) => key.startsWith('signals')),
    ).toEqual([]);
    expect(await store.companies.where('ix.slug').equals('saigon-harbour').count()).toBe(0);
  });

  it('keeps a surer reading of the same value as evidence, without calling it a change', async () => {
    const store = aStore();
    const unsure = aProfile({
      title: aReading('Head of Procurement', { confidence: 'guess', layer: 'title' }),
    });
    const { id } = valueOf(await saveClip(store, { extraction: unsure, decision: create, readAt }));
    const receipt = valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: { kind: 'update', id, fields: [] },
        readAt,
      }),
    );
    expect(receipt.fieldCount).toBe(0);
    expect((await loadProspect(store, id))?.evidence['title']?.confidence).toBe('certain');
    const sent = (await store.outbox.toArray()).at(-1);
    expect(sent).toMatchObject({
      op: 'patch',
      f: { title: 'Head of Procurement', evidence: { title: { layer: 'card' } } },
    });
  });

  it('brings a deleted person back as new, without what was there before', async () => {
    const store = aStore();
    const { id } = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    valueOf(await editProspect(store, id, { status: 'qualified', tags: ['Q2'] }));
    valueOf(await deleteProspect(store, id));
    expect((await matchExtraction(store, aProfile())).state).toBe('new');
    const back = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    expect(back.id).toBe(id);
    expect(await loadProspect(store, id)).toMatchObject({ status: 'new', tags: [] });
    expect((await store.outbox.where('[t+id]').equals(['prospects', id]).last())?.op).toBe('put');
  });

  it('follows a slug that was changed, and tells a slug that was handed on', async () => {
    const store = aStore();
    const { id } = valueOf(
      await saveClip(store, { extraction: aProfile(), decision: create, readAt }),
    );
    const renamed = aProfile({ linkedin_slug: 'linh-tran-coo' });
    expect(await matchExtraction(store, renamed)).toEqual({ state: 'saved', id });
    valueOf(
      await saveClip(store, {
        extraction: renamed,
        decision: { kind: 'update', id, fields: [] },
        readAt,
      }),
    );
    expect((await loadProspect(store, id))?.linkedin_slug).toBe('linh-tran-coo');

    const other = aProfile({
      linkedin_id: 'ACoAAB0000000000000000000000000000000002',
      full_name: 'Linh Tran Thi',
    });
    const second = valueOf(await saveClip(store, { extraction: other, decision: create, readAt }));
    expect(second.id).not.toBe(id);
    expect(await loadProspect(store, id)).toMatchObject({ full_name: 'Linh Trần' });
  });

  it('lets the rep type over a reading', async () => {
    const store = aStore();
    const { id } = valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: create,
        readAt,
        edits: { title: 'CPO', location: '' },
      }),
    );
    const person = await loadProspect(store, id);
    expect(person).toMatchObject({ title: 'CPO', location: null });
    expect(person?.evidence['title']?.by).toBe('rep');
  });

  it('ends the stored clip in the same transaction, once', async () => {
    const store = aStore();
    await store.clips.add({
      id: 'c1',
      tabId: 1,
      windowId: 1,
      url: 'https://www.linkedin.com/in/linh-tran/',
      origin: 'command',
      startedAt: readAt,
      changedAt: readAt,
      state: 'read',
      extraction: aProfile(),
      receipt: null,
      failure: null,
    });
    const input = { extraction: aProfile(), decision: create, readAt, clipId: 'c1' };
    const first = valueOf(await saveClip(store, input));
    expect(await store.clips.get('c1')).toMatchObject({
      state: 'saved',
      receipt: { journalId: first.journalId },
    });
    expect(valueOf(await saveClip(store, input))).toEqual(first);
  });

  it.each([
    ['a refused page', aProfile({}, { blocked: 'sign_in_wall' }), 'sign_in_wall'],
    ['a page without a name', aProfile({ full_name: '  ' }), 'nothing_to_save'],
    ['a page of another kind', aProfile({}, { pageKind: 'messaging' }), 'nothing_to_save'],
    ['a value that is too long', aProfile({ title: 'x'.repeat(201) }), 'invalid_input'],
    [
      'an address that is none',
      aProfile({ websites: ['ftp://files.example/cv'] }),
      'invalid_input',
    ],
  ])('stores nothing of %s', async (_what, extraction, code) => {
    const store = aStore();
    const result = await saveClip(store, { extraction, decision: create, readAt });
    expect(result).toMatchObject({ ok: false, failure: { code } });
    expect(
      Object.keys(await loadContent(store)).filter((key) => !/^(workspaces|members)/.test(key)),
    ).toEqual([]);
    expect(await store.outbox.count()).toBe(0);
  });
});

describe('saving a company page', () => {
  it('fills the company that a profile made, and undoes it', async () => {
    const store = aStore(aClock());
    valueOf(await saveClip(store, { extraction: aProfile(), decision: create, readAt }));
    const match = await matchExtraction(store, aCompanyPage());
    expect(match.state).toBe('changed');
    if (match.state !== 'changed') return;
    const receipt = valueOf(
      await saveClip(store, {
        extraction: aCompanyPage(),
        decision: { kind: 'update', id: match.id, fields: 'all' },
        readAt,
      }),
    );
    expect(await store.companies.get(match.id)).toMatchObject({
      size_min: 201,
      size_max: 500,
      domain: 'nordwind.example',
    });
    valueOf(await undoCommand(store, receipt.journalId));
    expect(await store.companies.get(match.id)).toMatchObject({ size_min: null, domain: null });
  });

  it('drops the end of a size range that became open', async () => {
    const store = aStore();
    const { id } = valueOf(
      await saveClip(store, { extraction: aCompanyPage(), decision: create, readAt }),
    );
    const { size_max: _none, ...fields } = aCompanyPage({ size_min: 10_001 }).fields;
    valueOf(
      await saveClip(store, {
        extraction: { ...aCompanyPage(), fields },
        decision: { kind: 'update', id, fields: ['size_min'] },
        readAt,
      }),
    );
    expect(await store.companies.get(id)).toMatchObject({ size_min: 10_001, size_max: null });
  });
});
