import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A piece of a line. `chip` stands out and does nothing, a `link` opens in a tab of its own. */
export type RichInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'chip'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly RichInline[] }
  /** `href` is shown to the browser as it is: whoever makes a link has to vouch for its scheme. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly RichInline[] };

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly RichInline[] }
  | { readonly kind: 'quote'; readonly children: readonly RichBlock[] }
  | {
      readonly kind: 'list';
      /** The first number; `null` for dots. */
      readonly start: number | null;
      readonly items: readonly (readonly RichInline[])[];
    };

function Inline({ piece }: { readonly piece: RichInline }): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'break':
      return <br />;
    case 'code':
      return (
        <code className="rounded-xs bg-sunken px-1 font-mono text-xs forced-colors:border">
          {piece.text}
        </code>
      );
    case 'chip':
      return <span className="font-medium text-accent-ink">{piece.text}</span>;
    case 'strong':
      return (
        <strong>
          <Inlines pieces={piece.children} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inlines pieces={piece.children} />
        </em>
      );
    case 'link':
      return (
        <a
          href={piece.href}
          title={piece.href}
          target="_blank"
          rel="noopener noreferrer"
          className="underline decoration-line-strong underline-offset-2"
        >
          <Inlines pieces={piece.children} />
        </a>
      );
  }
}

function Inlines({ pieces }: { readonly pieces: readonly RichInline[] }): ReactNode {
  return pieces.map((piece, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces have no name of their own and never move
    <Inline key={index} piece={piece} />
  ));
}

function Block({ block }: { readonly block: RichBlock }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines pieces={block.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="border-l-2 border-line-strong pl-2 text-ink-2">
          <RichText blocks={block.children} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <li key={index}>
          <Inlines pieces={item} />
        </li>
      ));
      return block.start === null ? (
        <ul className="list-disc pl-5">{items}</ul>
      ) : (
        <ol start={block.start} className="list-decimal pl-6">
          {items}
        </ol>
      );
    }
  }
}

export interface RichTextProps {
  readonly blocks: readonly RichBlock[];
  readonly className?: string;
}

/** Text with a little form. Drawn by React alone: no markup of the text's own ever reaches the page. */
export function RichText({ blocks, className }: RichTextProps): ReactNode {
  return (
    <div
      className={classNames(
        'flex min-w-0 flex-col gap-1 wrap-anywhere whitespace-pre-wrap',
        className,
      )}
    >
      {blocks.map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <Block key={index} block={block} />
      ))}
    </div>
  );
}
