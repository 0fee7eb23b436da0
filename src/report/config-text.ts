import type { EffectiveConfig, EffectivePack, EffectiveRule, Written } from './config.js'
import { valueText } from './facts-text.js'
import type { View } from './palette.js'
import { count, printable, textWidth } from './printable.js'

/** What is said, and where it comes from. */
type Row = readonly [said: string, from: string]

/** The configuration for people: every line says what is so, and at its end where that was decided. */
export function configText(config: EffectiveConfig, view: View): string {
  const { rules, documents, overrides, additions, packs } = config
  const off = rules.filter(({ level }) => level === 'off').length
  const sections: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    ['What is read', [...settingRows(config, isOfReading), ...documents.map(documentRow)]],
    ['What the release gate asks', settingRows(config, (name) => !isOfReading(name))],
    ['Packs, as they count: later ones win', packRows(packs)],
    [`Rules: ${rules.length - off} on, ${off} switched off`, rules.flatMap(ruleRows)],
    ['Overrides: other settings for some documents', overrides.flatMap(overrideRows)],
    ['Of your own', additions.map(({ what, count: amount, from }): Row => [`  ${count(amount, what)}`, place(from)])],
  ]
  const lines = sections
    .filter(([, rows]) => rows.length > 0)
    .flatMap(([title, rows]) => [view.palette.strong(title), ...aligned(rows, view), ''])
  return `${[view.palette.strong(printable(config.path ?? 'There is no gonogo.config.yaml: the defaults apply.')), '', ...lines].join('\n')}`
}

/** The places of a section stand below each other, unless a line is so long that they would leave the screen. */
function aligned(rows: readonly Row[], view: View): readonly string[] {
  const plain = rows.map(([said, from]) => [printable(said), printable(from)] as const)
  const room = Math.floor(view.width * 0.65)
  const widest = Math.max(...plain.map(([said]) => textWidth(said)).filter((width) => width <= room), 0)
  return plain.map(([said, from]) => {
    const gap = ' '.repeat(Math.max(0, widest - textWidth(said)))
    return from === '' ? painted(said, view) : `${painted(said, view)}${gap}  ${view.palette.dim(from)}`
  })
}

function painted(said: string, { palette }: View): string {
  return said.replace(/^( +)(block|warn|note)(?= )/, (_, indent: string, level: 'block' | 'warn' | 'note') => {
    return `${indent}${palette[level](level)}`
  })
}

const isOfReading = (name: string): boolean => !name.startsWith('gate.')

function settingRows({ settings }: EffectiveConfig, isMeant: (name: string) => boolean): readonly Row[] {
  return settings
    .filter(({ name }) => isMeant(name))
    .flatMap(({ name, values }) =>
      values.map(({ value, from }, index): Row => {
        const shown = value === null ? 'no limit' : name === 'limits.fileSize' ? sizeText(Number(value)) : String(value)
        return [`  ${(index === 0 ? name : '').padEnd(15)}  ${shown}`, place(from)]
      }),
    )
}

function documentRow({ files, kind, mapped, from }: EffectiveConfig['documents'][number]): Row {
  const facts = mapped > 0 ? `, ${count(mapped, 'fact')} mapped` : ''
  return [`  ${'documents'.padEnd(15)}  ${files.join(' ')}: ${kind}${facts}`, place(from)]
}

function packRows(packs: readonly EffectivePack[]): readonly Row[] {
  const ids = Math.max(0, ...packs.map(({ id }) => id.length))
  const versions = Math.max(0, ...packs.map(({ version }) => version?.length ?? 0))
  return packs.map(({ id, version, folder, by }): Row => {
    const said = `  ${id.padEnd(ids)}  ${(version ?? '').padEnd(versions)}  ${folder}`
    return [said, by === 'default' ? by : `extended by ${by === '--rules' ? by : place(by)}`]
  })
}

function ruleRows({ id, level, from, parameters }: EffectiveRule): readonly Row[] {
  return [
    [`  ${(level ?? '').padEnd(5)}  ${id}`, level === null ? '' : place(from)],
    ...parameters.map(({ name, type, value, from: of }): Row => {
      return [`           ${name}: ${valueText(value, type)}`, place(of)]
    }),
  ]
}

function overrideRows({ files, environments, rules, from }: EffectiveConfig['overrides'][number]): Row[] {
  const of = [files.join(' '), environments.length > 0 ? `in ${environments.join(', ')}` : ''].filter(Boolean)
  return [[`  ${of.join(' ')}`, place(from)], ...rules.flatMap(ruleRows).map(indented)]
}

function indented([said, from]: Row): Row {
  return [`  ${said}`, from]
}

function place(from: Written): string {
  return from === null ? 'default' : `${from.path}:${from.line}`
}

function sizeText(bytes: number): string {
  return bytes % 1_000_000 === 0 ? `${bytes / 1_000_000} MB` : count(bytes, 'byte')
}
