/** The demands that a pack answers in full. */
export const PILLAR_DEMANDS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']
export const EMERGENCY_DEMANDS = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7']
export const RUNBOOK_DEMANDS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']
export const CONTRACT_DEMANDS = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12']
export const PROCEDURE_DEMANDS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10']
/** Of the pack `kubernetes-enhancement`; its manifest says what they are. */
export const ENHANCEMENT_DEMANDS = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8']
