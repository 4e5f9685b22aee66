import type { BallotKind, KindListed, ManifestStatement } from '@plumbline/audit';
import { entriesOf } from '@plumbline/prelude';
import type { Channel } from '../state/nouns.ts';
import type { Manifest, OpenRoom } from '../state/room.ts';
import { dayOf } from '../units/instant.ts';
import { reconciliationOf } from './reconciliation.ts';

/** The channels of a room in which the ballots of a kind come. What came from overseas or was cured may lie among the ballots by mail. */
const CHANNELS_OF: Readonly<Record<BallotKind, readonly Channel[]>> = {
  'election-day': ['election-day'],
  early: ['early'],
  mail: ['mail'],
  uocava: ['overseas', 'mail'],
  provisional: ['provisional'],
  'cured-or-late': ['mail'],
};

/**
 * What the room says of the numbers in a manifest that it hands over. Every number is a count by people, and what is in no batch has been
 * explained, or there would be no manifest; only envelopes that wait to be cured may still bring ballots.
 */
export function statementOfManifest(
  room: OpenRoom,
  manifest: Manifest,
): Pick<ManifestStatement, 'verified' | 'on' | 'ballots'> {
  const { figures } = reconciliationOf(room);
  const channels = new Set(figures.batches.map(({ channel }) => channel));
  const listed = (kind: BallotKind): KindListed => ({
    listed: CHANNELS_OF[kind].some((channel) => channels.has(channel)) ? 'included' : 'none',
  });
  const envelopes = figures.at('mail', 'pendingCure')?.value ?? 0;
  // An envelope holds one ballot, of as many cards as the longest style has.
  const cardsEach = Math.max(1, ...[...entriesOf(room.styles)].map(([, cards]) => cards));
  const waiting: KindListed = { listed: 'not-yet-counted', cards: envelopes * cardsEach };
  return {
    verified: 'hand-count',
    on: dayOf(manifest.at),
    ballots: {
      'election-day': listed('election-day'),
      early: listed('early'),
      mail: listed('mail'),
      uocava: listed('uocava'),
      provisional: listed('provisional'),
      'cured-or-late': envelopes === 0 ? listed('cured-or-late') : waiting,
    },
  };
}
