import { randomUUID } from 'node:crypto';
import type { Change } from '../../lib/model/sync.ts';
import type { Verdict } from './a-team.ts';

/**
 * How a change meets a row, case by case. Cases marked "fault" are those that an earlier draft of the protocol had wrong.
 * Owners are named by their device.
 */

export type Step = readonly [op: Change['op'], ms: number, f?: Change['f'], by?: 'one' | 'other'];

export interface Case {
  readonly name: string;
  readonly t?: string;
  readonly steps: readonly Step[];
  /** Of the last step, unless there is one for each. */
  readonly verdicts: readonly (Partial<Verdict> | Verdict['status'])[];
  /** Fields of the row afterwards as it is pulled; null where it is deleted or there is none. */
  readonly row: Readonly<Record<string, unknown>> | null;
}

/** What every person of a case has. */
export const linh = { full_name: 'Linh Trần' };

export const cases: readonly Case[] = [
  {
    name: 'a put makes a row, defaults where it says nothing',
    steps: [['put', 0, linh]],
    verdicts: ['applied'],
    row: { ...linh, status: 'new', emails: [], evidence: {}, do_not_contact: false },
  },
  {
    name: 'a put with an unknown field is rejected, not applied without it (fault)',
    steps: [['put', 0, { ...linh, shoe_size: 42 }]],
    verdicts: [{ status: 'rejected', code: '42703' }],
    row: null,
  },
  {
    name: 'a patch with an unknown field is rejected',
    steps: [
      ['put', 0, linh],
      ['patch', 1, { shoe_size: 42 }],
    ],
    verdicts: ['applied', { status: 'rejected', code: '42703' }],
    row: linh,
  },
  {
    name: 'a field of the protocol is none of the row',
    steps: [
      ['put', 0, linh],
      ['patch', 1, { rev: 1 }],
    ],
    verdicts: ['applied', { status: 'rejected', code: '42703' }],
    row: linh,
  },
  {
    name: 'a patch of a row that is not there is rejected (fault)',
    steps: [['patch', 0, { title: 'CTO' }]],
    verdicts: [{ status: 'rejected', code: 'PT404' }],
    row: null,
  },
  {
    name: 'deleting what is not there is done',
    steps: [['del', 0]],
    verdicts: ['applied'],
    row: null,
  },
  {
    name: 'a required field that is missing is rejected',
    steps: [['put', 0, { title: 'CTO' }]],
    verdicts: [{ status: 'rejected', code: '23502' }],
    row: null,
  },
  {
    name: 'a value outside its bounds is rejected',
    steps: [['put', 0, { ...linh, status: 'bogus' }]],
    verdicts: [{ status: 'rejected', code: '23514' }],
    row: null,
  },
  {
    name: 'a value of the wrong kind is rejected',
    steps: [['put', 0, { ...linh, clipped_at: 'yesterday week' }]],
    verdicts: [{ status: 'rejected', code: '22007' }],
    row: null,
  },
  {
    name: 'a script is no web address',
    steps: [['put', 0, { ...linh, websites: ['javascript:alert(1)'] }]],
    verdicts: [{ status: 'rejected', code: '23514' }],
    row: null,
  },
  {
    name: 'a reference to nowhere is rejected',
    steps: [['put', 0, { ...linh, company_id: randomUUID() }]],
    verdicts: [{ status: 'rejected', code: '23503' }],
    row: null,
  },

  {
    name: 'two fields, two reps: both stay',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { title: 'CTO' }],
      ['patch', 3, { location: 'Hamburg' }, 'other'],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { title: 'CTO', location: 'Hamburg' },
  },
  {
    name: 'the older value of a field loses and is handed back',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { title: 'CTO' }],
      ['patch', 3, { title: 'VP', location: 'Hamburg' }, 'other'],
    ],
    verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP' } }],
    row: { title: 'CTO', location: 'Hamburg' },
  },
  {
    name: 'the older value that says the same has not lost',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { clipped_at: '2026-03-02T08:00:00.000Z' }],
      ['patch', 3, { clipped_at: '2026-03-02T09:00:00+01:00' }, 'other'],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { clipped_at: '2026-03-02T08:00:00.000Z' },
  },
  {
    name: 'of two values of one clock the first stays',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { title: 'CTO' }],
      ['patch', 5, { title: 'VP' }],
    ],
    verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP' } }],
    row: { title: 'CTO' },
  },
  {
    name: 'a field that is cleared later stays cleared',
    steps: [
      ['put', 0, { ...linh, title: 'CTO' }],
      ['patch', 5, { title: null }],
      ['patch', 3, { title: 'VP' }, 'other'],
    ],
    verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP' } }],
    row: { title: null },
  },

  {
    name: 'sets: what two reps add stays',
    steps: [
      ['put', 0, { ...linh, tags: ['a'] }],
      ['patch', 5, { tags: { add: ['b'], remove: [] } }],
      ['patch', 3, { tags: { add: ['c'], remove: [] } }, 'other'],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { tags: ['a', 'b', 'c'] },
  },
  {
    name: 'sets: another element removed does not stop an older addition',
    steps: [
      ['put', 0, { ...linh, tags: ['a'] }],
      ['patch', 5, { tags: { add: [], remove: ['a'] } }],
      ['patch', 3, { tags: { add: ['b'], remove: [] } }, 'other'],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { tags: ['b'] },
  },
  {
    name: 'sets: an element removed later stays removed',
    steps: [
      ['put', 0, linh],
      ['patch', 4, { tags: { add: ['a'], remove: [] } }],
      ['patch', 5, { tags: { add: [], remove: ['a'] } }],
      ['patch', 3, { tags: { add: ['a'], remove: [] } }, 'other'],
    ],
    verdicts: [
      'applied',
      'applied',
      'applied',
      { status: 'merged', lost: { tags: { add: ['a'], remove: [] } } },
    ],
    row: { tags: [] },
  },
  {
    name: 'sets: an element added later stays, also against a removal that arrives last',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { tags: { add: ['a'], remove: [] } }],
      ['patch', 3, { tags: { add: [], remove: ['a'] } }, 'other'],
    ],
    verdicts: [
      'applied',
      'applied',
      { status: 'merged', lost: { tags: { add: [], remove: ['a'] } } },
    ],
    row: { tags: ['a'] },
  },
  {
    name: 'sets: more than fit are rejected',
    steps: [['put', 0, { ...linh, tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }]],
    verdicts: [{ status: 'rejected', code: '23514' }],
    row: null,
  },
  {
    name: 'sets of ids take ids alone',
    t: 'touchpoints',
    steps: [
      [
        'put',
        0,
        { channel: 'email', occurred_at: '2026-03-02T08:00:00.000Z', prospect_ids: ['nobody'] },
      ],
    ],
    verdicts: [{ status: 'rejected', code: '22P02' }],
    row: null,
  },

  {
    name: 'evidence is merged by field',
    steps: [
      ['put', 0, { ...linh, evidence: { full_name: { by: 'page' } } }],
      ['patch', 5, { title: 'CTO', evidence: { title: { by: 'rep' } } }],
    ],
    verdicts: ['applied', 'applied'],
    row: { evidence: { full_name: { by: 'page' }, title: { by: 'rep' } } },
  },
  {
    name: 'evidence loses with its field, and is handed back with it',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { title: 'CTO', evidence: { title: { by: 'rep' } } }],
      ['patch', 3, { title: 'VP', evidence: { title: { by: 'page' } } }, 'other'],
    ],
    verdicts: [
      'applied',
      'applied',
      { status: 'merged', lost: { title: 'VP', evidence: { title: { by: 'page' } } } },
    ],
    row: { title: 'CTO', evidence: { title: { by: 'rep' } } },
  },
  {
    name: 'evidence goes where null is sent',
    steps: [
      ['put', 0, { ...linh, title: 'CTO', evidence: { title: { by: 'page' } } }],
      ['patch', 5, { title: null, evidence: { title: null } }],
    ],
    verdicts: ['applied', 'applied'],
    row: { title: null, evidence: {} },
  },

  {
    name: 'two reps clip one person: a row, merged field by field',
    steps: [
      ['put', 0, { ...linh, title: 'CTO', emails: ['l@nordwind.example'] }],
      [
        'put',
        5,
        { ...linh, title: null, location: 'Hamburg', emails: ['linh@nordwind.example'] },
        'other',
      ],
    ],
    verdicts: ['applied', 'applied'],
    row: {
      title: 'CTO',
      location: 'Hamburg',
      emails: ['l@nordwind.example', 'linh@nordwind.example'],
    },
  },
  {
    name: 'a later clip says nothing with a default: no status, no objection is reset',
    steps: [
      ['put', 0, { ...linh, status: 'working', do_not_contact: true }],
      ['put', 5, { ...linh, status: 'new', do_not_contact: false }, 'other'],
    ],
    verdicts: ['applied', 'applied'],
    row: { status: 'working', do_not_contact: true },
  },
  {
    name: 'an older clip that arrives later fills what is empty and loses the rest',
    steps: [
      ['put', 5, { ...linh, title: 'CTO' }],
      ['put', 0, { full_name: 'Linh Tran', location: 'Hamburg' }, 'other'],
    ],
    verdicts: ['applied', { status: 'merged', lost: { full_name: 'Linh Tran' } }],
    row: { ...linh, title: 'CTO', location: 'Hamburg' },
  },
  {
    name: 'whoever clips first owns',
    steps: [
      ['put', 0, { ...linh, owner_id: 'one' }],
      ['put', 5, { ...linh, owner_id: 'other' }, 'other'],
    ],
    verdicts: ['applied', { status: 'merged', lost: { owner_id: 'other' } }],
    row: { owner_id: 'one' },
  },

  {
    name: 'a deletion is a tombstone',
    steps: [
      ['put', 0, linh],
      ['del', 1],
    ],
    verdicts: ['applied', 'applied'],
    row: null,
  },
  {
    name: 'an older deletion loses to a later edit (fault)',
    steps: [
      ['put', 0, linh],
      ['patch', 5, { title: 'CTO' }],
      ['del', 3, {}, 'other'],
    ],
    verdicts: ['applied', 'applied', { status: 'merged' }],
    row: { ...linh, title: 'CTO' },
  },
  {
    name: 'a later edit brings back what was deleted before it, whichever comes first',
    steps: [
      ['put', 0, linh],
      ['del', 3],
      ['patch', 5, { title: 'CTO' }, 'other'],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { ...linh, title: 'CTO' },
  },
  {
    name: 'an edit from before the deletion is lost, and handed back',
    steps: [
      ['put', 0, linh],
      ['del', 5],
      ['patch', 3, { title: 'CTO' }, 'other'],
    ],
    verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'CTO' } }],
    row: null,
  },
  {
    name: 'a later deletion is not revived by an older put (fault)',
    steps: [
      ['put', 0, linh],
      ['del', 5],
      ['put', 3, linh, 'other'],
    ],
    verdicts: ['applied', 'applied', { status: 'merged', lost: linh }],
    row: null,
  },
  {
    name: 'a later put begins the row anew, with none of the old values',
    steps: [
      ['put', 0, { ...linh, title: 'CTO', tags: ['a'], evidence: { title: { by: 'page' } } }],
      ['del', 3],
      ['put', 5, { full_name: 'Linh T.', title: null, tags: ['b'], evidence: {} }],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { full_name: 'Linh T.', title: null, tags: ['b'], evidence: {} },
  },
  {
    name: 'of two deletions the later counts',
    steps: [
      ['put', 0, linh],
      ['del', 3],
      ['del', 9, {}, 'other'],
      ['patch', 5, { title: 'CTO' }],
    ],
    verdicts: ['applied', 'applied', 'applied', { status: 'merged', lost: { title: 'CTO' } }],
    row: null,
  },

  {
    name: 'what is only added is never changed',
    t: 'facts',
    steps: [
      [
        'put',
        0,
        {
          entity: 'prospect',
          entity_id: randomUUID(),
          field: 'title',
          value: 'CTO',
          known_at: '2026-03-02T08:00:00.000Z',
          source: 'page',
        },
      ],
      ['patch', 1, { value: 'VP' }],
    ],
    verdicts: ['applied', { status: 'rejected', code: '42501' }],
    row: { value: 'CTO' },
  },
  {
    name: 'what is only added may be taken back, and taken back again',
    t: 'facts',
    steps: [
      [
        'put',
        0,
        {
          entity: 'prospect',
          entity_id: randomUUID(),
          field: 'size',
          value: 201,
          known_at: '2026-03-02T08:00:00.000Z',
          source: 'page',
        },
      ],
      ['del', 1],
      [
        'put',
        2,
        {
          entity: 'prospect',
          entity_id: randomUUID(),
          field: 'size',
          value: 201,
          known_at: '2026-03-02T08:00:00.000Z',
          source: 'page',
        },
      ],
    ],
    verdicts: ['applied', 'applied', 'applied'],
    row: { value: 201 },
  },
  {
    name: 'settings hold anything',
    t: 'settings',
    steps: [['put', 0, { key: 'holidays', value: { days: ['2026-12-25'] } }, 'other']],
    verdicts: ['applied'],
    row: { key: 'holidays', value: { days: ['2026-12-25'] } },
  },
  {
    name: 'a rep changes no settings',
    t: 'settings',
    steps: [['put', 0, { key: 'retention', value: 1 }]],
    verdicts: [{ status: 'rejected', code: '42501' }],
    row: null,
  },
  {
    name: 'nobody makes members by a push',
    t: 'members',
    steps: [['put', 0, { name: 'Eve' }, 'other']],
    verdicts: [{ status: 'rejected', code: '42501' }],
    row: null,
  },
  {
    name: 'an unknown table is rejected',
    t: 'leads',
    steps: [['put', 0, { name: 'Eve' }]],
    verdicts: [{ status: 'rejected', code: '42P01' }],
    row: null,
  },
];
