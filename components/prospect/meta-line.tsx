import { i18n } from '#i18n';
import type { Prospect } from '../../lib/model/prospect.ts';
import { sourceSiteOf } from '../../lib/sites/source-site.ts';
import { mailSiteName } from '../mail/site-name.ts';
import { useNow } from '../use-now.ts';
import { momentText } from '../words.ts';
import { useOwnerText } from './use-owner-text.ts';

function readText({ source_url, clipped_at }: Prospect, now: number): string | undefined {
  if (clipped_at === null) return undefined;
  const at = momentText(clipped_at, now);
  const site = sourceSiteOf(source_url);
  return site === 'linkedin'
    ? i18n.t('page.lastClipped', [at])
    : i18n.t('page.lastFromMail', [at, mailSiteName(site)]);
}

/** Whose a prospect is, where they are, and which page told of them last. */
export function MetaLine({ prospect }: { readonly prospect: Prospect }) {
  const now = useNow();
  const owner = useOwnerText(prospect.owner_id);
  const parts = [owner, prospect.location, readText(prospect, now)].filter(
    (part) => part !== null && part !== undefined,
  );
  return <div className="mt-0.5 text-xs text-ink-3">{parts.join(' · ')}</div>;
}
