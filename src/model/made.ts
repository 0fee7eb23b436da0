/** The first line of every page that `gonogo rules` writes: such a page tells of rules, and is no release document. */
export const MADE_BY_RULES = '<!-- Made by `gonogo rules --format markdown`. Do not edit: it is written again. -->'
