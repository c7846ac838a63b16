import type { MailAdapter } from '../mail/adapter.ts';
import { explainMailPage, findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { gmailPack } from './gmail.pack.ts';
import { signals } from './signals.ts';

export const gmail: MailAdapter = {
  site: 'gmail',
  pack: gmailPack,
  read: (document, url, depth) => readMailPage(gmailPack, { document, url }, depth),
  explain: (document, url, pack = gmailPack) => explainMailPage(pack, { document, url }),
  findWindows: (document) => findWindows(document, gmailPack),
  readDraft: (window) => readDraft(window, gmailPack),
  ...signals,
};
