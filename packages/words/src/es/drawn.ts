import type { Translated } from '../define-words.ts';
import type { drawn as english } from '../en/drawn.ts';

/** Lo que se dice en los dibujos de lo informado, lo sorteado y lo encontrado, y junto a ellos. */
export const drawn: Translated<typeof english> = {
  contest: 'Contienda',
  round: 'Ronda',
  risk: {
    title: 'Riesgo medido por ronda: {{contest}}',
    met: 'Después de la ronda {{round}} el riesgo medido es {{risk}}, dentro del límite de {{limit}}.',
    notMet: 'Después de la ronda {{round}} el riesgo medido es {{risk}}, por encima del límite de {{limit}}.',
    limit: 'límite de riesgo',
    round: 'Ronda {{round}}',
    ballots: 'Boletas miradas, en todas las rondas',
    batches: 'Lotes mirados, en todas las rondas',
    lookedAt: 'Mirados',
    measured: 'Riesgo medido',
    pValue: 'valor p',
    isMet: 'Límite cumplido',
    yes: 'Sí',
    no: 'No',
  },
  seen: {
    title: 'Informado y visto: {{contest}}',
    sameBatches_one: 'Votos en el único lote que se contó, como se informaron y como se contaron a mano.',
    sameBatches_other:
      'Votos en los {{count, number}} lotes que se contaron, como se informaron y como se contaron a mano.',
    sameBallots_one:
      'Votos en {{count, number}} boleta sorteada que tiene registro, como los tiene la máquina y como los leyó la gente.',
    sameBallots_other:
      'Votos en {{count, number}} boletas sorteadas que tienen registro, como los tiene la máquina y como los leyó la gente. Una boleta cuenta tantas veces como salió en el sorteo.',
    shares_one:
      'Partes de todas las boletas según el informe, y de {{count, number}} boleta sorteada que miró la gente.',
    shares_other:
      'Partes de todas las boletas según el informe, y de las {{count, number}} boletas sorteadas que miró la gente. Solo por azar, una parte de tantas boletas puede variar hasta {{points}} puntos.',
    everything: 'Todos los votos según el informe, y contados a mano de todas las boletas.',
    agree: 'Coinciden para cada opción.',
    differ_one: 'No coinciden para {{count, number}} opción.',
    differ_other: 'No coinciden para {{count, number}} opciones.',
    rest_one: '{{count, number}} opción más',
    rest_other: '{{count, number}} opciones más',
    choice: 'Opción',
    reported: 'Informado',
    seen: 'Visto por la gente',
    counted: 'Contado a mano',
    difference: 'Diferencia',
    rule: 'Diferencia: + quiere decir que el informe tiene más votos que el papel.',
    reportedShare: 'Parte informada',
    seenShare: 'Parte vista',
    points: 'Diferencia en puntos',
  },
  sample: {
    title: 'Muestra por jurisdicción',
    ballots_one:
      'Se han mirado {{done, number}} de {{total, number}} boletas sorteadas, en {{count, number}} jurisdicción.',
    ballots_other:
      'Se han mirado {{done, number}} de {{total, number}} boletas sorteadas, en {{count, number}} jurisdicciones.',
    batches_one:
      'Se han contado {{done, number}} de {{total, number}} lotes sorteados, en {{count, number}} jurisdicción.',
    batches_other:
      'Se han contado {{done, number}} de {{total, number}} lotes sorteados, en {{count, number}} jurisdicciones.',
    jurisdiction: 'Jurisdicción',
    drawn: 'Sorteados',
    done: 'Hechos',
    toGo: 'Por hacer',
    all: 'Todas las jurisdicciones',
    bar: '{{done}} de {{drawn}}',
    rest_one: '{{count, number}} jurisdicción más',
    rest_other: '{{count, number}} jurisdicciones más',
    pattern: 'Lleno: hecho. Rayado: por hacer.',
  },
  margins: {
    title: 'Márgenes de todas las contiendas',
    says: 'La más reñida es {{contest}}: {{votes, number}} votos, {{percent}} de sus boletas. Cuanto menor es el margen, mayor es la muestra.',
    first: 'Se dibujan las {{drawn, number}} más reñidas de {{count, number}} contiendas; la tabla las tiene todas.',
    none: 'Ninguna contienda tiene margen todavía.',
    votes: 'Votos de distancia',
    ballots: 'Boletas',
    margin: 'Margen',
    targeted: 'Elegida',
    yes: 'Sí',
    no: 'No',
    bar: '{{percent}} ({{votes}} votos)',
    tie: 'empate',
  },
};
