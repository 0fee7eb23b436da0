import { sep } from 'node:path'

/** Paths are printed with `/` on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
