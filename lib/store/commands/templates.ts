import type { Receipt } from '../../model/clip.ts';
import type { Template } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { commit } from '../commit.ts';
import { requireManager } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';

export type TemplateInput = Pick<Template, 'name' | 'channel' | 'subject' | 'body'>;

/** In a team for managers and owners, like every change here. */
export function addTemplate(store: Store, input: TemplateInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'template/add', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const fields = toTidyTemplate(input);
    return { table: 'templates', id: draft.append('templates', fields), name: fields.name };
  });
}

export function editTemplate(
  store: Store,
  id: string,
  patch: Partial<TemplateInput>,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'template/edit', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const { name, channel, subject, body } = await draft.require('templates', id);
    const fields = toTidyTemplate({ name, channel, subject, body, ...patch });
    await draft.patch('templates', id, fields);
    return { table: 'templates', id, name: fields.name };
  });
}

export function deleteTemplate(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'template/delete', origin: store.origin }, async (draft) => {
    await requireManager(draft);
    const { name } = await draft.require('templates', id);
    await draft.remove('templates', id);
    return { table: 'templates', id, name };
  });
}

/** Only an e-mail has a subject. */
function toTidyTemplate(typed: TemplateInput): TemplateInput {
  const name = typed.name.trim();
  if (name === '') refuse('invalid_input', 'templates.name');
  if (typed.body.trim() === '') refuse('invalid_input', 'templates.body');
  const subject = typed.channel === 'email' ? typed.subject?.trim() || null : null;
  return { name, channel: typed.channel, subject, body: typed.body };
}
