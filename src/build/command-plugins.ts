import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'

const DATA = /[\\/]generated[\\/][\w-]+\.json$/

/**
 * Data is read from a file of its own when it is first asked for: as part of the program it would be compiled, and to
 * compile it takes longer than to parse it. Written in ASCII, which is parsed fastest.
 */
export function dataBeside(outDir: string): Plugin {
  return {
    name: 'data-beside',
    setup(build) {
      build.onLoad({ filter: DATA }, ({ path }) => {
        const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
        if (typeof value === 'string') return null
        const name = basename(path)
        mkdirSync(join(outDir, 'data'), { recursive: true })
        writeFileSync(join(outDir, 'data', name), inAscii(JSON.stringify(value)))
        const file = `require('node:path').join(__dirname, 'data', ${JSON.stringify(name)})`
        return {
          contents: `module.exports = JSON.parse(require('node:fs').readFileSync(${file}, 'latin1'))`,
          loader: 'js',
        }
      })
    },
  }
}

/** The same for a library that reads no file: parsed from a text when the library is loaded. */
export const dataParsed: Plugin = {
  name: 'data-parsed',
  setup(build) {
    build.onLoad({ filter: DATA }, ({ path }) => {
      const json = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))
      return { contents: `export default JSON.parse(${JSON.stringify(json)})`, loader: 'js' }
    })
  },
}

function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Packages that many runs do not need, and what is asked of them: they are run at the first call. */
const LATER: Readonly<Record<string, string>> = {
  satteri: `export const markdownToMdast = (...all) => require('satteri').markdownToMdast(...all)`,
  'fast-glob': `const real = () => require('fast-glob')
    export default new Proxy(function () {}, {
      apply: (_, __, all) => real()(...all),
      get: (_, name) => real()[name],
    })`,
  'fast-xml-parser': `const real = () => require('fast-xml-parser')
    export const XMLValidator = { validate: (...all) => real().XMLValidator.validate(...all) }
    export class XMLParser {
      constructor(options) { this.options = options }
      parse(text) { return new (real().XMLParser)(this.options).parse(text) }
    }`,
  // json-rules-engine asks it for paths inside facts. Ours are flat, so it is never asked, and need not be there to be attacked.
  'jsonpath-plus': `export const JSONPath = () => { throw new Error('Facts are flat: no rule asks for a path.') }`,
}

/** Runs a package when something of it is called for the first time, not when the program starts. */
export const calledLater: Plugin = {
  name: 'called-later',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:${Object.keys(LATER).join('|')})$`) }, ({ path, namespace }) => {
      return namespace === 'later' ? null : { path, namespace: 'later' }
    })
    build.onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      return { contents: LATER[path] as string, loader: 'js', resolveDir: process.cwd() }
    })
  },
}

/** Where satteri lies, in the words of a program that is no module: for the banner of the program. */
export const SATTERI = `const satteriFile = () => require('node:path').join(require.resolve('satteri'), '../../index.js')`

/** satteri looks for its native code beside itself, wherever npm, pnpm or yarn put it: they keep it from everybody else. */
export const nativeBesideSatteri: Plugin = {
  name: 'native-beside-satteri',
  setup(build) {
    build.onLoad({ filter: /[\\/]satteri[\\/]index\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8')
      const changed = code
        .replace('createRequire(import.meta.url)', 'createRequire(satteriFile())')
        .replace("new URL('.', import.meta.url).pathname", 'satteriFile()')
      if (changed.includes('import.meta')) throw new Error('satteri finds its native code in another way than before.')
      return { contents: changed, loader: 'js' }
    })
  },
}
