import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Extraction } from '../../lib/model/extraction.ts';
import { readPage } from '../../lib/sites/registry.ts';
import { companies, people, strangers, viewer } from './people.ts';
import { answerRequest, type SandboxOptions } from './serve.ts';

/**
 * The sandbox stands for the real pages in the tour and the browser tests, so the readers must find its people in it.
 * Seen to fail with the top card's key spelt otherwise, and with the size of a company left out.
 */

function readSandbox(path: string, options: SandboxOptions): Extraction {
  const url = `https://www.linkedin.com${path}`;
  const answer = answerRequest(new URL(url), 'GET', options);
  return readPage(new JSDOM(answer?.body ?? '', { url }).window.document, url);
}

function toValues(extraction: Extraction): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(extraction.fields).map(([field, reading]) => [field, reading.value]),
  );
}

const profileLayouts = ['sdui', 'sdui-lazy', 'ember', 'guest'] as const;
const companyLayouts = ['sdui', 'ember', 'guest'] as const;

const profiles = people.flatMap((person) =>
  profileLayouts.map((profileLayout) => ({ person, profileLayout, name: person.name })),
);

test.each(profiles)(
  '$name is read from the $profileLayout layout, and nobody else is',
  ({ person, profileLayout }) => {
    const extraction = readSandbox(`/in/${person.slug}/`, { profileLayout });
    expect(extraction.blocked).toBeUndefined();
    expect(toValues(extraction)).toMatchObject({
      full_name: person.name,
      headline: person.headline,
      company_name: person.roles[0]?.company,
      location: person.location,
      linkedin_slug: person.slug,
    });
    const text = JSON.stringify(extraction.fields);
    for (const { name } of strangers) {
      expect(text).not.toContain(name);
    }
  },
);

test('Experience that was not scrolled to is not loaded, rather than missing', () => {
  const { notLoaded, missing } = readSandbox(`/in/${people[0]?.slug}/`, {
    profileLayout: 'sdui-lazy',
  });
  expect(notLoaded.length).toBeGreaterThan(0);
  expect(missing).not.toContain('title');
});

test('contact details are read from the open overlay', () => {
  const [person] = people;
  const extraction = readSandbox(`/in/${person?.slug}/overlay/contact-info/`, {});
  expect(toValues(extraction)['emails']).toEqual(person?.emails);
});

const organizations = companies.flatMap((company) =>
  companyLayouts.map((companyLayout) => ({ company, companyLayout, name: company.name })),
);

test.each(organizations)(
  '$name is read from the $companyLayout layout',
  ({ company, companyLayout }) => {
    const [least, most] = company.size.replaceAll(',', '').split('-').map(Number);
    const extraction = readSandbox(`/company/${company.slug}/about/`, { companyLayout });
    expect(toValues(extraction)).toMatchObject({
      name: company.name,
      slug: company.slug,
      industry: company.industry,
      size_min: least,
      size_max: most,
      location: company.location,
    });
  },
);

test("the rep's own profile warns", () => {
  const { warnings } = readSandbox(`/in/${viewer.slug}/`, {});
  expect(warnings).toContain('own_profile');
});

test.each([
  {
    what: 'the sign-in wall',
    path: '/in/katharina-vogelsang/',
    profiles: 'signed-out' as const,
    blocked: 'sign_in_wall',
  },
  {
    what: 'an empty shell',
    path: '/in/katharina-vogelsang/',
    profiles: 'empty' as const,
    blocked: 'not_rendered',
  },
  { what: 'nobody', path: '/in/nobody-here/', profiles: 'shown' as const, blocked: 'not_found' },
])('$what is refused', ({ path, profiles: shown, blocked }) => {
  expect(readSandbox(path, { profiles: shown }).blocked).toBe(blocked);
});

test('the feed and the search are no profile', () => {
  for (const path of ['/feed/', '/search/results/people/']) {
    expect(readSandbox(path, {}).fields).toEqual({});
  }
});
