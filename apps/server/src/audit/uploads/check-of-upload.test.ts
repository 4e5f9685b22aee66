import type { BegunAudit, Plan, RegisteredFile } from '@plumbline/audit';
import { type InputFileKind, Sha256Schema } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import type { Services } from '../../services.ts';
import type { UploadFindings } from '../../stores/uploads.ts';
import { basisOfCheck, checkOfArrived, checkOfUpload } from './check-of-upload.ts';

/* What is found in a file is kept under everything that it depends on: what is left out there is answered with what was found before. */

const digest = (two: string) => Sha256Schema.parse(two.repeat(32));

const PLAN: Plan = {
  name: 'Pilot',
  organization: 'Pineland',
  type: 'hybrid',
  method: 'suite',
  compatibility: false,
  settings: null,
  jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
  contests: [],
  withoutBallots: [],
};

function manifestOf(jurisdiction: string, change: Partial<RegisteredFile> = {}): RegisteredFile {
  const figures = { kind: 'manifest', batches: 1, ballots: 10 } as const;
  return { jurisdiction, kind: 'manifest', name: 'm.csv', bytes: 1, sha256: digest('ab'), figures, ...change };
}

function auditWith(files: readonly RegisteredFile[], plan: Partial<Plan> = {}): BegunAudit {
  const rest = { phase: 'planning', combinedBatches: [], twoPersons: { required: false } };
  // Files and the plan are all that is looked at.
  return { ...rest, plan: { ...PLAN, ...plan }, files } as unknown as BegunAudit;
}

const upload = (kind: InputFileKind, change: object = {}) => ({
  ...{ name: 'file.csv', bytes: 5, sha256: digest('cd'), kind, jurisdiction: 'Adams' },
  ...change,
});

const AUDIT = auditWith([manifestOf('Adams'), manifestOf('Baker')]);
const HEADERS = [{ header: 'Sack', column: 'Batch Name' }];

describe('the same basis', () => {
  test.each(['manifest', 'candidate-totals', 'cvrs'] as const)(
    'is another for another name or content of a file: %s',
    (kind) => {
      const bases = [{}, { name: 'other.csv' }, { sha256: digest('ef') }].map((change) =>
        basisOfCheck(AUDIT, upload(kind, change)),
      );
      expect(new Set(bases).size).toBe(3);
      expect(basisOfCheck(AUDIT, upload(kind))).toBe(bases[0]);
    },
  );

  test('is another for what is said of the headers, another kind, another county and another plan', () => {
    const bases = [
      basisOfCheck(AUDIT, upload('manifest')),
      basisOfCheck(AUDIT, upload('manifest', { headers: HEADERS })),
      basisOfCheck(AUDIT, upload('participants')),
      basisOfCheck(AUDIT, upload('manifest', { jurisdiction: 'Baker' })),
      basisOfCheck(auditWith(AUDIT.files, { withoutBallots: ['Baker'] }), upload('manifest')),
    ];
    expect(new Set(bases).size).toBe(bases.length);
  });

  test('is that of totals and records only with the manifest of their own county, with what is said of its headers', () => {
    const bare = auditWith([manifestOf('Baker')]);
    const others = upload('cvrs', { sha256: digest('ef') });
    expect(basisOfCheck(bare, others)).not.toBe(basisOfCheck(bare, upload('cvrs')));
    for (const change of [{ sha256: digest('99') }, { headers: HEADERS }]) {
      const own = auditWith([manifestOf('Adams', change), manifestOf('Baker')]);
      const other = auditWith([manifestOf('Adams'), manifestOf('Baker', change)]);
      for (const kind of ['candidate-totals', 'cvrs'] as const) {
        const before = basisOfCheck(AUDIT, upload(kind));
        expect(basisOfCheck(own, upload(kind))).not.toBe(before);
        expect(basisOfCheck(bare, upload(kind))).not.toBe(before);
        expect(basisOfCheck(other, upload(kind))).toBe(before);
      }
      // A manifest is read against no other file.
      expect(basisOfCheck(own, upload('manifest'))).toBe(basisOfCheck(AUDIT, upload('manifest')));
    }
  });
});

/** A pool of threads and a store that note what they are asked for. */
function servicesThat(answer: Partial<UploadFindings>) {
  const asked: (readonly [string, object])[] = [];
  const workers = {
    run: async (task: string, order: object) => {
      asked.push([task, order]);
      return answer;
    },
  };
  const blobs = {
    put: async (from: AsyncIterable<Uint8Array>) => {
      for await (const bytes of from) asked.push(['stored', bytes]);
    },
  };
  return { asked, services: { workers, blobs } as unknown as Services };
}

describe('a file is read', () => {
  test('once for one basis, and once more where it is another', async () => {
    const { asked, services } = servicesThat({ accepted: true });
    const file = upload('manifest', { name: 'read once.csv' });
    expect(await checkOfUpload(services, AUDIT, file)).toEqual({ accepted: true });
    await checkOfUpload(services, AUDIT, file);
    await checkOfUpload(services, AUDIT, { ...file, headers: HEADERS });
    const order = {
      file: { name: 'read once.csv', sha256: file.sha256 },
      kind: 'manifest',
      jurisdiction: 'Adams',
      plan: PLAN,
    };
    expect(asked).toEqual([
      ['check-upload', { ...order, headers: undefined, manifestFile: undefined }],
      ['check-upload', { ...order, headers: HEADERS, manifestFile: undefined }],
    ]);
  });

  test('with its manifest where it is read against that, and not before there is one', async () => {
    const { asked, services } = servicesThat({ accepted: true });
    await checkOfUpload(services, AUDIT, upload('candidate-totals', { name: 'with its manifest.csv' }));
    await checkOfUpload(services, AUDIT, upload('cvrs', { name: 'with its manifest.csv' }));
    expect(asked.map(([task]) => task)).toEqual(['check-upload', 'check-cvrs']);
    expect(asked[0]?.[1]).toMatchObject({ manifestFile: manifestOf('Adams') });
    expect(asked[1]?.[1]).toMatchObject({
      jurisdiction: 'Adams',
      plan: PLAN,
      order: { manifestFile: manifestOf('Adams') },
    });
    const bare = auditWith([manifestOf('Baker')]);
    const refused = await checkOfUpload(services, bare, upload('cvrs'));
    expect([refused.accepted, refused.issues.map(({ code }) => code)]).toEqual([false, ['NEED_MANIFEST']]);
    expect(asked).toHaveLength(2);
  });

  test('and stored by whoever reads it when it has just come; one that is known is stored again, and not read', async () => {
    const { asked, services } = servicesThat({ accepted: true });
    const arrived = new TextEncoder().encode('abc');
    const file = { name: 'arrived.csv', kind: 'manifest', jurisdiction: 'Adams' } as const;
    // The digest of “abc” in FIPS 180-2.
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const found = { sha256, bytes: 3, findings: { accepted: true } };
    expect(await checkOfArrived(services, AUDIT, file, arrived)).toEqual(found);
    expect(asked).toMatchObject([['check-upload', { arrived, file: { name: 'arrived.csv', sha256 } }]]);
    expect(await checkOfArrived(services, AUDIT, file, arrived)).toEqual(found);
    expect(asked.slice(1)).toEqual([['stored', arrived]]);
    // Records are stored before they are read.
    await checkOfArrived(services, AUDIT, { ...file, kind: 'cvrs' }, arrived);
    expect(asked.slice(2)).toMatchObject([
      ['stored', arrived],
      ['check-cvrs', { order: { file: { sha256, bytes: 3 } } }],
    ]);
  });
});
