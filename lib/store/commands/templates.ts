import type { Receipt } from '../../model/clip.ts';
import type { Template } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import type { Store } from '../store.ts';

export type TemplateInput = Pick<Template, 'name' | 'channel' | 'subject' | 'body'>;

/** In a team for managers and owners, like every change here. */
export function addTemplate(_store: Store, _input: TemplateInput): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function editTemplate(
  _store: Store,
  _id: string,
  _patch: Partial<TemplateInput>,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function deleteTemplate(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
