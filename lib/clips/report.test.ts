import { describe, expect, it } from 'vitest';
import { toReportText } from './report.ts';

const secret = 'Mara Voss';

describe('toReportText', () => {
  it('names rules and codes, and nothing that stood in the page', () => {
    const text = toReportText({
      version: '0.1.0',
      site: 'linkedin',
      failure: { code: 'identity_unclear' },
      field: {
        name: 'full_name',
        evidence: {
          by: 'page',
          at: '2026-11-24T10:00:00.000Z',
          value: secret,
          raw: secret,
          url: `https://www.linkedin.com/in/${secret}/`,
          pack: 'linkedin.profile',
          version: 3,
          layer: 'card-heading',
          confidence: 'likely',
          agreed: ['toolbar'],
          disagreed: [{ layer: 'page-title', value: secret }],
        },
      },
    });
    expect(text).not.toContain('Mara');
    expect(text).not.toContain('http');
    expect(text.split('\n')).toEqual([
      'Pipeside 0.1.0',
      'site linkedin',
      'failure identity_unclear',
      'pack linkedin.profile 3',
      'field full_name',
      'layer card-heading (likely)',
      'agreed toolbar',
      'disagreed page-title',
    ]);
  });
});
