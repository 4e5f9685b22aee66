import type { Translated } from '../../define-words.ts';
import type { tableCards as english } from '../../en/documents/table-cards.ts';

/** Lo que dicen las tarjetas de las mesas. */
export const tableCards: Translated<typeof english> = {
  document: 'Tarjetas para las mesas: {{jurisdiction}}',
  othersOnList: 'La lista dice qué pilas se guardan de otra manera.',
  fetchBallot: {
    title: 'Traer una boleta',
    step1: 'Lea en la lista la caja, la pila y el número. La segunda persona los lee otra vez en la caja.',
    step2: 'Mire el nombre de la pila antes de cada boleta.',
    step3: 'Cuente hasta el número desde el lado que dice la lista. Nunca cambie el orden de las boletas.',
    step4: 'Ponga la hoja de color en el lugar de la boleta antes de sacarla, y la etiqueta en su funda.',
    step5: 'Si no se imprimió nada en la boleta, escriba a mano la pila y el número.',
  },
  fetchBatch: {
    title: 'Traer una pila',
    step1: 'Miren juntos el sello y el nombre de la caja, y escriban el sello en la hoja de inventario.',
    step2: 'Saquen la pila completa. Todo lo demás se queda adentro, y la caja se cierra.',
    step3: 'Más de 1,000 boletas: llévenlas en montones, cada uno con el nombre de la pila.',
    step4: 'El puesto de control escribe qué salió, cuándo y con quién.',
  },
  sort: {
    title: 'Separar en montones',
    step1: 'Una persona lee el voto en voz alta, la otra lo mira, y la primera ve a dónde va.',
    step2:
      'Un montón por cada opción; uno para nombres escritos, uno para votos en blanco y uno para demasiados votos; uno para boletas duplicadas; uno para “no estamos de acuerdo”.',
    step3: 'Cuenten de diez en diez, cruzando cada grupo. Cuentan las dos personas.',
    step4: 'Total = decenas × 10 + el resto. Escríbanlo antes del montón siguiente.',
  },
  marks: {
    title: 'Marcas de conteo',
    step1: 'Una persona lee, otra marca y una tercera mira a las dos.',
    step2: 'Quien lee dice la opción; quien marca la repite y luego marca.',
    step3: 'Sumen después de cada grupo: la suma tiene que ser el grupo. Si no lo es, hagan el grupo otra vez.',
  },
  special: {
    title: 'Boletas especiales',
    step1: 'Una copia: traigan también el original. Cuentan los votos del original.',
    step2: 'Un nombre escrito: miren la lista de nombres que cuentan; ningún otro nombre cuenta.',
    step3:
      'No están de acuerdo: escriban lo que ve cada persona y llamen al equipo de revisión. No lo decidan por votación.',
    step4: 'Rota, vacía o de otra elección: pónganle una nota y llamen a quien supervisa.',
  },
  close: {
    title: 'Cerrar y sellar',
    step1: 'Cada boleta está otra vez en su lugar, y todas las hojas de color están afuera.',
    step2: 'Cuenten lo que vuelve: tiene que ser lo que se sacó.',
    step3:
      'Cierren la caja, pongan sellos nuevos y escriban los dos números en el registro de sellos. Firman las dos personas.',
    step4: 'Lleven juntos los papeles y la caja al puesto de control.',
  },
  clear: {
    title: 'Mesas limpias',
    step1: 'En la mesa hay boletas y papeles, y nada más.',
    step2: 'Sin bolígrafos negros ni azules. Sin bolsas, abrigos, comida ni bebidas.',
    step3: 'Una sola pila a la vez en una mesa.',
    step4: 'Nadie se queda a solas con boletas, ni un momento.',
  },
};
