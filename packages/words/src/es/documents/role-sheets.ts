import type { Translated } from '../../define-words.ts';
import type { roleSheets as english } from '../../en/documents/role-sheets.ts';

/** Lo que hace cada persona, una página para cada tarea. */
export const roleSheets: Translated<typeof english> = {
  document: 'Hojas de tareas: {{jurisdiction}}',
  supervisor: {
    title: 'Supervisión',
    step1: 'Usted no tiene otra tarea. No toca boletas y no decide nada que deba decidir una mesa.',
    step2: 'Antes de empezar: todas las personas firmaron, juraron y llevan su tarjeta. Las mesas están limpias.',
    step3: 'Dé a cada mesa su hoja de entrega. Otra persona reparte los papeles con el PIN.',
    step4:
      'Una mesa le llama: escuche a las dos personas y diga lo que dicen las reglas. Si no hay acuerdo, llame al equipo de revisión.',
    step5: 'Algo falta, está roto o sin sello: pare ahí, escriba qué y cuándo, y llame a la oficina.',
    step6:
      'Al final: todas las hojas, papeles, tarjetas y registros de sellos están de vuelta. Solo entonces se van las personas.',
  },
  station: {
    title: 'Puesto de control',
    step1: 'Una de las dos personas nunca se aleja de las cajas. Nadie más pasa la línea.',
    step2: 'Antes de abrir una caja: comparen las dos su nombre y sus sellos con la hoja de inventario.',
    step3: 'Escriban lo que sale: caja, pila, cuándo y con quién. Después cierren la caja.',
    step4: 'Lo que vuelve: cuéntenlo, compárenlo con lo que salió y escríbanlo.',
    step5: 'Sellos nuevos: las dos personas leen los números en voz alta y las dos firman.',
    step6: 'Un sello no es el que debe ser: no abran nada y llamen a quien supervisa.',
  },
  runner: {
    title: 'Traslado',
    step1:
      'Usted lleva cosas entre el puesto de control y las mesas, por el único camino marcado, y no se detiene en él.',
    step2: 'En el puesto de control: lea en voz alta el nombre de lo que lleva y firme.',
    step3: 'En la mesa: la mesa también lee el nombre y lo recibe de sus manos. No deje nada sobre una mesa.',
    step4: 'Lleve cosas para una sola mesa a la vez.',
    step5: 'No abra nada y no mire ninguna boleta.',
    step6: 'Algo se cae o se rompe: quédese ahí y llame a quien supervisa.',
  },
  boardBallots: {
    title: 'Mesa de auditoría: boletas',
    step1: 'Ustedes son dos. Ninguna de las dos personas se queda a solas con una boleta.',
    step2: 'Abran la página de su mesa con la hoja, y escriban el PIN de su papel y los dos nombres.',
    step3: 'Traigan juntos cada boleta. Comparen caja, pila y número con la pantalla.',
    step4:
      'Una persona lee las marcas en voz alta, la otra oprime; miran las dos. Lean lo que dice la pantalla antes de guardarlo.',
    step5:
      'No están de acuerdo: opriman “We do not agree” (no estamos de acuerdo) y llamen a quien supervisa. Nunca lo decidan por votación.',
    step6: 'Pongan cada boleta otra vez en su lugar. Cuando terminen todas, firmen juntos.',
  },
  boardPaper: {
    title: 'Mesa de auditoría: boletas en papel',
    step1: 'Ustedes son dos. Ninguna de las dos personas se queda a solas con una boleta.',
    step2: 'Traigan juntos cada boleta, por la lista. Comparen caja, pila y número.',
    step3: 'Una persona lee las marcas en voz alta, la otra las escribe en la hoja de conteo; miran las dos.',
    step4: 'Lean lo escrito antes de la boleta siguiente.',
    step5:
      'No están de acuerdo: escriban lo que ve cada persona y llamen a quien supervisa. Nunca lo decidan por votación.',
    step6: 'Pongan cada boleta otra vez en su lugar. Cuando terminen todas, sumen dos veces y firmen juntos.',
  },
  boardBatches: {
    title: 'Mesa de auditoría: pilas',
    step1: 'Ustedes son dos. Ninguna de las dos personas se queda a solas con una boleta.',
    step2: 'Tomen una pila a la vez. Comparen su nombre con la hoja de conteo antes de abrirla.',
    step3: 'Una persona lee cada voto en voz alta; la otra lo mira y ve a dónde va la boleta.',
    step4:
      'Cuenten de diez en diez, cruzando cada grupo; cuentan las dos. Escriban cada total antes del montón siguiente.',
    step5: 'No están de acuerdo: un papel en la boleta, y al montón del equipo de revisión.',
    step6: 'Todas las boletas de la pila vuelven a ella. Las dos personas firman la hoja de conteo.',
  },
  entry: {
    title: 'Registro de conteos',
    step1:
      'Una persona escribe, la otra lee con ella. Se sientan lejos de quienes cuentan, y nadie más ve la pantalla.',
    step2: 'Escriban solo de una hoja con todas las firmas.',
    step3: 'Comparen el nombre de la hoja con la pantalla, signo por signo.',
    step4: 'Escriban cada número, 0 donde no hay ninguno. La otra persona lee la pantalla y la compara con la hoja.',
    step5: 'Un número no se puede leer: pregunten a la mesa. Nunca adivinen.',
    step6: 'Pongan la hoja con las ya registradas, y márquenla en su lista.',
  },
  review: {
    title: 'Equipo de revisión',
    step1: 'Ustedes son dos, de partidos distintos donde la ley lo pide. Hoy no estuvieron en ninguna mesa.',
    step2: 'Una mesa les llama: lean lo que escribió cada persona antes de mirar la boleta.',
    step3: 'Decidan por las reglas del estado sobre la intención del votante, y por nada más.',
    step4: 'Escriban la decisión y su razón, y firmen las dos personas. Lo que escribió la mesa queda al lado.',
    step5: 'Ustedes tampoco están de acuerdo: escríbanlo y llamen a quien supervisa.',
    step6: 'La boleta vuelve a su mesa con el papel de ustedes.',
  },
  signIn: {
    title: 'Entrada',
    step1: 'Nadie entra sin firmar: nombre, hora y de parte de quién.',
    step2: 'Quien trabaja aquí jura, firma el juramento y recibe una tarjeta con su tarea.',
    step3: 'Quienes observan reciben su propia tarjeta y las reglas: ver y oír todo, no tocar nada.',
    step4: 'Bolsas, abrigos, comida y bebidas se quedan afuera.',
    step5: 'Quien sale firma y deja aquí la tarjeta.',
    step6: 'Una mesa son dos personas distintas: fíjese en que nadie esté en dos listas.',
  },
};
