import { CalendarClock, CircleHelp, Send } from 'lucide-react';
import { i18n } from '#i18n';
import type { SendRow } from '../../lib/store/mail-rows.ts';
import { store } from '../../lib/store/open.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { Time } from '../ui/time.tsx';
import { useCommand } from '../use-command.ts';

/** Only an answer that the rep gives brings what ends a message along. */
const answering = () => import('../../lib/store/sends.ts');

const icons = { pending: Send, confirmed: Send, scheduled: CalendarClock, unsure: CircleHelp };

function recipientsText({ draft }: SendRow): string {
  return [...draft.to, ...draft.cc, ...draft.bcc]
    .map(({ name, email }) => name || email)
    .join(', ');
}

function SendLine({ row }: { readonly row: SendRow }) {
  const { run } = useCommand();
  const isUnsure = row.state === 'unsure';
  const answer = (said: 'sent' | 'dropped') => {
    const command = answering().then(({ answerSend }) => answerSend(store(), row.key, said));
    void run(command, ({ name }) => ({
      title: said === 'sent' ? i18n.t('mail.loggedTitle', 1) : i18n.t('mail.droppedTitle'),
      detail: name,
    }));
  };
  const text =
    row.state === 'unsure'
      ? i18n.t('mail.sendUnsure')
      : i18n.t(row.state === 'scheduled' ? 'mail.sendScheduled' : 'mail.sendPending');
  return (
    <li className="flex gap-2 py-1">
      <Icon
        shape={icons[row.state as keyof typeof icons] ?? Send}
        className={isUnsure ? 'mt-0.5 text-caution-ink' : 'mt-0.5 text-ink-3'}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate" title={recipientsText(row)}>
            {i18n.t('mail.sendTo', [recipientsText(row)])}
          </span>
          <span className="shrink-0 text-xs text-ink-3">
            <Time at={row.pressedAt} />
          </span>
        </div>
        <p className="text-xs text-ink-2">
          {text} {isUnsure ? i18n.t('mail.sendUnsureHint') : null}
        </p>
        {isUnsure ? (
          <ButtonRow>
            <Button size="sm" onClick={() => answer('sent')}>
              {i18n.t('mail.sent')}
            </Button>
            <Button size="sm" onClick={() => answer('dropped')}>
              {i18n.t('mail.dropped')}
            </Button>
          </ButtonRow>
        ) : null}
      </div>
    </li>
  );
}

/** What the rep has just sent and can still take back, and what only the rep knows the end of. */
export function MailSends({ sends }: { readonly sends: readonly SendRow[] }) {
  if (sends.length === 0) return null;
  return (
    <Section title={i18n.t('mail.sends')}>
      <ul>
        {sends.map((row) => (
          <SendLine key={row.key} row={row} />
        ))}
      </ul>
    </Section>
  );
}
