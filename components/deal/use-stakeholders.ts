import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Action, DealFacts } from '../../lib/actions/facts.ts';
import type { Company } from '../../lib/model/company.ts';
import type { Deal } from '../../lib/model/deal.ts';
import { loadDealFacts } from '../../lib/store/action-facts.ts';
import { listStakeholders, type StakeholderLine } from '../../lib/store/deal-queries.ts';
import { loadScores } from '../../lib/store/kept-scores.ts';
import { store } from '../../lib/store/open.ts';
import { loadCompany } from '../../lib/store/queries.ts';
import type { KeptScore } from '../../lib/store/score-rows.ts';
import { loadSellingFacts, type WorkspaceFacts } from '../../lib/store/selling-facts.ts';
import { toActionWords } from '../actions/action-words.ts';
import { useNow } from '../use-now.ts';
import { isHardGap, isSilent, toGaps } from './stakeholder-gaps.ts';

export interface PersonInDeal extends StakeholderLine {
  /** Nobody has been in touch for as long as the rules call silent. */
  readonly isSilent: boolean;
  /** As it is kept. */
  readonly score: KeptScore | undefined;
}

export interface GapLine {
  readonly key: string;
  readonly text: string;
  /** The name in it, to be set in bold. */
  readonly name: string | undefined;
  readonly isHard: boolean;
}

export interface DealPeople {
  readonly deal: Deal;
  readonly company: Company | undefined;
  readonly people: readonly PersonInDeal[];
  readonly gaps: readonly GapLine[];
  /** Business days. */
  readonly silenceDays: number;
}

interface Found {
  readonly deal: Deal;
  readonly company: Company | undefined;
  readonly lines: readonly StakeholderLine[];
  readonly facts: DealFacts;
  readonly workspace: WorkspaceFacts;
  readonly scores: ReadonlyMap<string, KeptScore>;
}

async function loadFound(dealId: string): Promise<Found | undefined> {
  const [deal, lines, workspace] = await Promise.all([
    store().deals.get(dealId),
    listStakeholders(store(), dealId),
    loadSellingFacts(store()),
  ]);
  const facts = (await loadDealFacts(store(), [dealId], workspace)).get(dealId)?.facts;
  if (!deal || !facts) return undefined;
  const [company, scores] = await Promise.all([
    deal.company_id === null ? undefined : loadCompany(store(), deal.company_id),
    loadScores(
      store(),
      lines.map(({ prospect }) => prospect.id),
    ),
  ]);
  return { deal, company, lines, facts, workspace, scores };
}

/** The people of a deal with what is missing among them, as the rows are now; `undefined` until they are read. */
export function useStakeholders(dealId: string): DealPeople | undefined {
  const found = useLiveQuery(async () => loadFound(dealId), [dealId]);
  const now = useNow();
  return useMemo(() => {
    if (!found) return undefined;
    const { deal, company, lines, facts, workspace, scores } = found;
    const nameById = new Map(
      lines.map(({ prospect }) => [prospect.id as string, prospect.full_name]),
    );
    const of = { subject: deal.name, now, calendar: workspace.calendar, nameById };
    const toLine = (action: Action): GapLine => ({
      key: `${action.rule} ${action.prospectId}`,
      text: toActionWords(action, of).reason,
      name: nameById.get(toPersonId(action) ?? ''),
      isHard: isHardGap(action),
    });
    return {
      deal,
      company,
      people: lines.map((line) => ({
        ...line,
        score: scores.get(line.prospect.id),
        isSilent: isSilent(
          { lastTouchAt: line.lastTouchAt, addedAt: line.stakeholder.created_at },
          workspace,
          now,
        ),
      })),
      gaps: toGaps(facts, workspace, now).map(toLine),
      silenceDays: workspace.silenceDays,
    };
  }, [found, now]);
}

function toPersonId({ prospectId, facts }: Action): string | undefined {
  return prospectId ?? facts.find(({ kind }) => kind === 'person')?.value.toString();
}
