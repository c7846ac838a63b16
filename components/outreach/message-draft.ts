import type { Touchpoint } from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import {
  fieldsOf,
  type MergedPart,
  type MergeField,
  type MergeValues,
  mergeFields,
  mergeTemplate,
  toMessageText,
} from '../../lib/outreach/merge.ts';

/** A message as it stands: what was chosen, and what was written over. As long as nothing was, it follows the record. */
export interface MessageDraft {
  readonly channel?: Channel;
  /** `null` for words of one's own. */
  readonly templateId?: string | null;
  readonly subject?: string;
  readonly body?: string;
  readonly isCopied?: boolean;
}

export interface Message {
  /** Of an e-mail; `undefined` for other channels. */
  readonly subject: string | undefined;
  readonly body: string;
  /** Of the body, and of the subject, while they are as the template has them. */
  readonly parts: readonly MergedPart[] | undefined;
  readonly subjectParts: readonly MergedPart[] | undefined;
  /** What still has to be written over. */
  readonly missing: readonly MergeField[];
  readonly fallbacks: readonly { readonly field: MergeField; readonly text: string }[];
}

interface TemplateText {
  readonly subject: string | null;
  readonly body: string;
}

/** What the draft says, with the template where nothing was written over it. */
export function toMessage(
  draft: MessageDraft,
  of: {
    readonly channel: Channel;
    readonly template: TemplateText | undefined;
    readonly values: MergeValues;
    readonly gapText: (field: MergeField) => string;
  },
): Message {
  const { channel, template, values, gapText } = of;
  const merge = (text: string) => mergeTemplate(text, values);
  const bodyParts = template && merge(template.body);
  const subjectMerged = template && merge(template.subject ?? '');
  const hasSubject = channel === 'email';
  const body = draft.body ?? (bodyParts ? toMessageText(bodyParts, gapText) : '');
  const subject = hasSubject
    ? (draft.subject ?? (subjectMerged ? toMessageText(subjectMerged, gapText) : ''))
    : undefined;
  const parts = draft.body === undefined ? bodyParts : undefined;
  const subjectParts = hasSubject && draft.subject === undefined ? subjectMerged : undefined;
  const merged = [...(subjectParts ?? []), ...(parts ?? [])];
  const whole = `${subject ?? ''}\n${body}`;
  return {
    subject,
    body,
    parts,
    subjectParts,
    missing: mergeFields.filter((field) => whole.includes(gapText(field))),
    fallbacks: fieldsOf(merged, 'fallback').map((field) => {
      const found = merged.find((part) => part.kind === 'fallback' && part.field === field);
      return { field, text: found && 'text' in found ? found.text : '' };
    }),
  };
}

const maxSubjectLength = 400;
const maxSnippetLength = 1000;
const maxLineLength = 80;

/** What is kept of a message in the timeline: its subject, else its first line. */
export function toLogged(
  message: Pick<Message, 'subject' | 'body'>,
): Pick<Touchpoint, 'subject' | 'snippet'> {
  const body = message.body.trim();
  const [first = ''] = body.split('\n', 1);
  const line =
    first.length > maxLineLength ? `${first.slice(0, maxLineLength - 1).trimEnd()}…` : first;
  const subject = message.subject?.trim() || line;
  return {
    subject: subject === '' ? null : subject.slice(0, maxSubjectLength),
    snippet: body === '' ? null : body.slice(0, maxSnippetLength),
  };
}
