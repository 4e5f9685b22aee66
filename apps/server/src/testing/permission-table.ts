import type { Role } from '@plumbline/api';
import { DOWNLOADS } from '../audit/downloads/downloads.ts';
import { COMMANDS } from '../commands.ts';
import type { Actor, Grant } from '../policy/actor.ts';
import { NOBODY } from '../policy/actor.ts';
import { can } from '../policy/can.ts';
import type { Permission } from '../policy/permissions.ts';
import type { Scope, ScopeRequest } from '../policy/scope.ts';
import { QUERIES } from '../queries.ts';

/* Who may ask for what, where: every way in × everybody × every place, as `can` decides it. docs/permissions.md is printed from it. */

/** Something that can be asked for, and on which noun of the path it is asked. */
export type WayIn = {
  readonly kind: 'command' | 'query' | 'download' | 'upload';
  /** Of a command or query its name; otherwise the address. */
  readonly name: string;
  /** What is added to tell two ways to one address apart. */
  readonly of?: string;
  readonly permission: Permission;
  readonly noun: Noun;
};

export type Noun = Scope['kind'];

export const EVERYBODY = [
  'administrator',
  'manager',
  'member',
  'board',
  'tally entry',
  'observer',
  'support reading',
  'support acting',
  'signed in',
  'nobody',
] as const;
export type Who = (typeof EVERYBODY)[number];

/** Where something can be asked for, seen from a manager and a board of one jurisdiction in one audit. */
export const PLACES = {
  own: 'their own',
  again: 'the same jurisdiction in another audit of the election',
  board: 'another board of the jurisdiction',
  jurisdiction: 'another jurisdiction of the audit',
  without: 'an audit of the election that does not take the jurisdiction',
  election: 'another election of the office',
  office: 'another office',
} as const;
export type Place = keyof typeof PLACES;

/** The places that differ for what is asked on a noun. */
export const PLACES_OF: Readonly<Record<Noun, readonly Place[]>> = {
  server: ['own'],
  organization: ['own', 'office'],
  election: ['own', 'election', 'office'],
  'ballot-room': ['own', 'jurisdiction', 'election', 'office'],
  audit: ['own', 'again', 'without', 'election', 'office'],
  jurisdiction: ['own', 'again', 'jurisdiction', 'without', 'election', 'office'],
  board: ['own', 'again', 'board', 'jurisdiction', 'without', 'election', 'office'],
};

/** The identifiers of a place; what a request does not need, it leaves out. */
export type Identifiers = {
  readonly organizationId: string;
  readonly electionId: string;
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly board: string;
};

const NAMES = { jurisdiction: 'J1', board: 'Board 1' };
const OWN = { organizationId: 'office', electionId: 'election', auditId: 'audit', ...NAMES };
const EXAMPLE: Readonly<Record<Place, Identifiers>> = {
  own: OWN,
  again: { ...OWN, auditId: 'second audit' },
  board: { ...OWN, board: 'Board 2' },
  jurisdiction: { ...OWN, jurisdiction: 'J2' },
  without: { ...OWN, auditId: 'third audit' },
  election: { ...OWN, electionId: 'another', auditId: 'audit of another' },
  office: { organizationId: 'elsewhere', electionId: 'elsewhere', auditId: 'audit elsewhere', ...NAMES },
};

const { board: _, ...IN_JURISDICTION } = OWN;
const MANAGED: readonly Grant[] = [OWN.auditId, EXAMPLE.again.auditId].map((auditId) => {
  return { role: 'jurisdiction-manager', ...IN_JURISDICTION, auditId } as const;
});
const ACTORS: Readonly<Record<Who, Actor>> = {
  administrator: person({ role: 'audit-administrator', organizationId: OWN.organizationId }),
  manager: person(...MANAGED),
  member: person({
    role: 'ballot-room-member',
    organizationId: OWN.organizationId,
    electionId: OWN.electionId,
    jurisdiction: OWN.jurisdiction,
  }),
  board: { kind: 'board', boardId: 'b', grants: [{ role: 'audit-board', ...OWN, round: 1 }] },
  'tally entry': {
    kind: 'tally-entry',
    entryId: 'e',
    grants: [{ role: 'tally-entry', ...IN_JURISDICTION, people: ['Ann', 'Bob'] }],
  },
  observer: person({
    role: 'observer',
    organizationId: OWN.organizationId,
    electionId: OWN.electionId,
    auditId: OWN.auditId,
  }),
  'support reading': person({ role: 'support', organizationId: OWN.organizationId, mode: 'read', consentBy: 'a' }),
  'support acting': person({ role: 'support', organizationId: OWN.organizationId, mode: 'act', consentBy: 'a' }),
  'signed in': person(),
  nobody: NOBODY,
};

function person(...grants: readonly Grant[]): Actor {
  return { kind: 'person', personId: 'p', grants };
}

/** The places where somebody may ask for something. */
export function placesAllowed({ permission, noun }: WayIn, who: Who): readonly Place[] {
  return PLACES_OF[noun].filter((place) => can(ACTORS[who], permission, scopeOf(noun, EXAMPLE[place])) !== undefined);
}

function scopeOf(kind: Noun, ids: Identifiers): Scope {
  const { organizationId, electionId, auditId, jurisdiction, board } = ids;
  switch (kind) {
    case 'server':
      return { kind };
    case 'organization':
      return { kind, organizationId };
    case 'election':
      return { kind, organizationId, electionId };
    case 'ballot-room':
      return { kind, organizationId, electionId, jurisdiction };
    case 'audit':
      return { kind, organizationId, electionId, auditId };
    case 'jurisdiction':
      return { kind, organizationId, electionId, auditId, jurisdiction };
    case 'board':
      return { kind, organizationId, electionId, auditId, jurisdiction, board };
  }
}

type Definition = { readonly permission: Permission; readonly scope: (input: never) => ScopeRequest };

function defined(kind: 'command' | 'query', definitions: Readonly<Record<string, Definition>>): readonly WayIn[] {
  return Object.entries(definitions).map(([name, { permission, scope }]) => {
    // A scope is taken from the identifiers of an input alone.
    return { kind, name, permission, noun: scope(OWN as never).kind };
  });
}

function downloads(): readonly WayIn[] {
  return DOWNLOADS.flatMap(({ path, permission }) => {
    const whole = permission({ jurisdiction: undefined, kind: 'participants' });
    const part = permission({ jurisdiction: OWN.jurisdiction, kind: 'manifest' });
    const common = { kind: 'download', name: path } as const;
    return [
      { ...common, of: 'of the audit', permission: whole, noun: 'audit' },
      { ...common, of: 'of a jurisdiction', permission: part, noun: 'jurisdiction' },
    ] as const;
  });
}

/** Every way in there is. Commands, queries and made downloads are taken from where they are defined. */
export const WAYS_IN: readonly WayIn[] = [
  ...defined('command', COMMANDS),
  ...defined('query', QUERIES),
  ...downloads(),
  { kind: 'download', name: '/api/files', of: 'list of participants', permission: 'participants.read', noun: 'audit' },
  { kind: 'download', name: '/api/files', of: 'list of standardized contests', permission: 'plan.read', noun: 'audit' },
  { kind: 'download', name: '/api/files', of: 'of a jurisdiction', permission: 'file.read', noun: 'jurisdiction' },
  { kind: 'download', name: '/api/kept-report', permission: 'kept-reports.read', noun: 'audit' },
  { kind: 'download', name: '/api/help-file', permission: 'file-help.answer', noun: 'jurisdiction' },
  { kind: 'download', name: '/api/draws', permission: 'log.read', noun: 'audit' },
  { kind: 'download', name: '/api/log.jsonl', permission: 'log.read', noun: 'audit' },
  { kind: 'download', name: '/api/office-log.jsonl', permission: 'office-log.read', noun: 'organization' },
  { kind: 'download', name: '/api/audit-public-page', permission: 'audit-page.read', noun: 'audit' },
  { kind: 'download', name: '/api/ballot-public-page', permission: 'ballot-room.read', noun: 'ballot-room' },
  { kind: 'download', name: '/api/ballot-kit.html', permission: 'ballot-room.read', noun: 'ballot-room' },
  { kind: 'download', name: '/api/ballot-packet.zip', permission: 'ballot-room.read', noun: 'ballot-room' },
  { kind: 'download', name: '/api/ballot-records.zip', permission: 'ballot-room.read', noun: 'ballot-room' },
  { kind: 'download', name: '/api/ballot-document.pdf', permission: 'ballot-room.read', noun: 'ballot-room' },
  { kind: 'download', name: '/api/kept-ballot-file', permission: 'ballot-room.read', noun: 'ballot-room' },
  { kind: 'download', name: '/api/live', permission: 'news.read', noun: 'audit' },
  {
    kind: 'upload',
    name: '/api/uploads',
    of: 'list of participants',
    permission: 'participants.upload',
    noun: 'audit',
  },
  { kind: 'upload', name: '/api/uploads/office-map', permission: 'office-map.change', noun: 'organization' },
  {
    kind: 'upload',
    name: '/api/uploads',
    of: 'of a jurisdiction',
    permission: 'jurisdiction-file.upload',
    noun: 'jurisdiction',
  },
];

/** The roles there are, by the words of the table. */
export const ROLES: Readonly<Record<Exclude<Who, 'signed in' | 'nobody'>, Role>> = {
  administrator: 'audit-administrator',
  manager: 'jurisdiction-manager',
  member: 'ballot-room-member',
  board: 'audit-board',
  'tally entry': 'tally-entry',
  observer: 'observer',
  'support reading': 'support',
  'support acting': 'support',
};

/** The table as docs/permissions.md prints it. */
export function renderPermissions(): string {
  const kinds = { command: 'Commands', query: 'Queries', download: 'Downloads and news', upload: 'Uploads' } as const;
  const tables = Object.entries(kinds).map(([kind, title]) => {
    const rows = WAYS_IN.filter((way) => way.kind === kind).map((way) => {
      const name = `\`${way.name}\`${way.of === undefined ? '' : ` ${way.of}`}`;
      return `| ${[name, way.noun, ...EVERYBODY.map((who) => cell(way, who))].join(' | ')} |`;
    });
    const asked = kind === 'command' ? [askedAgain(), ''] : [];
    return [`## ${title}`, '', ...asked, HEAD, HEAD_RULE, ...rows, ''].join('\n');
  });
  return [INTRODUCTION, LEGEND, '', ...tables].join('\n');
}

function askedAgain(): string {
  const names = Object.values(COMMANDS).flatMap((one) => ('asksFreshFactor' in one ? [`\`${one.name}\``] : []));
  return `Whoever sends one of these has given a second factor within the last five minutes: ${names.toSorted().join(', ')}.`;
}

function cell(way: WayIn, who: Who): string {
  const allowed = placesAllowed(way, who);
  if (allowed.length === 0) return '–';
  if (way.noun === 'server') return 'yes';
  const own = PLACES_OF[way.noun].filter((place) => place !== 'office');
  if (IN_THE_OFFICE.has(who) && own.every((place) => allowed.includes(place))) return 'office';
  return allowed.join(', ');
}

/** Those whose grant is of a whole office. */
const IN_THE_OFFICE: ReadonlySet<Who> = new Set(['administrator', 'support reading', 'support acting']);

const HEAD = `| What | asked of | ${EVERYBODY.join(' | ')} |`;
const HEAD_RULE = `|---|---|${EVERYBODY.map(() => '---|').join('')}`;

const INTRODUCTION = `# Who may do what, where

Printed from the code (\`apps/server/src/testing/permission-table.ts\`); a test fails when this page differs, and another sends every
request of this table over HTTP, as everybody, to every place, and compares the answer. What is not allowed here is refused; whether
what is allowed makes sense at the moment, the audit decides (docs/audit-phases.md).

*Asked of* says which noun of the path organization / election / jurisdiction / audit / board a request names; a ballot room is that of a
jurisdiction in an election. An administrator administers one office. A manager manages one jurisdiction of an election, in every audit that
takes it. A member is enrolled in one ballot room, with an account of theirs; what a member may do there, the duties in that room decide
(\`WHO_MAY\` of \`packages/ballot-management\`), and so they do for administrators and managers. A board is one
board in one round of an audit, signed in by its link. *Tally entry* are one or two people at another computer whom a manager has let enter
the tallies of one round; until then, and when they are out again, they are *nobody*. An observer watches one audit, and what they may send is what anybody may who is
not signed in, and ending their own sessions; of reports they read what is finished. Support is somebody
whom an administrator has let in for at most four hours, to read or also to repair; without a consent in force they are *signed in* and nothing
else. Of another office nobody learns that it is there: the answer is that nothing is at
the address. \`register-file\` and \`remove-file\` take files of the whole audit (participants, standardized contests) from administrators only.
`;

const LEGEND = [
  'A cell says whether what has no place is allowed (**yes**), or lists where it is:',
  '',
  '- **office**: everywhere in the administrator’s own office, or the one that lets support in, and in no other',
  ...Object.entries(PLACES).map(([place, words]) => `- **${place}**: ${words}`),
  '- **–**: nowhere',
].join('\n');
