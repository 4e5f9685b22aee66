import { expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from './commands.ts';
import { openApi } from './openapi.ts';
import { queries } from './queries.ts';

const DocumentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
});

test('the public description names every command and query, each with its answer and its problem', () => {
  const document = DocumentSchema.parse(openApi({ version: '1.2.3' }));
  const expected = [
    ...Object.keys(commands).map((name) => `/api/commands/${name}`),
    ...Object.keys(queries).map((name) => `/api/queries/${name}`),
  ];
  expect(Object.keys(document.paths)).toEqual(expected);
  for (const operations of Object.values(document.paths)) {
    for (const { responses } of Object.values(operations)) expect(Object.keys(responses)).toEqual(['200', 'default']);
  }
});

test('the fields of an input are described as they are checked', () => {
  const text = JSON.stringify(openApi({ version: '1.2.3' }));
  expect(text).toContain('"riskLimitPercent":{"type":"number","minimum":0,"maximum":20}');
});
