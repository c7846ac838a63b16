import { parseMailboxes } from '../../model/mailbox.ts';
import type { MailAdapter } from '../mail/adapter.ts';
import { readWords } from '../mail/body.ts';
import type { MailPack } from '../mail/pack.ts';
import { explainMailPage, findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { openGmail } from './gmail.pack.ts';
import { gmailRows } from './rows.ts';
import { signals } from './signals.ts';

const gmailPack: MailPack = { ...openGmail, row: gmailRows, parse: parseMailboxes, readWords };

export const gmail: MailAdapter = {
  site: 'gmail',
  pack: gmailPack,
  read: (document, url, depth) => readMailPage(gmailPack, { document, url }, depth),
  explain: (document, url, pack = gmailPack) => explainMailPage(pack, { document, url }),
  findWindows: (document) => findWindows(document, gmailPack),
  readDraft: (window) => readDraft(window, gmailPack),
  ...signals,
};
