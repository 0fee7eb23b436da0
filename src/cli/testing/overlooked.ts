import { join } from 'node:path'
import type { Problem } from '../../model/index.js'
import { nearestWord } from '../../schema/index.js'
import { isCaseName } from '../../testing/index.js'
import { isFolder } from '../discover/look.js'
import { namesIn } from '../discover/names-in.js'
import { trouble } from '../discover/trouble.js'

const CASES = 'cases'

/**
 * What is meant as a case, and would be passed over: hidden files and folders named like one, and cases in a folder
 * that is not called `cases`.
 *
 * @param absolute the folder of the pack
 * @param rules names of its rules
 * @param printed what something in that folder is called in messages
 */
export function overlookedIn(
  absolute: string,
  rules: ReadonlySet<string>,
  printed: (name: string) => string,
): readonly Problem[] {
  const folders = sorted(absolute).filter((name) => name !== CASES && !name.startsWith('.'))
  return [
    ...amongCases(join(absolute, CASES), printed),
    ...folders.flatMap((name) => misnamed(join(absolute, name), name, rules, printed)),
  ]
}

function amongCases(cases: string, printed: (name: string) => string): readonly Problem[] {
  return sorted(cases).flatMap((folder) =>
    sorted(join(cases, folder)).flatMap((name) => {
      const path = printed(`${CASES}/${folder}/${name}`)
      if (name.startsWith('.') && isCaseName(name.slice(1))) {
        return [trouble(path, 'case-name', 'A hidden file is no case.', `Name it \`${name.slice(1)}\`.`)]
      }
      if (!isCaseName(name) || !isFolder(join(cases, folder, name))) return []
      const fix = 'Write the document into a file of that name; what examples link to lies in `cases/files/`.'
      return [trouble(path, 'case-name', 'A case is a file, and this is a folder.', fix)]
    }),
  )
}

/** A folder of another name in which something lies as cases do. */
function misnamed(
  absolute: string,
  name: string,
  rules: ReadonlySet<string>,
  printed: (name: string) => string,
): readonly Problem[] {
  const meant = name.toLowerCase() === CASES || nearestWord(name.toLowerCase(), [CASES]) !== null
  const inside = isFolder(absolute) ? sorted(absolute) : []
  const folders = inside.filter((one) => meant || rules.has(one))
  const holds =
    (meant && inside.some(isCaseName)) || folders.some((one) => sorted(join(absolute, one)).some(isCaseName))
  if (!holds) return []
  const message = 'The folder holds cases, and nobody reads them.'
  return [trouble(printed(name), 'case-name', message, `Call it \`${CASES}\`.`)]
}

function sorted(folder: string): readonly string[] {
  return [...namesIn(folder)].sort()
}
