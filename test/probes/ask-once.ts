import { demandFor, observe } from './demand.js'

// Asks the address that is its argument, and prints what is seen: Node reads what it trusts when it starts.
const [, , url = ''] = process.argv
const question = { type: 'http', url, pointer: '/ok', operator: 'equals', value: true, dated: null } as const
const { seen, unreadable } = await observe(demandFor(question))
process.stdout.write(JSON.stringify({ seen, unreadable }))
