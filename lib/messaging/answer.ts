import { failed, type Result } from '../model/failure.ts';
import {
  envelope,
  type MessageInput,
  type MessageName,
  type MessageOutput,
  maxMessageBytes,
  protocol,
  type SenderKind,
} from './protocol.ts';
import { type SenderFacts, senderKindOf } from './sender.ts';

export type Handlers = {
  readonly [Name in MessageName]: (
    input: MessageInput<Name>,
    from: SenderFacts,
  ) => Promise<Result<MessageOutput<Name>>>;
};

const senders: ReadonlySet<SenderKind> = new Set<SenderKind>(
  Object.values(protocol).flatMap((rule) => rule.from),
);

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(protocol, name);
}

/**
 * Answers one raw message, or `undefined` where it is none of ours. The order matters: who, how large, what, and only
 * then the handler.
 */
export async function answer(
  raw: unknown,
  from: { sender: SenderFacts; own: { id: string; baseUrl: string } },
  handlers: Handlers,
): Promise<Result<unknown>> {
  const kind = senderKindOf(from.sender, from.own);
  if (kind === 'foreign') return failed('refused_sender', 'foreign');
  // A kind that no message may come from is not even told which messages there are.
  if (!senders.has(kind)) return failed('refused_sender', kind);
  if (JSON.stringify(raw)?.length > maxMessageBytes) return failed('invalid_input', 'size');
  const message = envelope.safeParse(raw);
  if (!message.success) return failed('invalid_input', 'envelope');
  const { name } = message.data;
  if (!isMessageName(name)) return failed('invalid_input', 'name');
  const rule = protocol[name];
  if (!(rule.from as readonly string[]).includes(kind)) return failed('refused_sender', kind);
  const input = rule.input.safeParse(message.data.input);
  if (!input.success) return failed('invalid_input', name);
  const handle = handlers[name] as (input: unknown, from: SenderFacts) => Promise<Result<unknown>>;
  return handle(input.data, from.sender);
}
