import { Copy } from 'lucide-react';
import type { Ref } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { MergedText } from './merged-text.tsx';
import type { Message } from './message-draft.ts';

/** The message: to be read while it follows the record, to be typed in once the rep wants it otherwise. */
export function MessageBody({
  message,
  bodyRef,
  subjectRef,
  onEdit,
  onSubject,
  onBody,
  onCopySubject,
}: {
  readonly message: Message;
  readonly bodyRef: Ref<HTMLTextAreaElement>;
  readonly subjectRef: Ref<HTMLInputElement>;
  readonly onEdit: () => void;
  readonly onSubject: (subject: string) => void;
  readonly onBody: (body: string) => void;
  readonly onCopySubject: () => void;
}) {
  const { subject, body, parts, subjectParts } = message;
  const copySubject =
    subject === undefined || subject.trim() === '' ? null : (
      <IconButton icon={Copy} label={i18n.t('outreach.copySubject')} onClick={onCopySubject} />
    );
  if (parts) {
    return (
      <div className="flex flex-col gap-2 rounded-md bg-sunken px-3 py-2 forced-colors:border">
        {subject === undefined ? null : (
          <div className="flex items-start gap-2 border-b border-line pb-1">
            <div className="min-w-0 flex-1 pt-1 font-medium">
              {subjectParts && subject !== '' ? (
                <MergedText parts={subjectParts} />
              ) : (
                <p className={subject === '' ? 'font-normal text-ink-2' : 'break-words'}>
                  {subject === '' ? i18n.t('outreach.noSubject') : subject}
                </p>
              )}
            </div>
            {copySubject}
          </div>
        )}
        <MergedText parts={parts} />
        <div>
          <Button size="sm" onClick={onEdit}>
            {i18n.t('outreach.edit')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {subject === undefined ? null : (
        <div className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <TextField
              ref={subjectRef}
              label={i18n.t('fields.subject')}
              value={subject}
              onChange={onSubject}
              maxLength={400}
            />
          </div>
          {copySubject}
        </div>
      )}
      <TextArea
        ref={bodyRef}
        label={i18n.t('outreach.text')}
        value={body}
        onChange={onBody}
        rows={6}
        maxLength={20_000}
      />
    </div>
  );
}
