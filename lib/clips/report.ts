import type { Evidence } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';

export interface ReadingReport {
  readonly version: string;
  readonly site: string;
  readonly failure?: Failure;
  readonly field?: { readonly name: string; readonly evidence: Evidence };
}

/**
 * What a rep may hand on about a wrong or a failed reading: versions, rule names and codes. Never page text, names or
 * addresses: not one value is taken over.
 */
export function toReportText({ version, site, failure, field }: ReadingReport): string {
  const lines = [`Pipeside ${version}`, `site ${site}`];
  if (failure) lines.push(`failure ${failure.code}${failure.detail ? ` (${failure.detail})` : ''}`);
  if (field) {
    const { pack, version: packVersion, layer, confidence, agreed, disagreed } = field.evidence;
    lines.push(
      `pack ${pack ?? '-'} ${packVersion ?? '-'}`,
      `field ${field.name}`,
      `layer ${layer ?? '-'} (${confidence ?? '-'})`,
      `agreed ${agreed?.join(', ') || '-'}`,
      `disagreed ${disagreed?.map((other) => other.layer).join(', ') || '-'}`,
    );
  }
  return lines.join('\n');
}
