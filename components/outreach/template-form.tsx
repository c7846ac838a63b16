import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Template } from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import { findFaults, mergeTemplate, type TemplateFault } from '../../lib/outreach/merge.ts';
import { addTemplate, editTemplate } from '../../lib/store/commands/templates.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { channelLabel } from '../words.ts';
import { FieldButtons } from './field-buttons.tsx';
import { exampleValues } from './merge-values.ts';
import { MergedText } from './merged-text.tsx';
import { writtenChannels } from './template-choice.ts';
import { useAfterRender } from './use-after-render.ts';
import { useWaysOut } from './use-let-go.ts';

interface TemplateDraft {
  readonly name: string;
  readonly channel: Channel;
  readonly subject: string;
  readonly body: string;
}

function toDraft(template: Template | undefined): TemplateDraft {
  return {
    name: template?.name ?? '',
    channel: template?.channel ?? 'email',
    subject: template?.subject ?? '',
    body: template?.body ?? '',
  };
}

function faultText(fault: TemplateFault): string {
  if (fault.kind === 'unclosed') return i18n.t('template.unclosed');
  return fault.instead === undefined
    ? i18n.t('template.unknownField', [fault.name])
    : i18n.t('template.unknownFieldInstead', [fault.name, `{{${fault.instead}}}`]);
}

/** What is wrong with a text of a template; shown while it is typed, as the fields in it are easily mistyped. */
function toFaultText(text: string): string | undefined {
  const faults = findFaults(text);
  return faults.length === 0 ? undefined : faults.map(faultText).join(' ');
}

/** A template with its fields; beside it what it says to an example person. */
export function TemplateForm({
  template,
  onDone,
  onReopen,
}: {
  readonly template: Template | undefined;
  readonly onDone: () => void;
  /** After Undo of letting go. */
  readonly onReopen: () => void;
}) {
  const { run } = useCommand();
  const afterRender = useAfterRender();
  const key = `template:templates:${template?.id ?? 'new'}`;
  const initial = toDraft(template);
  const draft = useDraft<TemplateDraft>(key, initial);
  const [isTried, setTried] = useState(false);
  const [target, setTarget] = useState<'subject' | 'body'>('body');
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const { leave, cancel } = useWaysOut({ key, draft, initial, onDone, onReopen });
  const { value } = draft;
  if (!value) return null;
  const change = (part: Partial<TemplateDraft>) => draft.setValue({ ...value, ...part });
  const hasSubject = value.channel === 'email';
  const subjectFault = hasSubject ? toFaultText(value.subject) : undefined;
  const bodyFault = toFaultText(value.body);
  const isNameless = value.name.trim() === '';
  const isEmpty = value.body.trim() === '';
  const insert = (source: string) => {
    const isSubject = hasSubject && target === 'subject';
    const input = isSubject ? subject.current : body.current;
    const text = isSubject ? value.subject : value.body;
    const from = input?.selectionStart ?? text.length;
    const to = input?.selectionEnd ?? from;
    const next = text.slice(0, from) + source + text.slice(to);
    change(isSubject ? { subject: next } : { body: next });
    // After the new text is in the field, or the browser puts the cursor to its end.
    afterRender(() => {
      input?.focus();
      input?.setSelectionRange(from + source.length, from + source.length);
    });
  };
  const save = async () => {
    setTried(true);
    if (isNameless || isEmpty || subjectFault !== undefined || bodyFault !== undefined) return;
    const input = {
      name: value.name,
      channel: value.channel,
      subject: hasSubject ? value.subject : null,
      body: value.body,
    };
    const receipt = await run(
      template ? editTemplate(store(), template.id, input) : addTemplate(store(), input),
      ({ name }) => ({ title: i18n.t('template.saved'), detail: name }),
    );
    if (receipt) leave();
  };
  const values = exampleValues();
  const channels: readonly Channel[] = writtenChannels;
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line-strong p-3">
      <div className="grid gap-3 min-[36rem]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TextField
          label={i18n.t('fields.name')}
          value={value.name}
          onChange={(name) => change({ name })}
          onSubmit={() => void save()}
          error={isTried && isNameless ? i18n.t('add.nameNeeded') : undefined}
          maxLength={120}
          autoFocus
        />
        <SelectField
          label={i18n.t('fields.channel')}
          value={value.channel}
          options={[...new Set([...channels, value.channel])].map((channel) => ({
            value: channel,
            label: channelLabel(channel),
          }))}
          onChange={(channel) => change({ channel })}
        />
      </div>
      {hasSubject ? (
        <TextField
          ref={subject}
          label={i18n.t('fields.subject')}
          value={value.subject}
          onChange={(text) => change({ subject: text })}
          onFocus={() => setTarget('subject')}
          onSubmit={() => void save()}
          error={subjectFault}
          maxLength={400}
        />
      ) : null}
      <TextArea
        ref={body}
        label={i18n.t('template.body')}
        value={value.body}
        onChange={(text) => change({ body: text })}
        onFocus={() => setTarget('body')}
        onSubmit={() => void save()}
        error={isTried && isEmpty ? i18n.t('template.bodyNeeded') : bodyFault}
        rows={6}
        maxLength={20_000}
      />
      <FieldButtons onInsert={insert} />
      {isEmpty ? (
        <div>
          <Button
            size="sm"
            onClick={() =>
              change({
                body: i18n.t('template.exampleBody', ['{{my_name}}']),
                ...(hasSubject && value.subject === ''
                  ? { subject: i18n.t('template.exampleSubject') }
                  : {}),
              })
            }
          >
            {i18n.t('template.fromExample')}
          </Button>
        </div>
      ) : (
        <section
          aria-label={i18n.t('template.preview')}
          className="rounded-md bg-sunken px-3 py-2 forced-colors:border"
        >
          <p className="mb-1 text-xs font-semibold text-ink-2">{i18n.t('template.preview')}</p>
          {hasSubject && value.subject.trim() !== '' ? (
            <div className="mb-1 border-b border-line pb-1 font-medium">
              <MergedText parts={mergeTemplate(value.subject, values)} />
            </div>
          ) : null}
          <MergedText parts={mergeTemplate(value.body, values)} />
        </section>
      )}
      <ButtonRow>
        <Button look="primary" keyHint="Ctrl+Enter" onClick={() => void save()}>
          {i18n.t('app.save')}
        </Button>
        <Button keyHint="Escape" onClick={cancel}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </div>
  );
}
