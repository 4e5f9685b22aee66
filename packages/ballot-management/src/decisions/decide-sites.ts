import { digestOfText } from '@plumbline/audit';
import { assertNever, entriesOf, err, lookUp, ok, type Result } from '@plumbline/prelude';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal, OpenIssue } from '../state/ballot-refusal.ts';
import type { Carrier, Container, OpenRoom, Person, Transfer } from '../state/room.ts';
import { formsAt, newestVersion } from '../state/room-view.ts';
import { type Acting, done, event, freeIncident } from './acting.ts';
import { sealsToCut } from './decide-custody.ts';

/** Commands of a site: the sealed carriers it expects, and closing it. */
export type SiteCommand = BallotCommandOf<'expect-carriers' | 'strike-carrier' | 'open-carrier' | 'close-site'>;

export function decideSites(acting: Acting, command: SiteCommand): BallotDecision {
  const { room } = acting;
  const { site } = command;
  if (lookUp(room.sites, site) === undefined) return err({ code: 'unknown', kind: 'site', name: site });
  if (lookUp(room.closedSites, site) !== undefined) return err({ code: 'site-closed-already', site });
  switch (command.type) {
    case 'expect-carriers':
      return decideExpecting(acting, command);
    case 'strike-carrier':
      return decideStriking(acting, command);
    case 'open-carrier':
      return decideOpening(acting, command);
    case 'close-site':
      return decideClosing(acting, command);
    default:
      return assertNever(command);
  }
}

type Expected = BallotCommandOf<'expect-carriers'>['carriers'][number];

/** What was expected stays expected: nothing is taken off a list but by striking it. */
function decideExpecting(acting: Acting, command: BallotCommandOf<'expect-carriers'>): BallotDecision {
  const { room } = acting;
  const { site } = command;
  const asked = new Map<string, Expected>();
  const seals = new Set<string>();
  for (const one of command.carriers) {
    if (asked.has(one.carrier)) return err({ code: 'name-taken', kind: 'carrier', name: one.carrier });
    const refusal = refuseExpecting(room, site, one) ?? refuseSeals(room, one, seals);
    if (refusal !== undefined) return err(refusal);
    asked.set(one.carrier, one);
  }
  const before = (lookUp(room.carriers, site) ?? []).map(({ carrier, envelopes }) => {
    return asked.get(carrier) ?? { carrier, envelopes, seals: [] };
  });
  const known = new Set(before.map(({ carrier }) => carrier));
  const added = [...asked.values()].filter(({ carrier }) => !known.has(carrier));
  return event(acting, 'carriers-expected', { version: 2, site, carriers: [...before, ...added] });
}

function refuseExpecting(room: OpenRoom, site: string, { carrier }: Expected): BallotRefusal | undefined {
  for (const [elsewhere, carriers] of entriesOf(room.carriers)) {
    const found = carriers.find((each) => each.carrier === carrier);
    if (found === undefined) continue;
    if (elsewhere !== site) return { code: 'carrier-of-another-site', carrier, site: elsewhere };
    if (found.opened !== null) return { code: 'carrier-opened-already', carrier };
  }
  return undefined;
}

/** Its seals are those that custody knows, or those of a list: each number is on one thing, once. */
function refuseSeals(room: OpenRoom, { carrier, seals }: Expected, named: Set<string>): BallotRefusal | undefined {
  const container = lookUp(room.containers, carrier);
  if (container !== undefined) {
    if (seals.length > 0) return { code: 'carrier-seals-known', carrier };
    const open = container.positions.filter((position) => container.seals[position] === undefined);
    return open.length > 0 ? { code: 'container-not-sealed', container: carrier, positions: open } : undefined;
  }
  const positions = new Set<string>();
  for (const { position, seal } of seals) {
    if (positions.has(position)) return { code: 'seal-position-taken', container: carrier, position };
    const state = named.has(seal) ? 'applied' : lookUp(room.seals, seal)?.state;
    if (state !== undefined) return { code: 'seal-used-already', seal, state };
    positions.add(position);
    named.add(seal);
  }
  return undefined;
}

function decideStriking(acting: Acting, command: BallotCommandOf<'strike-carrier'>): BallotDecision {
  const { site, carrier, reason } = command;
  const expected = carrierIn(acting.room, site, carrier);
  if (!expected.ok) return expected;
  const refusal = refuseStriking(acting, site, expected.value);
  if (refusal !== undefined) return err(refusal);
  return event(acting, 'carrier-struck', { site, carrier, reason: { digest: digestOfText(reason) } });
}

/**
 * Struck as a mistake by whoever listed it or leads the site, as long as it is nowhere but on the list: what somebody has sent, held, stored or
 * looked at since is there to be found.
 */
export function refuseStriking(
  { room, people, day }: Pick<Acting, 'room' | 'people' | 'day'>,
  site: string,
  { carrier, listed }: Carrier,
): BallotRefusal | undefined {
  const isTheirs = people.some((person) => listed.by.includes(person.person) || isLeadAt(person, site, day));
  if (!isTheirs) return { code: 'carrier-listed-by-others', carrier };
  const container = lookUp(room.containers, carrier);
  if (container === undefined) return undefined;
  const { steps, readings, condition } = container;
  const isHandled = steps.length > listed.steps || readings.length > listed.readings || condition !== 'ok';
  return isHandled || transferIn(room, carrier) !== undefined ? { code: 'carrier-on-its-way', carrier } : undefined;
}

function isLeadAt({ duties }: Person, site: string, day: string): boolean {
  return duties.some(({ duty, place, from, until }) => {
    const isHere = place === null || place === site || place === `site:${site}`;
    return duty === 'site-lead' && isHere && from <= day && (until === null || day <= until);
  });
}

/** A carrier that a site expects and that nobody has opened. */
function carrierIn(room: OpenRoom, site: string, carrier: string): Result<Carrier, BallotRefusal> {
  const expected = lookUp(room.carriers, site)?.find((each) => each.carrier === carrier);
  if (expected === undefined) return err({ code: 'unknown', kind: 'carrier', name: carrier });
  return expected.opened === null ? ok(expected) : err({ code: 'carrier-opened-already', carrier });
}

/**
 * Opened by two of whom one has read its seals; where none are on record, what was read is. What was sent in it is received by opening it: nobody
 * can count it sooner.
 */
function decideOpening(acting: Acting, command: BallotCommandOf<'open-carrier'>): BallotDecision {
  const { room, by } = acting;
  const { site, carrier, envelopes, seal } = command;
  const expected = carrierIn(room, site, carrier);
  if (!expected.ok) return expected;
  const container = lookUp(room.containers, carrier);
  if (container === undefined) {
    if (seal === null) return err({ code: 'carrier-seal-missing', carrier });
    return event(acting, 'carrier-opened', { version: 2, site, carrier, envelopes, seal });
  }
  const sent = transferIn(room, carrier);
  const giver = by.find((person) => sent?.sent.by.includes(person));
  if (giver !== undefined) return err({ code: 'receiver-is-giver', person: giver });
  const removed = sealsToCut(room, carrier);
  if (!removed.ok) return removed;
  const isOwn =
    readingsThere(room, expected.value)
      .at(-1)
      ?.by.some((person) => by.includes(person)) === true;
  if (removed.value.length > 0 && !isOwn) return err({ code: 'seals-not-read', container: carrier });
  return ok([
    ...(sent === undefined ? [] : [done(acting, 'transfer-received', { transfer: sent.transfer, counted: envelopes })]),
    done(acting, 'container-opened', { container: carrier, removed: removed.value, purpose: site }),
    done(acting, 'carrier-opened', { version: 2, site, carrier, envelopes, seal: null }),
  ]);
}

function decideClosing(acting: Acting, command: BallotCommandOf<'close-site'>): BallotDecision {
  const { room, by } = acting;
  const { site } = command;
  const issues = openIssuesOf(room, site);
  const isKnown = (carrier: string) => command.over?.includes(carrier) !== false;
  const isOverAll = issues.every((each) => !('carriers' in each) || each.carriers.every(isKnown));
  if (issues.length > 0 && !(command.withOpenIssues && isOverAll)) return err({ code: 'site-not-ready', site, issues });
  const closed = done(acting, 'site-closed', { site, openIssues: [...new Set(issues.map(({ issue }) => issue))] });
  if (!issues.some(({ issue }) => UNOPENED.has(issue))) return ok([closed]);
  // Ballots that nobody has opened are not forgotten because a site was closed over them.
  const incident = { incident: freeIncident(room, command.incident), subject: site, involved: by } as const;
  return ok([closed, done(acting, 'incident-opened', { ...incident, kind: 'CARRIER_UNOPENED', severity: 'high' })]);
}

const UNOPENED: ReadonlySet<OpenIssue['issue']> = new Set(['carrier-not-opened', 'carrier-on-its-way']);

/** How the seals of a carrier were read since it was listed and sent: what somebody read before says nothing of how it arrived. */
export function readingsThere(room: OpenRoom, { carrier, listed }: Carrier): Container['readings'] {
  const before = Math.max(listed.readings, transferIn(room, carrier)?.carriedIn?.readingsBefore ?? 0);
  return (lookUp(room.containers, carrier)?.readings ?? []).slice(before);
}

/** The envelopes that were sent in a carrier and that nobody has received yet. */
export function transferIn(room: OpenRoom, carrier: string): Transfer | undefined {
  for (const [, transfer] of entriesOf(room.transfers)) {
    const { carriedIn, received, unit } = transfer;
    if (carriedIn?.container === carrier && received.length === 0 && unit === 'envelopes') return transfer;
  }
  return undefined;
}

/** What keeps a site from being closed. How many envelopes are on their way is told to nobody who is to count them. */
export function openIssuesOf(room: OpenRoom, site: string): readonly OpenIssue[] {
  const issues: OpenIssue[] = [];
  const unopened = (lookUp(room.carriers, site) ?? []).filter(({ opened }) => opened === null);
  const wasSentIn = ({ carrier }: { readonly carrier: string }) => transferIn(room, carrier) !== undefined;
  const listed = unopened.filter((each) => !wasSentIn(each));
  if (listed.length > 0) {
    const envelopes = listed.reduce((sum, each) => sum + each.envelopes, 0);
    issues.push({ issue: 'carrier-not-opened', carriers: listed.map(({ carrier }) => carrier), envelopes });
  }
  const sent = unopened.filter(wasSentIn);
  if (sent.length > 0) issues.push({ issue: 'carrier-on-its-way', carriers: sent.map(({ carrier }) => carrier) });
  if (lookUp(room.sites, site)?.kind !== 'precinct') return issues;
  const record = formsAt(room, `site:${site}`, 'F-04').at(-1);
  if (record === undefined) return [...issues, { issue: 'form-missing', form: 'F-04' }];
  const version = newestVersion(record);
  const inBin = version.fields.emergencyOut;
  if (typeof inBin === 'number' && inBin > 0) issues.push({ issue: 'emergency-bin-not-empty', cards: inBin });
  if (version.signedBy.length < 2) issues.push({ issue: 'form-not-signed', form: 'F-04' });
  return issues;
}
