import type { Metric } from './metric.ts';
import { annualContractValue } from './metrics/annual-contract-value.ts';
import { coverage } from './metrics/coverage.ts';
import { cycleLost, cycleWon } from './metrics/cycle.ts';
import { dealConversion } from './metrics/deal-conversion.ts';
import { dealsClosed } from './metrics/deals-closed.ts';
import { lifetimeValue } from './metrics/lifetime-value.ts';
import { newProspects } from './metrics/new-prospects.ts';
import { prospectConversion } from './metrics/prospect-conversion.ts';
import { replyRate } from './metrics/reply-rate.ts';
import { calls, meetings } from './metrics/touches-a-week.ts';
import { velocity } from './metrics/velocity.ts';
import { winRate } from './metrics/win-rate.ts';
import { wonValue } from './metrics/won-value.ts';
import type { MetricId } from './metrics.ts';

export const metricById: Readonly<Record<MetricId, Metric>> = {
  newProspects,
  prospectConversion,
  dealConversion,
  winRate,
  wonValue,
  annualContractValue,
  lifetimeValue,
  cycleWon,
  cycleLost,
  velocity,
  coverage,
  dealsClosed,
  calls,
  meetings,
  replyRate,
};
