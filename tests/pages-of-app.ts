import { readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = path.join(import.meta.dirname, '../apps/web/src');

/** The pages of an audit, or of a ballot room: the last part of their address. */
export function pagesOf(place: 'audit' | 'ballot-room'): readonly string[] {
  const file = place === 'audit' ? 'pages/audit-administrator/AuditPages.tsx' : 'pages/ballot-room/RoomPages.tsx';
  const text = readFileSync(path.join(SOURCE, file), 'utf8');
  return [...text.matchAll(/^ {2}'?([\w-]+)'?: async \(\)/gm)].map(([, name = '']) => name);
}

/** An address for each route of the app, with every page of an audit and of a ballot room: `x` for whatever names something. */
export function addressesOfPages(): readonly string[] {
  const routes = readFileSync(path.join(SOURCE, 'routes.tsx'), 'utf8');
  const paths = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, address = '']) => address);
  return paths.flatMap((address) => {
    const filled = address.replace(/\$(?!page)\w+/g, 'x');
    if (!filled.includes('$page')) return [filled];
    const pages = pagesOf(filled.startsWith('/audits') ? 'audit' : 'ballot-room');
    return pages.map((page) => filled.replace('$page', page));
  });
}
