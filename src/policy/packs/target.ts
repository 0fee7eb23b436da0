import { normal } from './reader.js'

/** What an entry of `extends:` asks for. */
export type Target =
  | { readonly type: 'folder'; readonly path: string }
  /** `@acme/gonogo-policy/payments` is the folder `payments` of a package. */
  | { readonly type: 'package'; readonly name: string; readonly below: string }
  | { readonly type: 'none' }

const FOLDER = /^(?:\.{1,2}(?:\/|$)|\/)/
const DRIVE = /^[A-Za-z]:\//
const PACKAGE = /^((?:@[a-z0-9-][a-z0-9._~-]*\/)?[a-z0-9-][a-z0-9._~-]*)(?:\/(.*))?$/

/** A folder is relative to the file that names it. What is neither a folder nor a name that npm would take is none. */
export function targetOf(name: string, from: string): Target {
  const written = name.replaceAll('\\', '/')
  if (DRIVE.test(written)) return { type: 'folder', path: written.replace(/(?<=[^:])\/+$/, '') }
  if (FOLDER.test(written)) {
    const base = written.startsWith('/') ? '' : from.replace(/[^/]*$/, '')
    return { type: 'folder', path: normal(`${base}${written}`) }
  }
  const [, packageName, below = ''] = PACKAGE.exec(written) ?? []
  const leaves = below.split('/').includes('..')
  if (packageName === undefined || leaves || packageName.length > 214) return { type: 'none' }
  return { type: 'package', name: packageName, below: normal(below) }
}
