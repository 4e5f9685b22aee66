import type { Packet } from '@plumbline/ballot-management';
import { csvText } from '@plumbline/election-files';
import type { Printing } from '../printed-document.ts';
import { printCanvass } from './canvass-document.ts';
import { excludedCsv, headsJson, indexedFiles, type PacketFile, procedureFile } from './indexed-files.ts';
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

/** The files of a packet, one after the other as each is made; the first page and the fingerprints come last, when everything is known. */
export async function* packetFiles(packet: Packet, context: PacketContext): AsyncGenerator<PacketFile> {
  const files = indexedFiles(context.digestOf);
  const { file } = files;
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
  for (const procedure of packet.procedures) yield procedureFile(files, procedure);
  for (const form of EMPTY_FORMS) {
    const { election, printing } = context;
    const jurisdiction = packet.view.jurisdiction;
    const { pdf } = await printForm({ ...printing, election, jurisdiction, place: null, procedure: null }, form);
    yield file(`forms/${ballotFileName(form.form, 'empty')}`, pdf);
  }
  yield file('forms/samples.csv', samplesCsv(packet));
  yield file('figures/canvass.pdf', (await printCanvass(context, packet.canvass)).pdf);
  yield file('figures/rates.csv', csvText([['Rate', 'Count'], ...Object.entries(packet.rates)]));
  yield file('figures/places.csv', placesCsv(packet));
  yield file('heads.json', headsJson(packet.view.jurisdiction, context.head));
  yield file('excluded.csv', excludedCsv(packet.excluded));
  const listed = files.made().map(({ path }) => path);
  yield file('index.html', packetIndex(packet, context, listed));
  yield files.manifest();
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
