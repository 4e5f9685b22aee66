import { entriesOf, lookUp } from '@plumbline/prelude';
import { CHANNELS } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';

/** Places of the accounts that every room has, on whose papers their figures stand. */
const OF_EVERY_ROOM = ['mail', 'provisional', 'duplication', 'county'] as const;

/** Every place that a form of the room can be about: what is registered, and what every room has. */
export function formPlaces(room: OpenRoom): readonly string[] {
  const sites = [...entriesOf(room.sites)].flatMap(([, { site, days }]) => [
    `site:${site}`,
    ...days.map((day) => `site-day:${site}/${day}`),
  ]);
  const named = (kind: string, names: Iterable<readonly [string, unknown]>) =>
    [...names].map(([name]) => `${kind}:${name}`);
  const boxes = [...entriesOf(room.containers)].filter(([, { kind }]) => kind === 'drop-box');
  return [
    ...sites,
    ...OF_EVERY_ROOM,
    ...named('style', entriesOf(room.styles)),
    ...named('batch', entriesOf(room.batches)),
    ...named('container', entriesOf(room.containers)),
    ...named('retrieval', boxes),
    ...named('area', entriesOf(room.areas)),
  ];
}

/** Whether a form can be about a place. A retrieval is what its own form begins: it has any name. */
export function isFormPlace(room: OpenRoom, place: string): boolean {
  const cut = place.indexOf(':');
  const kind = cut < 0 ? '' : place.slice(0, cut);
  const name = place.slice(cut + 1);
  const [site = '', second, third] = name.split('/');
  const known = lookUp(room.sites, site);
  switch (kind) {
    case '':
      return OF_EVERY_ROOM.some((each) => each === place);
    case 'site':
    case 'provisional-site':
      return lookUp(room.sites, name) !== undefined;
    case 'site-day':
      return third === undefined && known?.days.includes(second ?? '') === true;
    case 'tabulator':
      return third === undefined && known?.tabulators.includes(second ?? '') === true;
    case 'tabulator-day':
      return known?.days.includes(second ?? '') === true && known.tabulators.includes(third ?? '');
    case 'channel':
      return CHANNELS.some((each) => each === name);
    case 'style':
      return lookUp(room.styles, name) !== undefined;
    case 'batch':
      return lookUp(room.batches, name) !== undefined;
    case 'container':
      return lookUp(room.containers, name) !== undefined;
    case 'area':
      return lookUp(room.areas, name) !== undefined;
    case 'retrieval':
      return name !== '';
    default:
      return false;
  }
}
