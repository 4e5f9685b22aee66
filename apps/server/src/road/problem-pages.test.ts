import { isProblemCode, PROBLEMS, problemAddress } from '@plumbline/api';
import { problemInWords } from '@plumbline/words/problem-words';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { problemPagesRoute } from './problem-pages-route.ts';
import { markup } from './render-page.ts';

const CODES = Object.keys(PROBLEMS).filter(isProblemCode);

const app = fastify();
problemPagesRoute(app);

function read(address: string) {
  return app.inject({ method: 'GET', url: address });
}

test('every problem the server can answer with has a page that says what happened, why, and what to do', async () => {
  for (const code of CODES) {
    const page = await read(problemAddress(code));
    const { title, why, advice } = problemInWords(code);
    expect([code, page.statusCode, page.headers['content-type']]).toEqual([code, 200, 'text/html; charset=utf-8']);
    for (const sentence of [title, why, advice]) expect(page.body).toContain(markup`>${sentence}<`.html);
  }
});

test('the list names every problem once, and no other', async () => {
  const { body } = await read('/problems');
  const listed = [...body.matchAll(/href="\/problems\/([^"]+)"/g)].map(([, code]) => code);
  expect(listed).toEqual(CODES);
});

test('a name that is no problem gets the list, as not found, and is not repeated', async () => {
  for (const name of ['no-such-problem', 'toString', '%3Cscript%3Ealert(1)%3C%2Fscript%3E']) {
    const page = await read(`/problems/${name}`);
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('href="/problems/not-found"');
    expect(page.body).not.toMatch(/no-such-problem|toString|script/);
  }
});

test('a text in markup is shown and not understood', () => {
  expect(markup`<p title="${'"'}">${'<b>&'}${[markup`<i>${1}</i>`]}</p>`.html).toBe(
    '<p title="&quot;">&lt;b&gt;&amp;<i>1</i></p>',
  );
});
