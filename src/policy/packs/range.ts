import type { Problem } from '../../model/index.js'
import type { Manifest } from '../pack.js'

/** The packs that were not written for this version of gonogo, or do not say properly for which. */
export async function unfitPacks(
  packs: readonly Pick<Manifest, 'id' | 'gonogo'>[],
  version: string,
): Promise<readonly Problem[]> {
  const ranges = packs.flatMap((pack) => (pack.gonogo ? [{ ...pack.gonogo, pack: pack.id }] : []))
  if (ranges.length === 0) return []
  // Few packs ask, and most runs have none: nobody else waits for it.
  const { default: semver } = await import('semver')
  return ranges.flatMap(({ name, path, span, pack }): readonly Problem[] => {
    const range = name.length <= 200 ? semver.validRange(name) : null
    if (range !== null && semver.satisfies(version, range, { includePrerelease: true })) return []
    const [code, message, fix] =
      range === null
        ? [
            'gonogo-range',
            `"${name.slice(0, 60)}" is no range of versions.`,
            'Write a range as npm has it, such as ^1.0.0 or ">=0.1".',
          ]
        : [
            'gonogo-version',
            `The pack "${pack}" works with gonogo ${name}, and this is gonogo ${version}.`,
            'Install a version of gonogo in that range, or a version of the pack for this one.',
          ]
    return [{ code, severity: 'error', message, fix, path, span }]
  })
}
