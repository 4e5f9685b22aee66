import type { HelpContact } from '@plumbline/api';
import type { AskedSizes } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import type { LogBody } from '@plumbline/record';
import type { OwnForms } from '@plumbline/words/office-nouns';
import type { FactorKind, OrganizationEvent } from '../office/project-organization.ts';
import { guessingLevel } from '../sign-in/code-rules.ts';
import { boardIdOf } from '../stores/board-links.ts';
import { electionIdOfAudit } from '../stores/elections.ts';
import type { MapFile } from '../stores/office-maps.ts';
import type { RoomFacts } from './check-rooms.ts';
import { isTallyEvent, noteTallyEvent, type TallyFacts } from './check-tally-entries.ts';

type Link = Extract<OrganizationEvent, { readonly type: 'board-link-replaced' | 'board-pin-replaced' }>;
type PinRefused = Extract<OrganizationEvent, { readonly type: 'board-pin-refused' }>;
type FactorAdded = Extract<OrganizationEvent, { readonly type: 'second-factor-added' }>;
type LinkMade = Extract<OrganizationEvent, { readonly type: 'sign-in-link-made' }>;

/** A moment in the log. `held`: the clock was behind, so that the deed may have been a little before. */
export type Moment = { readonly at: string; readonly held: boolean; readonly commandId: string };

type Added = {
  readonly organizationId: string;
  readonly electionId: string;
  readonly name: string;
  readonly type: string;
  readonly createdAt: string;
  deletedAt: string | null;
};

type Elected = {
  readonly organizationId: string;
  readonly name: string;
  readonly date: string | null;
  readonly state: string | null;
  readonly createdAt: string;
  readonly namedByAudit: boolean;
};

type Listing = Pick<
  Extract<OrganizationEvent, { readonly type: 'jurisdictions-listed' }>,
  'electionId' | 'auditId' | 'jurisdictions'
> & { readonly file: { readonly name: string; readonly sha256: Sha256 }; readonly at: string };

type Launch = {
  readonly round: number;
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly strata: AskedSizes['strata'];
  readonly personId: string | undefined;
  readonly moment: Moment;
};

type ConsentFact = {
  readonly id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly mode: string;
  readonly given_by: string;
  readonly given_at: string;
  readonly until: string;
  readonly ended_at: string | null;
};

/** What the logs of all organizations say that is stored elsewhere too: as many facts as there are people, audits and links. */
export type LogFacts = {
  readonly organizations: Map<string, { name: string; defaultState: string | null; secretSha256: string } | undefined>;
  /** By organization and person. */
  readonly administrators: Map<
    string,
    { readonly organizationId: string; readonly personId: string; readonly at: string }
  >;
  /** Digest of who a person was when entered, by person. */
  readonly people: Map<string, string>;
  readonly peopleNamed: Set<string>;
  readonly elections: Map<string, Elected>;
  readonly audits: Map<string, Added>;
  /** Of all organizations, each in the order of its log. */
  readonly listings: Listing[];
  readonly replacedLinks: Map<string, { readonly link: Link; readonly at: string }[]>;
  /** The newest wrong try at the PIN of a board that was not made anew since, by the identifier of the board. */
  readonly pinsRefused: Map<string, PinRefused>;
  readonly lastSignIns: Map<string, string>;
  readonly launches: Map<string, Launch[]>;
  readonly linksMade: Map<string, { readonly event: LinkMade; readonly moment: Moment; used: Moment | undefined }>;
  /** By subject: `person:…`, `board:…` or `tally-entry:…`. */
  readonly signIns: Map<string, Moment[]>;
  /** Sign-ins by a link that the server printed, by person. */
  readonly linkSignIns: Map<string, Moment[]>;
  /** When a second factor was given, by person. */
  readonly factorsGiven: Map<string, Moment[]>;
  /** The second factors that people have now. */
  readonly factors: Map<string, { readonly event: FactorAdded; readonly moment: Moment }>;
  /** The list of recovery codes that a person has now, and how many of it were used. */
  readonly recoveryCodes: Map<string, { readonly codesDigest: string; readonly usedBy: Set<string> }>;
  readonly codesSent: Map<string, Moment[]>;
  /** What the chains of the ballot rooms say of the tables, by chain. */
  readonly rooms: Map<string, RoomFacts>;
  /** Rows of the consents to support, by identifier. */
  readonly consents: Map<string, ConsentFact>;
  /** Whom the people of an office call, by organization. */
  readonly helpContacts: Map<string, HelpContact>;
  /** Rows of published pages, by audit. */
  readonly auditPages: Map<string, { readonly published_by: string; readonly published_at: string }>;
  /** Rows of the maps of offices, but for whose they are. */
  readonly officeMaps: Map<string, MapFile & { readonly set_by: string; readonly set_at: string }>;
  /** The words of an office, by organization. */
  readonly ownWords: Map<string, Readonly<Record<string, OwnForms>>>;
  /** Since when accounts are let into ballot rooms. */
  readonly roomAccounts: { readonly personId: string; readonly at: string }[];
  /** By audit and person. */
  readonly observers: Map<
    string,
    { readonly auditId: string; readonly personId: string; readonly at: string; readonly until: string }
  >;
  /** Links and requests to enter tallies. */
  readonly tally: TallyFacts;
  /** Codes that a second person at a device gave, by person. */
  readonly codesJoined: Map<string, Moment[]>;
  /** Those who act together at one device, as the logs say it: begun and not ended. */
  readonly jointSessions: Map<string, { readonly first: string; readonly second: string; readonly moment: Moment }>;
  /** The newest of each organization and level. */
  readonly alerts: Map<string, { readonly organizationId: string; readonly level: number; readonly moment: Moment }>;
};

export function noFacts(): LogFacts {
  return {
    organizations: new Map(),
    administrators: new Map(),
    people: new Map(),
    peopleNamed: new Set(),
    elections: new Map(),
    audits: new Map(),
    listings: [],
    replacedLinks: new Map(),
    pinsRefused: new Map(),
    lastSignIns: new Map(),
    launches: new Map(),
    linksMade: new Map(),
    signIns: new Map(),
    linkSignIns: new Map(),
    factorsGiven: new Map(),
    factors: new Map(),
    recoveryCodes: new Map(),
    codesSent: new Map(),
    rooms: new Map(),
    roomAccounts: [],
    observers: new Map(),
    consents: new Map(),
    helpContacts: new Map(),
    auditPages: new Map(),
    officeMaps: new Map(),
    ownWords: new Map(),
    tally: { links: new Map(), entries: new Map(), commands: new Map() },
    codesJoined: new Map(),
    jointSessions: new Map(),
    alerts: new Map(),
  };
}

/** Takes in the event of one entry of an organization's log. Of sign-ins only those from `since` on are kept one by one. */
export function noteOrganizationEntry(
  facts: LogFacts,
  { event, body }: { readonly event: OrganizationEvent; readonly body: LogBody },
  place: { readonly organizationId: string; readonly previousAt: string; readonly since: string },
): void {
  const { organizationId, previousAt, since } = place;
  const moment: Moment = { at: body.at, held: body.at === previousAt, commandId: body.commandId };
  const noteTime = (times: Map<string, Moment[]>, key: string) => {
    if (moment.at >= since) append(times, key, moment);
  };
  const actor = /^(?:audit-administrator|jurisdiction-manager|person|support):([^+]+)/.exec(body.actor)?.[1];
  if (actor !== undefined) facts.peopleNamed.add(actor);
  if ('personId' in event && typeof event.personId === 'string') facts.peopleNamed.add(event.personId);
  if (isTallyEvent(event)) noteTallyEvent(facts.tally, event, body);
  switch (event.type) {
    case 'organization-entered':
      facts.organizations.set(organizationId, event);
      return;
    case 'administrator-added':
      facts.administrators.set(`${organizationId} ${event.personId}`, {
        organizationId,
        personId: event.personId,
        at: body.at,
      });
      if (event.personDigest !== undefined) facts.people.set(event.personId, event.personDigest);
      return;
    case 'administrator-recorded':
      facts.people.set(event.personId, event.personDigest);
      return;
    case 'ballot-room-account-added':
      facts.people.set(event.personId, event.personDigest);
      facts.roomAccounts.push({ personId: event.personId, at: body.at });
      return;
    case 'observer-invited': {
      const { auditId, personId, until } = event;
      facts.people.set(personId, event.personDigest);
      facts.observers.set(`${auditId} ${personId}`, { auditId, personId, at: body.at, until });
      return;
    }
    case 'observer-ended':
      facts.observers.delete(`${event.auditId} ${event.personId}`);
      return;
    case 'support-consented': {
      const { consentId, personId, mode, givenBy, until } = event;
      facts.people.set(personId, event.personDigest);
      facts.peopleNamed.add(givenBy);
      facts.consents.set(consentId, {
        ...{ id: consentId, organization_id: organizationId, person_id: personId, mode, given_by: givenBy },
        ...{ given_at: body.at, until, ended_at: null },
      });
      return;
    }
    case 'support-ended': {
      const consent = facts.consents.get(event.consentId);
      if (consent !== undefined) facts.consents.set(event.consentId, { ...consent, ended_at: body.at });
      return;
    }
    case 'help-contact-set':
      if (event.contact === null) facts.helpContacts.delete(organizationId);
      else facts.helpContacts.set(organizationId, event.contact);
      return;
    case 'audit-page-published':
      facts.auditPages.set(event.auditId, { published_by: event.personId, published_at: body.at });
      return;
    case 'audit-page-withdrawn':
      facts.auditPages.delete(event.auditId);
      return;
    case 'office-map-set': {
      const { file, personId } = event;
      facts.peopleNamed.add(personId);
      facts.officeMaps.set(organizationId, { ...file, set_by: personId, set_at: body.at });
      return;
    }
    case 'office-map-removed':
      facts.officeMaps.delete(organizationId);
      return;
    case 'own-words-set':
      facts.ownWords.set(organizationId, event.words);
      return;
    case 'joint-session-begun':
      facts.jointSessions.set(jointName(event), { first: event.first, second: event.second, moment });
      noteTime(facts.codesJoined, event.second);
      return;
    case 'joint-session-ended':
      facts.jointSessions.delete(jointName(event));
      return;
    case 'election-created':
      facts.elections.set(event.electionId, electionOf(event, { organizationId, createdAt: body.at }));
      return;
    case 'election-changed': {
      const election = facts.elections.get(event.electionId);
      if (election !== undefined) facts.elections.set(event.electionId, electionOf(event, election));
      return;
    }
    case 'jurisdictions-listed': {
      const { electionId, auditId, file, jurisdictions } = event;
      facts.listings.push({ electionId, auditId, file, jurisdictions, at: body.at });
      return;
    }
    case 'audit-added': {
      const { auditId, name, electionId = electionIdOfAudit(auditId) } = event;
      const place = { organizationId, createdAt: body.at };
      if (event.electionId === undefined) {
        facts.elections.set(electionId, { ...place, name, date: null, state: null, namedByAudit: true });
      }
      facts.audits.set(auditId, {
        organizationId,
        electionId,
        name,
        type: event.auditType,
        createdAt: body.at,
        deletedAt: null,
      });
      return;
    }
    case 'audit-deleted': {
      const audit = facts.audits.get(event.auditId);
      if (audit !== undefined) audit.deletedAt = body.at;
      return;
    }
    case 'board-pin-refused':
      facts.pinsRefused.set(boardIdOf(event), event);
      return;
    case 'board-link-replaced':
    case 'board-pin-replaced':
      facts.pinsRefused.delete(boardIdOf(event));
      append(facts.replacedLinks, event.auditId, { link: event, at: body.at });
      return;
    case 'round-launched': {
      const { round, sampleSizes, strata } = event;
      append(facts.launches, event.auditId, { round, sampleSizes, strata, personId: actor, moment });
      return;
    }
    case 'sign-in-link-made':
      facts.linksMade.set(event.tokenSha256, { event, moment, used: undefined });
      return;
    case 'sign-in-links-withdrawn':
      facts.linksMade.clear();
      return;
    case 'signed-in': {
      facts.lastSignIns.set(event.personId, laterOf(facts.lastSignIns.get(event.personId), body.at));
      noteTime(facts.signIns, `person:${event.personId}`);
      noteLinkUsed(facts, event.link, moment);
      if (event.link !== undefined) noteTime(facts.linkSignIns, event.personId);
      if (event.factor !== undefined) noteFactorGiven(facts, { ...event, factor: event.factor }, moment, noteTime);
      return;
    }
    case 'sign-in-begun':
      noteTime(facts.signIns, `person:${event.personId}`);
      return;
    case 'second-factor-confirmed':
      noteFactorGiven(facts, event, moment, noteTime);
      return;
    case 'second-factor-added':
      facts.factors.set(event.factorId, { event, moment });
      noteTime(facts.factorsGiven, event.personId);
      return;
    case 'second-factor-removed':
      facts.factors.delete(event.factorId);
      return;
    case 'recovery-codes-made':
      facts.recoveryCodes.set(event.personId, { codesDigest: event.codesDigest, usedBy: new Set() });
      return;
    case 'second-factor-reset':
      for (const [factorId, { event: added }] of facts.factors) {
        if (added.personId === event.personId) facts.factors.delete(factorId);
      }
      facts.recoveryCodes.delete(event.personId);
      return;
    case 'board-signed-in':
      noteTime(facts.signIns, `board:${event.boardId}`);
      noteLinkUsed(facts, event.link, moment);
      return;
    case 'tally-entry-asked':
      noteTime(facts.signIns, `tally-entry:${event.entryId}`);
      return;
    case 'sign-in-code-sent':
      noteTime(facts.codesSent, event.personId);
      return;
    case 'guessing-noticed': {
      const level = guessingLevel(event.tries);
      facts.alerts.set(`${organizationId} ${level}`, { organizationId, level, moment });
      return;
    }
    default:
      return;
  }
}

/** One who joins another, in a room. */
export function jointName(joint: {
  readonly electionId: string;
  readonly jurisdiction: string;
  readonly first: string;
  readonly second: string;
}): string {
  return [joint.electionId, joint.jurisdiction, joint.first, joint.second].join('\n');
}

function electionOf(
  { name, date, state }: Pick<Elected, 'name' | 'date' | 'state'>,
  { organizationId, createdAt }: Pick<Elected, 'organizationId' | 'createdAt'>,
): Elected {
  return { organizationId, createdAt, name, date, state, namedByAudit: false };
}

/**
 * Whether something that was stored at this time belongs to a moment in the log: not before it, and at most `msMax` after.
 * Where the clock was behind, the entry carries the time of the one before it, which may be later than the deed.
 */
export function belongsTo(at: Date, { at: logged, held }: Moment, msMax: number): boolean {
  const passed = at.getTime() - Date.parse(logged);
  return passed <= msMax && (held || passed >= 0);
}

/** When a board's link got a rotation, by the identifier of the board. */
export function rotationsOf(facts: LogFacts): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const rotations = new Map<string, Map<number, string>>();
  for (const links of facts.replacedLinks.values()) {
    for (const { link, at } of links) {
      const boardId = boardIdOf(link);
      const known = rotations.get(boardId) ?? new Map<number, string>();
      rotations.set(boardId, known.set(link.rotation, at));
    }
  }
  return rotations;
}

function noteLinkUsed(facts: LogFacts, link: string | undefined, moment: Moment): void {
  const made = link === undefined ? undefined : facts.linksMade.get(link);
  if (made !== undefined) made.used = moment;
}

/** What stands in the logs of several offices is one use of a code, by one command. */
function noteFactorGiven(
  facts: LogFacts,
  given: { readonly personId: string; readonly factor: FactorKind },
  moment: Moment,
  noteTime: (times: Map<string, Moment[]>, key: string) => void,
): void {
  noteTime(facts.factorsGiven, given.personId);
  const list = facts.recoveryCodes.get(given.personId);
  if (given.factor === 'recovery-code') list?.usedBy.add(moment.commandId);
}

function laterOf(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
