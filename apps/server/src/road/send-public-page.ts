import { createHash } from 'node:crypto';
import { PUBLIC_PAGE_STYLE } from '@plumbline/documents';
import type { FastifyReply } from 'fastify';

const STYLE_DIGEST = createHash('sha256').update(PUBLIC_PAGE_STYLE).digest('base64');
/** Nothing is fetched and nothing runs; the one style that stands in the page is named by its digest. */
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Shows a page that everybody may read, or will. */
export function sendPublicPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .send(page);
}
