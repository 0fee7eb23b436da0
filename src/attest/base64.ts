/**
 * Bytes of a text in base64, in the standard alphabet or the one for addresses, as DSSE has it; null for anything else.
 * Every text but the one way to write its bytes is refused, so that no letter of an envelope can be changed unnoticed.
 */
export function bytesOf(text: string): Buffer | null {
  const isForAddresses = /[-_]/.test(text)
  const bare = text.replace(/={1,2}$/, '')
  const bytes = Buffer.from(bare, isForAddresses ? 'base64url' : 'base64')
  const written = isForAddresses ? bytes.toString('base64url') : bytes.toString('base64').replace(/=+$/, '')
  const isPadded = bare !== text
  return written === bare && (!isPadded || text.length % 4 === 0) ? bytes : null
}
