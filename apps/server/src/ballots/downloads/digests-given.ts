import type { OpenRoom } from '@plumbline/ballot-management';
import { entriesOf } from '@plumbline/prelude';

/** The digests of the texts of a room that can be given away at all: those of procedures, and the public texts of incidents and corrections. */
export function digestsGiven(room: OpenRoom): readonly string[] {
  const reasons = [...entriesOf(room.forms)].flatMap(([, { versions }]) =>
    versions.flatMap(({ publicReason }) => (publicReason === null ? [] : Object.values(publicReason.reason))),
  );
  return [
    ...[...entriesOf(room.procedures)].flatMap(([, versions]) => versions.map(({ text }) => text.digest)),
    ...[...entriesOf(room.incidents)].flatMap(([, { text }]) => text?.text.digest ?? []),
    ...reasons.map(({ digest }) => digest),
  ];
}
