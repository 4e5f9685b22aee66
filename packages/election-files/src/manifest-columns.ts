/** The columns a ballot manifest may have, by the names we write. */
export const MANIFEST_COLUMNS = ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'] as const;
export type ManifestColumn = (typeof MANIFEST_COLUMNS)[number];

/**
 * Headers that real manifests use for these columns (fifty counties of one Colorado election use ten spellings), each
 * standing for all headers of the same `headerKey`. They are proposed to the person who sends the file, never taken
 * silently.
 */
export const MANIFEST_HEADER_SYNONYMS: Readonly<Record<ManifestColumn, readonly string[]>> = {
  Container: [
    'Location',
    'Storage Location',
    'Box # Location',
    'Box Location',
    'Ballot Box #',
    'Ballot Box',
    'Ballot Location',
    'Container ID',
    'Container #',
    'Container Name',
    'Box',
    'Box ID',
    'Box #',
    'Tray',
    'Tray #',
    'Bin #',
  ],
  Tabulator: [
    'Tabulator ID',
    'Tabulator Number',
    'Tabulator Name',
    'Device ID',
    'Device',
    'Device Number',
    'Device Name',
    'Scanner ID',
    'Scanner',
    'Scanner Number',
    'Scanner Name',
    'Machine',
    'Machine ID',
    'Machine Number',
  ],
  'Batch Name': ['Batch', 'Batch #', 'Batch ID', 'Batch ID Number'],
  'Number of Ballots': [
    '# of Ballot Cards',
    '# of Cards',
    'Ballots',
    'Ballot Cards',
    'Cards',
    'Count of Ballots',
    'Count of Cards',
    'Ballot Card Count',
    'Total Ballots',
    'Total Cards',
    'Total Ballot Cards',
    'Total # of Ballots',
    'Total # of Cards',
    'Total # of Ballot Cards',
    'Ballots in Batch',
    '# of Ballots in Batch',
    '# of Cards in Batch',
    'Cards in Batch',
    '# of Ballots per Batch',
  ],
  CVR: ['Has CVR'],
};
