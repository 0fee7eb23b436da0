import { relative, resolve } from 'node:path'
import { slashed } from '../discover/slashed.js'

/**
 * Paths as they are printed, which depends on where one stands, as seen from the folder of the config.
 *
 * @param isNamed whether a path is the same from everywhere, as that of a revision or of a record in a journal
 */
export function placesIn(folder: string, cwd: string, isNamed: (path: string) => boolean): (path: string) => string {
  // A journal may have an address, which stands nowhere.
  return (path) =>
    /^[a-z][a-z\d+.-]+:\/\//i.test(path) || isNamed(path) ? path : slashed(relative(folder, resolve(cwd, path)))
}
