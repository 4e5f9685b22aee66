import process from 'node:process';
import { type CvrFormat, createCardPackWriter, readCvr } from '../packages/election-files/src/index.ts';
import {
  createPackFile,
  nodeInflater,
  nodePackCodec,
  type OpenFile,
  openFile,
} from '../packages/election-files/src/node.ts';

/**
 * Reads one upload into a card pack, in a process of its own so that its memory can be measured, and prints what it
 * took as JSON: `files-worker.ts FORMAT PACK FILE...`.
 */
const [format, pack, ...paths] = process.argv.slice(2);
if (pack === undefined) throw new Error('FORMAT PACK FILE... are needed');

const opened: OpenFile[] = [];
for (const path of paths) opened.push(await openFile(path));
const start = process.cpuUsage();
const file = createPackFile(`${pack}.writing`);
const writer = createCardPackWriter({ output: file.output, codec: nodePackCodec });
const files = opened.map(({ source }, index) => ({ name: paths[index] ?? '', source }));
// The bench names the format it has just generated.
const reading = await readCvr({ format: format as CvrFormat, files, inflater: nodeInflater }, writer.sink);
if (!reading.accepted) throw new Error(JSON.stringify(reading.issues.slice(0, 3)));
writer.finish(reading);
const { sizeBytes } = file.commit(pack);
const { user, system } = process.cpuUsage(start);
for (const { close } of opened) await close();
console.log(
  JSON.stringify({
    cards: reading.cards,
    cpuSeconds: (user + system) / 1e6,
    memoryMb: process.resourceUsage().maxRSS / 1024,
    bytesPerCard: sizeBytes / reading.cards,
  }),
);
