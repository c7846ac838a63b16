import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import { guessAnswerId, guessAnswerKey, type OfferedAddress } from '../address-guess.ts';
import { commit } from '../commit.ts';
import { patternLayer, toRepEvidence } from '../fields.ts';
import { findPeople } from '../lookup.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { addFacts } from './facts.ts';

/**
 * The rep takes a guessed address as the prospect's: it is their word from now on, and stays marked as a guess.
 * `already_saved` where the prospect has an address by now, or somebody else has this one.
 */
export function acceptAddress(
  store: Store,
  prospectId: string,
  guess: OfferedAddress,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'prospect/edit', origin: store.origin }, async (draft) => {
    const row = await draft.require('prospects', prospectId);
    const emails = [guess.email];
    const { byEmail } = await findPeople(store, { emails });
    if (row.emails.length > 0 || byEmail.length > 0) refuse('already_saved', 'emails');
    draft.patchRead('prospects', row, {
      emails,
      evidence: {
        emails: {
          ...toRepEvidence(emails, draft.at, row.evidence['emails']),
          layer: patternLayer,
          confidence: 'guess',
          raw: `${guess.pattern} ${guess.hitCount}/${guess.knownCount} ${guess.domain}`,
        },
      },
    });
    const of = { entity: 'prospect', entity_id: prospectId, known_at: draft.at } as const;
    addFacts(draft, { ...of, source: patternLayer }, { emails });
    return { table: 'prospects', id: prospectId, name: row.full_name };
  });
}

/** The rep puts a guess away: no address of this pattern is proposed for the prospect again. */
export function dismissAddress(
  store: Store,
  prospectId: string,
  guess: OfferedAddress,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'address/dismiss', origin: store.origin }, async (draft) => {
    const { full_name } = await draft.require('prospects', prospectId);
    const id = guessAnswerId(draft.identity.workspaceId, { prospectId, guess });
    await draft.create('dismissals', id, {
      rule: guessAnswerKey(guess),
      about_id: prospectId,
      facts_until: draft.at,
    });
    return { table: 'dismissals', id, name: full_name };
  });
}
