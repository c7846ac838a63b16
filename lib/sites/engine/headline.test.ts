import { expect, it } from 'vitest';
import { splitHeadline } from './headline.ts';

it.each([
  ['CEO at Northwind', 'Northwind', 'CEO'],
  ['Advisor | CEO @ Northwind | Speaker', 'Northwind', 'CEO'],
  ['CEO @Northwind', 'Northwind', 'CEO'],
  [
    'Directrice des achats chez Verrerie Lunaire · Conférencière',
    'Verrerie Lunaire',
    'Directrice des achats',
  ],
  ['Einkaufsleiter bei Muster GmbH', 'Muster GmbH', 'Einkaufsleiter'],
  ['Trưởng phòng tại Gốm Sứ', 'Gốm Sứ', 'Trưởng phòng'],
  ['Head of Sales at Scale at Northwind', 'Northwind', 'Head of Sales at Scale'],
])('%s, at %s', (headline, company, title) => {
  expect(splitHeadline(headline, company)?.title).toBe(title);
});

it.each([
  ['Director at large', 'Northwind'],
  ['CEO at Northwind Fabrication', "'Northwind - Made on time!'"],
  ['CEO at Northwinds', 'Northwind'],
  ['at Northwind', 'Northwind'],
  ['CEO', 'Northwind'],
  ['CEO at Northwind', undefined],
])('%s with %s tells no title', (headline, company) => {
  expect(splitHeadline(headline, company)).toBeUndefined();
});
