/**
 * What Google Forms, Microsoft Forms and Moodle call their own columns, in English and in other languages: German, French,
 * Spanish, Italian, Portuguese, Dutch and Polish, and Japanese for Google. The words of Google and Microsoft are those of
 * tables that people have published, those of Moodle are its language packs (quiz_responses, quiz, moodle). What a form
 * adds for each question (points, feedback) is known by its shape and needs no words.
 */

import { lazily } from '../lazily.ts';

/** What a column is about. */
export type Meaning =
  | 'submitted'
  | 'started'
  | 'email'
  | 'username'
  | 'name'
  | 'first-name'
  | 'last-name'
  | 'number'
  | 'attempt'
  | 'ignored';

type Words = Readonly<Partial<Record<Meaning, readonly string[]>>>;

const email = [
  'email address',
  'email',
  'e-mail',
  'e-mail-adresse',
  'adresse e-mail',
  'adresse email',
  'adresse de messagerie',
  'adresse de courriel',
  'courriel',
  'dirección de correo electrónico',
  'dirección de correo',
  'dirección email',
  'correo electrónico',
  'endereço de e-mail',
  'endereço de correio eletrónico',
  'indirizzo email',
  'indirizzo e-mail',
  'posta elettronica',
  'e-mailadres',
  'adres e-mail',
  'メールアドレス',
];

const google: Words = {
  submitted: [
    'timestamp',
    'zeitstempel',
    'horodateur',
    'marca temporal',
    'carimbo de data/hora',
    'informazioni cronologiche',
    'tijdstempel',
    'sygnatura czasowa',
    'タイムスタンプ',
  ],
  email,
  username: ['username', 'nutzername', "nom d'utilisateur", 'nombre de usuario', 'nome de usuário', 'nome utente'],
  name: [
    'name',
    'full name',
    'your name',
    'vollständiger name',
    'ihr name',
    'nom',
    'nombre',
    'nome',
    'naam',
    'imię i nazwisko',
  ],
  ignored: [
    'score',
    'total score',
    'punkte',
    'punktzahl',
    'gesamtpunktzahl',
    'puntuación',
    'pontuação',
    'punteggio',
    'wynik',
  ],
};

const microsoft: Words = {
  number: ['id'],
  started: [
    'start time',
    'startzeit',
    'heure de début',
    'hora de inicio',
    'hora de início',
    'ora di inizio',
    'begintijd',
    'godzina rozpoczęcia',
  ],
  submitted: [
    'completion time',
    'fertigstellungszeit',
    'heure de fin',
    'hora de finalización',
    'hora de conclusão',
    'ora di completamento',
    'tijd van voltooien',
    'godzina ukończenia',
  ],
  email,
  name: ['name', 'nom', 'nombre', 'nome', 'naam', 'nazwa'],
  ignored: [
    'last modified time',
    'zeitpunkt der letzten änderung',
    'heure de la dernière modification',
    'hora de la última modificación',
    'hora da última modificação',
    'ora ultima modifica',
    'tijd van laatste wijziging',
    'czas ostatniej modyfikacji',
    'language',
    'sprache',
    'langue',
    'idioma',
    'lingua',
    'taal',
    'total points',
    'gesamtpunktzahl',
    'total de puntos',
    'total de pontos',
    'punti totali',
    'totaal aantal punten',
    'quiz feedback',
    'quizfeedback',
    'comentarios del cuestionario',
    'grade posted time',
    'hora de publicación de la calificación',
  ],
};

const moodle: Words = {
  email,
  username: ['username', 'anmeldename', "nom d'utilisateur", 'nombre de usuario', 'nome utente', 'gebruikersnaam'],
  number: ['id number', 'id-nummer', "numéro d'identification", 'número de id', 'codice identificativo', 'id-nummer'],
  'first-name': ['first name', 'vorname', 'prénom', 'nombre', 'nome', 'voornaam', 'imię'],
  'last-name': [
    'surname',
    'last name',
    'nachname',
    'nom',
    'nom de famille',
    'apellido(s)',
    'apellidos',
    'cognome',
    'apelido',
    'sobrenome',
    'achternaam',
    'nazwisko',
  ],
  name: ['full name', 'vollständiger name', 'nom complet', 'nombre completo', 'nome completo', 'volledige naam'],
  submitted: [
    'completed',
    'beendet',
    'terminé',
    'terminée',
    'finalizado',
    'completado',
    'completato',
    'completo',
    'completada',
    'voltooid',
  ],
  ignored: [
    'state',
    'status',
    'état',
    'statut',
    'estado',
    'stato',
    'started on',
    'started',
    'begonnen am',
    'commencé le',
    'comenzado el',
    'iniciado en',
    'iniziato',
    'iniciado em',
    'gestart op',
    'time taken',
    'duration',
    'verbrauchte zeit',
    'dauer',
    'temps utilisé',
    'tiempo requerido',
    'tempo impiegato',
    'tempo gasto',
    'risposta giusta',
    'group',
    'groups',
  ],
};

const canvas: Words = {
  submitted: [
    'submitted',
    'abgegeben',
    'eingereicht',
    'soumis',
    'entregado',
    'enviado',
    'consegnato',
    'inviato',
    'ingediend',
  ],
  attempt: ['attempt', 'versuch', 'tentative', 'intento', 'tentativa', 'tentativo', 'poging'],
};

/** No question in a header is compared beyond this. */
const longest = 4000;
const plain = (name: string): string =>
  name.slice(0, longest).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

const meanings = (words: Words): ReadonlyMap<string, Meaning> => {
  const known = new Map<string, Meaning>();
  for (const [meaning, names] of Object.entries(words)) {
    if (isMeaning(meaning)) for (const name of names) known.set(name, meaning);
  }
  return known;
};

const all: ReadonlySet<string> = new Set<Meaning>([
  'submitted',
  'started',
  'email',
  'username',
  'name',
  'first-name',
  'last-name',
  'number',
  'attempt',
  'ignored',
]);

function isMeaning(word: string): word is Meaning {
  return all.has(word);
}

const dictionaries = {
  google: lazily(() => meanings(google)),
  microsoft: lazily(() => meanings(microsoft)),
  moodle: lazily(() => meanings(moodle)),
  canvas: lazily(() => meanings(canvas)),
} as const;

/** A system whose tables are known. */
export type System = keyof typeof dictionaries;

/** What a system's own column is about, by its name in any of these languages; nothing for any other name. */
export function meaningOf(system: System, header: string): Meaning | undefined {
  return dictionaries[system]().get(plain(header));
}

const responses = /^(?:response|antwort|réponse|respuesta|risposta data|resposta|antwoord|odpowiedź) (\d{1,4})$/;

/** The number of the question in Moodle's `Response 3`; nothing for any other name. */
export function moodleResponse(header: string): number | undefined {
  const number = responses.exec(plain(header.slice(0, 60)))?.[1];
  return number === undefined ? undefined : Number(number);
}

const averages: ReadonlySet<string> = new Set([
  'overall average',
  'gesamtdurchschnitt',
  'moyenne générale',
  'promedio general',
  'media generale',
  'média geral',
  'algemeen gemiddelde',
]);

/** True for what Moodle writes in place of a name below the students of a table. */
export const isAverage = (name: string): boolean => averages.has(plain(name));

/** A header for comparison: without case and with one space for any white space. */
export const plainHeader = plain;
