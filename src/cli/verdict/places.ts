import { relative, resolve } from 'node:path'
import { slashed } from '../discover/slashed.js'

/** Paths as they are printed, which depends on where one stands, as seen from the folder of the config. */
export function placesIn(folder: string, cwd: string): (path: string) => string {
  // A journal may have an address, which stands nowhere.
  return (path) => (/^[a-z][a-z\d+.-]+:\/\//i.test(path) ? path : slashed(relative(folder, resolve(cwd, path))))
}
