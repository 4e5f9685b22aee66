import type { QueryOutput } from '@plumbline/api';
import { type AuditInRounds, fieldworkIn, isInRounds, isPractice, unitsDrawnIn } from '@plumbline/audit';
import {
  type AuditCountLine,
  auditCountLines,
  otherAuditCounts,
  type SeenRoom,
  sumsOfAuditCounts,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { loadAudit } from '../../audit/history/load-audit.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery, type RoomContext } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-audit-counts'>['others'];

/** What boards counted in whole batches beside what the manifest lists, for each audit that has drawn them by a manifest of this room. */
export const ballotAuditCounts = defineRoomQuery({
  name: 'ballot-audit-counts',

  async show(context) {
    const { seen } = context;
    const { whole } = seen;
    const audits = await linesOfAudits(context);
    const known = new Set(audits.flatMap(({ lines }) => lines.map(({ batch }) => batch)));
    const batches = valuesOf(whole.batches).filter(({ became }) => became.length === 0);
    return ok({
      audits: audits.map(({ auditId, name, lines }) => ({ auditId, name, ...shown(seen, lines) })),
      others: shown(seen, otherAuditCounts(whole, known)),
      batches: batches.map(({ batch, name }) => ({ batch, name })).toSorted((a, b) => compareNaturally(a.name, b.name)),
      incidents: valuesOf(whole.incidents).map(({ incident }) => incident),
    });
  },
});

async function linesOfAudits({ services, place, seen: { whole } }: RoomContext) {
  const { jurisdiction } = place;
  const found: { readonly auditId: string; readonly name: string; readonly lines: readonly AuditCountLine[] }[] = [];
  for (const { auditId } of await auditsOfElection(services.db, place.electionId)) {
    const { audit } = await loadAudit(services.db, auditId);
    if (!isInRounds(audit) || isPractice(audit.plan) || fieldworkIn(audit.plan) !== 'batches') continue;
    const file = audit.files.find((one) => one.kind === 'manifest' && one.jurisdiction === jurisdiction);
    const manifest = whole.manifests.findLast((one) => one.file.sha256 === file?.sha256);
    if (manifest === undefined) continue;
    const lines = auditCountLines(whole, manifest, unitsOf(audit, jurisdiction));
    found.push({ auditId, name: audit.plan.name, lines });
  }
  return found;
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

function shown({ whole, hidesBatch }: SeenRoom, lines: readonly AuditCountLine[]): Shown {
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
        counts: hidden ? [] : counts.map(({ cards, by, at }) => ({ cards, by: namesIn(whole, by), at })),
        isHidden: hidden,
        incidents: incidents.map(({ incident, closed }) => ({ incident, isOpen: closed === null })),
      };
    }),
    sums: lines.some(isHidden) ? null : sumsOfAuditCounts(lines),
  };
}
