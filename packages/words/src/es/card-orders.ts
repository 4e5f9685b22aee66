import type { Translated } from '../define-words.ts';
import type { cardOrders as english } from '../en/card-orders.ts';

/** Cómo se encuentra una tarjeta en su pila. */
export const cardOrders: Translated<typeof english> = {
  firsts: {
    'top-up': 'La tarjeta de arriba, con la pila boca arriba',
    'top-down': 'La tarjeta de arriba, con la pila boca abajo',
    'bottom-up': 'La tarjeta de abajo, con la pila boca arriba',
    'bottom-down': 'La tarjeta de abajo, con la pila boca abajo',
  },
  rules: {
    'top-up': 'Ponga la pila boca arriba. La boleta 1 es la de arriba. Cuente desde ahí.',
    'top-down': 'Ponga la pila boca abajo. La boleta 1 es la de arriba. Cuente desde ahí.',
    'bottom-up': 'Ponga la pila boca arriba. La boleta 1 es la de abajo. Cuente desde ahí.',
    'bottom-down': 'Ponga la pila boca abajo. La boleta 1 es la de abajo. Cuente desde ahí.',
    'by-imprint':
      'Las tarjetas no están en el orden de la máquina. Busque la tarjeta por su número impreso, y no cuente.',
  },
};
