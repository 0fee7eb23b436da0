/** Codes of Node, of its HTTP client and of OpenSSL, and what they mean to a person. */
const MEANINGS: readonly (readonly [code: RegExp, sentence: string])[] = [
  [/^ECONNREFUSED$/, 'Nobody answers there'],
  [/^(?:ENOTFOUND|EAI_\w+)$/, 'The name of its host is not known here'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'Its host cannot be reached'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'The connection broke'],
  [/^(?:UND_ERR_HEADERS_OVERFLOW|HPE_\w+|Z_\w+|ERR_.*DECOD\w*)$/, 'What it answers is broken'],
  [/CERT|SIGNATURE|ISSUER|^ERR_TLS_/, 'Its certificate is not trusted'],
  [/^(?:ERR_SSL_\w+|EPROTO)$/, 'It does not speak TLS as it should'],
]

/** Why a request failed. Only its code is told: the words of an error may repeat what was sent. */
export function failureOf(error: unknown): string {
  // The one failure that has words and no code.
  if (error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port') {
    return 'Its port belongs to another protocol'
  }
  const code = codeOf(error, 5)
  if (code === null) return 'The request failed'
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1] ?? 'The request failed'
  return `${meaning} (${code})`
}

function codeOf(error: unknown, depth: number): string | null {
  if (typeof error !== 'object' || error === null || depth === 0) return null
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code
  // Where a name has several addresses, each has failed in its own way.
  return codeOf(cause, depth - 1) ?? (Array.isArray(errors) ? codeOf(errors[0], depth - 1) : null)
}
