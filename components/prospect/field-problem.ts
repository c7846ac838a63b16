import { failureText, fieldLabel } from '../words.ts';
import type { ShownField } from './fields.ts';

/** A plausible address; whether it exists only a mail can tell. */
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function fits(shown: ShownField, text: string): boolean {
  if (shown.field === 'emails') return emailShape.test(text) && text.length <= 254;
  if (shown.field === 'websites') return /^https?:\/\/[^\s]+$/i.test(text) && text.length <= 2000;
  return text.length <= 60;
}

/** Why an element cannot be added to a set, in words; `undefined` where it can. */
export function toFieldProblem(shown: ShownField, text: string): string | undefined {
  if (fits(shown, text)) return undefined;
  const { what, todo } = failureText('invalid_input', fieldLabel(shown.field));
  return `${what}. ${todo}`;
}

export function isEmail(text: string): boolean {
  return emailShape.test(text);
}
