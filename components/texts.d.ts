import type { GeneratedI18nStructure as Texts } from '../.wxt/i18n/structure';

/*
 * What `#i18n` is to the compiler: the keys of each shape in one union, made once. The types that come with the package
 * work them out anew at each call, which took two minutes with 2,400 texts.
 */

type Value = string | number;
type Keys<Plural extends boolean, Count extends number> = {
  [K in keyof Texts]: Texts[K] extends { plural: Plural; substitutions: Count } ? K : never;
}[keyof Texts];

type Plain = Keys<false, 0>;
type With1 = Keys<false, 1>;
type With2 = Keys<false, 2>;
type With3 = Keys<false, 3>;
type With4 = Keys<false, 4>;
type With5 = Keys<false, 5>;
type With7 = Keys<false, 7>;
type Counted = Keys<true, 0 | 1>;
type CountedWith1 = Keys<true, 1>;
type CountedWith2 = Keys<true, 2>;
type CountedWith3 = Keys<true, 3>;

interface TextOf {
  (key: Plain): string;
  (key: With1, values: [Value]): string;
  (key: With2, values: [Value, Value]): string;
  (key: With3, values: [Value, Value, Value]): string;
  (key: With4, values: [Value, Value, Value, Value]): string;
  (key: With5, values: [Value, Value, Value, Value, Value]): string;
  (key: With7, values: [Value, Value, Value, Value, Value, Value, Value]): string;
  /** A plural's text says how many where it names one value only. */
  (key: Counted, count: number): string;
  (key: CountedWith1, count: number, values: [Value]): string;
  (key: CountedWith2, count: number, values: [Value, Value]): string;
  (key: CountedWith3, count: number, values: [Value, Value, Value]): string;
}

export declare const i18n: { readonly t: TextOf };
