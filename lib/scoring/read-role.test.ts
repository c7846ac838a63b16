import { expect, it } from 'vitest';
import { readRole } from './read-role.ts';

const nothing = { title: null, headline: null, seniority: null, department: null };

it('a role is read from the title, and where it tells nothing from the headline', () => {
  expect(readRole({ ...nothing, title: 'Head of Sales' })).toEqual({
    seniority: 'head',
    seniorityFrom: 'title',
    departments: ['sales'],
    departmentsFrom: 'title',
  });
  const headline = 'Head of Procurement at Nordwind';
  expect(readRole({ ...nothing, headline })).toMatchObject({
    seniority: 'head',
    seniorityFrom: 'headline',
    departments: ['procurement'],
  });
  expect(readRole({ ...nothing, title: 'Dreamer', headline })).toMatchObject({
    seniorityFrom: 'headline',
  });
  // Behind a title that tells how high they are the headline is not asked.
  expect(readRole({ ...nothing, title: 'Sales Trainee', headline })).toMatchObject({
    seniority: 'trainee',
    departments: ['sales'],
  });
  expect(readRole(nothing)).toEqual({
    seniority: null,
    seniorityFrom: null,
    departments: [],
    departmentsFrom: null,
  });
});

it('what a rep wrote comes first, fact by fact', () => {
  const title = 'Head of Sales';
  expect(readRole({ ...nothing, title, seniority: 'Director' })).toEqual({
    seniority: 'director',
    seniorityFrom: 'own',
    departments: ['sales'],
    departmentsFrom: 'title',
  });
  expect(readRole({ ...nothing, title, department: 'Legal' })).toMatchObject({
    seniorityFrom: 'title',
    departments: ['legal'],
    departmentsFrom: 'own',
  });
});
