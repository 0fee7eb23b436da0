import { createHash } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { calledLater, dataBeside, nativeBesideSatteri, SATTERI } from './command-plugins.js'
import { licencesOf } from './licences.js'

/**
 * Makes the command in `outDir`: `cli.cjs`, which is started, `gonogo.cjs`, which is all of the program with the packages it
 * needs, and `data/`. CommonJS, because Node starts it sooner and can keep what it compiled of it (`cli/start/`).
 */
export async function writeCommand(root: string, outDir: string): Promise<void> {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    write: true,
  } as const
  const program = join(outDir, 'gonogo.cjs')
  const { metafile } = await build({
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: program,
    // Names and lines stay as they are: somebody reads the stack trace of a fault.
    minifySyntax: true,
    mainFields: ['module', 'main'],
    conditions: ['module'],
    // Native code stays where npm put it.
    external: [
      'libsql',
      'pg',
      'fast-xml-parser',
      'temporal-polyfill',
      '@bruits/*',
      './satteri_napi.*',
      './webcontainer-fallback.cjs',
    ],
    // What is not bundled is required: the program is no module, and has no loader of its own.
    supported: { 'dynamic-import': false },
    metafile: true,
    legalComments: 'none',
    banner: { js: SATTERI },
    plugins: [dataBeside(outDir), calledLater, nativeBesideSatteri],
  })
  writeFileSync(join(outDir, 'LICENSES.txt'), licencesOf(root, Object.keys(metafile.inputs)))
  const digest = createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 16)
  const cli = join(outDir, 'cli.cjs')
  await build({
    ...shared,
    entryPoints: ['src/cli/start.ts'],
    outfile: cli,
    minifySyntax: true,
    banner: { js: '#!/usr/bin/env node' },
    define: { PROGRAM: JSON.stringify({ file: basename(program), digest }), 'import.meta.dirname': '__dirname' },
  })
  chmodSync(cli, 0o755)
}
