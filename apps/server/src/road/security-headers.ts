import type { FastifyInstance } from 'fastify';

/** Nothing from elsewhere, nothing inline: a name in a file cannot become a script. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // React sets what it computes (the width of a bar) on the element itself, which is no inline style to a browser.
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  // For browsers that do not know `frame-ancestors`.
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // The address of an audit board is a secret; it goes to no other server.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The station and inventories of a ballot room read labels with the camera of the device; what it sees is sent nowhere.
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
};

const HTTPS_FOR_SECONDS = 365 * 24 * 60 * 60;

export function securityHeaders(app: FastifyInstance, { https }: { readonly https: boolean }): void {
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(SECURITY_HEADERS);
    if (https) void reply.header('strict-transport-security', `max-age=${HTTPS_FOR_SECONDS}`);
  });
  // What was said to one person stays in no cache. Files of the web app are no answers, and say themselves how long they last.
  app.addHook('onSend', async (request, reply, payload) => {
    const isAnswer = request.routeOptions.url?.startsWith('/api/') === true;
    if (isAnswer && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    return payload;
  });
}
