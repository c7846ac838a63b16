import { describe, expect, it } from 'vitest';
import { aCompanyPage, aProfile, aReading, aStore, valueOf } from './a-store.ts';
import { saveClip } from './commands/clip.ts';
import { addCompany } from './commands/companies.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import { type Match, matchAddress, matchExtraction } from './match.ts';
import { loadProspect } from './queries.ts';

const readAt = '2026-03-02T07:59:58.000Z';

async function aClipped(store: ReturnType<typeof aStore>, extraction = aProfile()) {
  return valueOf(await saveClip(store, { extraction, decision: { kind: 'create' }, readAt })).id;
}

function changesOf(match: Match) {
  return match.state === 'changed' ? match.changes : [];
}

function candidatesOf(match: Match) {
  return match.state === 'possible_duplicate' ? match.candidates : [];
}

function codesOf(match: Match) {
  return candidatesOf(match).map(({ reasons }) => reasons.map(({ code }) => code));
}

describe('a person on file', () => {
  it('is new, then saved', async () => {
    const store = aStore();
    expect(await matchExtraction(store, aProfile())).toEqual({ state: 'new' });
    const id = await aClipped(store);
    expect(await matchExtraction(store, aProfile())).toEqual({ state: 'saved', id });
    expect(await matchAddress(store, { kind: 'profile', slug: 'Linh-Tran' })).toEqual({
      id,
      name: 'Linh Trần',
    });
    expect(
      await matchAddress(store, { kind: 'company', slug: 'nordwind-logistics' }),
    ).toMatchObject({
      name: 'Nordwind Logistics',
    });
    expect(await matchAddress(store, { kind: 'profile', slug: 'nobody' })).toBeUndefined();
  });

  it('is found by e-mail address alone', async () => {
    const store = aStore();
    const { id } = valueOf(
      await addProspect(store, { full_name: 'Linh Trần', emails: ['Linh@Nordwind.example'] }),
    );
    const match = await matchExtraction(store, aProfile({ emails: ['linh@nordwind.example'] }));
    expect(match).toMatchObject({ state: 'changed', id });
    expect(changesOf(match).map(({ field }) => field)).not.toContain('full_name');
  });

  it.each([
    [
      'another way of writing',
      { title: 'Head  of\u00a0procurement.', company_name: 'NORDWIND Logistics GmbH' },
    ],
    ['what was not read', { title: aReading(''), location: aReading('') }],
  ])('is not changed by %s', async (_what, values) => {
    const store = aStore();
    const id = await aClipped(store);
    const extraction = aProfile(values);
    const { company_slug: _slug, ...fields } = extraction.fields;
    expect(await matchExtraction(store, { ...extraction, fields })).toEqual({ state: 'saved', id });
  });

  it('ticks a newer title, leaves the own edit, hides a lesser reading of the same', async () => {
    const store = aStore();
    const id = await aClipped(store);
    valueOf(await editProspect(store, id, { location: 'Bremen' }));
    const match = await matchExtraction(
      store,
      aProfile({
        title: 'Chief Operating Officer',
        location: 'Kiel',
        headline: aReading('Head of Procurement', { confidence: 'guess' }),
      }),
    );
    expect(changesOf(match)).toEqual([
      {
        field: 'title',
        now: 'Head of Procurement',
        next: 'Chief Operating Officer',
        isOwnEdit: false,
        confidence: 'certain',
        preselected: true,
      },
      {
        field: 'location',
        now: 'Bremen',
        next: 'Kiel',
        isOwnEdit: true,
        confidence: 'certain',
        preselected: false,
      },
    ]);
  });

  it('shows a lesser reading that says something else, unticked', async () => {
    const store = aStore();
    await aClipped(store);
    const match = await matchExtraction(
      store,
      aProfile({ title: aReading('Advisor', { confidence: 'guess' }) }),
    );
    expect(changesOf(match)).toMatchObject([
      { field: 'title', next: 'Advisor', preselected: false },
    ]);
  });

  it('does not ask again about a value that the rep has turned down', async () => {
    const store = aStore();
    const id = await aClipped(store);
    valueOf(await editProspect(store, id, { location: 'Bremen' }));
    expect(await matchExtraction(store, aProfile())).toEqual({ state: 'saved', id });
    const moved = aProfile({ title: 'Chief Operating Officer' });
    expect((await matchExtraction(store, moved)).state).toBe('changed');
    const kept = await saveClip(store, {
      extraction: moved,
      decision: { kind: 'update', id, fields: [] },
      readAt,
    });
    expect(valueOf(kept).fieldCount).toBe(0);
    expect(await matchExtraction(store, moved)).toEqual({ state: 'saved', id });
    expect((await matchExtraction(store, aProfile({ title: 'Chair' }))).state).toBe('changed');
    const withAbout = aProfile({ about: 'Buys for three plants.' });
    valueOf(
      await saveClip(store, {
        extraction: withAbout,
        decision: { kind: 'update', id, fields: [] },
        readAt,
      }),
    );
    expect(await matchExtraction(store, withAbout)).toEqual({ state: 'saved', id });
    expect((await loadProspect(store, id))?.about).toBeNull();
  });

  it('adds to a set and never takes away', async () => {
    const store = aStore();
    const id = await aClipped(store, aProfile({ emails: ['linh@nordwind.example'] }));
    const match = await matchExtraction(store, aProfile({ emails: ['Linh.Tran@mail.example'] }));
    expect(changesOf(match)).toMatchObject([
      {
        field: 'emails',
        next: ['linh@nordwind.example', 'linh.tran@mail.example'],
        preselected: true,
      },
    ]);
    valueOf(
      await saveClip(store, {
        extraction: aProfile({ emails: ['Linh.Tran@mail.example'] }),
        decision: { kind: 'update', id, fields: 'all' },
        readAt,
      }),
    );
    expect((await loadProspect(store, id))?.emails).toEqual([
      'linh@nordwind.example',
      'linh.tran@mail.example',
    ]);
  });

  it('sees a company that became another one', async () => {
    const store = aStore();
    await aClipped(store);
    const match = await matchExtraction(
      store,
      aProfile({ company_name: 'Saigon Harbour', company_slug: 'saigon-harbour' }),
    );
    expect(changesOf(match)).toMatchObject([
      {
        field: 'company_name',
        now: 'Nordwind Logistics',
        next: 'Saigon Harbour',
        preselected: true,
      },
    ]);
  });
});

describe('a possible duplicate', () => {
  it('is asked about where slug and e-mail name two people', async () => {
    const store = aStore();
    const id = await aClipped(store);
    const other = valueOf(
      await addProspect(store, { full_name: 'L. Tran', emails: ['office@nordwind.example'] }),
    );
    const match = await matchExtraction(store, aProfile({ emails: ['office@nordwind.example'] }));
    expect(candidatesOf(match).map((candidate) => candidate.id)).toEqual([id, other.id]);
    expect(codesOf(match)).toEqual([['same_linkedin_id', 'same_slug'], ['same_email']]);
  });

  it('is asked about where the slug now belongs to another member', async () => {
    const store = aStore();
    await aClipped(store);
    const match = await matchExtraction(
      store,
      aProfile({
        linkedin_id: 'ACoAAB0000000000000000000000000000000009',
        full_name: 'Linh Trang',
      }),
    );
    expect(codesOf(match)).toEqual([['same_slug', 'other_linkedin_id']]);
  });

  it('is a like name at a like company, with its reasons', async () => {
    const store = aStore();
    const { id } = valueOf(
      await addProspect(store, {
        full_name: 'Bill Gerber',
        title: 'Buyer',
        company_name: 'Acme GmbH',
      }),
    );
    const match = await matchExtraction(
      store,
      aProfile({
        full_name: 'William Gerber',
        company_name: 'ACME',
        company_slug: 'acme-global',
        linkedin_slug: 'wgerber',
      }),
    );
    expect(candidatesOf(match)).toMatchObject([
      {
        id,
        name: 'Bill Gerber',
        title: 'Buyer',
        companyName: 'Acme GmbH',
        reasons: [
          { code: 'nickname', short: 'Bill', long: 'William' },
          { code: 'same_company' },
          { code: 'suffix_ignored', suffix: 'GmbH' },
          { code: 'no_linkedin_on_file' },
        ],
      },
    ]);
  });

  it('is a namesake of whom nothing else is known', async () => {
    const store = aStore();
    valueOf(await addProspect(store, { full_name: 'Linh Tran' }));
    expect(codesOf(await matchExtraction(store, aProfile()))).toEqual([
      ['same_name', 'no_linkedin_on_file'],
    ]);
  });

  it('is not: the same name elsewhere, or another member at the same company', async () => {
    const store = aStore();
    valueOf(await addProspect(store, { full_name: 'Linh Trần', company_name: 'Saigon Harbour' }));
    await aClipped(
      store,
      aProfile({
        linkedin_slug: 'linh-tran-2',
        linkedin_id: 'ACoAAB0000000000000000000000000000000007',
      }),
    );
    expect(await matchExtraction(store, aProfile())).toEqual({ state: 'new' });
  });

  it('is not asked about again once the rep has said that they are two', async () => {
    const store = aStore();
    valueOf(
      await addProspect(store, { full_name: 'Linh Tran', company_name: 'Nordwind Logistics' }),
    );
    expect((await matchExtraction(store, aProfile())).state).toBe('possible_duplicate');
    const id = await aClipped(store);
    expect(await matchExtraction(store, aProfile())).toEqual({ state: 'saved', id });
  });
});

describe('a company page', () => {
  it('asks about a company of another name at the same web address', async () => {
    const store = aStore();
    const website = 'https://nordwind.example/en';
    const { id } = valueOf(await addCompany(store, { name: 'NWL', website }));
    const match = await matchExtraction(store, aCompanyPage());
    expect(candidatesOf(match)).toMatchObject([{ id, name: 'NWL' }]);
    expect(codesOf(match)).toEqual([['same_domain', 'no_linkedin_on_file']]);
  });

  it('finds its company by slug, and asks about one of a like name', async () => {
    const store = aStore();
    const { id } = valueOf(await addCompany(store, { name: 'Nordwind Logistics GmbH' }));
    const match = await matchExtraction(store, aCompanyPage());
    expect(match).toMatchObject({ state: 'possible_duplicate', candidates: [{ id }] });
    valueOf(
      await saveClip(store, {
        extraction: aCompanyPage(),
        decision: { kind: 'update', id, fields: 'all' },
        readAt,
      }),
    );
    expect(await matchExtraction(store, aCompanyPage())).toEqual({ state: 'saved', id });
  });
});
