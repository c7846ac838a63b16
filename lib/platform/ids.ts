import { v4, v7 } from 'uuid';

/** A new row's id: time-ordered (uuid v7), so that rows made together lie together in an index. */
export function newId(): string {
  return v7();
}

/** For a device, a rep or a workspace: nothing may be read out of it (uuid v4). */
export function randomId(): string {
  return v4();
}
