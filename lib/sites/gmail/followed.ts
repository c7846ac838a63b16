import type { FollowedMail } from '../mail/adapter.ts';
import { findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { followedPack } from './followed-pack.ts';
import { signals } from './signals.ts';

/** Gmail for the script that follows a page: it stays there, and has to be light. */
export const followedGmail: FollowedMail = {
  site: 'gmail',
  read: (document, url, depth) => readMailPage(followedPack, { document, url }, depth),
  findWindows: (document) => findWindows(document, followedPack),
  readDraft: (window) => readDraft(window, followedPack),
  ...signals,
};
