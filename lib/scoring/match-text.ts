import { foldText } from '../model/fold.ts';

export function matchesPlace(wanted: string, location: string): boolean {
  return foldText(location).includes(foldText(wanted));
}

export function matchesIndustry(wanted: string, industry: string): boolean {
  return foldText(industry).includes(foldText(wanted));
}
