const isVietnamese = new URLSearchParams(location.search).get('lang') === 'vi';

/** The gallery's own two languages; Vietnamese is about a third longer and stacks marks on its letters. */
export function text(english: string, vietnamese: string): string {
  return isVietnamese ? vietnamese : english;
}
