import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import type { Extraction, FieldName, FieldReading, FieldValue } from '../model/extraction.ts';
import type { Result } from '../model/failure.ts';
import { randomId } from '../platform/ids.ts';
import { asSet, isSetField, toFlat } from './flat.ts';
import { openStore, type Store } from './store.ts';
import { rowKey, syncedTableNames } from './tables.ts';

/** Builders for the tests of this folder, on an IndexedDB that lives in memory. */

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

export interface TestClock {
  now(): number;
  /** Milliseconds. */
  forward(ms: number): void;
}

export function aClock(startsAt = '2026-03-02T08:00:00.000Z'): TestClock {
  let ms = Date.parse(startsAt);
  return {
    now: () => ms,
    forward: (by) => {
      ms += by;
    },
  };
}

/** An empty store of its own, on a clock that stands still unless it is moved. */
export function aStore(clock: TestClock = aClock()): Store {
  return openStore({ name: `test-${randomId()}`, clock });
}

export function aReading(value: FieldValue, more: Partial<FieldReading> = {}): FieldReading {
  return {
    value,
    confidence: 'certain',
    layer: 'card',
    raw: String(value),
    agreed: [],
    disagreed: [],
    ...more,
  };
}

type Values = Partial<Record<FieldName, FieldValue | FieldReading>>;

function textOf(value: Values[FieldName]): string {
  return typeof value === 'string' ? value : '';
}

function toReadings(values: Values): Extraction['fields'] {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'object' && 'layer' in value ? value : aReading(value),
    ]),
  );
}

/** A profile as read from a page: Linh Trần of Nordwind Logistics, unless told otherwise. */
export function aProfile(values: Values = {}, more: Partial<Extraction> = {}): Extraction {
  const fields: Values = {
    full_name: 'Linh Trần',
    headline: 'Head of Procurement at Nordwind Logistics',
    title: 'Head of Procurement',
    company_name: 'Nordwind Logistics',
    company_slug: 'nordwind-logistics',
    location: 'Hamburg, Germany',
    linkedin_slug: 'linh-tran',
    linkedin_id: 'ACoAAB0000000000000000000000000000000001',
    ...values,
  };
  return {
    site: 'linkedin',
    pageKind: 'profile',
    pack: 'linkedin.profile',
    version: 1,
    url: `https://www.linkedin.com/in/${textOf(fields.linkedin_slug)}/`,
    fields: toReadings(fields),
    missing: [],
    notLoaded: [],
    warnings: [],
    ...more,
  };
}

export function aCompanyPage(values: Values = {}, more: Partial<Extraction> = {}): Extraction {
  const fields: Values = {
    name: 'Nordwind Logistics',
    slug: 'nordwind-logistics',
    industry: 'Freight and package transportation',
    size_min: 201,
    size_max: 500,
    location: 'Hamburg',
    website: 'https://www.nordwind.example/',
    ...values,
  };
  return {
    site: 'linkedin',
    pageKind: 'company',
    pack: 'linkedin.company',
    version: 1,
    url: `https://www.linkedin.com/company/${textOf(fields.slug)}/`,
    fields: toReadings(fields),
    missing: [],
    notLoaded: [],
    warnings: [],
    ...more,
  };
}

/** The value of a success; a failure ends the test with its code. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.failure.code}: ${result.failure.detail ?? ''}`);
}

/** What the rep has: live rows by table and id, without the columns that the store keeps itself. */
export async function loadContent(store: Store): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const name of syncedTableNames) {
    for (const row of await store.rowsOf(name).toArray()) {
      if (row.deleted_at !== null) continue;
      content[rowKey(name, row.id)] = Object.fromEntries(
        Object.entries(toFlat(name, row)).map(([field, value]) => [
          field,
          isSetField(name, field) ? new Set(asSet(value)) : value,
        ]),
      );
    }
  }
  return content;
}
