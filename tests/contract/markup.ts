/** The code before an assignment to `innerHTML`, up to its end, that is React DOM's own and no one else's. */
const knownMarkup = [
  // An empty script element, made so that it does not run.
  /\.innerHTML=[`"']<script><\\?\/script>[`"']$/,
  // `dangerouslySetInnerHTML`, which no component of ours uses (linted).
  /__html!==(\w+)&&\(\w+\.innerHTML=\1$/,
];

/** Whether the assignment to `innerHTML` that ends at the end of `code` is one of React DOM's. */
export function isReactDomMarkup(code: string): boolean {
  return knownMarkup.some((known) => known.test(code));
}
