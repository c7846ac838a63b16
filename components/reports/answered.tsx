import { createContext, type ReactNode, useContext } from 'react';
import { classNames } from '../ui/class-names.ts';

const BehindContext = createContext(false);

/** Whether what is shown is the answer to another question than the one that is asked now. */
export function useIsBehind(): boolean {
  return useContext(BehindContext);
}

/** An answer: dim while another one is on its way, and not saved meanwhile. */
export function Answered({
  isBehind,
  className,
  children,
}: {
  readonly isBehind: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const isWithin = useIsBehind();
  return (
    <BehindContext value={isBehind || isWithin}>
      <div aria-busy={isBehind} className={classNames(className, isBehind && 'opacity-60')}>
        {children}
      </div>
    </BehindContext>
  );
}
