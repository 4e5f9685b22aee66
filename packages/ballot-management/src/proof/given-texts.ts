import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { OpenRoom } from '../state/room.ts';
import { confidentialIn } from './confidential.ts';
import type { Correction } from './corrections.ts';
import type { Excluded, ExcludedBecause } from './excluded.ts';
import type { PublicView } from './public-view.ts';

/** What was typed under a digest; undefined where it was destroyed. */
export type TextOf = (digest: string) => string | undefined;

/** A procedure that is given with its text. */
export type GivenProcedure = {
  readonly procedure: string;
  readonly version: number;
  readonly topics: readonly string[];
  readonly text: string;
};

/** The procedures that are in force, whose text somebody has cleared, and in which nothing confidential is found; every other version is left out. */
export function givenProcedures(
  room: OpenRoom,
  today: string,
  textOf: TextOf,
): { readonly procedures: readonly GivenProcedure[]; readonly excluded: readonly Excluded[] } {
  const procedures: GivenProcedure[] = [];
  const excluded: Excluded[] = [];
  const inOrder = [...entriesOf(room.procedures)].toSorted(([one], [other]) => compareNaturally(one, other));
  for (const [at, [procedure, versions]] of inOrder.entries()) {
    const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= today);
    for (const one of versions) {
      const mayBeNamed = one.clearedBy.length > 0 && confidentialIn(room, procedure).length === 0;
      const what = `procedure ${mayBeNamed ? procedure : `number ${at + 1}`}, version ${one.version}`;
      const text = textOf(one.text.digest);
      const [because]: readonly ExcludedBecause[] =
        one !== inForce
          ? ['not-in-force']
          : one.clearedBy.length === 0
            ? ['not-cleared']
            : text === undefined
              ? ['text-is-gone']
              : confidentialIn(room, `${procedure}\n${text}`);
      if (because !== undefined || text === undefined) excluded.push({ what, because: because ?? 'text-is-gone' });
      else procedures.push({ procedure, version: one.version, topics: one.topics, text });
    }
  }
  return { procedures, excluded };
}

/** The incidents that everybody is told of, without a public text in which something confidential is found. */
export function givenIncidents(
  room: OpenRoom,
  { incidents }: Pick<PublicView, 'incidents'>,
  textOf: TextOf,
): { readonly incidents: PublicView['incidents']; readonly excluded: readonly Excluded[] } {
  const excluded: Excluded[] = [];
  const given = incidents.map((incident, at) => {
    const text = incident.text === null ? undefined : textOf(incident.text.digest);
    const [because] = text === undefined ? [] : confidentialIn(room, text);
    if (because === undefined) return incident;
    excluded.push({ what: `public text of incident ${at + 1}`, because });
    return { ...incident, text: null };
  });
  return { incidents: given, excluded };
}

/** The corrections that everybody is told of, without a reason in which something confidential is found. */
export function givenCorrections(
  room: OpenRoom,
  { corrections }: Pick<PublicView, 'corrections'>,
  textOf: TextOf,
): { readonly corrections: readonly Correction[]; readonly excluded: readonly Excluded[] } {
  const excluded: Excluded[] = [];
  const given = corrections.map((correction, at) => {
    const { reason } = correction;
    const digests = reason === null ? [] : [reason.en.digest, reason.es.digest];
    const [because] = digests.flatMap((digest) => confidentialIn(room, textOf(digest) ?? ''));
    if (because === undefined) return correction;
    excluded.push({ what: `public reason of correction ${at + 1}`, because });
    return { ...correction, reason: null };
  });
  return { corrections: given, excluded };
}
