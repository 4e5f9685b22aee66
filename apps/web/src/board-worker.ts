/*
 * Keeps the pages of audit boards, of people who enter tallies, and of devices of ballot rooms, on the device, so that they open without a network. It keeps what
 * everybody is given, the program itself, and never an answer of the server: what a page needs is kept by that page.
 * It governs the addresses that are used on this device only; every other page of the browser goes past it.
 */

type Waits = { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
/** What a service worker has, of which the types of a page say nothing. */
type Worker = {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Waits) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
};

const worker = globalThis as unknown as Worker;

/** Put in by the build: the addresses of what the pages of a board are made of, named by what is in them. */
const FILES: readonly string[] = ['BOARD_FILES'];
/** Any page of a board is this one, which finds the rest. */
const PAGE = '/';
const NAME = 'board ';
const KEPT = `${NAME}${hashOf(FILES.join(' '))}`;
/** A network that says nothing for so long is none. */
const PATIENCE_MS = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((kept) => kept.addAll([PAGE, ...FILES].map((address) => new Request(address, { cache: 'reload' }))))
      // All is there or nothing is: an older version is not half replaced.
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name.startsWith(NAME) && name !== KEPT).map((name) => caches.delete(name))),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request, pathname));
});

/** The newest page while there is a network, so that whoever has one works with the program of the server. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(KEPT)).match(PAGE);
  if (kept === undefined) return fetch(request);
  const late = new Promise<Response>((answer) => setTimeout(() => answer(kept), PATIENCE_MS));
  const newest = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept : answer),
    () => kept,
  );
  return Promise.race([newest, late]);
}

/** A file carries a digest of its content in its name: the one that is kept is the one that is asked for. */
async function file(request: Request, pathname: string): Promise<Response> {
  return (await (await caches.open(KEPT)).match(pathname)) ?? fetch(request);
}

/** Tells one list from another; nothing rests on its being hard to find. */
function hashOf(text: string): string {
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16);
}
