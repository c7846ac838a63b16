import type { MailMessage } from '../../model/mail.ts';
import { toCleanText } from '../engine/clean.ts';
import type { MailPack } from './pack.ts';

const maxSignatureLines = 12;
const maxSnippetLength = 300;
const maxLineLength = 200;
const maxText = 60_000;
const never =
  'script,style,noscript,template,title,head,[hidden],[style*="display:none"],[style*="display: none"],[aria-hidden="true"]';
const blocks =
  /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|BR|DD|DIV|DL|DT|H[1-6]|HR|LI|OL|P|PRE|SECTION|TABLE|TD|TR|UL)$/;

/** Lines of what the sender wrote, without what they quoted. */
function readLines(body: Element, quotes: string): readonly string[] {
  let text = '';
  const walk = (parent: Node): void => {
    for (let node = parent.firstChild; node && text.length < maxText; node = node.nextSibling) {
      if (node.nodeType === 3)
        text += (node.nodeValue ?? '').replace(/\s+/g, ' ').slice(0, maxText);
      else if (node.nodeType === 1) {
        const element = node as Element;
        if (element.matches(never) || element.matches(quotes)) continue;
        const isBlock = blocks.test(element.tagName);
        if (isBlock) text += '\n';
        walk(element);
        if (isBlock) text += '\n';
      }
    }
  };
  walk(body);
  return text
    .split('\n')
    .map((line) =>
      toCleanText(line)
        .trim()
        .slice(0, maxLineLength)
        .replace(/\p{Cs}/gu, ''),
    )
    .filter((line) => line !== '' && !/^>/.test(line));
}

/** First and last words of what the sender wrote: only in a reading that the rep asked for. */
export function readWords(
  root: Element,
  { body, quotes }: MailPack['message'],
): Pick<MailMessage, 'signature' | 'snippet'> {
  const shown = root.querySelector(body);
  const lines = shown ? readLines(shown, quotes) : [];
  if (lines.length === 0) return {};
  return {
    signature: lines.slice(-maxSignatureLines),
    snippet: lines
      .join(' ')
      .slice(0, maxSnippetLength)
      .replace(/\p{Cs}/gu, '')
      .trim(),
  };
}
