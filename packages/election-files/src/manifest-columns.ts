/** The columns a ballot manifest may have, by the names we write. */
export const MANIFEST_COLUMNS = ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'] as const;
export type ManifestColumn = (typeof MANIFEST_COLUMNS)[number];

/**
 * Headers that real manifests use for these columns (fifty counties of one Colorado election use ten spellings).
 * They are proposed to the person who sends the file, never taken silently.
 */
export const MANIFEST_HEADER_SYNONYMS: Readonly<Record<ManifestColumn, readonly string[]>> = {
  Container: [
    'Location',
    'Locations',
    'StorageLocation',
    'Storage Location',
    'Box # Location',
    'Ballot Box #',
    'Ballot Location',
    'Tray #',
  ],
  Tabulator: [
    'Tabulator ID',
    'Tabulator Number',
    'TabulatorNum',
    'Device ID',
    'DeviceID',
    'Device',
    'Scanner ID',
    'ScannerID',
  ],
  'Batch Name': ['Batch', 'Batch #', 'BatchID', 'Batch ID', 'Batch Number'],
  'Number of Ballots': [
    '# of Ballots',
    '#of Ballots',
    '# of Ballot',
    '# of Ballot Cards',
    '# Ballot Cards',
    'NumBallots',
    'Total Ballots',
  ],
  CVR: [],
};
