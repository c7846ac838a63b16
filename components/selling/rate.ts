export type RateProblem = 'not_a_number' | 'unclear' | 'zero' | 'too_large' | 'too_many_places';

const maxWholeDigits = 12;
const maxPlaces = 8;

/**
 * How many of another currency make one of the workspace's, as people write it: `25400`, `25.400,5`, `0,92`. Unlike an
 * amount a rate may well have three places, so a single mark before three digits (`25.400`) is `unclear`, but for a
 * number below one.
 */
export function parseRate(
  text: string,
): { readonly rate: string } | { readonly problem: RateProblem } {
  const bare = text.replace(/[\s'’]/g, '');
  if (!/^\d[\d.,]*$/.test(bare)) return { problem: 'not_a_number' };
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return check(bare, '');
  const mark = bare.charAt(last);
  const before = bare.slice(0, last);
  const after = bare.slice(last + 1);
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})*$/.test(before) && after !== '';
  const hasOther = before.includes(mark === '.' ? ',' : '.');
  if (before.includes(mark)) {
    // The same mark twice groups thousands: `1.250.000`.
    const isWhole = !hasOther && isGrouped && after.length === 3;
    return isWhole ? check(before.replace(/[.,]/g, '') + after, '') : { problem: 'unclear' };
  }
  if (hasOther) {
    const isSame = new Set(before.match(/[.,]/g)).size === 1;
    return isGrouped && isSame ? check(before.replace(/[.,]/g, ''), after) : { problem: 'unclear' };
  }
  if (after === '') return { problem: 'not_a_number' };
  if (after.length === 3 && before.length <= 3 && !/^0+$/.test(before)) {
    return { problem: 'unclear' };
  }
  return check(before, after);
}

function check(
  whole: string,
  part: string,
): { readonly rate: string } | { readonly problem: RateProblem } {
  const plainWhole = whole.replace(/^0+(?=\d)/, '');
  const plainPart = part.replace(/0+$/, '');
  if (plainWhole.length > maxWholeDigits) return { problem: 'too_large' };
  if (plainPart.length > maxPlaces) return { problem: 'too_many_places' };
  if (plainWhole === '0' && plainPart === '') return { problem: 'zero' };
  return { rate: plainPart === '' ? plainWhole : `${plainWhole}.${plainPart}` };
}
