import type { Question } from '../../model/index.js'

/** Why a question, with its facts filled in, is none that can be asked; null where it can. */
export function questionFault(question: Question): string | null {
  switch (question.type) {
    case 'git':
      return gitFault(question.tag, question.ancestorOf) ?? folderFault(question.repository)
    case 'registry': {
      const { url, repository, reference, digest } = question
      if (!isRepository(repository)) return `\`${repository}\` is no name of a repository in a registry.`
      if (!isReference(reference)) return `\`${reference}\` is neither a tag nor a digest.`
      if (digest !== null && !isDigest(digest)) return `\`${digest}\` is no digest.`
      if (digest !== null && isDigest(reference) && digest !== reference) return 'Two different digests are asked for.'
      return addressFault(url)
    }
    case 'prometheus':
    case 'http':
      return addressFault(question.url)
    case 'file':
      return pathFault(question.path)
  }
}

const isRepository = (name: string): boolean =>
  name.length <= 255 && name.split('/').every((part) => /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(part))

const isReference = (text: string): boolean => /^\w[\w.-]{0,127}$/.test(text) || isDigest(text)

export const isDigest = (text: string): boolean => /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text)

/** A tag as `git check-ref-format` allows it, and a revision that no command takes for an option. */
function gitFault(tag: string, ancestorOf: string | null): string | null {
  const isTag =
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)/u.test(tag) && /^[^-./](?:.*[^./])?$/.test(tag) && tag !== '@'
  if (!isTag) return `\`${tag}\` cannot be the name of a tag.`
  const isRevision = ancestorOf === null || (/^[^-\s][^\s\p{Cc}]*$/u.test(ancestorOf) && !ancestorOf.includes('..'))
  return isRevision ? null : `\`${ancestorOf}\` cannot be the name of a revision.`
}

const folderFault = (folder: string): string | null =>
  /\p{Cc}/u.test(folder) ? 'The folder has no readable name.' : null

function addressFault(written: string): string | null {
  try {
    const { protocol, username, password } = new URL(written)
    if (protocol !== 'http:' && protocol !== 'https:') return `\`${written}\` is no web address.`
    return username || password ? 'The address holds credentials.' : null
  } catch {
    return 'The address is no web address.'
  }
}

/** What proves a release lies beside it: nobody must be able to point at a file elsewhere. */
function pathFault(path: string): string | null {
  const leadsOutside = /^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..')
  if (leadsOutside) return `\`${path}\` leads out of the folder of the config.`
  return path === '' || /\p{Cc}/u.test(path) ? 'The path is none.' : null
}
