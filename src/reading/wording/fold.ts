/** Cyrillic and Greek letters that cannot be told from Latin ones by eye. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', м: 'm' },
    ...{ о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x' },
    ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x' },
  }),
)

/**
 * A word as it is looked up: lower case, compatibility forms and apostrophes made plain, without characters that show
 * nothing, and in Latin letters where it is a Latin word with look-alikes from elsewhere in it.
 */
export function folded(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  const plain = lower
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
  return /[a-z]/.test(plain) ? plain.replace(FOREIGN, (letter) => LOOK_ALIKES.get(letter) ?? letter) : plain
}

const PLAIN = /^[a-z0-9']*$/
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu
