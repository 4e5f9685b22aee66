import type { QueryOutput } from '@plumbline/api';
import { type AuditInRounds, fieldworkIn, isInRounds, unitsDrawnIn } from '@plumbline/audit';
import {
  type AuditCountLine,
  auditCountLines,
  type OpenRoom,
  otherAuditCounts,
  type SeenRoom,
  sumsOfAuditCounts,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { auditNamesOf } from '../../stores/audits.ts';
import { auditsOfRoom } from '../history/audits-of-room.ts';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-audit-counts'>['others'];

/** What boards counted in whole batches beside what the manifest lists, for each audit that has drawn them by a manifest of this room. */
export const ballotAuditCounts = defineRoomQuery({
  name: 'ballot-audit-counts',

  async show(context) {
    const { services, place, seen } = context;
    const { whole } = seen;
    const begun = (await auditsOfRoom(services.db, place)).flatMap(({ auditId, audit }) =>
      isInRounds(audit) ? [{ auditId, audit }] : [],
    );
    const audits = begun.flatMap((each) => linesOfAudit(whole, each));
    const known = new Set(audits.flatMap(({ lines }) => lines.flatMap(({ counts }) => counts)));
    const named = valuesOf(whole.auditCounts).flatMap((counts) => counts.flatMap(({ audit }) => audit ?? []));
    const names = await auditNamesOf(services.db, [...new Set(named)]);
    const batches = valuesOf(whole.batches).filter(({ became }) => became.length === 0);
    return ok({
      audits: audits.map(({ auditId, name, lines }) => ({ auditId, name, ...shown(seen, lines, names) })),
      others: shown(seen, otherAuditCounts(whole, known), names),
      begun: begun.map(({ auditId, audit }) => ({ auditId, name: audit.plan.name })),
      batches: batches.map(({ batch, name }) => ({ batch, name })).toSorted((a, b) => compareNaturally(a.name, b.name)),
      incidents: valuesOf(whole.incidents).map(({ incident }) => incident),
    });
  },
});

type Begun = { readonly auditId: string; readonly audit: AuditInRounds };

/** What one audit counts, where it counts whole batches by a manifest of the room. */
function linesOfAudit(room: OpenRoom, { auditId, audit }: Begun) {
  if (fieldworkIn(audit.plan) !== 'batches') return [];
  const { jurisdiction } = room;
  const file = audit.files.find((one) => one.kind === 'manifest' && one.jurisdiction === jurisdiction);
  const manifest = room.manifests.findLast((one) => one.file.sha256 === file?.sha256);
  if (manifest === undefined) return [];
  const lines = auditCountLines(room, manifest, { audit: auditId, units: unitsOf(audit, jurisdiction) });
  return [{ auditId, name: audit.plan.name, lines }];
}

/** What was drawn in any round, and what a law or the plan asked for besides. */
function unitsOf({ rounds }: AuditInRounds, jurisdiction: string) {
  return rounds.flatMap((round) => [
    ...unitsDrawnIn(round, jurisdiction),
    ...round.extraBatches.flatMap((one) =>
      one.jurisdiction === jurisdiction ? [{ tabulator: null, batch: one.batch }] : [],
    ),
  ]);
}

function shown(
  { whole, hidesBatch }: SeenRoom,
  lines: readonly AuditCountLine[],
  auditNames: ReadonlyMap<string, string>,
): Shown {
  const isHidden = ({ batch }: AuditCountLine) => {
    const found = lookUp(whole.batches, batch);
    return found !== undefined && hidesBatch(found);
  };
  return {
    lines: lines.map((line) => {
      const { batch, name, listed, counts, difference, incidents } = line;
      const hidden = isHidden(line);
      return {
        batch,
        name,
        listed: hidden ? null : listed,
        counted: hidden ? null : (counts.at(-1)?.cards ?? null),
        difference: hidden ? null : difference,
        counts: hidden
          ? []
          : counts.map(({ cards, by, at, audit }) => ({
              ...{ cards, by: namesIn(whole, by), at },
              audit: audit === null ? null : (auditNames.get(audit) ?? null),
            })),
        isHidden: hidden,
        incidents: incidents.map(({ incident, closed }) => ({ incident, isOpen: closed === null })),
      };
    }),
    sums: lines.some(isHidden) ? null : sumsOfAuditCounts(lines),
  };
}
