/**
 * A large pattern, and a small one for what no match of it can be without. V8 compiles a pattern when it is first asked, in
 * every run again: a large one takes longer than to read a page.
 */
export interface Sparing {
  readonly needs: RegExp
  readonly pattern: RegExp
}

export const sparing = (needs: string, pattern: string): Sparing => ({
  needs: new RegExp(needs, 'i'),
  pattern: new RegExp(pattern, 'gi'),
})

export const matchesOf = (text: string, { needs, pattern }: Sparing): readonly RegExpExecArray[] =>
  needs.test(text) ? [...text.matchAll(pattern)] : []

/** Stands for a part of a pattern that a text cannot fit, with as many groups. */
export const neverWith = (groups: number): string => `(?!)${'()'.repeat(groups)}`
