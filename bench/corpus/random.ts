/** Chance that gives the same again for the same seed. */
export interface Random {
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number
  readonly pick: <T>(choices: readonly T[]) => T
  readonly chance: (probability: number) => boolean
  /** Some of the choices, at least so many, in their order. */
  readonly some: <T>(choices: readonly T[], least: number, most?: number) => readonly T[]
}

/** A 32-bit counter whose value is mixed (Weyl sequence and a finaliser of MurmurHash3). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    int,
    pick: (choices) => choices[int(0, choices.length - 1)] as (typeof choices)[number],
    chance: (probability) => next() < probability,
    some: (choices, least, most = choices.length) => {
      const wanted = int(least, Math.min(most, choices.length))
      const left = choices.map((_, index) => index)
      const taken = Array.from({ length: wanted }, () => left.splice(int(0, left.length - 1), 1)[0] as number)
      return taken.sort((a, b) => a - b).map((index) => choices[index] as (typeof choices)[number])
    },
  }
}
