import { fileSaying } from '@plumbline/words/file-words';
import type { CardIntake } from './card-intake.ts';
import { listMember, referencesMember, singleCount, singleText } from './unknown-json.ts';

/** A contest of a common-data-format report: its index, and its selections’ choice indexes. */
export type CdfContest = { readonly index: number; readonly choices: Map<string, number> };

/** What the records of a report refer to. */
export type CdfDefinitions = {
  readonly contests: Map<string, CdfContest>;
  readonly devices: Map<string, string>;
  readonly units: Map<string, string>;
  /** Takes in one member of the report other than its records. */
  readonly add: (name: string, value: unknown) => void;
  /** Gives the contests of all elections seen so far to the registry; names are known only then. */
  readonly settle: () => void;
};

/** Members of a report that define something, as both JSON and XML name them. */
export const CDF_DEFINITIONS: readonly string[] = ['Election', 'GpUnit', 'Party', 'ReportingDevice', 'Version'];

/** No definitions yet. */
export function createCdfDefinitions(intake: CardIntake): CdfDefinitions {
  const contests = new Map<string, CdfContest>();
  const devices = new Map<string, string>();
  const units = new Map<string, string>();
  const parties = new Map<string, string>();
  const elections: unknown[] = [];

  const add = (name: string, value: unknown): void => {
    const id = singleText(value, '@id');
    switch (name) {
      case 'Election':
        elections.push(value);
        break;
      case 'GpUnit':
        units.set(id, singleText(value, 'Name'));
        break;
      case 'Party':
        parties.set(id, singleText(value, 'Name') || singleText(value, 'Abbreviation'));
        break;
      case 'ReportingDevice':
        devices.set(id, singleText(value, 'SerialNumber') || id);
        break;
      case 'Version':
        if (typeof value === 'string' && !/^1\.0(\.|$)/.test(value.trim())) reportVersion(intake, value);
        break;
      default:
    }
  };

  const settle = (): void => {
    for (const election of elections.splice(0)) addElection({ election, contests, parties, intake });
  };

  return { contests, devices, units, add, settle };
}

function addElection(options: {
  readonly election: unknown;
  readonly contests: Map<string, CdfContest>;
  readonly parties: ReadonlyMap<string, string>;
  readonly intake: CardIntake;
}): void {
  const { election, contests, parties, intake } = options;
  const candidates = new Map<string, string>();
  for (const candidate of listMember(election, 'Candidate')) {
    candidates.set(singleText(candidate, '@id'), singleText(candidate, 'Name'));
  }
  for (const contest of listMember(election, 'Contest')) {
    const id = singleText(contest, '@id');
    if (contests.has(id)) continue;
    const index = intake.contests.add({
      id,
      name: contestName(contest),
      votesAllowed: votesAllowedIn(contest),
    });
    const choices = new Map<string, number>();
    const names = new Set<string>();
    for (const selection of listMember(contest, 'ContestSelection')) {
      const selectionId = singleText(selection, '@id');
      const writeIn = singleText(selection, 'IsWriteIn') === 'true';
      if (choices.has(selectionId)) continue;
      const plain = selectionName(selection, { candidates, parties, writeIn });
      // The format tells equal names apart by their selections: here by adding which selection it is.
      const name = names.has(plain) ? `${plain} (${selectionId})` : plain;
      names.add(name);
      choices.set(selectionId, intake.contests.addChoice(index, { id: selectionId, name, writeIn }));
    }
    contests.set(id, { index, choices });
  }
}

/** Written as it stands, blanks inside included: it is compared with what other files say. */
function contestName(contest: unknown): string {
  const [name] = listMember(contest, 'Name');
  return typeof name === 'string' && name !== '' ? name : singleText(contest, '@id');
}

/** A measure or retention question has one vote unless the file says otherwise; a contest of candidates must say. */
function votesAllowedIn(contest: unknown): number | undefined {
  const stated = singleCount(contest, 'VotesAllowed');
  if (stated !== undefined && stated > 0) return stated;
  return /CandidateContest$/.test(singleText(contest, '@type')) ? undefined : 1;
}

function selectionName(
  selection: unknown,
  names: {
    readonly candidates: ReadonlyMap<string, string>;
    readonly parties: ReadonlyMap<string, string>;
    readonly writeIn: boolean;
  },
): string {
  const id = singleText(selection, '@id');
  const ticket = referencesMember(selection, 'CandidateIds').map((candidate) => names.candidates.get(candidate) ?? '');
  const parties = referencesMember(selection, 'PartyIds').map((party) => names.parties.get(party) ?? '');
  const said = [ticket, parties].map((list) => list.filter((name) => name !== '').join(' / '));
  return said[0] || singleText(selection, 'Selection') || (names.writeIn ? 'Write-in' : '') || said[1] || id;
}

function reportVersion({ issues }: CardIntake, version: string): void {
  issues.error({
    code: 'CDF_UNSUPPORTED',
    found: version,
    expected: '1.0.0',
    message: fileSaying('commonFormat.theReportUsesVersionOf', { version }),
    advice: fileSaying('commonFormat.exportItInVersion1'),
  });
}
