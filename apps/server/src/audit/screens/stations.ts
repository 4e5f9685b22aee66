import type { AuditHeading } from '@plumbline/api';
import { canOpenRound, missingInputs, outstandingContests, takesEverything } from '@plumbline/audit';
import type { BegunHistory } from '../history/load-audit.ts';

type Station = AuditHeading['stations'][number];

/** The phase line: every station of the audit, what is done, and where it stands. Exactly one is current, until the end. */
export function stationsOf(history: BegunHistory): Station[] {
  const { audit } = history;
  const missing = audit.phase === 'planning' ? missingInputs(audit) : [];
  const planned = !missing.some((one) => ['participants', 'contests', 'settings'].includes(one.what));
  const done: (Omit<Station, 'state'> & { readonly done: boolean })[] = [
    { station: 'plan', round: null, done: planned, doneAt: history.planChangedAt },
    { station: 'files', round: null, done: planned && missing.length === 0, doneAt: history.filesChangedAt },
    { station: 'commit', round: null, done: history.committedAt !== null, doneAt: history.committedAt },
    ...(takesEverything(audit.plan)
      ? []
      : [{ station: 'seed' as const, round: null, done: history.seedSetAt !== null, doneAt: history.seedSetAt }]),
    ...roundStations(history),
    { station: 'concluded', round: null, done: audit.phase === 'concluded', doneAt: history.concludedAt },
  ];
  const current = done.findIndex((one) => !one.done);
  return done.map(({ done: isDone, doneAt, ...station }, index) => {
    const state = isDone ? 'done' : index === current ? 'current' : 'future';
    return { ...station, state, doneAt: isDone ? doneAt : null };
  });
}

/** The rounds there were, and one to come: the first, or another where a risk limit is not met. */
function roundStations({ audit, rounds }: BegunHistory) {
  const stations = rounds.map((round, index) => ({
    station: 'round' as const,
    round: index + 1,
    done: round.closedAt !== null,
    doneAt: round.closedAt,
  }));
  const another =
    audit.phase === 'round-closed' && canOpenRound(audit) && outstandingContests(audit.plan, audit.rounds).length > 0;
  if (rounds.length === 0 || another) {
    stations.push({ station: 'round', round: rounds.length + 1, done: false, doneAt: null });
  }
  return stations;
}
