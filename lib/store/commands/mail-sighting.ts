import type { Touchpoint } from '../../model/engagement.ts';
import type { ProspectId } from '../../model/ids.ts';
import type { Draft } from '../draft.ts';
import type { MailLogInput } from './mail.ts';
import type { MailPeople } from './mail-people.ts';
import type { Place } from './mail-place.ts';
import type { TouchpointFields } from './touchpoint-effects.ts';

/** More than a row holds are those of a list. */
const maxKeptRecipients = 100;

/** Each once; a server of before tells of none. */
export function joinRecipients(...lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))].slice(0, maxKeptRecipients);
}

/**
 * What another look at a message adds to what is known of it; nothing of it is overwritten. Where nobody asked for it, it
 * brings nothing back that the rep may have taken away. Gives who is new to it.
 */
export function addSighting(
  draft: Draft,
  row: Touchpoint,
  of: {
    readonly fields: TouchpointFields;
    readonly people: MailPeople;
    readonly by: MailLogInput['by'];
    readonly state: Place['state'];
  },
): readonly ProspectId[] {
  const { fields: seen, people, by, state } = of;
  const isAsked = by === 'rep';
  const peopleSince = changedAt(row, 'prospect_ids');
  const added = seen.prospect_ids.filter(
    (id) =>
      !row.prospect_ids.includes(id) &&
      // Whoever was not on file when its people were last said was not taken away.
      (isAsked || state === 'twin' || Date.parse(people.createdAtOf(id)) > peopleSince),
  );
  const isOfDeal = isAsked || (state === 'twin' && isAsMade(row, 'deal_id'));
  draft.patchRead('touchpoints', row, {
    prospect_ids: [...row.prospect_ids, ...added],
    recipients: joinRecipients(row.recipients, seen.recipients),
    deal_id: row.deal_id ?? (isOfDeal ? seen.deal_id : null),
    subject: row.subject ?? (isAsked ? seen.subject : null),
    snippet: row.snippet ?? (isAsked ? seen.snippet : null),
    thread_key: row.thread_key ?? seen.thread_key,
    sender: row.sender ?? seen.sender,
  });
  return added;
}

/** In ms since 1970. */
function changedAt({ clocks }: Touchpoint, field: keyof TouchpointFields): number {
  return Number.parseInt(clocks[field] ?? '0', 10);
}

function isAsMade({ clocks }: Touchpoint, field: keyof TouchpointFields): boolean {
  return clocks[field] === clocks['channel'];
}
