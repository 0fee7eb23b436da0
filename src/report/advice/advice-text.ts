import { type Advice, type AdvisedOption, durationInWords, type Reason, type Standing } from '../../model/index.js'
import { place } from '../finding.js'
import type { Paint, View } from '../palette.js'
import { printable, shorten, wrap } from '../printable.js'
import { renderProblems } from '../problems.js'
import { valueWords } from './value-words.js'

const WORDS: Readonly<Record<Standing, string>> = {
  open: 'open',
  'spoken-against': 'spoken against',
  'ruled-out': 'ruled out',
  unknown: 'cannot be told',
}
const SIGNS: Readonly<Record<Reason['side'], string>> = { against: '-', unknown: '?', weigh: '~', for: '+' }
/** Characters of an answer of the plan. */
const LONGEST = 200
/** Places of a reason that are shown before `--verbose`. */
const MOST_PLACES = 2

/** The advice for people: the three options with their reasons, what to find out, what the plan said, and what that means. */
export function adviceText(advice: Advice, view: View): string {
  const { strong } = view.palette
  const lines = [
    ...head(advice, view),
    ...(advice.problems.length > 0 ? [strong('Problems'), '', ...renderProblems(advice.problems, view)] : []),
    ...advice.options.flatMap((option) => optionLines(option, view)),
    ...questions(advice, view),
    ...said(advice, view),
    strong(banner(advice)),
    ...advice.suggestion.flatMap((sentence) => hanging(printable(sentence), '  ', '  ', view)),
    '',
    view.palette.dim('gonogo decides nothing: it shows what was agreed beforehand.'),
  ]
  return `${lines.join('\n')}\n`
}

function head({ incident, plan, timeLeft, requiredBy }: Advice, view: View): readonly string[] {
  const left = timeLeft === null ? 'not known' : durationInWords(timeLeft, 2)
  const required = requiredBy.length === 0 ? 'nothing that was agreed' : requiredBy.map(printable).join('; ')
  return [
    `${view.palette.strong(printable(incident))}  weighed by ${printable(plan)}`,
    ...row('time left', left, WIDEST, view),
    ...row('rollback required by', required, WIDEST, view),
    '',
  ]
}

const WIDEST = 'rollback required by'.length

/** A label and its text, the further lines of it below the first. */
function row(label: string, text: string, width: number, view: View): readonly string[] {
  const indent = width + 4
  return wrap(text, view.width - indent).map(
    (line, index) => `${index === 0 ? `  ${label.padEnd(width)}  ` : ' '.repeat(indent)}${line}`,
  )
}

function optionLines({ name, standing, reasons }: AdvisedOption, view: View): readonly string[] {
  const paint: Paint = {
    open: view.palette.go,
    'spoken-against': view.palette.warn,
    'ruled-out': view.palette.block,
    unknown: view.palette.warn,
  }[standing]
  const shown = view.quiet ? reasons.filter(({ side }) => side !== 'for') : reasons
  return [
    `${view.palette.strong(name)}  ${paint(WORDS[standing])}`,
    ...shown.flatMap((reason) => reasonLines(reason, view)),
    '',
  ]
}

function reasonLines(reason: Reason, view: View): readonly string[] {
  const { side, rule, level, message, demands, places, fix } = reason
  const sources = demands.map(printable).join(', ')
  const shown = (view.verbose ? places : places.slice(0, MOST_PLACES)).map(({ path, span }) => place(path, span))
  const said = `${SIGNS[side]} ${printable(message)}`
  if (side === 'for')
    return hanging(`${said} ${view.palette.dim(`(${[sources, ...shown].join('; ')})`)}`, '  ', '    ', view)
  return [
    ...hanging(`${said} ${view.palette.dim(`(${level}, ${printable(rule)}; ${sources})`)}`, '  ', '    ', view),
    ...(shown.length === 0 ? [] : [`    ${view.palette.gutter('-->')} ${shown.join(', ')}`]),
    ...(fix === null ? [] : hanging(`fix: ${printable(fix)}`, '    ', '         ', view)),
  ]
}

function questions({ openQuestions }: Advice, view: View): readonly string[] {
  if (openQuestions.length === 0) return []
  return [
    view.palette.strong('Find out first'),
    ...openQuestions.flatMap(({ question, decides, demands }, index) =>
      hanging(
        `${index + 1}. ${printable(question)} ${view.palette.dim(`(decides ${decides.join(' and ')}; ${demands.map(printable).join(', ')})`)}`,
        '  ',
        '     ',
        view,
      ),
    ),
    '',
  ]
}

function said({ saidBeforehand, plan }: Advice, view: View): readonly string[] {
  if (saidBeforehand.length === 0) return []
  const widest = Math.max(...saidBeforehand.map(({ fact }) => fact.length))
  return [
    view.palette.strong(`What ${printable(plan)} said beforehand`),
    ...saidBeforehand.flatMap(({ fact, state, value, path, span }) => {
      const words = state === 'stated' ? `"${shorten(printable(valueWords(fact, value)), LONGEST)}"` : NOT_SAID[state]
      const at = state === 'absent' ? '' : ` ${view.palette.dim(`(${place(path, span)})`)}`
      return row(fact, `${words}${at}`, widest, view)
    }),
    '',
  ]
}

const NOT_SAID = { absent: 'not said', unfilled: 'a placeholder', unreadable: 'cannot be read' } as const

function banner({ points }: Advice): string {
  if (points === null) return '>>> CANNOT BE TOLD <<<'
  return points === 'escalation' ? '>>> ESCALATE <<<' : `>>> ${points.toUpperCase()} IS OPEN <<<`
}

function hanging(text: string, indent: string, further: string, view: View): readonly string[] {
  return wrap(text, view.width - further.length).map((line, index) => `${index === 0 ? indent : further}${line}`)
}
