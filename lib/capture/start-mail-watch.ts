import { tell } from '../messaging/tell.ts';
import type { MailReading, SendReport } from '../model/mail.ts';
import { isOrphaned } from '../platform/page-runtime.ts';
import type { FollowedMail } from '../sites/mail/adapter.ts';
import { type WatchedPage, watchMail } from './mail-watch.ts';
import { type SetTimer, sayUntilHeard } from './say-until-heard.ts';

interface Running {
  isOrphaned(): boolean;
  stop(): void;
}

/** In the script's own world, which the page cannot see. */
const runningKey = Symbol.for('pipeside mail watch');
const world = globalThis as { [runningKey]?: Running };

const setTimer: SetTimer = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/**
 * Follows the page that this script is in, and tells the worker. A page may get the script twice, as it loads and where
 * it was open before: it is followed once. What `site` says of it is in `mail-watch.ts`.
 */
export function startMailWatch(
  adapter: FollowedMail,
  site: Pick<WatchedPage, 'saysWhenSent' | 'hearFrames'>,
): void {
  const before = world[runningKey];
  if (before && !before.isOrphaned()) return;
  before?.stop();

  const stop = (): void => {
    stopWatch();
    sends.stop();
    threads.stop();
    delete world[runningKey];
  };
  const say = { setTimer, orphaned: () => stop() };
  const sends = sayUntilHeard<SendReport>({
    ...say,
    tell: (report) => tell('mail/send', { report }),
  });
  const threads = sayUntilHeard<MailReading>({
    ...say,
    tell: (reading) => tell('mail/opened', { reading }),
  });
  const stopWatch = watchMail({
    document,
    url: () => location.href,
    adapter,
    ...site,
    // The worker keeps what came last for a draft; an undone press and the next one are both to be heard of.
    report: (report) => sends.say(`${report.draft.id} ${report.pressedAt}`, report),
    opened: (reading) => threads.say('', reading),
    leaving: () => sends.flush(),
    now: () => Date.now(),
    setTimer,
  });
  world[runningKey] = { isOrphaned, stop };
}
