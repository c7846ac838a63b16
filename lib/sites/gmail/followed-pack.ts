import { parsePlainMailboxes } from '../../model/mail-address.ts';
import type { MailPack } from '../mail/pack.ts';
import { openGmail } from './gmail.pack.ts';

/** What a script that follows the page reads it by: no rows, and of addresses what is typed. */
export const followedPack: MailPack = {
  ...openGmail,
  row: { roots: [], fields: {} },
  parse: parsePlainMailboxes,
};
