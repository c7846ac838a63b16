import { useLiveQuery } from 'dexie-react-hooks';
import { Copy, Sparkles } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Proposal } from '../../lib/assist/answer.ts';
import type { Assistant } from '../../lib/assist/open-assistant.ts';
import { toDraftPrompt } from '../../lib/assist/prompts.ts';
import type { Template } from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import type { MergeField } from '../../lib/outreach/merge.ts';
import { browser } from '../../lib/platform/browser.ts';
import { logTouchpoint } from '../../lib/store/commands/touchpoints.ts';
import { listTemplates } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { SelectField } from '../ui/select-field.tsx';
import { useReceipt } from '../ui/toast.tsx';
import { useCommand } from '../use-command.ts';
import { useCopy } from '../use-copy.ts';
import type { KeptDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import { channelLabel } from '../words.ts';
import { toAssistRecord } from './assist-record.ts';
import { DraftProposal } from './draft-proposal.tsx';
import { GapLines } from './gap-lines.tsx';
import { gapText, toMergeValues } from './merge-values.ts';
import { MessageBody } from './message-body.tsx';
import { type MessageDraft, toLogged, toMessage } from './message-draft.ts';
import { loadMessageFacts, type MessageFacts } from './message-facts.ts';
import { channelsToWrite, templatesOf } from './template-choice.ts';
import { useAfterRender } from './use-after-render.ts';
import { useAsk } from './use-assistant.ts';

/** Stands in the list of templates for a text of one's own. */
const own = 'own';

export interface ComposerProps {
  readonly prospectId: string;
  readonly name: string;
  readonly draft: KeptDraft<MessageDraft>;
  readonly assistant: Assistant | undefined;
  readonly onClose: () => void;
}

/** Waits for what the message speaks of; it is drawn from this computer at once. */
export function Composer(props: ComposerProps) {
  const { prospectId, draft } = props;
  const now = useNow();
  const templates = useLiveQuery(async () => listTemplates(store()), []);
  const facts = useLiveQuery(
    async () => loadMessageFacts(store(), { prospectId, now }),
    [prospectId, now],
  );
  if (!templates || !facts || !draft.value) return null;
  return (
    <LoadedComposer {...props} templates={templates} facts={facts} value={draft.value} now={now} />
  );
}

/** Selects the place that has to be written over, so that typing replaces it. */
function selectGap(
  inputs: readonly (HTMLInputElement | HTMLTextAreaElement | null)[],
  field: MergeField,
): void {
  const gap = gapText(field);
  const input = inputs.find((one) => one?.value.includes(gap));
  if (!input) return;
  const at = input.value.indexOf(gap);
  input.focus();
  input.setSelectionRange(at, at + gap.length);
}

interface LoadedProps extends ComposerProps {
  readonly templates: readonly Template[];
  readonly facts: MessageFacts;
  readonly value: MessageDraft;
  readonly now: number;
}

function LoadedComposer({
  prospectId,
  name,
  draft,
  assistant,
  onClose,
  templates,
  facts,
  value,
  now,
}: LoadedProps) {
  const { run } = useCommand();
  const { show } = useReceipt();
  const copy = useCopy();
  const afterRender = useAfterRender();
  const area = useRef<HTMLDivElement>(null);
  const bodyInput = useRef<HTMLTextAreaElement>(null);
  const subjectInput = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);

  const channels = channelsToWrite(templates, facts.prospect.preferred_channel);
  const channel: Channel = value.channel ?? channels[0] ?? 'email';
  const offered = templatesOf(templates, channel);
  const template =
    value.templateId === null
      ? undefined
      : (offered.find(({ id }) => id === value.templateId) ?? offered[0]);
  const message = toMessage(value, {
    channel,
    template,
    values: toMergeValues(facts, { now }),
    gapText,
  });

  const change = (part: Partial<MessageDraft>) => {
    setRefused(false);
    draft.setValue({ ...value, ...part });
  };
  /** Another template or channel begins the text anew; what was typed comes back by Undo. */
  const begin = (next: MessageDraft) => {
    setRefused(false);
    draft.setValue(next);
    if (value.body === undefined && value.subject === undefined) return;
    show({
      title: i18n.t('outreach.replaced'),
      undo: { label: i18n.t('app.undo'), run: () => draft.setValue(value) },
    });
  };
  /** The text as it stands becomes the rep's own. */
  const edit = () =>
    change({
      body: message.body,
      ...(message.subject === undefined ? {} : { subject: message.subject }),
    });
  const goTo = (field: MergeField) => {
    const select = () => selectGap([subjectInput.current, bodyInput.current], field);
    if (!message.parts && !message.subjectParts) return select();
    edit();
    // Once the text is in its fields.
    afterRender(select);
    return undefined;
  };
  const copyText = (text: string) => {
    if (text.trim() === '') return;
    const [gap] = message.missing;
    if (gap !== undefined) {
      goTo(gap);
      setRefused(true);
      return;
    }
    copy(text, { done: i18n.t('outreach.copied'), instead: i18n.t('outreach.copyInstead') });
    change({ isCopied: true });
  };
  const copyBody = () => copyText(message.body);
  const log = async () => {
    const receipt = await run(
      logTouchpoint(store(), {
        prospectIds: [prospectId],
        dealId: facts.deal?.id ?? null,
        channel,
        direction: 'out',
        occurredAt: new Date().toISOString(),
        ...toLogged(message),
      }),
      () => ({ title: i18n.t('outreach.logged'), detail: `${channelLabel(channel)} · ${name}` }),
    );
    if (!receipt) return;
    draft.drop();
    onClose();
  };
  const asking = useAsk(assistant, async (language) =>
    toDraftPrompt(toAssistRecord(facts), { channel, language }),
  );
  const takeOver = ({ text, subject }: Proposal) =>
    begin({
      ...value,
      channel,
      templateId: template?.id ?? null,
      body: text,
      ...(channel === 'email' ? { subject: subject ?? message.subject ?? '' } : {}),
    });

  useEffect(() => {
    area.current?.querySelector<HTMLElement>('[role=combobox], textarea')?.focus();
    // The message is longer than what is left of the panel below the rep's key.
    area.current?.scrollIntoView({ block: 'start' });
  }, []);
  useKeys({
    Escape: { label: i18n.t('app.close'), run: onClose },
    'Ctrl+Enter': { label: i18n.t('outreach.copy'), run: copyBody },
  });

  const isEmpty = message.body.trim() === '';
  return (
    <div ref={area} className="flex scroll-mt-10 flex-col gap-3">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-2">
        <SelectField
          label={i18n.t('fields.channel')}
          value={channel}
          options={channels.map((one) => ({ value: one, label: channelLabel(one) }))}
          onChange={(next) => begin({ channel: next })}
        />
        <SelectField
          label={i18n.t('outreach.template')}
          value={template?.id ?? own}
          options={[
            ...offered.map(({ id, name: label }) => ({ value: id, label })),
            { value: own, label: i18n.t('outreach.ownText') },
          ]}
          onChange={(next) => begin({ channel, templateId: next === own ? null : next })}
        />
      </div>
      {offered.length === 0 ? (
        <p className="text-xs text-ink-2">
          {i18n.t('outreach.noTemplate', [channelLabel(channel)])}{' '}
          <LinkButton onClick={() => void browser.runtime.openOptionsPage()}>
            {i18n.t('outreach.toOptions')}
          </LinkButton>
        </p>
      ) : null}
      <MessageBody
        message={message}
        bodyRef={bodyInput}
        subjectRef={subjectInput}
        onEdit={edit}
        onSubject={(subject) => change({ subject })}
        onBody={(body) => change({ body })}
        onCopySubject={() => copyText(message.subject ?? '')}
      />
      <GapLines
        missing={message.missing}
        fallbacks={message.fallbacks}
        isRefused={isRefused}
        onGoTo={goTo}
      />
      {assistant ? <DraftProposal asking={asking} assistant={assistant} onUse={takeOver} /> : null}
      <ButtonRow>
        <Button
          icon={Copy}
          keyHint="Ctrl+Enter"
          disabled={isEmpty}
          onClick={copyBody}
          {...(value.isCopied === true || asking.state.kind !== 'rest' ? {} : { look: 'primary' })}
        >
          {i18n.t('outreach.copy')}
        </Button>
        <Button
          disabled={isEmpty}
          onClick={() => void log()}
          {...(value.isCopied === true && asking.state.kind === 'rest' ? { look: 'primary' } : {})}
        >
          {i18n.t('outreach.log')}
        </Button>
        {assistant && asking.state.kind === 'rest' ? (
          <Button icon={Sparkles} onClick={asking.start}>
            {i18n.t('assist.draftIt')}
          </Button>
        ) : null}
        {value.body === undefined && value.subject === undefined ? null : (
          <Button look="plain" onClick={() => begin({ channel, templateId: template?.id ?? null })}>
            {i18n.t('outreach.startOver')}
          </Button>
        )}
        <Button keyHint="Escape" look="plain" onClick={onClose}>
          {i18n.t('app.close')}
        </Button>
      </ButtonRow>
      <p className="text-xs text-ink-2">{i18n.t('outreach.honest')}</p>
    </div>
  );
}
