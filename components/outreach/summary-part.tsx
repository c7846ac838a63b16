import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Proposal } from '../../lib/assist/answer.ts';
import type { Assistant } from '../../lib/assist/open-assistant.ts';
import { toSummaryPrompt } from '../../lib/assist/prompts.ts';
import { addNote } from '../../lib/store/commands/notes.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { useCommand } from '../use-command.ts';
import { dayText } from '../words.ts';
import { AskStates } from './ask-states.tsx';
import { toAssistRecord } from './assist-record.ts';
import { loadMessageFacts } from './message-facts.ts';
import { useAsk } from './use-assistant.ts';

function SummaryEditor({
  proposal,
  prospectId,
  name,
  onEnd,
}: {
  readonly proposal: Proposal;
  readonly prospectId: string;
  readonly name: string;
  readonly onEnd: () => void;
}) {
  const { run } = useCommand();
  const [body, setBody] = useState(proposal.text);
  const save = async () => {
    if (body.trim() === '') return;
    // Whoever reads the note later can see that nobody typed it.
    const origin = i18n.t('assist.noteOrigin', [dayText(new Date().toISOString())]);
    const receipt = await run(
      addNote(store(), {
        aboutKind: 'prospect',
        aboutId: prospectId,
        body: `${body.trim()}\n\n${origin}`,
      }),
      () => ({ title: i18n.t('receipt.noteSaved'), detail: name }),
    );
    if (receipt) onEnd();
  };
  return (
    <>
      <TextArea
        label={i18n.t('assist.summary')}
        labelAt="hidden"
        autoFocus
        value={body}
        onChange={setBody}
        onSubmit={() => void save()}
        rows={4}
        maxLength={4000}
      />
      <ButtonRow>
        <Button look="primary" keyHint="Ctrl+Enter" onClick={() => void save()}>
          {i18n.t('assist.saveNote')}
        </Button>
        <Button onClick={onEnd}>{i18n.t('assist.discard')}</Button>
      </ButtonRow>
    </>
  );
}

/** A summary of what is on file, proposed by the model: the rep changes it, keeps it as a note, or lets it go. */
export function SummaryPart({
  assistant,
  prospectId,
  name,
}: {
  readonly assistant: Assistant;
  readonly prospectId: string;
  readonly name: string;
}) {
  const asking = useAsk(assistant, async (language) => {
    const facts = await loadMessageFacts(store(), { prospectId, now: Date.now() });
    return facts && toSummaryPrompt(toAssistRecord(facts), { language });
  });
  if (asking.state.kind === 'rest') {
    return (
      <Button icon={Sparkles} onClick={asking.start}>
        {i18n.t('assist.summarise')}
      </Button>
    );
  }
  return (
    <div className="w-full">
      <AskStates asking={asking} assistant={assistant} title={i18n.t('assist.summary')}>
        {(proposal) => (
          <SummaryEditor
            proposal={proposal}
            prospectId={prospectId}
            name={name}
            onEnd={asking.end}
          />
        )}
      </AskStates>
    </div>
  );
}
