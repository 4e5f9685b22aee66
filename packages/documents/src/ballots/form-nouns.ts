import type { FormDefinition as Definition } from '@plumbline/ballot-management';

/* Parts of a form that the package of ballot management declares within others. */

export type FormDefinition = Definition;
export type TableDefinition = Definition['tables'][number];
export type FieldDefinition = Definition['fields'][number];
export type Sum = Definition['computed'][number]['sum'];
export type CheckDefinition = Definition['checks'][number];
