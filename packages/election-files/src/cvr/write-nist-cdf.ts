import { ok, type Result } from '@plumbline/prelude';
import type { PackDamage, PackDirectory, PackedCard, PackedVote } from '../card-pack.ts';
import type { CardPack } from '../card-pack-reader.ts';

/** What a report says besides its cards. `generatedAt` is an ISO 8601 date and time with offset. */
export type CdfReportHeader = {
  readonly election: string;
  readonly jurisdiction: string;
  readonly generatedAt: string;
  readonly software: string;
};

/** A value of the report before it is spelled in JSON or XML: members in the order of the XML schema. */
type Node = string | number | boolean | readonly Node[] | { readonly [name: string]: Node | undefined };
type ObjectNode = { readonly [name: string]: Node | undefined };

const NAMESPACE = 'http://itl.nist.gov/ns/voting/1500-103/v1';

/**
 * Writes the cards of a pack as a report in the common data format of NIST SP 1500-103, version 1.0, in JSON or XML.
 *
 * Records come first, as the XML schema demands, one block of the pack at a time; `write` gets pieces of text.
 */
export async function writeNistCdf(options: {
  readonly pack: CardPack;
  readonly header: CdfReportHeader;
  readonly form: 'json' | 'xml';
  readonly write: (text: string) => void | Promise<void>;
}): Promise<Result<undefined, PackDamage>> {
  const { pack, header, form, write } = options;
  const { directory } = pack;
  const spelling = form === 'json' ? JSON_SPELLING : XML_SPELLING;
  const devices = numberNames(directory.batches.map(({ tabulator }) => tabulator));
  const precincts = new Map<string, number>();
  await write(spelling.begin);
  let first = true;
  for (let block = 0; block < pack.blockCount; block += 1) {
    const cards = await pack.readBlock(block);
    if (!cards.ok) return cards;
    const pieces: string[] = [];
    for (const card of cards.value) {
      pieces.push(spelling.record(recordNode(card, { directory, devices, precincts }), first));
      first = false;
    }
    await write(pieces.join(''));
  }
  await write(spelling.end(reportNode({ directory, header, devices, precincts })));
  return ok(undefined);
}

function numberNames(names: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
  return numbers;
}

type Numbers = {
  readonly directory: PackDirectory;
  readonly devices: ReadonlyMap<string, number>;
  readonly precincts: Map<string, number>;
};

function recordNode(card: PackedCard, { directory, devices, precincts }: Numbers): ObjectNode {
  const snapshot = `snapshot-${card.ordinal + 1}`;
  if (card.precinct !== '' && !precincts.has(card.precinct)) precincts.set(card.precinct, precincts.size + 1);
  return {
    '@type': 'CVR.CVR',
    BallotAuditId: card.imprintedId,
    BallotSheetId: card.sheet > 0 ? String(card.sheet) : undefined,
    BallotStyleId: card.style || undefined,
    BallotStyleUnitId: card.precinct === '' ? undefined : `precinct-${precincts.get(card.precinct)}`,
    BatchId: card.batch,
    BatchSequenceId: card.recordId,
    CreatingDeviceId: `device-${devices.get(card.tabulator)}`,
    CurrentSnapshotId: snapshot,
    CVRSnapshot: [
      {
        '@id': snapshot,
        '@type': 'CVR.CVRSnapshot',
        CVRContest: card.votes.map((vote) => contestNode(vote, directory)),
        Type: 'interpreted',
      },
    ],
    ElectionId: 'election-1',
    UniqueId: String(card.cvrNumber || card.ordinal + 1),
  };
}

function contestNode(vote: PackedVote, directory: PackDirectory): ObjectNode {
  const votesAllowed = directory.contests[vote.contest]?.votesAllowed ?? null;
  const isOvervoted = vote.state === 'overvote';
  const choices = [...new Set(vote.marks.map(({ choice }) => choice))];
  const marked = vote.marks.length;
  const ranked = vote.marks.some(({ rank }) => rank > 0);
  const missing =
    votesAllowed === null || isOvervoted || ranked || vote.state === 'not-entitled'
      ? 0
      : Math.max(0, votesAllowed - marked);
  const statuses = [
    ...(vote.isVoid || vote.state === 'not-entitled' ? ['invalidated-rules'] : []),
    ...(isOvervoted ? ['overvoted'] : []),
    ...(vote.state === 'blank' ? ['not-indicated'] : []),
    ...(vote.state === 'partial' ? ['undervoted'] : []),
  ];
  return {
    '@type': 'CVR.CVRContest',
    ContestId: `contest-${vote.contest + 1}`,
    CVRContestSelection: choices.length === 0 ? undefined : choices.map((choice) => selectionNode(vote, choice)),
    Overvotes: isOvervoted ? Math.max(1, marked - (votesAllowed ?? marked)) : 0,
    Status: statuses.length === 0 ? undefined : statuses,
    Undervotes: missing,
  };
}

function selectionNode(vote: PackedVote, choice: number): ObjectNode {
  const counts = vote.state !== 'overvote' && vote.state !== 'not-entitled';
  return {
    '@type': 'CVR.CVRContestSelection',
    ContestSelectionId: selectionId(vote.contest, choice),
    SelectionPosition: vote.marks
      .filter((mark) => mark.choice === choice)
      .map(({ rank, writeIn }) => ({
        '@type': 'CVR.SelectionPosition',
        HasIndication: 'yes',
        IsAllocable: counts && writeIn !== 'rejected' ? 'yes' : 'no',
        NumberVotes: 1,
        Rank: rank > 0 ? rank : undefined,
      })),
  };
}

function selectionId(contest: number, choice: number): string {
  return `selection-${contest + 1}-${choice + 1}`;
}

function reportNode(options: Numbers & { readonly header: CdfReportHeader }): ObjectNode {
  const { directory, header, devices, precincts } = options;
  return {
    Election: [electionNode(directory, header)],
    GeneratedDate: header.generatedAt,
    GpUnit: [
      {
        '@id': 'jurisdiction',
        '@type': 'CVR.GpUnit',
        Name: header.jurisdiction,
        Type: 'other',
        OtherType: 'jurisdiction',
      },
      ...Array.from(precincts, ([name, number]) => ({
        '@id': `precinct-${number}`,
        '@type': 'CVR.GpUnit',
        Name: name,
        Type: 'precinct',
      })),
    ],
    ReportGeneratingDeviceIds: ['report-writer'],
    ReportingDevice: [
      { '@id': 'report-writer', '@type': 'CVR.ReportingDevice', Application: header.software },
      ...Array.from(devices, ([tabulator, number]) => ({
        '@id': `device-${number}`,
        '@type': 'CVR.ReportingDevice',
        SerialNumber: tabulator,
      })),
    ],
    ReportType: ['aggregated'],
    Version: '1.0.0',
  };
}

function electionNode(directory: PackDirectory, header: CdfReportHeader): ObjectNode {
  const candidateId = (contest: number, choice: number) => `candidate-${contest + 1}-${choice + 1}`;
  return {
    '@id': 'election-1',
    '@type': 'CVR.Election',
    Candidate: directory.contests.flatMap(({ choices }, contest) =>
      choices.map(({ name }, choice) => ({
        '@id': candidateId(contest, choice),
        '@type': 'CVR.Candidate',
        Name: name,
      })),
    ),
    Contest: directory.contests.map(({ name, votesAllowed, choices }, contest) => ({
      '@id': `contest-${contest + 1}`,
      '@type': 'CVR.CandidateContest',
      ContestSelection: choices.map(({ writeIn }, choice) => ({
        '@id': selectionId(contest, choice),
        '@type': 'CVR.CandidateSelection',
        CandidateIds: [candidateId(contest, choice)],
        IsWriteIn: writeIn ? true : undefined,
      })),
      Name: name,
      VotesAllowed: votesAllowed ?? undefined,
    })),
    ElectionScopeId: 'jurisdiction',
    Name: header.election,
  };
}

/** How the parts of a report are spelled. */
type Spelling = {
  readonly begin: string;
  readonly record: (node: ObjectNode, first: boolean) => string;
  readonly end: (node: ObjectNode) => string;
};

const JSON_SPELLING: Spelling = {
  begin: '{"@type":"CVR.CastVoteRecordReport","CVR":[',
  record: (node, first) => `${first ? '\n' : ',\n'}${JSON.stringify(node)}`,
  end: (node) => `\n],${JSON.stringify(node).slice(1)}\n`,
};

const XML_SPELLING: Spelling = {
  begin: `<?xml version="1.0" encoding="UTF-8"?>\n<CastVoteRecordReport xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
  record: (node) => `\n${elementsOf('CVR', node)}`,
  end: (node) => `${childrenOf(node)}\n</CastVoteRecordReport>\n`,
};

// Members that are lists of identifiers in JSON and one list between blanks in XML.
const REFERENCES = new Set(['CandidateIds', 'ReportGeneratingDeviceIds']);
// Classes that XML cannot tell by the name of the element.
const SUBCLASSES = new Set(['CVR.CandidateContest', 'CVR.CandidateSelection']);

function elementsOf(name: string, node: Node | undefined): string {
  if (node === undefined) return '';
  if (Array.isArray(node)) {
    if (REFERENCES.has(name)) return `<${name}>${node.map((item) => escapeXml(String(item))).join(' ')}</${name}>`;
    return node.map((item: Node) => elementsOf(name, item)).join('');
  }
  if (typeof node !== 'object') return `<${name}>${escapeXml(String(node))}</${name}>`;
  // Arrays have been dealt with; TypeScript does not narrow readonly arrays away.
  const members = node as ObjectNode;
  const id = members['@id'] === undefined ? '' : ` ObjectId="${escapeXml(String(members['@id']))}"`;
  const type = String(members['@type'] ?? '');
  const subclass = SUBCLASSES.has(type) ? ` xsi:type="${type.replace('CVR.', '')}"` : '';
  return `<${name}${id}${subclass}>${childrenOf(members)}</${name}>`;
}

function childrenOf(members: ObjectNode): string {
  return Object.entries(members)
    .filter(([name]) => !name.startsWith('@'))
    .map(([name, node]) => elementsOf(name, node))
    .join('');
}

function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write these.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
  );
}
