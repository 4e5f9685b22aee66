import { isProblemCode, PROBLEMS, type ProblemCode, problemAddress } from '@plumbline/api';
import { detailWords } from '@plumbline/words/detail-words';
import { problemInWords } from '@plumbline/words/problem-words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Markup, markup, renderPage } from './render-page.ts';

const CODES = Object.keys(PROBLEMS).filter(isProblemCode);

/**
 * `GET /problems/<code>`: the page behind the `type` of every problem, for people without a session, without scripts and
 * without the web app; `GET /problems` lists them.
 */
export function problemPagesRoute(app: FastifyInstance): void {
  app.get('/problems', (_request, reply) => send(reply, { status: 200, title: 'Problems', content: list() }));
  app.get('/problems/', (_request, reply) => reply.redirect('/problems'));
  app.get('/problems/:code', (request: FastifyRequest<{ Params: { code: string } }>, reply) => {
    const { code } = request.params;
    if (isProblemCode(code))
      return send(reply, { status: 200, title: problemInWords(code).title, content: about(code) });
    return send(reply, { status: 404, title: detailWords('en')('noSuchProblem'), content: list() });
  });
}

function about(code: ProblemCode): Markup {
  const { status } = PROBLEMS[code];
  const { why, advice } = problemInWords(code);
  return markup`
    <p class="quiet small">Problem <code>${code}</code>, HTTP status ${status}</p>
    <h2>Why this can happen</h2>
    <p>${why}</p>
    <h2>What to do</h2>
    <p>${advice}</p>
    <p><a href="/">Go to your start page</a></p>
    <p class="small"><a href="/problems">All problems</a></p>`;
}

function list(): Markup {
  const lines = CODES.map(
    (code) => markup`
      <li><a href="${problemAddress(code)}">${problemInWords(code).title}</a> <code class="quiet small">${code}</code></li>`,
  );
  return markup`
    <p>When something cannot be done, the server says what happened and what to do, and names one of these.</p>
    <ul class="steps-list">${lines}
    </ul>`;
}

async function send(
  reply: FastifyReply,
  page: { readonly status: number; readonly title: string; readonly content: Markup },
): Promise<FastifyReply> {
  const html = await renderPage(page);
  return reply.code(page.status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
}
