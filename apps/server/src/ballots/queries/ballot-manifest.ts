import type { QueryOutput } from '@plumbline/api';
import type { RegisteredFile } from '@plumbline/audit';
import { draftManifest, type ManifestBlocker, manifestCsv, standingManifest } from '@plumbline/ballot-management';
import { lookUp, ok } from '@plumbline/prelude';
import { ballotObstacleInWords } from '@plumbline/words/ballot-refusal-words';
import { sha256OfText } from '../../log/append-events.ts';
import { auditsOfRoom } from '../history/audits-of-room.ts';
import { remadeInRoom } from '../history/remade-in-room.ts';
import { hidesAnyBatch } from '../screens/room-figures.ts';
import { wayToBlocker } from '../screens/way-to-blocker.ts';
import { defineRoomQuery, type RoomContext } from './define-room-query.ts';

export const ballotManifest = defineRoomQuery({
  name: 'ballot-manifest',

  async show(context, { form }) {
    const { seen, place } = context;
    const room = seen.whole;
    const hidesTotal = hidesAnyBatch(seen);
    const hides = (batch: string) => {
      const found = lookUp(room.batches, batch);
      return found !== undefined && seen.hidesBatch(found);
    };
    const draft = draftManifest(room, form);
    const remade = await remadeInRoom(context.services.db, place, room);
    const text = manifestCsv(draft);
    return ok({
      form,
      cards: hidesTotal ? null : draft.cards,
      // Voters credited are entries of forms as well.
      votersCredited: seen.hidden.size > 0 ? null : draft.votersCredited,
      rows: draft.rows.map(({ batch, name, tabulator, container, cards }) => {
        const own = remade.get(batch) ?? [];
        const forms = [...new Set(own.map(({ filled }) => filled))];
        const counted = { cards: hides(batch) ? null : cards, remade: { ballots: own.length, forms } };
        return { batch, name, tabulator, container, ...counted };
      }),
      blockers: draft.blockers.map((one) => ({
        what: one.what,
        says: saysOf(one, hides, hidesTotal),
        ...wayToBlocker(room, one),
      })),
      warnings: draft.warnings.map((one) => ballotObstacleInWords(one)),
      // Whoever knows every other row finds the one that is hidden by trying which has this fingerprint.
      file: hidesTotal
        ? null
        : {
            name: `manifest-${place.jurisdiction}.csv`,
            bytes: Buffer.byteLength(text),
            sha256: sha256OfText(text),
          },
      frozen: room.manifests
        .map(({ version, form: of, at, cards, file, withdrawnBecause, committedTo }) => {
          const { sha256 } = file;
          const known = hidesTotal ? { cards: null, sha256: null } : { cards, sha256 };
          return { version, form: of, at, ...known, withdrawnBecause, committedTo: [...committedTo] };
        })
        .toReversed(),
      audits: await auditsThatCouldTakeIt(context),
    });
  },
});

/** What is in the way, without a figure that is hidden. */
function saysOf(one: ManifestBlocker, hides: (batch: string) => boolean, hidesTotal: boolean): string {
  const isHidden = one.what === 'counts-differ' ? hides(one.batch) : one.what === 'total-differs' && hidesTotal;
  return ballotObstacleInWords(isHidden ? { what: 'figures-hidden' } : one);
}

/** The audits of the election that take this jurisdiction, and which manifest of it they have. */
async function auditsThatCouldTakeIt({ services, place, seen: { whole: room } }: RoomContext) {
  const standing = standingManifest(room);
  const audits: QueryOutput<'ballot-manifest'>['audits'] = [];
  for (const { auditId, audit } of await auditsOfRoom(services.db, place)) {
    const file = audit.files.find((one) => one.kind === 'manifest' && one.jurisdiction === place.jurisdiction);
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
