import { isFreeMail } from '../mail/free-mail.ts';
import { type AddressGuess, guessAddress } from '../mail/patterns.ts';
import type { Company } from '../model/company.ts';
import { ownIdOf, type WorkspaceId } from '../model/ids.ts';
import type { Prospect } from '../model/prospect.ts';
import { patternLayer } from './fields.ts';
import { findIdentity } from './find-identity.ts';
import { peopleOf } from './lookup.ts';
import type { Store } from './store.ts';
import { domainOf, foldKey } from './tables.ts';

export interface OfferedAddress extends AddressGuess {
  readonly domain: string;
}

/** Of a company of thousands the first ones tell as much as all. */
const maxKnown = 500;

/** One row a prospect and pattern: another pattern is asked about anew. */
export function guessAnswerKey({ pattern }: Pick<AddressGuess, 'pattern'>): string {
  return `address_guess:${pattern}`.slice(0, 60);
}

export function guessAnswerId(
  workspaceId: WorkspaceId,
  of: { readonly prospectId: string; readonly guess: Pick<AddressGuess, 'pattern'> },
): string {
  return ownIdOf(workspaceId, 'dismissal', `${of.prospectId}:${guessAnswerKey(of.guess)}`);
}

/**
 * The address that a prospect without one is likely to have, as the workspace's own known addresses at their company's
 * domain are made; nothing is looked up anywhere. `undefined` where none is likely, somebody has it already, or the rep
 * has put it away. For live queries.
 */
export async function loadAddressGuess(
  store: Store,
  prospectId: string,
): Promise<OfferedAddress | undefined> {
  const prospect = await store.prospects.get(prospectId);
  if (!prospect || !isOpen(prospect)) return undefined;
  const domains = await loadDomains(store, prospect);
  if (domains.length === 0) return undefined;
  const people = await store.prospects
    .where('ix.domains')
    .anyOf([...domains])
    .distinct()
    .limit(maxKnown)
    .toArray();
  for (const domain of domains) {
    const guess = guessAddress(prospect.full_name, domain, toKnown(people, domain));
    if (guess) return isOffered(store, { prospectId, guess, domain });
  }
  return undefined;
}

function isOpen(prospect: Prospect): boolean {
  const { deleted_at, merged_into, emails, do_not_contact } = prospect;
  return deleted_at === null && merged_into === null && emails.length === 0 && !do_not_contact;
}

async function isOffered(
  store: Store,
  { prospectId, guess, domain }: { prospectId: string; guess: AddressGuess; domain: string },
): Promise<OfferedAddress | undefined> {
  const identity = await findIdentity(store);
  const [takenBy, answer] = await Promise.all([
    store.prospects.where('ix.emails').equals(foldKey(guess.email)).count(),
    identity && store.dismissals.get(guessAnswerId(identity.workspaceId, { prospectId, guess })),
  ]);
  const isAnswered = answer !== undefined && answer.deleted_at === null;
  return takenBy > 0 || isAnswered ? undefined : { ...guess, domain };
}

/** Where somebody of this company has their address: what the company says, then where two thirds of its people have theirs. */
async function loadDomains(store: Store, { company_id }: Prospect): Promise<readonly string[]> {
  if (company_id === null) return [];
  const [company, colleagues] = await Promise.all([
    store.companies.get(company_id),
    peopleOf(store, company_id).limit(maxKnown).toArray(),
  ]);
  const ofCompany = company && company.deleted_at === null ? toCompanyDomains(company) : [];
  const agreed = toAgreed(colleagues);
  return [...new Set([...ofCompany, ...agreed])].filter((domain) => !isFreeMail(domain));
}

/** At a free-mail domain nobody is at work, and a guess that was accepted proves nothing. */
function toAgreed(colleagues: readonly Prospect[]): readonly string[] {
  const known = colleagues
    .filter(({ evidence }) => evidence['emails']?.layer !== patternLayer)
    .map(({ emails }) => new Set(emails.map(domainOf).filter((domain) => !isFreeMail(domain))))
    .filter(({ size }) => size > 0);
  const counts = new Map<string, number>();
  for (const domain of known.flatMap((domains) => [...domains])) {
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count * 3 >= known.length * 2)
    .sort(([, a], [, b]) => b - a)
    .map(([domain]) => domain);
}

function toCompanyDomains({ domain, website }: Company): readonly string[] {
  const host = website !== null && URL.canParse(website) ? new URL(website).hostname : '';
  return [domain ?? '', host.replace(/^www\./, '')].map(foldKey).filter((one) => one !== '');
}

/** A guess that was accepted proves nothing: else one guess would bear out the next. */
function toKnown(people: readonly Prospect[], domain: string) {
  return people
    .filter(({ evidence }) => evidence['emails']?.layer !== patternLayer)
    .flatMap(({ full_name, emails }) =>
      emails
        .filter((email) => domainOf(email) === domain)
        .map((email) => ({ name: full_name, email })),
    );
}
