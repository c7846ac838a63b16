const maxPhones = 4;

/** A number of seven digits and more, as people write it. */
const number = String.raw`(?:\(\+\d{1,3}\)|\+|00)?\s?\(?\d(?:[\s\u00a0().\-–/]{0,3}\d){6,16}`;
const extension = String.raw`(?:\s*(?:ext\.?|x|dw|poste|máy lẻ)\s*\.?\s*\d{1,6})?`;

/** Of one's own line. Those of one letter need a sign or a number right behind them. */
const labels = [
  'telephone|tel|phone|ph|mobile|mob|cell(?:phone)?|direct(?: line| dial)?|office|work|whatsapp|viber|zalo|call',
  // Vietnamese.
  'đtdđ|đtcq|sđt|đt|dđ|điện thoại|di động|số điện thoại',
  // German, French, Spanish, Portuguese, Italian, Dutch, Polish.
  'telefon|fon|mobiltelefon|mobil|handy|durchwahl|büro',
  'téléphone|tél|portable|port|fixe|ligne directe|gsm',
  'teléfono|telefono|teléf|tlf|tfno|móvil|movil|celular|cel|fijo|directo|telefone|telemóvel|cellulare|cell|mobiel|kom',
  'm|t|p|c|d|o|w',
];
const found = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${labels.join('|')})(?![\p{L}\p{N}])[\s.:)\-–]{0,4}(${number}${extension})(?![\d\p{L}])`,
  'giu',
);
/** Numbers of a firm, of a machine, of the law: never somebody's phone. */
const notOwn =
  /(?:fax|telefax|vat|ust|mst|mã số thuế|hrb|hra|siret|siren|rcs|nif|cif|iban|bic|swift|tax|steuer\w*|ein|abn|tva|cnpj|kvk|p\.? ?iva|reg(?:istration|istered|\.)?(?: no\.?)?|account|stk|số tài khoản|license|licence|hotline|tổng đài|zentrale|switchboard|centralita|standard|id|meeting|passcode)\s*[.:/(]?\s*$/iu;
const whole = new RegExp(`^(?:${number}${extension})$`, 'iu');
const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;

function toPhone(text: string): string | undefined {
  const clean = text
    .replace(/(\+\d{1,3})\s*\(0\)\s*/u, '$1 ')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
  const digitCount = clean
    .replace(/(?:ext\.?|x|dw|poste|máy lẻ).*$/iu, '')
    .replace(/\D/gu, '').length;
  if (digitCount < 7 || digitCount > 15 || date.test(clean)) return undefined;
  return clean;
}

/** A number that stands alone must look like a phone's: `+84 …`, `0912 …`, `(555) 123-4567`, `555-123-4567`. */
function isPlain(text: string): boolean {
  return whole.test(text) && (/^[+0(]/.test(text) || /^\d{3}[-. ]\d{3}[-. ]\d{4}$/.test(text));
}

/** Phones of whoever signs, as written, each once: those with a label, and numbers that stand alone. */
export function readPhones(lines: readonly string[]): readonly string[] {
  const phones = new Map<string, string>();
  const add = (text: string) => {
    const phone = toPhone(text);
    const digits = phone?.replace(/\D/gu, '') ?? '';
    if (phone !== undefined && phones.size < maxPhones && !phones.has(digits)) {
      phones.set(digits, phone);
    }
  };
  for (const line of lines) {
    for (const match of line.matchAll(found)) {
      if (!notOwn.test(line.slice(0, match.index))) add(match[2] ?? '');
    }
    for (const part of line.split(/\s*[|•·;,]\s*|\s{2,}|\s+[–-]\s+/u)) {
      if (isPlain(part.trim())) add(part.trim());
    }
  }
  return [...phones.values()];
}
