import { annualValue, convertAmount, percentOf, toUnits } from '../../lib/model/money.ts';
import type { DealLine } from '../../lib/store/deal-queries.ts';
import type { DealOdds } from '../../lib/store/deal-scores.ts';

export interface WorkspaceMoney {
  /** ISO 4217. */
  readonly currency: string;
  /** How many of another currency make one of the workspace's. */
  readonly rates: Readonly<Record<string, string>>;
  readonly oddsOf: DealOdds['oddsOf'];
  /** In their stage. */
  readonly daysByDeal: ReadonlyMap<string, number>;
}

function toOdds({ deal, stage }: Pick<DealLine, 'deal' | 'stage'>, money: WorkspaceMoney): number {
  return stage ? money.oddsOf(deal, { ...stage, days: money.daysByDeal.get(deal.id) ?? 0 }) : 0;
}

/** A year's value × odds in the workspace's currency, in ten-thousandths; `undefined` where value or rate is not known. */
function toWeight({ deal, stage }: DealLine, money: WorkspaceMoney): bigint | undefined {
  const annual = annualValue(deal);
  if (annual === null) return undefined;
  const converted = convertAmount(annual, {
    from: deal.currency ?? money.currency,
    to: money.currency,
    rates: money.rates,
  });
  return converted === null
    ? undefined
    : toUnits(percentOf(converted, toOdds({ deal, stage }, money)));
}

/** The open deal that weighs most; the first of those that weigh the same, and of those whose weight is not known. */
export function findHeaviest(
  lines: readonly DealLine[],
  money: WorkspaceMoney,
): DealLine | undefined {
  let heaviest: { readonly line: DealLine; readonly weight: bigint } | undefined;
  for (const line of lines) {
    if (line.deal.outcome !== 'open') continue;
    const weight = toWeight(line, money) ?? -1n;
    if (heaviest === undefined || weight > heaviest.weight) heaviest = { line, weight };
  }
  return heaviest?.line;
}
