import type { QueryOutput } from '@plumbline/api';
import type { RegisteredFile } from '@plumbline/audit';
import { draftManifest, manifestCsv, standingManifest } from '@plumbline/ballot-management';
import { ok } from '@plumbline/prelude';
import { ballotObstacleInWords } from '@plumbline/words/ballot-refusal-words';
import { loadAudit } from '../../audit/history/load-audit.ts';
import { sha256OfText } from '../../log/append-events.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import { defineRoomQuery, type RoomContext } from './define-room-query.ts';

export const ballotManifest = defineRoomQuery({
  name: 'ballot-manifest',

  async show(context, { form }) {
    const { room, place } = context;
    const draft = draftManifest(room, form);
    const text = manifestCsv(draft);
    return ok({
      form,
      cards: draft.cards,
      votersCredited: draft.votersCredited,
      rows: draft.rows.map(({ batch, name, tabulator, container, cards }) => {
        return { batch, name, tabulator, container, cards };
      }),
      blockers: draft.blockers.map((one) => ({ what: one.what, says: ballotObstacleInWords(one) })),
      warnings: draft.warnings.map((one) => ballotObstacleInWords(one)),
      file: {
        name: `manifest-${place.jurisdiction}.csv`,
        bytes: Buffer.byteLength(text),
        sha256: sha256OfText(text),
      },
      frozen: room.manifests
        .map(({ version, form: of, at, cards, file, withdrawnBecause, committedTo }) => {
          return { version, form: of, at, cards, sha256: file.sha256, withdrawnBecause, committedTo: [...committedTo] };
        })
        .toReversed(),
      audits: await auditsThatCouldTakeIt(context),
    });
  },
});

/** The audits of the election that take this jurisdiction, and which manifest of it they have. */
async function auditsThatCouldTakeIt({ services, place, room }: RoomContext) {
  const standing = standingManifest(room);
  const audits: QueryOutput<'ballot-manifest'>['audits'] = [];
  for (const { auditId } of await auditsOfElection(services.db, place.electionId)) {
    const { audit } = await loadAudit(services.db, auditId);
    const { jurisdiction } = place;
    if (!audit.plan.jurisdictions.some(({ name }) => name === jurisdiction)) continue;
    const file = audit.files.find((one) => one.kind === 'manifest' && one.jurisdiction === jurisdiction);
    const registered =
      file === undefined
        ? 'none'
        : isAsHandedOver(file, standing?.file.sha256)
          ? ('this' as const)
          : ('another' as const);
    audits.push({ auditId, name: audit.plan.name, isPlanned: audit.phase === 'planning', registered });
  }
  return audits;
}

/** The same bytes, read as they were written: headers that somebody has named otherwise make another manifest of them. */
function isAsHandedOver({ sha256, headers }: RegisteredFile, standing: string | undefined): boolean {
  return sha256 === standing && headers === undefined;
}
