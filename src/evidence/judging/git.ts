import type { GitQuestion, Seen } from '../../model/index.js'
import { fails, holds, type Said, shown, unreadable, worst } from './says.js'

type SeenTag = Extract<Seen, { type: 'git' }>

/** The tag exists, is annotated and signed where that is asked, and is part of what ships. */
export function judgeTag(asked: GitQuestion, seen: SeenTag): Said {
  const tag = `tag ${shown(asked.tag)}`
  const where = asked.repository === '.' ? 'this repository' : `the repository ${shown(asked.repository)}`
  if (!seen.exists) return fails(`There is no ${tag} in ${where}.`)
  if (seen.commit === null) return fails(`The ${tag} leads to no commit.`)
  const parts = [...(asked.annotated ? [annotated(tag, seen)] : []), ...(asked.signed ? [signed(tag, seen)] : [])]
  if (asked.ancestorOf !== null) parts.push(contained(tag, asked.ancestorOf, seen))
  const traits = [
    ...(asked.annotated ? ['is annotated'] : []),
    ...(asked.signed ? [`is signed${seen.signer === null ? '' : ` by ${shown(seen.signer)}`}`] : []),
    ...(asked.ancestorOf === null ? [] : [`is part of ${shown(asked.ancestorOf)}`]),
  ]
  const exists = `The ${tag} exists at ${seen.commit.slice(0, 12)}`
  const [last] = traits.slice(-1)
  const more = traits.slice(0, -1).map((trait) => `, ${trait}`)
  return worst(parts, last === undefined ? `${exists}.` : `${exists}${more.join('')} and ${last}.`)
}

function annotated(tag: string, seen: SeenTag): Said {
  return seen.annotated ? holds('') : fails(`The ${tag} is a name alone, and an annotated one is demanded.`)
}

function signed(tag: string, { signature }: SeenTag): Said {
  switch (signature) {
    case 'good':
      return holds('')
    case 'bad':
      return fails(`The signature of the ${tag} is wrong, or was made for another tag.`)
    case 'none':
      return fails(`The ${tag} is not signed.`)
    case 'unknown':
      return unreadable(`The ${tag} is signed, and git does not know here whether the key can be trusted.`)
    case null:
      return unreadable(`Nobody looked whether the ${tag} is signed.`)
  }
}

function contained(tag: string, revision: string, { ancestor }: SeenTag): Said {
  if (ancestor === null) return unreadable(`Nobody could tell whether the ${tag} is part of ${shown(revision)}.`)
  return ancestor ? holds('') : fails(`The ${tag} is not part of ${shown(revision)}, which ships.`)
}
