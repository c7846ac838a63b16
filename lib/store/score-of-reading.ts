import type { Company } from '../model/company.ts';
import type { Touchpoint } from '../model/engagement.ts';
import type { Extraction, FieldName } from '../model/extraction.ts';
import type { Prospect } from '../model/prospect.ts';
import type { FactName, ScoreInputs } from '../model/scoring.ts';
import { toInstant } from '../platform/clock.ts';
import type { CardBin } from '../scoring/card.ts';
import { explainScore, type Score, toTotals } from '../scoring/score.ts';
import { findRaises } from '../scoring/what-if.ts';
import { type Edits, type IncomingByField, textOf, toIncoming } from './fields.ts';
import { findCompaniesNamed, findCompany } from './lookup.ts';
import { loadCard } from './score-card.ts';
import { toScoreInputs } from './score-inputs.ts';
import type { Store } from './store.ts';

/** What somebody would score whom a page shows: worked out before anything is saved, from the reading and what is on file. */

/** Of whom the page shows, as far as it is on file; the company is the one that they would be linked to. */
interface OnFileOfReading {
  readonly prospect: Prospect | undefined;
  readonly company: Company | undefined;
  readonly touchpoints: readonly Touchpoint[];
}

/** Texts that a score rests on and that a profile page gives. */
const scoredTexts = ['title', 'headline', 'location'] as const satisfies readonly FieldName[];
type ScoredText = (typeof scoredTexts)[number];

/** As if it had been saved at `at` (ms), with the fields that `takes` names in place of what is on file. */
function toReadingInputs(
  incoming: IncomingByField,
  { prospect, company, touchpoints }: OnFileOfReading,
  { at, takes }: { readonly at: number; readonly takes: (field: FieldName) => boolean },
): ScoreInputs {
  const valueOf = (field: ScoredText) =>
    incoming.has(field) && takes(field)
      ? (textOf(incoming, field) ?? null)
      : (prospect?.[field] ?? null);
  return toScoreInputs({
    prospect: {
      title: valueOf('title'),
      headline: valueOf('headline'),
      location: valueOf('location'),
      seniority: prospect?.seniority ?? null,
      department: prospect?.department ?? null,
      created_at: prospect?.created_at ?? toInstant(at),
      // Without them everything counts as known from the start: it is, once it is saved.
      clocks: {},
      evidence: {},
    },
    company: company && { ...company, clocks: {}, evidence: {} },
    touchpoints,
  });
}

/** What the score would be if something were otherwise than it was read. */
export type OtherScore = { readonly score: number } & (
  | { readonly kind: 'field'; readonly field: ScoredText; readonly value: string }
  | { readonly kind: 'fact'; readonly fact: FactName; readonly bin: CardBin }
);

export interface ReadingScore {
  readonly score: Score;
  /** Where the page contradicts itself: by the other reading. Then the unknown fact that would raise it the most. */
  readonly others: readonly OtherScore[];
}

export interface ReadingQuery {
  readonly extraction: Extraction;
  readonly edits: Edits;
  /** Who it is, where they are on file. */
  readonly prospectId: string | undefined;
  /** Which of the fields that differ from what is on file are taken over. */
  readonly taken: readonly FieldName[];
  /** The fields that differ. */
  readonly changed: readonly FieldName[];
}

/** `undefined` for what is no person's profile, and where nobody has said who fits. For live queries. */
export async function loadReadingScore(
  store: Store,
  query: ReadingQuery,
): Promise<ReadingScore | undefined> {
  const { extraction, edits, prospectId, taken, changed } = query;
  if (extraction.pageKind !== 'profile') return undefined;
  const at = store.clock.now();
  const incoming = toIncoming(extraction, toInstant(at), edits);
  const takes = (field: FieldName) =>
    prospectId === undefined || field in edits || !changed.includes(field) || taken.includes(field);
  const [card, onFile] = await Promise.all([
    loadCard(store),
    loadOnFile(store, incoming, { prospectId, takesCompany: takes('company_name') }),
  ]);
  if (card.total <= 0) return undefined;
  const inputs = toReadingInputs(incoming, onFile, { at, takes });
  const score = explainScore(inputs, card, at);
  const others = toOtherReadings(extraction, edits).flatMap((other): OtherScore[] => {
    const otherwise = toIncoming(extraction, toInstant(at), {
      ...edits,
      [other.field]: other.value,
    });
    const totals = toTotals(toReadingInputs(otherwise, onFile, { at, takes }), card, at);
    return totals.score === score.score ? [] : [{ kind: 'field', ...other, score: totals.score }];
  });
  const raise = findRaises(inputs, card, at).find((each) => each.kind === 'fact');
  return { score, others: raise ? [...others, raise] : others };
}

async function loadOnFile(
  store: Store,
  incoming: IncomingByField,
  of: { prospectId: string | undefined; takesCompany: boolean },
): Promise<OnFileOfReading> {
  const { prospectId, takesCompany } = of;
  const [prospect, touchpoints] =
    prospectId === undefined
      ? [undefined, []]
      : await Promise.all([
          store.prospects.get(prospectId),
          store.touchpoints.where('ix.people').equals(prospectId).toArray(),
        ]);
  const name = textOf(incoming, 'company_name');
  const company =
    takesCompany && name !== undefined
      ? await findNamed(store, { name, slug: textOf(incoming, 'company_slug') })
      : prospect?.company_id
        ? await store.companies.get(prospect.company_id)
        : undefined;
  return {
    prospect,
    company: company?.deleted_at === null ? company : undefined,
    touchpoints,
  };
}

/** The company that saving would link them to. */
async function findNamed(
  store: Store,
  { name, slug }: { name: string; slug: string | undefined },
): Promise<Company | undefined> {
  const [bySlug, named] = await Promise.all([
    findCompany(store, { slug }),
    findCompaniesNamed(store, name),
  ]);
  if (bySlug) return bySlug;
  const free = named.filter((row) => !slug || row.linkedin_slug === null);
  return free.length === 1 ? free[0] : undefined;
}

/** What other layers read of what was not typed over. */
function toOtherReadings(
  { fields }: Extraction,
  edits: Edits,
): { field: ScoredText; value: string }[] {
  return scoredTexts.flatMap((field) => {
    const value = field in edits ? undefined : fields[field]?.disagreed[0]?.value;
    return typeof value === 'string' ? [{ field, value }] : [];
  });
}
