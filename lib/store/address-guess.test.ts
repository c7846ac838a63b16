import { describe, expect, it } from 'vitest';
import type { ProspectId } from '../model/ids.ts';
import { aStore, valueOf } from './a-store.ts';
import { loadAddressGuess, type OfferedAddress } from './address-guess.ts';
import { acceptAddress, dismissAddress } from './commands/address-guess.ts';
import { editCompany } from './commands/companies.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import type { Store } from './store.ts';
import { undoCommand } from './undo.ts';

const seven = [
  'Linh Trần',
  'Duy Phạm',
  'Anna Weber',
  'Oliver Braun',
  'Katharina Vogel',
  'Priya Raman',
  'Omar Haddad',
];

function toLocal(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .toLowerCase()
    .replace(' ', '.');
}

interface Workplace {
  readonly domain?: string;
  readonly names?: readonly string[];
  /** One more whose address is made otherwise. */
  readonly odd?: string;
}

/** Colleagues of one company with addresses `first.last@`, and Ha Nguyen, who has none; gives her id. */
async function aWorkplace(store: Store, of: Workplace = {}): Promise<ProspectId> {
  const { domain = 'lacvan.example', names = seven, odd } = of;
  const company_name = 'Lac Van';
  for (const name of names) {
    const emails = [`${toLocal(name)}@${domain}`];
    valueOf(await addProspect(store, { full_name: name, company_name, emails }));
  }
  if (odd) {
    valueOf(await addProspect(store, { full_name: 'Nam Le', company_name, emails: [odd] }));
  }
  const { id } = valueOf(await addProspect(store, { full_name: 'Ha Nguyen', company_name }));
  return id as ProspectId;
}

async function guessOf(store: Store, id: string): Promise<OfferedAddress> {
  const guess = await loadAddressGuess(store, id);
  if (!guess) throw new Error('no guess');
  return guess;
}

describe('an address is proposed', () => {
  it('as seven of eight at the domain are made', async () => {
    const store = aStore();
    const id = await aWorkplace(store, { odd: 'nl@lacvan.example' });
    expect(await loadAddressGuess(store, id)).toEqual({
      email: 'ha.nguyen@lacvan.example',
      pattern: 'first.last@',
      hitCount: 7,
      knownCount: 8,
      domain: 'lacvan.example',
    });
  });

  it('at the domain of two thirds of the colleagues; one odd address does not count', async () => {
    const store = aStore();
    const id = await aWorkplace(store, { odd: 'nam@other.example' });
    expect(await guessOf(store, id)).toMatchObject({ domain: 'lacvan.example', knownCount: 7 });
  });

  it('at the domain of the company’s website, where its people disagree', async () => {
    const store = aStore();
    const id = await aWorkplace(store, { names: seven.slice(0, 3), odd: 'nam@other.example' });
    const other = { full_name: 'Tam Do', company_name: 'Lac Van', emails: ['tam@other.example'] };
    valueOf(await addProspect(store, other));
    expect(await loadAddressGuess(store, id)).toBeUndefined();
    const company = (await store.prospects.get(id))?.company_id ?? '';
    valueOf(await editCompany(store, company, { website: 'https://www.lacvan.example/vi' }));
    expect((await guessOf(store, id)).email).toBe('ha.nguyen@lacvan.example');
  });

  it.each([
    ['two of two', { names: seven.slice(0, 2) }],
    ['free mail', { domain: 'gmail.com' }],
    ['nobody', { names: [] }],
  ])('not out of %s', async (_, of) => {
    const store = aStore();
    expect(await loadAddressGuess(store, await aWorkplace(store, of))).toBeUndefined();
  });

  it('not where somebody has it', async () => {
    const store = aStore();
    const id = await aWorkplace(store);
    const emails = ['ha.nguyen@lacvan.example'];
    valueOf(await addProspect(store, { full_name: 'Hanh Nguyen', emails }));
    expect(await loadAddressGuess(store, id)).toBeUndefined();
  });

  it('not to somebody with an address, without a company, or whom nobody may write to', async () => {
    const store = aStore();
    const id = await aWorkplace(store);
    const without = valueOf(await addProspect(store, { full_name: 'Ha Nguyen' }));
    expect(await loadAddressGuess(store, without.id)).toBeUndefined();
    const asked = valueOf(await editProspect(store, id, { do_not_contact: true }));
    expect(await loadAddressGuess(store, id)).toBeUndefined();
    valueOf(await undoCommand(store, asked.journalId));
    await guessOf(store, id);
    valueOf(await editProspect(store, id, { emails: ['ha@home.example'] }));
    expect(await loadAddressGuess(store, id)).toBeUndefined();
  });
});

describe('an address that was proposed', () => {
  it('is nowhere in the store until it is accepted, and then stays marked as a guess', async () => {
    const store = aStore();
    const id = await aWorkplace(store);
    const guess = await guessOf(store, id);
    expect((await store.prospects.get(id))?.emails).toEqual([]);
    const accepted = valueOf(await acceptAddress(store, id, guess));
    expect(await store.prospects.get(id)).toMatchObject({
      emails: ['ha.nguyen@lacvan.example'],
      evidence: {
        emails: {
          by: 'rep',
          layer: 'pattern',
          confidence: 'guess',
          raw: 'first.last@ 7/7 lacvan.example',
        },
      },
    });
    expect(await acceptAddress(store, id, guess)).toMatchObject({
      failure: { code: 'already_saved', detail: 'emails' },
    });
    valueOf(await undoCommand(store, accepted.journalId));
    expect((await store.prospects.get(id))?.emails).toEqual([]);
    expect((await store.prospects.get(id))?.evidence['emails']).toBeUndefined();
  });

  it('does not bear out the next', async () => {
    const store = aStore();
    const id = await aWorkplace(store);
    valueOf(await acceptAddress(store, id, await guessOf(store, id)));
    const next = valueOf(
      await addProspect(store, { full_name: 'Tam Do', company_name: 'Lac Van' }),
    );
    expect(await guessOf(store, next.id)).toMatchObject({ hitCount: 7, knownCount: 7 });
  });

  it('is not proposed again once it was put away, unless that is undone', async () => {
    const store = aStore();
    const id = await aWorkplace(store);
    const away = valueOf(await dismissAddress(store, id, await guessOf(store, id)));
    expect(await loadAddressGuess(store, id)).toBeUndefined();
    valueOf(await undoCommand(store, away.journalId));
    await guessOf(store, id);
  });
});
