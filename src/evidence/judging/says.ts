/** What something seen says to what is asked: an answer, and one sentence with what was seen. */
export interface Said {
  readonly answer: 'holds' | 'fails' | 'unreadable'
  readonly says: string
}

export const holds = (says: string): Said => ({ answer: 'holds', says })
export const fails = (says: string): Said => ({ answer: 'fails', says })
export const unreadable = (says: string): Said => ({ answer: 'unreadable', says })

/** A text of others in a sentence: one line, and not the whole of it. */
export function shown(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return `\`${line.length > 80 ? `${line.slice(0, 80)}…` : line}\``
}

/** What fails decides before what cannot be read: it is known. */
export function worst(parts: readonly Said[], otherwise: string): Said {
  const decides = (answer: Said['answer']) => parts.find((part) => part.answer === answer)
  return decides('fails') ?? decides('unreadable') ?? holds(otherwise)
}
