import { i18n } from '#i18n';
import type { Proposal } from '../../lib/assist/answer.ts';
import type { Assistant } from '../../lib/assist/open-assistant.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { AskStates } from './ask-states.tsx';
import type { Asking } from './use-assistant.ts';

/** A message as the model proposed it, to be taken over into the text or let go. */
export function DraftProposal({
  asking,
  assistant,
  onUse,
}: {
  readonly asking: Asking;
  readonly assistant: Assistant;
  readonly onUse: (proposal: Proposal) => void;
}) {
  return (
    <AskStates asking={asking} assistant={assistant} title={i18n.t('assist.draft')}>
      {(proposal) => (
        <>
          {proposal.subject === undefined ? null : (
            <p className="font-medium break-words">{proposal.subject}</p>
          )}
          <p className="break-words whitespace-pre-wrap">{proposal.text}</p>
          <ButtonRow>
            <Button
              look="primary"
              autoFocus
              onClick={() => {
                onUse(proposal);
                asking.end();
              }}
            >
              {i18n.t('assist.use')}
            </Button>
            <Button onClick={asking.end}>{i18n.t('assist.discard')}</Button>
          </ButtonRow>
        </>
      )}
    </AskStates>
  );
}
