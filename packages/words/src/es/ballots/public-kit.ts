import type { Translated } from '../../define-words.ts';
import type { publicKit as inEnglish } from '../../en/ballots/public-kit.ts';

/** The same in Spanish. */
export const publicKit: Translated<typeof inEnglish> = {
  language: 'Español',
  title: {
    before: 'Antes de la elección: cómo nos preparamos',
    during: 'Durante la elección: cómo cuidamos las boletas',
    after: 'Después de la elección: cómo revisamos el conteo',
  },
  short: { before: 'Cómo nos preparamos', during: 'Cómo cuidamos su boleta', after: 'Cómo revisamos el conteo' },
  of: '{{jurisdiction}}: {{election}}',
  talking: 'Puntos para una charla',
  talkingLead: 'Dígalo con sus palabras. No diga nada que no esté aquí: cada línea tiene un registro.',
  questions: 'Diez preguntas que hace la gente',
  unanswered: 'No se ven las preguntas que los registros aún no pueden contestar.',
  nothing: 'Todavía no hay nada que contar: aún no hay ningún registro.',
  updated: 'Al {{time}}. Cada línea viene de un registro de nuestra oficina.',
  check: 'Entrada {{entry, number}} del diario, huella {{hash}}',
  names: '{{names}} y {{more, number}} más',
  statements: {
    electionDay: 'El día de la elección es el {{day}}.',
    places_one: 'Hay {{count, number}} lugar para votar: {{names}}.',
    places_other: 'Hay {{count, number}} lugares para votar: {{names}}.',
    earlyDays_one: 'Usted puede votar antes en {{count, number}} día: el {{first}}.',
    earlyDays_other: 'Usted puede votar antes en {{count, number}} días, del {{first}} al {{last}}.',
    procedures_one: 'Escribimos cómo trabajamos. Otra persona aprobó este texto.',
    procedures_other: 'Escribimos cómo trabajamos, en {{count, number}} textos. Otra persona aprobó cada uno.',
    trained: '{{trained, number}} de las {{onDuty, number}} personas que trabajan con boletas tomaron el curso.',
    oaths: '{{sworn, number}} de las {{onDuty, number}} personas que trabajan con boletas juraron su cargo.',
    printed_one: 'Contamos {{count, number}} hoja en blanco cuando llegó de la imprenta.',
    printed_other: 'Contamos {{count, number}} hojas en blanco cuando llegaron de la imprenta.',
    seals_one: 'Tenemos {{count, number}} sello. Tiene un número, y lo anotamos.',
    seals_other: 'Tenemos {{count, number}} sellos. Cada uno tiene su número, y los anotamos.',
    plan_one: 'Tenemos un plan para {{count, number}} pila de boletas en {{containers, number}} caja.',
    plan_other:
      'Tenemos un plan para {{count, number}} pilas de boletas. Dice en cuál de {{containers, number}} cajas irá cada una.',
    custodyRule: 'La regla para cuidar las boletas está escrita, y otra persona la aprobó.',
    given_one: 'Se dio o se mandó {{count, number}} boleta.',
    given_other: 'Se dieron o se mandaron {{count, number}} boletas.',
    returned_one: 'Volvió {{count, number}} sobre por correo o en un buzón.',
    returned_other: 'Volvieron {{count, number}} sobres por correo o en un buzón.',
    batched_one: '{{count, number}} pila de boletas está en una caja, y anotamos en cuál.',
    batched_other: '{{count, number}} pilas de boletas están en cajas, y anotamos en cuáles.',
    sealed_one: '{{count, number}} caja está cerrada con sellos que tienen número. Dos personas ponen cada sello.',
    sealed_other: '{{count, number}} cajas están cerradas con sellos que tienen número. Dos personas ponen cada sello.',
    stored_one: '{{count, number}} caja está en su lugar, y el lugar está anotado.',
    stored_other: '{{count, number}} cajas están en su lugar, y cada lugar está anotado.',
    entries_one: 'Se entró {{count, number}} vez a donde están las boletas: dos personas, y anotamos por qué.',
    entries_other:
      'Se entró {{count, number}} veces a donde están las boletas: dos personas cada vez, y anotamos por qué.',
    accountingRule: 'La regla para contar cada hoja de papel está escrita, y otra persona la aprobó.',
    counted_one: 'Se contó {{count, number}} boleta.',
    counted_other: 'Se contaron {{count, number}} boletas.',
    balanceSame:
      'Votaron {{voters, number}} personas, y se contaron {{ballots, number}} boletas. Los números son iguales.',
    balanceFewer:
      'Votaron {{voters, number}} personas, y se contaron {{ballots, number}} boletas: {{count, number}} menos.',
    balanceMore:
      'Votaron {{voters, number}} personas, y se contaron {{ballots, number}} boletas: {{count, number}} más.',
    differencesNone: 'En cada lugar hay tantas boletas como votantes.',
    differencesExplained_one:
      'En {{count, number}} lugar los números de votantes y boletas no son iguales. Sabemos por qué.',
    differencesExplained_other:
      'En {{count, number}} lugares los números de votantes y boletas no son iguales. Sabemos por qué.',
    differencesOpen_one:
      'En {{count, number}} lugar los números no son iguales. De {{open, number}} de las boletas aún no sabemos por qué.',
    differencesOpen_other:
      'En {{count, number}} lugares los números no son iguales. De {{open, number}} de las boletas aún no sabemos por qué.',
    reconciliationRule: 'La regla para cuando los números no son iguales está escrita. Otra persona la aprobó.',
    reviewed: 'Otra persona revisó {{approved, number}} de {{all, number}} formularios.',
    correctionsNone: 'No tuvimos que corregir ninguna hoja que ya estaba aprobada.',
    corrections_one: 'Corregimos {{count, number}} hoja después de aprobarla. Los primeros números aún se pueden leer.',
    corrections_other:
      'Corregimos {{count, number}} hojas después de aprobarlas. Los primeros números aún se pueden leer.',
    incidentsNone: 'No pasó nada malo que tuviéramos que anotar.',
    incidents_one: 'Algo salió mal {{count, number}} vez, y lo anotamos. De estas, {{settled, number}} está resuelta.',
    incidents_other:
      'Algo salió mal {{count, number}} veces, y lo anotamos. De estas, {{settled, number}} están resueltas.',
    manifest_one: 'La lista de pilas está lista: {{count, number}} pila con {{cards, number}} hojas.',
    manifest_other: 'La lista de pilas está lista: {{count, number}} pilas con {{cards, number}} hojas.',
    checked_one: 'Se sacó {{count, number}} caja para ver el papel otra vez.',
    checked_other: 'Se sacaron {{count, number}} cajas para ver el papel otra vez.',
    certified: 'El resultado se tiene que certificar a más tardar el {{day}}.',
    kept: 'Por ley no se destruye ninguna boleta antes del {{day}}.',
  },
  ask: {
    who: '¿Quién puede tocar mi boleta?',
    where: '¿Dónde y cuándo puedo votar?',
    lost: '¿Cómo sé que ninguna boleta se perdió ni se agregó?',
    differ: '¿Y si los números no son iguales?',
    mail: '¿Qué pasa con las boletas que llegan por correo?',
    kept: '¿Dónde se guardan las boletas?',
    seals: '¿Para qué son los sellos?',
    reviews: '¿Quién revisa a los que cuentan?',
    wrong: '¿Y si algo sale mal?',
    again: '¿Se puede ver el papel otra vez?',
  },
};
