import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import things from './things.json' with { type: 'json' }

/** A real thing that tests ask: the programs that it needs, and the Debian package that brings them. `.ci/run` reads it too. */
const THINGS: Readonly<Record<RealThing, { readonly programs: readonly string[]; readonly debianPackage: string }>> =
  things

export type RealThing = keyof typeof things

/** Debian keeps the programs of PostgreSQL off the path, one folder a version. The newest comes first. */
function foldersOfPostgresql(): readonly string[] {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => join('/usr/lib/postgresql', version, 'bin'))
  } catch {
    return []
  }
}

/** Where a program is; null where it is not installed. */
function find(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...foldersOfPostgresql()]
  for (const folder of folders) {
    const path = join(folder, program)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {}
  }
  return null
}

/** The path of a program that `whenInstalled` has found. */
export function pathOf(program: string): string {
  const path = find(program)
  if (path === null) throw new Error(`${program} is not installed; ask whenInstalled first`)
  return path
}

/** What to say of a thing that is not installed; null where it is. */
export function missing(name: RealThing): string | null {
  const { programs, debianPackage } = THINGS[name]
  return programs.every(find) ? null : `${name} is not installed; apt-get install ${debianPackage}`
}
