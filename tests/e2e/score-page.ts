/** Runs in a page of the extension, on the product's own store: whom the workspace wants, and people to be scored. */

import type { IdealProfile } from '../../lib/model/scoring.ts';
import { addCompany } from '../../lib/store/commands/companies.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { logTouchpoint } from '../../lib/store/commands/touchpoints.ts';
import { store } from '../../lib/store/open.ts';

export interface ScoredPeople {
  /** Everything is known, and they are in touch. */
  readonly known: string;
  /** Where they work and what they are, and nothing else. */
  readonly unknown: string;
}

declare global {
  interface Window {
    fillScores?: () => Promise<ScoredPeople>;
    saveIdealProfile?: (profile: IdealProfile) => Promise<void>;
  }
}

function toId(
  result: { ok: true; value: { id: string } } | { ok: false; failure: object },
): string {
  if (result.ok) return result.value.id;
  throw new Error(JSON.stringify(result.failure));
}

const dayMs = 86_400_000;
const now = Date.now.bind(Date);

function daysAgo(days: number): string {
  return new Date(now() - days * dayMs).toISOString();
}

window.saveIdealProfile = async (profile) => {
  toId(await saveSetting(store(), 'ideal_profile', profile));
};

window.fillScores = async () => {
  const own = store();
  const company_name = 'Lạc Vân Cold Chain';
  // Saved some weeks ago, so that their score has a past.
  Date.now = () => now() - 40 * dayMs;
  toId(
    await addCompany(own, {
      name: company_name,
      industry: 'Cold-chain logistics',
      size_min: 420,
      size_max: 420,
    }),
  );
  const known = toId(
    await addProspect(own, {
      full_name: 'Nguyễn Thu Hà',
      title: 'Head of Operations',
      headline: 'Head of Operations | Maintenance planning for cold stores',
      company_name,
      location: 'Hải Phòng, Vietnam',
    }),
  );
  Date.now = now;
  const unknown = toId(
    await addProspect(own, { full_name: 'Marcus Feld', title: 'Finance Manager', company_name }),
  );
  const touches = [
    ['email', 'in', 6],
    ['meeting', null, 9],
    ['email', 'out', 3],
    ['email', 'out', 12],
    ['email', 'out', 20],
  ] as const;
  for (const [channel, direction, days] of touches) {
    toId(
      await logTouchpoint(own, {
        prospectIds: [known],
        channel,
        direction,
        occurredAt: daysAgo(days),
        ...(channel === 'meeting' ? { outcome: 'held' } : {}),
      }),
    );
  }
  return { known, unknown };
};
