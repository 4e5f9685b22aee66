import { defineWords } from './define-words.ts';
import { files } from './en/files.ts';

export const useFilesWords = defineWords('files', files);
