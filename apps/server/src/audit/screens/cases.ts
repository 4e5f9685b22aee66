import type { CaseLine } from '@plumbline/api';
import {
  type AuditedBatch,
  type AuditInRounds,
  besideIn,
  type CaseFacts,
  type CaseState,
  type CaseSubject,
  caseKey,
  caseState,
  findBallot,
  findCase,
  findCount,
  isInRounds,
  type SeenVote,
  takesEverything,
  unitName,
  whoEnteredBatch,
} from '@plumbline/audit';
import { keepNewest } from '../../keep-newest.ts';
import type { Grant } from '../../policy/actor.ts';
import type { Allowed } from '../../policy/permissions.ts';
import type { Services } from '../../services.ts';
import { namesOfPeople } from '../../stores/people.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { caseFactsKey } from '../inputs/prepared-inputs.ts';
import { comparisonsVisible } from './comparisons-visible.ts';

const kept = keepNewest<readonly CaseFacts[]>({
  bytesMax: 20_000_000,
  bytesOf: (facts) => JSON.stringify(facts).length,
});

/** The jurisdictions whose cases a reader sees now, and those they will see once these have finished. */
export type CasesVisible = { readonly shown: readonly (string | null)[]; readonly withheld: readonly string[] };

/** A manager sees the cases of their own jurisdictions; a contest as a whole is for administrators. */
export function casesVisible(
  { audit, auditId }: BegunHistory,
  reader: { readonly grants: readonly Grant[]; readonly role: Allowed },
): CasesVisible {
  if (!isInRounds(audit)) return { shown: [], withheld: [] };
  const isOffice = reader.role === 'audit-administrator';
  const own = reader.grants.flatMap((grant) =>
    grant.role === 'jurisdiction-manager' && grant.auditId === auditId ? [grant.jurisdiction] : [],
  );
  const names = audit.plan.jurisdictions.map(({ name }) => name).filter((name) => isOffice || own.includes(name));
  const worked = names.filter((name) => audit.rounds.some(({ work }) => work[name] !== undefined));
  const [shown, withheld] = [true, false].map((visible) =>
    worked.filter((name) => comparisonsVisible(audit, name, reader.role) === visible),
  );
  return {
    shown: [...(shown ?? []), ...(isOffice && takesEverything(audit.plan) ? [null] : [])],
    withheld: withheld ?? [],
  };
}

/** The cases of these jurisdictions as the files tell them; worked out in a thread, again only after something was recorded. */
export function caseFactsIn(
  services: Services,
  history: BegunHistory,
  jurisdictions: readonly (string | null)[],
): Promise<readonly CaseFacts[]> {
  const { audit } = history;
  if (!isInRounds(audit) || jurisdictions.length === 0) return Promise.resolve([]);
  const key = caseFactsKey(history, jurisdictions);
  return kept.get(key, () => services.workers.run('case-facts', { audit, jurisdictions }));
}

/** Cases as a screen shows them: those that touch a targeted margin first, then by how much there is still to do. */
export async function caseLines(
  services: Services,
  audit: AuditInRounds,
  facts: readonly CaseFacts[],
): Promise<CaseLine[]> {
  const ids = facts.flatMap(({ subject }) => {
    const count = countOf(audit, subject);
    return count === undefined ? [] : [count, ...besideIn(count)].map(({ enteredBy }) => enteredBy);
  });
  const names = await namesOfPeople(services.db, [...new Set(ids)]);
  const lines = facts.map((one) => caseLine(audit, one, (id) => names.get(id) ?? id));
  return lines.toSorted(
    (one, other) =>
      Number(other.targetedChange !== null) - Number(one.targetedChange !== null) ||
      ORDER[one.state] - ORDER[other.state],
  );
}

const ORDER: Readonly<Record<CaseState, number>> = { new: 0, 'second-look': 1, 'to-approve': 2, settled: 3 };

function caseLine(audit: AuditInRounds, facts: CaseFacts, nameOf: (personId: string) => string): CaseLine {
  const { subject, difference, place } = facts;
  const { jurisdiction, unit } = subject;
  const targeted = new Set(audit.plan.contests.filter((one) => one.targeted).map(({ name }) => name));
  const lines = (difference?.lines ?? []).map((line) => ({
    ...line,
    targeted: line.contest !== null && targeted.has(line.contest),
  }));
  const changes = lines.flatMap((line) => (line.targeted && line.marginChange !== null ? [line.marginChange] : []));
  const [largest] = changes.toSorted((one, other) => Math.abs(other) - Math.abs(one));
  const count = countOf(audit, subject);
  return {
    jurisdiction,
    unit,
    place: place && {
      container: place.container,
      tabulator: place.tabulator,
      batch: place.batch,
      position: place.position,
    },
    imprintedId: facts.imprintedId,
    round: roundEntered(audit, subject),
    enteredBy: count === undefined ? boardThatEntered(audit, subject) : whoEnteredBatch(count, nameOf),
    lines: lines.map(({ contest, targeted: isTargeted, reported, audited, marginChange }) => ({
      contest,
      targeted: isTargeted,
      reported: reported && mutable(reported),
      audited: mutable(audited),
      marginChange,
    })),
    targetedChange: largest ?? null,
    state: caseState(audit, subject),
    cause: findCase(audit, subject)?.explanation?.cause ?? null,
  };
}

type Figure = CaseLine['lines'][number]['audited'];

/** What crosses the wire is a copy. */
function mutable(figure: CaseFacts['difference'] extends null ? never : SeenFigureOf): Figure {
  if (figure.kind === 'entered-otherwise') {
    return { ...figure, readings: figure.readings.map((one) => copyOfVote(one)) };
  }
  if (figure.kind === 'counted-otherwise') {
    const { kind, tallies, rankings } = figure;
    return { kind, tallies: tallies.map((votes) => ({ ...votes })), ...(rankings && { rankings: [...rankings] }) };
  }
  if (figure.kind === 'vote') return copyOfVote(figure);
  return 'choices' in figure ? { ...figure, choices: [...figure.choices] } : figure;
}

function copyOfVote<Vote extends SeenVote>({ choices, ranks, ...vote }: Vote) {
  return { ...vote, choices: [...choices], ...(ranks && { ranks: [...ranks] }) };
}

type SeenFigureOf = NonNullable<CaseFacts['difference']>['lines'][number]['audited'];

function roundEntered(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): number | null {
  if (jurisdiction === null) return null;
  if (unit.kind === 'ballot') return findBallot(audit, jurisdiction, unit.ballot)?.round ?? null;
  return findCount(audit, { jurisdiction, batch: unitName(unit) })?.round ?? null;
}

function countOf(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): AuditedBatch | undefined {
  if (jurisdiction === null || unit.kind !== 'batch') return undefined;
  return findCount(audit, { jurisdiction, batch: unit.batch });
}

function boardThatEntered(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): string | null {
  if (jurisdiction === null || unit.kind !== 'ballot') return null;
  const entered = findBallot(audit, jurisdiction, unit.ballot);
  if (entered === undefined) return null;
  const round = audit.rounds.find(({ number }) => number === entered.round);
  const board = round?.work[jurisdiction]?.boards.find(({ name }) => name === entered.board);
  return [entered.board, (board?.members ?? []).join(', ')].filter((part) => part !== '').join(': ');
}

/** The case that is asked for, if there is one to see. */
export function findFacts(facts: readonly CaseFacts[], subject: CaseSubject): CaseFacts | undefined {
  return facts.find((one) => caseKey(one.subject) === caseKey(subject));
}
