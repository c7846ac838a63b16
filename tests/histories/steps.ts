import fc from 'fast-check';
import { type Fault, faults } from './pg-server.ts';

/** What a rep, a browser, a network or an owner does. Numbers choose among what is there at that time. */
export type Act =
  | {
      readonly kind: 'create';
      readonly person: number;
      readonly by: 'slug' | 'email' | 'both' | 'name';
      readonly value: string;
    }
  | {
      readonly kind: 'edit';
      readonly row: number;
      readonly field: 'title' | 'location' | 'full_name';
      readonly value: string;
    }
  | {
      readonly kind: 'status';
      readonly row: number;
      readonly value: 'new' | 'working' | 'qualified';
    }
  | {
      readonly kind: 'tags';
      readonly row: number;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | { readonly kind: 'company'; readonly row: number; readonly value: string }
  | { readonly kind: 'delete'; readonly row: number }
  | { readonly kind: 'undo'; readonly back: number }
  | { readonly kind: 'note'; readonly row: number; readonly value: string }
  | { readonly kind: 'editNote'; readonly row: number; readonly value: string }
  | { readonly kind: 'deleteNote'; readonly row: number }
  | { readonly kind: 'task'; readonly row: number; readonly value: string }
  | { readonly kind: 'completeTask'; readonly row: number }
  | { readonly kind: 'message'; readonly row: number; readonly key: number };

export type Step =
  | { readonly kind: 'act'; readonly device: number; readonly act: Act }
  | {
      readonly kind: 'endInAct';
      readonly device: number;
      readonly act: Act;
      readonly after: number;
    }
  | {
      readonly kind: 'sync';
      readonly device: number;
      readonly faults: readonly Fault[];
      readonly meanwhile: Act | null;
    }
  | {
      readonly kind: 'endInSync';
      readonly device: number;
      readonly faults: readonly Fault[];
      readonly after: number;
    }
  | { readonly kind: 'syncAll' }
  | {
      readonly kind: 'line';
      readonly device: number;
      readonly isOffline: boolean;
      readonly pageLimit: number;
    }
  | { readonly kind: 'restart'; readonly device: number }
  | { readonly kind: 'skew'; readonly device: number; readonly ms: number }
  | { readonly kind: 'join'; readonly device: number; readonly workspace: number }
  | { readonly kind: 'clone'; readonly device: number }
  | { readonly kind: 'removeRep' }
  | { readonly kind: 'inviteRep' }
  | { readonly kind: 'prune' }
  | { readonly kind: 'erase'; readonly row: number };

const value = fc.constantFrom('Buyer', 'CPO', 'Head of Fleet', 'Partner');
const row = fc.nat({ max: 3 });
const device = fc.nat({ max: 3 });
const tag = fc.constantFrom('vip', 'autumn', 'fair');
const tags = fc.uniqueArray(tag, { maxLength: 2 });
const day = 24 * 60 * 60 * 1000;

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('create'),
      person: fc.constantFrom(0, 0, 1, 2),
      by: fc.constantFrom('slug', 'slug', 'email', 'both', 'name'),
      value,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('edit'),
      row,
      field: fc.constantFrom('title', 'location', 'full_name'),
      value,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status'),
      row,
      value: fc.constantFrom('new', 'working', 'qualified'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('tags'), row, add: tags, remove: tags }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('company'), row, value }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('delete'), row }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo'), back: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('note'), row, value }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('editNote'), row, value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteNote'), row }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('task'), row, value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('completeTask'), row }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('message'), row, key: fc.nat({ max: 1 }) }),
  },
);

const someFaults: fc.Arbitrary<Fault[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Fault>('none') },
    { weight: 2, arbitrary: fc.constantFrom<Fault>(...faults) },
  ),
  { maxLength: 4 },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('act'), device, act }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('endInAct'),
      device,
      act,
      after: fc.nat({ max: 60 }),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('sync'),
      device,
      faults: someFaults,
      meanwhile: fc.option(act, { freq: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('endInSync'),
      device,
      faults: someFaults,
      after: fc.nat({ max: 120 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('syncAll') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('line'),
      device,
      isOffline: fc.boolean(),
      pageLimit: fc.constantFrom(1, 3, 50),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart'), device }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('skew'),
      device,
      ms: fc.constantFrom(0, 200_000, -200_000, day, -day),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('join'), device, workspace: fc.nat({ max: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clone'), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('removeRep') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('inviteRep') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prune') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase'), row }) },
);

/** Devices that were at work before they joined, and what happens. */
export interface Script {
  readonly areLocal: readonly [boolean, boolean, boolean];
  readonly steps: readonly Step[];
}

export const script: fc.Arbitrary<Script> = fc.record({
  areLocal: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  steps: fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
});
