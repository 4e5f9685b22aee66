import { assert, assertNever, lookUp, ok } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { draftManifest, type ManifestRow, manifestCsv } from '../reports/manifest.ts';
import { digestOfTallies } from '../reports/tallies.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent } from '../state/ballot-event.ts';
import type { ManifestBlocker } from '../state/ballot-refusal.ts';
import { evolveRoom } from '../state/evolve.ts';
import type { Manifest, OpenRoom } from '../state/room.ts';
import { type Acting, done } from './acting.ts';

/** What always makes a manifest be looked at again, even when no figure of it changes. */
const ALWAYS: readonly BallotEvent['type'][] = ['form-amended', 'form-voided', 'reconciliation-reopened'];
/** What happens to containers in the audit itself, and to the manifest, puts nothing in its way. What it lists is compared all the same. */
const OF_THE_AUDIT: readonly BallotEvent['type'][] = [
  'container-checked-out',
  'container-counted-back',
  'container-resecured',
  'container-checked-in',
  'audit-count-reported',
  'recount-reported',
  'recount-explained',
  'recounts-approved',
  'recounts-returned',
  'manifest-frozen',
  'manifest-withdrawn',
  'manifest-committed',
  'manifest-commitment-withdrawn',
  'votes-reported',
  'votes-approved',
  'votes-returned',
  'tallies-handed-over',
  'tallies-withdrawn',
  'seals-read',
];

/** What of a room bears on a manifest: the file as it would be handed over, and what stands in its way. */
type Look = {
  readonly sha256: string;
  readonly isClear: boolean;
  readonly obstacles: ReadonlyMap<string, number>;
  readonly rows: readonly ManifestRow[];
};

/**
 * What follows for the manifests of a room from what was just decided, whatever stood in their way before. Two things are asked apart:
 * whether the file that would be handed over is another one, and whether something stands in its way that did not. Before an audit has
 * committed itself to it, a manifest is then withdrawn, and comes back under a new version once everything is in order and says the same;
 * after it, each such change is an incident of each of these audits. It never happens silently.
 */
export function consequencesForManifest(
  acting: Pick<Acting, 'room' | 'by' | 'at'>,
  events: readonly BallotEvent[],
): readonly BallotEvent[] {
  const { room, by } = acting;
  const [first] = events;
  const newest = room.manifests.at(-1);
  if (newest === undefined || first === undefined) return [];
  const after = events.reduce<OpenRoom>((state, each) => evolveRoom(state, each), room);
  const before = looksOf(room);
  const now = looksOf(after);
  const causes = events.filter(({ type }) => !OF_THE_AUDIT.includes(type));
  const cause = touching(causes.length === 0 ? [first] : causes);
  const isAlways = causes.some(({ type }) => ALWAYS.includes(type));
  const isTouched = ({ form }: Manifest) =>
    isAlways ||
    before(form).sha256 !== now(form).sha256 ||
    (causes.length > 0 && hasArisen(before(form).obstacles, now(form).obstacles));
  const found: BallotEvent[] = [];
  // An audit is told once of an act, whichever versions of the file it has had.
  const told = new Map<string, number>();
  for (const manifest of after.manifests) {
    const { version, form, file, withdrawnBecause, committedTo } = manifest;
    if (version > newest.version) continue;
    if (committedTo.length > 0) {
      if (isTouched(manifest)) for (const audit of committedTo) told.set(audit, version);
    } else if (withdrawnBecause === null && (now(form).sha256 !== file.sha256 || isTouched(manifest))) {
      found.push(done(acting, 'manifest-withdrawn', { version, because: cause.type }));
    }
  }
  const withdrawn = new Set(found.map((event) => (event.type === 'manifest-withdrawn' ? event.version : 0)));
  for (const tallies of after.tallies.filter(({ withdrawnBecause }) => withdrawnBecause === null)) {
    const { audit, version, file } = tallies;
    const manifest = after.manifests.find((each) => each.version === version);
    if (manifest === undefined) continue;
    const [rowsBefore, rowsNow] = [before(manifest.form).rows, now(manifest.form).rows];
    const sha256 = digestOfTallies(after, { rows: rowsNow }, tallies);
    if (manifest.committedTo.includes(audit)) {
      // What an audit has committed itself to stays its own: each change is told, and none is told twice.
      if (sha256 !== digestOfTallies(room, { rows: rowsBefore }, tallies) && !told.has(audit)) told.set(audit, version);
    } else if (sha256 !== file.sha256 || withdrawn.has(version) || manifest.withdrawnBecause !== null) {
      found.push(done(acting, 'tallies-withdrawn', { audit, sha256: file.sha256, because: touching(events).type }));
    }
  }
  let number = after.incidents.size;
  for (const [audit, version] of told) {
    let incident: string;
    do {
      number += 1;
      incident = `manifest ${version} changed ${number}`;
    } while (lookUp(after.incidents, incident) !== undefined);
    const opened = { incident, kind: 'SOURCE_CHANGED_AFTER_COMMITMENT', severity: 'high' } as const;
    found.push(done(acting, 'incident-opened', { ...opened, subject: audit, involved: by }));
  }
  return [...found, ...comingBack(acting, { newest, after, before, now })];
}

/** What is said to have changed something: a refusal is not, where anything else was decided with it. */
function touching(events: readonly BallotEvent[]): BallotEvent {
  const [first] = events;
  assert(first !== undefined, 'something was decided', events);
  return events.find(({ type }) => type !== 'act-refused') ?? first;
}

type Looks = (form: Manifest['form']) => Look;

/** A manifest that was withdrawn, once everything is in order and says the same. */
function comingBack(
  acting: Pick<Acting, 'by' | 'at'>,
  room: { readonly newest: Manifest; readonly after: OpenRoom; readonly before: Looks; readonly now: Looks },
): readonly BallotEvent[] {
  const { newest, after, before, now } = room;
  const { form, file, cards, batches, version, withdrawnBecause } = newest;
  if (withdrawnBecause === null || after.manifests.at(-1)?.version !== version) return [];
  const isAsFrozen = ({ sha256, isClear }: Look) => isClear && sha256 === file.sha256;
  if (!isAsFrozen(now(form)) || isAsFrozen(before(form))) return [];
  return [done(acting, 'manifest-frozen', { version: version + 1, form, file, cards, batches })];
}

/** Looks of a room, each form once. */
function looksOf(room: OpenRoom): Looks {
  const known = new Map<Manifest['form'], Look>();
  return (form) => {
    const found = known.get(form) ?? lookAt(room, form);
    known.set(form, found);
    return found;
  };
}

function lookAt(room: OpenRoom, form: Manifest['form']): Look {
  const draft = draftManifest(room, form);
  const obstacles = new Map<string, number>();
  for (const blocker of draft.allBlockers) obstacles.set(nameOf(blocker), weightOf(blocker));
  const { rows } = draft;
  return { sha256: sha256Hex(manifestCsv(draft)), isClear: draft.blockers.length === 0, obstacles, rows };
}

/** Whether something stands in the way that did not, or stands there more firmly. */
function hasArisen(before: Look['obstacles'], now: Look['obstacles']): boolean {
  return [...now].some(([name, weight]) => weight > (before.get(name) ?? 0));
}

/** One thing in the way stays the same thing while it is being put right. */
function nameOf(blocker: ManifestBlocker): string {
  const { what } = blocker;
  switch (what) {
    case 'batch-without-cards':
    case 'batch-name-not-usable':
    case 'form-not-approved':
    case 'batch-in-no-container':
      return JSON.stringify([what, blocker.batch]);
    case 'unit-not-reconciled':
      return JSON.stringify([what, blocker.batch, blocker.place]);
    case 'counts-differ':
      return JSON.stringify([what, blocker.batch, blocker.physical, blocker.tabulated]);
    case 'batch-name-repeated':
      return JSON.stringify([what, blocker.name]);
    case 'container-not-ready':
      return JSON.stringify([what, blocker.container]);
    case 'incident-open':
      return JSON.stringify([what, blocker.incident]);
    case 'devices-disagree':
      return JSON.stringify([what, blocker.conflict]);
    case 'total-differs':
      return JSON.stringify([what, blocker.cards, blocker.reported]);
    case 'difference-of-county':
      return JSON.stringify([what, blocker.place]);
    case 'figures-hidden':
    case 'nothing-to-list':
      return what;
    default:
      return assertNever(what);
  }
}

/** A container that a board has is in nobody's way; one that waits for its place is less so than one that is open or lost. */
function weightOf(blocker: ManifestBlocker): number {
  if (blocker.what !== 'container-not-ready') return 1;
  const weights: Readonly<Record<string, number>> = { out: 0, 'not-stored': 1, 'not-sealed': 2 };
  return weights[blocker.why] ?? 3;
}

/** The events and what follows from them for the manifest. */
export function withConsequences(acting: Acting, decision: BallotDecision): BallotDecision {
  if (!decision.ok) return decision;
  return ok([...decision.value, ...consequencesForManifest(acting, decision.value)]);
}
