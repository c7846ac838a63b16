import { useEffect, useState } from 'react';
import { send } from '../../lib/messaging/send.ts';
import type { Failure } from '../../lib/model/failure.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { keepsPart } from '../../lib/store/sync-queries.ts';

export interface Fetched {
  readonly isAsking: boolean;
  readonly failure: Failure | undefined;
}

const idle: Fetched = { isAsking: false, failure: undefined };

/**
 * Where this computer keeps a part of the workspace, a prospect that is opened is asked for, with all that belongs to
 * it; what is here is shown meanwhile. Elsewhere nothing is asked.
 */
export function useFetched(prospectId: string): Fetched {
  const [fetched, setFetched] = useState<Fetched & { of: string }>();
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      if (!(await keepsPart(store())) || !isCurrent) return;
      setFetched({ of: prospectId, isAsking: true, failure: undefined });
      const answer = await send('team/fetch', { id: prospectId });
      const failure = answer.ok ? undefined : answer.failure;
      if (isCurrent) setFetched({ of: prospectId, isAsking: false, failure });
    };
    ask().catch((error: unknown) => {
      reportBug('fetch', error);
      if (isCurrent) setFetched(undefined);
    });
    return () => {
      isCurrent = false;
    };
  }, [prospectId]);
  return fetched?.of === prospectId ? fetched : idle;
}
