/**
 * Whether the page says that what was written in it was sent: by the form of the notice, which saving a draft has as well;
 * the form's own field tells for which of both it was handed in last.
 */
export function hasSaidSent(document: Document): boolean {
  if (!document.querySelector('#messagestack .confirmation')) return false;
  const field = document.querySelector<HTMLInputElement>('form input[name="_draft"]');
  return field !== null && field.value !== '1';
}
