import type { AboutKind } from '../../lib/model/engagement.ts';

/** What a note or a contact is about. */
export interface About<Kind extends AboutKind = AboutKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
}

/** What has a timeline of its own. */
export type Subject = About<'prospect' | 'company' | 'deal'>;

const tableByKind = {
  prospect: 'prospects',
  company: 'companies',
  deal: 'deals',
  stakeholder: 'stakeholders',
} as const;

/** Names what was typed and not saved: popup and panel share it. */
export function toDraftKey(form: string, { kind, id }: Pick<About, 'kind' | 'id'>): string {
  return `${form}:${tableByKind[kind]}:${id}`;
}
