/** Marks of replies and forwards as mail programs write them, after folding; by language where it is not English. */
const marks: readonly string[] = [
  're fw fwd',
  // German, Dutch.
  'aw wg antw antwort doorst',
  // French, Spanish, Portuguese, Italian, Romanian.
  'tr réf rép rv rta res enc rif r i inoltra răsp redir',
  // Danish, Norwegian, Swedish, Finnish, Icelandic.
  'sv vs vb vl svar fs',
  // Polish, Czech, Slovak, Croatian, Slovene, Hungarian, Baltic languages.
  'odp pd odg pros posr vá továbbítás továbbított ats atb ha',
  // Greek, Russian, Ukrainian, Turkish (its capital İ has two letters after folding).
  'απ σχετ πρθ на отв ответ пересл відп ynt i\u0307lt ilt',
  // Chinese, Japanese, Korean.
  '回复 回覆 答复 答覆 转发 轉寄 轉發 返信 転送 회신 답장 전달',
  // Vietnamese, Thai, Indonesian.
  'trả\\s+lời chuyển\\s+tiếp tl ct ตอบ ตอบกลับ ส่งต่อ bls trs balas',
  // Hebrew, Arabic, Persian.
  'השב הועבר תגובה رد إعادة\\s+توجيه پاسخ',
];

/** Words that mail gateways put before a subject, so that two of the same company see it otherwise than the sender. */
const gateways =
  '(?:ext|extern|externe?|externo|external(?:\\s+(?:e-?)?mail)?|spam|suspected\\s+spam|bulk)';

const word = marks
  .flatMap((line) => line.split(' '))
  // NFKC may write a mark of a list otherwise than it is typed.
  .map((mark) => mark.normalize('NFKC'))
  .sort((one, other) => other.length - one.length)
  .join('|');
// `Re:`, `Re :`, `Re[2]:`, `Re(2):`, `Re^2:`, `Re*2:`, `RE2:`.
const reply = `(?:${word})\\s{0,3}(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|[\\^*]?\\d{1,3})?\\s{0,3}:`;
const gateway = `\\[${gateways}\\]|\\(${gateways}\\)|\\*{1,3}\\s?${gateways}\\s?\\*{1,3}|${gateways}:`;
const atStart = new RegExp(`^(?:(?:${reply}|${gateway})\\s*)+`, 'u');
/** As some programs of before wrote it: `[Fwd: Offer]`, `Offer (fwd)`. */
const inBrackets = new RegExp(`^\\[(?:${reply})\\s*(.*)\\]$`, 'u');
const atEnd = /\s*(?:\(fwd\)\s*)+$/u;
/** What webmail shows where there is no subject. */
const noSubject =
  /^\((?:no subject|không có chủ đề|không có tiêu đề|kein betreff|sans objet|aucun objet|sin asunto|sem assunto|nessun oggetto|geen onderwerp|brak tematu|без темы|无主题|無主題|件名なし|제목 없음)\)$/u;

/** Invisible characters and marks of direction, which one page has and another has not. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

/** The longest that is compared: some pages cut a subject, and an index wants short texts. */
const maxLength = 200;

/**
 * The subject without `Re:`, `Fwd:` and their like in the languages of mail programs, folded for comparison: case, spaces
 * and the forms of letters, not accents and signs, so that `Bảng giá?` stays apart from `Bang gia`. At most 200 characters.
 */
export function toBareSubject(subject: string): string {
  let bare = fold(subject);
  for (let length = -1; length !== bare.length; ) {
    length = bare.length;
    bare = bare.replace(atStart, '').replace(inBrackets, '$1').replace(atEnd, '').trim();
  }
  if (noSubject.test(bare)) return '';
  return Array.from(bare).slice(0, maxLength).join('').trim();
}

function fold(text: string): string {
  return (
    text
      .replace(/\s+/gu, ' ')
      .replace(unseen, '')
      .normalize('NFKC')
      .toLowerCase()
      // Which of its two small forms a sigma takes depends on what stands beside it.
      .replace(/ς/gu, 'σ')
      .normalize('NFKC')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}
