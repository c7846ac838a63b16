import { useState } from 'react';

/** The height of a row in pixels: `--row`, which is written in rem. */
export function useRowHeight(): number {
  const [height] = useState(() => {
    const root = getComputedStyle(document.documentElement);
    const rem = Number.parseFloat(root.getPropertyValue('--row')) || 2;
    return rem * (Number.parseFloat(root.fontSize) || 16);
  });
  return height;
}
