import type { Confidence, Extraction, FieldReading, FieldValue } from '../model/extraction.ts';
import { foldText } from '../model/fold.ts';
import type { MailPerson, MailSiteId } from '../model/mail.ts';
import { companyOfEmail } from './company-of.ts';
import { toHeaderName } from './header-name.ts';
import { nameOfEmail } from './name-of.ts';
import { isRoleAddress } from './role-address.ts';
import { parseSignature } from './signature.ts';

export interface PersonSource {
  readonly site: MailSiteId;
  readonly url: string;
  readonly pack: string;
  readonly version: number;
  /** Last lines of what they wrote, where a reading has them. */
  readonly signature?: readonly string[];
}

type Layer = 'header' | 'domain' | 'local_part' | 'signature';

function aReading(
  value: FieldValue,
  of: { readonly confidence: Confidence; readonly layer: Layer; readonly raw: string },
): FieldReading {
  return { value, ...of, raw: of.raw.slice(0, 300), agreed: [], disagreed: [] };
}

/** Whether a name holds all words of the other, in any order: `Nguyễn Thu Hà` those of `Ha Nguyen`. */
function holdsName(name: string, other: string): boolean {
  const words = new Set(foldText(name).split(' '));
  return foldText(other)
    .split(' ')
    .every((word) => words.has(word));
}

function readName({ name, email }: MailPerson): FieldReading {
  const shown = toHeaderName(name, email);
  const guess = nameOfEmail(email);
  if (shown === '') {
    // Without any name the address stands for it, for the rep to see and to mend.
    return guess === undefined
      ? aReading(email || name, { confidence: 'guess', layer: 'header', raw: name })
      : aReading(guess, { confidence: 'guess', layer: 'local_part', raw: email });
  }
  const confidence = isRoleAddress(email) && email !== '' ? 'guess' : 'likely';
  const reading = aReading(shown, { confidence, layer: 'header', raw: name });
  if (guess === undefined) return reading;
  return holdsName(shown, guess)
    ? { ...reading, confidence: 'certain', agreed: ['local_part'] }
    : { ...reading, disagreed: [{ layer: 'local_part', value: guess }] };
}

/**
 * Somebody in a mail as a page of a person, for matching and saving like any clip: name and address as read, the company
 * guessed from the domain (never from a free-mail one), title and phone guessed from the signature, a name guessed from
 * `first.last@` where the page shows none.
 */
export function toPersonExtraction(person: MailPerson, from: PersonSource): Extraction {
  const { email } = person;
  const fullName = readName(person);
  const company = companyOfEmail(email);
  const name = fullName.value === email ? '' : String(fullName.value);
  const { title, phones } = parseSignature(from.signature ?? [], name);
  return {
    site: from.site,
    pageKind: 'profile',
    pack: from.pack,
    version: from.version,
    url: from.url,
    fields: {
      full_name: fullName,
      ...(email !== '' && {
        emails: aReading([email], { confidence: 'certain', layer: 'header', raw: email }),
      }),
      ...(company && {
        company_name: aReading(company.name, {
          confidence: 'guess',
          layer: 'domain',
          raw: company.domain,
        }),
      }),
      ...(title !== undefined && {
        title: aReading(title, { confidence: 'guess', layer: 'signature', raw: title }),
      }),
      ...(phones.length > 0 && {
        phones: aReading(phones, {
          confidence: 'guess',
          layer: 'signature',
          raw: phones.join(', '),
        }),
      }),
    },
    missing: [],
    notLoaded: [],
    warnings: [],
  };
}
