import { describe, expect, test } from 'vitest'
import { filesUnder, textOf } from '../architecture/tree.js'

const manifest = JSON.parse(textOf('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly dependenciesBecause: Readonly<Record<string, string>>
  readonly version: string
}
const lock = JSON.parse(textOf('package-lock.json')) as {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly resolved?: string
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}
const installed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })

describe('every dependency', () => {
  test.each(installed)('%s has its reason, in one sentence', (name) => {
    expect(manifest.dependenciesBecause[name]).toMatch(/^[A-Z].{10,}\.$/)
  })

  test('is there: no reason is left over', () => {
    expect(Object.keys(manifest.dependenciesBecause).filter((name) => !installed.includes(name))).toEqual([])
  })

  test('is pinned by the lock file, without a download address', () => {
    expect(installed.filter((name) => !lock.packages[`node_modules/${name}`]?.version)).toEqual([])
    const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'))
    expect(addressed.map(([path]) => path)).toEqual([])
  })
})

describe('the lock file', () => {
  test('knows the binaries of every platform, so that npm ci works on all of them', () => {
    const absent = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      ),
    )
    expect(absent).toEqual([])
  })
})

describe('the version', () => {
  test('is the newest of the changelog', () => {
    expect(textOf('CHANGELOG.md').match(/^## \[(\d[^\]]*)\]/m)?.[1]).toBe(manifest.version)
  })

  test('is written nowhere else in the code', () => {
    const copies = filesUnder('src').filter((path) => textOf(path).includes(`'${manifest.version}'`))
    expect(copies).toEqual([])
  })
})
