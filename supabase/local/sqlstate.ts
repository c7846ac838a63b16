/** An error as PostgREST answers it. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly details: string | null;
  readonly hint: string | null;
}

/** Whole codes first, then by the class in the first two characters: the first that fits decides. */
const statusByPrefix: readonly (readonly [prefix: string, status: number])[] = [
  ['25006', 405],
  ['42883', 404],
  ['42P01', 404],
  ['42P17', 500],
  ['53400', 500],
  ['57P01', 503],
  ['23503', 409],
  ['23505', 409],
  ['21000', 500],
  ['P0001', 400],
  ['08', 503],
  ['09', 500],
  ['0L', 403],
  ['0P', 403],
  ['25', 500],
  ['28', 403],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['53', 503],
  ['54', 500],
  ['55', 500],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0', 500],
  ['XX', 500],
];

/** The HTTP status of a PostgreSQL error, as PostgREST chooses it. */
export function toHttpStatus(
  { code, message }: Pick<ApiError, 'code' | 'message'>,
  isAnonymous: boolean,
): number {
  // Chosen by the function itself.
  const own = /^PT(\d{3})$/.exec(code)?.[1];
  if (own !== undefined) return Number(own);
  if (code === '42501') return isAnonymous ? 401 : 403;
  if (code === '22023' && /^role ".*" does not exist$/.test(message)) return 401;
  if (code === '21000' && message.endsWith('requires a WHERE clause')) return 400;
  if (code === '42883' && message.startsWith('function xmlagg(')) return 406;
  return statusByPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400;
}
