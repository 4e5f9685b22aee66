import type { Translated } from '../define-words.ts';
import type { practice as english } from '../en/practice.ts';

/** Lo que está en todo lo de una auditoría de práctica. Empieza con la marca con la que empieza el nombre de una auditoría así. */
export const practice: Translated<typeof english> = {
  line: 'PRACTICE (práctica): esto no es la auditoría de una elección. Nada de esto dice algo de un resultado.',
};
