// Loaded before the command: makes this thread wait until another can begin, counts what it answers, and does it harm.
const { appendFileSync } = require('node:fs')
const threads = require('node:worker_threads')
const { HARM: harm, ANSWERS: log } = process.env

/** What becomes of the answer of a thread: another one, or none and the thread ends. */
const SPOILED = {
  'answers no JSON': (answer) => ({ ...answer, text: answer.text.slice(1) }),
  'answers something else': (answer) => ({ ...answer, text: '{"verdict":"GO"}' }),
  'answers with nothing in it': (answer) => ({
    ...answer,
    text: '{"documents":[],"problems":[],"weighed":[],"tallies":[],"expected":0,"clock":null}',
  }),
  'answers about another document': (answer) => ({
    ...answer,
    text: answer.text.replaceAll('"path":"', '"path":"of-another-'),
  }),
  'answers what nobody asked': (answer) => ({ ...answer, file: answer.file + 100_000 }),
  'answers nothing at all': () => null,
}

function asMain() {
  const Real = threads.Worker
  threads.Worker = class extends Real {
    answered = 0
    constructor(file, options) {
      if (harm === 'is not allowed') throw new Error('ERR_ACCESS_DENIED')
      const flag = new Int32Array(new SharedArrayBuffer(4))
      super(harm === 'has no program' ? `${file}.gone` : file, {
        ...options,
        ...(harm === 'has no memory' ? { resourceLimits: { maxOldGenerationSizeMb: 2 } } : {}),
        workerData: { ...options.workerData, flag },
      })
      if (harm === undefined || SPOILED[harm] || harm.startsWith('later')) Atomics.wait(flag, 0, 0, 20_000)
    }
    emit(event, answer, ...more) {
      if (event !== 'message' || answer === 'ready') return super.emit(event, answer, ...more)
      this.answered++
      appendFileSync(log, 'answer\n')
      if (harm === 'later is ended' && this.answered === 2) void this.terminate()
      return super.emit(event, SPOILED[harm] && this.answered > 1 ? SPOILED[harm](answer) : answer, ...more)
    }
  }
}

function asThread() {
  const { parentPort, workerData } = threads
  const post = parentPort.postMessage.bind(parentPort)
  let posted = 0
  parentPort.postMessage = (message) => {
    posted++
    if (harm === 'later throws' && posted === 4) throw new Error('harm')
    if (harm === 'later exits' && posted === 4) process.exit(0)
    if (harm === 'is never ready') return
    post(message)
    Atomics.store(workerData.flag, 0, 1)
    Atomics.notify(workerData.flag, 0)
  }
}

if (threads.isMainThread) asMain()
else asThread()
