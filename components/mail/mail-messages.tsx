import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowDownLeft, ArrowUpRight, Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { recipientsOf } from '../../lib/mail/message-facts.ts';
import { isSameMail, type PeopledMail } from '../../lib/mail/same-mail.ts';
import type { MailCard, ThreadMessage, ThreadPerson } from '../../lib/store/mail-card.ts';
import { loadKeyed, toFacts } from '../../lib/store/mail-lookup.ts';
import { store } from '../../lib/store/open.ts';
import type { Reps } from '../timeline/use-reps.ts';
import { LinkButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { mayLogBulk } from './mail-choices.ts';
import { messageStateText, senderName } from './mail-words.ts';

export interface MessageActs {
  readonly onSplit: (touchpointId: string) => void;
  /** Logs one that is left out unless the rep says so. */
  readonly onLog: (message: ThreadMessage) => void;
  readonly onJoin: (message: ThreadMessage, keptId: string) => void;
  readonly onApart: (of: { readonly id: string; readonly otherId: string }) => void;
}

interface MessageProps {
  readonly subject: string;
  readonly card: MailCard;
  readonly loggable: readonly ThreadMessage[];
  readonly reps: Reps;
  readonly acts: MessageActs;
}

/** The newest are what the rep looks for; the rest of a long thread comes on demand. */
const lastCount = 6;

/** Touchpoints that may be this message, with who wrote them last; `sureId` is the one that it surely is. */
async function loadLikely(ids: readonly string[], facts: PeopledMail) {
  const found = await loadKeyed(store(), ids);
  const sure = found.filter((one) => isSameMail(facts, toFacts(one)));
  return {
    sureId: sure.length === 1 ? sure[0]?.touchpoint.id : undefined,
    rows: found.map(({ touchpoint: { id, updated_by } }) => ({ id, repId: updated_by })),
  };
}

function factsOf(
  { message, at, key }: ThreadMessage,
  { subject, people }: { readonly subject: string; readonly people: readonly ThreadPerson[] },
): PeopledMail {
  const named = [message.from, ...message.to, ...message.cc, ...message.bcc];
  const emails = new Set(named.flatMap((person) => person?.email ?? []));
  return {
    prospectIds: people.flatMap(({ person, prospect }) =>
      prospect && emails.has(person.email) ? [prospect.id] : [],
    ),
    sender: message.from?.email ?? null,
    subject,
    at: at ?? '',
    recipients: recipientsOf(message),
    keys: [key],
  };
}

/** Asks whether a message is the one that a colleague logged, where it is likely and not sure. */
function Likely({
  message,
  subject,
  people,
  reps,
  acts,
}: Pick<MessageProps, 'subject' | 'reps' | 'acts'> & {
  readonly message: ThreadMessage;
  readonly people: readonly ThreadPerson[];
}) {
  const key = message.likely.join();
  const found = useLiveQuery(
    async () => loadLikely(key.split(','), factsOf(message, { subject, people })),
    [key, message, subject, people],
  );
  if (!found) return null;
  const ownId = message.touchpointId;
  const isJoinedOnLogging = ownId === null && found.sureId !== undefined;
  return (
    <ul className="flex flex-col">
      {found.rows.map(({ id, repId }) => {
        const name = reps.nameOf(repId) ?? i18n.t('mail.aColleague');
        if (isJoinedOnLogging) {
          return id === found.sureId ? (
            <li key={id} className="text-ink-2">
              {i18n.t('mail.countsOnce', [name])}
            </li>
          ) : null;
        }
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-3 text-caution-ink">
            <span>{i18n.t('mail.likely', [name])}</span>
            <LinkButton
              className="min-h-6"
              aria-label={i18n.t('mail.joinHint', [name])}
              onClick={() => acts.onJoin(message, id)}
            >
              {i18n.t('mail.join')}
            </LinkButton>
            {ownId === null ? null : (
              <LinkButton
                className="min-h-6"
                onClick={() => acts.onApart({ id: ownId, otherId: id })}
              >
                {i18n.t('mail.apart')}
              </LinkButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function MessageLine({
  message,
  subject,
  card,
  loggable,
  reps,
  acts,
}: MessageProps & { readonly message: ThreadMessage }) {
  const { direction, at, touchpointId, isShared, likely } = message;
  const isLoggable = loggable.includes(message);
  const state = messageStateText(message, {
    isLoggable,
    nameOfRep: reps.nameOf,
    isTeam: reps.isTeam,
    isOff: card.setting.mode === 'off',
  });
  const name = senderName(message, card.people) ?? '';
  const isGuess = message.message.at === null;
  const mayLog = card.setting.mode !== 'off' && mayLogBulk(message, card);
  return (
    <li className="flex gap-2 py-1">
      <span className="flex h-5 items-center text-ink-3">
        <Icon
          shape={direction === 'out' ? ArrowUpRight : direction === 'in' ? ArrowDownLeft : Minus}
        />
        <span className="sr-only">
          {direction === null
            ? null
            : i18n.t(direction === 'out' ? 'mail.outgoing' : 'mail.incoming')}
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-2">
          {/* Side by side where there is room, else one below the other: neither is cut for the other. */}
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
            <span className="max-w-full min-w-0 truncate" title={name}>
              {name}
            </span>
            <span
              className={classNames(
                'text-xs',
                touchpointId !== null && 'inline-flex items-center gap-1 text-accent-ink',
                touchpointId === null && (isLoggable ? 'text-ink-2' : 'text-ink-3'),
              )}
            >
              {touchpointId === null ? null : <Icon shape={Check} size="sm" />}
              {mayLog ? i18n.t('mail.looksBulk') : state}
            </span>
            {mayLog ? (
              <LinkButton className="min-h-6 text-xs" onClick={() => acts.onLog(message)}>
                {i18n.t('mail.logKey')}
              </LinkButton>
            ) : null}
          </div>
          <span className="shrink-0 text-xs leading-5 text-ink-3">
            {at === null ? null : <Time at={at} />}
            {isGuess && at !== null ? ` ${i18n.t('mail.timeGuessed')}` : null}
          </span>
        </div>
        {touchpointId !== null && isShared ? (
          <div className="text-xs text-ink-2">
            {i18n.t('mail.shared')}{' '}
            <LinkButton className="min-h-6" onClick={() => acts.onSplit(touchpointId)}>
              {i18n.t('mail.split')}
            </LinkButton>
          </div>
        ) : null}
        {likely.length > 0 ? (
          <div className="text-xs">
            <Likely
              message={message}
              people={card.people}
              subject={subject}
              reps={reps}
              acts={acts}
            />
          </div>
        ) : null}
      </div>
    </li>
  );
}

/** The messages as the page shows them, oldest first, each with whether it is logged and why not. */
export function MailMessages(props: MessageProps) {
  const { messages } = props.card;
  const [isLong, setLong] = useState(false);
  const shown = isLong ? messages : messages.slice(-lastCount);
  const olderCount = messages.length - shown.length;
  return (
    <div>
      {olderCount > 0 ? (
        <LinkButton className="min-h-6 text-xs" onClick={() => setLong(true)}>
          {i18n.t('mail.olderMessages', olderCount)}
        </LinkButton>
      ) : null}
      <ol aria-label={i18n.t('mail.messages')}>
        {shown.map((message) => (
          <MessageLine key={message.key} {...props} message={message} />
        ))}
      </ol>
    </div>
  );
}
