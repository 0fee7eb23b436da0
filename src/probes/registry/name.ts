const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^(sha256:[\da-f]{64}|sha512:[\da-f]{128})$/

export const isDigest = (reference: string): boolean => DIGEST.test(reference)

/** Why the registry cannot be asked for this, as the OCI distribution specification has names; null: it can. */
export function nameFault(repository: string, reference: string, digest: string | null): string | null {
  if (repository.length > 255 || !REPOSITORY.test(repository)) {
    return `\`${repository}\` is no name of a repository. Write one such as \`shop/storefront\`, in lower case.`
  }
  if (!isDigest(reference) && !TAG.test(reference)) return `\`${reference}\` is no tag and no digest of a manifest.`
  if (digest === null || isDigest(digest)) return null
  return `\`${digest}\` is no digest. Write one such as \`sha256:\` and 64 digits.`
}
