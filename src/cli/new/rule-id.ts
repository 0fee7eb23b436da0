/** The parts of a rule's id, and what they are called elsewhere. */
export interface RuleId {
  readonly pack: string
  readonly name: string
}

const PART = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const LONGEST = 60
/** Folders and files that mean something else. */
const TAKEN: ReadonlyMap<string, string> = new Map([
  ['pack', 'pack.yaml is the manifest of the pack'],
  ['cases', 'the folder cases/ holds the cases of the rules'],
  ['readme', 'README.md is no page of a rule'],
])

/** Names that no file may have on Windows, whatever its ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** `payments/named-approver`, or a sentence that says what an id looks like. */
export function ruleIdIn(written: string, shipped: readonly string[]): RuleId | string {
  const [pack = '', name, ...more] = written.split('/')
  if (name === undefined) return `"${short(written)}" names no pack. ${suggestion(`payments/${kebab(written)}`)}`
  if (more.length > 0 || ![pack, name].every((part) => PART.test(part) && part.length <= LONGEST)) {
    const parts = written.split('/').map(kebab).filter(Boolean)
    const near = parts.length < 2 ? 'payments/named-approver' : `${parts[0]}/${parts.slice(1).join('-')}`
    return `"${short(written)}" is no id of a rule: that is <pack>/<rule>, in small letters, digits and hyphens. ${suggestion(near)}`
  }
  const device = [pack, name].find((part) => DEVICES.test(part))
  const taken =
    device === undefined
      ? (TAKEN.get(name) ?? (pack === 'cases' ? TAKEN.get('cases') : undefined))
      : `Windows keeps "${device}" for a device, and has no file or folder of that name`
  if (taken !== undefined) return `A rule cannot be called "${written}": ${taken}. Choose another name.`
  if (shipped.includes(pack)) {
    return `"${pack}" is a pack that ships with gonogo. Name a pack of your own: gonogo new rule our-${pack}/${name}`
  }
  return { pack, name }
}

function suggestion(id: string): string {
  return PART.test(id.split('/')[1] ?? '')
    ? `Write: gonogo new rule ${id}`
    : 'Write: gonogo new rule payments/named-approver'
}

function kebab(text: string): string {
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
  return words
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, LONGEST)
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** `named-approver` as people say it: `Named approver`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A text as YAML, in quotes where it would be something else without: `Null`, `on`. */
export function scalar(text: string): string {
  return /^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text) ? JSON.stringify(text) : text
}

/** `named-approver` as a key: `namedApprover`. */
export function keyOf(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
