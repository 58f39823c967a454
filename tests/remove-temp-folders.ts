/** Set-up of every unit test file: registered before any other, so it comes after their own clearing away. */
import { afterAll } from 'vitest';
import { removeTempFolders } from './temp-folder.ts';

afterAll(removeTempFolders);
