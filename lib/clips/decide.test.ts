import { describe, expect, it } from 'vitest';
import type { BlockCode, Extraction, FieldName } from '../model/extraction.ts';
import { aCompanyPage, aProfile, aReading } from '../store/a-store.ts';
import type { Match } from '../store/match.ts';
import { type ReviewReason, toIncompleteFields, toMissingFields, toVerdict } from './decide.ts';

const fresh: Match = { state: 'new' };
const saved: Match = { state: 'saved', id: 'p1' };
const changed: Match = { state: 'changed', id: 'p1', changes: [] };
const alike: Match = { state: 'possible_duplicate', candidates: [] };

function without(extraction: Extraction, ...names: readonly FieldName[]): Extraction {
  const fields = Object.fromEntries(
    Object.entries(extraction.fields).filter(([name]) => !names.includes(name as FieldName)),
  );
  return { ...extraction, fields, missing: names };
}

const ownProfile: Partial<Extraction> = { warnings: ['own_profile'] };

describe('toVerdict', () => {
  it('creates what is new and complete, and refreshes what is saved', () => {
    expect(toVerdict(aProfile(), fresh)).toEqual({ kind: 'create' });
    expect(toVerdict(aProfile(), saved)).toEqual({ kind: 'refresh', id: 'p1' });
    expect(toVerdict(aCompanyPage(), fresh)).toEqual({ kind: 'create' });
    expect(toVerdict(aCompanyPage(), saved)).toEqual({ kind: 'refresh', id: 'p1' });
  });

  it.each<[string, Extraction, Match, readonly ReviewReason[]]>([
    ['a change', aProfile(), changed, ['changed']],
    ['a likeness', aProfile(), alike, ['possible_duplicate']],
    ['an incomplete page', without(aProfile(), 'headline'), fresh, ['incomplete']],
    [
      'an incomplete page of somebody saved',
      without(aProfile(), 'headline'),
      saved,
      ['incomplete'],
    ],
    ['one’s own profile', aProfile({}, ownProfile), fresh, ['own_profile']],
    ['one’s own profile, saved', aProfile({}, ownProfile), saved, ['own_profile']],
    [
      'all at once',
      { ...without(aProfile(), 'headline'), ...ownProfile },
      alike,
      ['own_profile', 'possible_duplicate', 'incomplete'],
    ],
  ])('shows %s to the rep', (_, extraction, match, reasons) => {
    expect(toVerdict(extraction, match)).toEqual({ kind: 'review', reasons });
  });

  it('saves unseen where only the slug has changed', () => {
    expect(toVerdict(aProfile({}, { warnings: ['slug_differs'] }), saved)).toMatchObject({
      kind: 'refresh',
    });
  });

  it.each<BlockCode>([
    'sign_in_wall',
    'captcha',
    'not_found',
    'identity_unclear',
    'unknown_layout',
  ])('refuses a page that was refused: %s', (blocked) => {
    for (const match of [fresh, saved, changed, alike])
      expect(toVerdict(aProfile({}, { blocked }), match)).toEqual({
        kind: 'refuse',
        code: blocked,
      });
  });
});

describe('toIncompleteFields', () => {
  it('asks for what tells people apart', () => {
    expect(toIncompleteFields(aProfile())).toEqual([]);
    expect(toIncompleteFields(without(aProfile(), 'linkedin_slug'))).toEqual(['linkedin_slug']);
    expect(toIncompleteFields(without(aProfile(), 'title', 'company_name', 'location'))).toEqual(
      [],
    );
    expect(toIncompleteFields(without(aCompanyPage(), 'slug'))).toEqual(['slug']);
  });

  it('does not take a guess for a name, but for a headline', () => {
    const guess = { confidence: 'guess' } as const;
    const name = aProfile({ full_name: aReading('Linh Trần', guess) });
    expect(toIncompleteFields(name)).toEqual(['full_name']);
    const headline = aProfile({ headline: aReading('Procurement', guess) });
    expect(toIncompleteFields(headline)).toEqual([]);
  });

  it('asks for nothing of a page that is neither', () => {
    expect(toIncompleteFields(aProfile({}, { pageKind: 'unknown', fields: {} }))).toEqual([]);
  });
});

describe('toMissingFields', () => {
  it('leaves out what a rep cannot help', () => {
    const extraction = without(aProfile(), 'location', 'linkedin_id', 'company_slug');
    expect(toMissingFields(extraction)).toEqual(['location']);
  });
});
