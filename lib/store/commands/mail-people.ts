import type { MailPerson } from '../../model/mail.ts';
import type { Prospect } from '../../model/prospect.ts';
import type { Draft } from '../draft.ts';
import { toIncoming } from '../fields.ts';
import { followMerge } from '../lookup.ts';
import { loadPeopleByEmail, preferred } from '../mail-lookup.ts';
import { requireCurrent } from '../refuse.ts';
import { foldKey } from '../tables.ts';
import { saveProfilePage } from './clip-profile.ts';
import type { MailPersonDecision } from './mail.ts';

/** The prospects among the people of a mail, by address. */
export interface MailPeople {
  of(people: readonly MailPerson[]): readonly Prospect[];
  ids(): readonly string[];
  names(): readonly string[];
  /** ISO time in UTC; `''` for somebody who is none of them. */
  createdAtOf(id: string): string;
  /** The addresses by which these stand in the mail. */
  emailsOf(people: readonly Prospect[]): readonly string[];
}

/** Whom the addresses of a mail belong to, and those whom the rep makes prospects of it. Nobody is made unasked. */
export async function resolveMailPeople(
  draft: Draft,
  of: { emails: readonly string[]; decisions: readonly MailPersonDecision[] },
): Promise<MailPeople> {
  const emails = [...new Set(of.emails.filter((email) => email !== ''))];
  const decisionByEmail = new Map(of.decisions.map((one) => [foldKey(one.email), one]));
  const known = await loadPeopleByEmail(draft.store, emails);
  const byEmail = new Map<string, Prospect>();
  for (const email of emails) {
    const decision = decisionByEmail.get(email);
    const person = decision
      ? await decide(draft, decision)
      : preferred(known.get(email) ?? [], draft.identity.repId);
    if (person) byEmail.set(email, person);
  }
  const unique = (people: readonly Prospect[]) => [
    ...new Map(people.map((person) => [person.id as string, person])).values(),
  ];
  return {
    of: (people) => unique(people.flatMap(({ email }) => byEmail.get(email) ?? [])),
    ids: () => unique([...byEmail.values()]).map(({ id }) => id),
    names: () => unique([...byEmail.values()]).map(({ full_name }) => full_name),
    createdAtOf: (id) => [...byEmail.values()].find((person) => person.id === id)?.created_at ?? '',
    emailsOf: (people) => {
      const ids = new Set<string>(people.map(({ id }) => id));
      return [...byEmail].flatMap(([email, { id }]) => (ids.has(id) ? [email] : []));
    },
  };
}

async function decide(draft: Draft, decision: MailPersonDecision): Promise<Prospect | undefined> {
  if (decision.kind === 'skip') return undefined;
  if (decision.kind === 'same') {
    const person = await requireCurrent(draft, 'prospects', decision.id);
    const email = foldKey(decision.email);
    if (!person.emails.map(foldKey).includes(email)) {
      draft.patchRead('prospects', person, { emails: [...person.emails, email] });
    }
    return draft.load('prospects', person.id);
  }
  const { extraction } = decision;
  const { id } = await saveProfilePage(draft, {
    extraction,
    readAt: draft.at,
    decision: { kind: 'create' },
    incoming: toIncoming(extraction, draft.at, decision.edits),
  });
  const made = await draft.load('prospects', id);
  return followMerge(made, (next) => draft.load('prospects', next));
}
