import { emailPattern, phonePattern } from './personal.ts';

export const memberId = /A[CE][A-Za-z]A[\w-]{15,70}/;
export const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
/** With what nobody sees inside: the reader takes it out, and the name is whole again. */
const word =
  /[\p{L}\p{M}](?:[\p{L}\p{M}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*[\p{L}\p{M}])?/u;
const ordinal = /(?<![\p{L}\p{N}])\p{Nd}{1,3}(?:st|nd|rd|th|er|e|º|ª|K|M)(?![\p{L}\p{N}])/u;
const code = /(?=[\p{L}\d]*\p{L})(?=[\p{L}\d]*\d)[\p{L}\p{M}\d]{5,}/u;
const host = /(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![\p{L}\p{N}])(?:[/?][^\s<>"']*)?/u;
/** What running text is taken apart into; the first that fits. */
export const textParts = alternatives([
  ['url', /https?:\/\/[^\s<>"']+/],
  ['email', emailPattern],
  ['uuid', uuid],
  ['id', memberId],
  ['urn', /urn:li:[\w:()-]+/],
  ['host', host],
  ['phone', phonePattern],
  ['ordinal', ordinal],
  ['code', code],
  ['word', word],
  ['number', /\p{Nd}+/u],
]);
/** What a slug, a host's name or an address's segment is taken apart into. */
export const slugParts = alternatives([
  ['uuid', uuid],
  ['id', memberId],
  ['code', code],
  ['word', word],
  ['number', /\d+/],
]);

function alternatives(parts: readonly (readonly [name: string, pattern: RegExp])[]): RegExp {
  return new RegExp(parts.map(([name, { source }]) => `(?<${name}>${source})`).join('|'), 'gu');
}
