import { type CvrCounty, type MadeCard, madeCard } from './generate-cvrs.ts';

/** One file of an export in many. */
export type MadeFile = { readonly name: string; readonly text: string };

/** A county as Hart sheets: one XML file a card, in the order of the batches. */
export function* hartSheets(county: CvrCounty): Generator<MadeFile> {
  for (let ordinal = 0; ordinal < county.cards; ordinal += 1) {
    const card = madeCard(county, ordinal);
    const guid = guidOf(county.seed, ordinal);
    yield { name: `1_${guid}.xml`, text: hartSheet(county, card, guid) };
  }
}

function hartSheet(county: CvrCounty, card: MadeCard, guid: string): string {
  const contests = county.contests.map(({ name, votesAllowed, choices }, index) => {
    const marks = card.marks[index];
    if (marks === undefined) return '';
    const options = marks.map(
      (choice) =>
        `<Option><Name>${escapeXml(choices[choice] ?? '')}</Name><Id>${guidOf(index, choice)}</Id><Value>1</Value></Option>`,
    );
    const missing = votesAllowed - marks.length;
    const ending = missing < 0 ? '<Overvoted />' : missing > 0 ? `<Undervotes>${missing}</Undervotes>` : '';
    const list = options.length === 0 ? '<Options />' : `<Options>${options.join('')}</Options>`;
    return `<Contest><Name>${escapeXml(name)}</Name><Id>${guidOf(index, 9999)}</Id>${list}${ending}</Contest>`;
  });
  // Batch numbers of one archive must not repeat: the scanner is part of the number here.
  const batch = card.tabulator * 100_000 + card.batch;
  return `\ufeff<?xml version="1.0" encoding="utf-8"?><Cvr xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://tempuri.org/CVRDesign.xsd"><Contests>${contests.join('')}</Contests><BatchSequence>${card.record}</BatchSequence><SheetNumber>1</SheetNumber><PrecinctSplit><Name>${card.precinct}</Name><Id>${guidOf(7, card.precinct)}</Id></PrecinctSplit><BatchNumber>${batch}</BatchNumber><CvrGuid>${guid}</CvrGuid></Cvr>`;
}

/** A county as a Dominion raw export: manifests, then exports of a thousand sessions each. */
export function* dominionJson(county: CvrCounty): Generator<MadeFile> {
  const version = '5.17.18.1';
  const manifest = (name: string, list: readonly unknown[]) => ({
    name: `${name}.json`,
    text: JSON.stringify({ Version: version, List: list }),
  });
  yield manifest(
    'ContestManifest',
    county.contests.map(({ name, votesAllowed }, index) => ({
      Description: name,
      Id: index + 1,
      ExternalId: '',
      DistrictId: 1,
      VoteFor: votesAllowed,
      NumOfRanks: 0,
      Disabled: 0,
    })),
  );
  yield manifest(
    'CandidateManifest',
    county.contests.flatMap(({ choices }, index) =>
      choices.map((name, choice) => ({
        Description: name,
        Id: candidateId(index, choice),
        ExternalId: '',
        ContestId: index + 1,
        Type: 'Regular',
        Disabled: 0,
      })),
    ),
  );
  const perFile = 1000;
  for (let start = 0, file = 1; start < county.cards; start += perFile, file += 1) {
    const sessions: string[] = [];
    for (let ordinal = start; ordinal < Math.min(county.cards, start + perFile); ordinal += 1) {
      sessions.push(sessionJson(madeCard(county, ordinal)));
    }
    const text = `{"Version":"${version}","ElectionId":"Made County","Sessions":[${sessions.join(',')}]}`;
    yield { name: `CvrExport_${file}.json`, text };
  }
}

function sessionJson(card: MadeCard): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const contests = card.marks.flatMap((marks, index) =>
    marks === undefined
      ? []
      : [
          {
            Id: index + 1,
            ManifestationId: 400 + index,
            Undervotes: 0,
            Overvotes: 0,
            OutstackConditionIds: [],
            Marks: marks.map((choice) => ({
              CandidateId: candidateId(index, choice),
              ManifestationId: 3000 + choice,
              PartyId: 0,
              Rank: 1,
              MarkDensity: 98,
              IsAmbiguous: false,
              IsVote: true,
              OutstackConditionIds: [],
            })),
          },
        ],
  );
  return JSON.stringify({
    TabulatorId: card.tabulator,
    BatchId: card.batch,
    RecordId: card.record,
    CountingGroupId: 2,
    ImageMask: `D:\\NAS\\Made County\\Results\\Tabulator${pad(card.tabulator, 5)}\\Batch${pad(card.batch, 3)}\\Images\\${pad(card.tabulator, 5)}_${pad(card.batch, 5)}_${pad(card.record, 6)}*.*`,
    SessionType: 'ScannedVote',
    VotingSessionIdentifier: '',
    UniqueVotingIdentifier: '',
    Original: {
      PrecinctPortionId: card.precinct,
      BallotTypeId: card.style,
      IsCurrent: true,
      Cards: [{ Id: 1000, KeyInId: 1000, PaperIndex: 0, Contests: contests, OutstackConditionIds: [] }],
    },
  });
}

function candidateId(contest: number, choice: number): number {
  return (contest + 1) * 100 + choice + 1;
}

/** An identifier that looks random and is not: the same county gives the same files. */
function guidOf(seed: number, ordinal: number): string {
  const word = (salt: number) => {
    const mixed = Math.imul((seed + salt) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(ordinal + 1, 0xc2b2ae35 + salt * 2);
    return ((mixed ^ (mixed >>> 15)) >>> 0).toString(16).padStart(8, '0');
  };
  const tail = word(4) + ordinal.toString(16).padStart(8, '0');
  const hex = word(1) + word(2) + tail.slice(0, 4) + tail.slice(4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
