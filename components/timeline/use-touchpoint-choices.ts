import { useLiveQuery } from 'dexie-react-hooks';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { dealsOf, listStakeholders, loadDeal } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { prospectsOfCompany } from '../../lib/store/queries.ts';
import type { Subject } from './about.ts';
import type { TouchpointValues } from './touchpoint-values.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** With whom a contact may have been, and about which deal. */
export interface TouchpointChoices {
  /** To tick; empty where there is only one it can have been with. */
  readonly people: readonly Named[];
  /** To choose from; empty where there is none, or only one it can be about. */
  readonly deals: readonly Named[];
  /** What is ticked and chosen at first. */
  readonly prospectIds: readonly string[];
  readonly dealId: string | null;
}

/** `edited` is what is being changed: its people and its deal can be chosen, whatever became of them. */
export function useTouchpointChoices(
  about: Subject,
  edited?: { readonly touchpoint: Touchpoint; readonly people: readonly Named[] },
): TouchpointChoices | undefined {
  const { kind, id } = about;
  const dealId = edited?.touchpoint.deal_id ?? null;
  const choices = useLiveQuery(async () => {
    if (kind === 'prospect') return ofProspect(id);
    return kind === 'deal' ? ofDeal(id) : ofCompany(id);
  }, [kind, id]);
  const deal = useLiveQuery(
    async () => (dealId === null ? null : ((await loadDeal(store(), dealId)) ?? null)),
    [dealId],
  );
  if (!choices || deal === undefined) return undefined;
  const isDealNamed = kind === 'deal' || choices.deals.some((one) => one.id === dealId);
  return {
    ...choices,
    people: kind === 'prospect' ? [] : withAll(choices.people, edited?.people ?? []),
    deals:
      deal === null || isDealNamed
        ? choices.deals
        : [{ id: deal.deal.id, name: deal.deal.name }, ...choices.deals],
  };
}

function withAll(some: readonly Named[], more: readonly Named[]): readonly Named[] {
  return [...some, ...more.filter(({ id }) => some.every((one) => one.id !== id))];
}

/** What was typed earlier, without people and deals that cannot be chosen any more. */
export function toKnown(
  values: TouchpointValues,
  { about, choices }: { readonly about: Subject; readonly choices: TouchpointChoices },
): TouchpointValues {
  const isKnown = (rows: readonly Named[], id: string | null) => rows.some((one) => one.id === id);
  return {
    ...values,
    prospectIds:
      about.kind === 'prospect'
        ? values.prospectIds
        : values.prospectIds.filter((id) => isKnown(choices.people, id)),
    dealId: about.kind === 'deal' || isKnown(choices.deals, values.dealId) ? values.dealId : null,
  };
}

async function openDeals(of: Parameters<typeof dealsOf>[1]): Promise<readonly Named[]> {
  const lines = await dealsOf(store(), of);
  return lines
    .filter(({ deal }) => deal.outcome === 'open')
    .map(({ deal }) => ({ id: deal.id, name: deal.name }));
}

function onlyOne(rows: readonly Named[]): string | undefined {
  return rows.length === 1 ? rows[0]?.id : undefined;
}

async function ofProspect(id: string): Promise<TouchpointChoices> {
  const deals = await openDeals({ prospectId: id });
  return { people: [], deals, prospectIds: [id], dealId: onlyOne(deals) ?? null };
}

async function ofDeal(id: string): Promise<TouchpointChoices> {
  const lines = await listStakeholders(store(), id);
  const people = lines.map(({ prospect }) => ({ id: prospect.id, name: prospect.full_name }));
  const only = onlyOne(people);
  return { people, deals: [], prospectIds: only === undefined ? [] : [only], dealId: id };
}

async function ofCompany(id: string): Promise<TouchpointChoices> {
  const [people, deals] = await Promise.all([
    prospectsOfCompany(store(), id),
    openDeals({ companyId: id }),
  ]);
  const only = onlyOne(people);
  return { people, deals, prospectIds: only === undefined ? [] : [only], dealId: null };
}
