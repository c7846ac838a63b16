import { browser } from './browser.ts';

/** The port that a page of ours holds while it is open: as long as one is there, the server is listened to. */
export const livePortName = 'live';

/** A worker that was ended takes the port along; it is asked for again after this. */
const againMs = 1_000;

/** Holds the port until it is let go or the page is gone, over ends of the worker. Gives a function that lets go. */
export function holdLivePort(): () => void {
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = () => {
    try {
      port = browser.runtime.connect({ name: livePortName });
    } catch {
      // The extension was updated: this page is of the old one.
      return;
    }
    port.onDisconnect.addListener(() => {
      timer = setTimeout(hold, againMs);
    });
  };
  hold();
  return () => {
    clearTimeout(timer);
    // Our own end of a port hears nothing of its being closed here.
    port?.disconnect();
  };
}
