import type { MailExtraction, MailItem, MailSiteId } from '../../model/mail.ts';
import { gmail } from '../gmail/index.ts';
import { mailHostsOf } from '../hosts.ts';
import { outlook } from '../outlook/index.ts';
import { proton } from '../proton/index.ts';
import { roundcube } from '../roundcube/index.ts';
import { yahoo } from '../yahoo/index.ts';
import type { MailAdapter, MailExplanation } from './adapter.ts';

/** Every webmail site, for the tests that walk them and for reading a saved page. */
export const mailAdapters: readonly MailAdapter[] = [gmail, outlook, yahoo, proton, roundcube];

/** The site of an address: by its host; `servers` are hosts of Roundcube. */
export function mailAdapterOf(
  url: string,
  servers: readonly string[] = [],
): MailAdapter | undefined {
  const site = mailHostsOf(url, servers)?.id;
  return mailAdapters.find((adapter) => adapter.site === site);
}

/** The site that a saved page was made by, as far as its content shows: the one that finds most in it. */
export function guessMailSite(document: Document): MailSiteId | undefined {
  const found = mailAdapters.map((adapter) => {
    const { extraction } = adapter.explain(document, 'about:blank');
    const { items, list, fields } = extraction;
    const count =
      Object.keys(fields).length +
      [...items, ...list].reduce((sum, item) => sum + Object.keys(item.fields).length, 0);
    return { site: adapter.site, count };
  });
  const [best] = found.toSorted((one, other) => other.count - one.count);
  return best && best.count > 0 ? best.site : undefined;
}

/** Messages stand in a thread that says its subject and its name once; a reader of one item wants them there too. */
function withThread({ items, fields }: MailExtraction): readonly MailItem[] {
  const { subject, thread_id } = fields;
  const ofThread = {
    ...(thread_id ? { thread_id } : {}),
    ...(subject ? { subject } : {}),
  };
  const out = { value: 'out', layer: 'window', raw: '', agreed: [], disagreed: [] };
  return items.map((item): MailItem => {
    if (item.kind === 'message') return { ...item, fields: { ...ofThread, ...item.fields } };
    if (item.kind === 'row') return item;
    return { ...item, fields: { ...item.fields, direction: { ...out, confidence: 'certain' } } };
  });
}

/** The evidence form; `onFault` hears of faults of ours, which the page and the rep see as a layout that is not known. */
export function explainMail(
  document: Document,
  url: string,
  { site, onFault }: { readonly site: MailSiteId; readonly onFault?: (fault: unknown) => void },
): MailExplanation | undefined {
  const adapter = mailAdapters.find((candidate) => candidate.site === site);
  if (!adapter) return undefined;
  try {
    const { extraction, traces } = adapter.explain(document, url);
    return { extraction: { ...extraction, items: withThread(extraction) }, traces };
  } catch (fault) {
    onFault?.(fault);
    const { pack, version } = adapter.read(document, url, 'headers');
    return {
      extraction: {
        site,
        pageKind: 'unknown',
        pack,
        version,
        url,
        fields: {},
        items: [],
        list: [],
        missing: [],
        notLoaded: [],
        warnings: [],
        blocked: 'unknown_layout',
      },
      traces: {},
    };
  }
}
