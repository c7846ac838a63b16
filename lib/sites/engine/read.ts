import type { Confidence, FieldName, FieldReading, FieldValue } from '../../model/extraction.ts';
import { toShownRaw } from './clean.ts';
import { type Known, readLayer } from './layers.ts';
import type { FieldRule, Layer, Pack } from './pack.ts';
import type { BoundPage } from './page.ts';
import { isSameValue, toValue } from './value.ts';

/** How one layer fared, for `npm run explain`. */
export interface LayerTrace {
  readonly layer: string;
  readonly kind: Layer['kind'];
  readonly confidence: Confidence;
  readonly outcome: 'won' | 'agreed' | 'disagreed' | 'refused' | 'nothing';
  readonly raw?: string;
  readonly value?: FieldValue;
  readonly reason?: string;
}

export interface FieldsRead {
  readonly fields: Readonly<Partial<Record<FieldName, FieldReading>>>;
  readonly missing: readonly FieldName[];
  readonly notLoaded: readonly FieldName[];
  readonly traces: Readonly<Partial<Record<FieldName, readonly LayerTrace[]>>>;
}

const bands: readonly Confidence[] = ['guess', 'likely', 'certain'];
const maxRawKept = 300;

function lift(confidence: Confidence): Confidence {
  return bands[bands.indexOf(confidence) + 1] ?? 'certain';
}

/** Reads every field of the pack: all layers speak, the first that passes its checks wins, the others are kept. */
export function readFields(pack: Pack, page: BoundPage): FieldsRead {
  const fields: Partial<Record<FieldName, FieldReading>> = {};
  const traces: Partial<Record<FieldName, readonly LayerTrace[]>> = {};
  const missing: FieldName[] = [];
  const notLoaded: FieldName[] = [];
  const known: Partial<Record<FieldName, FieldValue>> = {};
  for (const [key, rule] of Object.entries(pack.fields)) {
    const name = key as FieldName;
    const { reading, trace } = readField(name, rule, { page, known });
    traces[name] = trace;
    if (reading) {
      fields[name] = reading;
      known[name] = reading.value;
    } else if (isNeverHere(rule, page)) {
      continue;
    } else if (rule.lazyIn && page.pending.has(rule.lazyIn)) {
      notLoaded.push(name);
    } else {
      missing.push(name);
    }
  }
  return { fields, missing, notLoaded, traces };
}

/** The layout never shows the field, or the rep has not opened the part that does. */
function isNeverHere(rule: FieldRule, page: BoundPage): boolean {
  if (rule.neverOn?.includes(page.layout)) return true;
  return rule.onlyIn !== undefined && !page.regions.has(rule.onlyIn);
}

function readField(
  name: FieldName,
  rule: FieldRule,
  { page, known }: { readonly page: BoundPage; readonly known: Known },
): { reading?: FieldReading; trace: LayerTrace[] } {
  const trace: LayerTrace[] = [];
  let winner: (LayerTrace & { value: FieldValue }) | undefined;
  for (const layer of rule.layers) {
    const about = {
      layer: layer.name,
      kind: layer.kind,
      confidence: layer.confidence ?? 'likely',
    } as const;
    const raws = readLayer(layer, page, winner ? { ...known, [name]: winner.value } : known);
    if (raws.length === 0) {
      trace.push({ ...about, outcome: 'nothing' });
      continue;
    }
    const raw = toShownRaw(raws.slice(0, 20).join(' | '), maxRawKept);
    const verdict = toValue(rule.value, raws, page);
    if ('refused' in verdict) {
      trace.push({ ...about, outcome: 'refused', raw, reason: verdict.refused });
      continue;
    }
    const { value } = verdict;
    const isSame = winner && isSameValue(rule.value, winner.value, value);
    const outcome = !winner ? 'won' : isSame ? 'agreed' : 'disagreed';
    const entry = { ...about, outcome, raw, value } as const;
    trace.push(entry);
    winner ??= entry;
  }
  if (!winner) return { trace };
  const agreed = trace.filter(({ outcome }) => outcome === 'agreed').map(({ layer }) => layer);
  return {
    trace,
    reading: {
      value: winner.value,
      confidence: agreed.length > 0 ? lift(winner.confidence) : winner.confidence,
      layer: winner.layer,
      raw: winner.raw ?? '',
      agreed,
      disagreed: trace.flatMap(({ outcome, layer, value }) =>
        outcome === 'disagreed' && value !== undefined ? [{ layer, value }] : [],
      ),
    },
  };
}
