import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder, ROOT, textOf } from '../architecture/tree.js'

/** What is built, packed and told to tools; tests and fixtures stay behind. */
const SOURCES = [
  ...['.npmrc', '.pre-commit-hooks.yaml', 'tsconfig.json', 'tsconfig.build.json'],
  ...['README.md', 'CHANGELOG.md', 'LICENSE', '.github', 'src', 'rules', 'schemas'],
]

/**
 * Copies the sources of this checkout, as a clone has them, but without what only tests and checks install: that is most of
 * all packages. There is no lock file, because the registry of the tests packs packages anew, with other digests.
 */
export function copyProject(to: string): void {
  mkdirSync(to, { recursive: true })
  const filter = (path: string) => path !== join(ROOT, 'src/generated')
  for (const name of SOURCES) cpSync(join(ROOT, name), join(to, name), { recursive: true, filter })
  const manifest = JSON.parse(textOf('package.json')) as { readonly devDependencies: Readonly<Record<string, string>> }
  const devDependencies = Object.fromEntries(Object.entries(manifest.devDependencies).filter(([name]) => builds(name)))
  writeFileSync(join(to, 'package.json'), JSON.stringify({ ...manifest, devDependencies }, null, 2))
}

const imports = filesUnder('src')
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => [...textOf(path).matchAll(/ from '([^'.][^']*)'/g)].map(([, name = '']) => name))

function builds(name: string): boolean {
  return imports.includes(name) || name.startsWith('@types/') || name === 'tsx' || name === 'typescript'
}
