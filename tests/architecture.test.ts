import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  filesBelow,
  importsOf,
  isNeighbour,
  isTest,
  packageNameOf,
  repository,
  say,
  sourceOf,
  sourcesOf,
} from './source-files.ts';

/* What ARCHITECTURE.md promises about who may import what, checked against every package.json and every import. */

/** Ours first, then from npm. What is absent is forbidden. */
const PACKAGES: Readonly<Record<string, { readonly ours: readonly string[]; readonly npm: readonly string[] }>> = {
  statistics: {
    ours: [],
    npm: ['@stdlib/math-base-special-gammaln'],
  },
  prelude: { ours: [], npm: [] },
  election: { ours: ['prelude'], npm: ['zod'] },
  'election-files': {
    ours: ['prelude', 'election', 'words'],
    npm: ['saxes', 'hyparquet-writer'],
  },
  audit: { ours: ['prelude', 'election', 'statistics'], npm: ['zod'] },
  'ballot-management': { ours: ['prelude', 'election', 'election-files', 'audit', 'statistics'], npm: ['zod'] },
  record: {
    ours: ['prelude', 'election', 'audit', 'ballot-management', 'election-files', 'statistics', 'words'],
    npm: ['canonicalize', 'zod'],
  },
  documents: {
    ours: ['prelude', 'election', 'election-files', 'audit', 'ballot-management', 'drawings', 'words'],
    npm: ['pdfkit', 'uqr', 'bwip-js', 'fontkit', 'bidi-js'],
  },
  drawings: { ours: ['prelude'], npm: [] },
  words: { ours: ['prelude', 'election', 'audit', 'statistics'], npm: [] },
  api: { ours: ['prelude', 'election', 'audit', 'ballot-management', 'words'], npm: ['zod'] },
  simulation: {
    ours: ['prelude', 'election', 'election-files', 'audit', 'ballot-management', 'record', 'statistics'],
    npm: [],
  },
};

const EVERY_PACKAGE = Object.keys(PACKAGES);
const PRESENT = Object.entries(PACKAGES).filter(([name]) => existsSync(path.join(repository, 'packages', name)));
const APPS: Readonly<Record<string, readonly string[]>> = {
  server: EVERY_PACKAGE,
  cli: [...EVERY_PACKAGE, 'server'],
  web: [
    'prelude',
    'election',
    'election-files',
    'audit',
    'ballot-management',
    'api',
    'record',
    'statistics',
    'words',
    'drawings',
  ],
};

/**
 * The rooms of a package or an app: folders below its `src`, the lowest first, each with those whose files it may import.
 * A room sees only rooms above it in this list, so they can go round in no circle.
 */
const ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'packages/audit': {
    sampling: [],
    methods: [],
    state: ['sampling', 'methods'],
    fieldwork: ['sampling', 'state'],
    kinds: ['sampling', 'methods', 'state', 'fieldwork'],
    frame: ['sampling', 'state', 'fieldwork', 'kinds'],
    'kinds/contract': ['sampling', 'methods', 'state', 'fieldwork', 'kinds', 'frame'],
  },
  'packages/ballot-management': {
    units: [],
    profiles: [],
    accounting: ['units'],
    custody: ['units'],
    forms: ['units', 'accounting'],
    state: ['units', 'profiles', 'accounting', 'custody', 'forms'],
    reports: ['units', 'accounting', 'custody', 'forms', 'state'],
    county: ['accounting', 'reports'],
    proof: ['units', 'accounting', 'custody', 'forms', 'state', 'reports'],
    starter: ['forms', 'state', 'proof'],
    decisions: ['units', 'accounting', 'custody', 'forms', 'state', 'reports'],
    imports: ['units', 'accounting', 'forms', 'state', 'reports', 'decisions'],
  },
  'apps/server': {
    policy: [],
    database: [],
    files: [],
    log: ['database'],
    stores: ['policy', 'database', 'log'],
    office: ['stores'],
    road: ['policy', 'database', 'files', 'log', 'stores'],
    maps: ['policy', 'files', 'stores', 'office', 'road'],
    made: ['log', 'stores', 'road'],
    printing: ['road'],
    'sign-in': ['policy', 'log', 'stores', 'office', 'road'],
    'audit/history': ['files', 'log', 'stores'],
    'audit/inputs': ['files', 'road'],
    'audit/computations': ['log', 'road'],
    'audit/projections': ['stores', 'office', 'audit/history'],
    'ballots/history': ['log', 'stores', 'audit/history'],
    'audit/screens': [
      'policy',
      'stores',
      'road',
      'printing',
      'sign-in',
      'audit/history',
      'audit/inputs',
      'ballots/history',
    ],
    'audit/uploads': ['policy', 'files', 'log', 'stores', 'road', 'audit/history', 'audit/inputs', 'audit/screens'],
    'audit/downloads': [
      'policy',
      'log',
      'stores',
      'road',
      'made',
      'printing',
      'audit/history',
      'audit/inputs',
      'audit/screens',
    ],
    'audit/queries': [
      'policy',
      'log',
      'stores',
      'road',
      'sign-in',
      'audit/history',
      'audit/computations',
      'audit/screens',
      'audit/downloads',
    ],
    'audit/commands': [
      'policy',
      'log',
      'stores',
      'office',
      'road',
      'sign-in',
      'audit/history',
      'audit/inputs',
      'audit/computations',
      'audit/uploads',
      'audit/screens',
      'audit/downloads',
      'ballots/history',
    ],
    'audit/jobs': [
      'policy',
      'log',
      'stores',
      'road',
      'audit/history',
      'audit/computations',
      'audit/screens',
      'audit/downloads',
      'audit/commands',
    ],
    'ballots/projections': ['log', 'stores'],
    'ballots/screens': ['policy', 'log', 'stores', 'road', 'ballots/history'],
    'ballots/downloads': ['policy', 'log', 'stores', 'road', 'made', 'printing', 'ballots/history', 'ballots/screens'],
    'ballots/queries': [
      'policy',
      'log',
      'stores',
      'road',
      'printing',
      'audit/history',
      'ballots/history',
      'ballots/screens',
      'ballots/downloads',
    ],
    'ballots/commands': [
      'policy',
      'log',
      'stores',
      'office',
      'road',
      'sign-in',
      'audit/history',
      'audit/commands',
      'ballots/history',
      'ballots/screens',
      'ballots/downloads',
    ],
    projections: ['log', 'stores', 'office', 'road', 'audit/inputs', 'audit/projections', 'ballots/projections'],
    'ballots/jobs': [
      'policy',
      'log',
      'stores',
      'road',
      'made',
      'audit/jobs',
      'ballots/history',
      'ballots/screens',
      'ballots/downloads',
    ],
    jobs: ['database', 'stores', 'road', 'audit/jobs', 'ballots/jobs'],
    workers: [
      'files',
      'stores',
      'road',
      'made',
      'maps',
      'audit/history',
      'audit/inputs',
      'audit/uploads',
      'audit/downloads',
      'ballots/downloads',
    ],
    check: ['database', 'files', 'log', 'stores', 'office', 'road', 'sign-in', 'audit/history', 'audit/inputs'],
    backup: ['database', 'files', 'log', 'stores', 'check'],
    demonstration: [
      'policy',
      'log',
      'stores',
      'office',
      'road',
      'sign-in',
      'audit/history',
      'audit/inputs',
      'audit/uploads',
      'audit/commands',
      'ballots/history',
      'projections',
    ],
  },
};

/** Folders that only tests may import. */
const FOR_TESTS = ['testing', 'journeys'];

/** What stands at the door of a house and every room may see: what it is served with, how it is set up. Nothing else there. */
const AT_THE_DOOR: Readonly<Record<string, readonly string[]>> = {
  'packages/audit': [],
  'packages/ballot-management': [],
  'apps/server': [
    'services.ts',
    'config.ts',
    'code-version.ts',
    'keep-newest.ts',
    'remember-by.ts',
    'operator-problem.ts',
    'stop-in-time.ts',
  ],
};

/** What tests may use on top. */
const TEST_TOOLS = ['vitest', 'fast-check'];

type Manifest = Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string> | undefined>
>;

function manifestOf(folder: string): Manifest {
  // A package.json of ours.
  return JSON.parse(readFileSync(path.join(repository, folder, 'package.json'), 'utf8')) as Manifest;
}

/** The files that are loaded when `entry` is, within its package. */
function reachableFrom(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || !existsSync(file)) continue;
    reached.add(file);
    for (const each of importsOf(file).filter(isNeighbour)) waiting.push(path.resolve(path.dirname(file), each.from));
  }
  return reached;
}

test('every package there is stands in the table', () => {
  const present = readdirSync(path.join(repository, 'packages'));
  expect(present.filter((name) => PACKAGES[name] === undefined)).toEqual([]);
  expect(readdirSync(path.join(repository, 'apps')).sort()).toEqual(Object.keys(APPS).sort());
});

test.each(PRESENT)('packages/%s imports only what the table allows', (name, { ours, npm }) => {
  const allowed = new Set([...ours.map((each) => `@plumbline/${each}`), ...npm]);
  const forTests = new Set(Object.keys(manifestOf(`packages/${name}`).devDependencies ?? {}));
  const wrong = sourcesOf(`packages/${name}`)
    .flatMap(importsOf)
    .filter((each) => !isNeighbour(each) && !each.from.startsWith('node:'))
    .filter(({ file, from }) => {
      const target = packageNameOf(from);
      const isForTests = isTest(file) || FOR_TESTS.some((folder) => file.includes(`/src/${folder}/`));
      return !allowed.has(target) && !(isForTests && (TEST_TOOLS.includes(target) || forTests.has(target)));
    });
  expect(wrong.map(say)).toEqual([]);
});

test.each(PRESENT)('packages/%s declares only what the table allows', (name, { ours, npm }) => {
  const declared = Object.keys(manifestOf(`packages/${name}`).dependencies ?? {});
  const fits = new Set([...ours.map((each) => `@plumbline/${each}`), ...npm]);
  expect(declared.filter((each) => !fits.has(each))).toEqual([]);
});

test.each(Object.entries(APPS))('apps/%s imports no package of ours but those the table allows', (name, ours) => {
  const allowed = new Set(ours.map((each) => `@plumbline/${each}`));
  const imports = sourcesOf(`apps/${name}`).flatMap(importsOf);
  const wrong = imports.filter(({ from }) => from.startsWith('@plumbline/') && !allowed.has(packageNameOf(from)));
  expect(wrong.map(say)).toEqual([]);
});

test('whatever a package or an app imports, its own package.json declares', () => {
  const folders = [
    ...EVERY_PACKAGE.map((name) => `packages/${name}`),
    ...Object.keys(APPS).map((name) => `apps/${name}`),
  ];
  const undeclared = folders
    .filter((folder) => existsSync(path.join(repository, folder)))
    .flatMap((folder) => {
      const { dependencies, devDependencies, optionalDependencies } = manifestOf(folder);
      const declared = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));
      return (
        sourcesOf(folder)
          .flatMap(importsOf)
          .filter((each) => !isNeighbour(each) && !each.from.startsWith('node:') && !isTest(each.file))
          // The compiler finds out whether types resolve.
          .filter(({ forTypesOnly }) => !forTypesOnly)
          .filter(({ from }) => !declared.has(packageNameOf(from)))
          // Vitest itself loads the set-up of the test database.
          .filter(({ from }) => !TEST_TOOLS.includes(packageNameOf(from)))
          // Made by the build of the app itself, which its Vite configuration sets up.
          .filter(({ from }) => !from.startsWith('virtual:'))
      );
    });
  expect(undeclared.map(say)).toEqual([]);
});

test('no file steps out of its package by a path', () => {
  const folders = [
    ...EVERY_PACKAGE.map((name) => `packages/${name}`),
    ...Object.keys(APPS).map((name) => `apps/${name}`),
  ];
  const wrong = folders.flatMap((folder) => {
    const inside = path.join(repository, folder);
    return sourcesOf(folder)
      .flatMap(importsOf)
      .filter(
        (each) => isNeighbour(each) && !path.resolve(path.dirname(each.file), each.from).startsWith(inside + path.sep),
      );
  });
  expect(wrong.map(say)).toEqual([]);
});

test('what the browser can reach of a package imports nothing that only Node has', () => {
  const wrong = EVERY_PACKAGE.flatMap((name) => {
    const door = path.join(repository, 'packages', name, 'src', 'index.ts');
    return [...reachableFrom(door)]
      .flatMap(importsOf)
      .filter(({ from }) => from.startsWith('node:') || from.endsWith('/node'));
  });
  // Documents are made by the server.
  expect(wrong.filter(({ file }) => !file.includes('/packages/documents/')).map(say)).toEqual([]);
});

test('packages know no clock and no chance: both come in as arguments', () => {
  const banned = [/\bDate\.now\b/, /\bnew Date\(\s*\)/, /\bMath\.random\b/, /\bcrypto\.(randomUUID|getRandomValues)\b/];
  const found = EVERY_PACKAGE.flatMap((name) => sourcesOf(`packages/${name}`))
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const source = sourceOf(file);
      return banned
        .filter((pattern) => pattern.test(source))
        .map((pattern) => `${path.relative(repository, file)}: ${pattern}`);
    });
  expect(found).toEqual([]);
});

test('no screen tells the types of audit apart: it asks the heading, and only the words of each type stand by its name', () => {
  const words = path.join(repository, 'packages/words/src/en/screens/kinds');
  const types = readdirSync(words).map((file) => `'${path.basename(file, '.ts')}'`);
  expect(types).toContain("'ballot-polling'");
  const found = sourcesOf('apps/web').filter((file) => !isTest(file) && path.dirname(file) !== words);
  const wrong = found.filter((file) => types.some((type) => sourceOf(file).includes(type)));
  expect(wrong.map((file) => path.relative(repository, file))).toEqual([]);
});

test('no file is named for having no subject', () => {
  const folders = ['packages', 'apps', 'tests', 'scripts', 'bench'];
  const found = folders
    .flatMap((folder) => filesBelow(path.join(repository, folder)))
    .filter((file) => /^(utils?|helpers?|shared|common|misc|types)\.[a-z.]+$/i.test(path.basename(file)));
  expect(found).toEqual([]);
});

test('journeys open addresses by `visit`, which outlives a page that is on its way elsewhere', () => {
  const journeys = filesBelow(path.join(repository, 'tests')).filter((file) => path.basename(file) !== 'on-page.ts');
  expect(journeys.length).toBeGreaterThan(40);
  const found = journeys.filter((file) => file !== path.join(repository, 'tests/architecture.test.ts'));
  expect(found.filter((file) => sourceOf(file).includes('.goto('))).toEqual([]);
});

test('no test changes a module, the environment or the clock: the files after it share them', () => {
  const changes =
    /\bvi\.(?:mock|doMock|stub\w+|useFakeTimers|setSystemTime)\b|\bprocess\.(?:env(?:\.\w+|\[[^\]]+\])\s*=[^=]|chdir\()/;
  const tests = ['packages', 'apps', 'tests', 'mutation']
    .flatMap((folder) => filesBelow(path.join(repository, folder)))
    .filter(isTest);
  expect(tests.length).toBeGreaterThan(700);
  expect(tests.filter((file) => changes.test(sourceOf(file))).map((file) => path.relative(repository, file))).toEqual(
    [],
  );
});

test('an index stands only at the door of a package', () => {
  const found = ['packages', 'apps']
    .flatMap((folder) => filesBelow(path.join(repository, folder)))
    .filter((file) => /^index\.tsx?$/.test(path.basename(file)) && path.basename(path.dirname(file)) !== 'src');
  expect(found).toEqual([]);
});

const HOUSES = Object.entries(ROOMS);

/** The innermost room a file lies in: `.` for the door of the house. */
function roomOf(house: string, file: string): string {
  const place = path.relative(path.join(repository, house, 'src'), file);
  const inside = [...FOR_TESTS, ...Object.keys(ROOMS[house])].filter((room) => place.startsWith(`${room}/`));
  return inside.toSorted((a, b) => b.length - a.length)[0] ?? (place.includes('/') ? 'no room' : '.');
}

test.each(HOUSES)('the rooms of %s go round in no circle', (_, rooms) => {
  const names = Object.keys(rooms);
  const wrong = names.flatMap((room, place) =>
    rooms[room].filter((other) => !names.slice(0, place).includes(other)).map((other) => `${room} sees ${other}`),
  );
  expect(wrong).toEqual([]);
});

test.each(HOUSES)('every file of %s imports only from rooms that its own may see', (house, rooms) => {
  const wrong = sourcesOf(house)
    .filter((file) => !isTest(file))
    .flatMap((file) => importsOf(file).filter(isNeighbour))
    .filter(({ file, from }) => {
      const target = path.resolve(path.dirname(file), from);
      const own = roomOf(house, file);
      const other = roomOf(house, target);
      if (own === other || FOR_TESTS.includes(own) || !target.startsWith(path.join(repository, house, 'src')))
        return false;
      if (own === '.') return FOR_TESTS.includes(other);
      if (other === '.') return !AT_THE_DOOR[house]?.includes(path.basename(target));
      return !rooms[own]?.includes(other);
    });
  expect(wrong.map(say)).toEqual([]);
});

test.each(HOUSES)('what every room of %s may see at the door leads into no room but by a type', (house) => {
  const wrong = (AT_THE_DOOR[house] ?? [])
    .flatMap((name) => importsOf(path.join(repository, house, 'src', name)).filter(isNeighbour))
    .filter(({ from, forTypesOnly }) => !forTypesOnly && from.slice(2).includes('/'));
  expect(wrong.map(say)).toEqual([]);
});

test.each(HOUSES)('ARCHITECTURE.md shows the rooms of %s as they are', (_, rooms) => {
  const page = readFileSync(path.join(repository, 'ARCHITECTURE.md'), 'utf8');
  const lines = Object.entries(rooms).map(([room, others]) => `| \`${room}\` | ${others.join(', ') || 'none'} | `);
  expect(lines.filter((line) => !page.includes(line))).toEqual([]);
});

test('no kind of audit imports another kind', () => {
  const kinds = path.join(repository, 'packages/audit/src/kinds');
  const wrong = filesBelow(kinds)
    .filter((file) => !isTest(file) && path.dirname(file) !== kinds)
    .flatMap((file) => importsOf(file).filter(isNeighbour))
    .filter(({ file, from }) => {
      const [own, other] = [file, path.resolve(path.dirname(file), from)].map((one) => path.relative(kinds, one));
      return (
        !own.startsWith('contract/') &&
        !other.startsWith('..') &&
        other.includes('/') &&
        own.split('/')[0] !== other.split('/')[0]
      );
    });
  expect(wrong.map(say)).toEqual([]);
});

test('nothing but the kinds and the methods of an audit tells types or methods apart', () => {
  const source = (file: string) => readFileSync(path.join(repository, 'packages', file), 'utf8');
  const declared = `${source('audit/src/state/audit-type.ts')}${source('audit/src/methods/audit-method.ts')}`;
  const names = [...declared.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(3);
  // Those that come next, so that nobody begins to ask for them elsewhere.
  const known = [
    ...names,
    'ballot-comparison',
    'hybrid',
    'full-hand-tally',
    'minerva',
    'providence',
    'super-simple',
    'suite',
  ];
  const name = `['"](?:${known.join('|')})['"]`;
  const comparisons = [
    new RegExp(`[=!]==?\\s*${name}`),
    new RegExp(`${name}\\s*[=!]==?`),
    new RegExp(`case\\s+${name}\\s*:`),
    new RegExp(`\\.(?:startsWith|includes|endsWith)\\(\\s*${name}`),
  ];
  // A statistic's name is at home where it is computed, and words for a name where words are: tables may be there.
  const table = new RegExp(
    `(?:^|[{,]\\s*)(?:${name}|${known.filter((one) => /^[a-z]+$/.test(one)).join('|')}):\\s`,
    'm',
  );
  const homes = ['packages/audit/src/kinds/', 'packages/audit/src/methods/'];
  const found = [...EVERY_PACKAGE.map((one) => `packages/${one}`), ...Object.keys(APPS).map((one) => `apps/${one}`)]

    .flatMap(sourcesOf)
    .map((file) => path.relative(repository, file))
    .filter((file) => !isTest(file) && !file.includes('/src/testing/') && !homes.some((home) => file.startsWith(home)))
    .flatMap((file) => {
      const patterns = /^packages\/statistics\/|\/words\//.test(file) ? comparisons : [...comparisons, table];
      const lines = sourceOf(path.join(repository, file)).split('\n');
      return lines.filter((line) => patterns.some((one) => one.test(line))).map((line) => `${file}: ${line.trim()}`);
    });
  expect(found).toEqual([]);
});
