import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../byte-source.ts';
import { nodeDeflater, nodeInflater } from '../node.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { createRestartingReader, entrySource } from './nested-source.ts';
import { openZip } from './read-zip.ts';
import { createZipWriter, type Deflater } from './write-zip.ts';
import { DEFAULT_ZIP_LIMITS, type ZipLimits } from './zip-limits.ts';

/** As much of yauzl, which has no types of its own, as is used here. */
type Yauzl = {
  readonly fromBuffer: (
    bytes: Buffer,
    options: { readonly lazyEntries: boolean },
    done: (error: Error | null, zip: YauzlFile) => void,
  ) => void;
};
type YauzlFile = {
  readonly on: (event: string, listener: (entry: { readonly fileName: string }) => void) => void;
  readonly readEntry: () => void;
};
const yauzl: Yauzl = createRequire(import.meta.url)('yauzl');

const utf8 = (text: string) => new TextEncoder().encode(text);

/** An archive of the given files. */
function zipOf(files: Readonly<Record<string, string | Uint8Array>>, deflater: Deflater = nodeDeflater): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => parts.push(bytes.slice()) }, deflater });
  for (const [name, content] of Object.entries(files))
    zip.add(name, typeof content === 'string' ? utf8(content) : content);
  zip.finish();
  return new Uint8Array(Buffer.concat(parts));
}

/** Everything in an archive, or the code of the issue that ended the reading. */
async function unzip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Promise<Record<string, string> | string> {
  try {
    const source = memorySource(bytes);
    const archive = await openZip(
      { name: 'made.zip', source },
      { inflater: nodeInflater, limits: { ...DEFAULT_ZIP_LIMITS, ...limits } },
    );
    const files: Record<string, string> = {};
    for await (const entry of archive.entries()) {
      const whole = new TextDecoder().decode(await archive.readEntry(entry));
      let streamed = '';
      const decoder = new TextDecoder();
      for await (const chunk of archive.entryChunks(entry)) streamed += decoder.decode(chunk, { stream: true });
      expect(streamed + decoder.decode()).toBe(whole);
      files[entry.name] = whole;
    }
    return files;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.issue.code;
    throw error;
  }
}

/** Where the first directory entry of an archive begins. */
const directoryAt = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 6, true);

/** The archive with some bytes of its first directory entry changed. */
function withDirectoryField(bytes: Uint8Array, offset: number, values: readonly number[]): Uint8Array {
  const changed = bytes.slice();
  changed.set(values, directoryAt(bytes) + offset);
  return changed;
}

describe('archives', () => {
  test('any files survive, whole and piece by piece', async () => {
    const content = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.nat(50_000).map((length) => 'ab'.repeat(length)),
    );
    const files = fc.dictionary(fc.stringMatching(/^[a-z0-9]{1,8}$/), content, { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(files, async (made) => {
        expect(await unzip(zipOf(made))).toEqual({ ...made });
      }),
      { numRuns: 100 },
    );
  });

  test('what we write, an independent reader reads', async () => {
    const names = await new Promise<string[]>((resolve, reject) => {
      yauzl.fromBuffer(
        Buffer.from(zipOf({ 'a.xml': '<a/>', 'ünï/b.csv': 'x' })),
        { lazyEntries: true },
        (error, zip) => {
          if (error !== null) {
            reject(error);
            return;
          }
          const found: string[] = [];
          zip.on('entry', (entry) => {
            found.push(entry.fileName);
            zip.readEntry();
          });
          zip.on('end', () => resolve(found));
          zip.readEntry();
        },
      );
    });
    expect(names).toEqual(['a.xml', 'ünï/b.csv']);
  });

  test('what another program writes, stored and deflated and with ZIP64 fields, is read', async () => {
    // Written by the zipfile module of Python 3, the last file with force_zip64.
    const written = [
      'UEsDBBQAAAAAAAAAIQDPYiAZBQAAAAUAAAAKAAAAc3RvcmVkLnR4dHBsYWluUEsDBBQAAAAIAAAAIQBqigjOLgAAACgjAAAMAAAA',
      'ZGVmbGF0ZWQudHh07cZBDQAwCAQwKxO3E7AQPlOPD9K+Wq+Tn3tKRERERERERERERERERERERGRvBlBLAwQtAAAAAAAAACEA4ozj',
      'rP//////////CAAUAHdpZGUudHh0AQAQAAQAAAAAAAAABAAAAAAAAAB3aWRlUEsBAhQDFAAAAAAAAAAhAM9iIBkFAAAABQAAAAoA',
      'AAAAAAAAAAAAAIABAAAAAHN0b3JlZC50eHRQSwECFAMUAAAACAAAACEAaooIzi4AAAAoIwAADAAAAAAAAAAAAAAAgAEtAAAAZGVm',
      'bGF0ZWQudHh0UEsBAi0DLQAAAAAAAAAhAOKM46wEAAAABAAAAAgAAAAAAAAAAAAAAIABhQAAAHdpZGUudHh0UEsFBgAAAAADAAMA',
      'qAAAAMMAAAAAAA==',
    ].join('');
    expect(await unzip(new Uint8Array(Buffer.from(written, 'base64')))).toEqual({
      'stored.txt': 'plain',
      'deflated.txt': 'squeezed '.repeat(1000),
      'wide.txt': 'wide',
    });
  });

  test('more files than a plain directory can count are listed through ZIP64', async () => {
    const files = Object.fromEntries(Array.from({ length: 66_000 }, (_, index) => [`${index}.xml`, '']));
    // All files are empty: their packed form need not be computed 66,000 times.
    const deflater = { ...nodeDeflater, deflateRaw: () => Uint8Array.of(3, 0) };
    const source = memorySource(zipOf(files, deflater));
    const archive = await openZip({ name: 'many.zip', source }, { inflater: nodeInflater, limits: DEFAULT_ZIP_LIMITS });
    let count = 0;
    for await (const entry of archive.entries()) {
      if (entry.name === `${count}.xml`) count += 1;
    }
    expect(count).toBe(66_000);
  });

  test('an archive cut off anywhere is refused, never misread', async () => {
    const bytes = zipOf({ 'a.txt': 'first', 'b.txt': 'second' });
    for (let end = 0; end < bytes.length; end += 1) expect(await unzip(bytes.slice(0, end))).toBe('BAD_ZIP');
  });

  test('whatever byte is changed, content is right or refused', async () => {
    const made = { 'a.txt': 'first first first', 'b.txt': 'second' };
    const bytes = zipOf(made);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x21;
      const read = await unzip(changed);
      if (typeof read === 'string') continue;
      expect(Object.values(read).sort()).toEqual(Object.values(made).sort());
    }
  });
});

describe('hostile archives', () => {
  test.each([
    '../evil.xml',
    '/etc/passwd',
    'C:/x',
    'a/../../b',
    '..\\evil.xml',
    'a\u0001b',
    'a\u0000.csv',
    'fdp\u202ecsv.xml',
    'a\nb',
  ])('the path %j is refused', async (name) => {
    expect(await unzip(zipOf({ [name]: 'x' }))).toBe('UNSAFE_ZIP_ENTRY');
  });

  test('a password is named', async () => {
    expect(await unzip(withDirectoryField(zipOf({ a: 'x' }), 8, [1, 8]))).toBe('ZIP_ENCRYPTED');
  });

  test('more files, bytes or expansion than allowed end the reading', async () => {
    const bytes = zipOf({ a: 'x', b: 'y'.repeat(3_000_000) });
    expect(await unzip(bytes, { entriesMax: 1 })).toBe('ZIP_LIMIT');
    expect(await unzip(bytes, { archiveBytesMax: 10 })).toBe('ZIP_LIMIT');
    expect(await unzip(bytes, { entryBytesMax: 1000 })).toBe('ZIP_LIMIT');
    expect(await unzip(bytes, { totalBytesMax: 1000 })).toBe('ZIP_LIMIT');
    expect(await unzip(bytes, { ratioMax: 100 })).toBe('ZIP_LIMIT');
  });

  test('a directory that understates a file does not make it expand', async () => {
    // The size in the directory says 5 bytes, the data expands to a million.
    const bytes = withDirectoryField(zipOf({ a: 'z'.repeat(1_000_000) }), 24, [5, 0, 0, 0]);
    expect(await unzip(bytes)).toBe('BAD_ZIP');
  });

  test('files that share their bytes are recognised by their sum', async () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 5000 }, () => {
      state = Math.imul(state, 1_664_525) + 1_013_904_223;
      return state >>> 24;
    });
    const once = zipOf({ a: noise });
    const start = directoryAt(once);
    const entry = once.slice(start, once.length - 22);
    const ending = once.slice(-22);
    const view = new DataView(ending.buffer);
    const copies = 10;
    view.setUint16(8, copies, true);
    view.setUint16(10, copies, true);
    view.setUint32(12, entry.length * copies, true);
    const overlapping = Buffer.concat([once.slice(0, start), ...Array.from({ length: copies }, () => entry), ending]);
    expect(await unzip(overlapping)).toBe('ZIP_LIMIT');
  });

  test('an unusual packing method is refused', async () => {
    expect(await unzip(withDirectoryField(zipOf({ a: 'x' }), 10, [12, 0]))).toBe('BAD_ZIP');
  });
});

describe('archives in archives', () => {
  const inner = zipOf({ 'x.xml': '<x/>', 'y.xml': '<y/>'.repeat(100) });
  const open = async (bytes: Uint8Array) => {
    const source = memorySource(bytes);
    return {
      source,
      archive: await openZip({ name: 'o.zip', source }, { inflater: nodeInflater, limits: DEFAULT_ZIP_LIMITS }),
    };
  };

  test('one that was packed again is read without unpacking it to disk', async () => {
    const { source, archive } = await open(zipOf({ 'inner.zip': inner }));
    for await (const entry of archive.entries()) {
      const nested = await entrySource(archive, entry, source);
      expect(await unzip((await nested.read?.(0, entry.sizeBytes)) ?? new Uint8Array())).toEqual({
        'x.xml': '<x/>',
        'y.xml': '<y/>'.repeat(100),
      });
    }
  });

  test('what can only be read forwards is read again for earlier bytes', async () => {
    const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
    let starts = 0;
    const chunks = async function* () {
      starts += 1;
      for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
    };
    const read = createRestartingReader(chunks, bytes.length, 1000);
    const ranges = fc.array(fc.tuple(fc.nat(10_500), fc.nat(3000)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(ranges, async (wanted) => {
        for (const [offset, length] of wanted) {
          expect(await read(offset, length)).toEqual(bytes.slice(offset, offset + length));
        }
      }),
      { numRuns: 30 },
    );
    expect(starts).toBeGreaterThan(1);
  });
});
