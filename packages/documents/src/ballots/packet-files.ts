import type { Packet } from '@plumbline/ballot-management';
import { csvText } from '@plumbline/election-files';
import { packetWords } from '@plumbline/words/packet-words';
import type { Printing } from '../printed-document.ts';
import { packetIndex } from './packet-index.ts';
import { ballotFileName, EMPTY_FORMS, printForm } from './printed-forms.ts';
import { renderPublicPage } from './public-page.ts';

/** What a packet is made with beside what was chosen for it. */
export type PacketContext = {
  readonly office: string;
  readonly election: string;
  /** The moment of the newest entry, as people there write it. */
  readonly time: string;
  readonly head: { readonly number: number; readonly hash: string };
  readonly printing: Printing;
  /** SHA-256 of some bytes, in hexadecimal. */
  readonly digestOf: (bytes: Uint8Array) => string;
  readonly textOf: (digest: string) => string | undefined;
};

export type PacketFile = { readonly path: string; readonly bytes: Uint8Array };

/** The files of a packet, one after the other as each is made; the first page and the fingerprints come last, when everything is known. */
export async function* packetFiles(packet: Packet, context: PacketContext): AsyncGenerator<PacketFile> {
  const made: { readonly path: string; readonly sha256: string }[] = [];
  const file = (path: string, content: string | Uint8Array): PacketFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    made.push({ path, sha256: context.digestOf(bytes) });
    return { path, bytes };
  };
  for (const language of ['en', 'es'] as const) {
    const otherLanguage = language === 'en' ? ('es' as const) : ('en' as const);
    const page = renderPublicPage(packet.view, {
      ...context,
      language,
      otherLanguage: { language: otherLanguage, address: `${otherLanguage}.html` },
    });
    yield file(`public-page/${language}.html`, page);
  }
  const { standard, version } = packet.standard;
  const said = { standard, standardVersion: version, bullets: packet.bullets, answers: packet.answers };
  yield file('answers.json', `${JSON.stringify(said, null, 2)}\n`);
  for (const { procedure, version, topics, text } of packet.procedures) {
    const name = ballotFileName(procedure, `version ${version}`).replace(/\.pdf$/, '');
    // Names that differ only in what a file name leaves out are numbered.
    const isTaken = (path: string) => made.some((one) => one.path === path);
    let path = `procedures/${name}.txt`;
    for (let number = 2; isTaken(path); number += 1) path = `procedures/${name}-${number}.txt`;
    yield file(path, `${procedure}, ${version}\n${topics.join(', ')}\n\n${text}\n`);
  }
  for (const form of EMPTY_FORMS) {
    const { election, printing } = context;
    const jurisdiction = packet.view.jurisdiction;
    const { pdf } = await printForm({ ...printing, election, jurisdiction, place: null, procedure: null }, form);
    yield file(`forms/${ballotFileName(form.form, 'empty')}`, pdf);
  }
  yield file('forms/samples.csv', samplesCsv(packet));
  yield file('figures/rates.csv', csvText([['Rate', 'Count'], ...Object.entries(packet.rates)]));
  yield file('figures/places.csv', placesCsv(packet));
  const heads = { jurisdiction: packet.view.jurisdiction, entry: context.head.number, sha256: context.head.hash };
  yield file('heads.json', `${JSON.stringify(heads, null, 2)}\n`);
  yield file('excluded.csv', excludedCsv(packet));
  const listed = made.map(({ path }) => path);
  yield file('index.html', packetIndex(packet, context, listed));
  yield {
    path: 'MANIFEST.sha256',
    bytes: new TextEncoder().encode(made.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')),
  };
}

function samplesCsv({ samples }: Packet): string {
  const rows = samples.flatMap(({ form, version, returned, lines }) =>
    lines.map(({ line, value }) => [form, version, returned, line, value]),
  );
  return csvText([['Form', 'Version', 'Times returned', 'Line', 'Count'], ...rows]);
}

function placesCsv({ view }: Packet): string {
  // What nobody has approved is a word, and never 0.
  const shown = (value: number | null) => value ?? 'pending';
  return csvText([
    ['Place', 'Voters', 'Ballots', 'Ballots Minus Voters', 'Status'],
    ...view.places.map(({ place, voters, ballots, difference, status }) => [
      place,
      shown(voters),
      shown(ballots),
      shown(difference),
      status,
    ]),
  ]);
}

function excludedCsv({ excluded }: Packet): string {
  const say = packetWords('en');
  return csvText([
    ['What', 'Reason', 'In words'],
    ...excluded.map(({ what, because }) => [what, because, say(`excludedBecause.${because}`)]),
  ]);
}
