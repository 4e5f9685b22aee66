import { defineWords } from '@plumbline/words/define-words';
import { contract } from '@plumbline/words/en/contract';
import { z } from 'zod';
import { commands } from './commands.ts';
import { ProblemSchema } from './problem.ts';
import { PROBLEMS } from './problems.ts';
import { queries } from './queries.ts';

const say = defineWords({ en: contract })('en');

/** The contract as OpenAPI 3.1, made from the same schemas that check every message. */
export function openApi({ version }: { readonly version: string }): unknown {
  const paths: Record<string, unknown> = {};
  for (const [name, { input, output }] of Object.entries(commands)) {
    paths[`/api/commands/${name}`] = {
      post: {
        operationId: name,
        tags: ['commands'],
        parameters: [headerOf('x-plumbline', say('plumblineHeader'), true), COMMAND_ID],
        requestBody: { required: true, content: json(schemaOf(input, 'input')) },
        responses: { ...answer(objectOf({ output: schemaOf(output, 'output') })), default: PROBLEM },
      },
    };
  }
  for (const [name, { input, output }] of Object.entries(queries)) {
    paths[`/api/queries/${name}`] = {
      get: {
        operationId: `ask-${name}`,
        tags: ['queries'],
        parameters: Object.entries(input.shape).map(([field, schema]) => ({
          name: field,
          in: 'query',
          required: !schema.safeParse(undefined).success,
          schema: schemaOf(schema, 'input'),
        })),
        responses: { ...answer(schemaOf(output, 'output')), default: PROBLEM },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Plumbline', version, description: DESCRIPTION },
    paths,
    components: { schemas: { Problem: schemaOf(ProblemSchema, 'output') } },
  };
}

const DESCRIPTION = [say('readsAndWrites'), say('problems', { codes: Object.keys(PROBLEMS).join(', ') })].join('\n\n');

const COMMAND_ID = headerOf('command-id', say('commandId'), false);

const PROBLEM = {
  description: say('aProblem'),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;

function headerOf(name: string, description: string, required: boolean) {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function objectOf(properties: Readonly<Record<string, unknown>>): unknown {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function json(schema: unknown) {
  return { 'application/json': { schema } };
}

function answer(schema: unknown) {
  return { 200: { description: say('done'), content: json(schema) } };
}
