import type { RunningCadence } from '../actions/facts.ts';
import type { Cadence, Enrolment } from '../model/engagement.ts';

/**
 * The cadence that a person is on. Two computers may each have put them on one: of those that have a step left the one that
 * began last counts, and a paused one only where there is no other.
 */
export function toRunning(
  enrolments: readonly Enrolment[],
  cadenceById: ReadonlyMap<string, Cadence>,
): RunningCadence | null {
  const [first] = enrolments
    .flatMap((row) => {
      const cadence = cadenceById.get(row.cadence_id);
      const isOn = row.stopped_reason === null && cadence && row.step < cadence.steps.length;
      return isOn ? [{ running: row, cadence }] : [];
    })
    .sort((one, other) => compareRuns(one.running, other.running));
  if (!first) return null;
  const { running, cadence } = first;
  return {
    enrolmentId: running.id,
    cadenceId: cadence.id,
    name: cadence.name,
    steps: cadence.steps,
    step: running.step,
    startedAt: running.started_at,
    steppedAt: running.stepped_at,
    pausedAt: running.paused_at,
  };
}

function compareRuns(one: Enrolment, other: Enrolment): number {
  const isPaused = Number(one.paused_at !== null) - Number(other.paused_at !== null);
  if (isPaused !== 0) return isPaused;
  if (one.started_at !== other.started_at) return one.started_at < other.started_at ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
