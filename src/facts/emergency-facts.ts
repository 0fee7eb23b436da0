import { all, type DocumentEntry, derived, first } from './entry.js'

/** What declaring an incident takes. */
export const DECLARATION = ['channel', 'commander', 'announcement', 'paging', 'stakeholders', 'eta']
/** What closing an incident takes. */
export const CLOSING = ['resolution', 'report', 'root-cause', 'post-mortem']
export const PHASE_ROLES = ['decide', 'execute', 'verify', 'close']
export const DATABASE_METHODS = ['down-migration', 'restore', 'other']

/** What an emergency guide says beyond what every document may say. */
export const EMERGENCY_FACTS: readonly DocumentEntry[] = [
  derived(all('rollback.phases', 'The phases of the rollback, by name.')),
  derived(all('rollback.phases.timed', 'Those of them that have a window of time.')),
  derived(first('rollback.phases.end', 'duration', 'When the last of them ends, closing the incident aside.')),
  derived(
    first(
      'rollback.timeBound.promised',
      'duration',
      'The time bound as it is stated apart from the windows of phases.',
    ),
  ),
  all('rollback.mechanisms', 'By what the steps go back; `delegated`: a pipeline or another document does it.', [
    'traffic-switch',
    'abort',
    'redeploy',
    'delegated',
  ]),
  derived(all('rollback.stepsIn', 'The documents that hold the steps, as they are linked or named.')),

  all('incident.channel', 'Where people work on the incident: a channel, a call, a room.'),
  all('incident.commander', 'Who leads the incident, or that somebody is assigned to.'),
  all('incident.announcement', 'That an incident is declared, and how it is announced.'),
  all('incident.paging', 'Who is paged.'),
  all('incident.stakeholders', 'Which stakeholders are told of the issue.'),
  all('incident.eta', 'That they are told when to expect the end.'),
  derived(all('incident.declaration', 'What is said of declaring an incident.', DECLARATION)),

  all('closing.resolution', 'That people are told that the issue is resolved.'),
  all('closing.report', 'The incident report that is written.'),
  all('closing.rootCause', 'The root cause analysis that is begun.'),
  all('closing.postMortem', 'The post-mortem that is held.'),
  {
    ...first('closing.postMortem.within', 'duration', 'How long after the incident at the latest.'),
    combine: 'largest',
  },
  first('closing.postMortem.blameless', 'boolean', 'It is blameless, and says so.'),
  derived(all('closing.parts', 'What is said of closing an incident.', CLOSING)),
]
