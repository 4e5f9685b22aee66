import type { Translated } from '../define-words.ts';
import type { publicAudit as english } from '../en/public-audit.ts';

/** Lo que dice la página pública de una auditoría, en palabras que la mayoría lee con facilidad. */
export const publicAudit: Translated<typeof english> = {
  language: 'Español',
  title: 'La cuenta se revisa a mano',
  lead: 'Después de una elección, la gente mira las boletas de papel. Las compara con el resultado que se informó. Esta página dice qué se revisa, hasta dónde vamos y qué se encontró.',
  of: '{{audit}} · {{election}}',
  ofPlan: '{{audit}}',
  updated: 'Así estaban las cosas el {{time}}.',
  updatedOpen: 'El último paso fue el {{time}}. También se muestra quién terminó desde entonces.',
  rule: 'Lo que todavía no se sabe, lo dice. No quiere decir cero.',
  leftOut: {
    says: 'Para ser pequeña, esta página deja fuera una parte.',
    letters: 'De un nombre largo tiene las primeras letras.',
    whole: 'Guarde la página entera como archivo',
  },
  concluded: {
    confirmed: 'La auditoría terminó. Los resultados informados se mantienen.',
    'confirmed-in-part':
      'La auditoría terminó. Se mantienen los resultados para los que se hizo. No todos los demás se confirmaron: mire cada contienda.',
    'confirmed-by-others':
      'La auditoría terminó. Siguió una forma más antigua de hacer las cuentas. No respondemos por cada resultado: mire cada contienda.',
    overturned: 'La auditoría terminó. Al contar todas las boletas salió otro resultado.',
    'full-hand-count':
      'La auditoría terminó. No confirmó cada resultado; por eso se van a contar a mano todas las boletas.',
    unsettled: 'La auditoría terminó. Se contaron todas las boletas, y un resultado sigue abierto.',
  },
  why: {
    title: 'Qué se revisa y por qué',
    says: 'Las máquinas cuentan rápido. Pero una máquina puede estar mal puesta sin que nadie lo note. El papel muestra lo que marcó cada votante. Por eso la gente mira el papel antes de que el resultado sea final.',
    kinds: {
      'ballot-polling':
        'Se sortean boletas, y la gente lee cada una. Si el ganador informado es el correcto, la mayor parte de esas boletas también lo muestra.',
      'batch-comparison':
        'Se sortean lotes de boletas, y la gente los cuenta a mano. Cada cuenta se compara con lo que la máquina informó del mismo lote.',
      'ballot-comparison':
        'Se sortean boletas, y la gente lee cada una. Lo que ve se compara con lo que la máquina anotó de la misma boleta.',
      hybrid:
        'Se sortean boletas, y la gente lee cada una. Donde la máquina anotó cada boleta, se comparan las dos. Las otras boletas hablan por sí solas.',
      'full-hand-tally': 'La gente cuenta a mano todas las boletas. No hay sorteo y nada queda al azar.',
    },
    limit:
      'El límite de riesgo es {{limit}}. Es una promesa: si un ganador informado no fuera el correcto, la auditoría lo confirmaría con una probabilidad de {{limit}} como mucho.',
    limitOfOthers:
      'El límite de riesgo es {{limit}}. Esta auditoría hace sus cuentas como un sistema anterior. Donde nuestra forma de hoy da otro número, se muestran los dos.',
    noLimit: 'Como se cuentan todas las boletas, no hace falta un límite de riesgo.',
    noLimitYet: 'El límite de riesgo todavía no está fijado.',
  },
  steps: {
    title: 'Dónde estamos',
    before: 'Antes',
    during: 'Durante',
    after: 'Después',
    states: { done: 'Hecho', now: 'Ahora', next: 'Lo que sigue', later: 'Todavía no' },
    on: '{{state}}, {{day}}',
    plan: { title: 'El plan', says: 'Decimos qué se revisa, y hacemos la lista de todo el papel.' },
    locked: {
      title: 'El plan se cierra',
      says: 'El plan y las listas reciben una huella. Si alguien los cambiara después, se vería.',
    },
    dice: {
      title: 'Se tiran los dados',
      ballots: 'En público: así nadie escoge las boletas. Cada sorteo sale de esas cifras.',
      batches: 'En público: así nadie escoge los lotes. Cada sorteo sale de esas cifras.',
    },
    round: {
      title: 'Ronda {{round}}',
      ballots: 'La gente lee cada boleta sorteada y anota lo que ve.',
      batches: 'La gente cuenta a mano cada lote sorteado.',
      everything: 'La gente cuenta a mano todos los lotes.',
      places_one: 'Hecho: {{done, number}} de {{count, number}} jurisdicción.',
      places_other: 'Hecho: {{done, number}} de {{count, number}} jurisdicciones.',
      open: 'Lo que se encontró se muestra cuando la ronda se cierra.',
    },
    result: { title: 'El resultado', says: 'Decimos qué se encontró y qué quiere decir.' },
  },
  contests: {
    title: 'Las contiendas',
    none: 'Todavía no se nombró ninguna contienda.',
    mayChange: 'El plan todavía no está cerrado; esto puede cambiar.',
    targeted:
      'Escogida para esta auditoría: seguimos hasta cumplir el límite de riesgo, o hasta contar todas las boletas.',
    chosen: 'Por qué esta: “{{criterion}}”. La escogió {{by}}.',
    opportunistic: 'Se mira en las boletas que se sortearon para otras contiendas.',
    everything: 'Se cuentan todas las boletas de esta contienda.',
    winners_one: 'Gana una opción.',
    winners_other: 'Ganan {{count, number}} opciones.',
    margin: 'El margen es de {{votes, number}} votos. Es el {{percent}} de {{ballots, number}} boletas.',
    ranked: 'Los votantes pusieron las opciones en orden. Los votos que se muestran son las primeras opciones.',
    rankedWinner: 'Ganador informado: {{winner}}.',
    outByLot: 'En el recuento hubo opciones empatadas y se hizo un sorteo. Eliminadas por sorteo: {{names}}.',
    reported: 'Votos informados',
    choice: 'Opción',
    pending: 'todavía sin fijar',
    notMeasuredYet: 'Todavía sin medir: no hay ronda cerrada.',
    notInRoundYet: 'Todavía sin medir en una ronda cerrada.',
    outcomes: {
      'nothing-to-confirm': 'No había nada que confirmar: ninguna opción podía perder.',
      confirmed: 'Confirmado: el resultado informado se mantiene.',
      'measured-not-confirmed':
        'Sin confirmar hasta ahora. Esto no dice que el resultado esté mal: lo que se vio no alcanza.',
      'not-measured': 'Sin medir: nada de lo que se vio dice bastante de esta contienda.',
      'hand-tally-open':
        'Se contaron todas las boletas y el resultado sigue abierto. Puede deberse a un empate, a boletas que nadie pudo hallar o a una opción que vale por varias personas.',
      'hand-tally-confirmed': 'Se contaron a mano todas las boletas: el resultado informado se mantiene.',
      'hand-tally-overturned': 'Se contaron a mano todas las boletas: el resultado no es el que se informó.',
    },
    risk: 'Si el resultado estuviera mal, una muestra que se ve tan bien saldría con una probabilidad de {{risk}} como mucho.',
    newerMet: 'Con nuestra forma de hoy el riesgo medido es {{risk}}, dentro del límite.',
    newerNotMet: 'Con nuestra forma de hoy el riesgo medido es {{risk}}, por encima del límite.',
    notVouched: 'Por eso no respondemos por este resultado.',
    official: 'Resultado oficial de la cuenta a mano',
    officialSays: 'Donde la ley hace oficial una cuenta completa a mano, es este.',
    counted: 'Contado a mano',
    result: 'Resultado',
    byHandCount: { won: 'Ganó', 'not-won': 'No ganó', tied: 'Empate', open: 'Abierto' },
    drawnFirst_one:
      'Para que esta página sea pequeña, solo dibujamos la primera contienda. Las tablas tienen todos los números.',
    drawnFirst_other:
      'Para que esta página sea pequeña, solo dibujamos las primeras {{count, number}} contiendas. Las tablas tienen todos los números.',
    numbersFirst_one:
      'Para que esta página sea pequeña, solo tiene los números de la primera contienda. Los de las demás están en el informe de la auditoría.',
    numbersFirst_other:
      'Para que esta página sea pequeña, solo tiene los números de las primeras {{count, number}} contiendas. Los de las demás están en el informe de la auditoría.',
    moreChoices_one: '{{count, number}} opción más está en el informe de la auditoría.',
    moreChoices_other: '{{count, number}} opciones más están en el informe de la auditoría.',
    more_one: '{{count, number}} contienda más está en el informe de la auditoría.',
    more_other: '{{count, number}} contiendas más están en el informe de la auditoría.',
  },
  sample: {
    title: 'Qué se sorteó y dónde',
    notYet: 'Todavía no hay sorteo. Primero se cierra el plan, luego se tiran los dados.',
    everything: 'No hay sorteo: se cuentan todas las boletas.',
    more_one: '{{count, number}} jurisdicción más está en el informe de la auditoría.',
    more_other:
      '{{count, number}} jurisdicciones más están en el informe de la auditoría. Aquí están las que tienen más trabajo.',
  },
  corrections: {
    title: 'Correcciones',
    none: 'Ninguna ronda cerrada se abrió otra vez.',
    again:
      'La ronda {{round}} se cerró el {{closed}}, y se abrió otra vez el {{opened}}. El motivo está en el registro de la auditoría.',
    againUndated: 'La ronda {{round}} se cerró, y se abrió otra vez. El motivo está en el registro de la auditoría.',
    later: 'Lo que había encontrado se muestra cuando la ronda se cierra otra vez.',
    before: '{{contest}}, antes: {{outcome}} Riesgo medido: {{risk}}.',
    beforeCounted: '{{contest}}, antes: {{outcome}}',
    more_one: 'Lo que encontró de {{count, number}} contienda más está en el informe de la auditoría.',
    more_other: 'Lo que encontró de {{count, number}} contiendas más está en el informe de la auditoría.',
  },
  cannot: {
    title: 'Lo que esta auditoría no puede mostrar',
    paper:
      'No muestra que todo el papel esté y sea el verdadero. Para eso están los sellos, las llaves y los registros.',
    voters: 'No muestra que los votantes miraran la boleta que una máquina marcó por ellos.',
    outcome: 'Trata de quién ganó. No muestra que cada número sea exacto.',
    others: 'Esta auditoría no revisa las contiendas que no se nombran aquí.',
    notMeasured: 'No midió: {{contests}}.',
  },
  check: {
    title: 'Revíselo usted',
    watch:
      'Pregunte a la oficina dónde y cuándo puede mirar. Lleve un lápiz: anote lo que se lee en voz alta, y compárelo con esta página.',
    rules: 'Las reglas dicen sobre mirar:',
    rule: '{{citation}}: {{says}}',
    commitment: 'Huella del plan y de las listas',
    commitmentSays: 'Se fijó antes de tirar los dados. Debe ser la misma en el papel de la sala.',
    commitmentBeforeCount: 'Se fijó antes de empezar la cuenta. Debe ser la misma en el papel de la sala.',
    commitmentNotYet: 'todavía no: el plan no está cerrado',
    seed: 'Cifras de los dados',
    seedNotYet: 'todavía no se tiraron',
    head: 'Última entrada del registro',
    headIs: 'número {{number, number}}, huella {{hash}}',
    headSays: 'Cualquier copia posterior del registro debe tener esta huella en ese número.',
    files: 'Listas cerradas',
    kinds: { manifest: 'Boletas', 'candidate-totals': 'Votos de cada lote', cvrs: 'Notas de la máquina' },
    filesMany:
      'Las {{count, number}} listas están en el registro, cada una con su huella. La huella de arriba las cubre todas.',
    replay:
      'Con los archivos publicados, cualquiera puede repetir la auditoría en una computadora. El programa es gratis, y esta es la orden:',
    replaySays: 'Sortea otra vez, suma otra vez, y dice dónde encuentra algo que no está en esta página.',
  },
  words: {
    title: 'Palabras que usamos',
    margin: 'Margen: cuántos votos lleva el último ganador a la opción que sigue.',
    limit: 'Límite de riesgo: la mayor probabilidad de confirmar un resultado que no es.',
    risk: 'Riesgo medido: qué tan probable sería una muestra tan buena si el resultado estuviera mal. No es la probabilidad de que el resultado esté mal.',
    round: 'Ronda: sorteamos, miramos y medimos. Después viene otra ronda, o el final.',
    fingerprint: 'Huella: un número largo que sale de un archivo. Si cambia una letra del archivo, sale otro número.',
  },
};
